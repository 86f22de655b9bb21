"""The people of one review, what they hand over, and files that were changed on their way."""

import random
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

from interviewer.domain.review import Value
from interviewer.domain.set_up import Seat
from interviewer.domain.words import SeatRole
from interviewer.storage.engine import FORMAT
from interviewer.storage.forms import plain
from interviewer.storage.handover.contact import contact_of
from interviewer.storage.handover.identity import Identity, identity_for
from interviewer.storage.handover.parcel import Head, PackedVersion, Parcel, ParcelKind
from interviewer.storage.tables import TABLES
from tests.builders import NOON, a_note, a_review

_REVIEW = a_review()
REVIEW: UUID = _REVIEW.details.id
ANOTHER_REVIEW = uuid4()


def somebody(
    initials: str, role: SeatRole = SeatRole.PANEL_MEMBER, review: UUID = REVIEW
) -> Identity:
    """An identity with keys of its own."""
    seat = Seat(id=uuid4(), initials=initials, role=role)
    of_review = replace(_REVIEW, seats={seat.id: seat})
    return replace(identity_for(of_review, None), review=review)


MEMBER = somebody("P1")
WRITER = somebody("OW", SeatRole.WRITER)
STRANGER = somebody("P9")

THE_MEMBER, THE_WRITER = contact_of(MEMBER), contact_of(WRITER)


def a_version(value: Value, *parents: UUID, **changes: object) -> PackedVersion:
    """The value as a closed revision that P1 saved at noon."""
    values: dict[str, object] = {
        "kind": TABLES[type(value)].name,
        "value_id": str(value.id),
        "revision": uuid4(),
        "parents": parents,
        "who": "P1",
        "at": NOON,
        "reason": "",
        "form": plain(value),
        "format": FORMAT,
    }
    return PackedVersion(**{**values, **changes})  # type: ignore[arg-type]  # the tests say what


def a_parcel(*versions: PackedVersion, **changes: object) -> Parcel:
    """A hand-over with these versions, the last one of each value its head."""
    last = {version.of: version.revision for version in versions}
    heads = [Head(kind=of[0], value_id=of[1], revision=last[of]) for of in last]
    values: dict[str, object] = {
        "review": REVIEW,
        "kind": ParcelKind.HAND_OVER,
        "made": NOON,
        "format": FORMAT,
        "versions": versions,
        "heads": tuple(heads),
    }
    return Parcel(**{**values, **changes})  # type: ignore[arg-type]  # the tests say what


def a_small_parcel(text: str = "Rang the hub.") -> Parcel:
    """One note in two wordings."""
    note = a_note(text="Rang.")
    before = a_version(note)
    return a_parcel(before, a_version(replace(note, text=text), before.revision))


def mutated(content: bytes, count: int, seed: int) -> Iterator[bytes]:
    """The content, changed in so many ways: bytes flipped, cut out, put in, doubled, cut short."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    made = 0
    while made < count:
        changed = _changed(bytearray(content), chance)
        if changed != content:
            made += 1
            yield changed


def _changed(content: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        at, length = chance.randrange(len(content) + 1), chance.choice((1, 2, 16, 200))
        match chance.randrange(6):
            case 0:
                content[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del content[at : at + length]
            case 2:
                content[at:at] = content[at : at + length]
            case 3:
                content[at:at] = chance.randbytes(length)
            case 4:
                content[at : at + length] = chance.choice((b"0", b"null", b"[", b"-1", b'"'))
            case _:
                del content[at:]
    return bytes(content)
