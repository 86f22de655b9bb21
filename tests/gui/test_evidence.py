"""Accounts side by side, compared by keyboard: at the overview writer's laptop only."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem

from interviewer.domain.evidence import Facet
from interviewer.domain.interview import CoverageMark
from interviewer.domain.set_up import Agency, Seat
from interviewer.domain.sources import Source
from interviewer.domain.words import Basis, Coverage, Frame, LinkKind, SeatRole
from interviewer.ui.background import Background
from interviewer.ui.evidence.holes import HolesView
from interviewer.ui.pages.evidence import EvidencePage
from interviewer.ui.places import PageName, Place
from interviewer.ui.where import place_of
from interviewer.ui.workspace import Workspace
from tests.builders import a_note
from tests.gui.evidence import everything_on, mark, on_part, press, settled, spoken, ticked
from tests.gui.named import nameless
from tests.unit.domain.collated import (
    EVENT,
    FIRST,
    HV1,
    LETTER,
    OF_HV1,
    OF_SW1,
    PC1,
    SW1,
    a_writers_set_up,
)

ASKED = a_note(source=OF_HV1.id, number=4, text="We asked for a meeting.", basis=Basis.DID_OR_SAW)
SINCE = a_note(
    source=OF_HV1.id,
    number=5,
    prompt="language",
    text="I would ask twice now.",
    frame=Frame.WITH_HINDSIGHT,
)
NOBODY = a_note(source=OF_SW1.id, number=7, text="Nobody asked.", episodes=(FIRST.id,))
SILENT = CoverageMark(
    id=uuid4(),
    interview=OF_SW1.id,
    prompt="language",
    coverage=Coverage.DECLINED,
    reason="Advised not to",
)


@pytest.fixture
def review_values() -> tuple[Any, ...]:
    return (*a_writers_set_up(), ASKED, SINCE, NOBODY, SILENT)


@pytest.fixture
def page(evidence_page: EvidencePage) -> EvidencePage:
    return evidence_page


# Accounts


def test_each_practitioner_has_a_column_and_holes_are_named(page: EvidencePage) -> None:
    grid = page.accounts.grid
    assert grid.sheets.sheet.columns == (
        "HV1 · Health visitor\nHarbour Health",
        "SW1 · Social work manager\nCare Trust",
    )
    assert spoken(grid, ASKED.id) == "HV1·4, at the time, did or saw it. We asked for a meeting."
    assert "Chose not to answer: Advised not to" in everything_on(grid)
    assert page.accounts.summary.text() == "2 practitioners, 2 agencies · 3 notes"


def test_arrows_go_from_note_to_note_and_over_what_is_empty(page: EvidencePage) -> None:
    grid = page.accounts.grid
    assert grid.current == ASKED.id
    press(grid, Qt.Key.Key_Right)
    assert grid.current == NOBODY.id
    press(grid, Qt.Key.Key_Left, Qt.Key.Key_Down)
    assert grid.current == SINCE.id


def test_filters_hold_together_and_say_how_many_accounts_there_are(
    page: EvidencePage, qtbot: Any
) -> None:
    ticked(qtbot, page, Facet.FRAME, Frame.WITH_HINDSIGHT.value)
    assert "I would ask twice now." in everything_on(page.accounts.grid)
    assert "Nobody asked." not in everything_on(page.accounts.grid)
    page.filters.clear_button.click()
    ticked(qtbot, page, Facet.EPISODE, FIRST.id)
    assert page.accounts.title.text() == "Episode 1"
    assert "Nobody asked." in everything_on(page.accounts.grid)
    assert "We asked" not in everything_on(page.accounts.grid)


def test_every_filter_is_as_high_as_its_words_when_the_counts_stand_there(
    page: EvidencePage, qtbot: Any
) -> None:
    tree = page.filters.tree
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
    tree.header().resizeSection(1, 60)  # as a count of many does

    def is_high_enough(row: QModelIndex) -> bool:
        wanted = tree.itemDelegate().sizeHint(QStyleOptionViewItem(), row)
        return tree.visualRect(row).height() >= wanted.height()

    model = tree.model()
    groups = [model.index(at, 0) for at in range(model.rowCount())]
    rows = [model.index(0, 0, group) for group in groups if tree.isExpanded(group)]
    assert rows
    qtbot.waitUntil(lambda: all(map(is_high_enough, rows)))


def test_words_are_looked_for_as_somebody_types(page: EvidencePage, qtbot: Any) -> None:
    QTest.keyClicks(page.filters.words, "meeting")
    settled(qtbot, page)
    assert page.accounts.grid.sheets.sheet.columns == ("HV1 · Health visitor\nHarbour Health",)
    page.filters.words.setText("no such word")
    settled(qtbot, page)
    assert page.accounts.empty.isVisible()
    assert not page.accounts.grid.isVisible()


def test_one_account_is_shown_at_a_time_where_somebody_wants_that(page: EvidencePage) -> None:
    page.accounts.one.click()
    assert page.accounts.grid.sheets.sheet.columns == ("HV1 · Health visitor\nHarbour Health",)
    page.accounts.account.setFocus()
    QTest.keyClick(page.accounts.account, Qt.Key.Key_Down)
    assert page.accounts.account.currentData() == SW1.id
    assert "Nobody asked." in everything_on(page.accounts.grid)
    assert page.accounts.go_to(ASKED.id)
    assert page.accounts.account.currentData() == HV1.id


def test_in_a_narrow_window_there_is_one_column(page: EvidencePage, qtbot: Any) -> None:
    page.resize(700, 600)
    qtbot.waitUntil(lambda: len(page.accounts.grid.sheets.sheet.columns) == 1)
    assert page.accounts.account.isVisible()
    assert not page.accounts.chronology.isVisible()


# Links


@pytest.mark.parametrize(
    ("key", "kind", "words"),
    [
        (Qt.Key.Key_1, LinkKind.AGREE, "agrees with HV1·4"),
        (Qt.Key.Key_2, LinkKind.DIFFER, "differs from HV1·4"),
        (Qt.Key.Key_3, LinkKind.DIFFERED_THEN, "differed at the time: HV1·4"),
        (Qt.Key.Key_4, LinkKind.ADDS, "HV1·4 adds to it"),
    ],
)
def test_two_notes_are_linked_by_one_key_and_both_say_so(
    page: EvidencePage, workspace: Workspace, key: Qt.Key, kind: LinkKind, words: str
) -> None:
    mark(page, ASKED, NOBODY)
    press(page.accounts.grid, key)
    (link,) = workspace.review.links.values()
    assert (link.first, link.second, link.kind) == (ASKED.id, NOBODY.id, kind)
    assert link.by == "OW"
    assert words in spoken(page.accounts.grid, NOBODY.id)
    assert "SW1·7" in spoken(page.accounts.grid, ASKED.id)
    page.undo()
    assert words not in spoken(page.accounts.grid, NOBODY.id)


def test_a_reason_typed_beforehand_goes_with_the_link(
    page: EvidencePage, workspace: Workspace
) -> None:
    mark(page, ASKED, NOBODY)
    QTest.keyClicks(page.accounts.bar.reason, "Who was on duty")
    page.accounts.bar.buttons[LinkKind.DIFFER].click()
    (link,) = workspace.review.links.values()
    assert link.reason == "Who was on duty"
    for end, other in ((ASKED, "SW1·7"), (NOBODY, "HV1·4")):
        told = spoken(page.accounts.grid, end.id)
        assert told.endswith(f"differs from {other}: Who was on duty")


def test_a_long_reason_makes_its_row_higher_and_is_all_there(
    page: EvidencePage, workspace: Workspace
) -> None:
    mark(page, ASKED, NOBODY)
    grid = page.accounts.grid
    press(grid, Qt.Key.Key_2)
    row = grid.sheets.index_of(ASKED.id).row()
    (link,), before = workspace.review.links.values(), grid.rowHeight(row)
    workspace.edit(replace(link, reason="One of them was on leave that week. " * 4))
    assert grid.rowHeight(row) > before + 3 * grid.fontMetrics().height()


def test_a_note_and_a_chronology_entry_are_compared_as_account_and_record(
    page: EvidencePage, workspace: Workspace
) -> None:
    mark(page, ASKED)
    assert page.accounts.go_to(LETTER.id)
    press(page.accounts.chronology, Qt.Key.Key_Space, Qt.Key.Key_2)
    assert "One of them is a record" in page.accounts.bar.said.text()
    press(page.accounts.chronology, Qt.Key.Key_7)
    assert "silent on HV1·4" in spoken(page.accounts.chronology, LETTER.id)
    assert "record is silent: School file" in spoken(page.accounts.grid, ASKED.id)
    shown = [kind for kind, button in page.accounts.bar.buttons.items() if button.isVisible()]
    assert all(kind.about_a_record for kind in shown)


def test_a_link_is_taken_back_where_both_are_marked(
    page: EvidencePage, workspace: Workspace
) -> None:
    mark(page, ASKED, NOBODY)
    press(page.accounts.grid, Qt.Key.Key_2)
    (button,) = page.accounts.bar.known_buttons()
    assert button.text() == "Take back: accounts differ"
    button.click()
    (link,) = workspace.review.links.values()
    assert link.withdrawn
    assert "differs" not in spoken(page.accounts.grid, ASKED.id)


def test_with_one_marked_a_digit_says_what_is_missing(page: EvidencePage) -> None:
    mark(page, ASKED)
    press(page.accounts.grid, Qt.Key.Key_1)
    assert "Mark two" in page.accounts.bar.said.text()
    press(page.accounts.grid, Qt.Key.Key_Escape)
    assert page.marks.ids == ()


# Ways from here


def test_enter_leads_to_the_note_in_its_interview(page: EvidencePage) -> None:
    wanted: list[Place] = []
    page.wanted.connect(wanted.append)
    page.accounts.go_to(NOBODY.id)
    press(page.accounts.grid, Qt.Key.Key_Return)
    assert wanted == [Place(PageName.INTERVIEW, OF_SW1.id, NOBODY.prompt, note=NOBODY.id)]


def test_what_is_marked_is_taken_to_a_finding(page: EvidencePage) -> None:
    wanted: list[Place] = []
    page.wanted.connect(wanted.append)
    page.accounts.go_to(NOBODY.id)
    press(page.accounts.grid, Qt.Key.Key_F)
    mark(page, ASKED)
    press(page.accounts.grid, Qt.Key.Key_F)
    assert wanted == [
        Place(PageName.FINDINGS, note=NOBODY.id),
        Place(PageName.FINDINGS, note=NOBODY.id, others=(ASKED.id,)),
    ]


def test_a_place_with_a_note_gives_it_the_keyboard(page: EvidencePage, qtbot: Any) -> None:
    page.show_place(Place(PageName.EVIDENCE, note=NOBODY.id))
    settled(qtbot, page)
    assert page.accounts.grid.current == NOBODY.id


def test_a_note_from_another_source_is_read_here(workspace: Workspace) -> None:
    at_event = a_note(source=EVENT.id, text="Two teams said so.")
    review = workspace.review.having(at_event)
    assert place_of(review, at_event) == Place(PageName.EVIDENCE, note=at_event.id)
    assert place_of(review, EVENT) == Place(PageName.EVIDENCE, about=(Source, EVENT.id))


def test_from_the_accounts_it_leads_to_its_source(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    at_event = a_note(source=EVENT.id, text="Two teams said so.")
    workspace.edit(at_event)
    settled(qtbot, page)
    wanted: list[Place] = []
    page.wanted.connect(wanted.append)
    page.accounts.go_to(at_event.id)
    press(page.accounts.grid, Qt.Key.Key_Return)
    assert wanted == [Place(PageName.EVIDENCE, note=at_event.id)]
    page.show_place(wanted[0])
    settled(qtbot, page)
    assert page.view is page.sources
    assert page.sources.table.item == EVENT
    assert page.sources.notes.table.item == at_event


# The registers


def test_differences_are_listed_with_both_sides_and_taken_back(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    mark(page, ASKED, NOBODY)
    press(page.accounts.grid, Qt.Key.Key_3)
    view = on_part(qtbot, page, type(page.differences))
    model = view.table.model()
    assert [model.index(0, column).data() for column in range(3)] == [
        "Differed at the time",
        "HV1·4: We asked for a meeting.",
        "SW1·7: Nobody asked.",
    ]
    view.back.click()
    assert view.empty.isVisible()
    assert [link.withdrawn for link in workspace.review.links.values()] == [True]


def test_holes_are_listed_by_kind_and_never_interviewed_is_one(
    page: EvidencePage, qtbot: Any
) -> None:
    view = on_part(qtbot, page, type(page.holes))
    model = view.table.model()
    rows = [[model.index(r, c).data() for c in range(4)] for r in range(model.rowCount())]
    assert ["Role sought, never interviewed", "Police constable, Police", "PC1", ""] in rows
    declined = next(row for row in rows if row[0] == "Chose not to answer")
    assert declined[2:] == ["SW1", "SW1: Advised not to"]


def test_a_hole_leads_to_its_prompt_in_each_interview_that_has_it(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    wanted: list[Place] = []
    page.wanted.connect(wanted.append)
    workspace.save(
        CoverageMark(id=uuid4(), interview=OF_HV1.id, prompt="language", coverage=Coverage.DECLINED)
    )
    view: HolesView = on_part(qtbot, page, HolesView)
    view.table.choose(
        ("Chose not to answer", "language", "Describe how you understood each other.")
    )
    assert [button.text() for button in view.go_buttons()] == ["Go to HV1", "Go to SW1"]
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    view.go_buttons()[1].click()
    assert wanted == [
        Place(PageName.INTERVIEW, OF_HV1.id, "language"),
        Place(PageName.INTERVIEW, OF_SW1.id, "language"),
    ]


def test_who_was_never_interviewed_leads_to_the_plan(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    wanted: list[Place] = []
    page.wanted.connect(wanted.append)
    housing = Agency(id=uuid4(), name="Housing", place="9")
    workspace.save(housing)
    view: HolesView = on_part(qtbot, page, HolesView)
    view.table.selectRow(0)
    (button,) = view.go_buttons()
    assert button.text() == "Plan of PC1"
    button.click()
    view.table.selectRow(1)
    (button,) = view.go_buttons()
    assert button.text() == "Plan an interview"
    button.click()
    (of_pc1,) = (i for i in workspace.review.interviews.values() if i.practitioner == PC1.id)
    assert wanted == [
        Place(PageName.PLAN, of_pc1.id),
        Place(PageName.PLAN, about=(Agency, housing.id)),
    ]


def test_an_empty_part_keeps_the_keyboard_on_the_page(page: EvidencePage, qtbot: Any) -> None:
    page.accounts.take_focus()
    qtbot.waitUntil(page.accounts.grid.hasFocus)
    view = on_part(qtbot, page, type(page.differences))
    assert view.empty.isVisible()
    qtbot.waitUntil(page.parts.hasFocus)
    QTest.keyClick(page.parts, Qt.Key.Key_Right)
    settled(qtbot, page)
    assert page.view is page.holes
    assert page.parts.hasFocus()


def test_every_part_says_what_its_controls_are(page: EvidencePage, qtbot: Any) -> None:
    for part in page.views.values():
        on_part(qtbot, page, type(part))
        assert nameless(page) == []


# Blindness


def test_at_a_panel_members_laptop_there_is_nothing_to_see(
    page: EvidencePage, workspace: Workspace, qtbot: Any, background: Background
) -> None:
    (seat,) = workspace.review.seats.values()
    assert isinstance(seat, Seat)
    workspace.save(replace(seat, role=SeatRole.PANEL_MEMBER))
    other = EvidencePage(workspace, background)
    qtbot.addWidget(other)
    other.show_place(Place(PageName.EVIDENCE))
    assert not other.is_waiting
    assert other.accounts.grid.sheets.rowCount() == 0
