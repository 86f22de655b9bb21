"""Labelled fields, each with room for a sentence where something is not right yet."""

from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.dates import NotADateError, british_date, read_date
from interviewer.domain.text import clean
from interviewer.domain.words import Answer, Audience, Clearance, Level, Manner, SeatRole
from interviewer.ui.fields import SensitiveLine
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role

W = TypeVar("W", Audience, Level, Manner, Answer, Clearance, SeatRole)

_NARROW = 56
"""Characters across below which labels go above their fields."""

_NARROWEST = 30
"""Characters across that a form needs at the least."""

_QT_CHARACTERS = 17
"""How many letters wide Qt makes a line edit."""


class Form(QWidget):
    """Fields below each other, their labels beside them, or above where the page is narrow.

    Args:
        label: Something as long as the longest label of other forms on the page, so that the
            fields of all stand below each other.
    """

    def __init__(self, parent: QWidget | None = None, *, label: str = "") -> None:
        super().__init__(parent)
        self._like = label
        # A name, its field, and the field with what stands below it.
        self._rows: list[tuple[QLabel, QWidget, QWidget]] = []
        self._beside: bool | None = None
        # Not a QFormLayout: it squeezes rows whose height follows from their width.
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def add_field(self, label: str, field: QWidget, hint: str = "") -> "Remark":
        """Add a field under its label; returns where to say what is not right with it.

        Args:
            label: With "&" before the letter that leads there by keyboard.
            field: A field, or a widget that holds several.
            hint: What belongs there, where the label does not say it.
        """
        name, remark = QLabel(label), Remark(field)
        name.setBuddy(field)
        field.setAccessibleName(label.replace("&", ""))
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(field)
        if hint:
            field.setAccessibleDescription(hint)
            column.addWidget(words(hint, "muted"))
        column.addWidget(remark)
        self._rows.append((name, field, group))
        self._beside = None
        self._arrange()
        return remark

    def show_only(self, *fields: QWidget) -> None:
        """Show the rows of these fields, and no other."""
        for name, field, group in self._rows:
            shown = field in fields
            name.setVisible(shown)
            group.setVisible(shown)

    def _arrange(self) -> None:
        """Put the labels beside the fields where there is room for both."""
        like = self.fontMetrics().horizontalAdvance(self._like)
        names = max((name.sizeHint().width() for name, _, _ in self._rows), default=0)
        fields = max((group.minimumSizeHint().width() for _, _, group in self._rows), default=0)
        needed = max(like, names) + self._grid.horizontalSpacing() + fields
        narrow = self.fontMetrics().averageCharWidth() * _NARROW
        beside = self.width() > narrow and self.width() >= needed
        if beside == self._beside:
            return
        self._beside = beside
        like = like if beside else 0
        self._grid.setColumnMinimumWidth(0, like)
        for name, _, group in self._rows:
            self._grid.removeWidget(name)
            self._grid.removeWidget(group)
        for at, (name, _, group) in enumerate(self._rows):
            # As high as a field with one line, so that the words stand beside its words.
            name.setContentsMargins(0, 6 if beside else 0, 0, 0)
            if beside:
                self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(group, at, 1)
            else:
                self._grid.addWidget(name, 2 * at, 0, 1, 2)
                self._grid.addWidget(group, 2 * at + 1, 0, 1, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        # As narrow as with the labels above, or it could never get there.
        least = self.fontMetrics().averageCharWidth() * _NARROWEST
        return QSize(least, super().minimumSizeHint().height())


class Remark(Sentence):
    """A sentence under the field it is about; a screen reader finds it with the field too."""

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("error", parent)
        self._field = field
        self._hint = ""

    def say(self, text: str, role: str = "error") -> None:
        """Show the text; empty takes the line away.

        Args:
            text: What is not right, or worth a second look.
            role: "error", "hint" where it may stay as it is, or "muted" for what is only told.
        """
        if not self.text():
            self._hint = self._field.accessibleDescription()
        set_role(self, role)
        super().say(text)
        self._field.setAccessibleDescription(text or self._hint)


class TextField(SensitiveLine):
    """One line of text; `editingFinished` says when somebody is done with it.

    What is typed and not right yet stays when the page is shown again.

    Args:
        characters: How wide it is; 0 is as wide as there is room.
    """

    def __init__(self, characters: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._characters = characters
        self._shown = ""
        if characters:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What was typed, tidied: one blank between words, and nothing a file cannot hold."""
        return " ".join(clean(self.text()).split())

    def show_text(self, text: str) -> None:
        """Show the text, where it is another one than was shown before."""
        if text != self._shown:
            self._shown = text
            self.reset()

    def reset(self) -> None:
        """Show again what was shown last."""
        if self.text() != self._shown:
            self.setText(self._shown)
            self.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._characters:
            more = self._characters - _QT_CHARACTERS
            hint.setWidth(hint.width() + more * self.fontMetrics().horizontalAdvance("x"))
        return hint


class DateField(TextField):
    """A date, typed as people write it; shown as "12 Nov 2026"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(characters=13, parent=parent)
        self.setPlaceholderText("12 Nov 2026")

    def show_day(self, day: date | None) -> None:
        self.show_text(british_date(day) if day else "")

    def day(self) -> date | None:
        """The date that was typed; None where nothing was.

        Raises:
            NotADateError: It cannot be read as one.
        """
        return read_date(self.text())

    def day_or(self, before: date | None, remark: Remark) -> date | None:
        """The date that was typed; `before` where it cannot be read, and the remark says why."""
        try:
            day = self.day()
        except NotADateError as error:
            remark.say(error.sentence)
            return before
        remark.say("")
        return day


class Choice(QWidget, Generic[W]):
    """A few words of which one holds, all of them visible; Tab stops at that one only.

    Args:
        among: The words.
        labels: What stands for them on screen, where their own labels do not fit the question.

    Signals:
        chosen: A person chose one; it is silent where a page shows what holds.
    """

    chosen = Signal()

    def __init__(
        self, among: type[W], parent: QWidget | None = None, *, labels: tuple[str, ...] = ()
    ) -> None:
        super().__init__(parent)
        self._among: list[W] = list(among)
        self._buttons = QButtonGroup(self)
        row = FlowLayout(self, spacing=16)
        for at, word in enumerate(self._among):
            button = QRadioButton(labels[at] if labels else word.label)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._buttons.addButton(button, at)
            row.addWidget(button)
        self._buttons.idToggled.connect(self._follow)
        self._buttons.idClicked.connect(self._tell)
        self.choose(self._among[0])

    @property
    def word(self) -> W:
        """What is chosen."""
        return self._among[self._buttons.checkedId()]

    @property
    def stops(self) -> list[QWidget]:
        """Every word as a control, for the order of Tab; it stops at the chosen one only."""
        return list(self._buttons.buttons())

    def name_each(self, question: str) -> None:
        """Name each word with the question: a screen reader comes to the words alone."""
        for button in self._buttons.buttons():
            button.setAccessibleName(f"{question}: {button.text()}")

    def choose(self, word: W) -> None:
        self._buttons.button(self._among.index(word)).setChecked(True)

    def _follow(self, at: int, checked: bool) -> None:
        """Lead the keyboard to what is chosen; arrow keys lead to the others."""
        button = self._buttons.button(at)
        strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        button.setFocusPolicy(strong if checked else click)
        if checked:
            self.setFocusProxy(button)

    def _tell(self, _: int) -> None:
        self.chosen.emit()
