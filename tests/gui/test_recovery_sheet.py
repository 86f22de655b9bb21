"""The recovery sheet on paper: one page, in black, with everything that is needed to use it."""

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtPrintSupport import QPrinter

from interviewer.ui.recovery_sheet import (
    PrinterError,
    RecoverySheet,
    print_sheet,
    sheet_pdf,
    sheet_word,
)
from tests.builders import NOON
from tests.system_packages import wants

GROUPS = ("WM9J", "44GC", "HRR8", "ZP8Q", "5QQF", "2Y24", "NXVR", "EWFQ", "XPF5")
SHEET = RecoverySheet(name="Child Kestrel & <siblings>", groups=GROUPS, made=NOON)


def text_of(pdf: bytes) -> str:
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


@wants("pdftotext", "poppler-utils")
def test_the_pdf_carries_the_name_the_date_and_every_group_on_one_page(qtbot: Any) -> None:
    text = text_of(sheet_pdf(SHEET))
    assert text.count("\f") == 1
    assert "Child Kestrel & <siblings>" in text
    assert "12 Nov 2026" in text
    assert [word for word in text.split() if word in GROUPS] == list(GROUPS)


@wants("pdftoppm", "poppler-utils")
def test_it_is_black_on_white_although_the_window_is_dark(qapp: Any) -> None:
    before = qapp.palette()
    qapp.setPalette(QPalette(Qt.GlobalColor.white, Qt.GlobalColor.black))
    try:
        pdf = sheet_pdf(SHEET)
    finally:
        qapp.setPalette(before)
    command = ["pdftoppm", "-gray", "-r", "50", "-"]
    picture = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    header_lines = 3
    pixels = picture.split(b"\n", header_lines)[header_lines]
    assert min(pixels) < 80
    assert pixels.count(255) > len(pixels) * 0.8


@wants("pdftotext", "poppler-utils")
def test_a_printer_gets_the_same_words(qtbot: Any, tmp_path: Path) -> None:
    printed = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(printed))
    print_sheet(SHEET, printer)
    assert text_of(printed.read_bytes()).split() == text_of(sheet_pdf(SHEET)).split()


@pytest.mark.qt_log_ignore("QPainter::begin", "QPrinter", "QPdf")
def test_a_printer_that_does_not_take_it_is_told_in_a_sentence(qtbot: Any, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    with pytest.raises(PrinterError, match="The code is still on the screen"):
        print_sheet(SHEET, printer)


def test_the_word_file_carries_the_same_groups(qtbot: Any) -> None:
    with ZipFile(BytesIO(sheet_word(SHEET))) as file:
        text = file.read("word/document.xml").decode()
    places = [text.index(f">{group}<") for group in GROUPS]
    assert places == sorted(places)


def test_the_code_is_not_in_what_python_shows_of_a_sheet() -> None:
    assert not any(group in repr(SHEET) for group in GROUPS)
