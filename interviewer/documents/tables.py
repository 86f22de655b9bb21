"""What stands in the tables that leave the tool: notes, chronology, follow-ups, conclusions."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from interviewer.documents.conclusion_tables import findings_table, recommendations_table
from interviewer.documents.spreadsheet import Column, Table, Value
from interviewer.domain.concluding import Side
from interviewer.domain.dates import british_moment
from interviewer.domain.evidence import Evidence, Told
from interviewer.domain.following_up import origin, standing
from interviewer.domain.framework import area_title, line_titles
from interviewer.domain.guidance import SectionKind
from interviewer.domain.interpreting import words_mark
from interviewer.domain.interview import FollowUp, Note
from interviewer.domain.linking import links_told
from interviewer.domain.matrices import ALL, MatrixKind, matrix
from interviewer.domain.naming import cited_as
from interviewer.domain.raising import agency_words
from interviewer.domain.review import Review
from interviewer.domain.words import Influence


class TableKind(StrEnum):
    """What can leave as a table; the words are those of the sheet."""

    NOTES = "Notes"
    CHRONOLOGY = "Chronology"
    FOLLOW_UPS = "Follow-ups"
    FINDINGS = "Findings"
    RECOMMENDATIONS = "Recommendations"
    EPISODE_AGENCY = MatrixKind.EPISODE_AGENCY.value
    PRACTITIONER_AREA = MatrixKind.PRACTITIONER_AREA.value
    LINE_AGENCY = MatrixKind.LINE_AGENCY.value
    FACTOR_EPISODE = MatrixKind.FACTOR_EPISODE.value


@dataclass(frozen=True, kw_only=True)
class TableChoice:
    """What somebody wants in the tables.

    Attributes:
        kinds: Which tables.
        reflections: Whether the practitioners' reflections are among the notes.
        initials: Whether it is told by their initials who interviewed and who typed.
        zone: In which times are told.
        made: When; what is overdue is told from this day.
    """

    kinds: tuple[TableKind, ...]
    reflections: bool = False
    initials: bool = False
    zone: tzinfo
    made: datetime


def tables_of(review: Review, choice: TableChoice) -> list[Table]:
    """The tables that were chosen, in the order of `TableKind`.

    Notes are marked where they identify a colleague or are not to be quoted; interviewers'
    thoughts, names, proceedings and wellbeing are in none of them (model.md, "What leaves").
    """
    evidence = Evidence(review)
    matrices = {kind.value for kind in MatrixKind}
    return [
        _matrix_table(review, evidence, MatrixKind(kind.value))
        if kind.value in matrices
        else _MAKERS[kind](review, evidence, choice)
        for kind in TableKind
        if kind in choice.kinds
    ]


def about_lines(review: Review, choice: TableChoice) -> list[str]:
    """What the first sheet says."""
    told = [
        f"Tables of {review.details.label}, made on {british_moment(choice.made, choice.zone)}.",
        "Practitioners are counted and never notes. Only what somebody confirmed is counted. Other "
        "sources than interviews stand among the notes and are not in the figures.",
        "A note may be marked “Identifies a colleague” or “Do not quote”: both hold wherever it "
        "goes.",
        "People appear by reference only. Notes and their history may have to be disclosed.",
    ]
    if review.details.fictional:
        told.append("This is a fictional demonstration: nobody in it exists.")
    return told


def notes_told(review: Review, evidence: Evidence, *, reflections: bool) -> list[Told]:
    """The notes of the table: every live one, without reflections where they are not wanted."""
    return [told for told in evidence if reflections or not _is_reflection(review, told.note)]


def _is_reflection(review: Review, note: Note) -> bool:
    interview = review.interviews.get(note.source)
    if interview is None:
        return False
    section = review.guidance_of(interview).section_of(note.prompt)
    return section is not None and section.kind is SectionKind.REFLECTION


# --- Notes --------------------------------------------------------------------------------------

_NOTE_COLUMNS = (
    Column(heading="Note", width=11),
    Column(heading="Reference", width=11),
    Column(heading="Number", width=8),
    Column(heading="Role then", width=20),
    Column(heading="Level"),
    Column(heading="Agency", width=20),
    Column(heading="Date", width=13),
    Column(heading="Words", width=70),
    Column(heading="When"),
    Column(heading="How known"),
    Column(heading="Their words"),
    Column(heading="Episodes", width=20),
    Column(heading="Thematic area", width=24),
    Column(heading="Lines of enquiry", width=30),
    Column(heading="Helped", width=20),
    Column(heading="Hindered", width=20),
    Column(heading="Marks", width=20),
    Column(heading="Accuracy check", width=18),
    Column(heading="Account links", width=30),
    Column(heading="Supports finding"),
    Column(heading="Does not fit finding"),
)
_BY = (Column(heading="Interviewed by"), Column(heading="Typed by"))


def _notes(review: Review, evidence: Evidence, choice: TableChoice) -> Table:
    columns = (*_NOTE_COLUMNS, *(_BY if choice.initials else ()))
    found = notes_told(review, evidence, reflections=choice.reflections)
    cited = _cited(review)
    rows = [_note_row(review, evidence, told, choice, cited) for told in found]
    return Table(name=TableKind.NOTES, columns=columns, rows=rows)


def _note_row(
    review: Review,
    evidence: Evidence,
    told: Told,
    choice: TableChoice,
    cited: dict[tuple[object, Side], list[str]],
) -> list[Value]:
    note, account = told.note, evidence.accounts[told.account]
    interview = review.interviews.get(note.source)
    source = review.sources.get(note.source)
    agency = review.agencies.get(account.agency) if account.agency else None
    area = evidence.prompts.area_of(note.prompt) if interview else note.area
    row: list[Value] = [
        cited_as(review, note),
        account.reference,
        note.number,
        account.title,
        review.practitioner_of(interview).level.label if interview else "",
        agency.name if agency else "",
        _held(review, note, choice.zone),
        note.text,
        note.frame.label if source is None or source.kind.has_when else "",
        note.basis.label if interview else source.kind.label if source else "",
        words_mark(review, note),
        _listed(e.name for each in note.episodes if (e := review.episodes.get(each))),
        area_title(review, area) if area else "",
        _listed(line_titles(review, note.lines)),
        *(_factors(note, influence) for influence in Influence),
        _listed(mark.label for mark in note.marks),
        told.checked.label if interview else "",
        _listed(map(str, links_told(review, note.id))),
        *(_listed(cited.get((note.id, side), ())) for side in Side),
    ]
    if choice.initials:
        row += [", ".join(interview.interviewers) if interview else "", note.by]
    return row


def _held(review: Review, note: Note, zone: tzinfo) -> date | None:
    interview, source = review.interviews.get(note.source), review.sources.get(note.source)
    if interview is None:
        return source.day if source else None
    return interview.started.astimezone(zone).date() if interview.started else interview.day


def _factors(note: Note, influence: Influence) -> str:
    return _listed(mark.factor.label for mark in note.factors if mark.influence is influence)


def _cited(review: Review) -> dict[tuple[object, Side], list[str]]:
    """The numbers of the findings that each note stands in, by side."""
    cited: dict[tuple[object, Side], list[str]] = {}
    for number, finding in enumerate(review.live_findings(), 1):
        for side in Side:
            for note in getattr(finding, side):
                cited.setdefault((note, side), []).append(str(number))
    return cited


def _listed(parts: Iterator[str] | Sequence[str]) -> str:
    return "; ".join(parts)


# --- Chronology and follow-ups ------------------------------------------------------------------


def _chronology(review: Review, evidence: Evidence, _: TableChoice) -> Table:
    columns = (
        Column(heading="Date as written", width=18),
        Column(heading="Earliest", width=13),
        Column(heading="Latest", width=13),
        Column(heading="Uncertain", width=10),
        Column(heading="Time", width=8),
        Column(heading="Agency", width=20),
        Column(heading="Episode", width=12),
        Column(heading="What happened", width=70),
        Column(heading="Source", width=24),
        Column(heading="Notes that speak of it", width=24),
    )
    speak: dict[object, list[str]] = {}
    for told in evidence:
        for entry in told.note.entries:
            speak.setdefault(entry, []).append(cited_as(review, told.note))
    episodes = {episode.id: episode.name for episode in review.live_episodes()}
    rows: list[list[Value]] = [
        [
            entry.written,
            entry.earliest,
            entry.latest,
            "yes" if entry.uncertain else "",
            entry.time,
            agency_words(review, entry),
            episodes.get(entry.episode, "") if entry.episode else "",
            entry.text,
            entry.source,
            _listed(speak.get(entry.id, ())),
        ]
        for entry in review.live_entries()
    ]
    return Table(name=TableKind.CHRONOLOGY, columns=columns, rows=rows)


def _follow_ups(review: Review, _: Evidence, choice: TableChoice) -> Table:
    columns = (
        Column(heading="From", width=11),
        Column(heading="What is owed", width=60),
        Column(heading="By whom"),
        Column(heading="Due", width=13),
        Column(heading="Standing"),
        Column(heading="Answer", width=50),
        Column(heading="Answered on", width=13),
        Column(heading="Source of the answer", width=30),
    )
    today = choice.made.astimezone(choice.zone).date()

    def row(each: FollowUp) -> list[Value]:
        return [
            origin(review, each),
            each.text,
            each.owner,
            each.due,
            standing(each, today).value,
            each.answer,
            each.answered_on,
            each.answer_source,
        ]

    live = [each for each in review.follow_ups.values() if not each.withdrawn]
    ordered = sorted(live, key=lambda f: (f.answered, f.due or date.max, origin(review, f)))
    rows = [row(each) for each in ordered]
    return Table(name=TableKind.FOLLOW_UPS, columns=columns, rows=rows)


def _of_findings(review: Review, _: Evidence, __: TableChoice) -> Table:
    return findings_table(review)


def _of_recommendations(review: Review, _: Evidence, __: TableChoice) -> Table:
    return recommendations_table(review)


_MAKERS: dict[TableKind, Callable[[Review, Evidence, TableChoice], Table]] = {
    TableKind.NOTES: _notes,
    TableKind.CHRONOLOGY: _chronology,
    TableKind.FOLLOW_UPS: _follow_ups,
    TableKind.FINDINGS: _of_findings,
    TableKind.RECOMMENDATIONS: _of_recommendations,
}

# --- Matrices -----------------------------------------------------------------------------------


def _matrix_table(review: Review, evidence: Evidence, kind: MatrixKind) -> Table:
    """Practitioners, each once in a cell; whatever has nobody stays empty."""
    counted = matrix(review, evidence, kind)
    columns = (
        Column(heading=kind.value, width=40),
        *(Column(heading=column.words, width=18) for column in counted.columns),
        Column(heading="Anybody"),
    )
    keys = [*(column.key for column in counted.columns), ALL]
    heads = [*((row.key, row.words) for row in counted.rows), (ALL, "Anybody")]
    rows: list[list[Value]] = [
        [words, *(counted.cell(key, column).count or None for column in keys)]
        for key, words in heads
    ]
    return Table(name=kind.value, columns=columns, rows=rows)
