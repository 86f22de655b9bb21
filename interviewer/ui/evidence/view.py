"""What the parts of the evidence page have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from interviewer.domain.evidence import Evidence, Wanted
from interviewer.domain.review import Review


@dataclass(frozen=True)
class Asked:
    """What a part is to answer: a review, its evidence, and what somebody wants to see."""

    review: Review
    evidence: Evidence
    wanted: Wanted


Answering: TypeAlias = Callable[[Asked], Any]
"""Finds an answer without touching a widget: it may be called in another thread."""


class EvidenceView(QWidget):
    """One part of the page.

    Signals:
        wanted: Carries the Place to go to.
        asked: What this part asks has changed: it wants another answer.
    """

    wanted = Signal(object)
    asked = Signal()

    def answering(self) -> Answering:
        """How to answer what this part asks now."""
        return _nothing

    def show_answer(self, asked: Asked, answer: Any) -> None:  # noqa: ARG002  of whoever asked
        """Show what was answered; a part that asks nothing shows the review."""
        self.show_review(asked.review)

    def show_review(self, review: Review) -> None:
        """Follow a change that leaves the notes as they were, such as a link."""

    def take_focus(self) -> None:
        """Give the keyboard to what matters most here."""
        self.setFocus()

    def leave(self) -> None:
        """Hand over everything typed."""


def _nothing(_: Asked) -> None:
    """Nothing has to be found."""
