"""Whatever was done: everything can be undone to the start and done again to the end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.accuracy import StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.conversation import paused, resumed, with_account_complete
from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import (
    CoverageMark,
    FollowUp,
    Note,
    Reflection,
    Thought,
    Tick,
    UrgentMatter,
    WellbeingNote,
)
from interviewer.domain.notetaking import (
    confirmed,
    declined,
    joined_notes,
    marked,
    placed_before,
    placed_behind,
    retyped,
    sent_to,
    split_note,
    verbatim_turned,
    with_episode,
    with_factor,
    with_line,
    withdrawal_turned,
)
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.raising import with_entry
from interviewer.domain.review import Review, Value
from interviewer.domain.tidying import confirmed_under
from interviewer.domain.trail import undone_creation
from interviewer.domain.words import (
    Answer,
    Basis,
    Clearance,
    Coverage,
    Factor,
    Frame,
    Influence,
    Mark,
    Outcome,
    ReflectionState,
)
from tests.builders import NOON
from tests.unit.domain.desk import AN_ENTRY, AT_ONCE, FIRST_EPISODE, LATER, Typist

PROMPTS = ("relied_on", "language", OTHER)
A_COPY = UUID(int=1004)
TYPED = {"begin", "type", "empty"}


def begin(typist: Typist, number: int) -> tuple[Value, ...]:
    under = typist.under(PROMPTS[number % len(PROMPTS)])
    begun = typist.begun(PROMPTS[number % len(PROMPTS)], after=under[-1] if under else None)
    return (retyped(begun, "One two."),)


def tick(typist: Typist, number: int) -> tuple[Value, ...]:
    item = f"check {number % 2}"
    earlier = typist.review.tick_of(typist.interview, item) or Tick(
        id=typist.new_id(), interview=typist.interview.id, item=item, done=False, at=NOON
    )
    return (replace(earlier, done=not earlier.done, text=f"v{number}"),)


def cover(typist: Typist, number: int) -> tuple[Value, ...]:
    prompt = PROMPTS[number % len(PROMPTS)]
    earlier = typist.review.mark_of(typist.interview, prompt) or CoverageMark(
        id=typist.new_id(),
        interview=typist.interview.id,
        prompt=prompt,
        coverage=Coverage.NOT_REACHED,
    )
    return (replace(earlier, coverage=Coverage.NOT_ASKED, reason=f"Reason {number}."),)


def follow_up(typist: Typist, number: int) -> tuple[Value, ...]:
    return (FollowUp(id=typist.new_id(), interview=typist.interview.id, text=f"Rota {number}?"),)


def raise_matter(typist: Typist, number: int) -> tuple[Value, ...]:
    told = f"Manager {number}"
    of = typist.interview.id
    return (UrgentMatter(id=typist.new_id(), interview=of, raised=NOON, told=told),)


def think(typist: Typist, number: int) -> tuple[Value, ...]:
    of, text = typist.interview.id, f"I assumed {number} things."
    thought = Thought(
        id=typist.new_id(), interview=of, by="P1", prompt="own", text=text, taken=NOON
    )
    return (thought,)


def reflect(typist: Typist, number: int) -> tuple[Value, ...]:
    interview = typist.interview
    earlier = typist.review.reflection_of(interview, "P1") or Reflection(
        id=typist.new_id(), interview=interview.id, by="P1", at=NOON
    )
    states = (ReflectionState.SAVED, ReflectionState.SKIPPED)
    return (replace(earlier, state=states[number % 2]),)


def prepare(typist: Typist, number: int) -> tuple[Value, ...]:
    earlier = typist.review.preparation_of(typist.interview) or Preparation(
        id=typist.new_id(), interview=typist.interview.id
    )
    return (replace(earlier, supporter=f"Supporter {number}", interpreted=Answer.YES),)


def ask_about_proceedings(typist: Typist, number: int) -> tuple[Value, ...]:
    clearance = Clearance.CLEAR if number % 2 else Clearance.NOT_CLEARED
    of = typist.interview.id
    return (ProceedingsAnswer(id=typist.new_id(), interview=of, clearance=clearance, at=NOON),)


def ask_how_they_are(typist: Typist, number: int) -> tuple[Value, ...]:
    of, text = typist.interview.id, f"Had {number} breaks."
    note = WellbeingNote(id=typist.new_id(), interview=of, offered=Answer.YES, text=text, at=NOON)
    return (note,)


def add_entry(typist: Typist, number: int) -> tuple[Value, ...]:
    return (Entry(id=typist.new_id(), written=f"{number} May 2013", text="Seen at home."),)


def complete(typist: Typist, number: int) -> tuple[Value, ...]:
    return (with_account_complete(typist.conversation, NOON + timedelta(minutes=number)),)


def type_on(note: Note, number: int) -> Note:
    return retyped(note, note.text + " more" * (number % 3 + 1))


def tag(note: Note, number: int) -> Note:
    return confirmed(note) if number % 2 else with_line(note, "procedures")


def confirm_prompt(typist: Typist, number: int) -> tuple[Value, ...]:
    return confirmed_under(typist.review, typist.interview, PROMPTS[number % len(PROMPTS)])


def name_factor(note: Note, number: int) -> Note:
    influence = (Influence.HELPED, Influence.HINDERED, None)[number % 3]
    return with_factor(note, list(Factor)[number % 2], influence)


def move(typist: Typist, note: Note, number: int) -> tuple[Value, ...]:
    others = [each for each in typist.under(note.prompt) if each.id != note.id]
    place = placed_before if number % 2 else placed_behind
    other = others[number % len(others)] if others else None
    return (place(typist.review, typist.interview, note, other) if other else note,)


def answer(typist: Typist, note: Note, number: int) -> tuple[Value, ...]:
    """What the practitioner answered to a note, and where it is a correction, the note mended."""
    outcome = Outcome.CORRECTED if number % 2 else Outcome.DISPUTED
    text = f"{note.text} Corrected." if outcome is Outcome.CORRECTED else note.text
    answered = StatementAnswer(
        id=typist.new_id(), of_copy=A_COPY, note=note.id, outcome=outcome, text=text, at=NOON
    )
    return (answered, retyped(note, text))


ACTS: dict[str, Callable[[Typist, int], tuple[Value, ...]]] = {
    "begin": begin,
    "tick": tick,
    "cover": cover,
    "follow up": follow_up,
    "raise a matter": raise_matter,
    "think": think,
    "complete": complete,
    "reflect": reflect,
    "prepare": prepare,
    "ask about proceedings": ask_about_proceedings,
    "ask how they are": ask_how_they_are,
    "add an entry": add_entry,
    "confirm a prompt": confirm_prompt,
}
ACTS_ON_NOTE: dict[str, Callable[[Typist, Note, int], tuple[Value, ...]]] = {
    "type": lambda _, note, number: (type_on(note, number),),
    "empty": lambda _, note, __: (retyped(note, ""),),
    "tag": lambda _, note, number: (tag(note, number),),
    "frame": lambda _, note, number: (replace(note, frame=list(Frame)[number % 3]),),
    "basis": lambda _, note, number: (replace(note, basis=list(Basis)[number % 7]),),
    "their words": lambda _, note, __: (verbatim_turned(note),),
    "episode": lambda _, note, __: (with_episode(note, FIRST_EPISODE),),
    "factor": lambda _, note, number: (name_factor(note, number),),
    "mark": lambda _, note, number: (marked(note, list(Mark)[number % 2]),),
    "tie": lambda _, note, __: (with_entry(note, AN_ENTRY),),
    "decline": lambda _, note, __: (declined(note),),
    "withdraw": lambda _, note, __: (withdrawal_turned(note),),
    "move": move,
    "answer": answer,
    "split": lambda typist, note, number: split_note(
        note, number, typist.begun(note.prompt, after=note)
    ),
    "join": lambda typist, note, _: joined_notes(typist.under(note.prompt)[0], note),
    "send": lambda typist, note, number: (
        sent_to(typist.review, typist.interview, note, PROMPTS[number % len(PROMPTS)]),
    ),
}
WHATEVER = st.lists(
    st.tuples(
        st.sampled_from(["begin"] * 6 + ["rest", "bring back", *ACTS, *ACTS_ON_NOTE]),
        st.integers(0, 12),
        st.integers(0, 12),
        st.sampled_from([AT_ONCE, LATER]),
    ),
    max_size=30,
)
Whatever = list[tuple[str, int, int, timedelta]]


class Session:
    """Somebody who did whatever it was; `seen` is how the interview looked from time to time."""

    def __init__(self, acts: Whatever) -> None:
        self.typist = Typist()
        self.seen = [looks(self.typist)]
        for act, which, number, after in [("begin", 0, 0, LATER), *acts]:
            self._do(act, which, number, after)
            self.seen.append(looks(self.typist))

    def _do(self, act: str, which: int, number: int, after: timedelta) -> None:
        typist = self.typist
        notes = typist.review.notes_of(typist.interview)
        if act == "rest":  # saved, but no step: nobody undoes a break
            typist.keep(resumed(paused(typist.conversation, typist.now), typist.now + after))
        elif act == "bring back":
            self._bring_back(which, after)
        elif act in ACTS:
            if values := ACTS[act](typist, number):
                typist.edit(*values, typing=act in TYPED, after=after)
        elif notes:
            note = notes[which % len(notes)]
            if act == "join" and note == typist.under(note.prompt)[0]:
                return  # there is none above it
            values = ACTS_ON_NOTE[act](typist, note, number)
            typist.edit(*values, typing=act in TYPED, after=after)

    def _bring_back(self, which: int, after: timedelta) -> None:
        """Bring back a note that was withdrawn or joined to another."""
        withdrawn = [note for note in self.typist.review.notes.values() if note.withdrawn]
        if withdrawn:
            note = withdrawn[which % len(withdrawn)]
            self.typist.edit(withdrawal_turned(note), after=after)


def looks(typist: Typist) -> tuple[object, ...]:
    """What a person sees of the interview: nothing that is withdrawn or blank."""
    review, interview = typist.review, typist.interview
    reflection = review.reflection_of(interview, "P1")
    preparation = review.preparation_of(interview)
    return (
        review.notes_of(interview),
        [(tick.item, tick.text) for tick in review.ticks.values() if tick.done],
        [mark for mark in review.coverage_marks.values() if mark.reason],
        review.follow_ups_of(interview),
        review.urgent_matters_of(interview),
        [thought for thought in review.thoughts_of(interview, "P1") if thought.text],
        typist.conversation.account_completed,
        reflection.state if reflection else ReflectionState.OPEN,
        preparation.supporter if preparation else "",
        review.proceedings_of(interview),
        review.wellbeing_of(interview),
        review.live_entries(),
        [review.answers_to(note) for note in review.notes_of(interview)],
    )


def to_the_end(step: Callable[[], tuple[Value, ...]]) -> int:
    """Take the step until there is none; how many there were."""
    steps = 0
    while step():
        steps += 1
    return steps


@given(WHATEVER)
def test_everything_is_undone_to_the_start_and_done_again_to_the_end(acts: Whatever) -> None:
    session = Session(acts)
    typist, end = session.typist, session.typist.review

    undone = to_the_end(typist.undo)
    assert looks(typist) == session.seen[0]
    assert to_the_end(typist.redo) == undone
    assert typist.review == end
    assert to_the_end(typist.undo) == undone
    assert looks(typist) == session.seen[0]


@given(WHATEVER)
def test_each_step_back_comes_to_where_one_has_been(acts: Whatever) -> None:
    session = Session(acts)
    typist, seen = session.typist, list(session.seen)

    while typist.undo():
        now = looks(typist)
        while seen and seen[-1] != now:
            seen.pop()
        assert seen, "a state that was never there"


@given(WHATEVER, st.lists(st.booleans(), max_size=30))
def test_back_and_forth_loses_no_step(acts: Whatever, ways: list[bool]) -> None:
    typist = Session(acts).typist
    end = typist.review

    for back in ways:
        typist.undo() if back else typist.redo()
    to_the_end(typist.redo)

    assert typist.review == end


@given(WHATEVER)
def test_what_was_created_stays_in_the_review_withdrawn_or_blank(acts: Whatever) -> None:
    typist = Session(acts).typist
    start, end = Typist().review, typist.review

    to_the_end(typist.undo)

    assert kinds(typist.review) == kinds(end)
    for value in typist.review.values():
        if type(value) not in {type(earlier) for earlier in start.values()}:
            assert value == undone_creation(value)


def kinds(review: Review) -> set[tuple[type[Value], UUID | str]]:
    """Which values there are."""
    return {(type(value), value.id) for value in review.values()}
