"""Which seat this laptop has, and changing it with what follows said first."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from interviewer.domain.review import Review
from interviewer.domain.seats import consequences, role_of, why_not
from interviewer.domain.set_up import Seat
from interviewer.ui.entrance.seat_choice import SeatChoice
from interviewer.ui.form import Form, TextField
from interviewer.ui.sentence import Sentence
from interviewer.ui.settings.ways import UnlockWay
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace


class SeatPart(UnlockWay):
    """Says whose laptop this is; another seat is taken with a reason, which the history keeps."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("", "Change the s&eat…", parent)
        self._workspace = workspace
        self.choice, self.reason = SeatChoice(), TextField()
        self.told = Sentence("hint")
        self.change_button = QPushButton("C&hange the seat now")
        set_role(self.change_button, "primary")
        self.choice.changed.connect(self._tell)
        self.change_button.clicked.connect(self.change)
        form = Form()
        self._missing = form.add_field("&Why it changes", self.reason, "It is kept in the history.")
        for part in (self.choice, self.told, form):
            self.inside.addWidget(part)
        self.inside.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_review(self, review: Review) -> None:
        """Say whose laptop this is now."""
        self.about.setText(
            f"This laptop is that of {role_of(review).one}. The seat decides what is shown here "
            "and what may be taken in, and never leaves this laptop."
        )

    def begin(self) -> None:
        self.choice.choose(role_of(self._workspace.review))
        self.choice.choice.setFocus()

    def clear(self) -> None:
        self.reason.clear()
        self._missing.say("")

    def change(self) -> None:
        """Let this laptop be that of the chosen seat, where it may and a reason is given."""
        review, role = self._workspace.review, self.choice.word
        missing = "" if self.reason.words else "Say why: it is kept in the history."
        self._missing.say(missing)
        if why_not(review, role) or missing:
            (self.reason if missing else self.choice.choice).setFocus()
            return
        seat = next(iter(review.seats.values()), None) or Seat(id=self._workspace.new_id())
        self._workspace.save(replace(seat, role=role), reason=self.reason.words)
        self.finish(f"This laptop is that of {role.one} now.")

    def _tell(self) -> None:
        review, role = self._workspace.review, self.choice.word
        refused = why_not(review, role)
        self.told.say("" if role is role_of(review) else refused or consequences(role))
        self.change_button.setEnabled(not refused)
