"""The pieces that every Word document is made of: headings, paragraphs, tables, links, contents."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from docx.oxml.ns import qn

from interviewer.documents import drawing
from interviewer.documents.directions import runs_right_to_left, stretches
from interviewer.documents.elements import element, field_begun, write_letters
from interviewer.documents.package import carry, packed
from interviewer.documents.template import opened_template, turned
from interviewer.domain.text import clean

_SHORT_ROW = 1_500
"""Letters: a row up to here is kept on one page; a longer one may have to run over."""
_NOTHING = "–"
"""Stands where something has to stand and nothing was written."""


@dataclass(frozen=True)
class Words:
    """A stretch of text in one character style.

    Attributes:
        style: Name of a character style; empty for the paragraph's own letters.
        link: Name of the bookmark that it leads to; empty where it leads nowhere.
        underlined: As a Board's layout has it; links are underlined by themselves.
    """

    text: str = field(repr=False)
    style: str = ""
    link: str = ""
    underlined: bool = False


@dataclass(frozen=True)
class CellParagraph:
    """One of several paragraphs in a cell, in a style of its own."""

    style: str
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Column:
    """A column's heading and its share of the width beside the others."""

    heading: str
    share: int = 1


Cell = str | Sequence[Words] | Sequence[CellParagraph]
"""Plain text becomes a paragraph per line; words with styles and links stand in one paragraph."""


def lines(text: str) -> list[str]:
    """The cleaned text in lines, without those that are blank: space is the styles' affair."""
    return [line for line in clean(text).split("\n") if line.strip()]


def _paragraphs(cell: Cell, style: str) -> list[CellParagraph]:
    """The cell's paragraphs: at least one, and none of them empty."""
    if isinstance(cell, str):
        return [CellParagraph(style, (Words(line),)) for line in lines(cell) or [_NOTHING]]
    told = [each for each in cell if isinstance(each, CellParagraph)]
    words = tuple(each for each in cell if isinstance(each, Words))
    return told or [CellParagraph(style, words)]


def marking(line: str, *, fictional: bool) -> str:
    """The line in the header, saying what is fictional (domain.md: every document says so)."""
    return " · ".join(
        part for part in (line, "Fictional demonstration" if fictional else "") if part
    )


class WordDocument:
    """A Word document in the making, on a template that a Board may have restyled.

    The same calls make the same bytes: ids are counted, times are passed in.
    """

    def __init__(self, template: bytes, *, title: str, made: datetime) -> None:
        """Open the template and name the document.

        Args:
            template: A Word file with the named styles.
            title: Title in the file's properties and in the footer.
            made: When; stands in the file's properties.

        Raises:
            TemplateError: The template cannot be used.
        """
        named = " ".join(lines(title))
        self._template = opened_template(template, title=named, made=made.astimezone(UTC))
        self._styles = self._template.styles
        self._end = self._template.end
        self._ids = count(1)
        self._headings: list[tuple[int, str, str]] = []
        self._contents: Any = None
        for root in (*self._template.headers, *self._template.footers):
            self._write_running_title(root, named)

    def mark(self, line: str) -> None:
        """Put the line into every header that a page can have, whatever else stands there."""
        for root in self._template.headers:
            named = self._in_style(root, "p", "Marking")
            if not named:
                named = [root.insert_element_before(element("p"), "w:p", "w:tbl")]
                element("pStyle", element("pPr", named[0]), val=self._styles["Marking"])
            for paragraph in named:
                for run in paragraph.findall(qn("w:r")):
                    if run.find(qn("w:t")) is not None:
                        paragraph.remove(run)
                self._write(paragraph, Words(line), back=runs_right_to_left(line))

    def heading(self, level: int, text: str, *, style: str = "", new_page: bool = False) -> str:
        """Add a heading and return the name of its bookmark.

        Args:
            level: 1 to 3, never more than one deeper than the heading before.
            text: What it says; several lines become one.
            style: Name of a character style for its letters.
            new_page: Whether it begins a page.
        """
        name, text = f"_Toc{len(self._headings) + 1:08}", " ".join(lines(text)) or _NOTHING
        self._headings.append((level, text, name))
        self.paragraph(f"Heading {level}", Words(text, style), bookmark=name)
        if new_page:
            named = self._end.getprevious().find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            named.addnext(element("pageBreakBefore"))
        return name

    def paragraph(
        self,
        style: str,
        *words: Words | str,
        label: Words | None = None,
        bookmark: str = "",
        keep: bool = False,
    ) -> None:
        """Add one paragraph; none where nothing would stand in it.

        Args:
            style: Name of a paragraph style.
            words: What it says.
            label: Stands before it, set off by a tab; it has no say in which way the text runs.
            bookmark: Name of a bookmark around the whole paragraph; links lead to it.
            keep: Whether the next paragraph has to start on the same page.
        """
        plain = [word if isinstance(word, Words) else Words(word) for word in words]
        if not any(word.text.strip() for word in plain):
            return
        paragraph = element("p")
        self._end.addprevious(paragraph)
        self._fill(paragraph, style, plain, label=label, keep=keep)
        if bookmark:
            self._bookmark(paragraph, bookmark)

    def point(self, name: str, *, at_end: bool = False) -> None:
        """Put a bookmark at one point of the paragraph that was added last.

        Args:
            name: Its name.
            at_end: Whether it stands behind what the paragraph says; else before it.
        """
        paragraph, number = self._end.getprevious(), next(self._ids)
        start = element("bookmarkStart", id=number, name=name)
        if at_end:
            paragraph.append(start)
        else:
            paragraph[0].addnext(start)
        start.addnext(element("bookmarkEnd", id=number))

    def text(self, style: str, text: str) -> None:
        """Add a paragraph for each line of the text."""
        for line in lines(text):
            self.paragraph(style, line)

    def contents(self, title: str) -> None:
        """Add the contents: a link to each heading of level 1, those that follow included."""
        self.paragraph("TOC Heading", title)
        self._contents = element("p")
        self._end.addprevious(self._contents)

    def table(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        *,
        caption: str,
        description: str,
        first_column_heads: bool = False,
    ) -> None:
        """Add a table whose header row repeats on every page.

        Args:
            columns: Their headings and widths.
            rows: As many cells each as there are columns.
            caption: What the table is, for a screen reader.
            description: How to read it, for a screen reader.
            first_column_heads: Whether the first cell names its row.
        """
        table = element("tbl")
        self._end.addprevious(table)
        widths = self._widths(columns)
        self._describe(table, widths, first_column_heads, (caption, description))
        blank = element("tr")
        for width in widths:
            element("tcW", element("tcPr", element("tc", blank)), w=width, type="dxa")
        headings = [column.heading for column in columns]
        table.append(self._row(blank, headings, ["Table Heading"] * len(columns), header=True))
        first = "Table Heading" if first_column_heads else "Table Text"
        styles = [first] + ["Table Text"] * (len(columns) - 1)
        for row in rows:
            table.append(self._row(blank, row, styles))

    def carry(self, content: bytes, namespace: str) -> None:
        """Let the file carry a part that is not seen: XML with data in it, for a program.

        Args:
            content: The XML.
            namespace: Of its root, by which Word lists the part.
        """
        carry(self._template.document.part, content, namespace)

    @property
    def width(self) -> float:
        """Of the text between the margins, in points."""
        return self._template.width / 20

    def turn(self) -> None:
        """Lay the pages on their long side; before anything is added that has a width."""
        self._template = turned(self._template)

    def picture(self, picture: drawing.Picture) -> None:
        """Add a picture in a paragraph of its own."""
        paragraph = element("p")
        self._end.addprevious(paragraph)
        element("pStyle", element("pPr", paragraph), val=self._styles["Normal"])
        words = self._styles["Table Text"]
        element("r", paragraph).append(drawing.drawn(picture, next(self._ids), words))

    def content(self) -> bytes:
        """The finished file."""
        if self._contents is not None:
            self._fill_contents()
            self._contents = None
        return packed(self._template.document.part.package)

    def _write_running_title(self, root: Any, title: str) -> None:
        """Fill the place that the template keeps for it: Word may have cut it into several runs."""
        for run in self._in_style(root, "r", "Running Title"):
            run.text = title
            title = ""

    def _in_style(self, root: Any, tag: str, style: str) -> list[Any]:
        """The paragraphs or runs in this style."""
        named = root.iterfind(f".//{qn(f'w:{tag}Style')}")
        style_id = self._styles[style]
        return [e.getparent().getparent() for e in named if e.get(qn("w:val")) == style_id]

    def _fill(
        self,
        paragraph: Any,
        style: str,
        words: Sequence[Words],
        *,
        label: Words | None = None,
        keep: bool | None = False,
    ) -> None:
        """Write the paragraph; `keep` None takes back what its style says of the next one."""
        back = runs_right_to_left("".join(word.text for word in words))
        properties = element("pPr", paragraph)
        element("pStyle", properties, val=self._styles[style])
        if keep:
            element("keepNext", properties)
        elif keep is None:
            element("keepNext", properties, val=0)
        if back:
            element("bidi", properties)
        if label:
            self._write(paragraph, label, back=False)
            self._write(paragraph, Words("\t"), back=False)
        for word in words:
            self._write(paragraph, word, back=back)

    def _write(self, paragraph: Any, words: Words, *, back: bool) -> None:
        """Write runs; `back` says that the paragraph runs from right to left."""
        inside = paragraph
        if words.link:
            inside = element("hyperlink", paragraph, anchor=words.link, history=1)
        style = words.style or ("Hyperlink" if words.link else "")
        text = clean(words.text).replace("\n", " ")
        for piece, backwards in stretches(text, paragraph=back):
            run = element("r", inside)
            if style or backwards or words.underlined:
                properties = element("rPr", run)
            if style:
                element("rStyle", properties, val=self._styles[style])
            if words.underlined:
                element("u", properties, val="single")
            if backwards:
                element("rtl", properties)
            write_letters(run, piece)

    def _bookmark(self, paragraph: Any, name: str) -> None:
        """Put a bookmark around what the paragraph says: over one paragraph only (documents.md)."""
        number = next(self._ids)
        paragraph[0].addnext(element("bookmarkStart", id=number, name=name))
        element("bookmarkEnd", paragraph, id=number)

    def _widths(self, columns: Sequence[Column]) -> list[int]:
        shares = sum(column.share for column in columns)
        return [self._template.width * column.share // shares for column in columns]

    def _describe(
        self, table: Any, widths: list[int], first_column_heads: bool, told: tuple[str, str]
    ) -> None:
        properties = element("tblPr", table)
        element("tblStyle", properties, val=self._styles["Interview Table"])
        element("tblW", properties, w=sum(widths), type="dxa")
        element("tblLayout", properties, type="fixed")
        look = {"firstRow": 1, "lastRow": 0, "firstColumn": int(first_column_heads)}
        value = "04A0" if first_column_heads else "0420"
        element("tblLook", properties, val=value, **look, lastColumn=0, noHBand=0, noVBand=1)
        caption, description = told
        element("tblCaption", properties, val=clean(caption))
        element("tblDescription", properties, val=clean(description))
        grid = element("tblGrid", table)
        for width in widths:
            element("gridCol", grid, w=width)

    def _row(
        self, blank: Any, cells: Sequence[Cell], styles: Sequence[str], *, header: bool = False
    ) -> Any:
        row = deepcopy(blank)
        letters = 0
        # A heading keeps the next row on its page. Where it names a row that goes for all of them,
        # and a table that is longer than a page would leave the page before it empty.
        keep = False if header else None
        for box, cell, style in zip(list(row), cells, styles, strict=True):
            for paragraph in _paragraphs(cell, style):
                letters += sum(len(word.text) for word in paragraph.words)
                kept = keep if paragraph.style == "Table Heading" else False
                self._fill(element("p", box), paragraph.style, paragraph.words, keep=kept)
        properties = element("trPr")
        row.insert(0, properties)
        if letters <= _SHORT_ROW:
            element("cantSplit", properties)
        if header:
            element("tblHeader", properties)
        return row

    def _fill_contents(self) -> None:
        r"""Write the contents field with its entries, so that they are right at first opening.

        `\n` leaves page numbers out, which nobody could know here; nothing asks Word to update.
        """
        entries = [(text, name) for level, text, name in self._headings if level == 1]
        for number, (text, name) in enumerate(entries, 1):
            paragraph = element("p")
            self._contents.addprevious(paragraph)
            self._fill(paragraph, "TOC 1", [Words(text, link=name)])
            if number == 1:
                for run in reversed(field_begun(r' TOC \o "1-1" \n \h \z ')):
                    paragraph[0].addnext(run)
            if number == len(entries):
                element("fldChar", element("r", paragraph), fldCharType="end")
        self._contents.getparent().remove(self._contents)
