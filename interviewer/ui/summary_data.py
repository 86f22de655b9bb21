"""Whether a summary carries the data of its interview for the overview writer, and for whom."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from interviewer.domain.handover_readiness import not_ready, why_data_stay
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.words import SeatRole
from interviewer.ui.form import Form, TextField
from interviewer.ui.offered_passphrase import OfferedPassphrase
from interviewer.ui.sentence import Sentence

if TYPE_CHECKING:
    from interviewer.storage.handover.contact import Contact

_LEFT_OUT = "Leave the data out"
_TO_ANYBODY = "Sealed with a passphrase"
_GOES = (
    "The file then hands this interview over. Unseen and sealed, every earlier wording goes along, "
    "who wrote what, and proceedings, adjustments and wellbeing; so the text names the "
    "interviewers too. Reflections go along only where they are included above."
)


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Who can open the data.

    Attributes:
        contact: The overview writer; None where a passphrase opens them.
        passphrase: Empty where there is a contact.
        reason: Why the interview goes although something in it is not ready.
    """

    contact: "Contact | None"
    passphrase: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)

    @property
    def initials(self) -> str:
        """Of the overview writer; empty where a passphrase opens the data."""
        return self.contact.initials if self.contact else ""

    @property
    def told(self) -> str:
        """Who can open them, for the text of the summary."""
        if self.contact is None:
            return "only whoever has the passphrase"
        return f"only {self.contact.initials}, the overview writer,"


class DataChoice(QWidget):
    """Offers to seal the data for the overview writer, with a passphrase, or to leave them out.

    Where they cannot go yet it says why. They go by themselves only where the overview writer is
    known and nothing in the interview is open: nobody hands over without meaning to.

    Attributes:
        offered: Whether there is anybody to hand over to: an overview writer has nobody.

    Signals:
        changed: Something else is chosen.
    """

    changed = Signal()

    def __init__(self, review: Review, interview: Interview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stay, self._open = why_data_stay(review, interview), not_ready(review, interview)
        self.to, self.reason, self.passphrase = QComboBox(), TextField(), OfferedPassphrase()
        self.to.addItem(_LEFT_OUT)
        if not self._stay:
            self.to.addItem(_TO_ANYBODY)
        self.to.setEnabled(not self._stay)
        self.told = Sentence("muted")
        self.to.currentIndexChanged.connect(self._follow)
        self._lay_out()
        self.offered = next(iter(review.seats.values())).role is SeatRole.PANEL_MEMBER
        self.setVisible(self.offered)
        self._follow()

    def show_contacts(self, contacts: "Iterable[Contact]") -> None:
        """Offer every overview writer whose contact file is known."""
        if self._stay:
            return
        writers = [c for c in contacts if c.role is SeatRole.WRITER and not c.withdrawn]
        for at, writer in enumerate(writers, start=1):
            self.to.insertItem(at, f"Sealed for {writer.initials}, the overview writer", writer)
        if writers and self.offered and not (self._open or self.goes):
            self.to.setCurrentIndex(1)

    @property
    def goes(self) -> bool:
        """Whether the data go along."""
        return self.to.currentIndex() > 0

    @property
    def recipient(self) -> Recipient | None:
        """Who can open the data; None where they are left out."""
        if not self.goes:
            return None
        contact: Contact | None = self.to.currentData()
        return Recipient(
            contact=contact,
            passphrase="" if contact else self.passphrase.words,
            reason=self.reason.words,
        )

    def is_complete(self) -> bool:
        """Whether everything is said that has to be; what is missing is shown where it belongs."""
        recipient = self.recipient
        no_reason = recipient is not None and bool(self._open) and not recipient.reason
        sealed_with_words = recipient is not None and recipient.contact is None
        words = self.passphrase.what_is_wrong() if sealed_with_words else ""
        self._no_reason.say("Give the reason why it goes all the same." if no_reason else "")
        self._no_words.say(words)
        if no_reason:
            self.reason.setFocus()
        return not (no_reason or words)

    def _follow(self) -> None:
        goes, contact = self.goes, self.to.currentData()
        shown: list[QWidget] = [self.to]
        if goes and contact is None:
            shown.append(self.passphrase)
            if not self.passphrase.words:
                self.passphrase.offer()
        if goes and self._open:
            shown.append(self.reason)
        self._form.show_only(*shown)
        open_points = f"Not ready yet: {', '.join(self._open)}." if self._open else ""
        self.told.say(self._stay or " ".join(filter(None, (_GOES * goes, open_points * goes))))
        self.changed.emit()

    def _lay_out(self) -> None:
        self._form = Form()
        self._form.add_field("&Data for the overview writer", self.to)
        self._no_words = self._form.add_field(
            "Passphrase",
            self.passphrase,
            "Write it down now, and give it to the overview writer by telephone or in person.",
        )
        self._no_reason = self._form.add_field(
            "Reaso&n", self.reason, "Why it goes all the same; it is kept."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._form)
        column.addWidget(self.told)
