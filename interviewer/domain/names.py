"""Real names, where one must be known: kept apart from the review (domain.md, "Rules")."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class RealName:
    """A name and the reference that stands for it everywhere else.

    It is never part of a `Review`, a document or a package; storage has a way of its own for it.

    Attributes:
        stands_for: A reference such as "SN1" or "Sibling Kestrel".
    """

    id: UUID
    name: str = field(repr=False)
    stands_for: str = field(default="", repr=False)
    withdrawn: bool = False
