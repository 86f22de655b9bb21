"""What goes into a parcel: the table "What leaves" of the design (model.md), written out.

| | hand-over | set-up | status |
|---|---|---|---|
| the chosen interviews: notes, earlier versions, tags, reflections of theirs | yes | no | no |
| preparation, proceedings, wellbeing, accuracy check, follow-ups, urgent matters | yes | no | no |
| interviewers' thoughts | where chosen | no | no |
| agencies, episodes, guidance | those pointed to | yes | no |
| learning of earlier reviews | no | yes | no |
| chronology | what is cited | yes | no |
| real names, the seat, the identity, what was exported | no | no | no |
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from interviewer.domain.accuracy import PractitionersCopy, StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import (
    CoverageMark,
    FollowUp,
    Interview,
    Note,
    Practitioner,
    Reflection,
    Thought,
    Tick,
    UrgentMatter,
    WellbeingNote,
)
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Agency, Episode
from interviewer.domain.status_report import states
from interviewer.domain.words import ReflectionState
from interviewer.storage.engine import FORMAT
from interviewer.storage.formats import upgraded
from interviewer.storage.forms import plain
from interviewer.storage.handover.contact import Contact
from interviewer.storage.handover.contents import SET_UP_KINDS, value_of
from interviewer.storage.handover.errors import DraftsOpenError
from interviewer.storage.handover.parcel import (
    MOST_PARENTS,
    Head,
    InterviewStatus,
    PackedVersion,
    Parcel,
    ParcelKind,
    packed_contact,
)
from interviewer.storage.tables import TABLES

_Of = tuple[str, str]
"""Which value: its table and its id there."""

_OF_AN_INTERVIEW = (
    CoverageMark
    | Tick
    | FollowUp
    | UrgentMatter
    | Preparation
    | ProceedingsAnswer
    | WellbeingNote
    | PractitionersCopy
)


def hand_over(
    review: Review,
    versions: Iterable[PackedVersion],
    interviews: Collection[UUID],
    *,
    made: datetime,
    thoughts: bool = False,
) -> Parcel:
    """Everything of these interviews, with all closed versions, and what it points to.

    An agency, episode, entry of the chronology or version of the guidance travels where any
    version that travels points to it: history is read with them.

    Args:
        review: As it is now.
        versions: Every closed revision, as `Store.versions` gives them.
        interviews: The ids of the interviews that were chosen.
        made: When; in UTC.
        thoughts: Whether the interviewers chose that their own thoughts go along. Only those of an
            interviewer who has finished the reflection do.

    Raises:
        DraftsOpenError: Something of it is still being typed, and would be left behind.
        LookupError: The review has none of these interviews.
    """
    history = _by_value(versions)
    chosen = [review.interviews[each] for each in interviews]
    travelling = {_of(value): value for value in _own(review, chosen, thoughts=thoughts)}
    waiting = list(travelling)
    while waiting:  # an entry of the chronology points on to its agency and episode
        found = [value_of(version) for of in waiting for version in history.get(of, ())]
        cited = {_of(value): value for each in found for value in _cited(review, each)}
        waiting = [of for of in cited if of not in travelling]
        travelling.update({of: cited[of] for of in waiting})
    heads = tuple(_head(value, history.get(of, ())) for of, value in travelling.items())
    return Parcel(
        review=review.details.id,
        kind=ParcelKind.HAND_OVER,
        made=made,
        format=FORMAT,
        versions=tuple(version for of in travelling for version in history[of]),
        heads=heads,
    )


def set_up(
    review: Review,
    versions: Iterable[PackedVersion],
    contacts: Iterable[Contact],
    *,
    made: datetime,
) -> Parcel:
    """What somebody needs to join the review, or to learn what changed in it since.

    Earlier wordings stay behind: a name that stood in the chronology by mistake must not travel
    to everybody. Each version names all that it goes back to instead, so that a laptop which has an
    earlier one knows which of the two holds.

    Args:
        review: As it is now.
        versions: Every closed revision, as `Store.versions` gives them.
        contacts: The others that whoever joins should know; withdrawn ones are left out.
        made: When; in UTC.

    Raises:
        DraftsOpenError: Something of it is still being typed.
    """
    history = _by_value(versions)
    values = [value for value in review.values() if type(value) in SET_UP_KINDS]
    heads = tuple(_head(value, history.get(_of(value), ())) for value in values)
    return Parcel(
        review=review.details.id,
        kind=ParcelKind.SET_UP,
        made=made,
        format=FORMAT,
        versions=tuple(_alone(head.revision, history[head.of]) for head in heads),
        heads=heads,
        contacts=tuple(packed_contact(each) for each in contacts if not each.withdrawn),
    )


def status(review: Review, *, made: datetime) -> Parcel:
    """How far each interview has come, and nothing that was said in it."""
    return Parcel(
        review=review.details.id,
        kind=ParcelKind.STATUS,
        made=made,
        format=FORMAT,
        statuses=tuple(
            InterviewStatus(
                interview=state.id,
                reference=state.reference,
                stage=state.stage,
                day=state.day,
                due=state.due,
            )
            for state in states(review)
        ),
    )


def revisions_of(parcel: Parcel) -> tuple[UUID, ...]:
    """What each version in it is called: kept with the package (`HandedOver.revisions`).

    A receipt names the package; these say what that receipt stands for, and what was written later.
    """
    return tuple(version.revision for version in parcel.versions)


def _own(review: Review, chosen: Collection[Interview], *, thoughts: bool) -> Iterator[Value]:
    """What belongs to these interviews, whether withdrawn or not."""
    ids = {interview.id for interview in chosen}
    finished = {
        (reflection.interview, reflection.by)
        for reflection in review.reflections.values()
        if thoughts and reflection.state is not ReflectionState.OPEN
    }
    for value in review.values():
        match value:
            case Practitioner():
                belongs = any(value.id == interview.practitioner for interview in chosen)
            case Interview():
                belongs = value.id in ids
            case Note():
                belongs = value.source in ids
            case Thought() | Reflection():
                belongs = value.interview in ids and (value.interview, value.by) in finished
            case StatementAnswer():
                belongs = review.copies[value.of_copy].interview in ids
            case _:
                belongs = isinstance(value, _OF_AN_INTERVIEW) and value.interview in ids
        if belongs:
            yield value


def _cited(review: Review, value: Value) -> Iterator[Value]:
    """What a value points to that is everybody's: agencies, episodes, guidance, chronology."""
    agencies: tuple[UUID | None, ...] = ()
    episodes: tuple[UUID | None, ...] = ()
    entries: tuple[UUID, ...] = ()
    match value:
        case Practitioner():
            agencies = (value.agency,)
        case Entry():
            agencies, episodes = (value.agency,), (value.episode,)
        case Interview():
            yield from _there(review, Guidance, f"{value.guidance} {value.guidance_version}")
            episodes = value.episodes
            entries = (*value.entries, *(shown.entry for shown in value.shown))
        case Note():
            episodes = (*value.episodes, *value.suggested_episodes)
            entries = value.entries
        case _:
            pass
    yield from _there(review, Agency, *agencies)
    yield from _there(review, Episode, *episodes)
    yield from _there(review, Entry, *entries)


def _there(review: Review, kind: type[Value], *ids: UUID | str | None) -> Iterator[Value]:
    known = review.all_of(kind)
    return (known[each] for each in ids if each is not None and each in known)


def _of(value: Value) -> _Of:
    return TABLES[type(value)].name, str(value.id)


def _by_value(versions: Iterable[PackedVersion]) -> dict[_Of, list[PackedVersion]]:
    found: dict[_Of, list[PackedVersion]] = {}
    for version in versions:
        found.setdefault(version.of, []).append(version)
    return found


def _head(value: Value, versions: Collection[PackedVersion]) -> Head:
    """The revision that says what the value says, and from which no other was made.

    Raises:
        DraftsOpenError: There is none: what the value says is not in a closed revision yet.
    """
    made_from = {parent for version in versions for parent in version.parents}
    form = plain(value)
    current = [
        version.revision
        for version in versions
        if version.revision not in made_from
        and upgraded(version.kind, version.form, of_format=version.format) == form
    ]
    if not current:
        raise DraftsOpenError
    kind, value_id = _of(value)
    return Head(kind=kind, value_id=value_id, revision=min(current))


def _alone(revision: UUID, versions: Collection[PackedVersion]) -> PackedVersion:
    """This one of the versions, with everything that it goes back to for parents."""
    known = {version.revision: version for version in versions}
    found: dict[UUID, None] = {}
    waiting = list(known[revision].parents)
    while waiting:
        parent = waiting.pop(0)
        if parent not in found:
            found[parent] = None
            waiting += known[parent].parents if parent in known else ()
    return replace(known[revision], parents=tuple(found)[:MOST_PARENTS])
