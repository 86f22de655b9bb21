"""The revisions of one value: which was made from which, and which of them holds.

Laptops exchange revisions and never rows. Everything here follows from the set of revisions alone:
not from the order in which they came, nor from a clock, so every laptop with the same revisions
shows the same.
"""

from collections.abc import Collection, Mapping
from graphlib import TopologicalSorter
from typing import TypeVar
from uuid import UUID

Id = TypeVar("Id", str, UUID)
"""What a revision is called; as text it has the same order."""


def heads(revisions: Mapping[Id, Collection[Id]]) -> tuple[Id, ...]:
    """The revisions from which no other was made, the one that is displayed first.

    A descendant wins: where there is one head, it holds. Several are a conflict, and until somebody
    decides, the branch with the smallest revision since they parted is displayed (model.md,
    "Versions"). The branch and not its head: or typing on in the displayed one, which adds a
    revision with an id that nobody chose, could put the other in its place under one's hands.

    Args:
        revisions: Each revision with those it was made from; these need not be there themselves.
    """
    made_from = {parent for parents in revisions.values() for parent in parents}
    ends = [revision for revision in revisions if revision not in made_from]
    if len(ends) < 2:  # noqa: PLR2004  nothing to choose from
        return tuple(ends)
    lineages = {end: lineage(revisions, end) for end in ends}
    shared = frozenset.intersection(*lineages.values())
    return tuple(sorted(ends, key=lambda end: sorted(lineages[end] - shared)))


def lineage(revisions: Mapping[Id, Collection[Id]], revision: Id) -> frozenset[Id]:
    """The revision, what it was made from, what that was made from, and so on."""
    found, waiting = set[Id](), [revision]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(revisions.get(one, ()))
    return frozenset(found)


def in_order(revisions: Mapping[Id, Collection[Id]]) -> list[Id]:
    """Every revision after those it was made from; otherwise in the order in which they are given.

    Raises:
        ValueError: One was made from itself, by whichever way round.
    """
    given = {revision: place for place, revision in enumerate(revisions)}
    sorter = TopologicalSorter(
        {revision: [p for p in parents if p in given] for revision, parents in revisions.items()}
    )
    sorter.prepare()  # raises CycleError, which is a ValueError
    ordered: list[Id] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=given.__getitem__)
        ordered += ready
        sorter.done(*ready)
    return ordered
