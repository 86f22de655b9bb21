"""What a known sender signed is checked all the same: nothing but a whole parcel gets through."""

import json
import shutil
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from interviewer.domain.interview import Note
from interviewer.domain.words import Stage
from interviewer.storage import ReviewFolder
from interviewer.storage.engine import FORMAT
from interviewer.storage.handover import contents
from interviewer.storage.handover.contents import kind_of, packed, unpacked, value_of
from interviewer.storage.handover.errors import (
    HandoverError,
    MalformedPackageError,
    NewerPackageError,
    PackageTooLargeError,
)
from interviewer.storage.handover.parcel import (
    InterviewStatus,
    Parcel,
    ParcelKind,
    packed_contact,
)
from interviewer.storage.tables import TABLES
from interviewer.training import PASSPHRASE
from tests.builders import a_guidance, a_note, a_set_up, an_entry
from tests.unit.storage.handover.people import (
    THE_WRITER,
    a_parcel,
    a_small_parcel,
    a_version,
    mutated,
)
from tests.unit.storage.make_released_format import FILES

SMALL = a_small_parcel()
SET_UP = a_parcel(kind=ParcelKind.SET_UP, contacts=(packed_contact(THE_WRITER),))
Change = Callable[[dict[str, Any]], object]


def content_of(parcel: Parcel) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(packed(parcel)))
    return found


def body(content: Any) -> bytes:
    return zlib.compress(json.dumps(content).encode())


def changed(change: Change) -> bytes:
    """The small parcel with something else in it."""
    content = content_of(SMALL)
    change(content)
    return body(content)


def nested(depth: int) -> Any:
    """A form within a form within a form."""
    return {"id": nested(depth - 1)} if depth else "x"


def test_the_same_parcel_has_the_same_bytes() -> None:
    assert packed(SMALL) == packed(unpacked(packed(SMALL)))


def test_the_current_version_is_the_one_that_the_head_names() -> None:
    first, second = SMALL.versions
    assert SMALL.current() == (second,)
    (head,) = SMALL.heads
    earlier = replace(SMALL, heads=(replace(head, revision=first.revision),))
    assert unpacked(packed(earlier)).current() == (first,)


def test_a_version_gives_its_value() -> None:
    note = a_note(text="Rang the hub.")
    version = a_version(note)
    assert kind_of(version) is Note
    assert value_of(version) == note


FIRST: dict[str, Change] = {
    "a field that no version has": lambda v: v.update(more=1),
    "no revision": lambda v: v.pop("revision"),
    "a revision that is no id": lambda v: v.update(revision="x"),
    "a kind that there is not": lambda v: v.update(kind="nothing"),
    "the seat": lambda v: v.update(kind="seat"),
    "a time without a zone": lambda v: v.update(at="2026-11-12T12:00:00"),
    "a time of another zone": lambda v: v.update(at="2026-11-12T12:00:00+01:00"),
    "a number for a time": lambda v: v.update(at=1),
    "a long name": lambda v: v.update(who="P" * 201),
    "a number for a reason": lambda v: v.update(reason=1),
    "its own parent": lambda v: v.update(parents=[v["revision"]]),
    "too many parents": lambda v: v.update(parents=[str(uuid4()) for _ in range(1001)]),
    "format 0": lambda v: v.update(format=0),
    "a list for a form": lambda v: v.update(form=[]),
    "an empty form": lambda v: v.update(form={}),
    "the form of another value": lambda v: v["form"].update(id=str(uuid4())),
    "a field that no note has": lambda v: v["form"].update(more="x"),
    "a field of the note missing": lambda v: v["form"].pop("verbatim"),
    "text for a number": lambda v: v["form"].update(number="1"),
    "a word that there is not": lambda v: v["form"].update(frame="tomorrow"),
    "not a number": lambda v: v["form"].update(number=float("nan")),
    "a huge number": lambda v: v["form"].update(number=10**400),
    "lists within lists": lambda v: v["form"].update(lines=[[[["x"]]]]),
    "a form within a form": lambda v: v.update(form=nested(90), value_id="x"),
    "a time written otherwise": lambda v: v["form"].update(taken="2026-11-12T12:00:00.000Z"),
}
WHOLE: dict[str, Change] = {
    "a field that no parcel has": lambda p: p.update(more=1),
    "a kind of parcel that there is not": lambda p: p.update(kind="present"),
    "no heads": lambda p: p.update(heads=[]),
    "two heads": lambda p: p["heads"].append(p["heads"][0]),
    "the head of something else": lambda p: p["heads"][0].update(value_id=str(uuid4())),
    "a head that is not there": lambda p: p["heads"][0].update(revision=str(uuid4())),
    "a revision twice": lambda p: p["versions"].append(p["versions"][0]),
    "statuses in a hand-over": lambda p: p.update(
        statuses=[{"interview": str(uuid4()), "reference": "P", "stage": "planned", "day": None}]
    ),
    "contacts in a hand-over": lambda p: p.update(contacts=content_of(SET_UP)["contacts"]),
    "notes in a set-up": lambda p: p.update(kind="set-up"),
    "notes in a status": lambda p: p.update(kind="status"),
    "two that come from each other": lambda p: p["versions"][0].update(
        parents=[p["versions"][1]["revision"]]
    ),
}


@pytest.mark.parametrize("change", FIRST.values(), ids=FIRST)
def test_what_is_no_version_is_refused(change: Change) -> None:
    with pytest.raises(MalformedPackageError):
        unpacked(changed(lambda content: change(content["versions"][0])))


@pytest.mark.parametrize("change", WHOLE.values(), ids=WHOLE)
def test_what_is_no_parcel_is_refused(change: Change) -> None:
    with pytest.raises(MalformedPackageError):
        unpacked(changed(change))


def test_a_parent_of_another_value_is_refused() -> None:
    one = a_version(a_note())
    with pytest.raises(MalformedPackageError):
        packed(a_parcel(one, a_version(a_note(), one.revision)))


def test_a_parent_that_did_not_travel_is_none_of_our_business() -> None:
    parcel = a_parcel(a_version(a_note(), uuid4()))
    assert unpacked(packed(parcel)) == parcel


@pytest.mark.parametrize(
    "named",
    {
        "nothing": b"",
        "text": b"no zlib",
        "nothing in it": zlib.compress(b""),
        "a list": zlib.compress(b"[]"),
        "an empty parcel": zlib.compress(b"{}"),
        "noise": zlib.compress(b"\xff\xfe"),
        "endless lists": zlib.compress(b"[" * 100_000),
        "endless names": zlib.compress(b'{"a":' * 100_000),
        "cut short": packed(SMALL)[:-1],
        "something added": packed(SMALL) + b"\0",
    }.items(),
    ids=lambda pair: pair[0],
)
def test_a_body_of_something_else_is_refused(named: tuple[str, bytes]) -> None:
    with pytest.raises(MalformedPackageError):
        unpacked(named[1])


def test_a_bomb_is_not_unpacked_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "LARGEST_UNPACKED", 1024 * 1024)
    with pytest.raises(PackageTooLargeError):
        unpacked(zlib.compress(bytes(100 * 1024 * 1024), 9))


def test_a_parcel_that_nobody_could_take_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "LARGEST_UNPACKED", 100)
    with pytest.raises(PackageTooLargeError):
        packed(SMALL)


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p.update(format=FORMAT + 1),
        lambda p: p["versions"][0].update(format=FORMAT + 1, kind="something new"),
    ],
    ids=["its format", "a version's format"],
)
def test_what_a_newer_version_made_says_so(change: Change) -> None:
    with pytest.raises(NewerPackageError):
        unpacked(changed(change))


def test_a_set_up_holds_what_the_review_is_about_and_contact_files() -> None:
    particulars, _, guidance, agency, episode, *_ = a_set_up()
    about = (particulars, guidance, agency, episode, an_entry())
    parcel = a_parcel(
        *map(a_version, about), kind=ParcelKind.SET_UP, contacts=(packed_contact(THE_WRITER),)
    )
    assert unpacked(packed(parcel)) == parcel


def test_a_status_holds_reference_state_and_date_and_nothing_else() -> None:
    status = InterviewStatus(interview=uuid4(), reference="SN1", stage=Stage.AGREED)
    parcel = a_parcel(kind=ParcelKind.STATUS, statuses=(status,))
    assert unpacked(packed(parcel)) == parcel


def test_a_form_of_an_earlier_format_is_read_with_the_fields_of_today() -> None:
    note = a_note()
    form = dict(a_version(note).form)
    for name in ("area", "entries", "identifies_colleague", "do_not_quote"):
        del form[name]
    parcel = unpacked(packed(a_parcel(a_version(note, form=form, format=1))))
    (version,) = parcel.versions
    assert version.form == form
    assert value_of(version) == note


def test_an_earlier_form_that_is_none_is_refused() -> None:
    guidance = a_guidance()
    wrong: tuple[Any, ...] = ("x", [1], [{"items": "x"}], {"a": 1}, None)
    for sections in wrong:
        form = {**a_version(guidance).form, "sections": sections}
        with pytest.raises(MalformedPackageError):
            packed(a_parcel(a_version(guidance, form=form, format=1)))


@pytest.mark.parametrize("of_format", range(1, FORMAT + 1))
def test_everything_that_was_ever_written_can_travel(tmp_path: Path, of_format: int) -> None:
    shutil.copytree(FILES / f"format-{of_format}", tmp_path / "review")
    names = {TABLES[kind].name for kind in contents.HAND_OVER_KINDS}
    with closing(ReviewFolder.at(tmp_path / "review").unlock_with_passphrase(PASSPHRASE)) as store:
        parcel = a_parcel(*(v for v in store.versions() if v.kind in names))
        assert unpacked(packed(parcel)) == parcel
        review = store.load()
        for version in parcel.current():
            value = value_of(version)
            there = review.value(kind_of(version), value.id)
            assert there == value or store.has_open_draft(value)
    assert len(parcel.versions) > 100


def test_a_thousand_changed_bodies_are_refused_or_are_parcels() -> None:
    plain = zlib.decompress(packed(SMALL))
    refused = 0
    for content in mutated(plain, 1000, seed=3):
        try:
            assert isinstance(unpacked(zlib.compress(content)), Parcel)
        except HandoverError:
            refused += 1
    assert refused > 800
