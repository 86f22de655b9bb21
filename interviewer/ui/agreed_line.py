"""The line that says that an interview is agreed, and what it takes to change it all the same."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.closing import is_open_to_changes, last_reopening, reopened
from interviewer.domain.dates import british_date
from interviewer.domain.interview import Interview
from interviewer.ui.form import TextField
from interviewer.ui.local_time import local_day
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace


class AgreedLine(QFrame):
    """Stands above what an agreed interview holds; hidden where nothing was agreed.

    It says when it was agreed and asks for a reason before anything is changed. Whether a page
    lets somebody change something is `domain.closing.is_open_to_changes`: the page asks that.

    Attributes:
        by: Initials of who would open it; empty means whoever sits at this laptop.

    Signals:
        opened: The interview was opened for changes, and that is saved.
    """

    opened = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by = ""
        self._workspace = workspace
        self._id: UUID | None = None
        set_role(self, "topbar")
        self._says = words("")
        self.change = QPushButton("Change it all the same…")
        self.change.clicked.connect(self.ask_why)
        self.reason = TextField()
        self.reason.setAccessibleName("Why it is changed")
        self.reason.setPlaceholderText("Why: such as a date that was put right afterwards")
        self.reason.returnPressed.connect(self._open)
        self.open = QPushButton("Open for changes")
        set_role(self.open, "primary")
        self.open.clicked.connect(self._open)
        self.leave_it = QPushButton("Leave it as it is")
        self.leave_it.clicked.connect(self.give_up)
        self._problem = Sentence("error")
        self._asking = QWidget()
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        said = QHBoxLayout()
        said.addWidget(self._says, 1)
        said.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        asked = QHBoxLayout(self._asking)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self.reason, 1)
        asked.addWidget(self.open)
        asked.addWidget(self.leave_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 8, 28, 8)
        column.addLayout(said)
        column.addWidget(self._asking)
        column.addWidget(self._problem)

    def show_interview(self, interview: Interview) -> None:
        """Say how it stands with this interview; a reason that is being typed stays."""
        if interview.id != self._id:
            self._id = interview.id
            self._ask(asking=False)
        closed = not is_open_to_changes(self._workspace.review, interview)
        self._says.setText(_says(interview))
        if not closed:
            self._ask(asking=False)
        self.change.setVisible(closed and self._asking.isHidden())
        self.setVisible(interview.agreed is not None)

    def holds_back(self) -> bool:
        """Whether the interview is closed to a change that is about to be made.

        Where it is, the keyboard is led here.
        """
        if self._id is None:
            return False
        review = self._workspace.review
        if is_open_to_changes(review, review.interviews[self._id]):
            return False
        self.point_out()
        return True

    def point_out(self) -> None:
        """Lead the keyboard here: somebody tried to change what is closed."""
        (self.reason if self.change.isHidden() else self.change).setFocus()

    def ask_why(self) -> None:
        """Ask for the reason."""
        self._ask(asking=True)
        self.reason.setFocus()

    def give_up(self) -> None:
        """Leave the interview as it is."""
        self._ask(asking=False)
        self.change.setFocus()

    def _ask(self, *, asking: bool) -> None:
        self._asking.setVisible(asking)
        self.change.setVisible(not asking)
        if not asking:
            self.reason.clear()
        self._problem.say("")

    def _open(self) -> None:
        if self._id is None:
            return
        if not self.reason.words:
            self._problem.say("Say in a few words why.")
            self.reason.setFocus()
            return
        workspace = self._workspace
        interview, why = workspace.review.interviews[self._id], self.reason.words
        by = self.by or workspace.review.initials
        workspace.save(reopened(interview, workspace.now(), by=by, reason=why), reason=why)
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._asking.isHidden():
            self.give_up()
        else:
            super().keyPressEvent(event)


def _says(interview: Interview) -> str:
    if interview.agreed is None:
        return ""
    agreed = f"The accuracy check was finished on {british_date(local_day(interview.agreed))}."
    last = last_reopening(interview)
    if last is None:
        return f"{agreed} Changes are possible; they are recorded and can be seen."
    by = f" by {last.by}" if last.by else ""
    return f"{agreed} Opened for changes on {british_date(local_day(last.at))}{by}: {last.reason}"
