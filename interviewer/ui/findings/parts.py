"""Small fields that the forms of findings and recommendations are made of."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QVBoxLayout, QWidget

from interviewer.domain.doubts import Doubt
from interviewer.domain.text import clean
from interviewer.ui.layouts import FlowLayout, clear_layout
from interviewer.ui.reflection.thoughts import ThoughtEditor
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role

K = TypeVar("K")


class Area(QFrame):
    """A text of several lines that grows with what is typed.

    Attributes:
        editor: Where it is typed.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.editor = ThoughtEditor()
        self.editor.setAccessibleName(name)
        self.setFocusProxy(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(self.editor)

    @property
    def words(self) -> str:
        """What was typed; blanks at the end are kept while somebody goes on typing."""
        return clean(self.editor.toPlainText())

    def show_text(self, text: str) -> None:
        """Show the text, the cursor where the change ends."""
        self.editor.show_text(text)


class Pick(QComboBox, Generic[K]):
    """One of several; turning the wheel over it scrolls the page and chooses nothing.

    Signals:
        picked: A person chose one; it is silent where a page shows what holds.
    """

    picked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._keys: list[K] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self.activated.connect(self._tell)

    @property
    def key(self) -> K:
        """What is chosen."""
        return self._keys[self.currentIndex()]

    def offer(self, among: Iterable[tuple[K, str]], chosen: K) -> None:
        """Offer these, and show which one holds."""
        offers = list(among)
        keys, texts = [key for key, _ in offers], [text for _, text in offers]
        if keys != self._keys or texts != [self.itemText(at) for at in range(self.count())]:
            self._keys = keys
            self.clear()
            self.addItems(texts)
        self.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell(self, _: int) -> None:
        self.picked.emit()


class Ticks(QWidget, Generic[K]):
    """Any number of several, all of them visible.

    Args:
        question: What is chosen here: a screen reader says it with each of them.

    Signals:
        ticked: A person ticked one or took the tick away.
    """

    ticked = Signal()

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._boxes: dict[K, QCheckBox] = {}
        self._row = FlowLayout(self, spacing=12)

    @property
    def keys(self) -> tuple[K, ...]:
        """What is ticked, in the order in which it is offered."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def box(self, key: K) -> QCheckBox:
        """The box of one of them."""
        return self._boxes[key]

    def offer(self, among: Iterable[tuple[K, str]], chosen: Sequence[K]) -> None:
        """Offer these, and show which ones hold."""
        offers = dict(among)
        if list(offers.items()) != [(key, box.text()) for key, box in self._boxes.items()]:
            clear_layout(self._row)
            self._boxes = {key: self._new_box(text) for key, text in offers.items()}
            self.updateGeometry()
        for key, box in self._boxes.items():
            box.setChecked(key in chosen)
        for box in (*self._boxes.values(),)[:1]:
            self.setFocusProxy(box)

    def _new_box(self, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setAccessibleName(f"{self._question}: {text}")
        box.clicked.connect(self._tell)
        self._row.addWidget(box)
        return box

    def _tell(self, _: bool) -> None:
        self.ticked.emit()


class Doubts(QFrame):
    """What a reader would ask, calmly above what it is about; not there where nobody would ask."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.said = Sentence("")
        self.said.setAccessibleName("What a reader would ask")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(words("What a reader would ask", "subheading"))
        column.addWidget(self.said)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, one doubt a line."""
        return self.said.text()

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Show them, the weightiest first."""
        text = "\n".join(f"•\N{NO-BREAK SPACE}{doubt.text}" for doubt in doubts)
        # Not announced while somebody types: it is found with the cursor, and says what it is.
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.setVisible(bool(text))


def with_retired(
    offers: Iterable[tuple[K, str]], chosen: Iterable[K], name: Callable[[K], str]
) -> list[tuple[K, str]]:
    """What is on offer, and behind it what was chosen earlier and is not offered any more."""
    known = dict(offers)
    return [*known.items(), *((key, name(key)) for key in chosen if key not in known)]


def at_left(parts: Sequence[QWidget]) -> FlowLayout:
    """Buttons beside each other, on the next line where there is no room."""
    row = FlowLayout(spacing=8)
    for part in parts:
        part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row.addWidget(part)
    return row
