"""The key facts of one interview, and how its notes came about."""

from collections.abc import Iterator

from interviewer.documents.phrases import joined, sentence, so_many, span
from interviewer.documents.subject import MEETING, Subject
from interviewer.documents.word import Column, WordDocument
from interviewer.domain.accuracy_outcome import told
from interviewer.domain.dates import british_date, british_time
from interviewer.domain.guidance import Script, Section, SectionKind
from interviewer.domain.interpreting import words_are_interpreted
from interviewer.domain.interview import Unfolding
from interviewer.domain.raising import CHRONOLOGY
from interviewer.domain.set_up import Episode
from interviewer.domain.words import Stage

_ALOUD_ELSEWHERE = {SectionKind.PREPARATION, SectionKind.URGENT, SectionKind.INTERVIEWER_REFLECTION}
"""Kinds of section whose scripts say nothing about how this account was opened and closed."""

_STATES = {
    Stage.PLANNED: "Planned: the interview has not been held",
    Stage.IN_PROGRESS: "In progress: what follows is not complete",
    Stage.TO_TIDY: "Held: the notes may still be tidied up",
    Stage.WITH_PRACTITIONER: "Held: the practitioner has a copy to check",
    Stage.AGREED: "The accuracy check is finished",
    Stage.HANDED_OVER: "Handed over to the overview writer",
}


def add_key_facts(document: WordDocument, subject: Subject) -> None:
    """Add the table of who, when, where in the review, and with which guidance."""
    document.heading(1, "Key facts")
    document.table(
        [Column("Fact", 2), Column("As recorded", 5)],
        [list(fact) for fact in _facts(subject)],
        caption="Key facts of the interview",
        description="One fact in each row: its name, then what was recorded.",
        first_column_heads=True,
    )


def _facts(subject: Subject) -> Iterator[tuple[str, str]]:
    practitioner, interview = subject.practitioner, subject.interview
    yield "Reference", practitioner.reference
    yield "Role then", practitioner.role
    yield "Level then", practitioner.level.label
    yield "Agency", subject.review.agency_of(interview).name
    known = subject.review.episodes
    episodes = [known[episode] for episode in interview.episodes if episode in known]
    yield "Episodes", "\n".join(map(_episode, episodes)) or "none recorded"
    yield "Date", _date(subject)
    yield "Manner", interview.manner.label
    yield "Interviewed by", sentence(subject.interviewers).removesuffix(".")
    yield "Guidance", f"{subject.guidance.title}, version {subject.guidance.version}"
    yield "State", _state(subject)


def _episode(episode: Episode) -> str:
    name = f"{episode.name}: {episode.title}" if episode.title else episode.name
    starts, ends = (british_date(when) if when else "" for when in (episode.starts, episode.ends))
    if starts and ends:
        return f"{name} ({starts} to {ends})"
    if starts or ends:
        return f"{name} ({f'from {starts}' if starts else f'until {ends}'})"
    return name


def _date(subject: Subject) -> str:
    interview, zone = subject.interview, subject.zone
    if not interview.started:
        return british_date(interview.day) if interview.day else "not set"
    steps = (
        ("began", interview.started),
        ("account complete", interview.account_completed),
        ("closed", interview.closed),
    )
    times = ", ".join(f"{step} {british_time(when, zone)}" for step, when in steps if when)
    return f"{british_date(interview.started.astimezone(zone))}: {times}"


def add_method(document: WordDocument, subject: Subject) -> None:
    """Add how the notes came about and how they may be read."""
    document.heading(1, "How these notes came about")
    paragraphs = (
        [
            *_conversation(subject),
            *_read_aloud(subject),
            *_opened_early(subject),
            *_shown(subject),
        ],
        [*_typing(subject), *_missing_numbers(subject)],
        [
            "“When” says from where the practitioner speaks: at the time, with hindsight, or the "
            "position now.",
            "“How known” says on what the practitioner bases it.",
            "A note starts as “at the time” (under a prompt about hindsight as “with hindsight”) "
            "and as “not stated”.",
            "Where nobody changed that, it is no evidence of either.",
        ],
        [
            "Lines of enquiry, episodes and what helped or hindered are given where an "
            "interviewer confirmed them.",
            *_unconfirmed(subject),
        ],
    )
    for sentences in paragraphs:
        if sentences:
            document.paragraph("Normal", " ".join(sentences))


def _conversation(subject: Subject) -> Iterator[str]:
    interview, practitioner = subject.interview, subject.practitioner
    guidance = f"with the guidance “{subject.guidance.title}”, version {subject.guidance.version}"
    if not interview.started:
        yield f"The interview has not been held; it is planned {guidance}."
        return
    who = f"{practitioner.reference} ({practitioner.role})"
    when = british_date(interview.started.astimezone(subject.zone))
    meeting = MEETING[interview.manner]
    yield sentence(
        f"{subject.interviewers} spoke with {who} on {when}, {guidance}; they met {meeting}"
    )


def _read_aloud(subject: Subject) -> Iterator[str]:
    """How many scripts were read, by section; the checks' own words never leave (model.md)."""
    counts = []
    for section in subject.guidance.sections:
        scripts = _scripts(subject, section)
        if section.kind in _ALOUD_ELSEWHERE or not scripts:
            continue
        counts.append(f"{section.title} {sum(scripts)} of {len(scripts)}")
    if counts and subject.interview.started:
        yield f"Scripts read aloud: {'; '.join(counts)}."


def _scripts(subject: Subject, section: Section) -> list[bool]:
    """For each script of the section, whether it was read."""
    items = section.items_for(subject.practitioner.level)
    ticks = (
        subject.review.tick_of(subject.interview, item.id)
        for item in items
        if isinstance(item, Script)
    )
    return [tick is not None and tick.done for tick in ticks]


def _opened_early(subject: Subject) -> Iterator[str]:
    early = subject.interview.unfolded
    if early:
        told = joined([_unfolding(subject, unfolding) for unfolding in early])
        yield f"Opened before the account was complete: {told}."


def _shown(subject: Subject) -> Iterator[str]:
    """Which chronology entries were shown, and when: they may have coloured the recall."""
    shown = subject.interview.shown
    if shown:
        told = (
            f"{subject.entry_name(e.entry)}, at {british_time(e.at, subject.zone)}" for e in shown
        )
        yield f"Chronology entries shown: {'; '.join(told)}."


def _unfolding(subject: Subject, unfolding: Unfolding) -> str:
    if unfolding.item == CHRONOLOGY:
        return f"{CHRONOLOGY} at {british_time(unfolding.at, subject.zone)}"
    section = subject.guidance.section(unfolding.item)
    title = section.title if section else subject.wording(unfolding.item)
    return f"“{title}” at {british_time(unfolding.at, subject.zone)}"


def _typing(subject: Subject) -> Iterator[str]:
    taken = sorted(note.taken for note in subject.notes)
    if not taken:
        yield "No notes have been taken."
        return
    interpreted = words_are_interpreted(subject.review, subject.interview)
    whose = (
        "from what an interpreter said: no words are the practitioner's own, and those marked "
        "“as interpreted” are the interpreter's"
        if interpreted
        else "in the interviewers' words but where they are marked as the practitioner's own"
    )
    yield sentence(
        f"{so_many(len(taken), 'note')} {'was' if len(taken) == 1 else 'were'} typed "
        f"{span(taken[0], taken[-1], subject.zone)}, {whose}"
    )
    closed = subject.interview.closed
    late = sum(closed is not None and when > closed for when in taken)
    if late:
        yield f"Of these, {so_many(late, 'note')} came after the interview was closed."
    yield "Times are those of the place where this document was made."


def _missing_numbers(subject: Subject) -> Iterator[str]:
    told = {note.id for note in subject.notes}
    of_this = (n for n in subject.review.notes.values() if n.source == subject.interview.id)
    missing = sorted((n for n in of_this if n.id not in told), key=lambda note: note.number)
    if missing:
        numbers = joined([subject.number(note) for note in missing])
        yield f"A number is never given again; withdrawn or left empty: {numbers}."


def _unconfirmed(subject: Subject) -> Iterator[str]:
    waiting = sum(bool(n.suggested_lines or n.suggested_episodes) for n in subject.notes)
    if waiting:
        carry = "carries" if waiting == 1 else "carry"
        yield sentence(
            f"{so_many(waiting, 'note')} {carry} suggestions that nobody has confirmed; "
            "they are left out and counted nowhere"
        )


def _state(subject: Subject) -> str:
    """How far it has come; a check that is finished is not thereby agreed."""
    state = _STATES[subject.interview.stage]
    if subject.interview.stage is not Stage.AGREED or not subject.copies:
        return state
    last = subject.copies[-1]
    if last.returned is None:
        return f"{state}: no reply came"
    return f"{state}: {told(subject.review, last)}"
