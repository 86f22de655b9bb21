"""Labelled fields, each with room for a sentence where something is not right yet."""

from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.dates import british_date, read_date
from interviewer.domain.text import clean
from interviewer.domain.words import Level, Manner
from interviewer.ui.entrance.sentence import Sentence, words
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.style import set_role

W = TypeVar("W", Level, Manner)

_QT_CHARACTERS = 17
"""How many letters wide Qt makes a line edit."""


class Form(QWidget):
    """Fields below each other, their labels beside them, or above where the text is large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(24)
        self._rows.setVerticalSpacing(16)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def add_field(self, label: str, field: QWidget, hint: str = "") -> "Remark":
        """Add a field under its label; returns where to say what is not right with it.

        Args:
            label: With "&" before the letter that leads there by keyboard.
            field: A field, or a widget that holds several.
            hint: What belongs there, where the label does not say it.
        """
        beside, remark = QLabel(label), Remark(field)
        beside.setBuddy(field)
        beside.setContentsMargins(0, 6, 0, 0)  # in one line with the words in the field
        field.setAccessibleName(label.replace("&", ""))
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(field)
        if hint:
            field.setAccessibleDescription(hint)
            column.addWidget(words(hint, "muted"))
        column.addWidget(remark)
        self._rows.addRow(beside, group)
        return remark


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
            role: "error", or "hint" where it may stay as it is.
        """
        if not self.text():
            self._hint = self._field.accessibleDescription()
        set_role(self, role)
        super().say(text)
        self._field.setAccessibleDescription(text or self._hint)


class TextField(QLineEdit):
    """One line of text; `editingFinished` says when somebody is done with it.

    What is typed and not right yet stays when the page is shown again.

    Args:
        characters: How wide it is; 0 is as wide as there is room.
    """

    def __init__(self, characters: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._characters = characters
        self._shown = ""
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
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


class Choice(QWidget, Generic[W]):
    """A few words of which one holds, all of them visible."""

    def __init__(self, among: type[W], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._among: list[W] = list(among)
        self._buttons = QButtonGroup(self)
        row = FlowLayout(self, spacing=16)
        for at, word in enumerate(self._among):
            button = QRadioButton(word.label)
            self._buttons.addButton(button, at)
            row.addWidget(button)
        self._buttons.idToggled.connect(self._follow)
        self.choose(self._among[0])

    @property
    def word(self) -> W:
        """What is chosen."""
        return self._among[self._buttons.checkedId()]

    def choose(self, word: W) -> None:
        self._buttons.button(self._among.index(word)).setChecked(True)

    def _follow(self, at: int, checked: bool) -> None:
        """Lead the keyboard to what is chosen."""
        if checked:
            self.setFocusProxy(self._buttons.button(at))
