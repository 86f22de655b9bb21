"""Tidying up: what is left, in which order, and a list that keeps still."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Note
from interviewer.domain.notetaking import (
    confirmed,
    declined,
    joined_notes,
    placed_before,
    placed_behind,
    sent_to,
    split_note,
    with_line,
    withdrawal_turned,
)
from interviewer.domain.tidying import (
    Filter,
    Left,
    LineCount,
    Tidiness,
    TidyList,
    confirmed_under,
    followed,
    in_the_order_of_the_account,
    including,
    is_to_look_at,
    keeping,
    left,
    line_counts,
    neighbour,
    section_of,
    sections_with_notes,
    sorted_list,
    swapped,
    tidiness,
)
from interviewer.domain.words import Basis
from tests.builders import a_note
from tests.unit.domain.desk import FIRST_EPISODE, HELPED, Desk

PROMPTS = ("relied_on", "language", "record", "stays", OTHER, "not in this guidance")
ALL = Filter()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def listed(desk: Desk, which: Filter = ALL) -> list[str]:
    tidy = sorted_list(desk.review, desk.interview, which)
    return [desk.review.notes[each].text for each in tidy.ids]


# --- What is still to look at ---


@pytest.mark.parametrize(
    ("note", "how_far"),
    [
        (a_note(), Tidiness.UNTAGGED),
        (a_note(suggested_lines=("inter_agency",)), Tidiness.UNTAGGED),
        (a_note(suggested_lines=("inter_agency",), basis=Basis.READ), Tidiness.PARTLY),
        (a_note(suggested_episodes=(FIRST_EPISODE,), lines=("procedures",)), Tidiness.PARTLY),
        (a_note(basis=Basis.OPINION), Tidiness.DONE),
        (a_note(lines=("procedures",)), Tidiness.DONE),
        (a_note(episodes=(FIRST_EPISODE,)), Tidiness.DONE),
        (a_note(factors=(HELPED,)), Tidiness.DONE),
    ],
)
def test_a_note_is_done_with_when_something_is_known_and_nothing_is_open(
    note: Note, how_far: Tidiness
) -> None:
    assert tidiness(note) is how_far
    assert is_to_look_at(note) is (how_far is not Tidiness.DONE)


def test_confirming_is_enough_and_declining_is_not() -> None:
    note = a_note(suggested_lines=("inter_agency",))

    assert tidiness(confirmed(note)) is Tidiness.DONE
    assert tidiness(declined(note)) is Tidiness.UNTAGGED
    assert tidiness(declined(replace(note, basis=Basis.READ))) is Tidiness.DONE


def test_a_note_that_was_withdrawn_asks_for_nothing() -> None:
    assert not is_to_look_at(a_note(withdrawn=True))


def test_what_is_left_is_said_in_words(desk: Desk) -> None:
    assert left(desk.review, desk.interview).words == "No notes were taken"
    for text in ("one", "two", "three"):
        desk.noted("relied_on", text)
    desk.keep(confirmed(desk.under("relied_on")[0]))
    assert left(desk.review, desk.interview).words == "2 of 3 to look at"
    assert Left(0, 3).words == "Nothing left"


# --- The order ---


def test_untagged_notes_come_first_and_then_those_with_something_open(desk: Desk) -> None:
    done = desk.noted("relied_on", "done")
    partly = desk.noted("relied_on", "partly", after=done)
    desk.noted("language", "untagged")
    desk.keep(confirmed(done), replace(partly, basis=Basis.READ))

    assert listed(desk) == ["untagged", "partly", "done"]


def test_among_equals_notes_stand_as_in_the_account_and_jottings_last(desk: Desk) -> None:
    for prompt in reversed(PROMPTS):
        desk.noted(prompt, prompt)

    assert listed(desk) == [
        "relied_on",
        "language",
        "record",
        "stays",
        "not in this guidance",
        OTHER,
    ]


def test_the_list_can_be_narrowed(desk: Desk) -> None:
    done = desk.noted("relied_on", "done")
    desk.noted("language", "open")
    desk.noted("stays", "looking back")
    desk.noted(OTHER, "a jotting")
    gone = desk.noted("language", "gone")
    empty = desk.noted("language", " ")
    desk.keep(confirmed(done), *map(withdrawal_turned, (gone, empty)))

    assert listed(desk, Filter(to_look_at=True)) == ["open", "looking back", "a jotting"]
    assert listed(desk, Filter(section="sharing")) == ["open", "done"]
    assert listed(desk, Filter(section="sharing", to_look_at=True)) == ["open"]
    assert listed(desk, Filter(section=OTHER)) == ["a jotting"]
    assert listed(desk, Filter(withdrawn=True)) == ["gone"]


def test_only_sections_with_notes_are_offered(desk: Desk) -> None:
    desk.noted("stays", "looking back")
    desk.noted(OTHER, "a jotting")
    desk.keep(withdrawal_turned(desk.noted("language", "gone")))

    found = sections_with_notes(desk.review, desk.interview)

    assert [section.id for section in found] == ["reflections"]


def test_a_prompt_stands_in_its_section_and_jottings_in_theirs(desk: Desk) -> None:
    guidance = desk.review.guidance_of(desk.interview)

    found = [section_of(guidance, prompt) for prompt in ("record", OTHER, "not in this guidance")]

    assert [section.id if section else "" for section in found] == ["sharing", OTHER, ""]


# --- A list that keeps still ---


def test_a_note_that_was_dealt_with_keeps_its_place_until_the_list_is_sorted(desk: Desk) -> None:
    one = desk.noted("relied_on", "one")
    desk.noted("relied_on", "two", after=one)
    tidy = sorted_list(desk.review, desk.interview, Filter(to_look_at=True))

    desk.keep(confirmed(one))

    assert followed(tidy, desk.review, desk.interview).ids == tidy.ids
    assert listed(desk, Filter(to_look_at=True)) == ["two"]


def test_the_rest_of_a_split_note_stands_behind_it(desk: Desk) -> None:
    one = desk.noted("relied_on", "One. Rest.")
    two = desk.noted("relied_on", "two", after=one)
    tidy = sorted_list(desk.review, desk.interview, ALL)
    head, rest = split_note(one, 4, desk.begun("relied_on", after=one))

    desk.keep(head, rest)

    assert followed(tidy, desk.review, desk.interview).ids == (one.id, rest.id, two.id)


def test_joined_it_goes_and_undone_it_comes_back_to_its_place(desk: Desk) -> None:
    one = desk.noted("relied_on", "one")
    two = desk.noted("relied_on", "two", after=one)
    three = desk.noted("relied_on", "three", after=two)
    tidy = sorted_list(desk.review, desk.interview, ALL)

    desk.keep(*joined_notes(one, two))
    joined = followed(tidy, desk.review, desk.interview)
    desk.keep(one, two)
    undone = followed(joined, desk.review, desk.interview)

    assert joined.ids == (one.id, three.id)
    assert undone.ids == (one.id, two.id, three.id)


def test_withdrawn_here_it_stays_to_be_brought_back(desk: Desk) -> None:
    one = desk.noted("relied_on", "one")
    tidy = keeping(sorted_list(desk.review, desk.interview, ALL), one.id)

    desk.keep(withdrawal_turned(one))
    tidy = followed(tidy, desk.review, desk.interview)

    assert tidy.ids == (one.id,)
    desk.keep(one)
    assert followed(tidy, desk.review, desk.interview).ids == (one.id,)


def test_a_note_that_somebody_goes_to_is_in_the_list_from_then_on(desk: Desk) -> None:
    one = desk.noted("relied_on", "one")
    tidy = sorted_list(desk.review, desk.interview, Filter(section=OTHER))

    assert including(tidy, one.id).ids == (one.id,)
    assert including(including(tidy, one.id), one.id).ids == (one.id,)


def moved(desk: Desk, note: Note, number: int) -> Note:
    """The note before or behind another one under its prompt; where it is alone, as it is."""
    others = [each for each in desk.under(note.prompt) if each.id != note.id]
    if not others:
        return note
    place = placed_before if number % 2 else placed_behind
    return place(desk.review, desk.interview, note, others[number % len(others)])


class Hands(Desk):
    """Does whatever it is told at the desk, with a list that follows."""

    def __init__(self, which: Filter) -> None:
        super().__init__()
        for number in range(8):
            under = self.under(prompt := PROMPTS[number % len(PROMPTS)])
            self.noted(prompt, f"Note {number}.", after=under[-1] if under else None)
        self.tidy: TidyList = sorted_list(self.review, self.interview, which)

    def do(self, act: str, which: int, number: int) -> None:
        notes = self.review.notes_of(self.interview)
        if not notes:
            return
        note = notes[which % len(notes)]
        under = self.under(note.prompt)
        if act == "tag":
            self.keep(with_line(note, "procedures") if number % 2 else declined(note))
        elif act == "split":
            self.keep(*split_note(note, number, self.begun(note.prompt, after=note)))
        elif act == "join" and note != under[0]:
            self.keep(*joined_notes(under[0], note))
        elif act == "send":
            there = PROMPTS[number % len(PROMPTS)]
            self.keep(sent_to(self.review, self.interview, note, there))
        elif act == "withdraw":
            self.tidy = keeping(self.tidy, note.id)
            self.keep(withdrawal_turned(note))
        elif act == "move":
            self.keep(moved(self, note, number))


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["tag", "split", "join", "send", "withdraw", "move"]),
        st.integers(0, 20),
        st.integers(0, 9),
    ),
    max_size=25,
)
FILTERS = st.sampled_from(
    [ALL, Filter(to_look_at=True), Filter(section="sharing"), Filter(section=OTHER)]
)


@given(ACTS, FILTERS)
def test_no_note_changes_places_under_the_hands(
    acts: list[tuple[str, int, int]], which: Filter
) -> None:
    hands = Hands(which)
    for act in acts:
        before = hands.tidy
        hands.do(*act)
        hands.tidy = followed(hands.tidy, hands.review, hands.interview)
        after = hands.tidy.ids

        assert len(set(after)) == len(after)
        stayed = [each for each in before.ids if each in after]
        assert [each for each in after if each in before.ids] == stayed
        gone = set(before.ids) - set(after)
        assert all(hands.review.notes[each].withdrawn for each in gone)


@given(ACTS)
def test_every_live_note_is_in_the_whole_list_however_it_came(
    acts: list[tuple[str, int, int]],
) -> None:
    hands = Hands(ALL)
    for act in acts:
        hands.do(*act)
        hands.tidy = followed(hands.tidy, hands.review, hands.interview)

    live = {note.id for note in hands.review.notes_of(hands.interview)}
    assert live <= set(hands.tidy.ids)
    assert set(hands.tidy.ids) - live <= hands.tidy.kept


@given(ACTS)
def test_sorted_anew_nothing_untagged_stands_behind_what_is_done(
    acts: list[tuple[str, int, int]],
) -> None:
    hands = Hands(ALL)
    for act in acts:
        hands.do(*act)
    notes = hands.review.notes
    account = [note.id for note in in_the_order_of_the_account(hands.review, hands.interview)]

    ids = sorted_list(hands.review, hands.interview, ALL).ids

    turns = [(tidiness(notes[each]), account.index(each)) for each in ids]
    assert turns == sorted(turns)
    open_ones = sorted_list(hands.review, hands.interview, Filter(to_look_at=True)).ids
    assert len(open_ones) == left(hands.review, hands.interview).to_look_at
    assert open_ones == ids[: len(open_ones)]


# --- Joining, whole prompts, and what is counted ---


def test_only_notes_of_one_prompt_belong_together(desk: Desk) -> None:
    one = desk.noted("relied_on", "one")
    two = desk.noted("relied_on", "two", after=one)
    other = desk.noted("language", "other")
    tidy = sorted_list(desk.review, desk.interview, ALL)

    assert neighbour(tidy, desk.review, two) == one
    assert neighbour(tidy, desk.review, one, below=True) == two
    assert neighbour(tidy, desk.review, one) is None
    assert neighbour(tidy, desk.review, other) is None
    assert neighbour(tidy, desk.review, other, below=True) is None
    gone = withdrawal_turned(one)
    desk.keep(gone)
    assert neighbour(tidy, desk.review, two) is None
    assert neighbour(tidy, desk.review, gone, below=True) is None
    assert neighbour(tidy, desk.review, a_note()) is None


def test_two_notes_change_places_and_the_others_stay(desk: Desk) -> None:
    for text in ("one", "two", "three"):
        desk.noted("relied_on", text)
    tidy = sorted_list(desk.review, desk.interview, ALL)
    one, two, three = tidy.ids

    assert swapped(tidy, one, two).ids == (two, one, three)


def test_everything_suggested_under_one_prompt_is_confirmed_at_once(desk: Desk) -> None:
    for prompt in ("relied_on", "relied_on", "record"):
        desk.noted(prompt, "Rang the hub.")
    done = desk.under("relied_on")[0]
    desk.keep(confirmed(done))

    notes = confirmed_under(desk.review, desk.interview, "relied_on")

    assert [note.lines for note in notes] == [("inter_agency",)]
    assert notes[0].id == desk.under("relied_on")[1].id
    assert confirmed_under(desk.review, desk.interview, "stays") == ()


def test_each_line_says_how_often_it_is_confirmed_and_how_often_only_suggested(desk: Desk) -> None:
    desk.noted("relied_on", "one")
    note = desk.noted("relied_on", "two")
    desk.keep(with_line(with_line(note, "inter_agency"), "of another year"))
    desk.keep(withdrawal_turned(desk.noted("relied_on", "gone")))

    assert line_counts(desk.review, desk.interview) == [
        LineCount("inter_agency", 1, 1),
        LineCount("procedures", 0, 0),
        LineCount("of another year", 1, 0),
    ]


# --- Moving ---


def test_a_note_is_put_before_or_behind_another_of_its_prompt(desk: Desk) -> None:
    for text in ("one", "two", "three"):
        under = desk.under("relied_on")
        desk.noted("relied_on", text, after=under[-1] if under else None)
    one, two, three = desk.under("relied_on")

    desk.keep(placed_before(desk.review, desk.interview, three, two))
    assert [note.text for note in desk.under("relied_on")] == ["one", "three", "two"]
    desk.keep(placed_behind(desk.review, desk.interview, one, two))
    assert [note.text for note in desk.under("relied_on")] == ["three", "two", "one"]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=25))
def test_wherever_notes_are_moved_to_none_is_lost_and_places_stay_apart(
    moves: list[tuple[int, int]],
) -> None:
    desk = Desk()
    for number in range(6):
        under = desk.under("relied_on")
        desk.noted("relied_on", str(number), after=under[-1] if under else None)
    wanted = [note.id for note in desk.under("relied_on")]
    for at, number in moves:
        note = desk.under("relied_on")[at]
        desk.keep(moved(desk, note, number))
        wanted.remove(note.id)
        behind = number % 2 == 0
        wanted.insert(number % len(wanted) + behind, note.id)

        assert [each.id for each in desk.under("relied_on")] == wanted
    places = [note.place for note in desk.under("relied_on")]
    assert len(set(places)) == len(places)
