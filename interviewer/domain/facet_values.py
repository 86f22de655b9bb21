"""What can be chosen among to see less of the evidence, and how a question is called."""

from collections.abc import Callable, Iterator
from typing import TypeAlias
from uuid import UUID

from interviewer.domain.evidence import INTERVIEW, Evidence, Facet, Wanted, factor_key
from interviewer.domain.prompts_asked import areas_of, lines_of
from interviewer.domain.review import Review
from interviewer.domain.words import Basis, Factor, Frame, Influence, Level, SourceKind

Options: TypeAlias = dict[Facet, dict[UUID | str, str]]
"""For each facet its values in order, each with its words."""

_ALWAYS = {Facet.EPISODE, Facet.AREA, Facet.LINE, Facet.FRAME, Facet.AGENCY}
"""Facets whose values are offered whether or not a note has them: silence answers them too."""


def options(review: Review, evidence: Evidence) -> Options:
    """Everything that can be chosen; of the finer facets only what some note has."""
    known = evidence.values()
    offered: Options = {}
    for facet in Facet:
        every = dict(_every(review, facet, known[facet]))
        kept = {key: words for key, words in every.items() if key in known[facet]}
        offered[facet] = every if facet in _ALWAYS else kept
    return offered


def question_words(review: Review, wanted: Wanted) -> str:
    """What is asked, for the heading: the thematic area, then "Episode 3"."""
    told = []
    for facet in (Facet.AREA, Facet.LINE, Facet.EPISODE):
        words = dict(_every(review, facet, wanted.of(facet)))
        if facet is Facet.EPISODE:
            words = {episode.id: episode.name for episode in review.live_episodes()}
        told += [words[key] for key in words if key in wanted.of(facet)]
    return ", ".join(told) or "Everything that was said"


def chosen_words(review: Review, wanted: Wanted) -> list[str]:
    """Every filter in words: "Episode: Part 1, Part 2", "Words in the notes: school"."""
    told = list[str]()
    for facet in Facet:
        chosen = wanted.of(facet)
        known = dict(_every(review, facet, chosen))
        words = [known[key] for key in known if key in chosen]
        words += sorted(str(key) for key in chosen if key not in known)
        if words:
            told.append(f"{facet.value}: {', '.join(words)}")
    if wanted.words.strip():
        told.append(f"Words in the notes: {wanted.words.strip()}")
    if wanted.notes is not None:
        told.append("Only the notes behind a number")
    return told


def _every(
    review: Review, facet: Facet, known: frozenset[UUID | str]
) -> Iterator[tuple[UUID | str, str]]:
    """Each value with its words, in order; of the facets without an order of their own, by word."""
    if facet in _WORDS:
        yield from ((word.value, word.label) for word in _WORDS[facet])
    elif facet in _OF_REVIEW:
        yield from _OF_REVIEW[facet](review)
    else:
        yield from ((each, str(each)) for each in sorted(map(str, known)))


def _episodes(review: Review) -> Iterator[tuple[UUID | str, str]]:
    for episode in review.live_episodes():
        yield episode.id, f"{episode.number} · {episode.title}" if episode.title else episode.name


def _agencies(review: Review) -> Iterator[tuple[UUID | str, str]]:
    return ((agency.id, agency.name) for agency in review.live_agencies())


def _areas(review: Review) -> Iterator[tuple[UUID | str, str]]:
    yield from areas_of(review).items()


def _lines(review: Review) -> Iterator[tuple[UUID | str, str]]:
    yield from lines_of(review).items()


def _factors(_: Review) -> Iterator[tuple[UUID | str, str]]:
    for factor in Factor:
        for influence in Influence:
            words = f"{factor.label}: {influence.value}"
            yield factor_key(factor.value, influence.value), words


def _sources(_: Review) -> Iterator[tuple[UUID | str, str]]:
    yield INTERVIEW, INTERVIEW.capitalize()
    yield from ((kind.value, kind.label) for kind in SourceKind)


_OF_REVIEW: dict[Facet, Callable[[Review], Iterator[tuple[UUID | str, str]]]] = {
    Facet.EPISODE: _episodes,
    Facet.AGENCY: _agencies,
    Facet.AREA: _areas,
    Facet.LINE: _lines,
    Facet.FACTOR: _factors,
    Facet.SOURCE: _sources,
}

_WORDS: dict[Facet, type[Frame] | type[Basis] | type[Level]] = {
    Facet.FRAME: Frame,
    Facet.BASIS: Basis,
    Facet.LEVEL: Level,
}
