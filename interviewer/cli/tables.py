"""`tables`: notes and conclusions in rows, for Excel or as CSV."""

import argparse
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.cli.choosing import check_may_conclude
from interviewer.cli.leaving import Leaving, ask_before_leaving, leave
from interviewer.cli.opening import opened
from interviewer.cli.options import Commands, ask_for_initials, ask_for_review
from interviewer.cli.outcome import ZONE
from interviewer.domain.review import Review
from interviewer.domain.words import Document

if TYPE_CHECKING:
    from interviewer.documents.tables import TableChoice, TableKind

_TABLES = """\
Make tables of notes, chronology, follow-ups, findings, recommendations and of
the matrices, to sort and filter: one Excel file with a sheet each, or a folder
with a CSV file each. Practitioners are counted and never notes. For the
overview writer's review only.

They are called "Notes", "Chronology", "Follow-ups", "Findings",
"Recommendations", "Episode and agency", "Practitioner and thematic area",
"Line of enquiry and agency" and "What shaped it and episode".

The files are not encrypted. Files of the same names are replaced.
"""


def add_to(commands: Commands) -> None:
    """Add the command of this module to the command line."""
    in_short = "make tables, as an Excel file or as CSV"
    tables = commands.add(_tables, "tables", in_short, _TABLES)
    ask_for_review(tables)
    tables.add_argument(
        "--out",
        metavar="FILE.xlsx|DIR",
        type=_workbook_or_folder,
        required=True,
        help="an Excel file, or a folder for the CSV files",
    )
    one = "only this table; can be given more than once"
    tables.add_argument("--table", metavar="NAME", action="append", default=[], help=one)
    with_reflections = "include the practitioners' reflections"
    tables.add_argument("--reflections", action="store_true", help=with_reflections)
    ask_for_initials(tables)
    ask_before_leaving(tables)


def _workbook_or_folder(text: str) -> Path:
    path = Path(text)
    if path.suffix and path.suffix.lower() != ".xlsx" and not path.is_dir():
        raise argparse.ArgumentTypeError("the name of an Excel file ends in .xlsx")
    return path


def _tables(options: argparse.Namespace) -> int:
    from interviewer.documents.table_passages import table_passages
    from interviewer.documents.tables import TableChoice

    kinds = _table_kinds(options)
    with closing(opened(options)) as store:
        review, now = store.load(), datetime.now(UTC)
        check_may_conclude(review)
        choice = TableChoice(
            kinds=kinds,
            reflections=options.reflections,
            initials=options.initials,
            zone=ZONE,
            made=now,
        )
        leaving = Leaving(
            document=Document.TABLES,
            passages=table_passages(review, kinds, reflections=options.reflections),
            files=partial(_table_files, review, choice, options.out),
        )
        return leave(store, review, leaving, options, now)


def _table_kinds(options: argparse.Namespace) -> "tuple[TableKind, ...]":
    """The tables that were named; every one where none was."""
    from interviewer.documents.tables import TableKind

    named = {kind.value.casefold(): kind for kind in TableKind}
    wanted = [" ".join(name.casefold().split()) for name in options.table]
    if not set(wanted) <= set(named):
        known = ", ".join(f"“{kind.value}”" for kind in TableKind)
        options.misunderstood(f"there is no such table; they are called {known}")
    return tuple(kind for name, kind in named.items() if name in wanted or not wanted)


def _table_files(review: Review, choice: "TableChoice", out: Path) -> Mapping[Path, bytes]:
    """The Excel file, or the CSV files in a folder that is made where it is missing."""
    from interviewer.documents.files import why_not_written
    from interviewer.documents.spreadsheet import csv_of, workbook_of
    from interviewer.documents.tables import about_lines, tables_of

    tables = tables_of(review, choice)
    if out.suffix.lower() == ".xlsx":
        about = about_lines(review, choice)
        return {out: workbook_of(tables, about, mark=review.details.marking)}
    try:
        out.mkdir(exist_ok=True)
    except OSError as error:
        raise why_not_written(error) from error
    return {out / f"{table.name}.csv": csv_of(table) for table in tables}
