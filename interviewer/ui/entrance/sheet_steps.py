"""The last step, in two halves: keep the recovery sheet, then show that it was kept."""

import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.errors import InterviewerError
from interviewer.ui.background import Background
from interviewer.ui.entrance.step import Step
from interviewer.ui.files import choose_where
from interviewer.ui.messages import show_error
from interviewer.ui.recovery_sheet import (
    RecoverySheet,
    group_name,
    print_by_dialog,
    sheet_pdf,
    sheet_word,
)
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role

if TYPE_CHECKING:
    from interviewer.storage import RecoveryCode

_IN_A_ROW = 3


class KeepSheetStep(Step):
    """Shows the recovery code and puts it on paper."""

    heading = "The recovery sheet"

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._sheet: RecoverySheet | None = None
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._cells: list[QWidget] = []
        self.pdf_button = QPushButton("Save as P&DF…")
        self.word_button = QPushButton("Save as &Word…")
        self.print_button = QPushButton("&Print…")
        self.kept = Sentence("banner")
        self.pdf_button.clicked.connect(self._save_pdf)
        self.word_button.clicked.connect(self._save_word)
        self.print_button.clicked.connect(self._print)
        self.column.addWidget(
            words(
                "If the passphrase is forgotten, this code is the only other way in. It is shown"
                " here once. Print the sheet, or write the code down, and lock it away from this"
                " laptop."
            )
        )
        self.column.addLayout(self._grid)
        row = QHBoxLayout()
        for button in (self.print_button, self.pdf_button, self.word_button):
            row.addWidget(button)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addWidget(self.kept)

    def show_sheet(self, sheet: RecoverySheet) -> None:
        """Show the code of this sheet."""
        self.clear()
        self._sheet = sheet
        count = len(sheet.groups)
        self._cells = [_cell(group_name(at, count), group) for at, group in enumerate(sheet.groups)]
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // _IN_A_ROW, at % _IN_A_ROW)

    def clear(self) -> None:
        """Forget the code."""
        self._sheet = None
        self.kept.say("")
        for cell in self._cells:
            cell.hide()
            cell.deleteLater()
        self._cells = []

    def begin(self) -> None:
        self.print_button.setFocus()

    def missing(self) -> str:
        return ""  # whether it was kept is asked in the next half

    def _save_pdf(self) -> None:
        self._save(("PDF (*.pdf)", "pdf"), sheet_pdf)

    def _save_word(self) -> None:
        self._save(("Word (*.docx)", "docx"), sheet_word)

    def _save(self, kind: tuple[str, str], content: Callable[[RecoverySheet], bytes]) -> None:
        name = f"Recovery sheet.{kind[1]}"
        choose_where(self, "Save the recovery sheet", kind, name, partial(self._write, content))

    def _write(self, content: Callable[[RecoverySheet], bytes], path: Path) -> None:
        if self._sheet is not None:
            work = partial(_write, path, self._sheet, content)
            self._background.run(self, work, self._say_kept, self._fail)

    def _print(self) -> None:
        if self._sheet is None:
            return
        try:
            printed = print_by_dialog(self._sheet, self)
        except InterviewerError as error:
            show_error(self, error)
            return
        if printed:
            self.kept.say("Sent to the printer. Fetch it before anybody else does.")

    def _say_kept(self, path: Path) -> None:
        self.kept.say(
            f"Saved as “{path.name}” in “{path.parent.name}”. Print it, or move it to where only"
            " the people who may open the review can reach it: it is not encrypted."
        )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, InterviewerError):
            raise error
        show_error(self, error)


class CheckSheetStep(Step):
    """Asks for two groups of the code: proof that the sheet was kept and can be read."""

    heading = "Is the sheet at hand?"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: tuple[GroupField, ...] = ()
        self.column.addWidget(words("Type these two groups from the sheet you have just kept."))

    def ask(self, code: "RecoveryCode", positions: tuple[int, int]) -> None:
        """Ask for the groups at these positions, counted from 0, with empty fields."""
        self.clear()
        self.fields = tuple(GroupField(code, position) for position in positions)
        for field in self.fields:
            field.changed.connect(self.changed)
            field.entered.connect(self.entered)
            self.column.addWidget(field)
        self.changed.emit()

    def clear(self) -> None:
        """Forget the code and what was typed."""
        fields, self.fields = self.fields, ()
        for field in fields:
            field.edit.setText("")
            field.hide()
            field.deleteLater()

    @property
    def complete(self) -> bool:
        """Whether both groups are right."""
        return bool(self.fields) and all(field.right for field in self.fields)

    def begin(self) -> None:
        self.fields[0].edit.setFocus()

    def missing(self) -> str:
        for field in self.fields:
            if not field.right:
                field.edit.setFocus()
                field.edit.selectAll()
                return f"{field.name} is not the one on the sheet. Look again, or go back to it."
        return ""


class GroupField(QWidget):
    """Asks for one group of the recovery code.

    Signals:
        changed: Something was typed.
        entered: Enter was pressed.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, code: "RecoveryCode", position: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self._position = position
        self.name = group_name(position, len(code.groups))
        self.edit = QLineEdit()
        self.edit.setAccessibleName(self.name)
        self.edit.setMaxLength(12)
        self.state = words("", "muted")
        self.edit.textChanged.connect(self._judge)
        self.edit.returnPressed.connect(self.entered)
        label = QLabel(self.name)
        label.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (label, self.edit, self.state):
            column.addWidget(widget)

    @property
    def right(self) -> bool:
        """Whether what is typed reads as the group: in any case, O for 0, I or L for 1."""
        from interviewer.storage import RecoveryCode
        from interviewer.storage.errors import RecoveryCodeSlipError

        groups = list(self._code.groups)
        groups[self._position] = self.edit.text()
        try:
            return RecoveryCode.parse("-".join(groups)) == self._code
        except RecoveryCodeSlipError:
            return False

    def _judge(self) -> None:
        complete = len(self.edit.text().strip()) >= len(self._code.groups[self._position])
        verdict = "" if not complete else "That is right." if self.right else "Not the same yet."
        self.state.setText(verdict)
        self.edit.setAccessibleDescription(verdict)
        self.changed.emit()


def _cell(name: str, group: str) -> QWidget:
    """One group, large, with its name above it."""
    cell = QFrame()
    set_role(cell, "card")
    above, code = QLabel(name), QLabel(group)
    set_role(above, "muted")
    set_role(code, "prompt")
    code.setAccessibleName(f"{name}: {' '.join(group)}")
    column = QVBoxLayout(cell)
    column.addWidget(above)
    column.addWidget(code)
    return cell


def _write(path: Path, sheet: RecoverySheet, content: Callable[[RecoverySheet], bytes]) -> Path:
    from interviewer.documents import write_document

    write_document(path, content(sheet))
    return path


def any_two(count: int) -> tuple[int, int]:
    """Two positions at random, in order."""
    first, second = sorted(secrets.SystemRandom().sample(range(count), 2))
    return first, second
