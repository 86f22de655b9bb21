"""A passphrase around a document: it opens with that one, in memory, and in bounded time."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.documents.protection import (
    PassphraseNeededError,
    PassphraseUnusableError,
    ProtectionNotReadableError,
    WrongPassphraseError,
    is_protected,
    protected,
    unprotected,
)
from tests.unit.documents.copies import a_copy

PASSPHRASE = "grey heron 7"

_heard: list[str] | None = None


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    if _heard is not None and event in {"open", "tempfile.mkstemp", "tempfile.mkdtemp"}:
        _heard.append(f"{event} {arguments[0]}")


sys.addaudithook(_listen)  # Python has no way to take one off again


@pytest.fixture
def files_opened() -> Iterator[list[str]]:
    """Every file that is opened meanwhile, by anybody in this process."""
    global _heard  # noqa: PLW0603  the hook outlives the test
    _heard = []
    yield _heard
    _heard = None


@settings(max_examples=5)  # each takes a hundred thousand hashes, three times
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=255))
def test_it_opens_with_its_passphrase_whatever_that_is(passphrase: str) -> None:
    document = a_copy()
    content = protected(document, passphrase)
    assert is_protected(content)
    assert unprotected(content, passphrase) == document


def test_nothing_of_the_document_can_be_read_without_it() -> None:
    content = protected(a_copy(), PASSPHRASE)
    assert b"PK\x03\x04" not in content
    assert b"document.xml" not in content
    assert content != protected(a_copy(), PASSPHRASE)


def test_nothing_is_written_anywhere(files_opened: list[str]) -> None:
    unprotected(protected(a_copy(), PASSPHRASE), PASSPHRASE)
    assert [each for each in files_opened if not each.endswith((".py", ".pyc"))] == [
        each for each in files_opened if each.endswith("interviewer.docx")
    ]


def test_without_a_passphrase_it_is_asked_for_and_a_wrong_one_is_told() -> None:
    content = protected(a_copy(), PASSPHRASE)
    with pytest.raises(PassphraseNeededError):
        unprotected(content, "")
    for wrong in ("grey heron 8", "Grey heron 7", "\ud800"):
        with pytest.raises(WrongPassphraseError):
            unprotected(content, wrong)


@pytest.mark.parametrize("passphrase", ["", "x" * 256, "half\ud800"])
def test_a_passphrase_that_word_does_not_take_makes_no_document(passphrase: str) -> None:
    with pytest.raises(PassphraseUnusableError):
        protected(a_copy(), passphrase)


def test_what_is_not_protected_stays_as_it_is() -> None:
    document = a_copy()
    assert not is_protected(document)
    assert unprotected(document, PASSPHRASE) == document


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'spinCount="100000" saltSize="16"', b'spinCount="9000000" saltSize="6"'),
        (b"<encryption ", b"<encriptio> "),
        (b'encryptedVerifierHashInput="', b"encryptedVerifierHashInput=<"),
    ],
)
def test_what_would_take_for_ever_or_is_damaged_is_refused(old: bytes, new: bytes) -> None:
    content = protected(a_copy(), PASSPHRASE)
    assert len(old) == len(new)
    assert old in content
    with pytest.raises(ProtectionNotReadableError):
        unprotected(content.replace(old, new), PASSPHRASE)
