"""Every figure in the evidence dossier, counted again from the notes, by hand."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from docx.document import Document
from docx.table import Table
from hypothesis import given, settings

from interviewer.domain.accuracy_outcome import checked_states
from interviewer.domain.dossier import DossierChoices
from interviewer.domain.guidance import SectionKind
from interviewer.domain.interview import Note
from interviewer.domain.review import Review
from interviewer.training import training_case
from tests.unit.documents.dossier_sample import ALL, a_collated_review, dossier
from tests.unit.documents.reading import everything, opened, rows
from tests.unit.domain.collated import a_writers_review, notes

_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def training() -> Review:
    return Review().having(*training_case())


def captioned(document: Document, caption: str) -> list[list[str]]:
    """The rows of the tables with this caption, the header once."""
    found = [t for t in document.tables if _caption(t) == caption]
    assert found, caption
    return [row for at, table in enumerate(found) for row in rows(table)[bool(at) :]]


def _caption(table: Table) -> str:
    (caption,) = table._tbl.tblPr.xpath("w:tblCaption/@w:val")
    return str(caption)


def of_accounts(review: Review) -> Iterator[tuple[Note, UUID]]:
    """Each live note with words from an interview, reflections left out, with whose it is."""
    for interview in review.interviews.values():
        guidance = review.guidance_of(interview)
        for note in review.notes_of(interview):
            section = guidance.section_of(note.prompt)
            reflected = section is not None and section.kind is SectionKind.REFLECTION
            if note.text.strip() and not reflected:
                yield note, interview.practitioner


def people(review: Review, *holds: Any) -> int:
    """How many practitioners have a note of which all of this holds."""
    return len({who for note, who in of_accounts(review) if all(h(note) for h in holds)})


def shown(count: int) -> str:
    return str(count) if count else "–"


def of_agency(review: Review, agency: UUID) -> Any:
    whose = {
        each.id
        for each in review.interviews.values()
        if review.practitioner_of(each).agency == agency
    }
    return lambda note: note.source in whose


def check_episodes(review: Review, document: Document) -> None:
    episodes, agencies = review.live_episodes(), review.live_agencies()
    if not people(review, lambda n: {*n.episodes} & {e.id for e in episodes}):
        return
    found = captioned(document, "Practitioners: episode and agency")
    for row, episode in zip(found[1:], episodes, strict=False):
        expected = [
            shown(people(review, lambda n, e=episode: e.id in n.episodes, of_agency(review, a.id)))
            for a in agencies
        ]
        assert row[1:-1] == expected, episode.name
        assert row[-1] == shown(people(review, lambda n, e=episode: e.id in n.episodes))


def check_lines(review: Review, document: Document) -> None:
    known = {line.id: line.title for g in review.guidances.values() for line in g.lines}
    if not people(review, lambda n: {*n.lines} & known.keys()):
        return
    for row in captioned(document, "Practitioners: line of enquiry and agency")[1:-1]:
        lines = {key for key, title in known.items() if title == row[0]}
        assert row[-1] == shown(people(review, lambda n, of=lines: {*n.lines} & of)), row[0]


def check_factors(review: Review, document: Document) -> None:
    episodes = {each.id for each in review.live_episodes()}

    def words(note: Note) -> set[str]:
        return {f"{m.factor.label}: {m.influence}" for m in note.factors}

    if not people(review, words, lambda n: {*n.episodes} & episodes):
        return
    table = captioned(document, "Practitioners: what shaped it and episode")[1:]
    for row in table[:-1]:
        about = (lambda n, of=row[0]: of in words(n), lambda n: {*n.episodes} & episodes)
        assert row[-1] == shown(people(review, *about)), row[0]
    told = {row[0] for row in table[:-1]}
    every = {w for n, _ in of_accounts(review) if {*n.episodes} & episodes for w in words(n)}
    assert told == every


def check_method(review: Review, document: Document, stands: int) -> None:
    text = everything(document)
    (told,) = re.findall(r"As it stood on .*?: (\S+) statements?, (\S+) practitioners?\.", text)
    heard = {who for note, who in of_accounts(review) if not note.identifies_colleague}
    assert told == (_word(stands), _word(len(heard)))


def _word(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def standing(review: Review) -> int:
    accounts = [note for note, _ in of_accounts(review)]
    sources = [note for each in review.live_sources() for note in review.notes_from(each)]
    return sum(bool(n.text.strip()) and not n.identifies_colleague for n in (*accounts, *sources))


@pytest.mark.parametrize("made", [training, a_collated_review])
@pytest.mark.parametrize("choices", [DossierChoices(), ALL])
def test_every_figure_is_that_of_the_notes(made: Any, choices: DossierChoices) -> None:
    review = made()
    document = opened(dossier(review, choices))
    check_method(review, document, standing(review))
    check_episodes(review, document)
    check_lines(review, document)
    check_factors(review, document)


@settings(max_examples=25, deadline=None)
@given(notes())
def test_figures_are_those_of_the_notes_however_they_are_tagged(made: list[Note]) -> None:
    review = a_writers_review(*made)
    document = opened(dossier(review))
    check_episodes(review, document)
    check_lines(review, document)
    check_factors(review, document)


def test_the_accuracy_check_is_told_as_it_came_out() -> None:
    review = training()
    document = opened(dossier(review))
    for row in captioned(document, "Interviews")[1:]:
        (interview,) = (
            each
            for each in review.interviews.values()
            if review.practitioner_of(each).reference == row[0]
        )
        with_words = {n.id for n in review.notes_of(interview) if n.text.strip()}
        states = checked_states(review, interview)
        for told in re.findall(r"(\d+) ([a-z, ]+?)(?: /|$)", row[4]):
            label = [s.label.lower() for key, s in states.items() if key in with_words]
            assert label.count(told[1].strip()) == int(told[0])


def test_each_interview_says_how_many_of_its_statements_stand_here() -> None:
    review = a_collated_review()
    document = opened(dossier(review))
    told = {row[0]: row[5] for row in captioned(document, "Interviews")[1:]}
    counts = dict.fromkeys(told, 0)
    for note, who in of_accounts(review):
        counts[review.practitioners[who].reference] += not note.identifies_colleague
    assert told == {who: f"{count} statements" for who, count in counts.items()}
