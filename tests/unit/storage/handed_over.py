"""A panel member's review folder of which everything is with the overview writer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from interviewer.domain.clearance import cleared_answer
from interviewer.domain.handing_over import HandedOver
from interviewer.domain.handover_readiness import with_receipt
from interviewer.domain.interview import Interview, Note
from interviewer.domain.review import Value
from interviewer.domain.set_up import Seat
from interviewer.domain.words import Occasion, SeatRole, Stage
from interviewer.storage import ReviewFolder, Store
from interviewer.storage.erasing import erase
from interviewer.storage.handover.contact import contact_of
from interviewer.storage.handover.identity import Identity, identity_for
from interviewer.storage.handover.package import fingerprint, open_package, seal
from interviewer.storage.handover.packing import hand_over, revisions_of
from interviewer.storage.handover.receipt import read_receipt, receipt_for
from tests.builders import NOON, a_note, a_set_up
from tests.unit.storage.folders import PASSPHRASE, a_change, a_store, the_interview

LABEL = "Child Kestrel"
"""What `a_set_up` calls the review; the unlock page calls it something else."""

SAID = "The hub never rang back that winter"
"""Stands in a note and in an earlier wording of it: nothing on the disk may say it."""

SENT, RECEIVED, ASKED, ERASED = (NOON + timedelta(days=days) for days in (1, 2, 3, 4))


def a_members_review(path: Path, *values: Value, **options: Any) -> Store:
    """One interview that has taken place, with a note in two wordings; nothing is handed over."""
    set_up = [_closed(v) if isinstance(v, Interview) else v for v in a_set_up()]
    store = a_store(path, change=a_change(*set_up, *values), **options)
    note = a_note(source=the_interview(store).id, text=f"{SAID}, first wording.")
    store.save(a_change(note))
    store.save(a_change(replace(note, text=f"{SAID}, as it stands.")))
    store.back_up(NOON)
    return store


def is_handed_over(
    store: Store,
    *,
    role: SeatRole = SeatRole.WRITER,
    receipt: bool = True,
    answered: bool = True,
    at: datetime = SENT,
) -> HandedOver:
    """Everything goes in one package; its receipt comes back; proceedings are asked about again.

    Args:
        store: The panel member's.
        role: Of whoever takes it in.
        receipt: Whether a receipt comes back.
        answered: Whether proceedings are asked about before erasing.
        at: When the package is made.
    """
    review = store.load()
    member, other = identity_for(review, store.identity()), somebody_else(store, role)
    store.save_identity(member)
    store.save_contacts(contact_of(other))
    parcel = hand_over(review, store.versions(), list(review.interviews), made=at)
    package = seal(parcel, member, contact_of(other))
    made = HandedOver(
        id=uuid4(),
        package=fingerprint(package),
        to=other.initials,
        interviews=tuple(review.interviews),
        at=at,
        by=review.initials,
        revisions=revisions_of(parcel),
    )
    store.save(a_change(made, at=at))
    if receipt:
        opened = open_package(package, other, [contact_of(member)])
        signed = receipt_for(opened, other, RECEIVED)
        read = read_receipt(signed, store.contacts(), review=review.details.id)
        values = with_receipt(
            store.load(), read.package, read.taken_in, read.interviews, by=read.recipient
        )
        store.save(a_change(*values, at=RECEIVED))
    if answered:
        is_asked_about(store)
    return made


def somebody_else(store: Store, role: SeatRole) -> Identity:
    """Another laptop of this review."""
    seat = Seat(id=uuid4(), initials="OW", role=role)
    return identity_for(replace(store.load(), seats={seat.id: seat}), None)


def is_asked_about(store: Store, at: datetime = ASKED) -> None:
    """Nothing stands in the way of erasing any interview."""
    for interview in store.load().interviews.values():
        answer = cleared_answer(uuid4(), interview, Occasion.ERASURE, by="P1", at=at)
        store.save(a_change(answer, at=at))


def a_review_to_erase(path: Path, **options: Any) -> Store:
    """Open, and nothing forbids erasing it; with a backup and what a damaged copy left behind."""
    store = a_members_review(path, **options)
    is_handed_over(store)
    store.back_up(ASKED)
    aside = path / "set-aside" / "2026-11-10T09-00-00-000000Z"
    aside.mkdir(parents=True)
    for part in ("keys.json", "notes.db"):
        (aside / part).write_bytes((path / part).read_bytes())
    return store


def erased(path: Path, change: Callable[[Store], object] = bool) -> None:
    """Erase a closed review for which nothing forbids it, in this process."""
    store = ReviewFolder.at(path).unlock_with_passphrase(PASSPHRASE)
    change(store)
    erase(store, name=LABEL, at=ERASED)


def the_note(store: Store) -> Note:
    (note,) = store.load().notes.values()
    return note


def _closed(interview: Interview) -> Interview:
    return replace(interview, stage=Stage.TO_TIDY, started=NOON, closed=NOON)
