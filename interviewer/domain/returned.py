"""A practitioner's copy that came back: what it says, before anything is decided."""

from dataclasses import dataclass, field
from uuid import UUID

from interviewer.domain.text import clean


def as_it_returns(text: str) -> str:
    """The text as it reads when it comes back from a word processor untouched.

    No document has blank lines or spaces around a line, so neither says that somebody changed
    something: a statement is untouched where `as_it_returns(issued.text) == returned.text`.
    Doing it twice changes nothing more.
    """
    return "\n".join(stripped for line in clean(text).split("\n") if (stripped := line.strip()))


@dataclass(frozen=True, kw_only=True)
class ReturnedStatement:
    """One statement as it stands in the file that came back, found by its identity.

    Attributes:
        note: The note that the identity names.
        text: How the statement reads now, in the form of `as_it_returns`; empty where its words
            were taken out and its place was left, None where it was cut out of the file.
        answer: What stands in its answer place, and what comments and footnotes on it say; empty
            where nothing was written.
        times: How often the statement stands in the file; more than once where it was duplicated,
            and `text` and `answer` are then those of the first one that was changed or answered.
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
        statements: In the order of the file; statements that were cut out come last. One whose
            last trace was cut out is not among them: compare with what was issued.
        additions: What was written in the place for additions, or outside every statement.
        tracked: Whether changes were tracked in it.
    """

    copy: UUID
    statements: tuple[ReturnedStatement, ...]
    additions: tuple[str, ...] = field(default=(), repr=False)
    tracked: bool = False
