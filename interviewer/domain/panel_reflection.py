"""What the panel begins to see across accounts, in the writer's review only (domain.md).

It is never mixed with what was said: a kind of its own, each thought tied to the notes that
prompted it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from uuid import UUID

from interviewer.domain.findings import PanelThought
from interviewer.domain.review import Review

QUESTIONS: dict[str, str] = {
    "begin_to_say": "What do several accounts begin to say?",
    "prove_us_wrong": "What would prove us wrong?",
    "missing_voice": "Whose voice is missing?",
    "hindsight": "Where is hindsight at work, ours among it?",
}
"""What the panel is asked of each thematic area: the id that is stored, and the words."""


def thoughts_on(review: Review, area: str, question: str) -> list[PanelThought]:
    """The live thoughts on one question of an area, the first one first.

    Args:
        review: The review as it is.
        area: Id of the thematic area; empty for all of them together.
        question: One of `QUESTIONS`.
    """
    live = (
        thought
        for thought in review.panel_thoughts.values()
        if (thought.area, thought.question) == (area, question) and not thought.withdrawn
    )
    return sorted(live, key=attrgetter("taken"))


def new_thought(
    review: Review, area: str, question: str, *, new_id: UUID, at: datetime
) -> PanelThought:
    """A thought that is still without words, of whoever sits at this laptop."""
    return PanelThought(id=new_id, area=area, question=question, by=review.initials, taken=at)


def prompted_by(review: Review, thought: PanelThought, notes: Sequence[UUID]) -> PanelThought:
    """The thought tied to these notes too; a chronology entry is none, and prompts nothing."""
    more = (each for each in notes if each in review.notes and each not in thought.notes)
    return replace(thought, notes=(*thought.notes, *more))
