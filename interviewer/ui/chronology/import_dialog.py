"""Taking a chronology in: what was understood and what not, then all of it or nothing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.chronology import Entry
from interviewer.domain.chronology_import import Fate, ImportPlan, PlannedRow, import_plan
from interviewer.domain.chronology_told import told
from interviewer.domain.errors import InterviewerError
from interviewer.domain.review import Review
from interviewer.ui.background import Background
from interviewer.ui.chronology.columns import when
from interviewer.ui.chronology.long_table import LongModel, LongTable
from interviewer.ui.files import choose_file
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.table import Column
from interviewer.ui.workspace import Workspace

_BEFORE = (
    "A CSV file, an Excel sheet or a table in a Word document, with a row of headings: Date and "
    "Event, and where there are any Time, Agency, Source, Episode. Dates stay as they are written, "
    "also uncertain ones. You see what was understood before anything is taken in."
)
_FATES = {
    Fate.NEW: "New",
    Fate.CHANGED: "New, other words",
    Fate.THERE: "Already there",
    Fate.TAKEN_OUT: "Taken out before",
    Fate.NOT_UNDERSTOOD: "Left out",
}


def planned_from(path: Path, review: Review, new_id: Callable[[], UUID]) -> ImportPlan:
    """Read the file and plan what taking it in would do; takes up to a few seconds.

    Raises:
        InterviewerError: It cannot be read, or holds no chronology.
    """
    from interviewer.documents.tables_in import read_tables

    return import_plan(review, read_tables(path), new_id)


class ImportDialog(QDialog):
    """Asks for a file, shows what would be taken in, and does so or does nothing.

    Signals:
        taken_in: Carries how many entries were.
        lock_wanted: Lock now.
    """

    taken_in = Signal(int)
    lock_wanted = Signal()

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Interviewer")
        self._workspace, self._background = workspace, background
        self._plan: ImportPlan | None = None
        self._name = ""
        self.said, self.problem = Sentence("banner"), Sentence("error")
        self.told = words("")
        self.shown = QComboBox()
        self.shown.setAccessibleName("Rows to show")
        self.shown.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.shown.currentIndexChanged.connect(self._show_rows)
        self.rows = LongTable("Rows of the file", LongModel(_columns(), _where, self), lines=3)
        self.bring_back = QCheckBox()
        self.bring_back.toggled.connect(self._show_button)
        self.choose_button = QPushButton("&Choose a file…")
        self.take_button, self.nothing_button = QPushButton(), QPushButton("&Nothing")
        self.choose_button.clicked.connect(self.ask_which)
        self.take_button.clicked.connect(self.take_in)
        self.nothing_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock_wanted)
        self._lay_out()
        self._show_plan(None)

    def ask_which(self) -> None:
        """Ask for a file; when one is chosen, read it."""
        kinds = "Tables (*.csv *.xlsx *.docx *.txt *.tsv *.xlsm);;Every file (*)"
        choose_file(self, "Take in a chronology", kinds, self.read)

    def read(self, path: Path) -> None:
        """Read the file in the background and show what it comes to."""
        self._name = path.name
        self._show_plan(None)
        self.problem.say("")
        self.said.say(f"Reading “{path.name}”…")
        self.choose_button.setEnabled(False)
        work = partial(planned_from, path, self._workspace.review, self._workspace.new_id)
        self._background.run(self, work, self._read, self._refuse)

    def take_in(self) -> None:
        """Save every new entry of the file, as one step that can be undone."""
        if self._plan is None:
            return
        values = self._values(self._plan)
        if values:
            self._workspace.edit(*values, reason=f"Taken in from “{self._name}”")
        self.accept()
        self.taken_in.emit(len(values))

    def _values(self, plan: ImportPlan) -> tuple[Entry, ...]:
        return (*plan.values, *(plan.taken_out if self.bring_back.isChecked() else ()))

    def _read(self, plan: ImportPlan) -> None:
        self.choose_button.setEnabled(True)
        self._show_plan(plan)

    def _refuse(self, error: Exception) -> None:
        self.choose_button.setEnabled(True)
        self.said.say("")
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)
        self.choose_button.setFocus()

    def _show_plan(self, plan: ImportPlan | None) -> None:
        self._plan = plan
        self.told.setText("\n".join(told(plan)) if plan else _BEFORE)
        gone = len(plan.taken_out) if plan else 0
        self.bring_back.setText(f"Bring back the {gone:,} that {_was(gone)} taken out before")
        self.bring_back.setChecked(False)
        self.bring_back.setVisible(bool(gone))
        for part in (self.shown, self.rows, self.take_button):
            part.setVisible(plan is not None)
        self._show_button()
        if plan is not None:
            self.said.say(f"Nothing of “{self._name}” has been taken in yet.")
            self._offer_fates(plan)
            ready = self.take_button.isEnabled()
            (self.take_button if ready else self.nothing_button).setFocus()

    def _offer_fates(self, plan: ImportPlan) -> None:
        self.shown.blockSignals(True)
        self.shown.clear()
        self.shown.addItem(f"Every row ({len(plan.rows):,})", tuple(Fate))
        for fate, name in _FATES.items():
            if count := plan.count(fate):
                self.shown.addItem(f"{name} ({count:,})", (fate,))
        if remarked := sum(bool(row.remark) for row in plan.rows):
            self.shown.addItem(f"Worth a second look ({remarked:,})", ())
        self.shown.blockSignals(False)
        self._show_rows()

    def _show_rows(self) -> None:
        fates = self.shown.currentData()
        rows = self._plan.rows if self._plan else ()
        self.rows.show_items([r for r in rows if (r.fate in fates if fates else r.remark)])

    def _show_button(self) -> None:
        count = len(self._values(self._plan)) if self._plan else 0
        self.take_button.setText(f"&Take in all {count:,}")
        self.take_button.setEnabled(bool(count))

    def _lay_out(self) -> None:
        set_role(self.take_button, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words("Take in a chronology", "title"))
        for part in (self.said, self.problem, self.told):
            column.addWidget(part)
        column.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rows, 1)
        column.addWidget(self.bring_back)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose_button)
        buttons.addStretch()
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.nothing_button)
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 110)


def _columns() -> tuple[Column[PlannedRow], ...]:
    return (
        Column(heading="Row", text=_where, widest=9),
        Column(heading="What becomes of it", text=_fate, widest=30),
        Column(heading="Date", text=_date, widest=26, strong=True),
        Column(heading="Agency", text=_agency, widest=16),
        Column(heading="Event", text=_event, widest=44),
    )


def _where(row: PlannedRow) -> str:
    return row.where


def _fate(row: PlannedRow) -> str:
    return f"{_FATES[row.fate]}: {row.remark}" if row.remark else _FATES[row.fate]


def _date(row: PlannedRow) -> str:
    """As written; that it is not understood is said beside it."""
    if row.entry is None:
        return ""
    return when(row.entry) if row.entry.earliest else row.entry.written


def _agency(row: PlannedRow) -> str:
    return row.entry.agency_written if row.entry else ""


def _event(row: PlannedRow) -> str:
    return " ".join((row.entry.text if row.entry else row.words).split())


def _was(count: int) -> str:
    return "was" if count == 1 else "were"
