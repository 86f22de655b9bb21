"""Taking 500 notes into a writer's review of 5,000, the list of what they bring included."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TypeVar
from uuid import UUID

from benchmarks.data import START, a_folder, a_review, an_id
from benchmarks.figures import Figure, at_most, median, show
from interviewer.domain.interview import Note
from interviewer.domain.review import Value
from interviewer.domain.set_up import Seat
from interviewer.domain.words import SeatRole
from interviewer.storage import Store
from interviewer.storage.engine import FORMAT
from interviewer.storage.forms import plain
from interviewer.storage.handover.contents import packed, unpacked
from interviewer.storage.handover.parcel import Head, PackedVersion, Parcel, ParcelKind
from interviewer.storage.tables import TABLES

HELD, ARRIVING, OF_AN_INTERVIEW = 5000, 500, 50
WORDINGS = 3
"""So many versions has each note that arrives."""

ROUNDS = 5

_T = TypeVar("_T")


def measure() -> Sequence[Figure]:
    """Take the same parcel in and out again; all of it was never there before."""
    here = a_review(notes=HELD, interviews=HELD // OF_AN_INTERVIEW)
    more = a_review(notes=HELD + ARRIVING, interviews=(HELD + ARRIVING) // OF_AN_INTERVIEW)
    known = {(type(value), value.id) for value in here}
    parcel = a_parcel([value for value in more if (type(value), value.id) not in known])
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = a_folder(Path(folder) / "review", tuple(map(_as_writer, here)))
        for _ in range(ROUNDS):
            _round(store, parcel, taken)
        store.close()
    return _figures(taken, parcel)


def a_parcel(values: Sequence[Value]) -> Parcel:
    """The values, handed over by P2; the notes were reworded twice."""
    versions: list[PackedVersion] = []
    for value in values:
        parents: tuple[UUID, ...] = ()
        wordings = WORDINGS if isinstance(value, Note) else 1
        for wording in range(wordings):
            version = PackedVersion(
                kind=TABLES[type(value)].name,
                value_id=str(value.id),
                revision=an_id(f"revision {value.id} {wording}"),
                parents=parents,
                who="P2",
                at=START,
                reason="",
                form=plain(value) | ({"place": f"{wording}1"} if wordings > 1 else {}),
                format=FORMAT,
            )
            parents = (version.revision,)
            versions.append(version)
    last = {version.of: version.revision for version in versions}
    return Parcel(
        review=an_id("particulars"),
        kind=ParcelKind.HAND_OVER,
        made=START,
        format=FORMAT,
        versions=tuple(versions),
        heads=tuple(Head(kind=of[0], value_id=of[1], revision=last[of]) for of in last),
    )


def _as_writer(value: Value) -> Value:
    return replace(value, role=SeatRole.WRITER) if isinstance(value, Seat) else value


def _round(store: Store, parcel: Parcel, taken: dict[str, list[float]]) -> None:
    def timed(what: str, work: Callable[[], _T]) -> _T:
        began = perf_counter()
        found = work()
        taken.setdefault(what, []).append(perf_counter() - began)
        return found

    body = packed(parcel)
    timed("unpacking and checking", lambda: unpacked(body))
    plan = timed("the list of what it brings", lambda: store.plan_taking_in(parcel, "P2"))
    done = timed("taking in, backup included", lambda: store.take_in(plan, at=START, who="OW"))
    again = timed("the list of it once more", lambda: store.plan_taking_in(parcel, "P2"))
    assert again.changes_nothing
    assert not timed("looking for conflicts", store.conflicts)
    timed("the backup alone", lambda: store.back_up(START))
    timed("taking out again, backup included", lambda: store.take_out(done, at=START))


def _figures(taken: dict[str, list[float]], parcel: Parcel) -> list[Figure]:
    halves = "the list of what it brings", "taking in, backup included"
    both = [sum(parts) for parts in zip(*(taken[half] for half in halves), strict=True)]
    what = f"taking {ARRIVING} notes into {HELD} (list and taking in), median"
    figures = [at_most(what, median(both), 2, "s")]
    for part, times in taken.items():
        value = f"{median(times):.2f} s, at most {max(times):.2f} s"
        figures.append(Figure(what=part, value=value))
    size = len(packed(parcel)) / 1024
    value = f"{len(parcel.versions)} in {size:.0f} KiB"
    return [*figures, Figure(what="versions in the parcel", value=value)]


if __name__ == "__main__":
    show(measure)
