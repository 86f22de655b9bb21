"""What the demonstration review concludes: findings, who answered them, recommendations."""

from collections.abc import Iterator
from datetime import UTC
from typing import Any
from uuid import UUID

from interviewer.domain.demonstration.collation import cited
from interviewer.domain.demonstration.known import add, id_of, known_where_given
from interviewer.domain.demonstration.tagging import SetUp
from interviewer.domain.findings import EarlierReview, ExtractReply, Finding, Recommendation
from interviewer.domain.ordering import place_between
from interviewer.domain.review import Review
from interviewer.domain.toml_file import Table


def conclusions(
    file: Table, set_up: SetUp, review: Review
) -> Iterator[EarlierReview | Finding | ExtractReply | Recommendation]:
    """Everything that is concluded, each in the order in which it stands in the file.

    Raises:
        DemonstrationProblemError: A word stands for nothing, or for two things.
    """
    earlier: dict[str, UUID] = {}
    for table in file.tables("earlier_reviews"):
        values = dict(table.values)
        review_id = id_of("earlier review", values.pop("key"))
        add(table, "key", earlier, review_id)
        yield EarlierReview(id=review_id, **values)
    findings: dict[str, UUID] = {}
    place = ""
    for table in file.tables("findings"):
        place = place_between(place, "")
        finding = _finding(table, set_up, review, earlier, place)
        add(table, "key", findings, finding.id)
        yield finding
        yield from _replies(table, finding, review)
    place = ""
    for number, table in enumerate(file.tables("recommendations"), start=1):
        place = place_between(place, "")
        words: dict[str, Any] = {
            "owners": set_up.agency_ids,
            "area": set_up.areas,
            "lines": set_up.lines,
            "findings": findings,
        }
        values = {**table.values, **known_where_given(table, words)}
        yield Recommendation(id=id_of("recommendation", number), place=place, **values)


def _finding(
    table: Table, set_up: SetUp, review: Review, earlier: dict[str, UUID], place: str
) -> Finding:
    notes = cited(review)
    words: dict[str, Any] = {
        "agencies": set_up.agency_ids,
        "area": set_up.areas,
        "lines": set_up.lines,
        "supports": notes,
        "does_not_fit": notes,
        "records": set_up.entry_ids,
        "known_from": earlier,
    }
    values = {**table.values, **known_where_given(table, words)}
    values.pop("replies", None)
    return Finding(id=id_of("finding", values.pop("key")), place=place, **values)


def _replies(of: Table, finding: Finding, review: Review) -> Iterator[ExtractReply]:
    people = {each.reference: each.id for each in review.practitioners.values()}
    for table in of.tables("replies"):
        values = {**table.values, **known_where_given(table, {"practitioner": people})}
        at = values.pop("at").astimezone(UTC)
        reply_id = id_of("reply", of.values["key"], table.values["practitioner"])
        yield ExtractReply(id=reply_id, finding=finding.id, at=at, **values)
