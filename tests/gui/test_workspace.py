"""The open review: every page hears of a change, typing is a draft, everything can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from shiboken6 import delete

from interviewer.domain.conversation import paused, started, with_account_complete
from interviewer.domain.interview import Note
from interviewer.domain.notetaking import joined_notes, split_note, with_line
from interviewer.domain.review import Review
from interviewer.ui.saving import SaveState, Saving
from interviewer.ui.workspace import Surroundings, Workspace
from tests.gui.laptop import Laptop


@pytest.fixture
def laptop(tmp_path: Path, surroundings: Surroundings, qtbot: Any) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "review", surroundings, qtbot)
    yield laptop
    laptop.switches_off()


@pytest.fixture
def workspace(laptop: Laptop) -> Workspace:
    return laptop.workspace


# Hearing of changes


def test_every_page_hears_of_a_change(workspace: Workspace, laptop: Laptop) -> None:
    note, one, other = laptop.a_note(), list[Review](), list[Review]()
    workspace.changed.connect(one.append)
    workspace.changed.connect(other.append)
    workspace.save(note)
    assert one == other == [workspace.review]
    assert workspace.review.notes == {note.id: note}


def test_a_change_is_on_screen_at_once_and_on_disk_when_it_is_said_to_be(
    workspace: Workspace, laptop: Laptop
) -> None:
    note, told = laptop.a_note(), list[SaveState]()
    workspace.save_state_changed.connect(told.append)
    go = laptop.holds_back()
    workspace.edit(note)
    assert workspace.review.notes == {note.id: note}
    assert [change.values for change in workspace.unwritten()] == [(note,)]
    go.set()
    assert laptop.on_disk() == workspace.review
    assert [state.saving for state in told] == [Saving.SAVING, Saving.SAVED]
    assert told[-1].words == f"All notes saved {told[-1].at.astimezone():%H:%M}"


def test_values_that_are_saved_together_are_heard_of_once(
    workspace: Workspace, laptop: Laptop
) -> None:
    note, heard = laptop.a_note("Rang the hub. Nobody rang back."), list[Review]()
    workspace.save(note)
    workspace.changed.connect(heard.append)
    workspace.edit(*split_note(note, 13, laptop.a_note("")))
    assert heard == [workspace.review]
    assert len(workspace.review.notes) == 2


def test_an_edit_that_changes_nothing_is_no_change(workspace: Workspace, laptop: Laptop) -> None:
    note, heard = laptop.a_note(), list[Review]()
    workspace.save(note)
    workspace.changed.connect(heard.append)
    workspace.edit(note, typing=True)
    assert heard == []
    assert workspace.undo() == ()
    assert laptop.texts(note) == ["Rang the hub."]


def test_where_a_page_answers_with_a_change_every_page_ends_with_the_newest(
    workspace: Workspace, laptop: Laptop
) -> None:
    shown = list[Review]()

    def begin_with_the_first_note(review: Review) -> None:
        (interview,) = review.interviews.values()
        begun = started(interview, workspace.now())
        if begun != interview:
            workspace.save(begun)

    workspace.changed.connect(begin_with_the_first_note)
    workspace.changed.connect(shown.append)
    workspace.save(laptop.a_note())
    assert shown[-1] is workspace.review
    assert laptop.on_disk() == workspace.review
    assert laptop.interview.started is not None


# Typing and history


def test_typing_is_one_open_draft_until_it_is_closed(workspace: Workspace, laptop: Laptop) -> None:
    note = laptop.a_note("")
    for text in ("Rang", "Rang the", "Rang the hub."):
        workspace.edit(replace(note, text=text), typing=True)
    assert laptop.on_disk().notes[note.id].text == "Rang the hub."
    assert laptop.texts(note) == []
    assert laptop.has_open_draft(note)
    workspace.close_drafts()
    assert laptop.texts(note) == ["Rang the hub."]
    assert not laptop.has_open_draft(note)


def test_typing_on_opens_the_next_draft(workspace: Workspace, laptop: Laptop) -> None:
    note = laptop.a_note()
    workspace.edit(note, typing=True)
    workspace.close_drafts()
    workspace.edit(replace(note, text="Rang the hub. Twi"), typing=True)
    assert laptop.texts(note) == ["Rang the hub."]
    workspace.edit(replace(note, text="Rang the hub. Twice."), typing=True)
    workspace.close_drafts()
    assert laptop.texts(note) == ["Rang the hub.", "Rang the hub. Twice."]


def test_closing_closes_every_draft_once(workspace: Workspace, laptop: Laptop) -> None:
    one, other = laptop.a_note("One."), laptop.a_note("Two.")
    workspace.edit(one, typing=True)
    workspace.edit(other, typing=True)
    for _ in range(2):
        workspace.close_drafts()
    assert (laptop.texts(one), laptop.texts(other)) == (["One."], ["Two."])


def test_a_tag_closes_the_draft_with_the_words_in_it(workspace: Workspace, laptop: Laptop) -> None:
    note = laptop.a_note()
    workspace.edit(note, typing=True)
    tagged = with_line(note, "procedures")
    workspace.edit(tagged)
    workspace.close_drafts()
    assert laptop.versions(note) == [tagged]
    assert not laptop.has_open_draft(note)


def test_words_typed_and_taken_out_again_make_no_version(
    workspace: Workspace, laptop: Laptop
) -> None:
    note = laptop.a_note()
    workspace.edit(note)
    workspace.edit(replace(note, text="Rang the hub. No"), typing=True)
    workspace.edit(note, typing=True)
    workspace.close_drafts()
    assert laptop.texts(note) == ["Rang the hub."]
    assert not laptop.has_open_draft(note)


def test_a_version_says_who_made_it_when_and_why(workspace: Workspace, laptop: Laptop) -> None:
    note, before = laptop.a_note(), workspace.now()
    workspace.save(note, reason="Read back to the practitioner.")
    laptop.saves()
    (version,) = laptop.asks(lambda: workspace._store.history(note))
    assert (version.who, version.reason) == ("P1", "Read back to the practitioner.")
    assert before <= version.at <= workspace.now()
    workspace.edit(replace(note, text="Rang them."), reason="Corrected.")
    laptop.saves()
    assert laptop.asks(lambda: workspace._store.history(note))[-1].reason == "Corrected."


def test_a_crash_leaves_the_draft(workspace: Workspace, laptop: Laptop) -> None:
    finished, note = laptop.a_note("Rang the hub."), laptop.a_note("Nobody ra")
    workspace.edit(finished)
    workspace.edit(note, typing=True)
    laptop.saves()
    laptop.crashes()

    workspace = laptop.opens()
    assert workspace.review.notes == {finished.id: finished, note.id: note}
    assert laptop.has_open_draft(note)
    workspace.edit(replace(note, text="Nobody rang back."), typing=True)
    workspace.close_drafts()
    assert laptop.texts(note) == ["Nobody rang back."]


# Undo and redo


def test_several_edits_are_undone_one_by_one_and_done_again(
    workspace: Workspace, laptop: Laptop
) -> None:
    note, seen = laptop.a_note("Rang the hub. Nobody rang back."), [workspace.review]
    head, tail = split_note(note, 13, laptop.a_note(""))
    marked = with_line(head, "procedures")
    for values in ((note,), (head, tail), (marked,), joined_notes(marked, tail)):
        workspace.edit(*values)
        seen.append(workspace.review)

    for earlier in reversed(seen[1:-1]):
        assert workspace.undo()
        assert live(workspace.review) == live(earlier)
        assert laptop.on_disk() == workspace.review
    assert workspace.undo() == (replace(note, withdrawn=True),)
    assert workspace.undo() == ()

    for later in seen[1:]:
        assert workspace.redo()
        assert live(workspace.review) == live(later)
        assert laptop.on_disk() == workspace.review
    assert workspace.redo() == ()


def test_every_page_hears_of_undo(workspace: Workspace, laptop: Laptop) -> None:
    note, heard = laptop.a_note(), list[Review]()
    workspace.edit(note)
    workspace.changed.connect(heard.append)
    workspace.undo()
    assert heard == [workspace.review]
    assert workspace.review.notes[note.id].withdrawn


def test_no_draft_stays_open_after_undo(workspace: Workspace, laptop: Laptop) -> None:
    note = laptop.a_note()
    workspace.edit(note)
    workspace.edit(replace(note, text="Rang the hub. Twice."), typing=True)
    workspace.undo()
    assert not laptop.has_open_draft(note)
    workspace.close_drafts()
    assert laptop.texts(note)[-1] == "Rang the hub."
    assert laptop.on_disk().notes[note.id] == note


def test_words_that_were_undone_are_still_in_the_history(
    workspace: Workspace, laptop: Laptop
) -> None:
    note = laptop.a_note()
    workspace.edit(note)
    workspace.edit(replace(note, text="Rang the hub. Nobody rang back."), typing=True)
    workspace.undo()
    workspace.edit(replace(note, text="Rang the hub. T"), typing=True)
    assert workspace.redo() == ()
    assert "Rang the hub. Nobody rang back." in laptop.texts(note)


def test_undo_takes_no_break_back(workspace: Workspace, laptop: Laptop) -> None:
    workspace.save(started(laptop.interview, workspace.now()))
    workspace.edit(with_account_complete(laptop.interview, workspace.now()))
    workspace.save(paused(laptop.interview, workspace.now()))
    workspace.undo()
    assert laptop.interview.account_completed is None
    assert len(laptop.interview.pauses) == 1
    assert laptop.on_disk() == workspace.review


def test_after_a_lock_there_is_nothing_left_to_undo(workspace: Workspace, laptop: Laptop) -> None:
    workspace.edit(laptop.a_note())
    laptop.locks()
    assert laptop.opens().undo() == ()


def live(review: Review) -> list[object]:
    return [note for note in review.notes.values() if not note.withdrawn]


# Whatever is done

WHATEVER = st.lists(
    st.tuples(
        st.sampled_from(["note", "type", "tag", "withdraw", "undo", "redo", "leave"]),
        st.integers(0, 9),
    ),
    max_size=15,
)


# One review for all examples: what must hold, holds whatever was done before.
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WHATEVER)
def test_what_is_on_screen_is_on_the_disk_and_the_last_version(
    workspace: Workspace, laptop: Laptop, acts: list[tuple[str, int]]
) -> None:
    for act, number in acts:
        do(act, number, laptop)
    workspace.close_drafts()
    assert laptop.on_disk() == workspace.review
    assert laptop.asks(lambda: not_kept(workspace)) == []


def not_kept(workspace: Workspace) -> list[Note]:
    """The notes that are not their own last version, or are still being typed."""
    store, notes = workspace._store, workspace.review.notes.values()
    return [n for n in notes if store.history(n)[-1].value != n or store.has_open_draft(n)]


def do(act: str, number: int, laptop: Laptop) -> None:
    workspace = laptop.workspace
    notes = list(workspace.review.notes.values())[-3:]
    note = notes[number % len(notes)] if notes else laptop.a_note()
    edits = {
        "note": laptop.a_note(f"Note {number}."),
        "type": replace(note, text=f"{note.text} {number}"),
        "tag": with_line(note, "procedures"),
        "withdraw": replace(note, withdrawn=not note.withdrawn),
    }
    if act in edits:
        workspace.edit(edits[act], typing=act in ("note", "type"))
    else:
        {"undo": workspace.undo, "redo": workspace.redo, "leave": workspace.close_drafts}[act]()


def refuse(error: Exception) -> None:
    raise error


class Asking(QObject):
    """Somebody who asks the store something."""

    def __init__(self, heard: list[object]) -> None:
        super().__init__()
        self._heard = heard

    def take(self, about: str, answer: object) -> None:
        self._heard.append((about, answer))


def test_whoever_has_gone_meanwhile_is_told_nothing(workspace: Workspace, qtbot: Any) -> None:
    heard, others = list[object](), list[int]()
    gone, there = Asking(heard), Asking(heard)
    for asking, about in ((gone, "gone"), (there, "there")):
        workspace.ask(lambda _: 1, partial(asking.take, about), refuse)
    delete(gone)
    workspace.ask(lambda _: 2, others.append, refuse)
    qtbot.waitUntil(lambda: bool(others))
    assert heard == [("there", 1)]
