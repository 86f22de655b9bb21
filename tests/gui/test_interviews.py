"""The list of interviews."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interviewer.domain.interview import Interview
from interviewer.domain.set_up import Seat
from interviewer.domain.words import SeatRole, Stage
from interviewer.ui.background import Background
from interviewer.ui.pages.interviews import InterviewsPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.summary_export import SummaryDialog
from interviewer.ui.workspace import Workspace
from tests.builders import NOON, a_practitioner, a_set_up, an_interview
from tests.gui.named import nameless

HERE = Place(PageName.INTERVIEWS)


@pytest.fixture
def page(qtbot: Any, workspace: Workspace, background: Background) -> InterviewsPage:
    page = InterviewsPage(workspace, background)
    workspace.changed.connect(page.show_review)
    qtbot.addWidget(page)
    qtbot.addWidget(page.bar)
    page.resize(1090, 720)
    page.show_place(HERE)
    page.show()
    return page


def planned(workspace: Workspace, reference: str, **changes: Any) -> Interview:
    """Plan one more interview with somebody of the only agency there is."""
    (agency,) = workspace.review.agencies
    who = a_practitioner(reference=reference, agency=agency)
    interview = an_interview(practitioner=who.id, **changes)
    workspace.save(who, interview)
    return interview


def cells(page: InterviewsPage, row: int = 0) -> list[str]:
    model = page.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def wanted(page: InterviewsPage, qtbot: Any, act: Any) -> Place:
    with qtbot.waitSignal(page.wanted) as went:
        act()
    (place,) = went.args
    assert isinstance(place, Place)
    return place


def test_each_interview_says_who_what_when_and_how_far(page: InterviewsPage) -> None:
    assert cells(page) == [
        "SN1",
        "School nurse",
        "Harbour Health",
        "2",
        "12\N{NO-BREAK SPACE}Nov\N{NO-BREAK SPACE}2026",
        "Planned · 3 of 11 prepared",
        "P1, P2",
    ]


def test_what_changes_elsewhere_shows_at_once(page: InterviewsPage, workspace: Workspace) -> None:
    (interview,) = workspace.review.interviews.values()
    workspace.save(replace(interview, stage=Stage.IN_PROGRESS, day=None))
    assert cells(page)[4:6] == ["not\N{NO-BREAK SPACE}set", *cells(page)[5:6]]
    assert cells(page)[5] == "In progress · 0 of 2 core prompts reached"


def test_what_goes_on_stands_first(page: InterviewsPage, workspace: Workspace) -> None:
    planned(workspace, "HO2", stage=Stage.IN_PROGRESS)
    assert [cells(page, row)[0] for row in (0, 1)] == ["HO2", "SN1"]


def test_enter_opens_the_interview(page: InterviewsPage, workspace: Workspace, qtbot: Any) -> None:
    (interview,) = workspace.review.interviews
    assert page.table.hasFocus() or page.focusWidget() is page.table
    place = wanted(page, qtbot, lambda: qtbot.keyClick(page.table, Qt.Key.Key_Return))
    assert place == Place(PageName.INTERVIEW, interview)


@pytest.mark.parametrize(
    ("button", "goes"),
    [
        ("open_button", PageName.INTERVIEW),
        ("plan_button", PageName.PLAN),
        ("reflection_button", PageName.REFLECTION),
        ("tidy_button", PageName.TIDY_UP),
        ("check_button", PageName.ACCURACY_CHECK),
    ],
)
def test_the_buttons_go_to_the_chosen_interview(
    page: InterviewsPage, workspace: Workspace, qtbot: Any, button: str, goes: PageName
) -> None:
    closed = planned(workspace, "YM1", stage=Stage.TO_TIDY, closed=NOON)
    page.table.choose(closed.id)
    place = wanted(page, qtbot, getattr(page, button).click)
    assert place == Place(goes, closed.id)


def test_a_new_interview_is_a_plan(page: InterviewsPage, qtbot: Any) -> None:
    assert wanted(page, qtbot, page.new_button.click) == Place(PageName.PLAN)
    keys = (page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitExposed(page)
    page.activateWindow()
    assert wanted(page, qtbot, lambda: QTest.keyClick(*keys)) == Place(PageName.PLAN)


def test_nothing_is_offered_that_cannot_be_done(page: InterviewsPage, workspace: Workspace) -> None:
    assert not page.reflection_button.isEnabled()
    assert not page.tidy_button.isEnabled()
    assert not page.check_button.isEnabled()
    assert not page.summary_button.isEnabled()
    (interview,) = workspace.review.interviews.values()
    workspace.save(replace(interview, stage=Stage.IN_PROGRESS))
    assert not page.reflection_button.isEnabled()
    assert page.summary_button.isEnabled()
    workspace.save(replace(interview, stage=Stage.TO_TIDY))
    assert page.reflection_button.isEnabled()


def test_the_one_somebody_comes_back_from_is_chosen(
    page: InterviewsPage, workspace: Workspace
) -> None:
    other = planned(workspace, "YM1")
    page.show_place(Place(PageName.INTERVIEWS, other.id))
    assert page.table.item == other


def test_the_summary_is_asked_for_in_a_dialog(
    page: InterviewsPage, workspace: Workspace, qtbot: Any
) -> None:
    (interview,) = workspace.review.interviews.values()
    workspace.save(replace(interview, stage=Stage.IN_PROGRESS))
    page.summary_button.click()
    (dialog,) = page.findChildren(SummaryDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_what_is_due_leads_to_where_it_is_done(
    page: InterviewsPage, workspace: Workspace, qtbot: Any
) -> None:
    (interview,) = workspace.review.interviews.values()
    long_ago = workspace.now() - timedelta(days=30)
    closed = replace(interview, stage=Stage.TO_TIDY, closed=long_ago, interviewers=("P1",))
    workspace.save(closed)
    assert page.due.isVisible()
    when, who, what = (page.due.table.model().index(0, at).data() for at in range(3))
    assert when.endswith(", overdue")
    assert (who, what) == ("SN1", "Reflection of P1")
    place = wanted(page, qtbot, lambda: qtbot.keyClick(page.due.table, Qt.Key.Key_Return))
    assert place == Place(PageName.REFLECTION, interview.id)


def test_where_nothing_is_due_nothing_is_said(page: InterviewsPage, workspace: Workspace) -> None:
    (interview,) = workspace.review.interviews.values()
    workspace.save(replace(interview, day=workspace.now().date() + timedelta(days=60)))
    assert not page.due.isVisible()


def test_a_panel_member_counts_their_own(page: InterviewsPage, workspace: Workspace) -> None:
    assert page.count.text() == "Your interviews: 1"
    (seat,) = workspace.review.seats.values()
    workspace.save(Seat(id=seat.id, role=SeatRole.WRITER, initials="W"))
    assert page.count.text() == "Interviews: 1"


def test_every_control_is_named(page: InterviewsPage) -> None:
    assert nameless(page) == []


class TestNothingPlanned:
    @pytest.fixture
    def review_values(self) -> tuple[Any, ...]:
        return a_set_up()[:3]

    def test_the_page_says_what_will_be_here(self, page: InterviewsPage) -> None:
        assert page.empty.isVisible()
        assert not page.table.isVisible()
        assert page.count.text() == ""
        assert nameless(page) == []

    def test_the_first_step_is_the_set_up(self, page: InterviewsPage, qtbot: Any) -> None:
        assert page.empty.next_button is page.empty.set_up_button
        place = wanted(page, qtbot, page.empty.next_button.click)
        assert place == Place(PageName.SET_UP)

    def test_then_an_interview_is_planned(
        self, page: InterviewsPage, workspace: Workspace, qtbot: Any
    ) -> None:
        workspace.save(*a_set_up()[3:5])
        place = wanted(page, qtbot, page.empty.next_button.click)
        assert place == Place(PageName.PLAN)
