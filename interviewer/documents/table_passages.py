"""Everything typed that the tables hold, for the look for identifiers."""

from collections.abc import Callable, Collection, Iterator

from interviewer.documents.findings_passages import (
    link_passages,
    note_passages_of,
    source_passages,
)
from interviewer.documents.passages import Passage, passages_in
from interviewer.documents.tables import TableKind, notes_told
from interviewer.domain.concluding import number_of, number_of_finding
from interviewer.domain.evidence import Evidence
from interviewer.domain.linking import live_links
from interviewer.domain.review import Review


def table_passages(
    review: Review, kinds: Collection[TableKind], *, reflections: bool
) -> list[Passage]:
    """What somebody typed and the tables hold, each once; a matrix holds nothing typed.

    Args:
        review: The review as it is.
        kinds: Which tables.
        reflections: Whether the practitioners' reflections are among the notes.
    """
    found = list(_in_notes(review, reflections=reflections)) if TableKind.NOTES in kinds else []
    for kind, passages in _IN.items():
        found += passages(review) if kind in kinds else ()
    return list(dict.fromkeys(found))


def _in_notes(review: Review, *, reflections: bool) -> Iterator[Passage]:
    for told in notes_told(review, Evidence(review), reflections=reflections):
        yield from source_passages(review, told.note)
        # The words of the note; what is said against it stands in no table.
        yield next(note_passages_of(review, told.note))
        for link in live_links(review, told.note.id):
            yield from link_passages(review, link)


def _in_chronology(review: Review) -> Iterator[Passage]:
    for entry in review.live_entries():
        yield from passages_in(entry, f"Chronology entry of {entry.written or 'no date'}")


def _in_follow_ups(review: Review) -> Iterator[Passage]:
    for each in review.follow_ups.values():
        if not each.withdrawn:
            yield from passages_in(each, "A follow-up")


def _in_findings(review: Review) -> Iterator[Passage]:
    for each in review.live_findings():
        yield from passages_in(each, f"Finding {number_of_finding(review, each)}")


def _in_recommendations(review: Review) -> Iterator[Passage]:
    for each in review.live_recommendations():
        yield from passages_in(each, f"Recommendation {number_of(review, each)}")


_IN: dict[TableKind, Callable[[Review], Iterator[Passage]]] = {
    TableKind.CHRONOLOGY: _in_chronology,
    TableKind.FOLLOW_UPS: _in_follow_ups,
    TableKind.FINDINGS: _in_findings,
    TableKind.RECOMMENDATIONS: _in_recommendations,
}
