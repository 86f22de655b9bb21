"""Packages as real age files: what is sealed comes back, and everything else is refused."""

import os
import subprocess
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import passphrase as age_passphrase

from interviewer.domain.accuracy import PractitionersCopy
from interviewer.domain.review import KINDS, Value
from interviewer.domain.words import SeatRole
from interviewer.storage.errors import EmptyPassphraseError
from interviewer.storage.handover import package as package_module
from interviewer.storage.handover import sealing
from interviewer.storage.handover.contact import Contact, contact_of
from interviewer.storage.handover.contents import HAND_OVER_KINDS
from interviewer.storage.handover.errors import (
    ChangedSenderError,
    ForSomebodyElseError,
    HandoverError,
    MalformedPackageError,
    NewerPackageError,
    NoPassphraseNeededError,
    NotAPackageError,
    PackageCutShortError,
    PackageOfAnotherReviewError,
    PackageTamperedError,
    PackageTooLargeError,
    PassphraseNeededError,
    TooBusyToOpenError,
    UnknownSenderError,
    WithdrawnSenderError,
    WrongPackagePassphraseError,
)
from interviewer.storage.handover.package import (
    Opened,
    fingerprint,
    open_package,
    open_package_with_passphrase,
    seal,
    seal_with_passphrase,
)
from tests.system_packages import wants
from tests.unit.storage.handover.people import (
    ANOTHER_REVIEW,
    MEMBER,
    STRANGER,
    THE_MEMBER,
    THE_WRITER,
    WRITER,
    a_parcel,
    a_small_parcel,
    a_version,
    mutated,
    somebody,
)

PASSPHRASE = "plum otter lantern"
SMALL = a_small_parcel()
PACKAGE = seal(SMALL, MEMBER, THE_WRITER)


def opened(package: bytes, contacts: Collection[Contact] = (THE_MEMBER,)) -> Opened:
    """By the writer, who knows the member."""
    return open_package(package, WRITER, contacts)


def content_of(package: bytes) -> bytes:
    """What age gives, before anything of ours looks at it."""
    return bytes(pyrage.decrypt(package, [WRITER.opening_key]))


def sealed(content: bytes) -> bytes:
    """By somebody who has the writer's contact file and age, and not our program."""
    return sealing.sealed_for(WRITER.recipient, content)


def flipped(content: bytes, at: int, by: int = 1) -> bytes:
    changed = bytearray(content)
    changed[at] ^= by
    return bytes(changed)


# --- What is sealed comes back --------------------------------------------------------------------


def can_be_saved(value: Value) -> bool:
    """SQLite holds whole numbers of 64 bits."""
    number = getattr(value, "number", 0)
    issued = (statement.number for statement in getattr(value, "statements", ()))
    is_copy = isinstance(value, PractitionersCopy)
    return all(abs(n) < 2**63 for n in (number, *(issued if is_copy else ())))


of_any_kind = st.one_of(
    [st.from_type(kind).filter(can_be_saved) for kind in KINDS if kind in HAND_OVER_KINDS]
)


@given(st.lists(of_any_kind, max_size=5))
def test_what_is_sealed_comes_back_the_same(values: list[object]) -> None:
    different = {(type(value), value.id): value for value in values}  # type: ignore[attr-defined]  # every kind has an id
    parcel = a_parcel(*(a_version(value) for value in different.values()))  # type: ignore[arg-type]  # of KINDS
    assert opened(seal(parcel, MEMBER, THE_WRITER)).parcel == parcel


def test_it_says_who_sent_it_and_which_file_it_was() -> None:
    found = opened(PACKAGE, [THE_WRITER, replace(THE_MEMBER, compared=True)])
    assert found.parcel == SMALL
    assert found.sender == replace(THE_MEMBER, compared=True)
    assert found.known
    assert found.fingerprint == fingerprint(PACKAGE)
    assert len(found.fingerprint) == 64


def test_two_packages_of_the_same_are_two_files() -> None:
    again = seal(SMALL, MEMBER, THE_WRITER)
    assert again != PACKAGE
    assert opened(again).parcel == opened(PACKAGE).parcel


def test_a_text_of_every_script_comes_back() -> None:
    parcel = a_small_parcel(text="Didn’t ring. Šaltis 🙂 \u202bעברית\u202c\n\tq=1")
    assert opened(seal(parcel, MEMBER, THE_WRITER)).parcel == parcel


def test_no_text_is_in_the_file_or_in_a_repr() -> None:
    parcel = a_small_parcel(text="Rang the hub.")
    assert b"Rang" not in seal(parcel, MEMBER, THE_WRITER)
    assert "Rang" not in repr(parcel)
    assert "Rang" not in repr(opened(PACKAGE))


# --- The passphrase, where no contact file was exchanged ------------------------------------------


@pytest.fixture(scope="module")
def with_passphrase() -> bytes:
    """Takes seconds to make: made once."""
    return seal_with_passphrase(SMALL, MEMBER, PASSPHRASE)


def test_a_passphrase_opens_what_it_sealed(with_passphrase: bytes) -> None:
    found = open_package_with_passphrase(with_passphrase, "  plum  otter lantern ", [])
    assert found.parcel == SMALL
    assert found.sender == THE_MEMBER
    assert not found.known


class BusyLaptop:
    """age on a laptop that something else keeps busy while it times what a guess costs."""

    def __init__(self, interruptions: int) -> None:
        self.left = interruptions

    def decrypt(self, package: bytes, passphrase: str) -> bytes:
        if self.left:
            self.left -= 1
            raise pyrage.DecryptError(
                "Excessive work parameter for passphrase.\n"
                "Decryption would take around 512 seconds."
            )
        return bytes(age_passphrase.decrypt(package, passphrase))

    def encrypt(self, content: bytes, passphrase: str) -> bytes:
        sealed = bytes(age_passphrase.encrypt(content, passphrase))
        if not self.left:
            return sealed
        self.left -= 1
        heading, rest = sealed.split(b"\n-> scrypt ", 1)
        return heading + b"\n-> scrypt " + rest[:23] + b"9" + rest[rest.index(b"\n") :]


def test_a_busy_moment_is_not_taken_for_damage(
    with_passphrase: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "with_passphrase", BusyLaptop(3))
    assert open_package_with_passphrase(with_passphrase, PASSPHRASE, []).parcel == SMALL
    monkeypatch.setattr(sealing, "with_passphrase", BusyLaptop(1000))
    with pytest.raises(TooBusyToOpenError):
        open_package_with_passphrase(with_passphrase, PASSPHRASE, [])


def test_a_busy_moment_makes_no_seal_that_is_cheap_to_guess(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sealing, "with_passphrase", BusyLaptop(2))
    sealed = seal_with_passphrase(SMALL, MEMBER, PASSPHRASE)
    assert open_package_with_passphrase(sealed, PASSPHRASE, []).parcel == SMALL


def test_a_wrong_passphrase_is_refused(with_passphrase: bytes) -> None:
    with pytest.raises(WrongPackagePassphraseError):
        open_package_with_passphrase(with_passphrase, "plum otter", [])


def test_a_passphrase_makes_a_changed_sender_no_better(with_passphrase: bytes) -> None:
    other = replace(THE_MEMBER, signing_key=STRANGER.signing_key)
    with pytest.raises(ChangedSenderError):
        open_package_with_passphrase(with_passphrase, PASSPHRASE, [other])


def test_a_passphrase_opens_no_other_review(with_passphrase: bytes) -> None:
    with pytest.raises(PackageOfAnotherReviewError):
        open_package_with_passphrase(with_passphrase, PASSPHRASE, [], review=ANOTHER_REVIEW)


def test_a_changed_or_shortened_one_is_told_from_a_wrong_passphrase(
    with_passphrase: bytes,
) -> None:
    with pytest.raises(PackageTamperedError):
        open_package_with_passphrase(flipped(with_passphrase, -1), PASSPHRASE, [])
    with pytest.raises(PackageCutShortError):
        open_package_with_passphrase(with_passphrase[:-9], PASSPHRASE, [])


def test_each_says_that_the_other_way_opens_it(with_passphrase: bytes) -> None:
    with pytest.raises(PassphraseNeededError):
        opened(with_passphrase)
    with pytest.raises(NoPassphraseNeededError):
        open_package_with_passphrase(PACKAGE, PASSPHRASE, [])
    assert sealing.is_sealed_with_passphrase(with_passphrase)
    assert not sealing.is_sealed_with_passphrase(PACKAGE)


def test_an_empty_passphrase_seals_nothing() -> None:
    with pytest.raises(EmptyPassphraseError):
        seal_with_passphrase(SMALL, MEMBER, " ")


@pytest.mark.parametrize("cost", ["21", "40", "63", "99"])
def test_nobody_s_laptop_is_stopped_by_a_planted_number(with_passphrase: bytes, cost: str) -> None:
    first, stanza, rest = with_passphrase.split(b"\n", 2)
    planted = b"\n".join((first, stanza.rsplit(b" ", 1)[0] + b" " + cost.encode(), rest))
    with pytest.raises(PackageTamperedError):
        open_package_with_passphrase(planted, PASSPHRASE, [])


# --- Refusals -------------------------------------------------------------------------------------


def test_a_package_for_somebody_else() -> None:
    with pytest.raises(ForSomebodyElseError):
        opened(seal(SMALL, MEMBER, contact_of(STRANGER)))


def test_an_unknown_sender() -> None:
    with pytest.raises(UnknownSenderError, match="P1, whose contact file is not known"):
        opened(PACKAGE, [])
    with pytest.raises(UnknownSenderError):
        opened(PACKAGE, [THE_WRITER])


def test_a_changed_sender() -> None:
    other = contact_of(somebody("P1"))
    with pytest.raises(ChangedSenderError, match="P1, but it is signed with another key"):
        opened(PACKAGE, [other])
    assert opened(PACKAGE, [other, THE_MEMBER]).sender == THE_MEMBER  # the new laptop is known too


def test_a_sender_who_is_no_longer_trusted() -> None:
    with pytest.raises(WithdrawnSenderError):
        opened(PACKAGE, [replace(THE_MEMBER, withdrawn=True)])
    lost = replace(contact_of(somebody("P1")), withdrawn=True)
    assert opened(PACKAGE, [lost, THE_MEMBER]).known
    with pytest.raises(UnknownSenderError):
        opened(PACKAGE, [lost])


def test_a_known_sender_under_other_initials_is_who_is_known() -> None:
    package = seal(SMALL, replace(MEMBER, initials="OW", role=SeatRole.WRITER), THE_WRITER)
    assert opened(package).sender == THE_MEMBER


def test_nobody_can_pass_a_package_on_under_the_sender_s_name() -> None:
    passed_on = sealing.sealed_for(STRANGER.recipient, content_of(PACKAGE))
    with pytest.raises(PackageTamperedError):
        open_package(passed_on, STRANGER, [THE_MEMBER])


def test_another_review() -> None:
    there = replace(MEMBER, review=ANOTHER_REVIEW)
    package = seal(
        replace(SMALL, review=ANOTHER_REVIEW), there, replace(THE_WRITER, review=ANOTHER_REVIEW)
    )
    with pytest.raises(PackageOfAnotherReviewError):
        opened(package)


def test_a_package_is_made_within_one_review() -> None:
    with pytest.raises(ValueError, match="within one review"):
        seal(replace(SMALL, review=uuid4()), MEMBER, THE_WRITER)


@pytest.mark.parametrize("left", [0, 5, 21, 40, 150, -1, -2, -100, -255, -1000])
def test_a_package_that_was_cut_short(left: int) -> None:
    with pytest.raises(PackageCutShortError):
        opened(PACKAGE[:left])


def test_cut_short_by_whatever_a_disk_or_a_mailbox_cuts_by() -> None:
    text = " ".join(str(uuid4()) for _ in range(20_000))
    package = seal(a_small_parcel(text=text), MEMBER, THE_WRITER)
    assert len(package) > 300_000
    for end in range(512, len(package), 512):
        with pytest.raises(PackageCutShortError):
            opened(package[:end])


def test_no_header_has_a_length_that_hides_a_cut() -> None:
    """age draws it: once in some hundred files it would."""
    for _ in range(1000):
        package = sealed(b"")
        assert (package.index(b"\n--- ") + len("\n--- \n") + 43) % sealing.STEP


def test_a_tampered_package() -> None:
    for at in (-1, -200, -len(PACKAGE) // 2):
        with pytest.raises(PackageTamperedError):
            opened(flipped(PACKAGE, at))


def test_something_added_is_not_taken_for_the_rest_of_it() -> None:
    with pytest.raises(PackageCutShortError):
        opened(PACKAGE + b"\n")


def test_every_flipped_byte_is_refused() -> None:
    for at in range(len(PACKAGE)):
        with pytest.raises(HandoverError):
            opened(flipped(PACKAGE, at, 1 << at % 8))


@given(st.integers(0, len(PACKAGE) - 1), st.integers(1, 255))
def test_any_flipped_byte_is_refused(at: int, by: int) -> None:
    with pytest.raises(HandoverError):
        opened(flipped(PACKAGE, at, by))


def test_every_flipped_byte_inside_the_seal_is_refused_too() -> None:
    content = content_of(PACKAGE)
    for at in range(len(content)):
        with pytest.raises(HandoverError):
            opened(sealed(flipped(content, at, 1 << at % 8)))


@pytest.mark.parametrize(
    "content",
    [b"Dear all,", b"PK\x03\x04" + bytes(99), b"age-encryption.org/v2\n", os.urandom(999)],
    ids=["text", "zip", "newer age", "noise"],
)
def test_a_file_that_is_no_package(content: bytes) -> None:
    with pytest.raises(NotAPackageError):
        opened(content)


@pytest.mark.parametrize("content", [b"", b"Dear all,", b"interviewer package 0\n"])
def test_an_age_file_that_is_no_package(content: bytes) -> None:
    with pytest.raises(NotAPackageError):
        opened(sealed(content))


def test_an_endless_header() -> None:
    with pytest.raises(PackageTamperedError):
        opened(b"age-encryption.org/v1\n" + b"-> X25519 abc\n" * 9999)


def test_a_newer_format() -> None:
    with pytest.raises(NewerPackageError):
        opened(sealed(b"interviewer package 2\nsomething new"))


def test_a_package_that_is_too_large() -> None:
    with pytest.raises(PackageTooLargeError):
        opened(PACKAGE + bytes(sealing.LARGEST_SEALED))


@pytest.mark.parametrize(
    "rest", [b"", b"\0\0", b"\xff\xff\xff\xff", b"\0\0\0\2{}", b"\0\0\0\2{}" + bytes(64)]
)
def test_a_package_that_ends_inside(rest: bytes) -> None:
    with pytest.raises(MalformedPackageError):
        opened(sealed(b"interviewer package 1\n" + rest))


def test_nothing_is_unpacked_before_the_signature_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked: list[bytes] = []
    monkeypatch.setattr(package_module, "unpacked", unpacked.append)
    content = content_of(PACKAGE)
    with pytest.raises(PackageTamperedError):
        opened(sealed(content.replace(b"x\x9c", b"x\xda", 1)))
    with pytest.raises(UnknownSenderError):
        opened(PACKAGE, [])
    assert unpacked == []


@pytest.mark.parametrize("inside", [False, True], ids=["the file", "what is sealed in it"])
def test_a_thousand_changed_packages_are_refused(inside: bool) -> None:
    original = content_of(PACKAGE) if inside else PACKAGE
    for content in mutated(original, 1000, seed=2):
        with pytest.raises(HandoverError):
            opened(sealed(content) if inside else content)


# --- The second implementation --------------------------------------------------------------------


def age(*arguments: object, given: bytes = b"") -> bytes:
    """What the program `age` of Debian answers."""
    words = ["age", *map(str, arguments)]
    return subprocess.run(words, input=given, capture_output=True, timeout=60, check=True).stdout


@wants("age", "age")
def test_the_program_age_opens_what_we_sealed(tmp_path: Path) -> None:
    (tmp_path / "identity").write_text(WRITER.age_secret + "\n")
    assert age("-d", "-i", tmp_path / "identity", given=PACKAGE) == content_of(PACKAGE)


@wants("age", "age")
def test_we_open_what_the_program_age_sealed() -> None:
    package = age("-r", WRITER.recipient, given=content_of(PACKAGE))
    assert package != PACKAGE
    assert opened(package).parcel == SMALL
    with pytest.raises(PackageCutShortError):
        opened(package[:-1])
