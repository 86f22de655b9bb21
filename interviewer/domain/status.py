"""How far each interview has come, in words, and which one is next."""

from datetime import date, datetime, tzinfo

from interviewer.domain.accuracy import PractitionersCopy
from interviewer.domain.accuracy_outcome import changed_since_agreed, is_awaited, told
from interviewer.domain.clearance import has_been_asked, may_begin
from interviewer.domain.closing import last_reopening
from interviewer.domain.coverage import core_count
from interviewer.domain.dates import british_date
from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Interview, Note
from interviewer.domain.readiness import prepared_count
from interviewer.domain.review import Review
from interviewer.domain.words import Occasion, Outcome, ReflectionState, Stage


def interview_status(review: Review, interview: Interview, today: date | None = None) -> str:
    """What the list of interviews says: "In progress · 7 of 8 core prompts reached".

    Args:
        review: The review as it is.
        interview: The interview in it.
        today: What is overdue is told by it; without it nothing is.
    """
    details = {
        Stage.PLANNED: _preparation,
        Stage.IN_PROGRESS: _core_prompts,
        Stage.TO_TIDY: _what_is_owed,
        Stage.WITH_PRACTITIONER: _what_is_owed,
        Stage.AGREED: _since_agreed,
        Stage.HANDED_OVER: _since_agreed,
    }
    standing = stage_words(review, interview, today)
    detail = details[interview.stage](review, interview)
    return " · ".join(part for part in (standing, detail) if part)


def stage_words(review: Review, interview: Interview, today: date | None = None) -> str:
    """How far it has come, in words that mean something.

    A copy that is out says until when, one that came back how it was answered; a check that was
    finished without a reply is never called agreed (domain.md, "Accuracy check").
    """
    if interview.stage is Stage.WITH_PRACTITIONER:
        return _with_practitioner(review, interview, today)
    if interview.stage is Stage.AGREED:
        return _agreed(review, interview)
    return interview.stage.label


def _with_practitioner(review: Review, interview: Interview, today: date | None) -> str:
    copies = review.copies_of(interview)
    if not copies:
        return interview.stage.label
    copy = copies[-1]
    if copy.returned is not None:
        return f"Answers came back on {british_date(copy.returned)} · {told(review, copy)}"
    if copy.outcome is Outcome.NO_REPLY:
        return "No reply came"
    if copy.due is None:
        return interview.stage.label
    overdue = today is not None and copy.due < today
    words = f"{interview.stage.label} until {british_date(copy.due)}"
    return f"{words}, overdue" if overdue else words


def _agreed(review: Review, interview: Interview) -> str:
    copies = review.copies_of(interview)
    outcome = copies[-1].outcome if copies else None
    if outcome is Outcome.NO_REPLY and copies[-1].returned is None:
        return "Checked, no reply came"
    if outcome is None or outcome is Outcome.AGREED:
        return interview.stage.label
    return f"Checked: {told(review, copies[-1])}"


def copy_words(review: Review, copy: PractitionersCopy, today: date, zone: tzinfo) -> str:
    """What came of a copy: "Came back on 20 Nov 2026: 9 agreed, 1 disputed. Recorded by P1 …"."""
    last = review.copies_of(review.interviews[copy.interview])[-1]
    if is_awaited(copy):
        if copy.id != last.id:
            return "Not answered; a newer copy was given out"
        overdue = copy.due is not None and copy.due < today
        return "Answer overdue" if overdue else "Answer awaited"
    if copy.returned is None:
        words = "No reply"
    else:
        words = f"Came back on {british_date(copy.returned)}: {told(review, copy)}"
    if copy.recorded is None:
        return words
    by = f" by {copy.recorded_by}" if copy.recorded_by else ""
    day = british_date(copy.recorded.astimezone(zone).date())
    return f"{words}. Recorded{by} on {day}"


def interviews_in_order(review: Review) -> list[Interview]:
    """Every interview: in progress, planned, to tidy, with the practitioner, agreed, handed over.

    The soonest planned one comes first, the latest closed one first.
    """
    return sorted(review.interviews.values(), key=lambda each: _turn(review, each))


def reflecting(review: Review, interview: Interview) -> tuple[str, ...]:
    """Initials of everybody who writes a reflection on this interview, in their order.

    Where the interview names nobody, it is whoever sits at this laptop.
    """
    return interview.interviewers or (review.initials,)


def awaited_reflections(review: Review, interview: Interview) -> tuple[str, ...]:
    """Initials of everybody who has neither saved nor skipped the reflection."""
    return tuple(by for by in reflecting(review, interview) if _is_open(review, interview, by))


def left_at(review: Review, interview: Interview) -> str:
    """The prompt at which a conversation was broken off, by a lock or a crash: of its newest note.

    Empty where no conversation is under way, or nothing but jottings was typed.
    """
    notes = [note for note in review.notes_of(interview) if note.prompt != OTHER]
    if interview.stage is not Stage.IN_PROGRESS or not notes:
        return ""
    return max(notes, key=_when).prompt


def _is_open(review: Review, interview: Interview, by: str) -> bool:
    reflection = review.reflection_of(interview, by)
    return reflection is None or reflection.state is ReflectionState.OPEN


def _when(note: Note) -> tuple[datetime, int]:
    return note.taken, note.number


def _turn(review: Review, interview: Interview) -> tuple[int, int, str]:
    stages = (
        Stage.IN_PROGRESS,
        Stage.PLANNED,
        Stage.TO_TIDY,
        Stage.WITH_PRACTITIONER,
        Stage.AGREED,
        Stage.HANDED_OVER,
    )
    day = (interview.day or date.max).toordinal()
    if interview.stage.closed:
        day = -interview.closed.toordinal() if interview.closed else 0
    return stages.index(interview.stage), day, review.practitioner_of(interview).reference


def _preparation(review: Review, interview: Interview) -> str:
    done = prepared_count(review, interview)
    far = "prepared" if done.complete else f"{done.reached} of {done.of} prepared"
    asked = has_been_asked(review, interview, Occasion.INTERVIEW)
    only = "prepare only" if asked and not may_begin(review, interview) else ""
    return " · ".join(part for part in (only, far) if part)


def _core_prompts(review: Review, interview: Interview) -> str:
    sections = review.guidance_of(interview).sections
    counts = [core_count(review, interview, section) for section in sections]
    reached, of = sum(count.reached for count in counts), sum(count.of for count in counts)
    return f"{reached} of {of} core prompts reached" if of else ""


def _what_is_owed(review: Review, interview: Interview) -> str:
    owed = sum(not follow_up.answered for follow_up in review.follow_ups_of(interview))
    follow_ups = f"{owed} follow-up{'s' if owed > 1 else ''} open" if owed else ""
    due = (_reflections_due(review, interview), follow_ups)
    return " · ".join(part for part in due if part)


def _since_agreed(review: Review, interview: Interview) -> str:
    count = len(changed_since_agreed(review, interview))
    changed = f"{count} note{'s' if count > 1 else ''} changed since" if count else ""
    opened = "open for changes" if last_reopening(interview) else ""
    owed = _what_is_owed(review, interview)
    return " · ".join(part for part in (opened, changed, owed) if part)


def _reflections_due(review: Review, interview: Interview) -> str:
    everybody = reflecting(review, interview)
    awaited = awaited_reflections(review, interview)
    if not awaited:
        return ""
    whose = "" if len(awaited) == len(everybody) else f" of {', '.join(awaited)}"
    return f"reflection{whose} not yet written"
