"""What was reached, what was heard and what is still missing in an interview."""

from collections import Counter
from dataclasses import dataclass, replace
from uuid import UUID

from interviewer.domain.guidance import Check, Prompt, Script, Section
from interviewer.domain.interview import CoverageMark, Interview, Thought
from interviewer.domain.own_plan import is_left_out
from interviewer.domain.review import Review
from interviewer.domain.words import Coverage, ReflectionState

_BESIDE_NOTES = {
    Coverage.ALREADY_TOLD,
    Coverage.DECLINED,
    Coverage.DOES_NOT_RECALL,
    Coverage.NO_EXPLANATION,
}


def coverage(review: Review, interview: Interview, prompt: str) -> Coverage:
    """What became of a prompt.

    A live note means *asked*. A word that was recorded holds beside notes where both can be true
    at once ("does not recall", with a note of what was said about it); "not asked" and "not
    involved" give way to a note, because a note shows that the prompt was asked (model.md).
    """
    noted = any(note.text.strip() for note in review.notes_under(interview, prompt))
    return coverage_known(review, interview, prompt, noted=noted)


def coverage_known(review: Review, interview: Interview, prompt: str, *, noted: bool) -> Coverage:
    """As `coverage`, for whoever knows already whether a live note stands under the prompt."""
    mark = review.mark_of(interview, prompt)
    if noted:
        return mark.coverage if mark and mark.coverage in _BESIDE_NOTES else Coverage.ASKED
    if mark is None and is_left_out(interview, prompt):
        return Coverage.NOT_ASKED
    return mark.coverage if mark else Coverage.NOT_REACHED


def marked_as(
    review: Review, interview: Interview, prompt: str, word: Coverage, new_id: UUID
) -> CoverageMark:
    """What is recorded of the prompt, with another word; a prompt has one mark (model.md)."""
    mark = review.mark_of(interview, prompt)
    if mark is not None:
        return replace(mark, coverage=word)
    return CoverageMark(id=new_id, interview=interview.id, prompt=prompt, coverage=word)


@dataclass(frozen=True)
class Count:
    """So many of so many; `of` may be nought."""

    reached: int
    of: int

    @property
    def complete(self) -> bool:
        return self.reached >= self.of


def core_count(review: Review, interview: Interview, section: Section) -> Count:
    """How many of the section's core prompts were reached. Other prompts are never counted."""
    level = review.practitioner_of(interview).level
    core = [prompt for prompt in section.prompts_for(level) if prompt.core]
    reached = sum(
        coverage(review, interview, prompt.id) is not Coverage.NOT_REACHED for prompt in core
    )
    return Count(reached, len(core))


def is_done(review: Review, interview: Interview, section: Section) -> bool:
    """Whether nothing that must not be forgotten is left in the section.

    That is: every check ticked, every script read, every core prompt reached; in a section with
    none of these, a note under one of its prompts.
    """
    level = review.practitioner_of(interview).level
    items = section.items_for(level)
    to_tick = [item for item in items if isinstance(item, Script | Check)]
    core = [item for item in items if isinstance(item, Prompt) and item.core]
    if not to_tick and not core:
        return any(
            coverage(review, interview, item.id) is not Coverage.NOT_REACHED for item in items
        )
    ticked = all((tick := review.tick_of(interview, i.id)) and tick.done for i in to_tick)
    return ticked and core_count(review, interview, section).complete


def lines_heard(review: Review, interview: Interview) -> Counter[str]:
    """How many notes are confirmed for each line of enquiry. Suggestions are not counted."""
    return Counter(line for note in review.notes_of(interview) for line in note.lines)


def is_folded(interview: Interview, section: Section, prompt: Prompt) -> bool:
    """Whether the prompt waits for the account to be complete (domain.md, steps 5 and 6)."""
    opened = any(unfolding.item == prompt.id for unfolding in interview.unfolded)
    return section.folds(prompt) and interview.account_completed is None and not opened


def readable_thoughts(
    review: Review, interview: Interview, by: str, reader: str
) -> list[Thought] | None:
    """The thoughts of one interviewer as another may read them.

    Returns:
        None while they are sealed: until every interviewer of this interview has saved or skipped
        the reflection, each sees only their own (model.md, "Values").
    """
    if by == reader:
        return review.thoughts_of(interview, by)
    states = (review.reflection_of(interview, initials) for initials in interview.interviewers)
    if all(state and state.state is not ReflectionState.OPEN for state in states):
        return review.thoughts_of(interview, by)
    return None
