"""The recovery sheet on paper: one page that opens the review when the passphrase is forgotten.

Qt prints it and makes the PDF; the Word file comes from `documents`.
"""

from dataclasses import dataclass, field
from datetime import datetime
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QWidget

from interviewer.domain.dates import british_date
from interviewer.domain.errors import InterviewerError
from interviewer.resources import word_template
from interviewer.ui.local_time import local_day, local_zone

_A4 = QPageLayout(
    QPageSize(QPageSize.PageSizeId.A4),
    QPageLayout.Orientation.Portrait,
    QMarginsF(22, 22, 22, 22),
    QPageLayout.Unit.Millimeter,
)

_COLUMNS = 3


@dataclass(frozen=True, kw_only=True)
class RecoverySheet:
    """What stands on the sheet.

    Attributes:
        name: What the unlock page calls the review.
        groups: The recovery code, group by group.
        made: When the code was made, in UTC.
    """

    name: str
    groups: tuple[str, ...] = field(repr=False)
    made: datetime


def group_name(position: int, count: int) -> str:
    """What a group of the code is called on the sheet; the last one checks the others."""
    return "Check group" if position == count - 1 else f"Group {position + 1}"


class PrinterError(InterviewerError):
    """The printer did not take the sheet."""

    what_happened = "The printer did not take the recovery sheet."
    what_is_safe = "The code is still on the screen and stays the same."
    what_to_do = "Look at the printer and try again, or save the sheet as a PDF or Word file."


class NoPrinterError(PrinterError):
    """There is nothing to print on."""

    what_happened = "No printer is set up on this laptop."
    what_to_do = "Save the sheet as a PDF or Word file, or write the code down by hand."


def sheet_pdf(sheet: RecoverySheet) -> bytes:
    """The sheet as a PDF file of one A4 page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("Recovery sheet")
    writer.setCreator("Interviewer")
    writer.setPageLayout(_A4)
    print_sheet(sheet, writer)
    return bytes(buffer.data().data())


def print_by_dialog(sheet: RecoverySheet, parent: QWidget) -> bool:
    """Ask for a printer and print; False where the person thought better of it.

    Raises:
        PrinterError: The printer did not take it.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if not printer.isValid():
        raise NoPrinterError
    printer.setDocName("Recovery sheet")  # print queues are read by others: no name of a review
    printer.setPageLayout(_A4)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    print_sheet(sheet, printer)
    return True


def print_sheet(sheet: RecoverySheet, paper: QPagedPaintDevice) -> None:
    """Draw the sheet on one page of the paper, a printer or a PDF file, in black.

    Raises:
        PrinterError: It cannot be drawn on.
    """
    painter = QPainter()
    if not painter.begin(paper):
        raise PrinterError
    document = QTextDocument()
    document.setDefaultFont(QFont(QFont().families(), 12))  # in points: pixels vanish on paper
    layout = document.documentLayout()
    layout.setPaintDevice(paper)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(paper.width(), paper.height()))
    document.setHtml(_html(sheet))
    ink = QAbstractTextDocumentLayout.PaintContext()
    # The window's own palette may be a dark one: its text is white.
    ink.palette = QPalette(Qt.GlobalColor.white, Qt.GlobalColor.white)
    layout.draw(painter, ink)
    painter.end()


def sheet_word(sheet: RecoverySheet) -> bytes:
    """The sheet as a Word file, for a Board that keeps such papers in its own form."""
    from interviewer.documents import recovery_sheet

    return recovery_sheet(
        sheet.name,
        sheet.groups,
        template=word_template(),
        made=sheet.made,
        zone=local_zone(),
    )


def _html(sheet: RecoverySheet) -> str:
    groups = _rows(sheet.groups)
    return f"""
<p style="font-size: 24pt; font-weight: 700">Recovery sheet</p>
<p style="font-size: 13pt">Review: <b>{escape(sheet.name)}</b><br>
Made on {british_date(local_day(sheet.made))}. A sheet made later replaces this one.</p>
<p style="margin-bottom: 14pt">If the passphrase is forgotten, this code opens the review. With
it, or with the passphrase, all notes can be read; without either, nobody can open them.</p>
<table width="100%" cellpadding="10" cellspacing="0" border="1"
 style="border-collapse: collapse; border-style: solid; margin-bottom: 8pt">{groups}</table>
<p style="font-size: 15pt; font-weight: 700; margin-top: 18pt">Keep it safe</p>
<ul>
<li>Keep this sheet on paper, locked away, and not with the laptop.</li>
<li>If it was saved as a file, print it and delete the file, or keep the file where only the
people who may open the review can reach it.</li>
<li>Note down who keeps it. Hand it on when that person leaves the panel.</li>
</ul>
<p style="font-size: 15pt; font-weight: 700; margin-top: 18pt">Use it</p>
<ol>
<li>Open Interviewer on the laptop that holds the review and choose “Use recovery code”.</li>
<li>Type the nine groups in order. Capitals, spaces and dashes make no difference. The code has
no letters I, L and O: what looks like I or L is the number 1, what looks like O is 0.</li>
<li>Choose a new passphrase. This sheet goes on working.</li>
</ol>
"""


def _rows(groups: tuple[str, ...]) -> str:
    cells = [
        f'<td width="33%"><span style="font-size: 10pt">{group_name(position, len(groups))}</span>'
        f'<br><span style="font-family: monospace; font-size: 22pt">{escape(group)}</span></td>'
        for position, group in enumerate(groups)
    ]
    rows = ("".join(cells[i : i + _COLUMNS]) for i in range(0, len(cells), _COLUMNS))
    return "".join(f"<tr>{row}</tr>" for row in rows)
