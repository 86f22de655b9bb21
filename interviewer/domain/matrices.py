"""Where the evidence is thick and where it is thin, counted in practitioners and never in notes.

A fast typist is no better evidence. Only confirmed tags count; whether a note may be quoted, or
came through an interpreter, makes no difference to that. Each number knows the notes behind it.
Other sources than interviews are no practitioners: they are counted apart and never added in.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from interviewer.domain.evidence import (
    Account,
    Chosen,
    Evidence,
    Facet,
    Told,
    Wanted,
    factor_key,
)
from interviewer.domain.prompts_asked import areas_of, lines_of
from interviewer.domain.review import Review
from interviewer.domain.words import Factor, Influence

Key = UUID | str

ALL: Key = ""
"""The row or column in which each practitioner counts once, however many others they stand in."""


class MatrixKind(StrEnum):
    """What is set against what; the words are how the screen calls it."""

    EPISODE_AGENCY = "Episode and agency"
    PRACTITIONER_AREA = "Practitioner and thematic area"
    LINE_AGENCY = "Line of enquiry and agency"
    FACTOR_EPISODE = "What shaped it and episode"


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What a row or a column is about."""

    key: Key
    words: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Who spoke of it, and in which notes.

    Attributes:
        notes: What the practitioners said.
        sources: Other sources that speak of it, and `notes_apart` what they say: never among
            the practitioners and their notes.
    """

    practitioners: frozenset[UUID] = frozenset()
    notes: tuple[UUID, ...] = ()
    sources: frozenset[UUID] = frozenset()
    notes_apart: tuple[UUID, ...] = ()

    @property
    def count(self) -> int:
        return len(self.practitioners)


NOBODY = Cell()


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Rows against columns; whatever has no number has nobody."""

    kind: MatrixKind
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: Mapping[tuple[Key, Key], Cell] = field(repr=False)

    def cell(self, row: Key, column: Key) -> Cell:
        """Who stands there; `ALL` for either is everybody of the other."""
        return self.cells.get((row, column), NOBODY)


def matrix(
    review: Review, evidence: Evidence, kind: MatrixKind, wanted: Wanted | None = None
) -> Matrix:
    """Count the practitioners who spoke of each.

    Args:
        review: The review as it is.
        evidence: The evidence of the same review.
        kind: What is set against what.
        wanted: Only of these notes.
    """
    rows, columns = _headings(review, evidence, kind)
    row_of, column_of = _READ[kind]
    found: dict[tuple[Key, Key], list[Told]] = defaultdict(list)
    known_rows, known_columns = ({each.key for each in side} for side in (rows, columns))
    for told in evidence.matching(wanted or Wanted()):
        in_rows = _read(told, row_of) & known_rows
        in_columns = _read(told, column_of) & known_columns
        account = evidence.accounts[told.account]
        if (in_rows or _is_of_all(account, row_of)) and (
            in_columns or _is_of_all(account, column_of)
        ):
            for row in (*in_rows, ALL):
                for column in (*in_columns, ALL):
                    found[row, column].append(told)
    cells = {key: _cell(evidence, told) for key, told in found.items()}
    return Matrix(kind=kind, rows=rows, columns=columns, cells=cells)


def _is_of_all(account: Account, facet: Facet | None) -> bool:
    """Whether it stands in no one row or column: a source that is no practitioner's or agency's."""
    if account.is_practitioner:
        return False
    return facet is None or (facet is Facet.AGENCY and account.agency is None)


def _cell(evidence: Evidence, told: list[Told]) -> Cell:
    said = [each for each in told if evidence.accounts[each.account].is_practitioner]
    apart = [each for each in told if not evidence.accounts[each.account].is_practitioner]
    return Cell(
        practitioners=frozenset(each.account for each in said),
        notes=tuple(each.note.id for each in said),
        sources=frozenset(each.account for each in apart),
        notes_apart=tuple(each.note.id for each in apart),
    )


_READ: dict[MatrixKind, tuple[Facet | None, Facet]] = {
    MatrixKind.EPISODE_AGENCY: (Facet.EPISODE, Facet.AGENCY),
    MatrixKind.PRACTITIONER_AREA: (None, Facet.AREA),
    MatrixKind.LINE_AGENCY: (Facet.LINE, Facet.AGENCY),
    MatrixKind.FACTOR_EPISODE: (Facet.FACTOR, Facet.EPISODE),
}
"""By what a note finds its row and its column; None is whose account it is in."""


def _read(told: Told, facet: Facet | None) -> frozenset[Key]:
    facets: Chosen = told.facets
    return frozenset((told.account,)) if facet is None else facets.get(facet, frozenset())


def _headings(
    review: Review, evidence: Evidence, kind: MatrixKind
) -> tuple[tuple[Heading, ...], tuple[Heading, ...]]:
    sides: dict[MatrixKind, tuple[Iterator[Heading], Iterator[Heading]]] = {
        MatrixKind.EPISODE_AGENCY: (_episodes(review), _agencies(review)),
        MatrixKind.PRACTITIONER_AREA: (_practitioners(evidence), _areas(review)),
        MatrixKind.LINE_AGENCY: (_lines(review), _agencies(review)),
        MatrixKind.FACTOR_EPISODE: (_factors(), _episodes(review)),
    }
    rows, columns = sides[kind]
    return tuple(rows), tuple(columns)


def _episodes(review: Review) -> Iterator[Heading]:
    for episode in review.live_episodes():
        words = f"{episode.number} · {episode.title}" if episode.title else episode.name
        yield Heading(key=episode.id, words=words)


def _agencies(review: Review) -> Iterator[Heading]:
    return (Heading(key=agency.id, words=agency.name) for agency in review.live_agencies())


def _practitioners(evidence: Evidence) -> Iterator[Heading]:
    for account in evidence.accounts.values():
        if account.is_practitioner:
            yield Heading(key=account.id, words=f"{account.reference} · {account.title}")


def _areas(review: Review) -> Iterator[Heading]:
    return (Heading(key=key, words=title) for key, title in areas_of(review).items())


def _lines(review: Review) -> Iterator[Heading]:
    return (Heading(key=key, words=title) for key, title in lines_of(review).items())


def _factors() -> Iterator[Heading]:
    """Each twice: what helped is never counted together with what hindered."""
    for factor in Factor:
        for influence in Influence:
            key = factor_key(factor.value, influence.value)
            yield Heading(key=key, words=f"{factor.label}: {influence.value}")
