"""Finding one of many over the notes, by typing a few of its words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from interviewer.domain.interview import Interview, Note
from interviewer.domain.raising import chosen_entries, entries_for, short_words
from interviewer.domain.review import Review
from interviewer.domain.route import Stop
from interviewer.domain.words import Level
from interviewer.ui.interview.overlays import Overlay
from interviewer.ui.style import set_role

_MEANT = Qt.ItemDataRole.UserRole
_TIED = " · tied, Enter unties"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Finder(Overlay):
    """A line to type in above a list; arrows choose in the list, Enter or a click takes.

    Args:
        hint: What may be typed.
        field: What a screen reader calls the line.
        things: What it calls the list.
        most: Listed at once: the next are a word away, and thousands would have to be laid out.

    Signals:
        chosen: Carries what the chosen line stands for.
    """

    chosen = Signal(object)

    def __init__(
        self, hint: str, field: str, things: str, *, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._offered: list[tuple[object, str, str]] = []
        self.heading, self._more = QLabel(), QLabel()
        set_role(self.heading, "heading")
        set_role(self._more, "muted")
        self.words = QLineEdit()
        self.words.setPlaceholderText(hint)
        self.words.setAccessibleName(field)
        self.words.textChanged.connect(self._filter)
        self.words.returnPressed.connect(self._choose)
        self.words.installEventFilter(self)
        self.found = QListWidget()
        self.found.setAccessibleName(things)
        self.found.setWordWrap(True)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.itemActivated.connect(self._choose)
        self.found.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        for part in (self.heading, self.words, self.found, self._more):
            column.addWidget(part)

    def come_up(self, heading: str, offered: Sequence[tuple[object, str]]) -> None:
        """Come up with these: what each stands for, and its words."""
        self.heading.setText(heading)
        self._offered = [(meant, words, words.casefold()) for meant, words in offered]
        self.words.clear()
        self._filter("")
        self.show()
        self.raise_()
        self.words.setFocus()

    def says(self, found: int, offered: int) -> str:
        """What stands below the list; empty where nothing is to be said.

        Args:
            found: How many have the words that were typed.
            offered: How many there are.
        """
        if offered and not found:
            return "Nothing has these words."
        left = found - self._most
        return f"{left} more: type a few words to find them." if left > 0 else ""

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [
            (meant, said)
            for meant, said, folded in self._offered
            if all(word in folded for word in words)
        ]
        self.found.clear()
        for meant, said in found[: self._most]:
            item = QListWidgetItem(said)
            item.setData(_MEANT, meant)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self._more.setText(self.says(len(found), len(self._offered)))
        self._more.setVisible(bool(self._more.text()))

    def _choose(self) -> None:
        item = self.found.currentItem()
        if self.found.currentRow() >= 0:
            meant = item.data(_MEANT)
            self.hide()
            self.chosen.emit(meant)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                last = self.found.count() - 1
                self.found.setCurrentRow(min(max(self.found.currentRow() + step, 0), last))
                return True
        return False


class JumpPanel(Finder):
    """Finds a prompt by typing a few of its words; `chosen` carries the key of the stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        hint = "Type a few words of the prompt or section"
        super().__init__(hint, "Find a prompt", "Prompts", most=200, parent=parent)

    def offer(self, heading: str, stops: tuple[Stop, ...], level: Level) -> None:
        """Come up with these stops."""
        self.come_up(heading, [(stop.key, _named(stop, level)) for stop in stops])


class EntryPanel(Finder):
    """Finds a chronology entry, and ties the note that has the keyboard to it, or unties it.

    The entries to raise in this interview come first; `chosen` carries the id of the entry.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        hint = "Type a date, an agency or a few words of the entry"
        field, things = "Find a chronology entry", "Chronology entries"
        super().__init__(hint, field, things, most=40, parent=parent)

    def offer(self, review: Review, interview: Interview, note: Note | None) -> None:
        """Come up with the chronology; what the note is tied to already says so."""
        first = chosen_entries(review, interview)
        raised = {entry.id for entry in first}
        others = (entry for entry in entries_for(review, interview) if entry.id not in raised)
        tied = note.entries if note else ()
        self.come_up(
            "This note is about",
            [
                (entry.id, short_words(review, entry) + _TIED * (entry.id in tied))
                for entry in (*first, *others)
            ],
        )

    def says(self, found: int, offered: int) -> str:
        if not offered:
            return "The chronology has no entries yet. They are taken in on its own page."
        return super().says(found, offered)


def _named(stop: Stop, level: Level) -> str:
    words = stop.prompt.wording(level) if stop.prompt else "Scripts and checks"
    return f"{stop.section.title} · {words}"
