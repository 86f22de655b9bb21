"""Which pages a seat has: blindness while interviews go on (model.md, "Seats and blindness")."""

from interviewer.domain.evidence import may_see_evidence
from interviewer.domain.review import Review
from interviewer.domain.seats import may_interview, may_see_status, role_of
from interviewer.ui.places import PageName

_OF_EVIDENCE = frozenset({PageName.EVIDENCE, PageName.FINDINGS})
_OF_STATUS = frozenset({PageName.STATUS})
_OF_INTERVIEWS = frozenset(
    {
        PageName.INTERVIEWS,
        PageName.FOLLOW_UPS,
        PageName.PLAN,
        PageName.BEFORE,
        PageName.INTERVIEW,
        PageName.REFLECTION,
        PageName.TIDY_UP,
        PageName.ACCURACY_CHECK,
    }
)


def hidden_pages(review: Review) -> frozenset[PageName]:
    """The pages that are neither offered nor shown to whoever sits here."""
    role = role_of(review)
    nothing = frozenset[PageName]()
    return (
        (nothing if may_see_evidence(review) else _OF_EVIDENCE)
        | (nothing if may_see_status(role) else _OF_STATUS)
        | (nothing if may_interview(role) else _OF_INTERVIEWS)
    )


def home(review: Review) -> PageName:
    """Where whoever sits here begins."""
    return PageName.INTERVIEWS if may_interview(role_of(review)) else PageName.STATUS
