"""The interview plan: one page for the interviewers' own hand."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from interviewer.documents.phrases import sentence
from interviewer.documents.subject import MEETING
from interviewer.documents.word import WordDocument, Words, marking
from interviewer.domain.dates import british_date
from interviewer.domain.guidance import OWN, Script, SectionKind
from interviewer.domain.interview import Interview
from interviewer.domain.raising import chosen_entries, short_words
from interviewer.domain.readiness import Topic, open_points
from interviewer.domain.review import Review
from interviewer.domain.route import route

_APART = {SectionKind.PREPARATION, SectionKind.URGENT, SectionKind.INTERVIEWER_REFLECTION}
_FIRST_WORDS = 5
_NOTHING = "nothing"
_NOT_YET = "The interview may not begin yet: see Before you start."


def interview_plan(
    review: Review, interview: Interview, *, template: bytes, made: datetime
) -> bytes:
    """Return the plan as a Word file of one page, unless very much is planned.

    It is for the interviewers' own hand on the way there, and goes to nobody else. So it holds
    who, when and where with the interviewers' initials, the episodes, the chronology entries to
    raise, what is read aloud, the prompts in their order with those put first and left out, the
    panel's own questions, and what is still open. Paper gets lost: of proceedings, adjustments,
    supporter and interpreter it holds nothing (model.md, "What leaves"), only that they are still
    to be looked at, and of notes nothing at all.

    Args:
        review: The review as it is.
        interview: The interview in it.
        template: A Word file with the named styles (docs/documents.md).
        made: When; stands in the file's properties.

    Raises:
        TemplateError: The template cannot be used.
        LookupError: The review lacks the interview's practitioner, agency or guidance.
    """
    reference = review.practitioner_of(interview).reference
    title = f"Interview plan {reference}"
    document = WordDocument(template, title=title, made=made)
    details = review.details
    document.mark(marking(details.marking, fictional=details.fictional))
    document.heading(1, f"{title} · {details.label}")
    for name, said in _facts(review, interview):
        first, *others = said or [_NOTHING]
        document.paragraph("Note", first, label=Words(name, "Note Number"))
        for other in others:
            document.paragraph("Note Continued", other)
    return document.content()


def _facts(review: Review, interview: Interview) -> Iterator[tuple[str, list[str]]]:
    """Each part of the plan: what it is called, and its lines."""
    yield "Who", [_who(review, interview)]
    yield "Meeting", [_meeting(interview)]
    yield "By", [_interviewers(interview)]
    yield "About", list(_episodes(review, interview))
    yield "To raise", [short_words(review, entry) for entry in chosen_entries(review, interview)]
    yield "Aloud", list(_read_aloud(review, interview))
    yield "Asked", list(_asked(review, interview))
    yield "Ours", [each.text for each in interview.questions if each.text.strip()]
    yield "Left out", list(_left_out(review, interview))
    yield "Open", [" ".join(_open(review, interview))]


def _who(review: Review, interview: Interview) -> str:
    who = review.practitioner_of(interview)
    parts = (who.reference, who.role, str(who.level), review.agency_of(interview).name)
    return ", ".join(part for part in parts if part)


def _meeting(interview: Interview) -> str:
    when = british_date(interview.day) if interview.day else "day not set"
    parts = (when, MEETING[interview.manner], interview.place.strip())
    return ", ".join(part for part in parts if part)


def _interviewers(interview: Interview) -> str:
    if not interview.interviewers:
        return "nobody yet"
    lead, *others = interview.interviewers
    return f"{lead} leads; {', '.join(others)} takes the notes" if others else f"{lead} alone"


def _episodes(review: Review, interview: Interview) -> Iterator[str]:
    known = (review.episodes[each] for each in interview.episodes if each in review.episodes)
    for episode in sorted(known, key=lambda each: each.number):
        yield f"{episode.name}: {episode.title}" if episode.title else episode.name


def _read_aloud(review: Review, interview: Interview) -> Iterator[str]:
    """The first words of each script, by section: all of them stand on the screen."""
    level = review.practitioner_of(interview).level
    for section in review.guidance_of(interview).sections:
        scripts = [item for item in section.items_for(level) if isinstance(item, Script)]
        if scripts and section.kind not in _APART:
            begun = " · ".join(_beginning(script.wording(level)) for script in scripts)
            yield f"{section.title}: {begun}"


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]).rstrip(".,;:") + ("…" if words[_FIRST_WORDS:] else "")


def _asked(review: Review, interview: Interview) -> Iterator[str]:
    """The prompts on the way, in their order, a line for each section."""
    level = review.practitioner_of(interview).level
    stops = route(review.guidance_of(interview), level, interview)
    on_the_way = [stop for stop in stops if stop.on_the_way and stop.prompt is not None]
    for title, of_section in groupby(on_the_way, lambda stop: stop.section.title):
        prompts = [stop.prompt for stop in of_section if stop.prompt is not None]
        told = [
            f"{'First: ' if prompt.id in interview.first else ''}{prompt.wording(level)}"
            for prompt in prompts
            if not prompt.id.startswith(OWN)
        ]
        if told:
            yield f"{title}: {' · '.join(told)}"


def _left_out(review: Review, interview: Interview) -> Iterator[str]:
    level = review.practitioner_of(interview).level
    guidance = review.guidance_of(interview)
    for left in interview.left_out:
        prompt = guidance.prompt(left.prompt)
        if prompt is not None:
            reason = sentence(left.reason) if left.reason.strip() else "No reason was given."
            yield f"{prompt.wording(level)} {reason}"


def _open(review: Review, interview: Interview) -> Iterator[str]:
    for point in open_points(review, interview):
        yield _NOT_YET if point.topic is Topic.PROCEEDINGS else point.text
