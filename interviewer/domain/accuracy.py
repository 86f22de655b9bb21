"""The accuracy check: the practitioner's right of reply on the note (domain.md, "The words")."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from interviewer.domain.words import Outcome


@dataclass(frozen=True, kw_only=True)
class IssuedStatement:
    """A note as it stood in the copy that was given out.

    Attributes:
        revision: The revision of the note that was issued.
        number: Its number within the interview.
        text: The exact text: what comes back is compared with this.
    """

    note: UUID
    revision: UUID
    number: int
    text: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class PractitionersCopy:
    """One copy that was given out for checking, and what became of it.

    Attributes:
        id: The copy id: stands in the file too.
        due: Until when an answer is awaited.
        handed_out: How it went out: by hand, by secure mail; never an address.
        returned: When an answer came; None while nothing has.
        outcome: Of the whole: agreed, corrected, disputed, no reply.
        recorded_by: Initials of who recorded the outcome, `recorded` when.
    """

    id: UUID
    interview: UUID
    made: datetime
    by: str = ""
    statements: tuple[IssuedStatement, ...] = ()
    protected: bool = True
    due: date | None = None
    handed_out: str = field(default="", repr=False)
    returned: date | None = None
    outcome: Outcome | None = None
    recorded_by: str = ""
    recorded: datetime | None = None
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class StatementAnswer:
    """What the practitioner answered to one statement, and what was made of it.

    Attributes:
        of_copy: Id of the PractitionersCopy that was answered.
        note: The note it is about; for something added, the note that was made of it.
        words: The practitioner's own words in answer.
        text: The wording of the note that the outcome stands for: where the note reads otherwise
            now, it was changed since.
        by: Initials of who recorded it.
    """

    id: UUID
    of_copy: UUID
    note: UUID
    outcome: Outcome
    words: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    by: str = ""
    at: datetime
    withdrawn: bool = False
