"""Where in the window each kind of value is read: for search, and for its history."""

from uuid import UUID

from interviewer.domain.accuracy import PractitionersCopy, StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.exports import Export
from interviewer.domain.findings import (
    EarlierReview,
    ExtractReply,
    Finding,
    PanelThought,
    Recommendation,
)
from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import (
    CoverageMark,
    FollowUp,
    Interview,
    Note,
    Practitioner,
    Reflection,
    Thought,
    Tick,
)
from interviewer.domain.legal_hold import LegalHold
from interviewer.domain.links import AccountLink
from interviewer.domain.naming import interview_id
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.sources import Source
from interviewer.ui.places import PageName, Place

_PAGES: dict[type[Value], PageName] = {
    Particulars: PageName.SET_UP,
    Seat: PageName.SETTINGS,
    Guidance: PageName.GUIDANCE,
    Agency: PageName.SET_UP,
    Episode: PageName.SET_UP,
    Practitioner: PageName.INTERVIEWS,
    Interview: PageName.INTERVIEWS,
    Thought: PageName.REFLECTION,
    Reflection: PageName.REFLECTION,
    Preparation: PageName.BEFORE,
    ProceedingsAnswer: PageName.BEFORE,
    PractitionersCopy: PageName.ACCURACY_CHECK,
    StatementAnswer: PageName.ACCURACY_CHECK,
    Export: PageName.ACTIVITY,
}
"""Every other kind is read in the interview itself."""


_BY_ITSELF: dict[type[Value], PageName] = {
    Finding: PageName.FINDINGS,
    Recommendation: PageName.FINDINGS,
    EarlierReview: PageName.FINDINGS,
    LegalHold: PageName.HANDING_OVER,
    Source: PageName.EVIDENCE,
    PanelThought: PageName.EVIDENCE,
    AccountLink: PageName.EVIDENCE,
}
"""Kinds that stand in no interview, and the page that chooses one of them."""


def place_of(review: Review, value: Value) -> Place:
    """The page on which the value is read, and where on it."""
    interview = interview_id(review, value)
    if isinstance(value, Note):
        return _place_of_note(value, interview)
    if isinstance(value, Entry):
        return Place(PageName.CHRONOLOGY, entry=value.id)
    if isinstance(value, FollowUp):
        return Place(PageName.FOLLOW_UPS, interview, about=(FollowUp, value.id))
    if type(value) in _BY_ITSELF:
        return Place(_BY_ITSELF[type(value)], about=(type(value), value.id))
    if isinstance(value, ExtractReply):
        return Place(PageName.FINDINGS, about=(Finding, value.finding))
    if isinstance(value, CoverageMark):
        return Place(PageName.INTERVIEW, interview, value.prompt)
    if isinstance(value, Tick):
        return Place(PageName.INTERVIEW, interview, value.item)
    return Place(_PAGES.get(type(value), PageName.INTERVIEW), interview)


def _place_of_note(note: Note, interview: UUID | None) -> Place:
    """A note from another source stands in no interview: it is read where its source is."""
    if interview is None:
        return Place(PageName.EVIDENCE, note=note.id)
    return Place(PageName.INTERVIEW, interview, note.prompt, note=note.id)
