"""What the panel takes to a practitioner learning event: themes and questions, and nobody in them.

The event is where practitioners hear what begins to show across accounts and say what they make of
it. Whoever spoke to the panel has to be safe there: the record holds no reference to any one
person (domain.md, "Reflection").
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from interviewer.domain.findings import PanelThought
from interviewer.domain.panel_reflection import QUESTIONS, thoughts_on
from interviewer.domain.prompts_asked import areas_of
from interviewer.domain.review import Review

ACROSS = "Across the thematic areas"


@dataclass(frozen=True, kw_only=True)
class Theme:
    """One thematic area with what the panel thinks of it.

    Attributes:
        title: The area's, or `ACROSS` for all of them together.
        thoughts: By question, in the order in which the panel is asked; no question without any.
    """

    title: str
    thoughts: dict[str, list[PanelThought]] = field(repr=False)


def themes(review: Review, chosen: Collection[UUID] | None = None) -> list[Theme]:
    """The live thoughts that say something, area by area, what is across them first.

    Args:
        review: The review as it is.
        chosen: Ids of the thoughts that go in; None is all of them.
    """
    found = []
    for area, title in {"": ACROSS, **areas_of(review)}.items():
        told = {question: _said(review, area, question, chosen) for question in QUESTIONS}
        thoughts = {question: of_one for question, of_one in told.items() if of_one}
        if thoughts:
            found.append(Theme(title=title, thoughts=thoughts))
    return found


def is_anything_thought(review: Review) -> bool:
    """Whether any live thought says something."""
    return any(
        not thought.withdrawn and thought.text.strip() for thought in review.panel_thoughts.values()
    )


def thoughts_in(told: Collection[Theme]) -> Iterator[PanelThought]:
    """Every thought of the themes, in the order in which it is read."""
    for theme in told:
        for thoughts in theme.thoughts.values():
            yield from thoughts


def rests_on_one_account(review: Review, thought: PanelThought) -> bool:
    """Whether only one practitioner prompted it: people may know them by it all the same."""
    notes = (review.notes[each] for each in thought.notes if each in review.notes)
    return len({_whose(review, note.source) for note in notes}) == 1


def _said(
    review: Review, area: str, question: str, chosen: Collection[UUID] | None
) -> list[PanelThought]:
    told = (thought for thought in thoughts_on(review, area, question) if thought.text.strip())
    return [thought for thought in told if chosen is None or thought.id in chosen]


def _whose(review: Review, source: UUID) -> UUID:
    interview = review.interviews.get(source)
    return interview.practitioner if interview else source
