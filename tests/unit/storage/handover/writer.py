"""An overview writer's review on the disk, and panel members who hand over to it."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from interviewer.domain.interview import Interview
from interviewer.domain.review import Value
from interviewer.domain.set_up import Seat
from interviewer.domain.words import SeatRole
from interviewer.storage import ReviewFolder, Store
from interviewer.storage.formats import upgraded
from interviewer.storage.forms import plain
from interviewer.storage.handover.parcel import PackedVersion, Parcel
from interviewer.storage.handover.references import is_renaming
from interviewer.storage.handover.taking_in import TakenIn
from interviewer.storage.handover.versions import revisions_in
from interviewer.storage.tables import TABLES
from tests.builders import NOON, a_note, a_practitioner, a_set_up, an_interview
from tests.unit.storage.folders import PASSPHRASE, a_change, a_store
from tests.unit.storage.handover.people import a_parcel, a_version

LATER = NOON + timedelta(days=9)

PARTICULARS, SEAT, GUIDANCE, AGENCY, EPISODE, PRACTITIONER, INTERVIEW, CLEARED = a_set_up()
REVIEW: UUID = PARTICULARS.id


def a_writers_review(path: Path, *values: Value, role: SeatRole = SeatRole.WRITER) -> Store:
    """A review that is set up, with one interview of the writer's own."""
    seat = Seat(id=SEAT.id, role=role, initials="OW")
    set_up = PARTICULARS, seat, GUIDANCE, AGENCY, EPISODE, PRACTITIONER, INTERVIEW
    return a_store(path, change=a_change(*set_up, *values, who="OW"))


@contextmanager
def a_copy_of(folder: Path, name: str) -> Iterator[Store]:
    """A copy of a closed review, open until the end of the block, and gone afterwards."""
    copy = folder.with_name(name)
    shutil.copytree(folder, copy)
    store = ReviewFolder.at(copy).unlock_with_passphrase(PASSPHRASE)
    try:
        yield store
    finally:
        store.close()
        shutil.rmtree(copy)


@dataclass
class Member:
    """A panel member, as their review stands: every revision, and the last of each value."""

    initials: str
    versions: list[PackedVersion] = field(default_factory=list)
    last: dict[UUID | str, UUID] = field(default_factory=dict)
    dice: random.Random = field(default_factory=random.Random)

    def holds(self, *versions: PackedVersion) -> None:
        """These came from elsewhere: a set-up package."""
        for version in versions:
            self.versions.append(version)
            self.last[_id(version)] = version.revision

    def writes(self, value: Value) -> PackedVersion:
        """A new revision, made from the last one here."""
        parents = [self.last[value.id]] if value.id in self.last else []
        revision = UUID(int=self.dice.getrandbits(128), version=4)
        version = a_version(value, *parents, who=self.initials, revision=revision)
        self.versions.append(version)
        self.last[value.id] = revision
        return version

    def meets(self, reference: str, *texts: str) -> Interview:
        """One more interview with somebody, and a note for each text."""
        practitioner = a_practitioner(id=self._id(), reference=reference, agency=AGENCY.id)
        interview = an_interview(
            id=self._id(), practitioner=practitioner.id, interviewers=(self.initials,)
        )
        self.writes(practitioner)
        self.writes(interview)
        for number, text in enumerate(texts, start=1):
            self.writes(a_note(id=self._id(), source=interview.id, number=number, text=text))
        return interview

    @property
    def parcel(self) -> Parcel:
        """Everything, handed over."""
        return a_parcel(*self.versions, review=REVIEW)

    def values_of(self, kind: type[Value]) -> list[PackedVersion]:
        """The last version of each value of the kind."""
        last = set(self.last.values())
        name = TABLES[kind].name
        return [each for each in self.versions if each.kind == name and each.revision in last]

    def _id(self) -> UUID:
        return UUID(int=self.dice.getrandbits(128), version=4)


def take_in(store: Store, parcel: Parcel, sender: str = "P1") -> TakenIn:
    """Plan it and do it."""
    return store.take_in(store.plan_taking_in(parcel, sender), at=LATER, who="OW")


def everything(store: Store) -> tuple[object, ...]:
    """All that a review holds, to be compared: rows, history, what was taken in."""
    versions = {version.revision: version for version in store.versions()}
    return store.load(), versions, tuple(store.taken_in())


def typed(store: Store) -> dict[UUID, PackedVersion]:
    """Every revision that somebody typed, by whoever's hand."""
    return {each.revision: each for each in store.versions() if not is_renaming(each)}


def shows_what_holds(store: Store) -> bool:
    """Whether every row says what the revision says that is displayed."""
    said = {each.revision: each for each in store.versions()}
    review = store.load()
    for kind, table in TABLES.items():
        latest = store.latest_revisions(kind)
        values = review.all_of(kind).values()
        if {str(value.id) for value in values} != set(latest):
            return False
        for value in values:
            shown = said[latest[str(value.id)]]
            if upgraded(table.name, shown.form, of_format=shown.format) != plain(value):
                return False
    return len(revisions_in(store._driver)) == sum(1 for _ in review.values())


def shared(store: Store, value: Value, *members: Member) -> None:
    """Save the value here and let the members have it as it is: it travelled to them."""
    store.save(a_change(value, who="OW"))
    name, value_id = TABLES[type(value)].name, str(value.id)
    versions = [each for each in store.versions() if each.of == (name, value_id)]
    for member in members:
        member.holds(*versions)


def _id(version: PackedVersion) -> UUID | str:
    return version.value_id if version.kind == "guidance" else UUID(version.value_id)
