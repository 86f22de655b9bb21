"""What is brought together in the demonstration review: other sources, links, the panel's thoughts.

Notes are called as they are cited everywhere else, "YW1·7", and records by their keys.
"""

from collections.abc import Iterator
from datetime import UTC
from typing import Any
from uuid import UUID

from interviewer.domain.demonstration.known import id_of, known_where_given, refused
from interviewer.domain.demonstration.tagging import SetUp, tags
from interviewer.domain.findings import PanelThought
from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Note
from interviewer.domain.linking import linked, why_not_linked
from interviewer.domain.links import AccountLink
from interviewer.domain.naming import cited_as
from interviewer.domain.ordering import place_between
from interviewer.domain.other_sources import is_reference_taken
from interviewer.domain.panel_reflection import QUESTIONS
from interviewer.domain.review import Review
from interviewer.domain.sources import Source
from interviewer.domain.toml_file import Table
from interviewer.domain.words import Frame, SourceKind


def sources(file: Table, set_up: SetUp, review: Review) -> Iterator[Source | Note]:
    """The other sources with their notes, numbered as they stand in the file.

    Raises:
        DemonstrationProblemError: A reference is taken, or a word stands for nothing.
    """
    for table in file.tables("sources"):
        if is_reference_taken(review, table.values["reference"]):
            wrong = "somebody or something else has this reference"
            raise refused(table, "reference", wrong, "write one that is not taken")
        values = {**table.values, **known_where_given(table, {"agency": set_up.agency_ids})}
        values.pop("notes", None)
        source = Source(id=id_of("source", values["reference"]), **values)
        review = review.having(source)
        yield source
        yield from _notes(table, source, set_up)


def _notes(of: Table, source: Source, set_up: SetUp) -> Iterator[Note]:
    """An assurance is about now, and nothing else is said of it: see `other_sources.note_from`."""
    now = source.kind is SourceKind.ASSURANCE
    place = ""
    for number, table in enumerate(of.tables("notes"), start=1):
        place = place_between(place, "")
        values = {
            "frame": Frame.POSITION_NOW if now else Frame.AT_THE_TIME,
            **table.values,
            **tags(table, set_up),
        }
        yield Note(
            id=id_of("source", source.reference, number),
            source=source.id,
            prompt=OTHER,
            number=number,
            place=place,
            taken=values.pop("at").astimezone(UTC),
            **values,
        )


def cited(review: Review) -> dict[str, UUID]:
    """The notes that can be cited, by how they are: "YW1·7"."""
    live = (note for note in review.notes.values() if not note.withdrawn)
    return {cited_as(review, note): note.id for note in live}


def links(file: Table, set_up: SetUp, review: Review) -> Iterator[AccountLink]:
    """How accounts and records stand to each other.

    Raises:
        DemonstrationProblemError: An end is not there, or the two cannot be linked so.
    """
    ends: dict[str, UUID] = {**set_up.entry_ids, **cited(review)}
    for number, table in enumerate(file.tables("links"), start=1):
        values = {
            **_with_moment(table),
            **known_where_given(table, {"first": ends, "second": ends}),
        }
        link = AccountLink(id=id_of("link", number), **values)
        why_not = why_not_linked(review, link.first, link.second, link.kind)
        if why_not:
            raise refused(table, "kind", why_not.rstrip("."), "choose other ends or another kind")
        link = linked(review, link)
        review = review.having(link)
        yield link


def panel_thoughts(file: Table, set_up: SetUp, review: Review) -> Iterator[PanelThought]:
    """What the panel begins to see.

    Raises:
        DemonstrationProblemError: A word stands for nothing.
    """
    notes = cited(review)
    questions = {question: question for question in QUESTIONS}
    for number, table in enumerate(file.tables("panel_thoughts"), start=1):
        words: dict[str, Any] = {
            "area": set_up.areas,
            "question": questions,
            "notes": notes,
        }
        values = {**_with_moment(table), **known_where_given(table, words)}
        taken = values.pop("at")
        yield PanelThought(id=id_of("panel thought", number), taken=taken, **values)


def _with_moment(table: Table) -> dict[str, Any]:
    return {**table.values, "at": table.values["at"].astimezone(UTC)}
