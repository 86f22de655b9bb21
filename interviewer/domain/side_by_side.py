"""Accounts side by side: under each prompt what every practitioner said, or why there is nothing.

Never a merge: each account keeps its column, and each hole is named as what it is (domain.md).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from interviewer.domain.chronology import Entry
from interviewer.domain.evidence import Account, Evidence, Facet, Told, Wanted, failed_facets
from interviewer.domain.holes import hole_of
from interviewer.domain.prompts_asked import Asked
from interviewer.domain.words import Coverage


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one account holds under one prompt.

    Attributes:
        notes: What was said, as far as it is wanted.
        hole: What became of the prompt where it is no plain answer; may stand beside notes.
        reason: Why, where somebody said so.
    """

    notes: tuple[Told, ...] = ()
    hole: Coverage | None = None
    reason: str = field(default="", repr=False)


NO_ANSWER = Answer()


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One prompt, with the answers of those who have any, by the id of their account."""

    prompt: str
    text: str = field(repr=False)
    answers: Mapping[UUID, Answer] = field(repr=False)

    def answer(self, account: UUID) -> Answer:
        return self.answers.get(account, NO_ANSWER)

    @property
    def height(self) -> int:
        """How many notes the longest answer has; at least one."""
        return max((len(each.notes) for each in self.answers.values()), default=0) or 1


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """Everything about one question.

    Attributes:
        accounts: Whose columns there are, by agency and reference, other sources last.
        topics: In the order of the guidance; what was said at no prompt comes last.
        entries: The chronology beside it.
        notes: How many notes there are.
        uncounted: How many notes only have the suggestion of being about it.
    """

    accounts: tuple[Account, ...] = ()
    topics: tuple[Topic, ...] = ()
    entries: tuple[Entry, ...] = ()
    notes: int = 0
    uncounted: int = 0

    @property
    def summary(self) -> str:
        """What stands below: "3 practitioners, 2 agencies · 6 notes, 1 suggested tag …"."""
        telling = {a for topic in self.topics for a, each in topic.answers.items() if each.notes}
        people = [each for each in self.accounts if each.is_practitioner and each.id in telling]
        others = len(telling) - len(people)
        agencies = len({each.agency for each in people})
        parts = [
            f"{counted(len(people), 'practitioner')}, {counted(agencies, 'agency', 'agencies')}",
            counted(others, "other source") if others else "",
            counted(self.notes, "note"),
            f"{counted(self.uncounted, 'note')} with a suggested tag only, not counted"
            if self.uncounted
            else "",
        ]
        return " · ".join(part for part in parts if part)


def counted(number: int, one: str, many: str = "") -> str:
    """So many of them: "1 note", "2 notes", "3 agencies"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def side_by_side(evidence: Evidence, wanted: Wanted) -> SideBySide:
    """Put side by side what every account says to a question.

    Args:
        evidence: What was said.
        wanted: The question: an episode, a thematic area, a line of enquiry, and whatever else.
    """
    found = evidence.matching(wanted)
    accounts = evidence.accounts_for(wanted, found)
    said: dict[str, dict[UUID, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for told in found:
        prompt = told.note.prompt if evidence.prompts.of(told.note.prompt) else ""
        said[prompt][told.account].append(told)
    if wanted.shows_holes:
        for asked in evidence.prompts:
            if _belongs(asked, wanted):
                said.setdefault(asked.id, defaultdict(list))
    topics = [
        _topic(evidence, prompt, said[prompt], accounts, holes=wanted.shows_holes)
        for prompt in sorted(said, key=evidence.prompts.place_of)
    ]
    return SideBySide(
        accounts=tuple(accounts),
        topics=tuple(topic for topic in topics if topic.answers),
        entries=tuple(evidence.entries_beside(wanted, found)),
        notes=len(found),
        uncounted=sum(_is_suggested_only(each, wanted) for each in evidence),
    )


def _belongs(asked: Asked, wanted: Wanted) -> bool:
    """Whether nobody should forget the prompt, and it serves the question that is asked."""
    areas, lines = wanted.of(Facet.AREA), wanted.of(Facet.LINE)
    of_lines = not lines or bool(lines.intersection(asked.lines))
    return asked.core and (not areas or asked.area in areas) and of_lines


def _topic(
    evidence: Evidence,
    prompt: str,
    said: Mapping[UUID, list[Told]],
    accounts: list[Account],
    *,
    holes: bool,
) -> Topic:
    def answers() -> Iterator[tuple[UUID, Answer]]:
        for account in accounts:
            notes = tuple(said.get(account.id, ()))
            hole, reason = hole_of(evidence, prompt, account) if holes else (None, "")
            if notes or hole:
                yield account.id, Answer(notes=notes, hole=hole, reason=reason)

    text = evidence.prompts.wording(prompt)
    return Topic(prompt=prompt, text=text, answers=dict(answers()))


def _is_suggested_only(told: Told, wanted: Wanted) -> bool:
    """Whether the note is only suggested to be about the episode or line that is wanted."""
    note = told.note
    suggested: dict[Facet, frozenset[UUID | str]] = {
        Facet.EPISODE: frozenset(note.suggested_episodes),
        Facet.LINE: frozenset(note.suggested_lines),
    }
    failed = failed_facets(told, wanted)
    return bool(failed) and all(
        suggested.get(facet, frozenset()) & wanted.of(facet) for facet in failed
    )
