"""A copy that comes back: what is read in it, and what is refused in a sentence."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.documents import protected, read_returned_copy
from interviewer.documents.identity import ADDITION_LABEL, ANSWER_LABEL
from interviewer.documents.protection import PassphraseNeededError
from interviewer.documents.returned_file import (
    MOST_BYTES,
    AnotherDocumentError,
    DocumentDamagedError,
    DocumentTooLargeError,
    NotADocumentError,
    NotOursError,
    OldWordFileError,
)
from interviewer.domain.errors import InterviewerError
from interviewer.domain.returned import ReturnedCopy, as_it_returns
from tests.unit.documents.copies import COPY_ID, a_copy, differences, numbers
from tests.unit.documents.damage import a_zip, outcomes
from tests.unit.documents.reading import member, with_member, without_member
from tests.unit.documents.sample import TEMPLATE, a_told_review, note, summary

OUR_WORDS = (
    ANSWER_LABEL,
    ADDITION_LABEL,
    "Free account",
    "What this is",
    "Tell me about your part.",
    "Statement SN1·1",
    "Statement SN1·2",
    "Statement SN1·2 – do not quote",
    "Anything to add",
)
ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.lists(st.sampled_from((*OUR_WORDS, "", " ", "agree", "\u05d0")), max_size=6).map("\n".join),
)


def test_untouched_it_changes_nothing() -> None:
    came = read_returned_copy(a_copy())
    assert came.copy == COPY_ID
    assert differences(came) == {}
    assert numbers(came) == [1, 2, 3, 4, 5]
    assert came.additions == ()
    assert not came.tracked


def test_protected_it_is_read_with_its_passphrase() -> None:
    content = protected(a_copy(), "grey heron 7")
    assert differences(read_returned_copy(content, passphrase="grey heron 7")) == {}
    with pytest.raises(PassphraseNeededError):
        read_returned_copy(content)


@settings(max_examples=60)  # each makes a whole document and takes it apart
@given(ANYTHING, ANYTHING)
def test_whatever_was_noted_comes_back_as_it_went_out(text: str, other: str) -> None:
    said = (note(1, "free", text), note(2, "free", other), note(3, other, text))
    came = read_returned_copy(a_copy(said))
    assert differences(came, said) == {}
    assert numbers(came, said) == [1, 2, 3]
    assert came.additions == ()


def test_ten_thousand_letters_and_two_thousand_lines_come_back() -> None:
    said = (
        note(1, "free", "x" * 10_000),
        note(2, "free", "\n".join(f"line {number}" for number in range(2_000))),
    )
    assert differences(read_returned_copy(a_copy(said)), said) == {}


@given(ANYTHING)
def test_how_it_returns_is_settled_once(text: str) -> None:
    assert as_it_returns(as_it_returns(text)) == as_it_returns(text)


def test_nothing_of_it_shows_when_it_is_printed() -> None:
    assert "hub" not in repr(read_returned_copy(a_copy()))


# --- What is refused ---------------------------------------------------------------------------


def with_document(text: str) -> bytes:
    return with_member(a_copy(), "word/document.xml", text)


def two_megabytes_that_unpack_to_many() -> bytes:
    text = member(a_copy(), "word/document.xml")
    return with_document(text.replace("</w:body>", " " * 30_000_000 + "</w:body>"))


REFUSED: dict[str, tuple[Callable[[], bytes], type[InterviewerError]]] = {
    "nothing": (lambda: b"", NotADocumentError),
    "a letter": (lambda: b"Dear panel, I agree.", NotADocumentError),
    "a PDF": (lambda: b"%PDF-1.7 and so on", NotADocumentError),
    "an old Word file": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000),
        OldWordFileError,
    ),
    "half a file": (lambda: a_copy()[:4_000], DocumentDamagedError),
    "some zip": (lambda: a_zip(notes=b"agree"), NotADocumentError),
    "no text in it": (lambda: without_member(a_copy(), "word/document.xml"), DocumentDamagedError),
    "text that breaks off": (
        lambda: with_document(member(a_copy(), "word/document.xml")[:2_000]),
        DocumentDamagedError,
    ),
    "entities": (
        lambda: with_document('<!DOCTYPE x [<!ENTITY a "b">]>' + "<x>&a;</x>"),
        DocumentDamagedError,
    ),
    "elements in elements without end": (
        lambda: with_document("<x>" * 5_000 + "</x>" * 5_000),
        DocumentDamagedError,
    ),
    "far too much": (lambda: b"PK" + bytes(MOST_BYTES), DocumentTooLargeError),
    "a bomb": (two_megabytes_that_unpack_to_many, DocumentTooLargeError),
    "too many members": (
        lambda: a_zip(**{f"{number}.xml": b"" for number in range(2_500)}),
        DocumentTooLargeError,
    ),
    "too many statements": (
        lambda: with_document(
            member(a_copy(), "word/document.xml").replace(
                "</w:body>",
                "".join(
                    f'<w:p><w:bookmarkStart w:id="{n}" w:name="start_{n:032x}"/></w:p>'
                    for n in range(6_000)
                )
                + "</w:body>",
            )
        ),
        DocumentTooLargeError,
    ),
    "the summary": (lambda: summary(a_told_review()), AnotherDocumentError),
    "the template": (lambda: TEMPLATE, AnotherDocumentError),
    "somebody else's document": (
        lambda: without_member(
            with_document(member(TEMPLATE, "word/document.xml")), "word/styles.xml"
        ),
        NotOursError,
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_copy_is_refused_in_a_sentence_of_its_own(what: str) -> None:
    made, error = REFUSED[what]
    with pytest.raises(error) as refused:
        read_returned_copy(made())
    assert type(refused.value) is error
    assert refused.value.what_is_safe == "Nothing in the review was changed."
    assert refused.value.what_to_do


# --- A thousand damaged files ---------------------------------------------------------------------


def test_a_thousand_damaged_files_give_a_result_or_a_sentence() -> None:
    came = list(outcomes(a_copy(), 1_000))
    read = [each for each in came if isinstance(each, ReturnedCopy)]
    assert 100 < len(read) < 900, "the damage is too small, or too great, to try anything"
    assert all(each.what_to_do for each in came if not isinstance(each, ReturnedCopy))


def test_damaged_protected_files_are_refused_in_a_sentence_or_say_what_they_said() -> None:
    sound = protected(a_copy(), "heron")
    said = read_returned_copy(sound, passphrase="heron")
    came = list(outcomes(sound, 40, passphrase="heron"))
    refused = [each for each in came if not isinstance(each, ReturnedCopy)]
    assert len(refused) > 20, "the damage is too small to try anything"
    assert all(each.what_to_do for each in refused)
    assert all(each == said for each in came if isinstance(each, ReturnedCopy))
