"""A practitioner's copy that came back: what it says, before anything is decided."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class ReturnedStatement:
    """One statement as it stands in the file that came back, found by its identity.

    Attributes:
        note: The note that the identity names.
        text: How the statement reads now; None where it was cut out of the file.
        answer: What stands in its answer place; empty where nothing was written.
        times: How often the statement stands in the file; more than once where it was duplicated,
            and `text` and `answer` are then those of the first one that differs.
    """

    note: UUID
    text: str | None = field(repr=False)
    answer: str = field(default="", repr=False)
    times: int = 1


@dataclass(frozen=True, kw_only=True)
class ReturnedCopy:
    """Everything that a returned file says.

    Attributes:
        copy: The copy id that the file carries.
        statements: In the order of the file; statements that were cut out come last.
        additions: What was written in the place for additions, or between statements.
        tracked: Whether changes were tracked in it.
    """

    copy: UUID
    statements: tuple[ReturnedStatement, ...]
    additions: tuple[str, ...] = field(default=(), repr=False)
    tracked: bool = False
