"""A guidance as a spreadsheet: it comes back as it was, from us and from LibreOffice."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from pyxform.xls2xform import convert

from interviewer.documents.guidance_columns import (
    ITEM_COLUMNS,
    LISTS,
    SECTION_COLUMNS,
    SETTING_COLUMNS,
    in_a_cell,
    out_of_a_cell,
)
from interviewer.documents.guidance_sheet import GuidanceNotForASheetError, guidance_sheet
from interviewer.documents.guidance_sheet_in import read_guidance_sheet
from interviewer.domain.guidance import Guidance, Prompt
from interviewer.domain.guidance.changes import changes
from interviewer.domain.guidance.editing import with_item, with_new_item, with_texts
from interviewer.domain.guidance.file import _GUIDANCE, _ITEMS, _SECTION, parse_guidance
from interviewer.resources import resource
from tests.guidances import AWKWARD, guidances
from tests.libreoffice import converted
from tests.system_packages import wants
from tests.unit.domain.guidance_slips import SMALL

SHIPPED = ("practice.toml", "conversation.toml")
GUIDANCE = parse_guidance(SMALL)


def shipped(name: str) -> Guidance:
    return parse_guidance(resource("guidance", name).read_text("utf-8"))


def rows(content: bytes, sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet by their headings, without what is empty."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    headings, *below = book[sheet].iter_rows(values_only=True)
    return [
        {str(h): cell for h, cell in zip(headings, row, strict=True) if cell is not None}
        for row in below
    ]


# --- What stands in it ---


def test_every_part_stands_where_xlsform_has_it() -> None:
    content = guidance_sheet(GUIDANCE)

    survey = rows(content, "survey")
    assert survey[:4] == [
        {
            "type": "select_one level",
            "name": "level",
            "label": "Where did this person stand at the time?",
        },
        {"type": "begin_group", "name": "opening", "label": "Opening", "kind": "opening"},
        {
            "type": "note",
            "name": "purpose",
            "label": "Thank you for coming.",
            "manager": "Thank you for making time.",
        },
        {
            "type": "acknowledge",
            "name": "sheet",
            "label": "Information sheet given",
            "guidance_hint": "So that nobody is surprised.",
            "relevant": "${level} = 'front_line'",
            "field": "Version and date",
        },
    ]
    assert survey[9] == {
        "type": "text",
        "name": "relied_on",
        "label": "Tell me about something you passed on.",
        "hint": "What came back?\nWhat next?",
        "guidance_hint": "It is seldom written down.",
        "manager": "Tell me about something your team passed on.",
        "core": "yes",
        "lines": "family services",
        "source": "Our own.",
    }
    assert rows(content, "choices")[2:5] == [
        {"list_name": "areas", "name": "sharing", "label": "Sharing"},
        {"list_name": "areas", "name": "deciding", "label": "Deciding"},
        {"list_name": "lines", "name": "family", "label": "Family engagement", "short": "Family"},
    ]
    (setting,) = rows(content, "settings")
    assert (setting["form_title"], setting["form_id"], setting["version"]) == (
        "A small guidance",
        "small",
        "1.0",
    )


@pytest.mark.parametrize("begins", ["=1+1", "+44 1603", "-5", "@here", "'quoted", "1.10", "TRUE"])
def test_whatever_a_text_begins_with_it_stays_text(begins: str) -> None:
    guidance = with_texts(GUIDANCE, title=begins)

    book = openpyxl.load_workbook(io.BytesIO(guidance_sheet(guidance)))

    cell = book["settings"]["A2"]
    assert (cell.data_type, cell.value, cell.number_format) == ("s", begins, "@")


def test_the_same_guidance_gives_the_same_bytes() -> None:
    assert guidance_sheet(shipped("practice.toml")) == guidance_sheet(shipped("practice.toml"))


def test_an_item_called_level_is_not_taken_for_the_question() -> None:
    guidance = with_item(GUIDANCE, replace(_prompt("free"), text="Tell me about your level."))
    guidance, named = with_new_item(guidance, "account", Prompt(id="", text="Level"))
    assert named == "level"

    content = guidance_sheet(guidance)

    assert rows(content, "survey")[0]["name"] == "level_2"
    assert read_guidance_sheet(content) == guidance


def _prompt(prompt_id: str) -> Prompt:
    prompt = GUIDANCE.prompt(prompt_id)
    assert prompt
    return prompt


def test_every_key_of_a_guidance_has_a_column() -> None:
    """A key without one would be lost on the way out."""
    for kind, shape in _ITEMS.items():
        assert {*ITEM_COLUMNS[kind].values(), "kind"} == {*shape.keys}
    assert {*SECTION_COLUMNS.values(), "items"} == {*_SECTION.keys}
    assert {*SETTING_COLUMNS.values(), *LISTS, "format", "sections"} == {*_GUIDANCE.keys}


def test_every_column_stands_on_the_sheet_for_help_and_on_the_page() -> None:
    page = Path(__file__).parents[3].joinpath("docs", "guidance-format.md").read_text("utf-8")
    help_sheet = rows(guidance_sheet(GUIDANCE), "_help")

    for sheet in ("survey", "choices", "settings"):
        book = openpyxl.load_workbook(io.BytesIO(guidance_sheet(GUIDANCE)))
        columns = [str(cell.value) for cell in book[sheet][1]]
        assert [row["column"] for row in help_sheet if row["sheet"] == sheet] == columns
        assert [column for column in columns if f"\n| `{column}` |" not in page] == []


# --- It comes back ---


@settings(deadline=None, max_examples=60)
@given(guidances())
def test_any_guidance_comes_back_as_it_was(guidance: Guidance) -> None:
    assert read_guidance_sheet(guidance_sheet(guidance)) == guidance


@pytest.mark.parametrize("name", SHIPPED)
def test_the_guidance_that_comes_with_the_application_comes_back_as_it_was(name: str) -> None:
    assert read_guidance_sheet(guidance_sheet(shipped(name))) == shipped(name)


@given(guidances())
def test_follow_ons_in_one_cell_come_apart_again(guidance: Guidance) -> None:
    for section in guidance.sections:
        for item in section.items:
            if isinstance(item, Prompt):
                assert tuple(out_of_a_cell(in_a_cell(item.probes))) == item.probes


@pytest.mark.parametrize(
    "probes",
    [
        ["One?", "Two?"],
        ["First.\n\nThen.", "Two?"],
        ["Such as\n- this\n- that"],
        ["Such as\n\n- this\n\nand that", "¶ marked", "¶¶ twice", "¶"],
    ],
)
def test_a_follow_on_of_several_lines_is_one_follow_on(probes: list[str]) -> None:
    assert out_of_a_cell(in_a_cell(probes)) == probes


def test_blank_lines_and_blanks_around_follow_ons_are_left_out() -> None:
    assert out_of_a_cell("  What came back? \n\n What next?\n") == ["What came back?", "What next?"]


# --- pyxform reads it ---


@pytest.mark.parametrize("name", SHIPPED)
def test_the_guidance_that_comes_with_the_application_is_a_form(name: str) -> None:
    guidance = shipped(name)

    made = convert(guidance_sheet(guidance), file_type=".xlsx")

    assert made.warnings == []
    assert f"<h:title>{guidance.title}</h:title>" in made.xform
    assert f'id="{guidance.identity}" version="{guidance.version}"' in made.xform
    for section in guidance.sections:
        assert [item.id for item in section.items if f"/{item.id}" not in made.xform] == []


@settings(deadline=None, max_examples=30)
@given(guidances())
def test_any_guidance_is_a_form(guidance: Guidance) -> None:
    assert guidance.identity in convert(guidance_sheet(guidance), file_type=".xlsx").xform


def test_what_only_managers_are_asked_is_relevant_to_them_only() -> None:
    made = convert(guidance_sheet(GUIDANCE), file_type=".xlsx", pretty_print=True)

    assert (
        """nodeset="/Interview/opening/sheet" type="string" """
        """relevant=" /Interview/level  = 'front_line'\""""
    ) in made.xform


# --- What cannot stand in it ---


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Tell me ${all} of it.",
            "survey, row 8, column label: “${” refers to an answer in a form",
        ),
        (
            "Tell me _x000D_ of it.",
            "survey, row 8, column label: “_x000D_” stands for another character in a spreadsheet",
        ),
        (
            "\N{SLIGHTLY SMILING FACE}" * 16_384,
            "survey, row 8, column label: it has 32,768 characters, and a cell holds 32,767",
        ),
    ],
)
def test_what_would_not_come_back_is_named_and_no_file_is_made(text: str, reason: str) -> None:
    with pytest.raises(GuidanceNotForASheetError) as refused:
        guidance_sheet(with_item(GUIDANCE, replace(_prompt("free"), text=text)))

    assert refused.value.reasons == (reason,)


def test_a_section_called_meta_cannot_stand_in_a_form() -> None:
    first, *rest = GUIDANCE.sections

    with pytest.raises(GuidanceNotForASheetError) as refused:
        guidance_sheet(replace(GUIDANCE, sections=(replace(first, id="meta"), *rest)))

    assert refused.value.reasons == ("survey, row 3, column name: “meta” is taken in every form",)


# --- Edited elsewhere ---


def saved_by_libreoffice(content: bytes, folder: Path) -> bytes:
    """The file opened there, saved as its own kind of spreadsheet, and as Excel's again."""
    theirs = converted(content, "guidance.xlsx", "ods", folder)
    return converted(theirs, "guidance.ods", "xlsx", folder)


@wants("soffice", "libreoffice-calc-nogui")
@pytest.mark.parametrize("name", SHIPPED)
def test_saved_by_libreoffice_it_is_the_same_guidance(name: str, tmp_path: Path) -> None:
    content = guidance_sheet(shipped(name))

    saved = saved_by_libreoffice(content, tmp_path)

    assert saved != content
    assert read_guidance_sheet(saved) == shipped(name)
    assert convert(saved, file_type=".xlsx").warnings == []


@wants("soffice", "libreoffice-calc-nogui")
def test_libreoffice_takes_no_text_for_anything_else(tmp_path: Path) -> None:
    guidance = GUIDANCE
    for text in AWKWARD:
        new = Prompt(id="", text=text, manager_text=text, probes=(text, text), why=text)
        guidance, _ = with_new_item(guidance, "account", new)

    saved = saved_by_libreoffice(guidance_sheet(guidance), tmp_path)

    assert read_guidance_sheet(saved) == guidance


@wants("soffice", "libreoffice-calc-nogui")
def test_what_was_changed_in_a_spreadsheet_is_told_when_it_comes_back(tmp_path: Path) -> None:
    """Somebody rewords a prompt, retires another and adds a third, below it."""
    saved = saved_by_libreoffice(guidance_sheet(GUIDANCE), tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(saved))
    survey = book["survey"]
    at = {cell.value: number for number, cell in enumerate(survey[1], start=1)}
    row_of = {survey.cell(row, at["name"]).value: row for row in range(1, survey.max_row + 1)}
    survey.cell(row_of["relied_on"], at["label"]).value = "Tell me what you passed on."
    survey.cell(row_of["language"], at["retired"]).value = "yes"
    survey.insert_rows(row_of["language"] + 1)
    for heading, text in {"type": "text", "name": "time", "label": "Describe the time."}.items():
        survey.cell(row_of["language"] + 1, at[heading]).value = text
    edited = io.BytesIO()
    book.save(edited)

    back = read_guidance_sheet(edited.getvalue())

    assert [str(change) for change in changes(GUIDANCE, back)] == [
        "prompt “Tell me what you passed on.”: reworded from “Tell me about something you passed "
        "on.” to “Tell me what you passed on.”",
        "prompt “Describe how you understood each other.”: retired",
        "prompt “Describe the time.”: added",
    ]
