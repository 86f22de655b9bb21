"""Making the practitioner's extract, and remembering who had it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from interviewer.domain.concluding import extract_given
from interviewer.domain.extracting import resting_on, told_before, who_may_answer
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.resources import word_template
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.findings.parts import Pick
from interviewer.ui.protection import Protection
from interviewer.ui.sentence import Sentence
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.documents.passages import Passage

_OFFER = Offer(
    document=Document.EXTRACT,
    heading="Practitioner’s extract",
    told=(
        "What the draft says that rests on one practitioner’s own notes, with those notes and room "
        "to answer, before publication. Nothing of other accounts is added; read the wording of "
        "the findings with this person’s eyes. That they had it is kept beside each finding."
    ),
)


_PROTECTED = "It opens with the passphrase only: give that by another road."


class ExtractDialog(DocumentDialog):
    """Asks for whom it is, with which passphrase it opens, and where it goes."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        review = workspace.review
        self.whom: Pick[UUID] = Pick("For whom")
        people = who_may_answer(review)
        named = [(who.id, f"{who.reference}, {who.role}") for who in people]
        self.whom.offer(named, people[0].id)
        self.warning = Sentence("hint")
        self.protection = Protection()
        self.protection.begin()
        choices = self.whom, self.warning, self.protection
        super().__init__(workspace, background, None, _OFFER, choices, parent)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 76)
        self.whom.picked.connect(self._follow)
        self.written.connect(self._keep)
        self._follow()

    def look(self) -> None:
        """Look for identifiers, once it is said whether a passphrase opens it."""
        if self.protection.is_settled():
            safe = _PROTECTED if self.protection.chosen else Offer.kept_safe
            self._offer = replace(self._offer, kept_safe=safe)
            super().look()

    def passages(self) -> Gatherer:
        return partial(_passages, whom=self.whom.key)

    def maker(self) -> Maker:
        from interviewer.documents.extract import practitioners_extract

        review = self.workspace.review
        extract = partial(
            practitioners_extract,
            review,
            review.practitioners[self.whom.key],
            template=word_template(),
            made=self.workspace.now(),
        )
        return partial(_made, extract, self.protection.chosen)

    def _follow(self) -> None:
        """Say what to know first, and suggest a name for the file."""
        from interviewer.documents import suggested_name

        review = self.workspace.review
        self.warning.say(told_before(review, self.whom.key))
        reference = review.practitioners[self.whom.key].reference
        self._offer = replace(_OFFER, name=suggested_name(Document.EXTRACT, reference))

    def _keep(self, _: object) -> None:
        """Remember that they had it; a reply comes later, or none."""
        workspace = self.workspace
        review, who = workspace.review, self.whom.key
        given = [
            extract_given(
                review,
                each.finding,
                who,
                new_id=workspace.new_id(),
                by=review.initials,
                at=workspace.now(),
            )
            for each in resting_on(review, who)
        ]
        workspace.save(*given, reason=self.protection.why_none)
        self.protection.keep_as_made()
        self.whom.setEnabled(False)  # another person's has a passphrase of its own
        self.save_button.hide()


def _made(extract: Maker, passphrase: str) -> bytes:
    """The extract as a file, protected where it is to be; in the background."""
    from interviewer.documents.protection import protected

    document = extract()
    return protected(document, passphrase) if passphrase else document


def _passages(review: Review, whom: UUID) -> "list[Passage]":
    from interviewer.documents.extract import extract_passages

    return extract_passages(review, review.practitioners[whom])
