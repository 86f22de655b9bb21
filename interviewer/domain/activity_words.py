"""The activity of a review as an information governance officer reads it: no text of any note."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from uuid import UUID

from interviewer.domain.dates import british_date
from interviewer.domain.exports import Export
from interviewer.domain.guidance import Guidance
from interviewer.domain.naming import KIND_WORDS, name_of, reference_of
from interviewer.domain.review import KINDS, Review, Value


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Something that was done to one value.

    Attributes:
        kind: Its kind; `value_id` its id.
        done: "first written", "changed", "taken out".
    """

    kind: type[Value]
    value_id: UUID | str
    who: str
    at: datetime
    done: str
    reason_given: bool


HEADINGS = ("When", "Who", "What", "About", "Done", "Reason")


def kind_named(word: str) -> type[Value]:
    """The kind of which storage says "follow up" or "practitioners copy".

    Raises:
        LookupError: There is no such kind.
    """
    for kind in KINDS:
        if _spelled(kind) == word.replace(" ", "").replace("_", ""):
            return kind
    raise LookupError(word)


def id_of(kind: type[Value], text: str) -> UUID | str:
    """The id of a value of the kind, from its text: guidance's is text, every other a UUID."""
    return text if kind is Guidance else UUID(text)


def told(review: Review, deed: Deed, zone: tzinfo) -> tuple[str, ...]:
    """One row under `HEADINGS`: what was done, and never what it says."""
    value = review.value(deed.kind, deed.value_id)
    when = deed.at.astimezone(zone)
    name = name_of(review, value) if value is not None else KIND_WORDS[deed.kind]
    done = "made" if isinstance(value, Export) else deed.done
    return (
        f"{british_date(when.date())} {when:%H:%M}",
        deed.who or "nobody named",
        name,
        reference_of(review, value) if value is not None else "",
        done,
        "given" if deed.reason_given else "",
    )


def matching(rows: Iterable[tuple[str, ...]], words: str) -> list[bool]:
    """For each row, whether all the words occur in it."""
    wanted = words.casefold().split()
    return [all(word in " ".join(row).casefold() for word in wanted) for row in rows]


def _spelled(kind: type[Value]) -> str:
    return kind.__name__.casefold()
