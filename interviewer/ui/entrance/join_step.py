"""The first step of joining: whose set-up package it is, and who sits here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.errors import InterviewerError
from interviewer.domain.set_up import Seat
from interviewer.domain.words import SeatRole
from interviewer.ui.background import Background
from interviewer.ui.entrance.seat_choice import SeatChoice
from interviewer.ui.entrance.step import Step, typed
from interviewer.ui.files import choose_file
from interviewer.ui.handing_over.files import read_file
from interviewer.ui.passphrase_field import PassphraseField
from interviewer.ui.sentence import Sentence, words

if TYPE_CHECKING:
    from interviewer.storage.handover.joining import SetUp

_LONGEST_NAME = 80
_LONGEST_INITIALS = 6
_ABOUT = (
    "Whoever set the review up sends a set-up package: a file, and its passphrase by another road,"
    " such as by telephone."
)


@dataclass(frozen=True, kw_only=True)
class JoinDetails:
    """What was chosen and typed.

    Attributes:
        name: What the unlock page calls the review on this laptop; stands in the clear.
    """

    set_up: "SetUp" = field(repr=False)
    name: str = field(repr=False)
    initials: str
    role: SeatRole

    def seat(self, new_id: Callable[[], UUID]) -> Seat:
        """The seat of whoever joins."""
        return Seat(id=new_id(), initials=self.initials, role=self.role)


class JoinStep(Step):
    """Opens a set-up package, tells whose review it is, and asks who joins it."""

    heading = "The review to join"

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._path: Path | None = None
        self._set_up: SetUp | None = None
        self.file_button = QPushButton("Choose the set-up &file…")
        self.file_button.clicked.connect(self.ask_for_file)
        self.file = words("No file is chosen yet.", "muted")
        self.passphrase = PassphraseField("&Passphrase of the file")
        self.open_button = QPushButton("&Open it")
        self.open_button.clicked.connect(self.open)
        self.problem, self.told = Sentence("error"), Sentence("banner")
        self.initials, self.name = QLineEdit(), QLineEdit()
        self.role = SeatChoice()
        self._lay_out()
        self.passphrase.changed.connect(self.changed)
        self.passphrase.entered.connect(self.open)
        self._show_set_up(None)

    def details(self) -> JoinDetails:
        """What was chosen and typed.

        Raises:
            LookupError: No set-up package is open.
        """
        if self._set_up is None:
            raise LookupError("No set-up package is open.")
        return JoinDetails(
            set_up=self._set_up,
            name=typed(self.name) or self._set_up.review.details.label,
            initials=typed(self.initials),
            role=self.role.word,
        )

    def ask_for_file(self) -> None:
        """Ask for the set-up package."""
        kinds = "Packages (*.age);;Every file (*)"
        choose_file(self, "Choose the set-up package", kinds, self.choose)

    def choose(self, path: Path) -> None:
        """Take this file for the set-up package; it is opened when its passphrase is there."""
        self._path = path
        self.file.setText(f"“{path.name}” in “{path.parent.name}”")
        self._show_set_up(None)
        self.passphrase.ask_again()

    def open(self) -> None:
        """Open the file and tell whose review it is; takes a second or two."""
        missing = self._missing_to_open()
        self.problem.say(missing)
        if missing or self._path is None:
            return
        self._show_set_up(None)
        self._set_busy(busy=True)
        work = partial(_opened, self._path, self.passphrase.text)
        self._background.run(self, work, self._take, self._refuse)

    def clear(self) -> None:
        """Forget the package and what was typed."""
        self._path = None
        self.file.setText("No file is chosen yet.")
        self.passphrase.clear()
        for edit in (self.initials, self.name):
            edit.setText("")
        self.role.choose(SeatRole.PANEL_MEMBER)
        self.problem.say("")
        self._show_set_up(None)

    def begin(self) -> None:
        (self.initials if self._set_up is not None else self.file_button).setFocus()

    def missing(self) -> str:
        if self._set_up is None:
            return self._missing_to_open() or "Open the file first, to see whose review it is."
        initials = typed(self.initials)
        if not initials:
            self.initials.setFocus()
            return "Give your initials."
        if self._set_up.is_taken(initials):
            self.initials.setFocus()
            return f"Somebody else of this review goes by {initials}. Add a letter or a number."
        return ""

    def _missing_to_open(self) -> str:
        if self._path is None:
            self.file_button.setFocus()
            return "Choose the set-up file that was sent to you."
        if not self.passphrase.text.strip():
            self.passphrase.ask_again()
            return "Type the passphrase of the file."
        return ""

    def _take(self, set_up: "SetUp") -> None:
        self._set_busy(busy=False)
        self.passphrase.clear()
        self.name.setText(set_up.review.details.label)
        self._show_set_up(set_up)
        self.initials.setFocus()

    def _refuse(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(f"{error.what_happened} {error.what_to_do}")
        self.passphrase.ask_again()

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.file_button, self.passphrase, self.open_button):
            widget.setEnabled(not busy)
        self.open_button.setText("Opening" if busy else "&Open it")

    def _show_set_up(self, set_up: "SetUp | None") -> None:
        self._set_up = set_up
        self._who.setVisible(set_up is not None)
        if set_up is not None:
            self.problem.say("")
        self.told.say(_told(set_up) if set_up is not None else "")
        self.changed.emit()

    def _lay_out(self) -> None:
        self.column.addWidget(words(_ABOUT))
        for button, beside in ((self.file_button, self.file), (self.open_button, words(""))):
            row = QHBoxLayout()
            row.addWidget(button)
            row.addWidget(beside, 1)
            self.column.addLayout(row)
        self.column.insertWidget(self.column.count() - 1, self.passphrase)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.told)
        self._who = QWidget()
        who = QVBoxLayout(self._who)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(12)
        self.initials.setMaxLength(_LONGEST_INITIALS)
        self.name.setMaxLength(_LONGEST_NAME)
        self.add_field("Your &initials", self.initials, "They say who took which note.", who)
        self.add_field(
            "N&ame on this laptop’s unlock page",
            self.name,
            "Anybody who opens this laptop can read it.",
            who,
        )
        who.addWidget(self.role)
        self.column.addWidget(self._who)


def _told(set_up: "SetUp") -> str:
    sender = set_up.sender
    return (
        f"The review “{set_up.review.details.label}”, from {sender.initials}, {sender.role.value}."
        f" Their digits: {sender.digits}. To be sure whose file it is, telephone and compare them."
    )


def _opened(path: Path, passphrase: str) -> "SetUp":
    from interviewer.storage.handover.joining import opened_set_up

    return opened_set_up(read_file(path), passphrase)
