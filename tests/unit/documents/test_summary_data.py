"""The data of an interview in the Word file of its summary: put in, found again, or why not."""

import random
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from interviewer.documents import SummaryData, arrived_package, interview_plan, protected
from interviewer.documents.returned_file import DocumentDamagedError, ReturnedFileError
from interviewer.documents.summary_data import LARGEST_PACKAGE, TooMuchToCarryError
from interviewer.documents.summary_data_in import (
    DataDamagedError,
    DataLeftOutError,
    DataLostError,
    DocumentProtectedError,
    NeitherError,
    NewerDataError,
    NotOurDocumentError,
    SavedAsOpenDocumentError,
    SummaryDataError,
)
from interviewer.domain.errors import InterviewerError
from tests.libreoffice import done
from tests.libreoffice import pytestmark as wants_libreoffice
from tests.unit.documents.damage import a_zip, cut_short, flipped, mutated, parts_of
from tests.unit.documents.reading import checked, member, opened, outline, with_member
from tests.unit.documents.sample import MADE, TEMPLATE, a_told_review, summary
from tests.unit.documents.tables import a_docx, an_xlsx

PACKAGE = b"age-encryption.org/v1\n" + random.Random(1).randbytes(20_000)  # noqa: S311  no secret
DATA = SummaryData(package=PACKAGE, key=b"k" * 32, opened_by="only OW, the overview writer,")
ITEM = "customXml/item1.xml"
MAIN = "word/document.xml"


@pytest.fixture(scope="module")
def carrying() -> bytes:
    return summary(a_told_review(), data=DATA, reflections=True, initials=True)


@pytest.fixture(scope="module")
def without() -> bytes:
    return summary(a_told_review(), reflections=True, initials=True)


# --- Put in ---------------------------------------------------------------------------------------


def test_both_validators_find_it_sound(carrying: bytes, tmp_path: Path) -> None:
    checked(carrying, tmp_path)


def test_the_same_data_make_the_same_bytes(carrying: bytes) -> None:
    assert summary(a_told_review(), data=DATA, reflections=True, initials=True) == carrying


def test_it_says_what_it_carries_and_who_can_open_it(carrying: bytes, without: bytes) -> None:
    more = set(outline(opened(carrying))) - set(outline(opened(without)))
    changed, told = sorted(more)
    assert changed.startswith("Normal: Made on")
    assert changed.endswith("is shown as \N{REPLACEMENT CHARACTER}.")
    assert "are never part of what can be read in it" in changed
    assert "only OW, the overview writer, can open them" in told
    assert "earlier wordings" in told


def test_everything_else_in_the_file_is_as_it_would_be_without(
    carrying: bytes, without: bytes
) -> None:
    with_it, before = parts_of(carrying), parts_of(without)
    assert with_it.keys() - before.keys() == {
        ITEM,
        "customXml/itemProps1.xml",
        "customXml/_rels/item1.xml.rels",
    }
    touched = {name for name in before if before[name] != with_it[name]}
    assert touched == {"[Content_Types].xml", "word/_rels/document.xml.rels", MAIN}
    assert b"InterviewerData" not in before[MAIN]


def test_more_than_can_be_read_back_is_not_put_in() -> None:
    large = SummaryData(package=bytes(LARGEST_PACKAGE + 1), key=DATA.key, opened_by="")
    with pytest.raises(TooMuchToCarryError, match="too large for its data"):
        summary(a_told_review(), data=large)


def test_the_most_that_is_put_in_can_be_read_back() -> None:
    largest = PACKAGE + bytes(LARGEST_PACKAGE - len(PACKAGE))
    data = SummaryData(package=largest, key=DATA.key, opened_by="")
    assert arrived_package(summary(a_told_review(), data=data)).package == largest


# --- Found again ----------------------------------------------------------------------------------


def test_what_was_put_in_comes_out(carrying: bytes) -> None:
    arrived = arrived_package(carrying)
    assert arrived.package == PACKAGE
    assert arrived.in_word
    assert not arrived.text_is_changed(DATA.key)


def test_a_package_is_taken_as_it_is() -> None:
    arrived = arrived_package(PACKAGE)
    assert arrived.package == PACKAGE
    assert not arrived.in_word
    assert not arrived.text_is_changed(DATA.key)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("LEADTHOUGHT", "LEADTHOUGHTS"),
        ("Rang", "Never rang"),
        ("What was reached", "What was not reached"),
        ("confirmed", "refuted"),
        ("</w:t>", "</w:t></w:r><w:ins><w:r><w:t>And more.</w:t></w:r></w:ins><w:r>"),
    ],
)
def test_another_text_is_noticed(carrying: bytes, before: str, after: str) -> None:
    text = member(carrying, MAIN)
    assert before in text
    arrived = arrived_package(with_member(carrying, MAIN, text.replace(before, after, 1)))
    assert arrived.text_is_changed(DATA.key)
    assert arrived.package == PACKAGE


def test_spaces_and_how_it_looks_are_no_other_text(carrying: bytes) -> None:
    text = member(carrying, MAIN)
    wide = text.replace("LEADTHOUGHT", " LEADTHOUGHT  ").replace('w:val="Note"', 'w:val="Normal"')
    assert wide != text
    assert not arrived_package(with_member(carrying, MAIN, wide)).text_is_changed(DATA.key)


def test_nobody_can_make_a_digest_that_fits_without_the_key(carrying: bytes) -> None:
    assert arrived_package(carrying).text_is_changed(b"guessed" * 5)
    item = member(carrying, ITEM)
    stripped = with_member(
        carrying, ITEM, item[: item.index(" text=")] + item[item.index('">') + 1 :]
    )
    assert arrived_package(stripped).text_is_changed(DATA.key)


def test_data_of_other_programs_beside_it_are_no_matter(carrying: bytes) -> None:
    rels = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    other = f'<Relationship Id="rId99" Type="{kind}" Target="/customXml/item7.xml"/>'
    more = member(carrying, rels).replace("</Relationships>", f"{other}</Relationships>")
    content = with_member(with_member(carrying, rels, more), "customXml/item7.xml", "<library/>")
    assert arrived_package(content).package == PACKAGE


# --- Why not --------------------------------------------------------------------------------------


def test_left_out_is_not_lost(carrying: bytes, without: bytes) -> None:
    with pytest.raises(DataLeftOutError, match="left out of it"):
        arrived_package(without)
    rels = "word/_rels/document.xml.rels"
    dropped = with_member(carrying, rels, member(carrying, rels).replace("../customXml", "gone"))
    with pytest.raises(DataLostError, match="has dropped them"):
        arrived_package(dropped)


def test_another_document_of_ours_carries_nothing() -> None:
    review = a_told_review()
    (interview,) = review.interviews.values()
    plan = interview_plan(review, interview, template=TEMPLATE, made=MADE)
    with pytest.raises(DataLeftOutError):
        arrived_package(plan)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (a_docx(), NotOurDocumentError),
        (an_xlsx(), NeitherError),
        (a_zip(**{"for OW.age": PACKAGE}), NeitherError),
        (a_zip(**{"content.xml": b"<office/>"}), SavedAsOpenDocumentError),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), NeitherError),
        (protected(a_docx(), "grey heron 7"), DocumentProtectedError),
    ],
    ids=["Word", "Excel", "zip", "OpenDocument", "before 2007", "password"],
)
def test_each_other_file_has_a_sentence_of_its_own(
    content: bytes, refusal: type[SummaryDataError]
) -> None:
    with pytest.raises(refusal) as caught:
        arrived_package(content)
    assert caught.value.what_happened
    assert caught.value.what_to_do
    assert "Nothing in the review was changed." in caught.value.sentence


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('">', '">*'),
        ('format="1"', 'format="one"'),
        ('format="1"', ""),
        ("</data>", "<more/></data>"),
        ("YWdl", "YWdm"),
    ],
)
def test_data_that_nobody_can_read_are_damaged(carrying: bytes, before: str, after: str) -> None:
    item = member(carrying, ITEM)
    start, _, end = item.rpartition(before) if before == "</data>" else item.partition(before)
    with pytest.raises(DataDamagedError):
        arrived_package(with_member(carrying, ITEM, start + after + end))


def test_data_twice_are_damaged(carrying: bytes) -> None:
    rels = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    again = f'<Relationship Id="rId99" Type="{kind}" Target="../{ITEM}"/></Relationships>'
    more = member(carrying, rels).replace("</Relationships>", again)
    with pytest.raises(DataDamagedError):
        arrived_package(with_member(carrying, rels, more))


def test_data_of_a_newer_version_are_not_guessed_at(carrying: bytes) -> None:
    newer = member(carrying, ITEM).replace('format="1"', 'format="2"')
    with pytest.raises(NewerDataError, match="newer version"):
        arrived_package(with_member(carrying, ITEM, newer))


def test_no_entity_is_put_in(carrying: bytes) -> None:
    entity = f'<!DOCTYPE d [<!ENTITY e "{PACKAGE[:3].hex()}">]><data xmlns="x">&e;</data>'
    with pytest.raises(ReturnedFileError):
        arrived_package(with_member(carrying, ITEM, entity))


def test_a_part_that_unpacks_without_end_is_not_read() -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts_of(summary(a_told_review(), data=DATA)).items():
            file.writestr(name, b" " * 30_000_000 if name == ITEM else part)
    with pytest.raises(ReturnedFileError, match="too large"):
        arrived_package(bomb.getvalue())


def test_a_thousand_damaged_files_are_read_or_refused_in_a_sentence(carrying: bytes) -> None:
    refused = list[InterviewerError]()
    for number in range(1_000):
        dice = random.Random(number)  # noqa: S311  for damage only
        if number % 3:
            damaged = mutated(carrying, dice)
        else:  # the part itself, so that its checksum is right
            parts = parts_of(carrying)
            parts[ITEM] = dice.choice([flipped, cut_short])(parts[ITEM], dice)
            damaged = a_zip(**parts)
        try:
            arrived_package(damaged).text_is_changed(DATA.key)
        except (SummaryDataError, ReturnedFileError) as refusal:
            refused.append(refusal)
    assert all(each.what_happened and each.what_to_do for each in refused)
    assert {DataDamagedError, DataLostError, DocumentDamagedError} <= set(map(type, refused))


# --- LibreOffice ----------------------------------------------------------------------------------

LINES = """
  doc = Opened("summary.docx")
  Saved(doc, "saved.docx", "MS Word 2007 XML")
  doc = Opened("saved.docx")
  Saved(doc, "saved_twice.docx", "MS Word 2007 XML")
  doc = Opened("summary.docx")
  Commented(doc, "LEADTHOUGHT", "Is that so?")
  Saved(doc, "commented.docx", "MS Word 2007 XML")
  doc = Opened("summary.docx")
  Replaced(doc, "LEADTHOUGHT", "ANOTHER")
  Saved(doc, "changed.docx", "MS Word 2007 XML")
  doc = Opened("summary.docx")
  Saved(doc, "saved.odt", "writer8")
  doc = Opened("saved.odt")
  Saved(doc, "through_odt.docx", "MS Word 2007 XML")
"""


@pytest.fixture(scope="module")
def saved(carrying: bytes, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Everything that LibreOffice saved, by name: it is started once."""
    return done(tmp_path_factory.mktemp("libreoffice"), {"summary.docx": carrying}, LINES)


@wants_libreoffice
@pytest.mark.parametrize("name", ["saved.docx", "saved_twice.docx", "commented.docx"])
def test_the_data_outlive_libreoffice(saved: Mapping[str, bytes], name: str) -> None:
    arrived = arrived_package(saved[name])
    assert arrived.package == PACKAGE
    assert not arrived.text_is_changed(DATA.key)


@wants_libreoffice
def test_what_was_changed_in_libreoffice_is_noticed(saved: Mapping[str, bytes]) -> None:
    arrived = arrived_package(saved["changed.docx"])
    assert arrived.package == PACKAGE
    assert arrived.text_is_changed(DATA.key)


@wants_libreoffice
def test_as_opendocument_they_are_lost_and_that_is_said(saved: Mapping[str, bytes]) -> None:
    with pytest.raises(SavedAsOpenDocumentError):
        arrived_package(saved["saved.odt"])
    with pytest.raises(DataLostError):
        arrived_package(saved["through_odt.docx"])
