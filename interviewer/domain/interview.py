"""An interview and what is kept of it.

Ids and times are passed in: the domain draws no ids and has no clock (model.md). Instants are in
UTC, calendar dates stay dates. Text never shows in a `repr`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from interviewer.domain.words import (
    Answer,
    Basis,
    Coverage,
    Factor,
    Frame,
    Influence,
    Level,
    Manner,
    Mark,
    ReflectionState,
    Stage,
)


@dataclass(frozen=True, kw_only=True)
class Practitioner:
    """Somebody who took part, known by reference only.

    Attributes:
        reference: Such as "HV2"; unique on this laptop, never a name.
        role: The role *then*.
        agency: Id of an Agency.
    """

    id: UUID
    reference: str = field(repr=False)
    role: str = field(repr=False)
    agency: UUID
    level: Level = Level.FRONT_LINE


@dataclass(frozen=True, kw_only=True)
class Pause:
    """A break in the conversation: tears, a knock at the door, a fire alarm."""

    began: datetime
    ended: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Unfolding:
    """A folded prompt or section that was opened before the account was complete."""

    item: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A chronology entry was shown during the conversation: it may have coloured the recall."""

    entry: UUID
    at: datetime


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A prompt that this person is not asked, and why: it counts as *not asked*."""

    prompt: str
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class OwnQuestion:
    """A question of the panel's own for this person: asked after the account, never before it.

    Attributes:
        id: Beside the ids of the guidance's prompts; begins with "own_".
    """

    id: str
    text: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Reopening:
    """An agreed interview was opened for changes: possible, recorded and visible."""

    at: datetime
    by: str
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Interview:
    """One conversation with one practitioner.

    Attributes:
        guidance: Identity of the guidance used, `guidance_version` its version.
        episodes: Ids of the episodes this person took part in, in order.
        interviewers: Initials, the lead first.
        day: When it is planned for.
        account_completed: When the account was marked complete; hindsight and the panel's own
            questions are folded until then.
        unfolded: What was opened earlier all the same: the override is recorded.
        entries: Ids of the chronology entries to raise, in order.
        shown: Which entries were shown, and when.
        first: Ids of prompts that are put first within their section, in order.
        left_out: Prompts this person is not asked, with the reason.
        questions: The panel's own questions for this person.
        agreed: When the accuracy check was finished: from then on it is closed to changes.
        reopened: Each time it was opened for changes after that.
    """

    id: UUID
    practitioner: UUID
    guidance: str
    guidance_version: str
    episodes: tuple[UUID, ...] = ()
    interviewers: tuple[str, ...] = ()
    day: date | None = None
    manner: Manner = Manner.IN_PERSON
    place: str = field(default="", repr=False)
    stage: Stage = Stage.PLANNED
    started: datetime | None = None
    account_completed: datetime | None = None
    closed: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    unfolded: tuple[Unfolding, ...] = ()
    entries: tuple[UUID, ...] = ()
    shown: tuple[Shown, ...] = ()
    first: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    questions: tuple[OwnQuestion, ...] = ()
    agreed: datetime | None = None
    reopened: tuple[Reopening, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FactorMark:
    """A contributory factor and which way it worked."""

    factor: Factor
    influence: Influence


@dataclass(frozen=True, kw_only=True)
class Note:
    """One statement: the unit that is collated.

    Attributes:
        source: Id of the interview it belongs to.
        prompt: Id of the prompt it stands under, or `guidance.OTHER`.
        area: Id of the thematic area that somebody put it under, where no prompt says it: of a
            note from another source than an interview.
        number: Within its source, given once, never reused ("SW2·7").
        place: Ordering key within the prompt; see `ordering.place_between`.
        text: What was said; cleaned by `text.clean` on the way in.
        verbatim: Their words, exactly; where an interpreter took part they are not theirs:
            ask `interpreting.is_verbatim`.
        lines: Ids of confirmed lines of enquiry; only these are counted.
        suggested_lines: Inherited from the prompt, drawn dashed, counted nowhere.
        episodes: Ids of confirmed episodes; `suggested_episodes` as with lines.
        entries: Ids of the chronology entries it speaks of.
        identifies_colleague: Somebody could be recognised by it; holds wherever it goes.
        do_not_quote: Asked not to be quoted; holds wherever it goes.
        by: Initials of who typed it.
        taken: When its first letter was typed.
        withdrawn: A note is withdrawn, never deleted.
    """

    id: UUID
    source: UUID
    prompt: str
    number: int
    place: str
    text: str = field(default="", repr=False)
    frame: Frame = Frame.AT_THE_TIME
    basis: Basis = Basis.NOT_STATED
    verbatim: bool = False
    lines: tuple[str, ...] = ()
    suggested_lines: tuple[str, ...] = ()
    episodes: tuple[UUID, ...] = ()
    suggested_episodes: tuple[UUID, ...] = ()
    factors: tuple[FactorMark, ...] = ()
    area: str = ""
    entries: tuple[UUID, ...] = ()
    identifies_colleague: bool = False
    do_not_quote: bool = False
    by: str = ""
    taken: datetime
    withdrawn: bool = False

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What must be said of it wherever its words stand."""
        marks = {
            Mark.IDENTIFIES_COLLEAGUE: self.identifies_colleague,
            Mark.DO_NOT_QUOTE: self.do_not_quote,
        }
        return tuple(mark for mark, holds in marks.items() if holds)


@dataclass(frozen=True, kw_only=True)
class CoverageMark:
    """What the interviewer recorded of a prompt; `coverage.coverage` says what follows from it.

    Attributes:
        reason: Why it was not asked; may stand beside other words too.
    """

    id: UUID
    interview: UUID
    prompt: str
    coverage: Coverage
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A check that was done or a script that was read, with what its field asked for."""

    id: UUID
    interview: UUID
    item: str
    done: bool
    text: str = field(default="", repr=False)
    at: datetime


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """A clarification somebody owes.

    Attributes:
        note: The note it came from, where there is one.
        owner: A reference or initials, never a name.
        answered_on: When the answer came.
        answer_source: Where the answer came from: a record, a telephone call, a meeting.
    """

    id: UUID
    interview: UUID
    note: UUID | None = None
    text: str = field(default="", repr=False)
    owner: str = field(default="", repr=False)
    due: date | None = None
    answer: str = field(default="", repr=False)
    answered: bool = False
    answered_on: date | None = None
    answer_source: str = field(default="", repr=False)
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class UrgentMatter:
    """Something that must be acted on: a child at risk now, an offence, misconduct.

    Attributes:
        concern: What was said that must be acted on.
        told: Who was told, by role or reference.
        told_when: When they were told, as the interviewer puts it.
    """

    id: UUID
    interview: UUID
    raised: datetime
    by: str = ""
    concern: str = field(default="", repr=False)
    told: str = field(default="", repr=False)
    told_when: str = field(default="", repr=False)
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class WellbeingNote:
    """How the practitioner was, and what support was offered.

    It never leaves the encrypted review unless somebody chooses so (model.md, "What leaves").
    """

    id: UUID
    interview: UUID
    offered: Answer = Answer.NOT_ASKED
    taken_up: Answer = Answer.NOT_ASKED
    text: str = field(default="", repr=False)
    by: str = ""
    at: datetime
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class Thought:
    """What an interviewer wrote in the reflection: never mixed with the account.

    Attributes:
        by: Initials of the interviewer whose thought it is.
        prompt: Id of the reflection prompt.
    """

    id: UUID
    interview: UUID
    by: str
    prompt: str
    text: str = field(default="", repr=False)
    taken: datetime


@dataclass(frozen=True, kw_only=True)
class Reflection:
    """How far one interviewer has come with the reflection on one interview."""

    id: UUID
    interview: UUID
    by: str
    state: ReflectionState = ReflectionState.OPEN
    at: datetime
