"""A line in which something is found by its number or by its words, and then taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from interviewer.ui.fields import SensitiveLine
from interviewer.ui.form import Remark

_LONGEST = 110
"""Letters of what is offered: enough to know it again."""

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Offered:
    """Something to choose: what it is called, and what it says."""

    id: UUID
    name: str
    text: str = field(repr=False)

    @property
    def line(self) -> str:
        """Name and text in one line."""
        return " ".join(f"{self.name}  {self.text}".split())[:_LONGEST]


class Finder(QWidget):
    """Type a number or words; Enter takes what has this number, or what was chosen below.

    Args:
        name: What is added here, for a screen reader and as a hint.
        offers: What there is to choose from; asked when the line gets the keyboard.
        read: What is called as it was typed; more than one where two are called so.
        nothing: What to say where nothing is called so.

    Signals:
        found: Carries the id.
    """

    found = Signal(object)

    def __init__(
        self,
        name: str,
        offers: Callable[[], Sequence[Offered]],
        read: Callable[[str], Sequence[UUID]],
        nothing: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._offers, self._read, self._nothing = offers, read, nothing
        self.line = _Line()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(name)
        self.line.returnPressed.connect(self.take)
        self.line.entered.connect(self._offer)
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(8)
        # PySide's annotation has no overloads of a signal to choose from.
        self._completer.activated[QModelIndex].connect(self._take_chosen)  # type: ignore[index]
        self.line.setCompleter(self._completer)
        self.remark = Remark(self.line)
        self.line.textEdited.connect(self._say_nothing)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.remark)

    def take(self) -> None:
        """Take what is called as it was typed, or say why that is not possible."""
        typed = self.line.text().strip()
        if not typed:
            return
        found = self._read(typed)
        if len(found) == 1:
            self._say_found(found[0])
        elif found:
            self.remark.say("More than one is called so. Choose one of those that are listed.")
        else:
            self.remark.say(self._nothing)

    def _offer(self) -> None:
        offered = self._offers()
        self._model.clear()
        for each in offered:
            item = QStandardItem(each.line)
            item.setData(each.id, _ID)
            item.setEditable(False)
            self._model.appendRow(item)

    def _take_chosen(self, index: QModelIndex) -> None:
        self._say_found(index.data(_ID))

    def _say_found(self, found: UUID) -> None:
        self.remark.say("")
        self.found.emit(found)
        self.line.clear()
        QTimer.singleShot(0, self.line, self.line.clear)  # the completer writes after this

    def _say_nothing(self) -> None:
        self.remark.say("")


class _Line(SensitiveLine):
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.entered.emit()
