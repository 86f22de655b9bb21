"""What stands in the middle above the notes: a prompt, scripts and checks, or a folded prompt."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.closing import is_open_to_changes
from interviewer.domain.guidance import Check, Item, Prompt, Script
from interviewer.domain.interview import Interview, Tick
from interviewer.domain.own_plan import is_left_out, reason_left_out
from interviewer.domain.review import Review
from interviewer.domain.route import Stop
from interviewer.domain.text import clean
from interviewer.domain.words import Level
from interviewer.ui.fields import SensitiveLine
from interviewer.ui.interview.card import TYPING_PAUSE
from interviewer.ui.layouts import clear_layout
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace


class PromptHeading(QWidget):
    """Where the interview is, and the prompt: stays in view however many notes there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = words("", "muted")
        self._prompt = words("", "prompt")
        self.left_out = words("", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 28, 4)
        column.setSpacing(8)
        for part in (self._where, self._prompt, self.left_out):
            column.addWidget(part)

    def show_stop(self, stop: Stop, prompt: Prompt, level: Level, *, quiet: bool) -> None:
        """Show the prompt as this practitioner is asked it; `show_plan` says if they are not."""
        self._where.setText(_where(stop, prompt, level))
        self._where.setVisible(not quiet)
        self._prompt.setText(prompt.wording(level))

    def show_plan(self, interview: Interview, prompt: Prompt) -> None:
        """Say that this person is not asked the prompt as it was planned, and why."""
        left = is_left_out(interview, prompt.id)
        why = reason_left_out(interview, prompt.id)
        self.left_out.setText(f"Left out for this person. {why}".strip())
        self.left_out.setVisible(left)


class Probes(QWidget):
    """The follow-ons of a prompt, and why we ask, folded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._probes = QVBoxLayout()
        self._probes.setSpacing(4)
        self.why_button = QToolButton()
        self.why_button.setText("Why we ask this")
        self.why_button.setCheckable(True)
        set_role(self.why_button, "disclosure")
        self.why_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.why_button.toggled.connect(self._show_why)
        self._why = words("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._probes)
        column.addWidget(self.why_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._why)

    def show_prompt(self, prompt: Prompt) -> None:
        """Show what may follow the prompt."""
        clear_layout(self._probes)
        for text in prompt.probes:
            self._probes.addWidget(words(f"–  {text}", "probe"))
        why = "\n".join(part for part in (prompt.why, prompt.source) if part)
        self._why.setText(why)
        self.why_button.setVisible(bool(why))
        self.why_button.setChecked(False)
        self._show_why(shown=False)

    def _show_why(self, shown: bool) -> None:
        self._why.setVisible(shown)
        self.why_button.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)


def _where(stop: Stop, prompt: Prompt, level: Level) -> str:
    core = [p for p in stop.section.prompts_for(level) if p.core]
    if prompt in core:
        return f"{stop.section.title} · core prompt {core.index(prompt) + 1} of {len(core)}"
    return f"{stop.section.title} · when wanted" if core else stop.section.title


class ChecklistView(QWidget):
    """The scripts to read aloud and the checks to tick of one section.

    Args:
        always_open: Whether they can be ticked in an agreed interview too.
    """

    def __init__(
        self, workspace: Workspace, *, always_open: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._always_open = always_open
        self._workspace = workspace
        self._interview: Interview | None = None
        self.rows: dict[str, _TickRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_items(
        self,
        interview: Interview,
        title: str,
        items: tuple[Item, ...],
        level: Level,
        role: str = "title",
    ) -> None:
        """Show these scripts and checks, as they stand."""
        clear_layout(self._column)
        self._interview = interview
        self.rows = {}
        if title:
            self._column.addWidget(words(title, role))
        for item in items:
            if isinstance(item, Script | Check):
                row = _TickRow(item, level)
                row.ticked.connect(self._keep)
                self.rows[item.id] = row
                self._column.addWidget(row)
        self.show_review(self._workspace.review)

    def show_review(self, review: Review) -> None:
        if self._interview is not None:
            is_open = self._always_open or is_open_to_changes(review, self._interview)
            for item_id, row in self.rows.items():
                row.show_open(is_open=is_open)
                row.show_tick(review.tick_of(self._interview, item_id))

    def hand_over(self) -> None:
        """Save what stands in the fields."""
        for row in self.rows.values():
            row.hand_over()

    def _keep(self, item: str, done: bool, text: str) -> None:
        if self._interview is None:
            return
        now = self._workspace.now()
        earlier = self._workspace.review.tick_of(self._interview, item)
        tick = earlier or Tick(
            id=self._workspace.new_id(),
            interview=self._interview.id,
            item=item,
            done=False,
            at=now,
        )
        if (tick.done, tick.text) != (done, text):
            self._workspace.edit(replace(tick, done=done, text=text, at=now), typing=True)


class _TickRow(QFrame):
    """One script or check."""

    ticked = Signal(str, bool, str)

    def __init__(self, item: Script | Check, level: Level) -> None:
        super().__init__()
        set_role(self, "card")
        self._item = item
        self._pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.hand_over)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        self.field: QLineEdit | None = None
        if isinstance(item, Script):
            for paragraph in item.wording(level).split("\n\n"):
                column.addWidget(words(" ".join(paragraph.split()), "script"))
            self.box = QCheckBox("Read aloud")
            self.box.setAccessibleName(f"Read aloud: {item.wording(level)[:60]}")
            column.addWidget(self.box)
        else:
            self.box = QCheckBox()
            self.box.setAccessibleName(item.text)
            row = QHBoxLayout()
            row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words(item.text), 1)
            column.addLayout(row)
            if item.field:
                self.field = self._add_field(item, column)
            if item.why:
                column.addWidget(words(item.why, "muted"))
        self.box.clicked.connect(self.hand_over)

    def _add_field(self, item: Check, column: QVBoxLayout) -> QLineEdit:
        field = SensitiveLine()
        field.setAccessibleName(f"{item.text}: {item.field}")
        label = QLabel(item.field)
        label.setBuddy(field)
        set_role(label, "muted")
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(field, 1)
        column.addLayout(row)
        field.editingFinished.connect(self.hand_over)
        field.textEdited.connect(self._note_typing)
        return field

    def _note_typing(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def show_open(self, *, is_open: bool) -> None:
        self.box.setEnabled(is_open)
        if self.field is not None:
            self.field.setReadOnly(not is_open)

    def hand_over(self) -> None:
        if not self.box.isEnabled():
            return
        text = clean(self.field.text()) if self.field else ""
        self.ticked.emit(self._item.id, self.box.isChecked(), text)

    def show_tick(self, tick: Tick | None) -> None:
        self.box.setChecked(bool(tick and tick.done))
        if self.field is not None and not self.field.hasFocus():
            self.field.setText(tick.text if tick else "")


class FoldedView(QWidget):
    """Stands where a prompt waits for the account to be complete.

    Signals:
        completed: The account is complete.
        opened: Opened all the same; that is recorded.
    """

    completed = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = words("", "title")
        complete = QPushButton("The account is complete")
        set_role(complete, "primary")
        complete.clicked.connect(self.completed)
        self.open_now = QPushButton("Open this one now")
        self.open_now.clicked.connect(self.opened)
        buttons = QHBoxLayout()
        buttons.addWidget(complete)
        buttons.addWidget(self.open_now)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(
            words(
                "Folded until the account is complete: what is asked here would colour what is "
                "remembered. Opening it earlier is possible, and is recorded."
            )
        )
        column.addLayout(buttons)
        column.addStretch()

    def show_stop(self, stop: Stop) -> None:
        self._title.setText(stop.section.title)
