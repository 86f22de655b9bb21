"""Planning an interview, by keyboard."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from interviewer.domain.interview import Interview, Practitioner
from interviewer.domain.set_up import Agency, Episode
from interviewer.domain.words import Level, Manner, Stage
from interviewer.ui.pages.plan import PlanPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.builders import NOON, a_guidance, a_note, a_set_up
from tests.gui.named import focusable, nameless

NEW = Place(PageName.PLAN)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: Any, workspace: Workspace) -> PlanPage:
    page = PlanPage(workspace)
    workspace.changed.connect(page.show_review)
    qtbot.addWidget(page)
    page.resize(1366, 720)
    page.show_place(NEW)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    return page


@pytest.fixture
def first(workspace: Workspace) -> Interview:
    """The interview that is planned already: SN1's."""
    (interview,) = workspace.review.interviews.values()
    return interview


def test_a_plan_for_an_agency_begins_with_its_name(page: PlanPage, workspace: Workspace) -> None:
    (agency, *_) = workspace.review.live_agencies()
    page.show_place(Place(PageName.PLAN, about=(Agency, agency.id)))
    assert page.form.plan().agency == agency.name
    assert not page.form.changed


def typed(field: QWidget, text: str) -> None:
    """Type into the field in place of what stands there."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def press(page: PlanPage, key: Qt.Key) -> None:
    """Press the key in whatever has the keyboard."""
    focused = page.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def added(workspace: Workspace, first: Interview) -> tuple[Interview, Practitioner]:
    """The interview that was planned since, and with whom."""
    (interview,) = (each for each in workspace.review.interviews.values() if each != first)
    return interview, workspace.review.practitioner_of(interview)


def came_to(qtbot: Any, page: PlanPage, act: Any) -> Place:
    with qtbot.waitSignal(page.wanted) as went:
        act()
    (place,) = went.args
    assert isinstance(place, Place)
    return place


def test_an_interview_is_planned_from_beginning_to_end(
    page: PlanPage, workspace: Workspace, first: Interview, qtbot: Any
) -> None:
    form = page.form
    assert page.crumb() == "New interview"
    assert form.reference.hasFocus()
    typed(form.reference, "HO2")
    typed(form.role, "Housing officer")
    form.level.setFocus()
    press(page, Qt.Key.Key_Right)
    typed(form.agency, "harbour health")
    (box,) = form.episodes.boxes.values()
    QTest.keyClick(box, Qt.Key.Key_Space)
    typed(form.interviewers, "P3 and P1")
    typed(form.day.field, "20/11/2026")
    form.manner.choose(Manner.TELEPHONE)
    typed(form.place, "Board room")
    place = came_to(qtbot, page, lambda: QTest.keyClick(form.place, Qt.Key.Key_Return, CONTROL))
    interview, who = added(workspace, first)
    assert place == Place(PageName.INTERVIEWS, interview.id)
    assert who == Practitioner(
        id=who.id,
        reference="HO2",
        role="Housing officer",
        agency=next(iter(workspace.review.agencies)),
        level=Level.MANAGER,
    )
    assert interview == Interview(
        id=interview.id,
        practitioner=who.id,
        guidance="example",
        guidance_version="1.0",
        episodes=tuple(workspace.review.episodes),
        interviewers=("P3", "P1"),
        day=date(2026, 11, 20),
        manner=Manner.TELEPHONE,
        place="Board room",
    )


def test_whoever_sits_here_leads_unless_somebody_else_is_named(page: PlanPage) -> None:
    assert page.form.interviewers.text() == "P1"


def test_a_new_interview_uses_the_current_version_of_the_guidance(
    page: PlanPage, workspace: Workspace, first: Interview
) -> None:
    details = replace(workspace.review.details, guidance_version="1.1")
    workspace.save(a_guidance(version="1.1"), details)
    typed(page.form.reference, "HO2")
    typed(page.form.agency, "Harbour Health")
    page.save_button.click()
    interview, _ = added(workspace, first)
    assert interview.guidance_version == "1.1"


def test_an_earlier_plan_keeps_its_version_and_everything_else(
    page: PlanPage, workspace: Workspace, first: Interview
) -> None:
    going_on = replace(first, stage=Stage.IN_PROGRESS, started=NOON, place="Room 2")
    details = replace(workspace.review.details, guidance_version="1.1")
    workspace.save(a_guidance(version="1.1"), details, going_on)
    page.show_place(Place(PageName.PLAN, first.id))
    typed(page.form.role, "Lead school nurse")
    page.save_button.click()
    assert workspace.review.interviews[first.id] == going_on
    assert workspace.review.practitioner_of(first).role == "Lead school nurse"


def test_the_plan_shows_what_was_planned(page: PlanPage, first: Interview) -> None:
    page.show_place(Place(PageName.PLAN, first.id))
    form = page.form
    assert page.crumb() == "Plan of SN1"
    assert form.reference.text() == "SN1"
    assert form.agency.currentText() == "Harbour Health"
    assert form.interviewers.text() == "P1, P2"
    assert form.day.field.text() == "12 Nov 2026"
    assert form.episodes.chosen == first.episodes
    assert not form.changed


def test_saving_may_lead_straight_to_the_interview(
    page: PlanPage, workspace: Workspace, first: Interview, qtbot: Any
) -> None:
    typed(page.form.reference, "HO2")
    typed(page.form.agency, "Harbour Health")
    place = came_to(qtbot, page, page.open_button.click)
    interview, _ = added(workspace, first)
    assert place == Place(PageName.INTERVIEW, interview.id)


def test_a_new_agency_may_be_named_here(
    page: PlanPage, workspace: Workspace, first: Interview
) -> None:
    typed(page.form.reference, "PC1")
    typed(page.form.agency, "Police")
    assert page.form.agency.accessibleDescription() == (
        "Police is new: it is added to the agencies with this plan."
    )
    page.save_button.click()
    _, who = added(workspace, first)
    assert workspace.review.agencies[who.agency].name == "Police"
    assert [agency.name for agency in workspace.review.live_agencies()] == [
        "Harbour Health",
        "Police",
    ]


@pytest.mark.parametrize("reference", ["SN1", "sn 1"])
def test_a_reference_is_given_once(
    page: PlanPage, workspace: Workspace, first: Interview, reference: str
) -> None:
    typed(page.form.reference, reference)
    typed(page.form.agency, "Harbour Health")
    page.save_button.click()
    assert list(workspace.review.interviews.values()) == [first]
    assert page.form.reference.hasFocus()
    assert page.form.reference.accessibleDescription() == (
        "SN1, School nurse is planned already. SN2 is free."
    )


def test_somebody_may_keep_their_own_reference(
    page: PlanPage, workspace: Workspace, first: Interview, qtbot: Any
) -> None:
    page.show_place(Place(PageName.PLAN, first.id))
    typed(page.form.reference, "sn1")
    place = came_to(qtbot, page, page.save_button.click)
    assert place == Place(PageName.INTERVIEWS, first.id)
    assert workspace.review.practitioner_of(first).reference == "sn1"


def test_a_full_name_is_warned_of_and_not_refused(
    page: PlanPage, workspace: Workspace, first: Interview
) -> None:
    typed(page.form.reference, "Duty Manager")
    assert "reads like a full name" in page.form.reference.accessibleDescription()
    typed(page.form.agency, "Harbour Health")
    page.save_button.click()
    _, who = added(workspace, first)
    assert who.reference == "Duty Manager"


def test_what_is_missing_is_said_where_it_is_missing(
    page: PlanPage, workspace: Workspace, first: Interview
) -> None:
    page.save_button.click()
    assert page.form.reference.accessibleDescription() == "The plan needs a reference."
    assert page.form.agency.accessibleDescription() == "The plan needs an agency."
    assert page.form.reference.hasFocus()
    assert list(workspace.review.interviews.values()) == [first]


def test_a_date_that_is_none_stays_in_the_field_and_is_told_of(
    page: PlanPage, workspace: Workspace, first: Interview
) -> None:
    typed(page.form.reference, "HO2")
    typed(page.form.agency, "Harbour Health")
    typed(page.form.day.field, "31 Nov 2026")
    QTest.keyClick(page.form.day.field, Qt.Key.Key_Tab)
    assert "There is no 31 Nov 2026." in page.form.day.accessibleDescription()
    page.save_button.click()
    assert list(workspace.review.interviews.values()) == [first]
    assert page.form.day.field.text() == "31 Nov 2026"
    assert page.form.day.field.hasFocus()


def test_the_date_may_be_taken_from_the_calendar(page: PlanPage) -> None:
    day = page.form.day
    typed(day.field, "12 Nov 2026")
    QTest.keyClick(day.button, Qt.Key.Key_Space)
    assert day.calendar.isVisible()
    assert day.calendar.selectedDate() == QDate(2026, 11, 12)
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Return)
    assert not day.calendar.isVisible()
    assert day.field.text() == "13 Nov 2026"
    assert day.field.hasFocus()


def test_escape_folds_the_calendar_away(page: PlanPage) -> None:
    day = page.form.day
    typed(day.field, "12 Nov 2026")
    day.button.click()
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Escape)
    assert not day.calendar.isVisible()
    assert day.field.text() == "12 Nov 2026"
    assert day.button.hasFocus()


def test_the_calendar_opens_at_today_where_no_date_was_typed(
    page: PlanPage, workspace: Workspace
) -> None:
    typed(page.form.day.field, "soon")
    page.form.day.button.click()
    today = workspace.now().astimezone().date()
    assert page.form.day.calendar.selectedDate().toPython() == today


def test_what_was_typed_is_kept_when_the_page_is_left(
    page: PlanPage, workspace: Workspace, first: Interview
) -> None:
    typed(page.form.reference, "HO2")
    typed(page.form.agency, "Harbour Health")
    page.leave()
    page.leave()
    _, who = added(workspace, first)
    assert who.reference == "HO2"


def test_half_a_plan_is_no_interview(
    page: PlanPage, workspace: Workspace, first: Interview
) -> None:
    typed(page.form.reference, "HO2")
    page.leave()
    assert list(workspace.review.interviews.values()) == [first]


def test_leaving_an_untouched_plan_says_nothing(page: PlanPage) -> None:
    page.leave()
    assert page.form.reference.accessibleDescription().startswith("Such as SN2.")


def test_undo_leaves_the_plan_alone(page: PlanPage, workspace: Workspace, first: Interview) -> None:
    workspace.edit(a_note(source=first.id))
    typed(page.form.reference, "HO2")
    typed(page.form.agency, "Harbour Health")
    QTest.keyClick(page.save_button, Qt.Key.Key_Z, CONTROL)
    assert list(workspace.review.interviews.values()) == [first]
    assert len(workspace.review.notes_of(first)) == 1


def test_cancel_leaves_everything_as_it_was(
    page: PlanPage, workspace: Workspace, first: Interview, qtbot: Any
) -> None:
    page.show_place(Place(PageName.PLAN, first.id))
    typed(page.form.role, "Somebody else")
    place = came_to(qtbot, page, page.cancel_button.click)
    page.leave()
    assert place == Place(PageName.INTERVIEWS, first.id)
    assert workspace.review.practitioner_of(first).role == "School nurse"


def test_an_episode_says_when_and_what_it_was(page: PlanPage, workspace: Workspace) -> None:
    workspace.save(Episode(id=workspace.new_id(), number=3, title="Home & school"))
    page.show_place(NEW)
    assert [box.text() for box in page.form.episodes.boxes.values()] == [
        "Episode 2 · Sep–Dec 2021 · The move to a new school",
        "Episode 3 · Home && school",
    ]


def test_every_control_is_named_and_tab_goes_through_them(page: PlanPage) -> None:
    assert nameless(page) == []
    tops = [widget.mapTo(page, widget.rect().center()).y() // 12 for widget in focusable(page)]
    assert tops == sorted(tops)


class TestNothingSetUp:
    @pytest.fixture
    def review_values(self) -> tuple[Any, ...]:
        return a_set_up()[:3]

    def test_an_interview_can_be_planned_all_the_same(
        self, page: PlanPage, workspace: Workspace
    ) -> None:
        typed(page.form.reference, "SN1")
        typed(page.form.agency, "Harbour Health")
        page.save_button.click()
        (interview,) = workspace.review.interviews.values()
        assert workspace.review.agency_of(interview).name == "Harbour Health"
