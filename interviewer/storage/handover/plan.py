"""What taking in a parcel will do: worked out before anything is written, from plain values only.

A value's revisions are a set, and taking in adds to it. So a parcel that is taken in twice adds
nothing the second time, and whose comes first makes no difference.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from interviewer.domain.activity_words import id_of
from interviewer.domain.handing_over import StatusReport
from interviewer.domain.interview import Practitioner
from interviewer.domain.pointers import pointers
from interviewer.domain.review import Review, Value
from interviewer.domain.revisions import heads, in_order
from interviewer.domain.status_report import arrived
from interviewer.domain.taking_in import Share, Standing, shares
from interviewer.storage.formats import Form, upgraded
from interviewer.storage.forms import checked
from interviewer.storage.handover.contents import check_parcel, kind_named, value_of
from interviewer.storage.handover.errors import MalformedPackageError, PackageOfAnotherReviewError
from interviewer.storage.handover.parcel import PackedVersion, Parcel, ParcelKind
from interviewer.storage.handover.references import Renaming, renamings
from interviewer.storage.handover.seats import check_seat
from interviewer.storage.tables import TABLES

Of = tuple[str, str]
"""Which value: its table and its id there."""

_Versions = dict[UUID, PackedVersion]
_PRACTITIONER = TABLES[Practitioner].name


@dataclass(frozen=True, kw_only=True)
class Held:
    """What the review holds already.

    Attributes:
        review: As it is now.
        versions: Every revision of each value of the parcel and of each practitioner, and
            whatever has the id of a revision of the parcel. An open draft that says something
            new is among them: taking in closes it.
    """

    review: Review
    versions: tuple[PackedVersion, ...]


@dataclass(frozen=True, kw_only=True)
class ValuePlan:
    """What becomes of one value.

    Attributes:
        of: Its table and its id.
        added: The revisions that are not here yet, each after those it was made from.
        heads: Those that hold afterwards, the one displayed first; several are a conflict.
    """

    of: Of
    standing: Standing
    added: tuple[PackedVersion, ...]
    heads: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class TakeInPlan:
    """What taking in will do; `Store.take_in` does it, and nothing else.

    Attributes:
        sender: Initials of who made the parcel.
        fingerprint: Of the package that it came in; empty where it came another way.
        values: One for each value of the parcel.
        renamings: Practitioners whose reference somebody else has too, see `references`.
        report: What a status package says, where nothing newer from its sender is here.
        before, after: The review as it is now and as it will be.
    """

    parcel: Parcel = field(repr=False)
    sender: str
    fingerprint: str
    values: tuple[ValuePlan, ...]
    renamings: tuple[Renaming, ...]
    report: StatusReport | None = None
    before: Review = field(repr=False, compare=False)
    after: Review = field(repr=False, compare=False)

    @property
    def changes_nothing(self) -> bool:
        """Whether all of it is here already."""
        nothing_added = not any(value.added for value in self.values)
        return nothing_added and not self.renamings and self.report is None

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """What it brings, interview by interview, for a person to read before saying yes."""
        return shares(self.after, ((self.value(plan), plan.standing) for plan in self.values))

    def brought(self) -> tuple[tuple[Value, Standing], ...]:
        """Each value as the parcel has it, and how it stands to the one here."""
        standing = {plan.of: plan.standing for plan in self.values}
        current = self.parcel.current()
        return tuple((value_of(version), standing[version.of]) for version in current)

    def value(self, plan: ValuePlan) -> Value:
        """The value as it will be."""
        return _value(self.after, plan.of)

    def count(self, standing: Standing) -> int:
        """How many values stand so."""
        return sum(plan.standing is standing for plan in self.values)


def plan_taking_in(held: Held, parcel: Parcel, sender: str, fingerprint: str = "") -> TakeInPlan:
    """Work out what taking in the parcel will do.

    Raises:
        NotForThisSeatError: Whoever sits here must not see it.
        PackageOfAnotherReviewError: It is not about this review.
        NewerPackageError, MalformedPackageError: Its versions do not fit together, or not to what
            is here.
        LookupError: The review has not been set up.
    """
    seat = next(iter(held.review.seats.values()))
    check_seat(seat.role, parcel.kind)
    if parcel.review != held.review.details.id:
        raise PackageOfAnotherReviewError
    check_parcel(parcel)
    known = _by_value(held.versions)
    arriving = _by_value(parcel.versions)
    _check_revisions(held.versions, parcel.versions)
    plans = [_plan(of, known.get(of, {}), arriving[of]) for of in arriving]
    after = _after(held.review, plans, {**_every(held.versions), **_every(parcel.versions)})
    _check_pointers(after, plans)
    renamed = _renamings(known, arriving)
    named = checked(Practitioner, (renaming.form for renaming in renamed))
    report = _report(held.review, parcel, sender)
    return TakeInPlan(
        parcel=parcel,
        sender=sender,
        fingerprint=fingerprint,
        values=tuple(_with_standing(held.review, after, known, plan) for plan in plans),
        renamings=renamed,
        report=report,
        before=held.review,
        after=after.having(*named, *((report,) if report is not None else ())),
    )


def _report(review: Review, parcel: Parcel, sender: str) -> StatusReport | None:
    if parcel.kind is not ParcelKind.STATUS:
        return None
    return arrived(review, sender, parcel.made, (each.state for each in parcel.statuses))


def _plan(of: Of, known: _Versions, arriving: _Versions) -> ValuePlan:
    """What becomes of one value, but for how that is called."""
    # A set-up package names more of what a revision goes back to: what is here stays as it is.
    union = {each.revision: each.parents for each in {**arriving, **known}.values()}
    try:
        ordered = in_order(union)
    except ValueError:
        raise MalformedPackageError from None
    added = tuple(arriving[each] for each in ordered if each not in known)
    return ValuePlan(of=of, standing=Standing.UNCHANGED, added=added, heads=heads(union))


def _with_standing(
    before: Review, after: Review, known: Mapping[Of, _Versions], plan: ValuePlan
) -> ValuePlan:
    earlier = {each.revision: each.parents for each in known.get(plan.of, {}).values()}
    standing = Standing.UNCHANGED
    if set(plan.heads) != set(heads(earlier)):
        standing = _standing(before, _value(after, plan.of), plan, is_new=not earlier)
    return ValuePlan(of=plan.of, standing=standing, added=plan.added, heads=plan.heads)


def _standing(before: Review, value: Value, plan: ValuePlan, *, is_new: bool) -> Standing:
    if len(plan.heads) > 1:
        return Standing.CHANGED_BY_BOTH
    earlier = before.value(type(value), value.id)
    if _is_withdrawn(value) and not _is_withdrawn(earlier):
        return Standing.WITHDRAWN
    return Standing.NEW if is_new else Standing.CHANGED_BY_THEM


def _is_withdrawn(value: Value | None) -> bool:
    return bool(getattr(value, "withdrawn", False))


def _after(review: Review, plans: Iterable[ValuePlan], versions: _Versions) -> Review:
    """The review with what will be displayed of each value that gets a revision."""
    forms: dict[str, list[Form]] = {}
    for plan in plans:
        if plan.added:
            forms.setdefault(plan.of[0], []).append(_form(versions[plan.heads[0]]))
    values: list[Value] = []
    for name, shown in forms.items():
        values += checked(kind_named(name), shown)
    return review.having(*values)


def _renamings(
    known: Mapping[Of, _Versions], arriving: Mapping[Of, _Versions]
) -> tuple[Renaming, ...]:
    people: dict[str, _Versions] = {}
    for versions in (known, arriving):
        for (kind, value_id), found in versions.items():
            if kind == _PRACTITIONER:
                people[value_id] = {**found, **people.get(value_id, {})}
    return renamings(people, [value_id for kind, value_id in arriving if kind == _PRACTITIONER])


def _check_revisions(held: Iterable[PackedVersion], parcel: Iterable[PackedVersion]) -> None:
    """What is called alike is the same: nobody can give a revision another wording."""
    known = _every(held)
    for version in parcel:
        here = known.get(version.revision, version)
        if here is not version and (here.of != version.of or _form(here) != _form(version)):
            raise MalformedPackageError


def _form(version: PackedVersion) -> Form:
    return upgraded(version.kind, version.form, of_format=version.format)


def _check_pointers(after: Review, plans: Iterable[ValuePlan]) -> None:
    """Whatever an arriving value speaks of is here, or arrives with it."""
    there = {value.id for value in after.values()}
    for plan in plans:
        if plan.added and not pointers(_value(after, plan.of)) <= there:
            raise MalformedPackageError


def _by_value(versions: Iterable[PackedVersion]) -> dict[Of, _Versions]:
    found: dict[Of, _Versions] = {}
    for version in versions:
        found.setdefault(version.of, {})[version.revision] = version
    return found


def _every(versions: Iterable[PackedVersion]) -> _Versions:
    return {version.revision: version for version in versions}


def _value(review: Review, of: Of) -> Value:
    kind = kind_named(of[0])
    return review.all_of(kind)[id_of(kind, of[1])]
