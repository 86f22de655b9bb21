"""The set-up page: agencies and episodes by keyboard, saved on leaving a field."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from interviewer.domain.guidance import Guidance
from interviewer.domain.set_up import Agency, Episode, Particulars
from interviewer.ui.pages.set_up import SetUpPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.builders import a_guidance, a_set_up
from tests.gui.named import focusable, nameless

HERE = Place(PageName.SET_UP)


@pytest.fixture
def page(qtbot: Any, workspace: Workspace) -> SetUpPage:
    page = SetUpPage(workspace)
    workspace.changed.connect(page.show_review)
    qtbot.addWidget(page)
    page.resize(1090, 720)
    page.show_place(HERE)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    return page


def typed(field: QWidget, text: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Type into the field in place of what stands there, and leave it."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, key)


def agencies(workspace: Workspace) -> list[str]:
    return [agency.name for agency in workspace.review.live_agencies()]


def the_episode(workspace: Workspace) -> Episode:
    (episode,) = workspace.review.live_episodes()
    return episode


def added(page: SetUpPage, workspace: Workspace, name: str) -> UUID:
    """Add an agency by keyboard; returns its id."""
    before = set(workspace.review.agencies)
    typed(page.agencies.new, name, Qt.Key.Key_Return)
    (agency,) = set(workspace.review.agencies) - before
    return agency


# The review


def test_label_marking_and_initials_are_saved_on_leaving_the_field(
    page: SetUpPage, workspace: Workspace
) -> None:
    typed(page.label, "Child  Petrel")
    typed(page.marking, "OFFICIAL")
    typed(page.initials, "P 7")
    details = workspace.review.details
    assert (details.label, details.marking) == ("Child Petrel", "OFFICIAL")
    assert workspace.review.initials == "P7"


def test_nothing_is_saved_while_somebody_types(page: SetUpPage, workspace: Workspace) -> None:
    page.label.setFocus()
    QTest.keyClicks(page.label, "Another")
    assert workspace.review.details.label == "Child Kestrel"


def test_a_review_keeps_its_label(page: SetUpPage, workspace: Workspace) -> None:
    typed(page.label, "")
    assert workspace.review.details.label == "Child Kestrel"
    assert page.label.accessibleDescription() == "The review needs a label."


def test_somebody_keeps_their_initials(page: SetUpPage, workspace: Workspace) -> None:
    typed(page.initials, "")
    assert workspace.review.initials == "P1"


def test_what_was_typed_is_saved_when_the_page_is_left(
    page: SetUpPage, workspace: Workspace
) -> None:
    page.label.setText("Child Petrel")
    page.agencies.new.setText("Police")
    page.episodes.row(the_episode(workspace).id).title.setText("The first winter")
    page.leave()
    assert workspace.review.details.label == "Child Petrel"
    assert agencies(workspace) == ["Harbour Health", "Police"]
    assert the_episode(workspace).title == "The first winter"


def test_what_was_set_up_leads_to_its_history(
    qtbot: Any, page: SetUpPage, workspace: Workspace
) -> None:
    (agency,), episode = workspace.review.live_agencies(), the_episode(workspace)
    for button, about in (
        (page.history_button, (Particulars, workspace.review.details.id)),
        (page.agencies.row(agency.id).history, (Agency, agency.id)),
        (page.episodes.row(episode.id).history, (Episode, episode.id)),
    ):
        with qtbot.waitSignal(page.wanted) as wanted:
            QTest.keyClick(button, Qt.Key.Key_Space)
        assert wanted.args == [Place(PageName.HISTORY, about=about)]


def test_what_was_typed_is_in_the_history_that_is_asked_for(
    page: SetUpPage, workspace: Workspace
) -> None:
    page.label.setText("Child Petrel")
    QTest.keyClick(page.history_button, Qt.Key.Key_Space)
    assert workspace.review.details.label == "Child Petrel"


# Agencies


def test_agencies_are_added_one_after_the_other(page: SetUpPage, workspace: Workspace) -> None:
    for name in ("Police", "Lantern Trust"):
        added(page, workspace, name)
    assert agencies(workspace) == ["Harbour Health", "Police", "Lantern Trust"]
    assert page.agencies.new.text() == ""
    assert page.agencies.new.hasFocus()


def test_an_agency_is_not_added_twice(page: SetUpPage, workspace: Workspace) -> None:
    typed(page.agencies.new, "harbour health", Qt.Key.Key_Return)
    assert agencies(workspace) == ["Harbour Health"]
    assert page.agencies.new.text() == "harbour health"
    assert "already" in page.agencies.new.accessibleDescription()


def test_an_agency_is_renamed(page: SetUpPage, workspace: Workspace) -> None:
    (agency,) = workspace.review.agencies
    typed(page.agencies.row(agency).name, "Harbour NHS Trust")
    assert agencies(workspace) == ["Harbour NHS Trust"]


@pytest.mark.parametrize("name", ["", "police"])
def test_an_agency_keeps_its_name_where_the_new_one_cannot_be(
    page: SetUpPage, workspace: Workspace, name: str
) -> None:
    (agency,) = workspace.review.agencies
    added(page, workspace, "Police")
    row = page.agencies.row(agency)
    typed(row.name, name)
    assert agencies(workspace) == ["Harbour Health", "Police"]
    assert row.name.text() == name
    assert row.remark.isVisible()


def test_agencies_are_put_in_order(page: SetUpPage, workspace: Workspace) -> None:
    police = added(page, workspace, "Police")
    row = page.agencies.row(police)
    row.up.setFocus()
    QTest.keyClick(row.up, Qt.Key.Key_Space)
    assert agencies(workspace) == ["Police", "Harbour Health"]
    assert not row.up.isEnabled()
    assert row.name.hasFocus()
    row.down.click()
    assert agencies(workspace) == ["Harbour Health", "Police"]


def test_an_agency_in_use_stays_and_says_why(page: SetUpPage, workspace: Workspace) -> None:
    (agency,) = workspace.review.agencies
    page.agencies.row(agency).out.click()
    assert agencies(workspace) == ["Harbour Health"]
    assert page.agencies.row(agency).remark.text() == (
        "Harbour Health stays: SN1 belongs to it. Give them another agency in their plan first."
    )


def test_an_unused_agency_is_taken_out_and_can_be_put_back(
    page: SetUpPage, workspace: Workspace
) -> None:
    police = added(page, workspace, "Police")
    page.agencies.row(police).out.click()
    assert agencies(workspace) == ["Harbour Health"]
    back = page.agencies.taken_out.button
    assert back.hasFocus()
    assert back.accessibleName() == "Put Police back"
    QTest.keyClick(back, Qt.Key.Key_Space)
    assert agencies(workspace) == ["Harbour Health", "Police"]
    assert page.agencies.row(police).name.hasFocus()


# Episodes


def test_an_episode_is_added_ready_for_its_title(page: SetUpPage, workspace: Workspace) -> None:
    page.episodes.new_button.click()
    added_episode = workspace.review.live_episodes()[-1]
    assert added_episode.number == 3
    row = page.episodes.row(added_episode.id)
    assert row.title.hasFocus()
    typed(row.title, "The winter after")
    typed(row.starts, "1/2/22")
    typed(row.ends, "3rd of April 2022")
    saved = workspace.review.episodes[added_episode.id]
    assert (saved.title, saved.starts, saved.ends) == (
        "The winter after",
        date(2022, 2, 1),
        date(2022, 4, 3),
    )
    assert row.starts.text() == "1 Feb 2022"


def test_either_date_may_stay_open(page: SetUpPage, workspace: Workspace) -> None:
    row = page.episodes.row(the_episode(workspace).id)
    typed(row.starts, "")
    typed(row.ends, "")
    assert (the_episode(workspace).starts, the_episode(workspace).ends) == (None, None)


def test_a_date_that_is_none_stays_in_the_field_and_is_told_of(
    page: SetUpPage, workspace: Workspace
) -> None:
    before = the_episode(workspace)
    row = page.episodes.row(before.id)
    typed(row.starts, "31 Feb 2021")
    assert the_episode(workspace) == before
    assert row.starts.text() == "31 Feb 2021"
    assert row.remark.text().startswith("From: There is no 31 Feb 2021.")
    typed(row.title, "Another title")  # what is right is saved all the same
    assert the_episode(workspace).title == "Another title"
    assert row.starts.text() == "31 Feb 2021"
    typed(row.starts, "28 Feb 2021")
    assert the_episode(workspace).starts == date(2021, 2, 28)
    assert not row.remark.isVisible()


def test_an_episode_does_not_end_before_it_begins(page: SetUpPage, workspace: Workspace) -> None:
    before = the_episode(workspace)
    row = page.episodes.row(before.id)
    typed(row.ends, "1 Jan 2020")
    assert the_episode(workspace) == before
    assert row.ends.text() == "1 Jan 2020"
    assert "before it begins" in row.remark.text()


def test_the_same_date_written_otherwise_is_shown_as_always(
    page: SetUpPage, workspace: Workspace
) -> None:
    row = page.episodes.row(the_episode(workspace).id)
    typed(row.starts, "01/09/2021")
    assert row.starts.text() == "1 Sep 2021"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("1", "There is an Episode 1 already."),
        ("0", "The number must be from 1 to 99."),
        ("two", "The number must be from 1 to 99."),
        ("", "The number must be from 1 to 99."),
    ],
)
def test_a_number_is_given_once(
    page: SetUpPage, workspace: Workspace, number: str, sentence: str
) -> None:
    episode = the_episode(workspace)
    workspace.save(Episode(id=workspace.new_id(), number=1))
    row = page.episodes.row(episode.id)
    typed(row.number, number)
    assert workspace.review.episodes[episode.id].number == 2
    assert row.remark.text() == sentence


def test_episodes_stand_by_number_and_keep_the_keyboard(
    page: SetUpPage, workspace: Workspace
) -> None:
    episode = the_episode(workspace)
    workspace.save(Episode(id=workspace.new_id(), number=3, title="Later"))
    row = page.episodes.row(episode.id)
    typed(row.number, "7")
    assert [each.number for each in workspace.review.live_episodes()] == [3, 7]
    assert row.title.hasFocus()


def test_episodes_may_overlap(page: SetUpPage, workspace: Workspace) -> None:
    before = the_episode(workspace)
    other = replace(before, id=workspace.new_id(), number=1)
    workspace.save(other)
    typed(page.episodes.row(other.id).ends, "1 Jan 2022")
    assert workspace.review.episodes[other.id].ends == date(2022, 1, 1)


def test_an_episode_in_use_stays_and_says_why(page: SetUpPage, workspace: Workspace) -> None:
    row = page.episodes.row(the_episode(workspace).id)
    row.out.click()
    assert row.remark.text() == "Episode 2 stays: it is in the plan or in a note of SN1."


def test_an_unused_episode_is_taken_out_and_can_be_put_back(
    page: SetUpPage, workspace: Workspace
) -> None:
    other = Episode(id=workspace.new_id(), number=1)
    workspace.save(other)
    page.episodes.row(other.id).out.click()
    assert [each.number for each in workspace.review.live_episodes()] == [2]
    page.episodes.taken_out.button.click()
    assert [each.number for each in workspace.review.live_episodes()] == [1, 2]


# Guidance, and all of it by keyboard


def test_the_guidance_in_use_and_its_first_page_can_be_read(
    page: SetUpPage, workspace: Workspace
) -> None:
    about = "This is not the Board's\nown guidance.\n\nIt can be replaced."
    workspace.save(a_guidance(about=about))
    assert (
        page.about.toPlainText() == "This is not the Board's own guidance.\n\nIt can be replaced."
    )
    assert page.about.isReadOnly()


def test_tab_goes_down_the_page_in_the_order_of_the_eye(
    page: SetUpPage, workspace: Workspace
) -> None:
    workspace.save(a_guidance(about="A first page."))
    added(page, workspace, "Police")
    page.episodes.new_button.click()
    tops = []
    for widget in focusable(page):
        place = widget.mapTo(page, widget.rect().topLeft())
        tops.append((place.y() + widget.height() // 2, place.x()))
    lines = [round(y / 12) for y, _ in tops]
    assert lines == sorted(lines)
    assert focusable(page)[0] is page.label
    assert focusable(page)[-1] is page.about


def test_every_control_is_named(page: SetUpPage, workspace: Workspace) -> None:
    added(page, workspace, "Police")
    page.episodes.new_button.click()
    assert nameless(page) == []


class TestNewReview:
    @pytest.fixture
    def review_values(self) -> tuple[Any, ...]:
        return a_set_up()[0], a_guidance()

    def test_whoever_sits_here_gives_initials(self, page: SetUpPage, workspace: Workspace) -> None:
        typed(page.initials, "P3")
        assert workspace.review.initials == "P3"
        assert len(workspace.review.seats) == 1

    def test_the_first_agency_and_episode(self, page: SetUpPage, workspace: Workspace) -> None:
        added(page, workspace, "Police")
        page.episodes.new_button.click()
        assert agencies(workspace) == ["Police"]
        assert the_episode(workspace).number == 1


class TestGuidanceMissing:
    @pytest.fixture
    def review_values(self) -> tuple[Any, ...]:
        return tuple(value for value in a_set_up() if not isinstance(value, Guidance))

    def test_that_it_is_missing_is_said(self, page: SetUpPage) -> None:
        assert not page.about.isVisible()
