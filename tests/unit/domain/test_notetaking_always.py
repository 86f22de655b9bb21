"""What holds of notes whatever is done to them: no word is lost, no place is mixed up."""

from collections import Counter
from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.coverage import lines_heard
from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Note
from interviewer.domain.notetaking import (
    confirmed,
    joined_notes,
    moved_down,
    moved_up,
    retyped,
    sent_to,
    split_note,
    with_factor,
)
from interviewer.domain.trail import Trail
from interviewer.domain.words import Basis, Factor, Frame, Influence
from tests.builders import NOON, a_note
from tests.unit.domain.desk import HELPED, HINDERED, Desk, a_tagged_note

TEXTS = st.text(st.sampled_from("ab é\u0161😀\n\t.,"), max_size=60)
PROMPTS = ("relied_on", "language", "record", OTHER)
NOTES = st.builds(
    a_tagged_note,
    text=TEXTS,
    verbatim=st.booleans(),
    frame=st.sampled_from(Frame),
    basis=st.sampled_from(Basis),
    lines=st.sampled_from([(), ("inter_agency",)]),
    factors=st.sampled_from([(), (HELPED,), (HELPED, HINDERED)]),
)


def letters(*notes: Note) -> str:
    """Everything typed, without the blanks."""
    return "".join("".join(note.text.split()) for note in notes)


@given(NOTES, st.integers(0, 60))
def test_no_letter_is_lost_wherever_a_note_is_split(note: Note, at: int) -> None:
    head, tail = split_note(note, at, a_note(text=""))

    assert letters(head, tail) == letters(note)
    assert letters(head) == "".join(note.text[:at].split())


@given(NOTES, NOTES)
def test_no_word_and_no_confirmed_tag_is_lost_when_notes_are_joined(
    above: Note, below: Note
) -> None:
    joined, gone = joined_notes(above, below)

    assert joined.text.split() == above.text.split() + below.text.split()
    assert gone == replace(below, withdrawn=True)
    for note in (above, below):
        if note.text.strip():
            assert set(note.lines) <= set(joined.lines)
            assert set(note.episodes) <= set(joined.episodes)
            assert set(note.factors) <= set(joined.factors)
    assert not set(joined.lines) & set(joined.suggested_lines)


@given(NOTES, st.data())
def test_split_and_joined_it_is_the_same_note_with_the_same_words(
    note: Note, data: st.DataObject
) -> None:
    text = note.text
    between_words = [
        at
        for at in range(len(text) + 1)
        if not (text[max(at - 1, 0) : at].strip() and text[at : at + 1].strip())
    ]
    head, tail = split_note(note, data.draw(st.sampled_from(between_words)), a_note(text=""))

    joined, _ = joined_notes(head, tail)

    assert joined.text.split() == note.text.split()
    assert replace(joined, text=note.text) == note


class Hands(Desk):
    """Does what it is told at the desk, and knows how the notes ought to stand by then."""

    def __init__(self, acts: list[tuple[str, int, int]]) -> None:
        super().__init__()
        self.order: dict[str, list[UUID]] = {prompt: [] for prompt in PROMPTS}
        for act, one, other in acts:
            prompt = PROMPTS[one % len(PROMPTS)]
            count = len(self.under(prompt))
            if act == "begin":
                self.begin(prompt, other % (count + 1))
            elif count:
                getattr(self, act)(prompt, other % count)

    def begin(self, prompt: str, at: int) -> None:
        above = self.under(prompt)[at - 1] if at else None
        self.order[prompt].insert(at, self.noted(prompt, "One two.", after=above).id)

    def split(self, prompt: str, at: int) -> None:
        note = self.under(prompt)[at]
        head, tail = split_note(note, 4, self.begun(prompt, after=note))
        self.keep(head, tail)
        self.order[prompt].insert(at + 1, tail.id)

    def join(self, prompt: str, at: int) -> None:
        if at > 0:
            self.keep(*joined_notes(*self.under(prompt)[at - 1 : at + 1]))
            del self.order[prompt][at]

    def send(self, prompt: str, at: int) -> None:
        there = PROMPTS[(PROMPTS.index(prompt) + at) % len(PROMPTS)]
        self.keep(sent_to(self.review, self.interview, self.under(prompt)[at], there))
        self.order[there].append(self.order[prompt].pop(at))

    def up(self, prompt: str, at: int) -> None:
        self.keep(moved_up(self.review, self.interview, self.under(prompt)[at]))
        order = self.order[prompt]
        order.insert(max(at - 1, 0), order.pop(at))

    def down(self, prompt: str, at: int) -> None:
        self.keep(moved_down(self.review, self.interview, self.under(prompt)[at]))
        order = self.order[prompt]
        order.insert(min(at + 1, len(order) - 1), order.pop(at))

    def type(self, prompt: str, at: int) -> None:
        note = self.under(prompt)[at]
        self.keep(retyped(note, f"{note.text} more"))

    def mark(self, prompt: str, at: int) -> None:
        self.keep(with_factor(self.under(prompt)[at], Factor.ROLE, Influence.HELPED))


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["begin", "begin", "split", "join", "send", "up", "down", "type", "mark"]),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    max_size=30,
)


@given(ACTS)
def test_notes_stand_where_they_were_put_whatever_is_done(acts: list[tuple[str, int, int]]) -> None:
    desk = Hands(acts)

    for prompt, wanted in desk.order.items():
        notes = desk.under(prompt)
        assert [note.id for note in notes] == wanted
        places = [note.place for note in notes]
        assert places == sorted(set(places))


@given(ACTS)
def test_nothing_counts_until_it_is_confirmed(acts: list[tuple[str, int, int]]) -> None:
    desk = Hands(acts)

    notes = desk.review.notes_of(desk.interview)

    assert lines_heard(desk.review, desk.interview) == Counter()
    assert all((n.lines, n.episodes, n.basis) == ((), (), Basis.NOT_STATED) for n in notes)
    suggested = Counter(line for note in notes for line in note.suggested_lines)
    desk.keep(*map(confirmed, notes))
    assert lines_heard(desk.review, desk.interview) == suggested


@given(ACTS)
def test_no_number_is_given_twice(acts: list[tuple[str, int, int]]) -> None:
    desk = Hands(acts)

    numbers = [note.number for note in desk.review.notes.values()]

    assert sorted(numbers) == list(range(1, len(numbers) + 1))


@given(st.lists(st.sampled_from("123"), min_size=1, max_size=6), st.data())
def test_where_several_stand_at_one_place_a_note_can_still_be_moved(
    places: list[str], data: st.DataObject
) -> None:
    desk = Desk()
    for number, place in enumerate(places, start=1):
        desk.keep(replace(desk.begun("language"), number=number, place=place, text="One."))
    notes = desk.under("language")
    at = data.draw(st.integers(0, len(notes) - 1))

    desk.keep(moved_up(desk.review, desk.interview, notes[at]))

    after = desk.under("language")
    assert after.index(next(n for n in after if n.id == notes[at].id)) <= max(at - 1, 0)
    others = [note.id for note in notes if note.id != notes[at].id]
    assert [note.id for note in after if note.id != notes[at].id] == others

    desk.keep(moved_down(desk.review, desk.interview, desk.under("language")[0]))

    assert len(desk.under("language")) == len(notes)


@given(ACTS, st.integers(0, 30))
def test_moving_a_note_up_and_taking_it_back_changes_nothing(
    acts: list[tuple[str, int, int]], one: int
) -> None:
    desk, trail = Hands(acts), Trail()
    notes = desk.review.notes_of(desk.interview)
    if notes:
        note, before = notes[one % len(notes)], desk.review
        for move in (moved_up, moved_down):
            moved = move(desk.review, desk.interview, note)
            trail.remember([note], [moved], at=NOON)
            desk.keep(moved)
            desk.keep(*trail.undo(desk.review))
            assert desk.review == before
