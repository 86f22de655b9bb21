"""Taking a package in: what it will do is shown first, nothing is written until confirmed."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.dates import british_moment
from interviewer.domain.errors import InterviewerError
from interviewer.ui.background import Background
from interviewer.ui.files import choose_file, choose_where
from interviewer.ui.handing_over.files import read_file, write_file
from interviewer.ui.handing_over.newcomers import NewcomersPanel
from interviewer.ui.handing_over.planned import Keys, OpenedFile, Planned, keys_of, opens, plans
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.local_time import local_zone
from interviewer.ui.passphrase_field import PassphraseField
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from datetime import datetime

    from interviewer.storage import Store
    from interviewer.storage.handover.contact import Contact
    from interviewer.storage.handover.taking_in import TakenIn

_ABOUT = (
    "A package that was sealed for you, or with a passphrase that you were given, can be taken in "
    "here, and so can a Word summary that carries its data. First you see what it would do; "
    "nothing is written until you say so. A backup is made before."
)
_FEWEST_LINES, _MOST_LINES = 5, 15
RECEIPT = ("Receipt (*.receipt)", "receipt")


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
        self._last: TakenIn | None = None
        self._content, self._receipt = b"", b""
        self.open_button = QPushButton("Take a package &in…")
        self.open_button.clicked.connect(self.ask_for_package)
        self.passphrase = PassphraseField("&Passphrase of the package")
        self.passphrase.entered.connect(self.open_with_passphrase)
        self.unseal_button = QPushButton("Open i&t")
        self.unseal_button.clicked.connect(self.open_with_passphrase)
        self.newcomers = NewcomersPanel()
        self.newcomers.changed.connect(self._show_whether_it_may)
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
        self.out_button = QPushButton()
        self.out_button.clicked.connect(self.take_out)
        self.said, self.problem = Sentence("banner"), Sentence("error")
        self._lay_out()
        self.leave()

    def fetch(self) -> None:
        """Ask what was taken in last: it can be taken out again, also in another session."""
        self._workspace.ask(_last, self._offer_out, self._fail)

    def ask_for_package(self) -> None:
        """Ask for the file."""
        kinds = "Packages and Word summaries (*.age *.docx);;Every file (*)"
        choose_file(self, "Take a package in", kinds, self.open_package)

    def open_package(self, path: Path) -> None:
        """Open the package and show what it would do."""
        self.leave()
        self.said.say("Opening the package…")
        self._background.run(self, partial(read_file, path), self._open, self._fail)

    def open_with_passphrase(self) -> None:
        """Open the package with the passphrase that was typed; takes a second or two."""
        if not self.passphrase.text.strip():
            self.problem.say("Type the passphrase of the package.")
            self.passphrase.ask_again()
            return
        self.problem.say("")
        self.said.say("Opening the package…")
        self.unseal_button.setEnabled(False)
        self._open(self._content)

    def take(self) -> None:
        """Do what was shown."""
        planned, workspace = self._planned, self._workspace
        if planned is None or not self.newcomers.sender_is_known:
            return
        self.said.say("Taking it in…")
        self._enable(able=False)
        workspace.close_drafts()
        who, at = workspace.review.initials, workspace.now()
        work = partial(_take, planned, self.newcomers.confirmed, who, at)
        workspace.ask(work, self._taken, self._fail)

    def leave(self) -> None:
        """Leave the package alone; nothing was written."""
        self._planned, self._content = None, b""
        for part in (self.plan, self.take_button, self.leave_button):
            part.hide()
        self.newcomers.show_newcomers(())
        self._ask_for_passphrase(asked=False)
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
        if self._last is None:
            return
        at = self._workspace.now()
        self._workspace.close_drafts()
        self.said.say("Taking it out again…")
        self._enable(able=False)
        self._workspace.ask(partial(_take_out, self._last, at), self._taken_out, self._fail)

    def _open(self, content: bytes) -> None:
        self._content = content
        self._workspace.ask(keys_of(self._workspace.review), self._unseal, self._fail)

    def _unseal(self, keys: Keys) -> None:
        """Open it away from the store's thread: a passphrase takes seconds."""
        work = partial(opens, self._content, keys, self.passphrase.text)
        self._background.run(self, work, partial(self._plan, keys), self._fail)

    def _plan(self, keys: Keys, opened: OpenedFile) -> None:
        self._ask_for_passphrase(asked=False)
        work = plans(opened, keys, self._workspace.now())
        self._workspace.ask(work, self._show_plan, self._fail)

    def _show_plan(self, planned: Planned) -> None:
        self._planned, self._content = planned, b""
        self.plan.setPlainText(planned.told)
        lines = max(_FEWEST_LINES, min(planned.told.count("\n") + 2, _MOST_LINES))
        self.plan.setFixedHeight(self.fontMetrics().lineSpacing() * lines)
        for part in (self.plan, self.take_button, self.leave_button):
            part.show()
            part.setEnabled(True)
        self.newcomers.show_newcomers(planned.newcomers)
        self._show_whether_it_may()
        self.said.say(planned.heading)
        first = self.newcomers.boxes[:1] if not self.take_button.isEnabled() else []
        (*first, self.take_button)[0].setFocus()

    def _show_whether_it_may(self) -> None:
        self.take_button.setEnabled(self.newcomers.sender_is_known)

    def _ask_for_passphrase(self, *, asked: bool) -> None:
        if not asked:
            self.passphrase.clear()
        for part in (self.passphrase, self.unseal_button):
            part.setVisible(asked)
            part.setEnabled(True)

    def _taken(self, taken: "TakenIn") -> None:
        assert self._planned is not None  # noqa: S101  it has just been taken in
        self._receipt = self._planned.receipt
        # A status is no package to take out again: the next one takes its place.
        if self._planned.plan.report is None:
            self._offer_out(taken)
        self.leave()
        self._workspace.reload(partial(self._say_taken, taken.sender), self._fail)

    def _say_taken(self, sender: str) -> None:
        self._enable(able=True)
        awaited = bool(self._receipt)
        self.receipt_button.setVisible(awaited)
        told = f" Send the receipt to {sender}, who is waiting for it." if awaited else ""
        self.said.say(f"Taken in.{told}")
        (self.receipt_button if awaited else self.open_button).setFocus()
        self.taken.emit()

    def _taken_out(self, _: None) -> None:
        self._workspace.reload(self._say_taken_out, self._fail)

    def _say_taken_out(self) -> None:
        self._enable(able=True)
        self.receipt_button.hide()
        self._offer_out(None)
        self.fetch()
        self.said.say("The package is taken out again, as if it had never come.")
        self.taken.emit()

    def _offer_out(self, last: "TakenIn | None") -> None:
        self._last = last
        if last is not None:
            day = british_moment(last.at, local_zone())
            self.out_button.setText(f"Take the package of {last.sender}, {day}, &out again")
        self.out_button.setVisible(last is not None)

    def _say_receipt(self, path: Path) -> None:
        self.said.say(f"Saved as “{path.name}” in “{path.parent.name}”. It has no content in it.")

    def _fail(self, error: Exception) -> None:
        self.said.say("")
        self._enable(able=True)
        self.unseal_button.setEnabled(True)
        if not isinstance(error, InterviewerError):
            raise error
        if not self._is_asked_for_a_passphrase(error):
            self.problem.say(error.sentence)

    def _enable(self, *, able: bool) -> None:
        """Nothing else is begun while a package is taken in or out: it would be lost between."""
        for button in (self.open_button, self.take_button, self.leave_button, self.out_button):
            button.setEnabled(able)
        if able:
            self._show_whether_it_may()

    def _is_asked_for_a_passphrase(self, error: InterviewerError) -> bool:
        from interviewer.storage.handover.errors import (
            PassphraseNeededError,
            WrongPackagePassphraseError,
        )

        needed = isinstance(error, PassphraseNeededError)
        if needed:  # nothing went wrong
            self.said.say(f"{error.what_happened} {error.what_to_do}")
        if needed or isinstance(error, WrongPackagePassphraseError):
            self._ask_for_passphrase(asked=True)
            self.passphrase.ask_again()
        return needed

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words(_ABOUT))
        for parts in (
            (self.open_button, self.receipt_button, self.out_button),
            (self.take_button, self.leave_button),
        ):
            if parts[0] is self.take_button:
                left = Qt.AlignmentFlag.AlignLeft
                for above in (self.problem, self.said, self.passphrase):
                    column.addWidget(above)
                column.addWidget(self.unseal_button, 0, left)
                column.addWidget(self.plan)
                column.addWidget(self.newcomers)
            row = FlowLayout(spacing=8)
            for button in parts:
                row.addWidget(button)
            column.addLayout(row)
        self.receipt_button.hide()
        self.out_button.hide()


def _take(
    planned: Planned,
    contacts: "tuple[Contact, ...]",
    who: str,
    at: "datetime",
    store: "Store",
) -> "TakenIn":
    return store.take_in(planned.plan, at=at, who=who, contacts=contacts)


def _last(store: "Store") -> "TakenIn | None":
    return next(reversed(store.taken_in()), None)


def _take_out(taken: "TakenIn", at: "datetime", store: "Store") -> None:
    store.take_out(taken, at=at)
