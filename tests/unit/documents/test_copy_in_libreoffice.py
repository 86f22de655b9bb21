"""A practitioner's copy that LibreOffice really opened, changed and saved, read again."""

from collections.abc import Mapping

import pytest

from interviewer.documents import (
    PassphraseNeededError,
    WrongPassphraseError,
    protected,
    read_returned_copy,
)
from interviewer.documents.protection import ProtectionNotReadableError
from interviewer.domain.returned import ReturnedCopy
from tests.libreoffice import done, pytestmark  # noqa: F401  it skips this module's tests too
from tests.unit.documents.copies import COPY_ID, SAID, a_copy, differences, numbers
from tests.unit.documents.damage import outcomes
from tests.unit.documents.sample import note
from tests.unit.documents.test_text import ARABIC, HEBREW

STRANGE = (
    *SAID,
    note(6, "free", "Tab\there,  two spaces, \N{NO-BREAK SPACE}one that does not break."),
    note(7, "free", "non\N{NON-BREAKING HYPHEN}breaking, soft\N{SOFT HYPHEN}hyphen, <b>&amp;</b>"),
    note(8, "free", f"Said {HEBREW} twice.\n{ARABIC}\n{HEBREW} NHS 111."),
    note(
        9,
        "free",
        "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{GIRL} e\N{COMBINING ACUTE ACCENT} \u200b.\u2060",
    ),
    note(10, "free", "word " * 2_000),
    note(11, "free", "   "),
    note(12, "free", "\n\n  first line\n\n\n\tsecond line  \n\n"),
    note(13, "free", "bell\x07 and \ufffe"),
)

LINES = """
  doc = Opened("copy.docx")
  Saved(doc, "untouched.docx", "MS Word 2007 XML")
  doc = Opened("copy.docx")
  Saved(doc, "untouched.odt", "writer8")
  doc = Opened("untouched.odt")
  Saved(doc, "through_odt.docx", "MS Word 2007 XML")

  doc = Opened("copy.docx")
  Replaced(doc, "Rang the hub twice.", "Rang the hub three times.")
  Answered(doc, "I only ever saw the hall.", "Agree, and the kitchen.")
  ParagraphAfter(doc, "Please write here:", "The dog was there too.")
  Saved(doc, "answered.docx", "MS Word 2007 XML")
  doc = Opened("answered.docx")
  Saved(doc, "answered.odt", "writer8")

  doc = Opened("copy.docx")
  doc.RecordChanges = True
  Replaced(doc, "hub twice", "school once")
  ParagraphAfter(doc, "Would knock again.", "And wait.")
  Between(doc, "Joined in May.", "First visit").setString("")
  Saved(doc, "tracked.docx", "MS Word 2007 XML")
  doc = Opened("tracked.docx")
  Saved(doc, "tracked.odt", "writer8")

  doc = Opened("copy.docx")
  Between(doc, "Statement SN1·3", "Statement SN1·4").setString("")
  Saved(doc, "cut.docx", "MS Word 2007 XML")

  doc = Opened("copy.docx")
  Brought(doc, Between(doc, "Statement SN1·1", "Statement SN1·2"), "Statement SN1·5", True)
  Saved(doc, "moved.docx", "MS Word 2007 XML")

  doc = Opened("copy.docx")
  doc.RecordChanges = True
  Brought(doc, Between(doc, "Statement SN1·1", "Statement SN1·2"), "Statement SN1·5", True)
  Saved(doc, "moved_tracked.docx", "MS Word 2007 XML")

  doc = Opened("copy.docx")
  Brought(doc, Between(doc, "Statement SN1·1", "Statement SN1·2"), "Statement SN1·5", False)
  Replaced(doc, "First visit", "Second visit")
  Saved(doc, "duplicated.docx", "MS Word 2007 XML")

  doc = Opened("copy.docx")
  Replaced(doc, "Nobody rang back before Friday.", "")
  Commented(doc, "Would knock again.", "I would not.")
  Saved(doc, "emptied.docx", "MS Word 2007 XML")

  doc = OpenedWith("protected.docx", "grey heron 7")
  Replaced(doc, "hub twice", "hub once")
  doc.store()
  doc.close(True)
  doc = Opened("copy.docx")
  doc.storeToURL("{folder}/protected.odt", _
    Array(Setting("FilterName", "writer8"), Setting("Password", "grey heron 7")))
  doc.close(True)

  doc = Opened("strange.docx")
  Saved(doc, "strange_saved.docx", "MS Word 2007 XML")
  doc = Opened("strange.docx")
  Saved(doc, "strange.odt", "writer8")
"""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Everything that LibreOffice saved, by name: it is started once."""
    files = {
        "copy.docx": a_copy(),
        "protected.docx": protected(a_copy(), "grey heron 7"),
        "strange.docx": a_copy(STRANGE),
    }
    return done(tmp_path_factory.mktemp("libreoffice"), files, LINES)


@pytest.mark.parametrize("name", ["untouched.docx", "untouched.odt", "through_odt.docx"])
def test_saved_untouched_it_changes_nothing(saved: Mapping[str, bytes], name: str) -> None:
    came = read_returned_copy(saved[name])
    assert came.copy == COPY_ID
    assert differences(came) == {}
    assert came.additions == ()


@pytest.mark.parametrize("name", ["strange_saved.docx", "strange.odt"])
def test_no_letter_is_lost_on_the_way(saved: Mapping[str, bytes], name: str) -> None:
    assert differences(read_returned_copy(saved[name]), STRANGE) == {}


@pytest.mark.parametrize("name", ["answered.docx", "answered.odt"])
def test_exactly_what_was_changed_and_answered_differs(
    saved: Mapping[str, bytes], name: str
) -> None:
    came = read_returned_copy(saved[name])
    assert differences(came) == {
        2: ("I only ever saw the hall.", "Agree, and the kitchen.", 1),
        3: "Rang the hub three times.",
    }
    assert came.additions == ("The dog was there too.",)


@pytest.mark.parametrize("name", ["tracked.docx", "tracked.odt"])
def test_tracked_changes_are_read_as_accepted(saved: Mapping[str, bytes], name: str) -> None:
    came = read_returned_copy(saved[name])
    assert came.tracked
    assert differences(came) == {
        1: "First visit with the health visitor.",
        3: "Rang the school once.",
        5: "Would knock again.\nAnd wait.",
    }


def test_a_statement_that_was_cut_out_leaves_the_others_alone(saved: Mapping[str, bytes]) -> None:
    came = read_returned_copy(saved["cut.docx"])
    assert differences(came) == {3: "no trace"}
    assert came.additions == ()


@pytest.mark.parametrize("name", ["moved.docx", "moved_tracked.docx"])
def test_a_statement_is_known_wherever_it_was_moved(saved: Mapping[str, bytes], name: str) -> None:
    came = read_returned_copy(saved[name])
    assert differences(came) == {}
    assert numbers(came) == [2, 3, 4, 1, 5]


def test_of_a_duplicated_statement_the_changed_one_is_told(saved: Mapping[str, bytes]) -> None:
    came = read_returned_copy(saved["duplicated.docx"])
    text = "Joined in May.\nSecond visit with the health visitor."
    assert differences(came) == {1: (text, "", 2)}


def test_an_emptied_statement_and_a_comment(saved: Mapping[str, bytes]) -> None:
    came = read_returned_copy(saved["emptied.docx"])
    assert differences(came) == {4: "", 5: ("Would knock again.", "I would not.", 1)}


def test_a_protected_copy_can_be_changed_there_and_stays_protected(
    saved: Mapping[str, bytes],
) -> None:
    content = saved["protected.docx"]
    came = read_returned_copy(content, passphrase="grey heron 7")
    assert differences(came) == {3: "Rang the hub once."}
    with pytest.raises(PassphraseNeededError):
        read_returned_copy(content)
    with pytest.raises(WrongPassphraseError):
        read_returned_copy(content, passphrase="grey heron 8")


def test_damaged_files_of_its_own_kind_give_a_result_or_a_sentence(
    saved: Mapping[str, bytes],
) -> None:
    came = list(outcomes(saved["tracked.odt"], 300))
    assert 30 < sum(isinstance(each, ReturnedCopy) for each in came) < 270


def test_a_passphrase_of_its_own_kind_is_told_apart_from_damage(
    saved: Mapping[str, bytes],
) -> None:
    with pytest.raises(ProtectionNotReadableError):
        read_returned_copy(saved["protected.odt"], passphrase="grey heron 7")
