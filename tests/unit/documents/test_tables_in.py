"""Tables from files that other people made: all of it, or one sentence that says why not."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from interviewer.documents import office_package
from interviewer.documents.table_errors import (
    DamagedFileError,
    FileNotThereError,
    NoTableError,
    OldFormatError,
    ProtectedFileError,
    TableNotReadError,
    TooLargeError,
    WrongKindError,
)
from interviewer.documents.tables_in import read_tables, tables_of
from interviewer.domain.sheet import Sheet
from tests.unit.documents.tables import (
    HEADINGS,
    ROWS,
    TABLE,
    a_csv,
    a_docx,
    an_xlsx,
    repacked,
    with_part,
    written,
)

WORD, EXCEL = "word/document.xml", "xl/worksheets/sheet1.xml"


def cells(sheet: Sheet) -> list[list[str]]:
    return [[row.cell(at) for at in range(len(HEADINGS))] for row in sheet.rows]


def only(content: bytes) -> list[list[str]]:
    (sheet,) = tables_of(content)
    return cells(sheet)


# Every kind


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_however_it_is_divided_and_encoded(delimiter: str, encoding: str) -> None:
    assert only(a_csv(delimiter=delimiter).encode(encoding)) == TABLE


def test_csv_of_an_old_windows_is_read() -> None:
    rows = [HEADINGS, ["2013", "", "Café", "“Quoted” – dashed", ""]]
    assert only(a_csv(rows).encode("cp1252")) == rows


def test_commas_in_prose_divide_nothing_in_a_file_with_semicolons() -> None:
    text = "Date;Event\n12/5/2013;Called, then wrote, then called\n13/5/2013;Came, saw, left\n"
    (sheet,) = tables_of(text.encode())
    assert [row.cells for row in sheet.rows] == [
        ("Date", "Event"),
        ("12/5/2013", "Called, then wrote, then called"),
        ("13/5/2013", "Came, saw, left"),
    ]


def test_excel_is_read() -> None:
    assert only(an_xlsx()) == TABLE


def test_word_is_read() -> None:
    assert only(a_docx()) == TABLE


def test_rows_keep_their_number_past_blank_ones(tmp_path: Path) -> None:
    file = tmp_path / "made.csv"
    file.write_text("Date,Event\n\n,\n2013,Letter\n", encoding="utf-8")
    (sheet,) = read_tables(file)
    assert [row.where for row in sheet.rows] == ["row 1", "row 4"]


# Excel's habits


def test_real_dates_and_times_are_written_as_in_britain() -> None:
    rows: list[list[object]] = [
        ["Date", "Time", "Event"],
        [date(2013, 5, 12), time(14, 30), "a"],
        [datetime.fromisoformat("2013-05-12T09:05"), None, 7.0],
        [datetime.fromisoformat("2013-05-12"), time(9, 5, 30), True],
    ]
    (sheet,) = tables_of(an_xlsx(rows))
    assert [row.cells for row in sheet.rows[1:]] == [
        ("12 May 2013", "14:30", "a"),
        ("12 May 2013 09:05", "", "7"),
        ("12 May 2013", "09:05:30", "True"),
    ]


def test_formulas_are_their_stored_values_and_never_worked_out() -> None:
    content = an_xlsx([["Date", "Event"], ["2013", "=1+1"], ["2014", '=WEBSERVICE("http://x")']])
    assert [row[1] for row in only(content)][1:] == ["", ""]
    stored = with_part(content, EXCEL, "<v></v>", "<v>42</v>")
    assert [row[1] for row in only(stored)][1:] == ["42", "42"]


def test_hidden_sheets_are_left_out_and_others_are_told_apart_by_name() -> None:
    book = openpyxl.Workbook()
    for title in ("One", "Two", "Hidden"):
        book.create_sheet(title).append(["Date", title])
    book["Hidden"].sheet_state = "hidden"
    sheets = tables_of(written(book))
    assert [sheet.name for sheet in sheets] == ["“One”", "“Two”"]
    assert sheets[1].rows[0].where == "“Two”, row 1"


def test_a_sheet_that_says_it_is_smaller_than_it_is_loses_nothing() -> None:
    content = with_part(an_xlsx(), EXCEL, 'ref="A1:E4"', 'ref="A1:B2"')
    assert only(content) == TABLE


def test_a_sheet_that_says_it_is_huge_is_read_all_the_same() -> None:
    content = with_part(an_xlsx(), EXCEL, 'ref="A1:E4"', 'ref="A1:XFD1048576"')
    assert only(content) == TABLE


# Word's habits


def row_of(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell_of(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def in_word(*rows: str) -> list[tuple[str, ...]]:
    """The rows of a table made of this XML, after its headings."""
    content = a_docx([["Date", "Agency", "Event"]])
    content = with_part(content, WORD, "</w:tbl>", f"{''.join(rows)}</w:tbl>")
    (sheet,) = tables_of(content)
    return [row.cells for row in sheet.rows[1:]]


def test_a_cell_merged_downwards_holds_for_each_of_its_rows() -> None:
    merged = row_of(cell_of("2013", '<w:vMerge w:val="restart"/>'), cell_of("Police"), cell_of("a"))
    goes_on = row_of(cell_of("", "<w:vMerge/>"), cell_of("Health"), cell_of("b"))
    ends = row_of(cell_of(""), cell_of("Health"), cell_of("c"))
    assert in_word(merged, goes_on, goes_on, ends) == [
        ("2013", "Police", "a"),
        ("2013", "Health", "b"),
        ("2013", "Health", "b"),
        ("", "Health", "c"),
    ]


def test_a_cell_merged_sideways_stands_in_its_first_column() -> None:
    wide = row_of(cell_of("2013", '<w:gridSpan w:val="2"/>'), cell_of("a"))
    shifted = '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>' + cell_of("b") + "</w:tr>"
    assert in_word(wide, shifted) == [("2013", "", "a"), ("", "", "b")]


def test_what_tracked_changes_took_out_is_gone_and_what_they_put_in_is_there() -> None:
    changed = (
        "<w:tc><w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>new</w:t><w:tab/><w:t>words</w:t><w:br/></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom></w:p><w:p><w:r><w:t>below</w:t></w:r>"
        "</w:p></w:tc>"
    )
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + cell_of("2014") + cell_of("x") + "</w:tr>"
    rows = in_word(row_of(cell_of("2013"), cell_of("Police"), changed), gone)
    assert rows == [("2013", "Police", "new words\n\nbelow")]


def test_cells_in_wrappers_and_tables_in_cells_are_read() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{cell_of('2013')}</w:sdtContent></w:sdt>"
    nested = f"<w:tc><w:tbl>{row_of(cell_of('in'), cell_of('side'))}</w:tbl><w:p/></w:tc>"
    assert in_word(row_of(wrapped, cell_of("Police"), nested)) == [("2013", "Police", "in\nside")]


def test_several_tables_are_told_apart() -> None:
    sheets = tables_of(a_docx(TABLE, TABLE))
    assert [sheet.name for sheet in sheets] == ["table 1", "table 2"]
    assert sheets[1].rows[1].where == "table 2, row 2"


# Refused


def old(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NoTableError),
        (b"\r\n,,,\r\n", NoTableError),
        (a_docx([["", ""]]), NoTableError),
        (b"%PDF-1.7", WrongKindError),
        (b"\x89PNG\r\n\x1a\n\0\0", WrongKindError),
        (bytes(range(127, 256)), WrongKindError),
        (old("WordDocument"), OldFormatError),
        (old("EncryptedPackage"), ProtectedFileError),
        (an_xlsx()[:900], DamagedFileError),
        (a_docx()[:-30], DamagedFileError),
        (b"PK\x03\x04 and so on", DamagedFileError),
        (repacked(a_docx(), lambda name, part: None if name == WORD else part), WrongKindError),
        (b'Date,Event\n2013,"' + b"never closed " * 20_000, DamagedFileError),
    ],
)
def test_each_case_has_its_sentence(content: bytes, error: type[TableNotReadError]) -> None:
    with pytest.raises(TableNotReadError) as refused:
        tables_of(content)
    assert type(refused.value) is error
    assert refused.value.what_is_safe == "Nothing was taken in, and the file is as it was."


def test_a_file_that_is_gone_or_too_large_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(FileNotThereError):
        read_tables(tmp_path / "gone.csv")
    with pytest.raises(FileNotThereError):
        read_tables(tmp_path)
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(office_package.MOST_BYTES + 1)
    with pytest.raises(TooLargeError):
        read_tables(large)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["2013", "a"]] * 20_001, "more than 20,000 rows"),
        ([["a"] * 61], "more than 60 columns"),
        ([["a" * 32_768, "b"]], "more than 32,767 letters"),
    ],
)
def test_more_than_a_chronology_can_have_is_too_large(
    rows: Sequence[Sequence[str]], said: str
) -> None:
    with pytest.raises(TooLargeError, match=said):
        tables_of(a_csv(rows).encode())


def test_one_cell_far_away_does_not_make_a_million_rows() -> None:
    content = with_part(an_xlsx(), EXCEL, '<row r="4">', '<row r="999999999">')
    content = with_part(content, EXCEL, 'r="A4"', 'r="A999999999"')
    with pytest.raises(TableNotReadError):
        tables_of(content)


# Attacks

_LOL = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "entity", [f"{_LOL}]>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>']
)
@pytest.mark.parametrize(
    ("made", "part"), [(a_docx(), WORD), (an_xlsx(), EXCEL), (an_xlsx(), "xl/workbook.xml")]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(made: bytes, part: str, entity: str, encoding: str) -> None:
    def change(name: str, data: bytes) -> bytes:
        if name != part:
            return data
        text = data.decode().partition("?>")[2] or data.decode()
        return f'<?xml version="1.0" encoding="{encoding}"?>{entity}{text}'.encode(encoding)

    with pytest.raises(DamagedFileError, match="declarations"):
        tables_of(repacked(made, change))


def test_a_declaration_is_found_wherever_it_stands() -> None:
    hidden = "<!--" + " " * (1024 * 1024 - 12) + "--><!DOCTYPE x>"
    for shift in range(12):
        content = repacked(
            a_docx(),
            lambda name, data, n=shift: b" " * n + hidden.encode() + data if name == WORD else data,  # type: ignore[misc]
        )
        with pytest.raises(DamagedFileError, match="declarations"):
            tables_of(content)


def test_a_zip_bomb_is_not_unpacked() -> None:
    large = b" " * (office_package.MOST_OF_ONE_PART + 1)
    with pytest.raises(TooLargeError):
        tables_of(repacked(a_docx(), lambda _, part: part, {"word/bomb.xml": large}))


def test_too_many_parts_are_too_large() -> None:
    more = {f"word/{number}.xml": b"" for number in range(office_package.MOST_MEMBERS)}
    with pytest.raises(TooLargeError):
        tables_of(repacked(a_docx(), lambda _, part: part, more))


def test_a_part_that_is_there_twice_is_refused() -> None:
    into = io.BytesIO(a_docx())
    with zipfile.ZipFile(into, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(WORD, b"<other/>")
    with pytest.raises(DamagedFileError):
        tables_of(into.getvalue())


def test_nothing_of_the_file_is_in_the_error() -> None:
    content = a_docx()[:-30]
    with pytest.raises(TableNotReadError) as refused:
        tables_of(content)
    told = f"{refused.value!r} {refused.value.__cause__!r}"
    assert not any(cell and cell in told for row in ROWS for cell in row)
