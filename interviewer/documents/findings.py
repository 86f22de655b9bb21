"""Findings and recommendations: what the overview writer takes to the report."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from interviewer.documents.phrases import joined, sentence, so_many
from interviewer.documents.quoting import add_cited, finding_bookmark, may_be_cited
from interviewer.documents.recommendations import add_recommendations, add_recommendations_table
from interviewer.documents.word import Cell, Column, WordDocument, Words, marking
from interviewer.domain.concluding import (
    Side,
    cited_notes,
    known_from,
    number_of,
    number_of_finding,
    recommendations_from,
    replies_to,
)
from interviewer.domain.dates import british_date, british_moment
from interviewer.domain.findings import ExtractReply, Finding
from interviewer.domain.framework import area_title, line_titles
from interviewer.domain.interview import Interview, Note
from interviewer.domain.naming import cited_as
from interviewer.domain.raising import agency_words, date_words
from interviewer.domain.review import Review
from interviewer.domain.sources import Source
from interviewer.domain.weighing import Weight, by_basis, by_frame, counted, evidence_of
from interviewer.domain.words import FindingOutcome, FindingStatus, Scope

_TITLE = "Findings and recommendations"
_HOW_TO_READ = (
    "Practitioners are counted and never notes. What was said with hindsight is counted apart, and "
    "so is what nobody said how they know; records and other sources are counted as what they are. "
    "A number such as “SN1·7” is that of a note: it leads back to the interview, its date and its "
    "wording. People appear by reference only."
)


def findings_report(
    review: Review,
    *,
    template: bytes,
    zone: tzinfo,
    made: datetime,
    notes: bool = True,
    initials: bool = False,
) -> bytes:
    """Return the findings and recommendations as a Word file that ends with their table.

    The same arguments make the same bytes. Notes that identify a colleague are left out, and of
    those that are not to be quoted only the number stands (model.md, "What leaves").

    Args:
        review: The review as it is.
        template: A Word file with the named styles (docs/documents.md).
        zone: In which times are told.
        made: When; stands in the document and in the file's properties.
        notes: Whether the notes stand under their findings; else only their numbers.
        initials: Whether interviewers are told by their initials.

    Raises:
        TemplateError: The template cannot be used.
    """
    document = WordDocument(template, title=_TITLE, made=made)
    details = review.details
    document.mark(marking(details.marking, fictional=details.fictional))
    document.paragraph("Title", _TITLE)
    document.paragraph("Subtitle", details.label)
    for line in _standing(review, made, zone):
        document.paragraph("Normal", line)
    document.contents("Contents")
    _add_findings(document, review, notes=notes)
    add_recommendations(document, review)
    _add_sources(document, review, zone=zone, initials=initials)
    add_recommendations_table(document, review)
    # A Word file cannot end with a table.
    document.paragraph("Coverage", f"Made on {british_moment(made, zone)} from the notes of then.")
    return document.content()


def _standing(review: Review, made: datetime, zone: tzinfo) -> Iterator[str]:
    findings, recommendations = review.live_findings(), review.live_recommendations()
    counts = (so_many(len(findings), "finding"), so_many(len(recommendations), "recommendation"))
    yield f"As it stood on {british_moment(made, zone)}: {counts[0]}, {counts[1]}."
    drafts = sum(finding.status is FindingStatus.DRAFT for finding in findings)
    if drafts:
        yield f"{sentence(so_many(drafts, 'finding'))[:-1]} {_is(drafts)} still a draft."
    yield _HOW_TO_READ
    yield "Notes, reflections and the history of both may have to be disclosed."
    if review.details.fictional:
        yield "This is a fictional demonstration: nobody in it exists."


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


# --- Findings -----------------------------------------------------------------------------------


def _add_findings(document: WordDocument, review: Review, *, notes: bool) -> None:
    document.heading(1, "Findings", new_page=True)
    findings = review.live_findings()
    if not findings:
        document.paragraph("Normal", "There is no finding.")
    for finding in findings:
        _add_finding(document, review, finding, notes=notes)


def _add_finding(document: WordDocument, review: Review, finding: Finding, *, notes: bool) -> None:
    document.heading(2, f"Finding {number_of_finding(review, finding)}")
    first, *rest = finding.text.strip().split("\n") or [""]
    document.paragraph(
        "Normal", first or "It does not say anything yet.", bookmark=finding_bookmark(finding)
    )
    document.text("Normal", "\n".join(rest))
    document.table(
        [Column("About the finding", 2), Column("As it stands", 5)],
        [list(fact) for fact in _facts(review, finding)],
        caption=f"Finding {number_of_finding(review, finding)}: what it is about and rests on",
        description="One fact in each row: its name, then what holds.",
        first_column_heads=True,
    )
    if notes:
        _add_notes(document, review, finding, Side.SUPPORTS, "What supports it")
        _add_notes(document, review, finding, Side.DOES_NOT_FIT, "What does not fit")
    for heading, text in (
        ("Other explanation considered", finding.alternative),
        ("Research", finding.research),
    ):
        if text.strip():
            document.heading(3, heading)
            document.text("Normal", text)
    _add_replies(document, review, finding)


def _facts(review: Review, finding: Finding) -> Iterator[tuple[Cell, Cell]]:
    evidence = evidence_of(review, finding)
    yield "Scope", _scope(review, finding)
    if finding.area:
        yield "Thematic area", area_title(review, finding.area)
    if finding.lines:
        yield "Lines of enquiry", "\n".join(line_titles(review, finding.lines))
    yield "Supports it", _weighed(review, finding, Side.SUPPORTS, evidence.supports)
    yield "Does not fit", _weighed(review, finding, Side.DOES_NOT_FIT, evidence.does_not_fit)
    if finding.records:
        yield "Records", "\n".join(_records(review, finding)) or "none"
    yield "What became of it", _outcome(review, finding)
    following = recommendations_from(review, finding)
    if following:
        numbers = [str(number_of(review, each)) for each in following]
        yield "Recommendation", joined(numbers)
    yield "Status", finding.status.label


def _scope(review: Review, finding: Finding) -> str:
    if finding.scope is Scope.PARTNERSHIP and not finding.agencies:
        return "The partnership as a whole"
    named = [review.agencies[each].name for each in finding.agencies if each in review.agencies]
    return f"{finding.scope.label}: {joined(named)}" if named else finding.scope.label


def _weighed(review: Review, finding: Finding, side: Side, weight: Weight) -> str:
    told = [sentence(counted(weight, nothing="nothing"))]
    if weight.frames:
        told.append(f"When: {by_frame(weight)}.")
    if weight.bases:
        told.append(f"How known, hindsight left out: {by_basis(weight)}.")
    live = [n for n in cited_notes(review, finding, side) if n.text.strip() and not n.withdrawn]
    numbers = [cited_as(review, note) for note in live if may_be_cited(note)]
    if numbers:
        told.append(f"Notes: {', '.join(numbers)}.")
    left_out = sum(not may_be_cited(note) for note in live)
    if left_out:
        told.append(
            f"{sentence(so_many(left_out, 'note'))[:-1]} {_is(left_out)} counted and left out of "
            "this document: a colleague could be recognised."
        )
    return "\n".join(told)


def _records(review: Review, finding: Finding) -> Iterator[str]:
    for each in finding.records:
        entry = review.entries.get(each)
        if entry is not None and not entry.withdrawn:
            told = (date_words(entry), agency_words(review, entry), entry.source)
            yield ", ".join(part for part in told if part)


def _outcome(review: Review, finding: Finding) -> str:
    told = [finding.outcome.label]
    earlier = known_from(review, finding)
    if finding.outcome is FindingOutcome.ALREADY_KNOWN:
        named = "from which review is not named yet"
        if earlier is not None:
            named = f"from {earlier.title}"
            named += f" ({british_date(earlier.published)})" if earlier.published else ""
        told = [f"{told[0]}: {named}"]
        if earlier is not None and earlier.learning.strip():
            told.append(f"Learned then: {earlier.learning.strip()}")
    return "\n".join(part for part in (*told, finding.outcome_reason.strip()) if part)


def _add_notes(
    document: WordDocument, review: Review, finding: Finding, side: Side, heading: str
) -> None:
    notes = [note for note in cited_notes(review, finding, side) if may_be_cited(note)]
    if notes:
        document.heading(3, heading)
    for note in notes:
        add_cited(document, review, note)


def _add_replies(document: WordDocument, review: Review, finding: Finding) -> None:
    replies = replies_to(review, finding)
    if not replies:
        return
    document.heading(3, "Replies to the practitioner's extract")
    for reply in replies:
        document.paragraph("Normal", _given(review, reply))
        document.text("Reflection", reply.words)
    if not all(reply.words.strip() for reply in replies):
        document.paragraph("Coverage", "No reply is never read as agreement.")


def _given(review: Review, reply: ExtractReply) -> str:
    who = review.practitioners[reply.practitioner].reference
    given = f" on {british_date(reply.given_out)}" if reply.given_out else ""
    if reply.replied is None and not reply.words.strip():
        return f"{who} was given the extract{given}: no reply."
    came = f" on {british_date(reply.replied)}" if reply.replied else ""
    return f"{who} was given the extract{given} and replied{came}{':' if reply.words else '.'}"


# --- Where the notes come from ------------------------------------------------------------------


def _add_sources(document: WordDocument, review: Review, *, zone: tzinfo, initials: bool) -> None:
    """Each interview or other source with a note that is cited: everything can be followed back."""
    cited = _cited(review)
    if not cited:
        return
    document.heading(1, "Where the notes come from")
    document.table(
        [Column("Reference", 2), Column("What it is", 5), Column("When", 4), Column("Notes", 4)],
        (
            [*_source_row(review, source, zone=zone, initials=initials), _numbers(review, notes)]
            for source, notes in cited
        ),
        caption="Sources of the notes that are cited",
        description="One source in each row: its reference, what it is, when it was held, and the "
        "notes of it that are cited.",
        first_column_heads=True,
    )


def _cited(review: Review) -> list[tuple[Interview | Source, list[Note]]]:
    found: dict[Interview | Source, dict[Note, None]] = {}
    for finding in review.live_findings():
        for note in (
            *cited_notes(review, finding, Side.SUPPORTS),
            *cited_notes(review, finding, Side.DOES_NOT_FIT),
        ):
            source = review.interviews.get(note.source) or review.sources.get(note.source)
            if source is not None and may_be_cited(note):
                found.setdefault(source, {})[note] = None
    ordered = [
        (source, sorted(notes, key=lambda note: note.number)) for source, notes in found.items()
    ]
    return sorted(ordered, key=lambda each: cited_as(review, each[1][0]).casefold())


def _source_row(
    review: Review, source: Interview | Source, *, zone: tzinfo, initials: bool
) -> list[Cell]:
    if isinstance(source, Source):
        held = british_date(source.day) if source.day else "no date"
        return [source.reference or "none", f"{source.kind.label}: {source.title}", held]
    who = review.practitioner_of(source)
    when = source.started.astimezone(zone).date() if source.started else source.day
    held = british_date(when) if when else "no date"
    if initials and source.interviewers:
        held = f"{held}\nInterviewed by {joined(list(source.interviewers))}"
    told = f"Interview: {who.role}, {review.agency_of(source).name}"
    return [who.reference, told, held]


def _numbers(review: Review, notes: list[Note]) -> list[Words] | str:
    return ", ".join(cited_as(review, note) for note in notes)
