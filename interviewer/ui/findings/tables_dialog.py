"""Making tables: which of them, as an Excel file or as CSV."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from interviewer.documents.tables import TableChoice, TableKind
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.findings.parts import Pick, Ticks
from interviewer.ui.local_time import local_zone
from interviewer.ui.workspace import Workspace

_EXCEL, _CSV = ("Excel file (*.xlsx)", "xlsx"), ("CSV file (*.csv)", "csv")
_OFFER = Offer(
    document=Document.TABLES,
    heading="Tables",
    told=(
        "Notes and conclusions in rows, to sort and filter. Practitioners are counted and never "
        "notes. A note that identifies a colleague or is not to be quoted is marked as that."
    ),
    name="Tables.xlsx",
    file=_EXCEL,
)
_AT_FIRST = (TableKind.NOTES, TableKind.FINDINGS, TableKind.RECOMMENDATIONS)


def made_tables(review: Review, choice: TableChoice, *, as_csv: bool) -> bytes:
    """The tables in one Excel file, or the one that was chosen as CSV."""
    from interviewer.documents.spreadsheet import csv_of, workbook_of
    from interviewer.documents.tables import about_lines, tables_of

    tables = tables_of(review, choice)
    if as_csv:
        return csv_of(tables[0])
    mark = review.details.marking
    return workbook_of(tables, about_lines(review, choice), mark=mark)


class TablesDialog(DocumentDialog):
    """Asks which tables belong in the file, and where it goes."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        self.kinds: Ticks[TableKind] = Ticks("Table")
        self.kinds.offer([(kind, kind.value) for kind in TableKind], _AT_FIRST)
        self.format: Pick[bool] = Pick("Kind of file")
        self.format.offer(
            [(False, "Excel file, a sheet each"), (True, "CSV file, one table")], False
        )
        self.reflections = QCheckBox("Include the practitioners’ &reflections")
        self.initials = QCheckBox("Include the &initials of the interviewers")
        choices = self.kinds, self.format, self.reflections, self.initials
        super().__init__(workspace, background, None, _OFFER, choices, parent)
        self.kinds.ticked.connect(self._follow)
        self.format.picked.connect(self._follow)

    def look(self) -> None:
        """Look for identifiers, once it is said which tables there are to be."""
        kinds = self.kinds.keys
        if not kinds:
            self._say(problem="Choose at least one table.")
        elif self.format.key and len(kinds) > 1:
            self._say(problem="A CSV file holds one table: choose only one, or an Excel file.")
        else:
            super().look()

    def passages(self) -> Gatherer:
        from interviewer.documents.table_passages import table_passages

        return partial(
            table_passages, kinds=self.kinds.keys, reflections=self.reflections.isChecked()
        )

    def maker(self) -> Maker:
        choice = TableChoice(
            kinds=self.kinds.keys,
            reflections=self.reflections.isChecked(),
            initials=self.initials.isChecked(),
            zone=local_zone(),
            made=self.workspace.now(),
        )
        return partial(made_tables, self.workspace.review, choice, as_csv=self.format.key)

    def _follow(self) -> None:
        """Suggest a name for the file that is chosen now."""
        self._say()
        kinds, as_csv = self.kinds.keys, self.format.key
        name = kinds[0].value if len(kinds) == 1 else "Tables"
        file = _CSV if as_csv else _EXCEL
        self._offer = replace(_OFFER, name=f"{name}.{file[1]}", file=file)
