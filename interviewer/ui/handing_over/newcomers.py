"""People whom a package makes known: each is told with the 20 digits, and ticked by hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from interviewer.ui.layouts import clear_layout
from interviewer.ui.sentence import words

if TYPE_CHECKING:
    from interviewer.storage.handover.contact import Contact
    from interviewer.storage.handover.newcomers import Newcomer

_ABOUT = (
    "Contact files that came with it. To be sure that one was not swapped on its way, telephone "
    "and compare the 20 digits. Only those that you tick are taken in."
)
_STRANGER = (
    "Whoever made this package is not known here yet. Telephone, compare the 20 digits, and tick "
    "their line: then it can be taken in."
)


class NewcomersPanel(QWidget):
    """A line to tick for each newcomer; hidden where there is none.

    Signals:
        changed: A line was ticked or not.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[QCheckBox] = []
        self._newcomers: tuple[Newcomer, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self.hide()

    @property
    def confirmed(self) -> "tuple[Contact, ...]":
        """Those that were ticked."""
        pairs = zip(self._newcomers, self.boxes, strict=True)
        return tuple(newcomer.contact for newcomer, box in pairs if box.isChecked())

    @property
    def sender_is_known(self) -> bool:
        """Whether the sender was known before, or is ticked."""
        pairs = zip(self._newcomers, self.boxes, strict=True)
        return all(box.isChecked() for newcomer, box in pairs if newcomer.sent_it)

    def show_newcomers(self, newcomers: "tuple[Newcomer, ...]") -> None:
        """Offer these, none of them ticked."""
        clear_layout(self._lines)
        self._newcomers, self.boxes = newcomers, []
        stranger = any(each.sent_it for each in newcomers)
        self._lines.addWidget(words(_STRANGER if stranger else _ABOUT))
        for newcomer in newcomers:
            self._add(newcomer)
        self.setVisible(bool(newcomers))

    def _add(self, newcomer: "Newcomer") -> None:
        contact = newcomer.contact
        line = f"{contact.initials}, {contact.role.value}: {contact.digits}"
        box = QCheckBox(line.replace("&", "&&"))
        box.setAccessibleName(f"Take in the contact file of {line}")
        box.toggled.connect(self.changed)
        self.boxes.append(box)
        self._lines.addWidget(box)
        if newcomer.other_digits:
            told = (
                f"{contact.initials} is known here with other digits. It may be a new laptop, or a "
                "second person with these initials: ask before you tick it."
            )
            box.setAccessibleDescription(told)
            self._lines.addWidget(words(told, "hint"))
