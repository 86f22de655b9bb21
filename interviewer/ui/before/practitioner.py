"""What is settled with the practitioner, and what is settled about notes and documents."""

from PySide6.QtWidgets import QWidget

from interviewer.domain.preparation import Preparation
from interviewer.domain.readiness import preparation_for, supporter_problem
from interviewer.domain.review import Review
from interviewer.domain.words import Answer
from interviewer.ui.before.settled import SettledForm
from interviewer.ui.workspace import Workspace

_INTERPRETED = "Words are noted as interpreted, and are never quoted as the practitioner’s own."


class PractitionerForm(SettledForm):
    """What they were given, what they need, and who is there for them."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.add_text("sheet_version", "Information sheet", "Which version they were given.")
        self.add_day("sheet_given", "Given on")
        self.add_text("supporter", "Supporter", "By role, or that none is wished.")
        self.add_answer("supporter_manages", "Is it the line manager")
        self.add_answer("interpreted", "With an interpreter")
        self.add_text("interpreter", "Language, interpreter", "By role, never by name.")
        self.add_text(
            "adjustments",
            "Adjustments",
            "Time of day, breaks, the room, hearing, reading. What was arranged, or none wished.",
        )
        self.add_text("own_records", "Own records", "What they have seen of them, and when.")
        self.add_text("support", "Employer’s support", "What is offered, and who gives it (role).")
        self.add_answer("parallel_review", "Another review", "Interviewed for one already.")
        self.add_text("parallel_review_details", "By whom, and when")

    def show_review(self, review: Review) -> None:
        super().show_review(review)
        known = self._known(review)
        if known is not None:
            self.say("sheet_version", "" if known.sheet_version else self._sheet(review), "muted")
            self.say("supporter_manages", supporter_problem(known))
            interpreted = known.interpreted is Answer.YES
            self.say("interpreted", _INTERPRETED if interpreted else "", "muted")

    def _sheet(self, review: Review) -> str:
        """Which sheet goes with the invitation that is made here."""
        if self.interview is None:
            return ""
        guidance = review.guidance_of(review.interviews[self.interview])
        return (
            f"The one that goes with the invitation is version {guidance.version}."
            if guidance.information_sheet
            else ""
        )

    def _known(self, review: Review) -> Preparation | None:
        if self.interview is None:
            return None
        return preparation_for(review, review.interviews[self.interview])


class PapersForm(SettledForm):
    """Handwriting and where it is kept, and what the practitioner will be shown."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.add_answer("handwritten", "Typed from handwriting")
        self.add_text("originals", "Where the originals are")
        self.add_text(
            "documents",
            "Documents to be shown",
            "After the free account: what they see colours what they remember.",
        )
