"""The chronology page: take a file in, find, add, mend, take out, choose for interviews."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from interviewer.domain.chronology import Entry
from interviewer.ui.background import Background
from interviewer.ui.chronology.choice import EntryChoice
from interviewer.ui.chronology.entry_dialog import EntryDialog
from interviewer.ui.chronology.import_dialog import ImportDialog
from interviewer.ui.pages.chronology import ChronologyPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.builders import a_set_up, an_entry
from tests.gui.named import nameless

HEADINGS = ("Date", "Time", "Agency", "Event", "Source")
LETTER = ("15/10/2021", "14:30", "Harbour Health", "Letter sent.", "Log 4")
CALL = ("?Nov 2021", "", "Night desk", "Call taken.", "Log 5")


@pytest.fixture
def entries() -> tuple[Entry, ...]:
    return ()


@pytest.fixture
def review_values(entries: tuple[Entry, ...]) -> tuple[Any, ...]:
    return (*a_set_up(), *entries)


@pytest.fixture
def page(workspace: Workspace, background: Background, qtbot: Any) -> Iterator[ChronologyPage]:
    page = ChronologyPage(workspace, background)
    qtbot.addWidget(page)
    page.resize(1118, 720)
    workspace.changed.connect(page.show_review)
    page.show()
    page.show_place(Place(PageName.CHRONOLOGY))
    qtbot.waitExposed(page)
    yield page
    background.wait()


def a_file(folder: Path, *rows: Sequence[str]) -> Path:
    path = folder / "contacts.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((HEADINGS, *rows))
    return path


def read(page: ChronologyPage, path: Path, qtbot: Any) -> ImportDialog:
    dialog = page.take_in()
    dialog.read(path)
    qtbot.waitUntil(dialog.choose_button.isEnabled)
    return dialog


def taken_in(page: ChronologyPage, path: Path, qtbot: Any) -> None:
    read(page, path, qtbot).take_button.click()
    QApplication.processEvents()


def shown(page: ChronologyPage) -> list[str]:
    model = page.table.model()
    return [model.index(row, 2).data() for row in range(model.rowCount())]


# Empty


def test_an_empty_page_says_what_will_be_here_and_offers_the_first_step(
    page: ChronologyPage, qtbot: Any
) -> None:
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    page.empty.take_in_button.click()
    assert isinstance(QApplication.activeModalWidget(), ImportDialog)


# Taking in


def test_nothing_is_taken_in_before_somebody_says_so(
    page: ChronologyPage, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    dialog = read(page, a_file(tmp_path, LETTER, CALL), qtbot)
    assert dialog.take_button.text() == "&Take in all 2"
    assert "Nothing of “contacts.csv” has been taken in yet." in dialog.said.text()
    assert "Night desk" in dialog.told.text()
    dialog.nothing_button.click()
    assert workspace.review.entries == {}


def test_what_is_taken_in_stands_in_order_of_time(
    page: ChronologyPage, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    taken_in(page, a_file(tmp_path, CALL, LETTER), qtbot)
    assert shown(page) == ["Letter sent.", "Call taken."]
    assert page.table.model().index(1, 0).data() == "?Nov 2021 (uncertain)"
    assert page.said.text() == "2 entries were taken in. Ctrl+Z takes them back out."
    assert page.count.text() == "Entries: 2"


def test_taking_the_same_in_again_offers_nothing_to_take_in(
    page: ChronologyPage, tmp_path: Path, qtbot: Any
) -> None:
    path = a_file(tmp_path, LETTER, CALL)
    taken_in(page, path, qtbot)
    dialog = read(page, path, qtbot)
    assert not dialog.take_button.isEnabled()
    assert "2 rows are there already." in dialog.told.text()


def test_an_import_is_undone_in_one_step_and_can_be_brought_back(
    page: ChronologyPage, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    path = a_file(tmp_path, LETTER, CALL)
    taken_in(page, path, qtbot)
    page.undo()
    assert workspace.review.live_entries() == []
    page.redo()
    assert len(workspace.review.live_entries()) == 2
    page.undo()
    dialog = read(page, path, qtbot)
    assert dialog.bring_back.text() == "Bring back the 2 that were taken out before"
    assert not dialog.take_button.isEnabled()
    dialog.bring_back.click()
    dialog.take_button.click()
    assert len(workspace.review.live_entries()) == 2


def test_undo_leaves_alone_what_was_done_on_other_pages(
    page: ChronologyPage, workspace: Workspace
) -> None:
    workspace.edit(entry := an_entry())
    page.undo()
    assert workspace.review.live_entries() == [entry]


def test_rows_that_are_left_out_say_where_and_why(
    page: ChronologyPage, tmp_path: Path, qtbot: Any
) -> None:
    dialog = read(page, a_file(tmp_path, LETTER, ("12/11/2021", "", "Police", "", "")), qtbot)
    dialog.shown.setCurrentIndex(dialog.shown.findText("Left out (1)"))
    cells = [dialog.rows.model().index(0, column).data() for column in range(2)]
    assert cells == ["row 3", "Left out: There is no event in it."]
    assert dialog.rows.model().rowCount() == 1


def test_a_file_that_cannot_be_read_says_so_and_another_can_be_chosen(
    page: ChronologyPage, tmp_path: Path, qtbot: Any
) -> None:
    (tmp_path / "photo.csv").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    dialog = read(page, tmp_path / "photo.csv", qtbot)
    assert dialog.problem.text().startswith("This is not an Excel file")
    assert not dialog.take_button.isVisible()
    dialog.read(a_file(tmp_path, LETTER))
    qtbot.waitUntil(dialog.take_button.isVisible)
    assert not dialog.problem.isVisible()


def test_a_file_without_a_chronology_says_so(
    page: ChronologyPage, tmp_path: Path, qtbot: Any
) -> None:
    path = tmp_path / "names.csv"
    path.write_text("Name,Amount\na,b\n", encoding="utf-8")
    dialog = read(page, path, qtbot)
    assert "No table in this file has a heading for the date" in dialog.problem.text()


# Finding

NURSE = an_entry(text="Nurse rang.", place="1")
OFFICER = an_entry(
    text="Officer came.",
    written="?May 2022",
    earliest=date(2022, 5, 1),
    latest=date(2022, 5, 31),
    uncertain=True,
    agency_written="Night desk",
)


@pytest.mark.parametrize("entries", [(NURSE, OFFICER)])
def test_the_table_is_narrowed_down_as_somebody_types(page: ChronologyPage, qtbot: Any) -> None:
    qtbot.keyClicks(page.filters.words, "nurse oct")
    assert shown(page) == ["Nurse rang."]
    assert page.count.text() == "1 of 2 entries"
    page.filters.clear()
    page.filters.agency.setCurrentIndex(page.filters.agency.findText("Night desk"))
    assert shown(page) == ["Officer came."]
    page.filters.clear()
    page.filters.episode.setCurrentIndex(1)
    assert shown(page) == ["Nurse rang."]
    page.filters.clear()
    page.filters.unsettled.setChecked(True)
    assert shown(page) == ["Officer came."]


@pytest.mark.parametrize("entries", [(NURSE, OFFICER)])
def test_somebody_who_comes_for_an_entry_finds_it_chosen(page: ChronologyPage) -> None:
    page.filters.words.setText("nurse")
    page.show_place(Place(PageName.CHRONOLOGY, entry=OFFICER.id))
    assert page.table.item == OFFICER
    assert "Read as 1 May 2022 to 31 May 2022" in page.whole.toPlainText()


# By hand


def form(qtbot: Any) -> EntryDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EntryDialog)
    return dialog


def test_an_entry_is_added_by_hand(page: ChronologyPage, workspace: Workspace, qtbot: Any) -> None:
    page.add()
    dialog = form(qtbot)
    qtbot.keyClicks(dialog.date, "c. May 2022")
    assert dialog._date_remark.text() == "Read as 1 May 2022 to 31 May 2022, uncertain."
    dialog.keep_button.click()
    assert dialog._text_remark.text() == "Say in a few words what happened."
    qtbot.keyClicks(dialog.text, "Rang the hub.")
    dialog.agency.setCurrentText("harbour health")
    dialog.keep_button.click()
    (entry,) = workspace.review.live_entries()
    assert (entry.written, entry.uncertain, entry.text) == ("c. May 2022", True, "Rang the hub.")
    assert entry.agency in workspace.review.agencies
    assert page.table.item == entry
    page.undo()
    assert workspace.review.live_entries() == []


@pytest.mark.parametrize("entries", [(NURSE,)])
def test_an_entry_is_mended_and_keeps_what_its_source_called_the_agency(
    page: ChronologyPage, workspace: Workspace, qtbot: Any
) -> None:
    page.mend()
    dialog = form(qtbot)
    dialog.text.setPlainText("Nurse rang twice.")
    dialog.keep_button.click()
    (entry,) = workspace.review.live_entries()
    assert entry == replace(NURSE, text="Nurse rang twice.")


@pytest.mark.parametrize("entries", [(NURSE,)])
def test_a_form_that_was_not_touched_changes_nothing(
    page: ChronologyPage, workspace: Workspace, qtbot: Any
) -> None:
    page.mend()
    form(qtbot).keep_button.click()
    assert workspace.review.live_entries() == [NURSE]
    assert page._steps == 0


@pytest.mark.parametrize("entries", [(NURSE, OFFICER)])
def test_an_entry_is_taken_out_and_put_back(page: ChronologyPage, workspace: Workspace) -> None:
    page.table.choose(OFFICER.id)
    page.out_button.click()
    assert workspace.review.live_entries() == [NURSE]
    page.taken_out.button.click()
    assert workspace.review.live_entries() == [NURSE, OFFICER]
    assert page.table.item == OFFICER


@pytest.mark.parametrize("entries", [(NURSE,)])
def test_the_only_entry_is_taken_out_and_put_back(
    page: ChronologyPage, workspace: Workspace
) -> None:
    page.out_button.click()
    assert page.taken_out.isVisible()
    page.taken_out.button.click()
    assert page.table.isVisible()


@pytest.mark.parametrize("entries", [(NURSE,)])
def test_an_entry_is_chosen_for_an_interview(page: ChronologyPage, workspace: Workspace) -> None:
    page.choose_interview()
    (menu,) = (each for each in page.findChildren(QMenu) if each.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    (interview,) = workspace.review.interviews.values()
    assert interview.entries == (NURSE.id,)
    assert "To raise with: SN1" in page.whole.toPlainText()


@pytest.mark.parametrize("entries", [(NURSE,)])
def test_its_history_is_one_step_away(page: ChronologyPage, qtbot: Any) -> None:
    with qtbot.waitSignal(page.wanted) as wanted:
        page.history_button.click()
    assert wanted.args == [Place(PageName.HISTORY, about=(Entry, NURSE.id))]


@pytest.mark.parametrize("entries", [(), (NURSE, OFFICER)])
def test_everything_says_its_name(page: ChronologyPage, tmp_path: Path, qtbot: Any) -> None:
    assert nameless(page) == []
    dialog = read(page, a_file(tmp_path, LETTER), qtbot)
    assert nameless(dialog) == []
    dialog.reject()
    page.add()
    assert nameless(form(qtbot)) == []


# Choosing for one interview


@pytest.fixture
def choice(workspace: Workspace, qtbot: Any) -> EntryChoice:
    choice = EntryChoice(workspace)
    qtbot.addWidget(choice)
    choice.resize(900, 400)
    choice.show()
    (interview,) = workspace.review.interviews.values()
    choice.show_interview(workspace.review, interview)
    return choice


@pytest.mark.parametrize("entries", [(OFFICER, NURSE)])
def test_entries_to_raise_are_chosen_with_space_and_saved_at_once(
    choice: EntryChoice, workspace: Workspace, qtbot: Any
) -> None:
    with qtbot.waitSignal(choice.chosen) as chosen:
        qtbot.keyClick(choice.table, Qt.Key.Key_Space)
    (interview,) = workspace.review.interviews.values()
    assert chosen.args == [interview.entries] == [(NURSE.id,)]
    assert choice.said.text() == "1 of 2 chosen to be raised"
    assert choice.button.text() == "Do not &raise it"
    choice.button.click()
    (interview,) = workspace.review.interviews.values()
    assert interview.entries == ()


@pytest.mark.parametrize("entries", [(OFFICER, NURSE)])
def test_entries_to_choose_are_found_by_their_words(choice: EntryChoice, qtbot: Any) -> None:
    qtbot.keyClicks(choice.words, "officer")
    assert choice.table.item == OFFICER
    assert nameless(choice) == []


def test_without_a_chronology_the_choice_says_where_one_is_taken_in(choice: EntryChoice) -> None:
    assert "taken in on its own page" in choice.said.text()
    assert not choice.table.isVisible()
