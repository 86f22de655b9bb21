"""Receipts: signed by who took a package in, and without a word of what was in it."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from interviewer.domain.words import Stage
from interviewer.storage.handover.contact import contact_file, contact_of
from interviewer.storage.handover.errors import (
    ChangedSenderError,
    FileOfAnotherReviewError,
    FileTamperedError,
    HandoverError,
    NewerFileError,
    NotThatFileError,
    UnknownSenderError,
    WithdrawnSenderError,
)
from interviewer.storage.handover.package import Opened, fingerprint, open_package, seal
from interviewer.storage.handover.parcel import InterviewStatus, Parcel, ParcelKind
from interviewer.storage.handover.receipt import RECEIPT, Receipt, read_receipt, receipt_for
from interviewer.storage.handover.signed import Kind, signed_file
from tests.builders import NOON, a_note, a_practitioner, an_interview
from tests.unit.storage.handover.people import (
    MEMBER,
    REVIEW,
    STRANGER,
    THE_MEMBER,
    THE_WRITER,
    WRITER,
    a_parcel,
    a_version,
    mutated,
    somebody,
)

LATER = NOON + timedelta(hours=1)
INTERVIEW = an_interview()
NOTES = [a_note(source=INTERVIEW.id, text="Rang the hub.") for _ in range(3)]
PARCEL = a_parcel(
    a_version(INTERVIEW), a_version(a_practitioner(reference="SN1")), *map(a_version, NOTES)
)
PACKAGE = seal(PARCEL, MEMBER, THE_WRITER)


def taken_in(package: bytes = PACKAGE) -> Opened:
    return open_package(package, WRITER, [THE_MEMBER])


FILE = receipt_for(taken_in(), WRITER, LATER)
READ = Receipt(
    review=REVIEW,
    package=fingerprint(PACKAGE),
    sender="P1",
    recipient="OW",
    taken_in=LATER,
    interviews=(INTERVIEW.id,),
    counts={"interview": 1, "note": 3, "practitioner": 1},
)


def read(content: bytes, *contacts: Any) -> Receipt:
    """By the panel member, who knows the writer."""
    return read_receipt(content, contacts or [THE_WRITER], review=REVIEW)


def test_a_receipt_names_the_package_and_what_was_in_it_by_number() -> None:
    assert read(FILE) == READ


def test_it_says_nothing_of_what_was_in_it() -> None:
    for text in ("Rang", "hub", "SN1", "School nurse"):
        assert text.encode() not in FILE


def test_it_is_the_same_however_often_the_package_is_opened() -> None:
    assert receipt_for(taken_in(), WRITER, LATER) == FILE


def test_another_file_of_the_same_parcel_is_another_package() -> None:
    again = receipt_for(taken_in(seal(PARCEL, MEMBER, THE_WRITER)), WRITER, LATER)
    assert read(again).package != READ.package
    assert replace(read(again), package=READ.package) == READ


def test_a_status_has_a_receipt_too() -> None:
    status = InterviewStatus(interview=INTERVIEW.id, reference="SN1", stage=Stage.AGREED)
    parcel = Parcel(review=REVIEW, kind=ParcelKind.STATUS, made=NOON, format=1, statuses=(status,))
    receipt = read(receipt_for(taken_in(seal(parcel, MEMBER, THE_WRITER)), WRITER, LATER))
    assert receipt.interviews == (INTERVIEW.id,)
    assert receipt.counts == {}


def test_somebody_else_cannot_say_that_it_was_taken_in() -> None:
    by_a_stranger = receipt_for(taken_in(), STRANGER, LATER)
    with pytest.raises(UnknownSenderError, match="P9"):
        read(by_a_stranger)
    under_the_name = receipt_for(taken_in(), somebody("OW"), LATER)
    with pytest.raises(ChangedSenderError, match="OW"):
        read(under_the_name)
    with pytest.raises(WithdrawnSenderError):
        read(FILE, replace(THE_WRITER, withdrawn=True))
    with pytest.raises(UnknownSenderError):
        read(FILE, contact_of(STRANGER))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("package", "0" * 64),
        ("interviews", []),
        ("counts", {"note": 4}),
        ("taken_in", "2026-11-13T12:00:00Z"),
        ("recipient", "P2"),
        ("format", 0),
        ("signature", "00"),
        ("more", 1),
    ],
)
def test_no_part_of_it_can_be_changed(name: str, value: object) -> None:
    with pytest.raises(FileTamperedError):
        read(json.dumps({**json.loads(FILE), name: value}).encode())


PARTS = {
    name: part
    for name, part in json.loads(FILE).items()
    if name not in {"interviewer", "format", "signing_key", "signature"}
}


@pytest.mark.parametrize(
    "changes",
    [
        {"package": "x"},
        {"package": "0" * 65},
        {"taken_in": "2026-11-12T12:00:00"},
        {"interviews": ["x"]},
        {"interviews": ["0b0f5b44-6f5e-4f3f-9d3e-3f1f0f9c2a11"] * 10_001},
        {"counts": {"note": 0}},
        {"counts": {"note": 10**9}},
        {"counts": {str(n): 1 for n in range(100)}},
        {"recipient": "P1\n"},
        {"more": 1},
    ],
    ids=lambda changes: str(changes)[:30],
)
def test_a_signature_makes_nonsense_no_better(changes: dict[str, Any]) -> None:
    with pytest.raises(FileTamperedError):
        read(signed_file(RECEIPT, {**PARTS, **changes}, WRITER))


def test_another_file_is_not_taken_for_one() -> None:
    for content in (b"", b"Received with thanks.", contact_file(WRITER), PACKAGE):
        with pytest.raises(NotThatFileError, match="not a receipt"):
            read(content)


def test_a_newer_one_says_so() -> None:
    newer = Kind(what=RECEIPT.what, format=2, largest=RECEIPT.largest)
    with pytest.raises(NewerFileError):
        read(signed_file(newer, {**PARTS, "something": "new"}, WRITER))


def test_one_of_another_review_is_refused() -> None:
    with pytest.raises(FileOfAnotherReviewError):
        read_receipt(FILE, [THE_WRITER], review=uuid4())


def test_a_thousand_changed_receipts_are_refused_or_say_the_same() -> None:
    refused = 0
    for content in mutated(FILE, 1000, seed=4):
        try:
            assert read(content) == READ
        except HandoverError:
            refused += 1
    assert refused > 900
