"""The legal hold: somebody sets it with a reason and a day, and it stands until it has ended."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.dates import british_date
from interviewer.domain.legal_hold import LegalHold, standing_holds
from interviewer.domain.review import Review
from interviewer.ui.before.settled import LABELS
from interviewer.ui.form import DateField, Form, TextField
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.workspace import Workspace

_ABOUT = (
    "A legal hold keeps everything here, whatever else is settled: after a solicitor’s letter, a "
    "complaint, or a request for records."
)


class HoldsPanel(QWidget):
    """Shows the legal hold that stands, and sets or ends one."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.standing, self.ended = words("", "hint"), words("", "muted")
        self.reason, self.since, self.why_ended = TextField(), DateField(), TextField()
        self.set_button = QPushButton("Set a &legal hold")
        self.end_button = QPushButton("&End the legal hold")
        self.set_button.clicked.connect(self.set_hold)
        self.end_button.clicked.connect(self.end_hold)
        self.problem = Sentence("error")
        self._setting, self._ending = Form(label=LABELS), Form(label=LABELS)
        self._setting.add_field("Reason for a &hold", self.reason, "By role, never by name.")
        self._since_remark = self._setting.add_field("Since", self.since)
        self._ending.add_field("&Why it ends", self.why_ended, "Who said so, by role.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (words(_ABOUT), self.standing, self.ended, self._setting, self._ending):
            column.addWidget(part)
        for button in (self.set_button, self.end_button):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.problem)

    def show_review(self, review: Review) -> None:
        """Show the hold that stands, and those that have ended."""
        holds = standing_holds(review.legal_holds.values())
        over = [each for each in review.legal_holds.values() if each.ended]
        for label, told in ((self.standing, map(_stands, holds)), (self.ended, map(_ended, over))):
            label.setText("\n".join(told))
            label.setVisible(bool(label.text()))
        for part in (self._setting, self.set_button):
            part.setVisible(not holds)
        for part in (self._ending, self.end_button):
            part.setVisible(bool(holds))

    def set_hold(self) -> None:
        """Let a hold stand from now on."""
        workspace = self._workspace
        since = self.since.day_or(None, self._since_remark)
        if not self.reason.words:
            self.problem.say("Give the reason for the legal hold.")
            self.reason.setFocus()
            return
        if since is None and self.since.words:
            self.since.setFocus()
            return
        hold = LegalHold(
            id=workspace.new_id(),
            reason=self.reason.words,
            since=since or workspace.today(),
            by=workspace.review.initials,
            at=workspace.now(),
        )
        self._done()
        workspace.edit(hold)

    def end_hold(self) -> None:
        """Let what stands end today."""
        workspace = self._workspace
        if not self.why_ended.words:
            self.problem.say("Say why the legal hold ends.")
            self.why_ended.setFocus()
            return
        day, why = workspace.today(), self.why_ended.words
        self._done()
        holds = standing_holds(workspace.review.legal_holds.values())
        workspace.edit(*(replace(hold, ended=day, why_ended=why) for hold in holds))

    def _done(self) -> None:
        self.problem.say("")
        for field in (self.reason, self.why_ended):
            field.setText("")
        self.since.show_day(None)


def _stands(hold: LegalHold) -> str:
    since = f" since {british_date(hold.since)}" if hold.since else ""
    return f"A legal hold stands{since} ({hold.by}): {hold.reason}"


def _ended(hold: LegalHold) -> str:
    day = british_date(hold.ended) if hold.ended else ""
    return f"A legal hold ended on {day}: {hold.why_ended}"
