"""Making a document: what belongs in it, where it goes, and what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QStandardPaths, Qt, QTimeZone, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.errors import InterviewerError
from interviewer.domain.exports import Export
from interviewer.domain.interview import Interview
from interviewer.domain.words import Document
from interviewer.ui.background import Background
from interviewer.ui.entrance.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

Maker = Callable[[], bytes]
"""Makes a document from values that nobody changes any more; called in the background."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What a dialog says before anything is made.

    Attributes:
        heading: With the reference where it is about one interview.
        told: What will be in it and for whom it is, in a sentence or two.
    """

    document: Document
    heading: str
    told: str


def local_zone() -> tzinfo:
    """The time zone of this laptop, with its summer time."""
    try:
        return ZoneInfo(bytes(QTimeZone.systemTimeZoneId().data()).decode())
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now(UTC).astimezone().tzinfo or UTC


def write_made(make: Maker, path: Path) -> Path:
    """Make the document and write it there; takes up to half a second.

    Raises:
        InterviewerError: It cannot be made or written; what stood there before is untouched.
    """
    from interviewer.documents import write_document

    write_document(path, make())
    return path


class DocumentDialog(QDialog):
    """Asks where a document of one interview goes, makes it, and remembers that it was made.

    A subclass says in `maker` what is made, and may add choices. A file that is open in Word is
    told of, and the same button tries again.

    Signals:
        lock_wanted: Lock now.
    """

    lock_wanted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        interview: UUID,
        offer: Offer,
        choices: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Interviewer")
        self.workspace = workspace
        self._background = background
        self._interview = interview
        self._offer = offer
        self._choices = tuple(choices)
        self._path: Path | None = None
        self.said, self.problem = Sentence("banner"), Sentence("error")
        self.save_button = QPushButton("&Save as…")
        self.retry_button = QPushButton("&Try again")
        self.close_button = QPushButton("&Cancel")
        self.save_button.clicked.connect(self.ask_where)
        self.retry_button.clicked.connect(self.retry)
        self.close_button.clicked.connect(self.reject)
        self.retry_button.hide()
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock_wanted)
        self._lay_out()

    def maker(self) -> Maker:
        """What makes the document as it is chosen now; for a subclass to say."""
        raise NotImplementedError

    @property
    def interview(self) -> Interview:
        """The interview that it is about, as it is now."""
        return self.workspace.review.interviews[self._interview]

    def ask_where(self) -> None:
        """Ask for a file; when one is chosen, write it."""
        from interviewer.documents import suggested_name

        reference = self.workspace.review.practitioner_of(self.interview).reference
        # Not the static function: its own event loop would outlive a lock.
        asked = QFileDialog(self, f"Save the {self._offer.document}")
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setNameFilter("Word (*.docx)")
        asked.setDefaultSuffix("docx")
        places = QStandardPaths.StandardLocation.DocumentsLocation
        asked.setDirectory(QStandardPaths.writableLocation(places))
        asked.selectFile(suggested_name(self._offer.document, reference))
        asked.fileSelected.connect(self._write_to)
        asked.open()

    def retry(self) -> None:
        """Write it to the same place again."""
        if self._path is not None:
            self.write(self._path)

    def write(self, path: Path) -> None:
        """Make the document in the background and write it there."""
        self._path = path
        self._say(said=f"Making the {self._offer.document}…")
        self._enable(able=False)
        work = partial(write_made, self.maker(), path)
        self._background.run(self, work, self._say_written, self._say_failed)

    def _write_to(self, chosen: str) -> None:
        self.write(Path(chosen))

    def _say_written(self, path: Path) -> None:
        self._remember()
        self._enable(able=True)
        self._say(
            said=f"Saved as “{path.name}” in “{path.parent.name}”. It is not encrypted: keep it "
            "where only the people who may read it can reach it."
        )
        self.retry_button.hide()
        self.close_button.setText("&Close")
        self.close_button.setFocus()

    def _remember(self) -> None:
        """Keep that it was made, for the activity list; nothing of what it says."""
        workspace = self.workspace
        made = Export(
            id=workspace.new_id(),
            document=self._offer.document,
            interview=self._interview,
            at=workspace.now(),
            by=workspace.review.initials,
        )
        workspace.save(made)

    def _say_failed(self, error: Exception) -> None:
        self._enable(able=True)
        if not isinstance(error, InterviewerError):
            self._say()
            raise error
        self._say(problem=error.sentence)
        self.retry_button.show()
        self.retry_button.setFocus()

    def _say(self, *, said: str = "", problem: str = "") -> None:
        self.said.say(said)
        self.problem.say(problem)
        self.adjustSize()

    def _enable(self, *, able: bool) -> None:
        for widget in (*self._choices, self.save_button, self.retry_button):
            widget.setEnabled(able)

    def _lay_out(self) -> None:
        set_role(self.save_button, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words(self._offer.heading, "title"))
        column.addWidget(words(self._offer.told))
        for part in (*self._choices, self.said, self.problem):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.save_button, self.retry_button, self.close_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
