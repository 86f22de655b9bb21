"""The line that says that proceedings stand in the way, or were not asked about."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from interviewer.domain.clearance import cleared_answer, has_been_asked, may_begin, why_not
from interviewer.domain.conversation import started
from interviewer.domain.interview import Interview
from interviewer.domain.words import Occasion, Stage
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

_NOT_OVER = {Stage.PLANNED, Stage.IN_PROGRESS}
_KEPT = " What you type is kept; the conversation has not been started."


class ClearanceLine(QFrame):
    """Stands above the prompt while the conversation may not begin; typing is never refused.

    Where proceedings were not asked about, one key answers that nothing stands in the way.

    Signals:
        cleared: Somebody answered here after they had tried to start.
        before_wanted: The page *Before you start* was asked for.
    """

    cleared = Signal()
    before_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._id: UUID | None = None
        self._tried = False
        set_role(self, "topbar")
        self.says = words("")
        self.clear = QPushButton("&Nothing stands in the way")
        self.clear.clicked.connect(self._answer)
        self.before = QPushButton("&Before you start")
        self.before.clicked.connect(self.before_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 8, 28, 8)
        row.setSpacing(8)
        row.addWidget(self.says, 1)
        for button in (self.clear, self.before):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_interview(self, interview: Interview) -> None:
        """Say what is needed before this conversation may begin; nothing where it may."""
        if interview.id != self._id:
            self._id, self._tried = interview.id, False
        review, planned = self._workspace.review, interview.stage is Stage.PLANNED
        why = why_not(review, interview, Occasion.INTERVIEW)
        noted = planned and bool(review.notes_of(interview))
        self.says.setText(f"{why}{_KEPT if noted else ''}")
        self.clear.setVisible(not has_been_asked(review, interview, Occasion.INTERVIEW))
        self.setVisible(bool(why) and interview.stage in _NOT_OVER)

    def begun(self, interview: Interview) -> Interview:
        """The interview in progress, where it may begin; else as it is."""
        if may_begin(self._workspace.review, interview):
            return started(interview, self._workspace.now())
        return interview

    def point_out(self) -> None:
        """Lead the keyboard here: somebody tried to start."""
        self._tried = True
        (self.before if self.clear.isHidden() else self.clear).setFocus()

    def _answer(self) -> None:
        if self._id is None:
            return
        workspace, tried = self._workspace, self._tried
        interview = workspace.review.interviews[self._id]
        answer_id, by, now = workspace.new_id(), workspace.review.initials, workspace.now()
        answer = cleared_answer(answer_id, interview, Occasion.INTERVIEW, by=by, at=now)
        workspace.edit(answer)
        self._tried = False
        if tried:
            self.cleared.emit()
