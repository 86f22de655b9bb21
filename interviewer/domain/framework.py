"""What the guidance calls its thematic areas and lines of enquiry, retired ones included.

They are data of the guidance with stable ids; a retired id stays readable (model.md, "Values").
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from interviewer.domain.guidance import Guidance, LineOfEnquiry, ThematicArea
from interviewer.domain.review import Review

T = TypeVar("T", ThematicArea, LineOfEnquiry)


def areas_on_offer(review: Review) -> tuple[ThematicArea, ...]:
    """The thematic areas of the guidance that new interviews use, in its order."""
    guidance = _current(review)
    return guidance.areas if guidance else ()


def lines_on_offer(review: Review) -> tuple[LineOfEnquiry, ...]:
    """The lines of enquiry of the guidance that new interviews use, in its order."""
    guidance = _current(review)
    return guidance.lines if guidance else ()


def category_heading(review: Review) -> str:
    """The heading of the last column of the recommendations table."""
    guidance = _current(review)
    return guidance.category_heading if guidance else Guidance.category_heading


def area_title(review: Review, area: str) -> str:
    """The title of a thematic area; its id where no version of the guidance knows it."""
    return _title((g.areas for g in _newest_first(review)), area)


def line_title(review: Review, line: str) -> str:
    """The title of a line of enquiry; its id where no version of the guidance knows it."""
    return _title((g.lines for g in _newest_first(review)), line)


def line_titles(review: Review, lines: Iterable[str]) -> list[str]:
    """The titles of several lines of enquiry, in the order of the guidance and then as given."""
    order = {line.id: at for at, line in enumerate(lines_on_offer(review))}
    known = sorted(dict.fromkeys(lines), key=lambda line: order.get(line, len(order)))
    return [line_title(review, line) for line in known]


def _title(offers: Iterable[tuple[T, ...]], wanted: str) -> str:
    known = (each for offer in offers for each in offer)
    return next((each.title for each in known if each.id == wanted), wanted)


def _newest_first(review: Review) -> Iterator[Guidance]:
    current = _current(review)
    if current:
        yield current
    others = (each for each in review.guidances.values() if each is not current)
    yield from sorted(others, key=lambda guidance: guidance.version, reverse=True)


def _current(review: Review) -> Guidance | None:
    details = next(iter(review.particulars.values()), None)
    if details is None:
        return None
    return review.guidances.get(f"{details.guidance} {details.guidance_version}")
