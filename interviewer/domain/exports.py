"""What left the tool: remembered without its content, for information governance."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from interviewer.domain.words import Document


@dataclass(frozen=True, kw_only=True)
class LetThrough:
    """Something that looks like an identifier and was left in a document all the same.

    Attributes:
        kind: What it looks like: "telephone number".
        reason: Why it may stand; what it said is not kept.
    """

    kind: str
    reason: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Export:
    """A document was made.

    Attributes:
        interview: The interview it is about; None where it is about the review.
        let_through: What looked like an identifier and was let through.
    """

    id: UUID
    document: Document
    interview: UUID | None = None
    at: datetime
    by: str = ""
    let_through: tuple[LetThrough, ...] = ()
