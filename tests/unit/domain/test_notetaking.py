"""What can be done to a note: begin, split, join, tag, confirm, send elsewhere."""

from dataclasses import replace
from datetime import timedelta

import pytest

from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Note
from interviewer.domain.notetaking import (
    confirmed,
    declined,
    joined_notes,
    marked,
    moved_down,
    moved_up,
    retyped,
    sent_to,
    split_note,
    tagged_like,
    verbatim_turned,
    with_episode,
    with_factor,
    with_line,
    withdrawal_turned,
)
from interviewer.domain.words import Basis, Factor, Frame, Influence, Mark
from tests.builders import NOON, a_note
from tests.unit.domain.desk import (
    FIRST_EPISODE,
    HELPED,
    HINDERED,
    SECOND_EPISODE,
    Desk,
    a_tagged_note,
    tags,
)


@pytest.fixture
def desk() -> Desk:
    return Desk()


# --- Beginning ---


def test_a_note_begins_empty_with_nothing_that_was_not_said(desk: Desk) -> None:
    note = desk.begun("relied_on", by="P2", taken=NOON + timedelta(minutes=5))

    assert (note.text, note.withdrawn) == ("", False)
    assert (note.frame, note.basis, note.verbatim) == (Frame.AT_THE_TIME, Basis.NOT_STATED, False)
    assert (note.lines, note.episodes, note.factors) == ((), (), ())
    assert (note.source, note.prompt) == (desk.interview.id, "relied_on")
    assert (note.by, note.taken) == ("P2", NOON + timedelta(minutes=5))


def test_the_lines_of_the_prompt_and_the_episode_are_suggested(desk: Desk) -> None:
    note = desk.begun("relied_on", episode=SECOND_EPISODE)

    assert note.suggested_lines == ("inter_agency",)
    assert note.suggested_episodes == (SECOND_EPISODE,)


def test_without_an_episode_none_is_suggested(desk: Desk) -> None:
    assert desk.begun("relied_on").suggested_episodes == ()


def test_a_note_under_a_hindsight_prompt_begins_with_hindsight(desk: Desk) -> None:
    assert desk.begun("stays").frame is Frame.WITH_HINDSIGHT


def test_a_jotting_has_no_prompt_to_suggest_anything(desk: Desk) -> None:
    note = desk.begun(OTHER)

    assert (note.prompt, note.frame, note.suggested_lines) == (OTHER, Frame.AT_THE_TIME, ())


def test_numbers_go_on_through_all_prompts_and_are_never_given_again(desk: Desk) -> None:
    first = desk.noted("relied_on", "One.")
    second = desk.noted("language", "Two.")
    desk.keep(replace(second, withdrawn=True))

    assert [first.number, second.number, desk.begun("relied_on").number] == [1, 2, 3]


def test_a_note_comes_after_the_one_named_or_first(desk: Desk) -> None:
    one = desk.noted("relied_on", "one")
    three = desk.noted("relied_on", "three", after=one)
    desk.noted("relied_on", "two", after=one)
    desk.noted("relied_on", "four", after=three)
    desk.noted("relied_on", "nought")

    texts = [note.text for note in desk.under("relied_on")]
    assert texts == ["nought", "one", "two", "three", "four"]


# --- Typing ---


def test_typing_changes_the_words_and_nothing_else() -> None:
    note = a_tagged_note(text="Rang")

    assert retyped(note, "Rang the hub.") == replace(note, text="Rang the hub.")


def test_what_no_word_file_can_hold_is_cleaned_as_it_is_typed() -> None:
    assert retyped(a_note(), "Rang\r\nthe\x07 hub.").text == "Rang\nthe\ufffd hub."


# --- Splitting and joining ---


def test_a_split_leaves_the_words_before_and_takes_the_words_after(desk: Desk) -> None:
    note = desk.noted("relied_on", "Rang the hub. Nobody rang back.")

    head, tail = split_note(note, len("Rang the hub."), desk.begun("relied_on", after=note))

    assert (head.text, tail.text) == ("Rang the hub.", "Nobody rang back.")
    assert (head.id, head.number, head.place) == (note.id, note.number, note.place)
    assert (tail.number, tail.id != note.id, tail.place > note.place) == (2, True, True)


def test_both_halves_keep_the_tags() -> None:
    note = a_tagged_note(text="Rang the hub. Nobody rang back.")

    head, tail = split_note(note, 13, a_note(number=2, place="2", text=""))

    assert tags(head) == tags(tail) == tags(note)


def test_tags_go_over_whole_and_nothing_else_does() -> None:
    note, other = a_note(text="Mine."), a_tagged_note(text="Theirs.")

    like = tagged_like(note, other)

    assert tags(like) == tags(other)
    assert replace(like, **tags(note)) == note


def test_joining_puts_the_words_below_after_those_above(desk: Desk) -> None:
    above = desk.noted("relied_on", "Rang the hub.")
    below = desk.noted("relied_on", "Nobody rang back.", after=above)

    joined, gone = joined_notes(above, below)

    assert joined == replace(above, text="Rang the hub. Nobody rang back.")
    assert gone == replace(below, withdrawn=True)


def test_joining_keeps_the_confirmed_tags_of_both() -> None:
    above = a_note(lines=("inter_agency",), episodes=(FIRST_EPISODE,), factors=(HELPED,))
    below = a_note(
        lines=("procedures", "inter_agency"),
        episodes=(SECOND_EPISODE, FIRST_EPISODE),
        factors=(HINDERED, HELPED),
    )

    joined, _ = joined_notes(above, below)

    assert joined.lines == ("inter_agency", "procedures")
    assert joined.episodes == (FIRST_EPISODE, SECOND_EPISODE)
    assert joined.factors == (HELPED, HINDERED)


@pytest.mark.parametrize("mark", list(Mark))
@pytest.mark.parametrize("on_above", [True, False])
def test_a_mark_of_either_holds_for_the_whole(mark: Mark, on_above: bool) -> None:
    with_mark, without = marked(a_note(), mark), a_note()

    joined, _ = joined_notes(*((with_mark, without) if on_above else (without, with_mark)))

    assert joined.marks == (mark,)


def test_what_is_confirmed_on_the_note_below_is_no_longer_only_suggested() -> None:
    above = a_note(
        suggested_lines=("inter_agency", "procedures"),
        suggested_episodes=(FIRST_EPISODE, SECOND_EPISODE),
    )

    joined, _ = joined_notes(above, a_note(lines=("procedures",), episodes=(FIRST_EPISODE,)))

    assert (joined.lines, joined.suggested_lines) == (("procedures",), ("inter_agency",))
    assert (joined.episodes, joined.suggested_episodes) == ((FIRST_EPISODE,), (SECOND_EPISODE,))


def test_joining_keeps_the_frame_and_basis_of_the_note_above() -> None:
    above = a_note(frame=Frame.AT_THE_TIME, basis=Basis.NOT_STATED)

    joined, _ = joined_notes(above, a_note(frame=Frame.POSITION_NOW, basis=Basis.DID_OR_SAW))

    assert (joined.frame, joined.basis) == (Frame.AT_THE_TIME, Basis.NOT_STATED)


@pytest.mark.parametrize(
    ("above", "below", "both"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_words_are_theirs_exactly_only_where_all_of_them_were(
    above: bool, below: bool, both: bool
) -> None:
    joined, _ = joined_notes(a_note(verbatim=above), a_note(verbatim=below))

    assert joined.verbatim is both


@pytest.mark.parametrize("nothing", ["", "  \n"])
def test_a_note_without_words_brings_no_tags_to_the_note_above(nothing: str) -> None:
    above, below = a_note(), a_tagged_note(text=nothing)

    assert joined_notes(above, below) == (above, replace(below, withdrawn=True))


@pytest.mark.parametrize("nothing", ["", "  \n"])
def test_words_that_join_a_note_without_words_keep_their_own_tags(nothing: str) -> None:
    above, below = a_note(text=nothing, lines=("procedures",)), a_tagged_note()

    joined, gone = joined_notes(above, below)

    assert (joined.id, joined.text) == (above.id, below.text)
    assert tags(joined) == tags(below)
    assert gone.withdrawn


# --- Tagging ---


def test_their_words_exactly_is_turned_on_and_off() -> None:
    note = a_note()

    assert verbatim_turned(note) == replace(note, verbatim=True)
    assert verbatim_turned(verbatim_turned(note)) == note


def test_confirming_makes_every_suggestion_count_and_keeps_what_counted() -> None:
    note = confirmed(a_tagged_note())

    assert (note.lines, note.suggested_lines) == (("inter_agency", "procedures"), ())
    assert (note.episodes, note.suggested_episodes) == ((FIRST_EPISODE, SECOND_EPISODE), ())
    assert confirmed(note) == note


def test_a_line_is_confirmed_and_taken_off_again() -> None:
    note = a_note(suggested_lines=("inter_agency", "procedures"))

    tagged = with_line(note, "inter_agency")

    assert (tagged.lines, tagged.suggested_lines) == (("inter_agency",), ("procedures",))
    off = with_line(tagged, "inter_agency")
    assert (off.lines, off.suggested_lines) == ((), ("procedures",))


def test_a_line_that_nobody_suggested_can_be_confirmed() -> None:
    note = with_line(a_note(lines=("inter_agency",)), "procedures")

    assert note.lines == ("inter_agency", "procedures")


def test_an_episode_is_confirmed_and_taken_off_again() -> None:
    note = a_note(suggested_episodes=(FIRST_EPISODE,))

    tagged = with_episode(note, FIRST_EPISODE)

    assert (tagged.episodes, tagged.suggested_episodes) == ((FIRST_EPISODE,), ())
    assert with_episode(tagged, FIRST_EPISODE).episodes == ()


def test_a_factor_helped_or_hindered_and_is_taken_off() -> None:
    helped = with_factor(a_note(factors=(HINDERED,)), Factor.OWN_TEAM, Influence.HELPED)
    turned = with_factor(helped, Factor.OWN_TEAM, Influence.HINDERED)

    assert helped.factors == (HINDERED, HELPED)
    assert turned.factors == (HINDERED, replace(HELPED, influence=Influence.HINDERED))
    assert with_factor(turned, Factor.OWN_TEAM, None).factors == (HINDERED,)


# --- Marks, and what is taken back ---


@pytest.mark.parametrize("mark", list(Mark))
def test_a_mark_is_set_and_taken_off_and_leaves_the_other_alone(mark: Mark) -> None:
    note = a_note()

    assert marked(note, mark).marks == (mark,)
    assert marked(marked(note, mark), mark) == note


def test_declining_takes_suggestions_off_and_nothing_that_was_confirmed() -> None:
    note = a_tagged_note()

    assert declined(note) == replace(note, suggested_lines=(), suggested_episodes=())


def test_a_note_is_withdrawn_and_brought_back_as_it_was() -> None:
    note = a_tagged_note()

    assert withdrawal_turned(note) == replace(note, withdrawn=True)
    assert withdrawal_turned(withdrawal_turned(note)) == note


# --- Sending elsewhere ---


def test_a_note_that_is_sent_stands_last_under_the_other_prompt(desk: Desk) -> None:
    one = desk.noted("language", "one")
    desk.noted("language", "two", after=one)
    note = desk.noted("relied_on", "sent")

    desk.keep(sent_to(desk.review, desk.interview, note, "language"))

    assert [n.text for n in desk.under("language")] == ["one", "two", "sent"]
    assert desk.under("relied_on") == []


def test_a_note_that_is_sent_keeps_words_number_and_confirmed_tags(desk: Desk) -> None:
    note = a_tagged_note(source=desk.interview.id, suggested_lines=())

    sent = sent_to(desk.review, desk.interview, note, "language")

    assert replace(sent, prompt=note.prompt, place=note.place) == note


def test_the_other_prompt_suggests_its_lines_and_the_first_one_no_longer_does(desk: Desk) -> None:
    note = desk.noted("relied_on", "Wrote it down.")

    sent = sent_to(desk.review, desk.interview, note, "record")

    assert (note.suggested_lines, sent.suggested_lines) == (("inter_agency",), ("procedures",))
    assert sent.lines == ()


def test_a_line_that_was_confirmed_is_not_suggested_again(desk: Desk) -> None:
    note = with_line(desk.noted("relied_on", "Wrote it down."), "procedures")

    sent = sent_to(desk.review, desk.interview, note, "record")

    assert (sent.lines, sent.suggested_lines) == (("procedures",), ())


def test_a_jotting_finds_a_home_and_a_note_goes_to_the_jottings(desk: Desk) -> None:
    jotting = desk.noted(OTHER, "Ask about the rota.")

    home = sent_to(desk.review, desk.interview, jotting, "relied_on")

    assert home.suggested_lines == ("inter_agency",)
    desk.keep(home)
    back = sent_to(desk.review, desk.interview, home, OTHER)
    assert (back.prompt, back.suggested_lines) == (OTHER, ())


# --- Moving ---


@pytest.fixture
def three(desk: Desk) -> tuple[Note, ...]:
    for text in ("one", "two", "three"):
        under = desk.under("relied_on")
        desk.noted("relied_on", text, after=under[-1] if under else None)
    return tuple(desk.under("relied_on"))


def test_a_note_moves_up_and_down_under_its_prompt(desk: Desk, three: tuple[Note, ...]) -> None:
    one, _, last = three

    desk.keep(moved_up(desk.review, desk.interview, last))
    assert [note.text for note in desk.under("relied_on")] == ["one", "three", "two"]
    desk.keep(moved_down(desk.review, desk.interview, one))
    assert [note.text for note in desk.under("relied_on")] == ["three", "one", "two"]


def test_the_first_note_stays_first_and_the_last_one_last(
    desk: Desk, three: tuple[Note, ...]
) -> None:
    assert moved_up(desk.review, desk.interview, three[0]) == three[0]
    assert moved_down(desk.review, desk.interview, three[-1]) == three[-1]


def test_a_note_moves_past_all_that_stand_at_one_place(desk: Desk, three: tuple[Note, ...]) -> None:
    """As after a note came back that was withdrawn, and whose place was given to another."""
    one, two, last = three
    desk.keep(replace(one, place=two.place))

    desk.keep(moved_up(desk.review, desk.interview, last))

    assert [note.text for note in desk.under("relied_on")] == ["three", "one", "two"]
