"""Everything typed that the evidence dossier holds, for the look for identifiers."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from interviewer.documents.findings_passages import link_passages, note_passages_of
from interviewer.documents.passages import Passage, passages_in, planned_passages
from interviewer.documents.time_line import dated_passages
from interviewer.domain.chronology import Entry
from interviewer.domain.dossier import Dossier, DossierChoices, dossier_of
from interviewer.domain.dossier_chapters import chapters_of
from interviewer.domain.linking import end_of
from interviewer.domain.review import Review
from interviewer.domain.set_up import Particulars


@dataclass(frozen=True, kw_only=True)
class WantedWords(Passage):
    """The words that were looked for: they stand in the method, and are changed on the page."""

    words: str = field(repr=False)

    @property
    def stays(self) -> bool:
        return True

    def text(self, review: Review) -> str:  # noqa: ARG002  they are in no review
        return self.words


def dossier_passages(review: Review, *, choices: DossierChoices) -> list[Passage]:
    """What somebody typed and the dossier holds, each once.

    Args:
        review: The review as it is.
        choices: What is wanted in the dossier.
    """
    dossier = dossier_of(review, choices)
    parts = (
        _set_up,
        _in_statements,
        _in_links,
        _in_holes,
        _in_chronology,
        _in_time_line,
        _in_panels,
    )
    return list(dict.fromkeys(passage for part in parts for passage in part(dossier)))


def _set_up(dossier: Dossier) -> Iterator[Passage]:
    review, wanted = dossier.review, dossier.choices.wanted
    yield from passages_in(review.details, "What the review is called")
    for agency in review.live_agencies():
        yield from passages_in(agency, "An agency")
    for episode in review.live_episodes():
        yield from passages_in(episode, "An episode")
    for practitioner in review.practitioners.values():
        yield from passages_in(practitioner, "The practitioner")
    for source in review.live_sources():
        yield from passages_in(source, "Where a note comes from")
    if wanted.words.strip():
        where = "Words that are looked for on the evidence page"
        yield WantedWords(
            kind=Particulars, id=review.details.id, field="label", where=where, words=wanted.words
        )


def _in_statements(dossier: Dossier) -> Iterator[Passage]:
    for told in dossier.standing.values():
        if not told.note.do_not_quote:
            yield from note_passages_of(dossier.review, told.note)


def _in_links(dossier: Dossier) -> Iterator[Passage]:
    for link in dossier.links:
        yield from link_passages(dossier.review, link)
        other = end_of(dossier.review, link.second)
        if isinstance(other, Entry) and dossier.choices.chronology:
            yield from _of_entry(other)


def _in_holes(dossier: Dossier) -> Iterator[Passage]:
    """Why a prompt was not answered, and what the panel's own questions are."""
    review = dossier.review
    for mark in review.coverage_marks.values():
        yield from passages_in(mark, "Why a prompt was not asked")
    for interview in review.interviews.values():
        yield from planned_passages(interview)


def _in_chronology(dossier: Dossier) -> Iterator[Passage]:
    if dossier.choices.chronology:
        for chapter in chapters_of(dossier):
            for entry in chapter.entries:
                yield from _of_entry(entry)


def _in_time_line(dossier: Dossier) -> Iterator[Passage]:
    if dossier.choices.chronology:
        yield from dated_passages(dossier.review)


def _of_entry(entry: Entry) -> Iterator[Passage]:
    yield from passages_in(entry, f"Chronology entry of {entry.written or 'no date'}")


def _in_panels(dossier: Dossier) -> Iterator[Passage]:
    if dossier.choices.panel:
        for thought in dossier.review.panel_thoughts.values():
            if not thought.withdrawn:
                yield from passages_in(thought, "The panel’s reflection")
