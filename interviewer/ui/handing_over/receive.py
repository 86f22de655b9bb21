"""Taking a package in: what it will do is shown first, nothing is written until confirmed."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.errors import InterviewerError
from interviewer.domain.review import Review
from interviewer.ui.background import Background
from interviewer.ui.files import choose_file, choose_where
from interviewer.ui.handing_over.contacts import own_identity
from interviewer.ui.handing_over.files import read_file, write_file
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from datetime import datetime

    from interviewer.storage import Store
    from interviewer.storage.handover.plan import TakeInPlan
    from interviewer.storage.handover.taking_in import TakenIn

_ABOUT = (
    "A package that was sealed for you can be taken in here. First you see what it would do; "
    "nothing is written until you say so. A backup is made before."
)
RECEIPT = ("Receipt (*.receipt)", "receipt")


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A package that was opened, what it would do, and the receipt for it."""

    plan: "TakeInPlan"
    receipt: bytes = field(repr=False)


class ReceivePanel(QWidget):
    """Opens a package, tells what it brings, takes it in, and gives the receipt.

    Signals:
        taken: Something was taken in or out: the review is another one now.
    """

    taken = Signal()

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._background = workspace, background
        self._planned: Planned | None = None
        self._receipt = b""
        self.open_button = QPushButton("Take a package &in…")
        self.open_button.clicked.connect(self.ask_for_package)
        self.plan = QPlainTextEdit()
        self.plan.setReadOnly(True)
        self.plan.setTabChangesFocus(True)
        self.plan.setAccessibleName("What the package would do")
        self.take_button, self.leave_button = QPushButton("&Take it in"), QPushButton("&Leave it")
        set_role(self.take_button, "primary")
        self.take_button.clicked.connect(self.take)
        self.leave_button.clicked.connect(self.leave)
        self.receipt_button = QPushButton("Save the &receipt…")
        self.receipt_button.clicked.connect(self.ask_where)
        self.out_button = QPushButton("Take the last package &out again")
        self.out_button.clicked.connect(self.take_out)
        self.said, self.problem = Sentence("banner"), Sentence("error")
        self._lay_out()
        self.leave()

    def ask_for_package(self) -> None:
        """Ask for the file."""
        choose_file(
            self, "Take a package in", "Packages (*.age);;Every file (*)", self.open_package
        )

    def open_package(self, path: Path) -> None:
        """Open the package and show what it would do."""
        self.leave()
        self.said.say("Opening the package…")
        self._background.run(self, partial(read_file, path), self._plan, self._fail)

    def take(self) -> None:
        """Do what was shown."""
        planned, workspace = self._planned, self._workspace
        if planned is None:
            return
        self.said.say("Taking it in…")
        for button in (self.take_button, self.leave_button):
            button.setEnabled(False)
        workspace.close_drafts()
        who, at = workspace.review.initials, workspace.now()
        workspace.ask(partial(_take, planned, who, at), self._taken, self._fail)

    def leave(self) -> None:
        """Leave the package alone; nothing was written."""
        self._planned = None
        for part in (self.plan, self.take_button, self.leave_button):
            part.hide()
        self.problem.say("")
        self.said.say("")

    def ask_where(self) -> None:
        """Ask where the receipt goes."""
        review = self._workspace.review
        name = f"{review.initials} receipt.receipt"
        choose_where(self, "Save the receipt", RECEIPT, name, self.write_receipt)

    def write_receipt(self, path: Path) -> None:
        """Write the receipt for the package that was taken in."""
        work = partial(write_file, path, self._receipt)
        self._background.run(self, work, self._say_receipt, self._fail)

    def take_out(self) -> None:
        """Undo the last taking-in; refused where later work depends on it."""
        at = self._workspace.now()
        self._workspace.close_drafts()
        self.said.say("Taking it out again…")
        self._workspace.ask(partial(_take_out, at), self._taken_out, self._fail)

    def _plan(self, content: bytes) -> None:
        workspace = self._workspace
        work = partial(_planned, workspace.review, content, workspace.now())
        workspace.ask(work, self._show_plan, self._fail)

    def _show_plan(self, planned: Planned) -> None:
        self._planned = planned
        plan = planned.plan
        told = [share.told for share in plan.shares]
        told += [
            f"“{each.before}” is a reference of two people here: this one becomes “{each.after}”."
            for each in plan.renamings
        ]
        nothing = "Everything in it is here already. Taking it in again changes nothing."
        self.plan.setPlainText("\n".join(told if not plan.changes_nothing else [nothing]))
        for part in (self.plan, self.take_button, self.leave_button):
            part.show()
            part.setEnabled(True)
        self.said.say(f"A package from {plan.sender}. This is what it would do:")
        self.take_button.setFocus()

    def _taken(self, _: "TakenIn") -> None:
        assert self._planned is not None  # noqa: S101  it has just been taken in
        self._receipt = self._planned.receipt
        sender = self._planned.plan.sender
        self.leave()
        self._workspace.reload(partial(self._say_taken, sender), self._fail)

    def _say_taken(self, sender: str) -> None:
        self.receipt_button.show()
        self.out_button.show()
        self.said.say(f"Taken in. Send the receipt to {sender}, who is waiting for it.")
        self.receipt_button.setFocus()
        self.taken.emit()

    def _taken_out(self, _: None) -> None:
        self._workspace.reload(self._say_taken_out, self._fail)

    def _say_taken_out(self) -> None:
        self.receipt_button.hide()
        self.out_button.hide()
        self.said.say("The package is taken out again, as if it had never come.")
        self.taken.emit()

    def _say_receipt(self, path: Path) -> None:
        self.said.say(f"Saved as “{path.name}” in “{path.parent.name}”. It has no content in it.")

    def _fail(self, error: Exception) -> None:
        self.said.say("")
        for button in (self.take_button, self.leave_button):
            button.setEnabled(True)
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words(_ABOUT))
        for parts in (
            (self.open_button, self.receipt_button, self.out_button),
            (self.take_button, self.leave_button),
        ):
            if parts[0] is self.take_button:
                for part in (self.problem, self.said, self.plan):
                    column.addWidget(part)
            row = FlowLayout(spacing=8)
            for button in parts:
                row.addWidget(button)
            column.addLayout(row)
        self.plan.setFixedHeight(self.fontMetrics().lineSpacing() * 9)
        self.receipt_button.hide()
        self.out_button.hide()


def _planned(review: Review, content: bytes, at: "datetime", store: "Store") -> Planned:
    from interviewer.storage.handover.package import open_package
    from interviewer.storage.handover.receipt import receipt_for

    identity = own_identity(review, store)
    opened = open_package(content, identity, store.contacts())
    plan = store.plan_taking_in(opened.parcel, opened.sender.initials)
    return Planned(plan=plan, receipt=receipt_for(opened, identity, at))


def _take(planned: Planned, who: str, at: "datetime", store: "Store") -> "TakenIn":
    return store.take_in(planned.plan, at=at, who=who)


def _take_out(at: "datetime", store: "Store") -> None:
    store.take_out(store.taken_in()[-1], at=at)
