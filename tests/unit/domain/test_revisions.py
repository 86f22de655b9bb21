"""Which revision of a value holds follows from the set of revisions, and from nothing else."""

from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.revisions import heads, in_order, lineage

Graph = dict[UUID, tuple[UUID, ...]]
A, B, C, D, E = (UUID(int=number) for number in (1, 2, 3, 4, 5))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Revisions, each made from none, one or two of those before; some of these not there."""
    ids = draw(st.lists(st.uuids(), min_size=1, max_size=8, unique=True))
    graph: Graph = {ids[0]: ()}
    for place, revision in enumerate(ids[1:], start=1):
        earlier = st.sampled_from(ids[:place])
        graph[revision] = tuple(draw(st.lists(earlier, max_size=2, unique=True)))
    lost = draw(st.sets(st.sampled_from(ids), max_size=2))
    return {each: graph[each] for each in ids if each not in lost} or {ids[0]: ()}


def test_a_descendant_wins() -> None:
    assert heads({A: (), B: (A,), C: (B,)}) == (C,)
    assert heads({C: (), B: (C,), A: (B,)}) == (A,)


def test_of_two_that_were_made_apart_the_smaller_is_displayed() -> None:
    assert heads({C: (), B: (C,), A: (C,)}) == (A, B)


def test_typing_on_in_the_displayed_one_leaves_it_displayed() -> None:
    apart = {C: (), B: (C,), A: (C,)}
    assert heads({**apart, E: (A,)}) == (E, B)


def test_a_revision_made_from_both_ends_the_conflict() -> None:
    assert heads({C: (), B: (C,), A: (C,), D: (B, A)}) == (D,)


def test_what_a_revision_was_made_from_need_not_be_there() -> None:
    assert heads({B: (A,)}) == (B,)
    assert in_order({B: (A,)}) == [B]
    assert lineage({B: (A,)}, B) == {A, B}


def test_a_revision_made_from_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="cycle"):
        in_order({A: (B,), B: (A,)})


@given(graphs(), st.randoms())
def test_it_does_not_matter_in_which_order_they_came(graph: Graph, dice: Random) -> None:
    shuffled = list(graph)
    dice.shuffle(shuffled)
    assert heads({each: graph[each] for each in shuffled}) == heads(graph)


@given(graphs())
def test_text_is_as_good_as_an_id(graph: Graph) -> None:
    as_text = {str(each): tuple(map(str, parents)) for each, parents in graph.items()}
    assert heads(as_text) == tuple(map(str, heads(graph)))


@given(graphs())
def test_every_revision_stands_after_those_it_was_made_from(graph: Graph) -> None:
    ordered = in_order(graph)
    assert set(ordered) == set(graph)
    for place, revision in enumerate(ordered):
        assert not set(graph[revision]) & set(ordered[place:])


@given(graphs(), st.uuids())
def test_whatever_is_typed_stays_in_sight(graph: Graph, revision: UUID) -> None:
    if revision not in graph and revision not in {p for of in graph.values() for p in of}:
        shown = heads(graph)[0]
        assert heads({**graph, revision: (shown,)})[0] == revision


@given(graphs())
def test_together_the_heads_come_from_everything(graph: Graph) -> None:
    assert set(graph) <= {each for head in heads(graph) for each in lineage(graph, head)}
