"""Everything known about one review, as one immutable value."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from interviewer.domain.accuracy import PractitionersCopy, StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.exports import Export
from interviewer.domain.findings import (
    EarlierReview,
    ExtractReply,
    Finding,
    PanelThought,
    Recommendation,
)
from interviewer.domain.guidance import Guidance
from interviewer.domain.handing_over import HandedOver, StatusReport
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
from interviewer.domain.legal_hold import LegalHold
from interviewer.domain.links import AccountLink
from interviewer.domain.notes_found import NotesFound
from interviewer.domain.own_plan import with_plan
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.sources import Source

T = TypeVar("T", FollowUp, StatementAnswer)

Value = (
    Particulars
    | Seat
    | Guidance
    | Agency
    | Episode
    | Entry
    | Practitioner
    | Interview
    | Note
    | CoverageMark
    | Tick
    | FollowUp
    | UrgentMatter
    | Thought
    | Reflection
    | Preparation
    | ProceedingsAnswer
    | WellbeingNote
    | PractitionersCopy
    | StatementAnswer
    | Export
    | Source
    | AccountLink
    | EarlierReview
    | Finding
    | Recommendation
    | ExtractReply
    | PanelThought
    | HandedOver
    | StatusReport
    | LegalHold
)
"""Whatever a review is made of. Each kind has an `id` that is unique among its kind."""


@dataclass(frozen=True, kw_only=True)
class Review:
    """A snapshot: to change it, save to the store and take the next one.

    Each mapping goes from id to value and holds withdrawn values too; the methods below leave
    them out.
    """

    particulars: Mapping[UUID, Particulars] = field(default_factory=dict)
    seats: Mapping[UUID, Seat] = field(default_factory=dict)
    guidances: Mapping[str, Guidance] = field(default_factory=dict)
    agencies: Mapping[UUID, Agency] = field(default_factory=dict)
    episodes: Mapping[UUID, Episode] = field(default_factory=dict)
    entries: Mapping[UUID, Entry] = field(default_factory=dict)
    practitioners: Mapping[UUID, Practitioner] = field(default_factory=dict)
    interviews: Mapping[UUID, Interview] = field(default_factory=dict)
    notes: Mapping[UUID, Note] = field(default_factory=dict)
    coverage_marks: Mapping[UUID, CoverageMark] = field(default_factory=dict)
    ticks: Mapping[UUID, Tick] = field(default_factory=dict)
    follow_ups: Mapping[UUID, FollowUp] = field(default_factory=dict)
    urgent_matters: Mapping[UUID, UrgentMatter] = field(default_factory=dict)
    thoughts: Mapping[UUID, Thought] = field(default_factory=dict)
    reflections: Mapping[UUID, Reflection] = field(default_factory=dict)
    preparations: Mapping[UUID, Preparation] = field(default_factory=dict)
    proceedings_answers: Mapping[UUID, ProceedingsAnswer] = field(default_factory=dict)
    wellbeing_notes: Mapping[UUID, WellbeingNote] = field(default_factory=dict)
    copies: Mapping[UUID, PractitionersCopy] = field(default_factory=dict)
    statement_answers: Mapping[UUID, StatementAnswer] = field(default_factory=dict)
    exports: Mapping[UUID, Export] = field(default_factory=dict)
    sources: Mapping[UUID, Source] = field(default_factory=dict)
    links: Mapping[UUID, AccountLink] = field(default_factory=dict)
    earlier_reviews: Mapping[UUID, EarlierReview] = field(default_factory=dict)
    findings: Mapping[UUID, Finding] = field(default_factory=dict)
    recommendations: Mapping[UUID, Recommendation] = field(default_factory=dict)
    extract_replies: Mapping[UUID, ExtractReply] = field(default_factory=dict)
    panel_thoughts: Mapping[UUID, PanelThought] = field(default_factory=dict)
    packages: Mapping[UUID, HandedOver] = field(default_factory=dict)
    status_reports: Mapping[UUID, StatusReport] = field(default_factory=dict)
    legal_holds: Mapping[UUID, LegalHold] = field(default_factory=dict)

    def having(self, *values: Value) -> "Review":
        """Return this review with the values added, each in place of its earlier self."""
        changed: dict[str, dict[Any, Value]] = {}
        for value in values:
            name = _FIELDS[type(value)]
            if name not in changed:
                changed[name] = dict(getattr(self, name))
            changed[name][value.id] = value
        # The mappings are typed by kind; `_FIELDS` is what keeps kinds and fields together.
        review = replace(self, **changed)  # type: ignore[arg-type]
        # Somebody is typing: what has not changed since the last letters is not sorted anew.
        known = vars(self)
        if "_notes" in known:
            notes = {value.id: value for value in values if isinstance(value, Note)}
            vars(review)["_notes"] = self._notes.having(self.notes, notes.values())
        for lookup, names in _LOOKUPS.items():
            if lookup in known and not changed.keys() & names:
                vars(review)[lookup] = known[lookup]
        return review

    def value(self, kind: type[Value], value_id: UUID | str) -> Value | None:
        """The value of this kind with this id, withdrawn or not."""
        return self.all_of(kind).get(value_id)

    def all_of(self, kind: type[Value]) -> Mapping[UUID | str, Value]:
        """Every value of the kind, by id; the same object while none of them has changed."""
        values: Mapping[UUID | str, Value] = getattr(self, _FIELDS[kind])
        return values

    def values(self) -> Iterator[Value]:
        """Everything, kinds that others point to first."""
        for name in _FIELDS.values():
            yield from getattr(self, name).values()

    @property
    def details(self) -> Particulars:
        """What the review is called.

        Raises:
            LookupError: The review has not been set up.
        """
        for particulars in self.particulars.values():
            return particulars
        raise LookupError("This review has no particulars.")

    @property
    def initials(self) -> str:
        """Initials of who sits at this laptop; empty where nobody said."""
        return next((seat.initials for seat in self.seats.values()), "")

    def guidance_of(self, interview: Interview) -> Guidance:
        """The version of the guidance that this interview used, as planned for this person.

        The panel's own questions for this person stand in it like any other prompt; `own_plan`
        says how. The version itself is in `guidances`.

        Raises:
            LookupError: The review does not hold that version.
        """
        guidance = self.guidances[f"{interview.guidance} {interview.guidance_version}"]
        if self.interviews.get(interview.id) is interview:
            return self._guidance_planned.get(interview.id, guidance)
        return with_plan(guidance, interview)

    def practitioner_of(self, interview: Interview) -> Practitioner:
        return self.practitioners[interview.practitioner]

    def agency_of(self, interview: Interview) -> Agency:
        return self.agencies[self.practitioner_of(interview).agency]

    def live_agencies(self) -> list[Agency]:
        """The agencies, in their order."""
        live = (agency for agency in self.agencies.values() if not agency.withdrawn)
        return sorted(live, key=lambda agency: (agency.place, agency.name))

    def live_episodes(self) -> list[Episode]:
        """The episodes, by number."""
        live = (episode for episode in self.episodes.values() if not episode.withdrawn)
        return sorted(live, key=lambda episode: episode.number)

    def notes_of(self, interview: Interview) -> list[Note]:
        """The live notes of the interview in the order in which they were given a number."""
        return [note for note in self._notes.of(interview.id) if not note.withdrawn]

    def notes_under(self, interview: Interview, prompt: str) -> list[Note]:
        """The live notes under one prompt, in their place."""
        return list(self._notes.under(interview.id, prompt))

    def next_number(self, interview: Interview) -> int:
        """The number for the next note: numbers of withdrawn notes are never given again."""
        numbers = (note.number for note in self._notes.of(interview.id))
        return max(numbers, default=0) + 1

    def follow_ups_of(self, interview: Interview) -> list[FollowUp]:
        return list(self._follow_ups_by_interview.get(interview.id, ()))

    def follow_ups_from(self, note: Note) -> list[FollowUp]:
        """What somebody owes because of this note."""
        return self._follow_ups_by_note.get(note.id, [])

    def tick_of(self, interview: Interview, item: str) -> Tick | None:
        return self._ticks_by_item.get((interview.id, item))

    def mark_of(self, interview: Interview, prompt: str) -> CoverageMark | None:
        return self._marks_by_prompt.get((interview.id, prompt))

    def urgent_matters_of(self, interview: Interview) -> list[UrgentMatter]:
        of_this = (m for m in self.urgent_matters.values() if m.interview == interview.id)
        return sorted((m for m in of_this if not m.withdrawn), key=lambda matter: matter.raised)

    def reflection_of(self, interview: Interview, by: str) -> Reflection | None:
        reflections = self.reflections.values()
        return next((r for r in reflections if r.interview == interview.id and r.by == by), None)

    def thoughts_of(self, interview: Interview, by: str) -> list[Thought]:
        of_this = (t for t in self.thoughts.values() if t.interview == interview.id and t.by == by)
        return sorted(of_this, key=lambda thought: thought.taken)

    def live_entries(self) -> list[Entry]:
        """The chronology, by the earliest day each entry may be of; undated ones last."""
        return list(self._entries_in_order)

    def live_sources(self) -> list[Source]:
        """The other sources, by their reference."""
        live = (source for source in self.sources.values() if not source.withdrawn)
        return sorted(live, key=lambda source: (source.reference, str(source.id)))

    def notes_from(self, source: Source) -> list[Note]:
        """The live notes from a source that is no interview, by number."""
        return [note for note in self._notes.of(source.id) if not note.withdrawn]

    def live_findings(self) -> list[Finding]:
        """The findings, in their order."""
        live = (finding for finding in self.findings.values() if not finding.withdrawn)
        return sorted(live, key=attrgetter("place"))

    def live_recommendations(self) -> list[Recommendation]:
        """The recommendations, in their order: the first has number 1."""
        live = (each for each in self.recommendations.values() if not each.withdrawn)
        return sorted(live, key=attrgetter("place"))

    def links_of(self, value_id: UUID) -> list[AccountLink]:
        """The live links of which the note or chronology entry is one end, the first one first."""
        return self._links_by_end.get(value_id, [])

    def preparation_of(self, interview: Interview) -> Preparation | None:
        return self._preparations_by_interview.get(interview.id)

    def proceedings_of(self, interview: Interview) -> list[ProceedingsAnswer]:
        """Each asking about proceedings, the first one first."""
        of_this = (a for a in self.proceedings_answers.values() if a.interview == interview.id)
        return sorted((a for a in of_this if not a.withdrawn), key=attrgetter("at"))

    def wellbeing_of(self, interview: Interview) -> list[WellbeingNote]:
        of_this = (w for w in self.wellbeing_notes.values() if w.interview == interview.id)
        return sorted((w for w in of_this if not w.withdrawn), key=attrgetter("at"))

    def copies_of(self, interview: Interview) -> list[PractitionersCopy]:
        """The practitioner's copies that were given out, the first one first."""
        of_this = (copy for copy in self.copies.values() if copy.interview == interview.id)
        return sorted((copy for copy in of_this if not copy.withdrawn), key=attrgetter("made"))

    def answers_to(self, note: Note) -> list[StatementAnswer]:
        """What was answered in the accuracy check, the first answer first."""
        return self._answers_by_note.get(note.id, [])

    # Looked up again and again while somebody types, among thousands: found once for each review.

    @cached_property
    def _notes(self) -> NotesFound:
        return NotesFound.among(self.notes.values())

    @cached_property
    def _entries_in_order(self) -> list[Entry]:
        live = (entry for entry in self.entries.values() if not entry.withdrawn)
        return sorted(live, key=lambda e: (e.earliest or date.max, e.place))

    @cached_property
    def _guidance_planned(self) -> Mapping[UUID, Guidance]:
        """What `guidance_of` gives for the interviews that have a plan of their own."""
        planned = {}
        for interview in self.interviews.values():
            guidance = self.guidances.get(f"{interview.guidance} {interview.guidance_version}")
            if guidance is not None and (interview.first or interview.questions):
                planned[interview.id] = with_plan(guidance, interview)
        return planned

    @cached_property
    def _follow_ups_by_interview(self) -> Mapping[UUID, list[FollowUp]]:
        return _live_by("interview", self.follow_ups.values())

    @cached_property
    def _follow_ups_by_note(self) -> Mapping[UUID, list[FollowUp]]:
        return _live_by("note", self.follow_ups.values())

    @cached_property
    def _preparations_by_interview(self) -> Mapping[UUID, Preparation]:
        return {preparation.interview: preparation for preparation in self.preparations.values()}

    @cached_property
    def _links_by_end(self) -> Mapping[UUID, list[AccountLink]]:
        links: dict[UUID, list[AccountLink]] = {}
        for link in sorted(self.links.values(), key=attrgetter("at")):
            if not link.withdrawn:
                links.setdefault(link.first, []).append(link)
                links.setdefault(link.second, []).append(link)
        return links

    @cached_property
    def _answers_by_note(self) -> Mapping[UUID, list[StatementAnswer]]:
        return _live_by("note", sorted(self.statement_answers.values(), key=attrgetter("at")))

    @cached_property
    def _marks_by_prompt(self) -> Mapping[tuple[UUID, str], CoverageMark]:
        return {(mark.interview, mark.prompt): mark for mark in self.coverage_marks.values()}

    @cached_property
    def _ticks_by_item(self) -> Mapping[tuple[UUID, str], Tick]:
        return {(tick.interview, tick.item): tick for tick in self.ticks.values()}


def _live_by(attribute: str, values: Iterable[T]) -> dict[UUID, list[T]]:
    """The values that are not withdrawn by what they belong to."""
    found: dict[UUID, list[T]] = {}
    for value in values:
        if not value.withdrawn:
            found.setdefault(getattr(value, attribute), []).append(value)
    return found


# Kinds that others point to come first: storage loads and saves in this order.
_FIELDS: dict[type[Value], str] = {
    Particulars: "particulars",
    Seat: "seats",
    Guidance: "guidances",
    Agency: "agencies",
    Episode: "episodes",
    Entry: "entries",
    Practitioner: "practitioners",
    Interview: "interviews",
    Note: "notes",
    CoverageMark: "coverage_marks",
    Tick: "ticks",
    FollowUp: "follow_ups",
    UrgentMatter: "urgent_matters",
    Thought: "thoughts",
    Reflection: "reflections",
    Preparation: "preparations",
    ProceedingsAnswer: "proceedings_answers",
    WellbeingNote: "wellbeing_notes",
    PractitionersCopy: "copies",
    StatementAnswer: "statement_answers",
    Export: "exports",
    Source: "sources",
    AccountLink: "links",
    EarlierReview: "earlier_reviews",
    Finding: "findings",
    Recommendation: "recommendations",
    ExtractReply: "extract_replies",
    PanelThought: "panel_thoughts",
    HandedOver: "packages",
    StatusReport: "status_reports",
    LegalHold: "legal_holds",
}

# What is looked up in which values, besides notes.
_LOOKUPS = {
    "_entries_in_order": {"entries"},
    "_guidance_planned": {"guidances", "interviews"},
    "_follow_ups_by_interview": {"follow_ups"},
    "_follow_ups_by_note": {"follow_ups"},
    "_marks_by_prompt": {"coverage_marks"},
    "_ticks_by_item": {"ticks"},
    "_preparations_by_interview": {"preparations"},
    "_answers_by_note": {"statement_answers"},
    "_links_by_end": {"links"},
}

KINDS: tuple[type[Value], ...] = tuple(_FIELDS)
"""Every kind of value, those that others point to first."""
