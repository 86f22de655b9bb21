"""The template: ours is made by a script, a Board's is used as it is, a bad one gets a sentence."""

import re
import runpy
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor
from hypothesis import given
from hypothesis import strategies as st

from interviewer.documents.template import (
    CHARACTER_STYLES,
    PARAGRAPH_STYLES,
    NotAWordFileError,
    StyleMissingError,
    TemplateError,
    TemplateLeadsElsewhereError,
    TemplateTooLargeError,
)
from tests.unit.documents.reading import (
    checked,
    everything,
    headers,
    member,
    opened,
    with_member,
    without_member,
)
from tests.unit.documents.sample import TEMPLATE, a_told_review, summary

SCRIPT = Path(__file__).resolve().parents[3] / "docs" / "make_template.py"
STYLES = "word/styles.xml"


def restyled(change: Callable[[docx.document.Document], object]) -> bytes:
    """The template after somebody changed it, as Word saves it."""
    document = docx.Document(BytesIO(TEMPLATE))
    change(document)
    into = BytesIO()
    document.save(into)
    return into.getvalue()


def told_on(template: bytes) -> bytes:
    return summary(a_told_review(), template=template)


def test_the_script_makes_the_template_that_is_shipped(tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    runpy.run_path(str(SCRIPT))["make"](made)
    with zipfile.ZipFile(made) as new, zipfile.ZipFile(BytesIO(TEMPLATE)) as shipped:
        assert new.namelist() == shipped.namelist()
        assert all(new.read(name) == shipped.read(name) for name in new.namelist())


def test_the_shipped_template_is_sound_and_small(tmp_path: Path) -> None:
    checked(TEMPLATE, tmp_path)
    assert len(TEMPLATE) < 20_000


def test_the_template_shows_every_style_and_no_document_keeps_that_page() -> None:
    shown = everything(opened(TEMPLATE))
    for style in (*PARAGRAPH_STYLES, *CHARACTER_STYLES):
        assert style.casefold() in shown.casefold() or style in {"Normal", "Marking"}
    assert "This page shows every style" not in everything(opened(told_on(TEMPLATE)))


def test_a_style_changed_by_a_board_is_found_in_the_document(tmp_path: Path) -> None:
    def in_red(document: docx.document.Document) -> None:
        document.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0, 0x11)

    made = told_on(restyled(in_red))
    heading = checked(made, tmp_path).styles["Heading 1"]
    assert heading.font.color.rgb == RGBColor(0xAA, 0, 0x11)
    assert '<w:pStyle w:val="Heading1"/>' in member(made, "word/document.xml")


def test_ids_that_word_translated_are_followed() -> None:
    styles = member(TEMPLATE, STYLES).replace('"Heading1"', '"berschrift1"')
    made = told_on(with_member(TEMPLATE, STYLES, styles))
    assert '<w:pStyle w:val="berschrift1"/>' in member(made, "word/document.xml")
    assert "Heading 1: Key facts" in everything(opened(made))


def test_tables_are_as_wide_as_the_boards_page() -> None:
    def narrow(document: docx.document.Document) -> None:
        section = document.sections[0]
        section.page_width, section.left_margin, section.right_margin = Cm(15), Cm(4), Cm(1)

    table = opened(told_on(restyled(narrow))).tables[0]
    assert sum(column.width or 0 for column in table.columns) == pytest.approx(Cm(10), abs=9_999)


def test_the_marking_stands_on_first_and_even_pages_that_have_headers_of_their_own(
    tmp_path: Path,
) -> None:
    def with_more_headers(document: docx.document.Document) -> None:
        document.sections[0].different_first_page_header_footer = True
        document.settings.odd_and_even_pages_header_footer = True

    made = checked(told_on(restyled(with_more_headers)), tmp_path)
    assert headers(made).count("OFFICIAL-SENSITIVE") == 3


def test_what_else_a_board_put_into_the_header_stays() -> None:
    def with_name(document: docx.document.Document) -> None:
        document.sections[0].header.add_paragraph("Saltmarsh Safeguarding Partnership")

    made = opened(told_on(restyled(with_name)))
    assert headers(made) == ["OFFICIAL-SENSITIVE", "Saltmarsh Safeguarding Partnership"]


def test_the_marking_comes_back_where_a_board_took_it_out() -> None:
    def without(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].style = document.styles["Normal"]

    assert headers(opened(told_on(restyled(without))))[0] == "OFFICIAL-SENSITIVE"


def test_whose_template_it_was_is_not_in_the_document() -> None:
    def signed(document: docx.document.Document) -> None:
        properties = document.core_properties
        properties.author = properties.last_modified_by = properties.comments = "Somebody"

    made = told_on(restyled(signed))
    assert "Somebody" not in member(made, "docProps/core.xml")


def test_the_footer_says_what_the_document_is() -> None:
    footer = opened(told_on(TEMPLATE)).sections[0].footer.paragraphs[0].text
    assert footer.startswith("Interview summary SN1\tPage ")


@pytest.mark.parametrize("name", ["Note Tags", "Prompt", "Interview Table"])
def test_a_missing_style_is_named(name: str) -> None:
    styles = member(TEMPLATE, STYLES).replace(f'w:name w:val="{name}"', 'w:name w:val="Gone"')
    with pytest.raises(StyleMissingError, match=f"the style: “{name}”"):
        told_on(with_member(TEMPLATE, STYLES, styles))


def test_a_style_of_another_kind_is_missing() -> None:
    def as_paragraph(document: docx.document.Document) -> None:
        document.styles["Prompt"].delete()
        document.styles.add_style("Prompt", WD_STYLE_TYPE.PARAGRAPH)

    with pytest.raises(StyleMissingError, match="Prompt"):
        told_on(restyled(as_paragraph))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 and then nothing of the kind",
        TEMPLATE[: len(TEMPLATE) // 2],
        without_member(TEMPLATE, "word/document.xml"),
        without_member(TEMPLATE, "[Content_Types].xml"),
        without_member(TEMPLATE, "word/header1.xml"),
        with_member(TEMPLATE, STYLES, "<w:styles"),
        with_member(TEMPLATE, "word/document.xml", "<nothing/>"),
        with_member(
            TEMPLATE,
            "[Content_Types].xml",
            member(TEMPLATE, "[Content_Types].xml").replace("document.main", "template.main"),
        ),
    ],
)
def test_a_damaged_file_or_another_kind_of_file_gets_a_sentence(content: bytes) -> None:
    with pytest.raises(NotAWordFileError) as told:
        told_on(content)
    assert "no document was made" in told.value.sentence


def test_a_file_that_could_not_be_written_again_gets_its_sentence() -> None:
    name = "word/_rels/document.xml.rels"
    nameless = re.sub(r'(Id="rId5") Type="[^"]*"', r"\1", member(TEMPLATE, name))
    with pytest.raises(NotAWordFileError):
        told_on(with_member(TEMPLATE, name, nameless))


def test_a_file_of_too_many_members_is_not_taken_apart() -> None:
    into = BytesIO(TEMPLATE)
    with zipfile.ZipFile(into, "a") as file:
        for number in range(500):
            file.writestr(f"word/media/{number}.png", b"")
    with pytest.raises(TemplateTooLargeError):
        told_on(into.getvalue())


def test_a_file_built_to_fill_the_memory_is_not_taken_apart() -> None:
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", bytes(51_000_000))
    assert len(into.getvalue()) < 100_000
    with pytest.raises(TemplateTooLargeError):
        told_on(into.getvalue())


def test_nothing_is_loaded_from_elsewhere_when_a_document_is_opened() -> None:
    def linked(document: docx.document.Document) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        document.part.relate_to("https://elsewhere.example/logo.png", kind, is_external=True)

    with pytest.raises(TemplateLeadsElsewhereError):
        told_on(restyled(linked))


def test_an_entity_in_the_template_is_never_filled_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRETWORD", encoding="utf-8")
    header = member(TEMPLATE, "word/header1.xml").replace(
        "<w:hdr", f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:hdr', 1
    )
    template = with_member(TEMPLATE, "word/header1.xml", header.replace("MARKING", "&e;"))
    try:
        made = told_on(template)
    except TemplateError:
        return
    assert "SECRETWORD" not in member(made, "word/header1.xml")


MEMBERS = ["word/document.xml", STYLES, "word/settings.xml", "word/header1.xml", "_rels/.rels"]


@given(name=st.sampled_from(MEMBERS), at=st.integers(0, 10**6), letter=st.sampled_from('<>/x" &'))
def test_a_slip_anywhere_in_the_template_ends_in_a_document_or_in_a_sentence(
    name: str, at: int, letter: str
) -> None:
    text = member(TEMPLATE, name)
    place = at % len(text)
    slipped = with_member(TEMPLATE, name, text[:place] + letter + text[place + 1 :])
    try:
        made = told_on(slipped)
    except TemplateError:
        return
    assert "Rang the hub twice." in member(made, "word/document.xml")


def test_every_heading_style_is_a_real_heading() -> None:
    levels = {
        style.name: style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val"))
        for style in opened(TEMPLATE).styles
        if style.name.startswith("Heading ")
    }
    assert levels == {"Heading 1": "0", "Heading 2": "1", "Heading 3": "2"}
