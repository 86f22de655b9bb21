"""Writes that fail, and the last ones before the review closes: nothing is lost or out of order."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interviewer.storage.errors import DiskFullError, ReadOnlyError
from interviewer.ui import workspace as workspace_module
from interviewer.ui.opening import Opened
from interviewer.ui.saving import SaveState, Saving, UnexpectedWriteError
from interviewer.ui.workspace import Surroundings, Workspace
from tests.gui.laptop import Laptop, fill, make_room

A_LOT = "Nobody rang back. " * 5000


@pytest.fixture
def laptop(
    tmp_path: Path, surroundings: Surroundings, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Laptop]:
    monkeypatch.setattr(workspace_module, "RETRY_AFTER", 30)
    laptop = Laptop(tmp_path / "review", surroundings, qtbot)
    yield laptop
    laptop.switches_off()


@pytest.fixture
def workspace(laptop: Laptop) -> Workspace:
    return laptop.workspace


# A disk that is full


def test_on_a_full_disk_everything_is_kept_and_said_to_be_unsaved(
    workspace: Workspace, laptop: Laptop
) -> None:
    saved = workspace.save_state.at
    laptop.fills_the_disk()
    note = laptop.a_note(A_LOT)
    workspace.edit(note, typing=True)
    laptop.fails()
    assert workspace.review.notes == {note.id: note}
    assert [change.values for change in workspace.unwritten()] == [(note,)]
    state = workspace.save_state
    assert state.words == "Not saved yet"
    assert str(state.error) == str(DiskFullError())
    assert state.at == saved
    laptop.makes_room()


def test_a_write_that_failed_is_tried_again_by_itself(workspace: Workspace, laptop: Laptop) -> None:
    laptop.fills_the_disk()
    note = laptop.a_note(A_LOT)
    workspace.edit(note)
    laptop.fails()
    laptop.makes_room()
    assert laptop.on_disk() == workspace.review
    assert laptop.texts(note) == [A_LOT]
    assert workspace.save_state.saving is Saving.SAVED
    assert workspace.save_state.error is None


def test_what_was_typed_meanwhile_is_written_in_its_order(
    workspace: Workspace, laptop: Laptop
) -> None:
    laptop.fills_the_disk()
    note, other = laptop.a_note(A_LOT), laptop.a_note("Another.")
    steps = ["One.", "One. Two.", "One. Two. Three."]
    workspace.edit(note)
    laptop.fails()
    for text in steps:
        workspace.edit(replace(note, text=text))
        laptop.fails()
    workspace.edit(other)
    assert len(workspace.unwritten()) == 5
    laptop.makes_room()
    assert laptop.on_disk() == workspace.review
    assert laptop.texts(note) == [A_LOT, *steps]
    assert laptop.texts(other) == ["Another."]


def test_undo_on_a_full_disk_is_written_in_its_order_too(
    workspace: Workspace, laptop: Laptop
) -> None:
    note = laptop.a_note("One.")
    workspace.edit(note)
    laptop.saves()
    laptop.fills_the_disk()
    workspace.edit(replace(note, text=A_LOT), typing=True)
    laptop.fails()
    workspace.undo()
    laptop.makes_room()
    assert laptop.on_disk().notes[note.id] == note
    assert laptop.texts(note) == ["One.", A_LOT, "One."]


def test_a_failure_is_said_once_and_not_at_every_try(workspace: Workspace, laptop: Laptop) -> None:
    told = list[SaveState]()
    workspace.save_state_changed.connect(told.append)
    laptop.fills_the_disk()
    note = laptop.a_note(A_LOT)
    for text in (A_LOT, f"{A_LOT} Twice.", f"{A_LOT} Three times."):
        workspace.edit(replace(note, text=text), typing=True)
        laptop.fails()
    assert [state.saving for state in told] == [Saving.SAVING, Saving.FAILED]
    laptop.makes_room()
    laptop.saves()
    assert [state.saving for state in told[2:]] == [Saving.SAVED]


def test_another_reason_is_said(workspace: Workspace, laptop: Laptop, qtbot: Any) -> None:
    store, told = workspace._store, list[SaveState]()
    laptop.fills_the_disk()
    workspace.edit(laptop.a_note(A_LOT))
    laptop.fails()
    workspace.save_state_changed.connect(told.append)
    laptop.asks(lambda: store._driver.execute("PRAGMA query_only = ON").fetchall())
    qtbot.waitUntil(lambda: bool(told))
    assert [str(state.error) for state in told] == [str(ReadOnlyError())]
    laptop.asks(lambda: store._driver.execute("PRAGMA query_only = OFF").fetchall())
    laptop.makes_room()
    assert laptop.on_disk() == workspace.review


def test_a_failure_that_nobody_foresaw_is_told_in_sentences_and_logged_without_a_word(
    workspace: Workspace, laptop: Laptop, caplog: pytest.LogCaptureFixture
) -> None:
    store = workspace._store
    caplog.set_level(logging.INFO, logger="interviewer")
    laptop.asks(lambda: store._driver.execute("ALTER TABLE note RENAME TO elsewhere").fetchall())
    note = laptop.a_note("She rang the hub.")
    workspace.edit(note)
    laptop.fails()
    assert isinstance(workspace.save_state.error, UnexpectedWriteError)
    assert workspace.save_state.error.what_to_do
    (record,) = caplog.records
    assert record.getMessage().startswith("error OperationalError at ")
    assert "hub" not in caplog.text
    laptop.asks(lambda: store._driver.execute("ALTER TABLE elsewhere RENAME TO note").fetchall())
    assert laptop.on_disk() == workspace.review


# Closing


def test_closing_writes_everything_and_closes_the_drafts(
    workspace: Workspace, laptop: Laptop
) -> None:
    note = laptop.a_note()
    go = laptop.holds_back()
    workspace.edit(note, typing=True)
    workspace.edit(replace(note, text="Rang the hub. Nobody ra"), typing=True)
    go.set()
    review = workspace.review
    assert laptop.locks() == []
    assert laptop.opens().review == review
    assert laptop.texts(note) == ["Rang the hub. Nobody ra"]
    assert not laptop.has_open_draft(note)


def test_closing_during_a_write_waits_for_it_and_writes_what_came_after_it(
    workspace: Workspace, laptop: Laptop
) -> None:
    note = laptop.a_note("One.")
    go = laptop.holds_back()
    for text in ("One.", "One. Two.", "One. Two. Three."):
        workspace.edit(replace(note, text=text))
    shut = laptop.begins_to_lock()
    assert len(workspace.unwritten()) == 3
    go.set()
    laptop.asks(lambda: None)
    assert shut == [0]
    laptop.opens()
    assert laptop.texts(note) == ["One.", "One. Two.", "One. Two. Three."]


def test_a_write_that_fails_while_closing_is_made_good_by_the_last_one(
    workspace: Workspace, laptop: Laptop
) -> None:
    laptop.fills_the_disk()
    note = laptop.a_note(A_LOT)
    go = laptop.holds_back()
    workspace.edit(note, typing=True)
    laptop.later(make_room)
    go.set()
    assert laptop.locks() == []
    assert laptop.opens().review.notes == {note.id: note}
    assert laptop.texts(note) == [A_LOT]


def test_a_last_write_that_fails_is_known_to_have_failed(
    workspace: Workspace, laptop: Laptop
) -> None:
    go = laptop.holds_back()
    workspace.edit(laptop.a_note("One."))
    laptop.later(fill)
    workspace.edit(laptop.a_note(A_LOT))
    go.set()
    assert len(laptop.locks()) == 1
    assert str(workspace.save_state.error) == str(DiskFullError())


def test_what_cannot_be_written_at_the_end_is_kept_and_brought_back(
    workspace: Workspace, laptop: Laptop
) -> None:
    one, other = laptop.a_note("One."), laptop.a_note(A_LOT)
    workspace.edit(one)
    laptop.saves()
    laptop.fills_the_disk()
    workspace.edit(replace(one, text="One. Two."))
    workspace.edit(other, typing=True)
    review = workspace.review
    unwritten = laptop.locks()
    assert [change.values for change in unwritten][-1] == (other,)

    workspace, heard = laptop.opens(), list[object]()
    workspace.changed.connect(heard.append)
    assert workspace.review != review
    workspace.take_up(unwritten)
    assert workspace.review == review
    assert heard == [review]
    assert laptop.on_disk() == review
    assert (laptop.texts(one), laptop.texts(other)) == (["One.", "One. Two."], [A_LOT])
    assert not laptop.has_open_draft(other)


def test_what_is_brought_back_onto_a_full_disk_is_kept_on(
    workspace: Workspace, laptop: Laptop
) -> None:
    laptop.fills_the_disk()
    note = laptop.a_note(A_LOT)
    workspace.edit(note)
    unwritten = laptop.locks()

    workspace = laptop.opens()
    laptop.fills_the_disk()
    workspace.take_up(unwritten)
    assert laptop.locks() == unwritten

    laptop.opens().take_up(unwritten)
    assert laptop.on_disk().notes == {note.id: note}
    assert laptop.texts(note) == [A_LOT]


def test_a_draft_that_is_brought_back_is_closed_when_it_is_left(
    workspace: Workspace, laptop: Laptop
) -> None:
    laptop.fills_the_disk()
    note = laptop.a_note(A_LOT)
    workspace.edit(note, typing=True)
    draft, *_ = unwritten = workspace.unwritten()
    assert draft.draft
    laptop.locks()

    workspace = laptop.opens()
    workspace.take_up(unwritten)
    assert laptop.has_open_draft(note)
    workspace.close_drafts()
    assert laptop.texts(note) == [A_LOT]
    assert not laptop.has_open_draft(note)


def test_what_changes_after_closing_began_is_kept_too(workspace: Workspace, laptop: Laptop) -> None:
    before, after = laptop.a_note("Before."), laptop.a_note("After.")
    workspace.edit(before)
    shut = laptop.begins_to_lock()
    workspace.edit(after)
    for _ in range(2):
        laptop.asks(lambda: None)
    assert shut == [1]
    assert workspace.save_state.error is None
    (late,) = workspace.unwritten()
    assert late.values == (after,)
    laptop.opens().take_up([late])
    assert laptop.on_disk().notes == {before.id: before, after.id: after}


def test_the_review_can_be_opened_again_as_soon_as_it_was_told_to_close(
    workspace: Workspace, laptop: Laptop, store_thread: Any
) -> None:
    note, opened, errors = laptop.a_note(), list[Opened](), list[Exception]()
    go = laptop.holds_back()
    workspace.edit(note, typing=True)
    laptop.begins_to_lock()
    store_thread.run(store_thread, laptop.unlocked, opened.append, errors.append)
    go.set()
    laptop.asks(lambda: None)
    assert errors == []
    assert opened[0].review.notes == {note.id: note}
    laptop.asks(opened[0].store.close)


def test_the_store_is_closed_even_where_the_last_write_failed(
    workspace: Workspace, laptop: Laptop
) -> None:
    laptop.fills_the_disk()
    workspace.edit(laptop.a_note(A_LOT))
    assert laptop.locks()
    assert laptop.opens().review.notes == {}
