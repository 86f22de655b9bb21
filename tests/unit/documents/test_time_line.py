"""The time line in Word: a picture that Word draws itself, and the same in words beneath it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from interviewer.documents.time_line import (
    add_time_line,
    time_line_document,
    time_line_passages,
)
from interviewer.documents.word import WordDocument
from interviewer.domain.evidence import Evidence
from interviewer.domain.review import Review
from interviewer.domain.time_line import AccountsBy
from tests.builders import a_note, an_entry, an_episode
from tests.libreoffice import converted
from tests.system_packages import wants
from tests.unit.documents.reading import checked, everything, headers, member, rows
from tests.unit.documents.sample import LONDON, MADE, TEMPLATE
from tests.unit.domain.collated import FIRST, OF_HV1, OF_SW1, POLICE, a_writers_review

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

EPISODE = an_episode(id=FIRST.id, number=1, starts=date(2021, 9, 1), ends=date(2021, 12, 20))
DOUBTED = an_entry(
    written="?Nov 2021",
    earliest=date(2021, 11, 1),
    latest=date(2021, 11, 30),
    uncertain=True,
    agency=POLICE.id,
)
UNDATED = an_entry(written="not recorded", earliest=None, latest=None, agency=POLICE.id)
SPOKE = a_note(source=OF_HV1.id, number=1, episodes=(FIRST.id,), text="We asked the aunt.")


def made(review: Review, **how: Any) -> bytes:
    return time_line_document(review, template=TEMPLATE, zone=LONDON, made=MADE, **how)


def a_review(*values: Any) -> Review:
    return a_writers_review(EPISODE, DOUBTED, UNDATED, SPOKE, *values)


def pictures(content: bytes) -> list[Any]:
    """Each picture of the document."""
    document = etree.fromstring(member(content, "word/document.xml").encode())
    return list(document.iter(f"{_WP}inline"))


def words_in(pictures: Sequence[Any]) -> list[str]:
    return ["".join(t.itertext()) for each in pictures for t in each.iter(f"{_W}txbxContent")]


def taken_out(value: Any) -> Any:
    return type(value)(**{**vars(value), "withdrawn": True})


def test_the_picture_says_in_words_what_it_shows(tmp_path: Path) -> None:
    content = made(a_review())
    checked(content, tmp_path)
    [picture] = pictures(content)
    told = picture.find(f"{_WP}docPr")
    assert told.get("descr") == (
        "Time line. Sep–Dec 2021: 2 episodes; 3 chronology entries of 2 agencies (1 with an "
        "uncertain date, 1 without a date); 1 account. The table beneath says the same."
    )
    words = words_in([picture])
    assert {"Oct", "1 · The move to a new school", "Police", "?", "No date"} <= set(words)


def test_the_table_beneath_has_a_row_for_each_mark(tmp_path: Path) -> None:
    [table] = checked(made(a_review()), tmp_path).tables
    assert rows(table) == [
        ["Whose", "When", "What"],
        ["Episodes", "1 Sep 2021 to 20 Dec 2021", "1 · The move to a new school"],
        ["Episodes", "No date", "2 · Part 2"],
        ["Harbour Health", "15 Oct 2021", "1 entry"],
        ["Police", "?Nov 2021 (uncertain)", "1 entry with an uncertain date"],
        ["Police", "No date", "1 entry"],
        [
            "HV1 · Health visitor",
            "1 Sep 2021 to 20 Dec 2021",
            "1 note on episode 1 · The move to a new school",
        ],
    ]


def test_nothing_of_what_was_said_is_in_it(tmp_path: Path) -> None:
    content = made(a_review())
    told = everything(checked(content, tmp_path))
    assert "aunt" not in told
    assert DOUBTED.text not in told
    assert headers(checked(content, tmp_path)) == ["OFFICIAL-SENSITIVE"]


def test_the_same_review_makes_the_same_bytes() -> None:
    review = a_review()
    assert made(review) == made(review)


def test_its_pages_lie_on_their_long_side_and_the_page_number_stays_at_the_right(
    tmp_path: Path,
) -> None:
    document = checked(made(a_review()), tmp_path)
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    stops = document.styles["footer"].paragraph_format.tab_stops
    assert [stop.position.twips for stop in stops] == [16838 - 2 * 1134]


def test_a_template_that_lies_on_its_long_side_stays_so() -> None:
    document = WordDocument(TEMPLATE, title="x", made=MADE)
    document.turn()
    wide = document.width
    document.turn()
    assert document.width == wide


def test_many_lanes_go_on_in_further_pictures_below_the_same_episodes(tmp_path: Path) -> None:
    entries = [an_entry(agency_written=f"Agency {n}") for n in range(40)]
    content = made(a_review(*entries))
    checked(content, tmp_path)
    parts = pictures(content)
    assert len(parts) > 2
    for number, each in enumerate(parts, start=1):
        assert each.find(f"{_WP}docPr").get("name") == f"Time line, part {number} of {len(parts)}"
        assert "Episodes" in words_in([each])
    told = words_in(parts)
    assert [told.count(f"Agency {n}") for n in range(40)] == [1] * 40


def test_many_accounts_are_shown_by_agency_unless_somebody_wants_otherwise(
    tmp_path: Path,
) -> None:
    other = a_note(source=OF_SW1.id, number=2, episodes=(FIRST.id,))
    document = checked(made(a_review(other), by=AccountsBy.AGENCY), tmp_path)
    assert rows(document.tables[0])[-1] == [
        "Care Trust",
        "1 Sep 2021 to 20 Dec 2021",
        "1 account, 1 note on episode 1 · The move to a new school",
    ]
    assert "how many accounts speak of it" in everything(document)


def test_it_stands_in_another_document_as_wide_as_its_text(tmp_path: Path) -> None:
    review = a_review()
    document = WordDocument(TEMPLATE, title="Dossier", made=MADE)
    document.heading(1, "Time line")
    add_time_line(document, review, Evidence(review))
    content = document.content()
    checked(content, tmp_path)
    [picture] = pictures(content)
    assert picture.find(f"{_WP}extent").get("cx") == str(9638 * 635)


def test_a_review_with_nothing_to_show_says_so(tmp_path: Path) -> None:
    review = a_review()
    empty = review.having(
        *(taken_out(each) for each in (*review.episodes.values(), *review.entries.values())),
        taken_out(SPOKE),
    )
    document = checked(made(empty), tmp_path)
    assert "There is no episode, no chronology and no account to show." in everything(document)


def test_everything_typed_in_it_is_looked_through_for_identifiers() -> None:
    review = a_review(an_entry(agency_written="Dr Elm, GP", written="12 May"))
    texts = {passage.text(review) for passage in time_line_passages(review)}
    assert {"Child Kestrel", "The move to a new school", "Police", "HV1", "Health visitor"} <= texts
    assert {"Dr Elm, GP", "12 May", "?Nov 2021"} <= texts
    assert SPOKE.text not in texts
    assert DOUBTED.text not in texts


@settings(max_examples=25)
@given(
    st.booleans(),
    st.lists(st.tuples(st.dates(), st.booleans(), st.text(max_size=12)), max_size=8),
)
def test_every_shape_is_inside_the_picture(
    turn: bool,
    told: list[tuple[date, bool, str]],
) -> None:
    entries = [
        an_entry(earliest=day, latest=day, uncertain=doubt, agency_written=agency)
        for day, doubt, agency in told
    ]
    review = a_review(*entries)
    document = WordDocument(TEMPLATE, title="x", made=MADE)
    if turn:
        document.turn()
    add_time_line(document, review, Evidence(review))
    for picture in pictures(document.content()):
        extent = picture.find(f"{_WP}extent")
        width, height = int(extent.get("cx")), int(extent.get("cy"))
        for shape in picture.iter(f"{_WPS}wsp"):
            at, size = shape.find(f".//{_A}off"), shape.find(f".//{_A}ext")
            x, y, wide, high = (
                int(part.get(name))
                for part, name in ((at, "x"), (at, "y"), (size, "cx"), (size, "cy"))
            )
            assert x >= 0
            assert y >= 0
            assert x + wide <= width + 1
            assert y + high <= height + 1


def test_each_picture_begins_with_its_ground_or_libreoffice_turns_some_on_their_side() -> None:
    for picture in pictures(made(a_review())):
        size = picture.find(f"{_WP}extent")
        first = picture.find(f".//{_WPS}wsp").find(f".//{_A}ext")
        assert [first.get(side) for side in ("cx", "cy")] == [size.get(s) for s in ("cx", "cy")]


@wants("soffice", "libreoffice-writer")
def test_another_word_processor_draws_it(tmp_path: Path) -> None:
    printed = converted(made(a_review()), "line.docx", "txt:Text (encoded):UTF8", tmp_path)
    assert "Police" in printed.decode()
