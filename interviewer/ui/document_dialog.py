"""Making a document: a look for identifiers, where it goes, and what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.errors import InterviewerError
from interviewer.domain.exports import Export
from interviewer.domain.interview import Interview
from interviewer.domain.names import RealName
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.ui.background import Background
from interviewer.ui.files import choose_where
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.documents.passages import Passage
    from interviewer.storage import Store
    from interviewer.ui.identifiers import Finder, Found

WORD = ("Word (*.docx)", "docx")
"""Words and suffix for the file dialog."""

Maker = Callable[[], bytes]
"""Makes a document from values that nobody changes any more; called in the background."""

Gatherer: TypeAlias = "Callable[[Review], Sequence[Passage]]"
"""Names where the text stands that will be in a document; called in the background."""

Looking: TypeAlias = "Callable[[Review, list[RealName]], Finder]"
"""Makes ready what looks through one text after the other; called in the background."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What a dialog says before anything is made.

    Attributes:
        heading: With the reference where it is about one interview.
        told: What will be in it and for whom it is, in a sentence or two.
        name: Suggested for the file, references only; empty is made of what the document is and
            whom it is about.
        file: Words and suffix for the file dialog.
        kept_safe: What to mind once it is written.
    """

    document: Document
    heading: str
    told: str
    name: str = ""
    file: tuple[str, str] = WORD
    kept_safe: str = (
        "It is not encrypted: keep it where only the people who may read it can reach it."
    )


def write_made(make: Maker, path: Path) -> Path:
    """Make the document and write it there; takes up to half a second.

    Raises:
        InterviewerError: It cannot be made or written; what stood there before is untouched.
    """
    from interviewer.documents import write_document

    write_document(path, make())
    return path


class DocumentDialog(QDialog):
    """Looks for identifiers, asks where a document goes, makes it, and remembers that it was made.

    A subclass says in `maker` what makes it and in `passages` what names the places of its text,
    and may add choices. Both are asked on the window's thread, where the choices are read, and
    what they return is called in the background: of ten thousand notes either takes its time. A
    file that is open in Word is told of, and the same button tries again.

    Signals:
        lock_wanted: Lock now.
        written: Carries the Path: the document is there.
    """

    lock_wanted = Signal()
    written = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        interview: UUID | None,
        offer: Offer,
        choices: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        from interviewer.ui.identifiers import IdentifierPanel

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Interviewer")
        self.workspace = workspace
        self._background = background
        self._interview = interview
        self._offer = offer
        self._choices = tuple(choices)
        self._path: Path | None = None
        self._again: Path | None = None
        self.identifiers = IdentifierPanel(workspace)
        self.identifiers.settled.connect(self.ask_where)
        self.said, self.problem = Sentence("banner"), Sentence("error")
        self.save_button = QPushButton("&Save as…")
        self.retry_button = QPushButton("&Try again")
        self.close_button = QPushButton("&Cancel")
        self.save_button.clicked.connect(self.save_as)
        self.retry_button.clicked.connect(self.retry)
        self.close_button.clicked.connect(self.reject)
        self.retry_button.hide()
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock_wanted)
        self._lay_out()

    def maker(self) -> Maker:
        """What makes the document as it is chosen now; for a subclass to say."""
        raise NotImplementedError

    def passages(self) -> Gatherer:
        """What names the places of its text as it is chosen now; for a subclass to say.

        What it returns is called in the background and touches no widget.
        """
        return _no_passages

    def looking(self) -> Looking:
        """What makes ready the look through a text; called in the background likewise."""
        return _for_identifiers

    @property
    def interview(self) -> Interview:
        """The interview that it is about, as it is now.

        Raises:
            LookupError: It is about the whole review.
        """
        if self._interview is None:
            raise LookupError("This document is about no interview.")
        return self.workspace.review.interviews[self._interview]

    def save_as(self) -> None:
        """Look through it, and ask where it goes."""
        self._again = None
        self.look()

    def look(self) -> None:
        """Look for identifiers in what will leave; where all is settled, ask where it goes."""
        self.workspace.close_drafts()
        self._say(said="Looking for names and numbers…")
        self._enable(able=False)
        self.workspace.ask(_names, self._look_for, self._say_failed)

    def ask_where(self) -> None:
        """Ask for a file; when one is chosen, or is tried again, write it."""
        self.save_button.setEnabled(True)
        again, self._again = self._again, None
        if again is not None:
            self.write(again)
            return
        title = f"Save the {self._offer.document}"
        choose_where(self, title, self._offer.file, self._suggested_name(), self.write)

    def retry(self) -> None:
        """Write it to the same place again; looked through once more, for a choice may be new."""
        if self._path is not None:
            self._again = self._path
            self.look()

    def write(self, path: Path) -> None:
        """Make the document in the background and write it there."""
        self._path = path
        self._say(said=f"Making the {self._offer.document}…")
        self._enable(able=False)
        work = partial(write_made, self.maker(), path)
        self._background.run(self, work, self._say_written, self._say_failed)

    def fit(self) -> None:
        """Be as high as the words need; Qt's own `adjustSize` stops at two thirds of the screen."""
        width = max(self.minimumWidth(), self.sizeHint().width())
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else -1
        self.resize(width, max(height, self.minimumSizeHint().height()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def _suggested_name(self) -> str:
        from interviewer.documents import suggested_name

        if self._offer.name or self._interview is None:
            return self._offer.name
        reference = self.workspace.review.practitioner_of(self.interview).reference
        return suggested_name(self._offer.document, reference)

    def _look_for(self, names: list[RealName]) -> None:
        review = self.workspace.review
        ready = partial(self.looking(), review, names)
        work = partial(_finds, self.passages(), ready, review)
        self._background.run(self, work, self._show_finds, self._say_failed)

    def _show_finds(self, outcome: "tuple[list[Found], Finder]") -> None:
        self._enable(able=True)
        self._say()
        self.identifiers.show_finds(*outcome)
        self.save_button.setEnabled(self.identifiers.open == 0)
        self.fit()

    def _say_written(self, path: Path) -> None:
        self._remember()
        self._enable(able=True)
        self._say(said=f"Saved as “{path.name}” in “{path.parent.name}”. {self._offer.kept_safe}")
        self.retry_button.hide()
        self.close_button.setText("&Close")
        self.close_button.setFocus()
        self.written.emit(path)

    def _remember(self) -> None:
        """Keep that it was made, for the activity list; nothing of what it says."""
        workspace = self.workspace
        made = Export(
            id=workspace.new_id(),
            document=self._offer.document,
            interview=self._interview,
            at=workspace.now(),
            by=workspace.review.initials,
            let_through=self.identifiers.decided,
        )
        workspace.save(made)

    def _say_failed(self, error: Exception) -> None:
        self._enable(able=True)
        if not isinstance(error, InterviewerError):
            self._say()
            raise error
        self._say(problem=error.sentence)
        if self._path is not None:
            self.retry_button.show()
            self.retry_button.setFocus()

    def _say(self, *, said: str = "", problem: str = "") -> None:
        self.said.say(said)
        self.problem.say(problem)
        self.fit()

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
        for part in (*self._choices, self.identifiers, self.said, self.problem):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.save_button, self.retry_button, self.close_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)


def _names(store: "Store") -> list[RealName]:
    return store.names()


def _for_identifiers(_: Review, names: list[RealName]) -> "Finder":
    from interviewer.documents.identifiers import find_identifiers

    return partial(find_identifiers, names=names)


def _no_passages(_: Review) -> "Sequence[Passage]":
    return ()


def _finds(
    gather: Gatherer, ready: "Callable[[], Finder]", review: Review
) -> "tuple[list[Found], Finder]":
    """What looks like an identifier; in the background, with everything that takes its time."""
    from interviewer.ui.identifiers import Found

    find = ready()
    texts = [(passage, passage.text(review)) for passage in gather(review)]
    return [Found(passage, hit, text) for passage, text in texts for hit in find(text)], find
