"""References that two laptops gave to two people: both are renamed, and nobody is merged.

From then on nobody is called "SW1" any more, but "SW1-P1" and "SW1-P2", by the initials of who
wrote them down first. So it does not matter whose package came first, and a plain "SW1" in an
earlier document is never mistaken for the other person.

A renaming is a revision like any other, made from the one it renames. Its id follows from what it
does, so it can be told from what somebody typed: what is typed on the panel member's laptop
later is then no conflict with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from interviewer.domain.interview import Practitioner
from interviewer.domain.revisions import heads, lineage
from interviewer.storage.engine import FORMAT
from interviewer.storage.formats import Form, upgraded
from interviewer.storage.handover.parcel import PackedVersion
from interviewer.storage.tables import TABLES

REASON = "Two practitioners had the same reference."

_SPACE = UUID("0e6f3b5a-6d1c-4d0b-9a57-54b7a5c3f2e1")
_PRACTITIONER = TABLES[Practitioner].name


@dataclass(frozen=True, kw_only=True)
class Renaming:
    """A practitioner who gets a reference of their own.

    Attributes:
        before: The reference that more than one has; `after` the one from now on.
        revision: Of the renaming, `parents` what it is made from.
        form: The practitioner with the new reference.
    """

    practitioner: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    revision: UUID
    parents: tuple[UUID, ...]
    form: Form = field(repr=False)
    kind: str = _PRACTITIONER
    format: int = FORMAT


@dataclass(frozen=True, kw_only=True)
class _Person:
    """A practitioner with every revision that will be here.

    Attributes:
        typed: The revisions that somebody typed, as if nobody had ever been renamed.
        first_by: Initials of who wrote the practitioner down.
    """

    value_id: str
    versions: Mapping[UUID, PackedVersion]
    typed: Mapping[UUID, tuple[UUID, ...]]
    first_by: str

    @property
    def every(self) -> dict[UUID, tuple[UUID, ...]]:
        """All revisions, renamings among them."""
        return {version.revision: version.parents for version in self.versions.values()}

    @property
    def ends(self) -> tuple[UUID, ...]:
        """The one that will be displayed, and those that stand beside it."""
        return heads(self.every)

    @property
    def shown(self) -> Form:
        """The form that is displayed, leaving renamings aside."""
        return _form(self.versions[heads(self.typed)[0]])

    @property
    def reference(self) -> str:
        return str(self.shown["reference"])


def renamings(
    practitioners: Mapping[str, Mapping[UUID, PackedVersion]], arriving: Iterable[str]
) -> tuple[Renaming, ...]:
    """What has to be renamed so that no two practitioners have one reference.

    Args:
        practitioners: Every revision of each, both those that are here and those that arrive.
        arriving: Ids of those of whom a revision is in the package. Where nobody of the same
            reference arrives, it is left as it is.
    """
    people = {value_id: _person(value_id, practitioners[value_id]) for value_id in practitioners}
    by_reference: dict[str, list[_Person]] = {}
    for person in people.values():
        by_reference.setdefault(_spelled(person.reference), []).append(person)
    arrived = set(arriving)
    found = []
    for same in by_reference.values():
        if arrived.isdisjoint(person.value_id for person in same):
            continue
        for person in sorted(same, key=lambda person: person.value_id):
            wanted = _alone(person) if len(same) == 1 else _told_apart(person, same, by_reference)
            renaming = _renaming(person, wanted)
            if renaming is not None:
                found.append(renaming)
    return tuple(found)


def is_renaming(version: PackedVersion) -> bool:
    """Whether the revision was made here, and not typed by anybody."""
    return (
        version.kind == _PRACTITIONER
        and bool(version.parents)
        and version.revision == _revision(version.parents[0], str(version.form.get("reference")))
    )


def _person(value_id: str, versions: Mapping[UUID, PackedVersion]) -> _Person:
    renamed = {each.revision: each.parents for each in versions.values() if is_renaming(each)}
    typed = {
        each.revision: tuple(_without(each.parents, renamed))
        for each in versions.values()
        if each.revision not in renamed
    }
    first = versions[min(each for each in typed if typed.keys().isdisjoint(typed[each]))]
    return _Person(value_id=value_id, versions=versions, typed=typed, first_by=first.who)


def _without(parents: Iterable[UUID], renamed: Mapping[UUID, tuple[UUID, ...]]) -> list[UUID]:
    """The parents, and in place of a renaming what was renamed."""
    found: list[UUID] = []
    for parent in parents:
        found += _without(renamed[parent][:1], renamed) if parent in renamed else [parent]
    return found


def _renaming(person: _Person, wanted: str) -> Renaming | None:
    """What gives the person this reference; None where nothing has to be done."""
    every, ends = person.every, person.ends
    typed = heads(person.typed)
    right = str(_form(person.versions[ends[0]])["reference"]) == wanted
    renamed = [end for end in ends if end not in typed]
    # A renaming of what was changed since stands beside it and would be a conflict.
    beside = [end for end in renamed if person.versions[end].parents[0] not in typed]
    if right and not beside:
        return None
    revision = _revision(typed[0], wanted)
    if revision in every:
        return None
    named = [end for end in renamed if typed[0] in lineage(every, end)]
    parents = dict.fromkeys((typed[0], *beside, *named))
    return Renaming(
        practitioner=person.value_id,
        before=person.reference,
        after=wanted,
        revision=revision,
        parents=tuple(parents),
        form={**person.shown, "reference": wanted},
    )


def _alone(person: _Person) -> str:
    """The reference of somebody with whom nobody shares it: who was renamed once stays so."""
    for version in map(person.versions.__getitem__, person.ends):
        named = person.versions.get(version.parents[0]) if is_renaming(version) else None
        if named is not None and _form(named)["reference"] == person.reference:
            return str(_form(version)["reference"])
    return person.reference


def _told_apart(
    person: _Person, same: Iterable[_Person], taken: Mapping[str, Iterable[_Person]]
) -> str:
    initials = "".join(letter for letter in person.first_by if letter.isalnum())
    others = [other for other in same if other.value_id != person.value_id]
    apart = f"{person.reference}-{initials}"
    alike = any(_spelled(other.first_by) == _spelled(person.first_by) for other in others)
    if initials and not alike and _spelled(apart) not in taken:
        return apart
    return f"{apart if initials else person.reference}-{person.value_id[:4]}"


def _revision(renamed: UUID, reference: str) -> UUID:
    return uuid5(_SPACE, f"{renamed} {reference}")


def _spelled(reference: str) -> str:
    return "".join(reference.split()).casefold()


def _form(version: PackedVersion) -> Form:
    return upgraded(version.kind, version.form, of_format=version.format)
