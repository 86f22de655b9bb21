"""What is settled before an interview: proceedings, and everything else of *Before you start*."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from interviewer.domain.words import Answer, Clearance, Occasion, Proceedings


@dataclass(frozen=True, kw_only=True)
class ProceedingsAnswer:
    """One asking whether proceedings stand in the way; it is asked again on later occasions.

    Not cleared means *prepare only*: going on needs a named authority, its date and a reference
    (domain.md, "Before you start").

    Attributes:
        running: Which proceedings are known of.
        answered_by: Who gave the answer, by role.
        authority: Who allowed going on, by role and office.
        given: When they did.
        reference: Under which reference it is on file.
    """

    id: UUID
    interview: UUID
    occasion: Occasion = Occasion.INTERVIEW
    clearance: Clearance = Clearance.NOT_ASKED
    running: tuple[Proceedings, ...] = ()
    answered_by: str = field(default="", repr=False)
    authority: str = field(default="", repr=False)
    given: date | None = None
    reference: str = field(default="", repr=False)
    by: str = ""
    at: datetime
    withdrawn: bool = False

    @property
    def authorised(self) -> bool:
        """Whether somebody who may say so allowed going on all the same."""
        return bool(self.authority.strip() and self.given and self.reference.strip())

    @property
    def allows_going_on(self) -> bool:
        return self.clearance is Clearance.CLEAR or (
            self.clearance is Clearance.NOT_CLEARED and self.authorised
        )


@dataclass(frozen=True, kw_only=True)
class Relation:
    """What one interviewer has had to do with this practitioner.

    Attributes:
        by: Initials of the interviewer.
        worked_with: Whether they managed, supervised or advised this practitioner.
        same_line: Whether they see somebody else of the same line of management that day.
        text: What follows from it.
    """

    by: str
    worked_with: Answer = Answer.NOT_ASKED
    same_line: Answer = Answer.NOT_ASKED
    text: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """What was settled with and about one practitioner before the interview; one per interview.

    Who leads and who notes is in `Interview.interviewers`, the lead first.

    Attributes:
        sheet_version: Of the information sheet that was given, `sheet_given` when.
        supporter: Who comes along, by role; `supporter_manages` is whether it is the line
            manager, who never can be the supporter.
        interpreter: Language and interpreter; words are then "as interpreted", never verbatim.
        own_records: What was agreed about access to their own records.
        support: The support that the employer offers, and who gives it.
        relations: One for each interviewer.
        parallel_review: Whether they were interviewed for another review already.
        handwritten: Whether notes are typed from handwriting; `originals` is where that is kept.
        documents: What will be shown to them.
    """

    id: UUID
    interview: UUID
    sheet_version: str = ""
    sheet_given: date | None = None
    supporter: str = field(default="", repr=False)
    supporter_manages: Answer = Answer.NOT_ASKED
    interpreted: Answer = Answer.NOT_ASKED
    interpreter: str = field(default="", repr=False)
    adjustments: str = field(default="", repr=False)
    own_records: str = field(default="", repr=False)
    support: str = field(default="", repr=False)
    relations: tuple[Relation, ...] = ()
    parallel_review: Answer = Answer.NOT_ASKED
    parallel_review_details: str = field(default="", repr=False)
    handwritten: Answer = Answer.NOT_ASKED
    originals: str = field(default="", repr=False)
    documents: str = field(default="", repr=False)
