"""The interviewer's reflection: typed, saved, sealed from the co-interviewer."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from interviewer.domain.interview import Interview, Reflection, Thought
from interviewer.domain.review import Review
from interviewer.domain.words import ReflectionState, Stage
from interviewer.storage import Version
from interviewer.ui.pages.reflection import ReflectionPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.reflection.thoughts import ThoughtEditor
from interviewer.ui.workspace import Workspace
from tests.builders import NOON, a_set_up
from tests.gui.named import nameless

PROMPT = "surprised"


@pytest.fixture
def interview(workspace: Workspace) -> Interview:
    """The interview of P1 and P2, which has just been closed."""
    (planned,) = workspace.review.interviews.values()
    closed = replace(planned, stage=Stage.TO_TIDY, closed=NOON)
    workspace.save(closed)
    return closed


@pytest.fixture
def page(qtbot: Any, workspace: Workspace, interview: Interview) -> ReflectionPage:
    page = ReflectionPage(workspace)
    workspace.changed.connect(page.show_review)
    qtbot.addWidget(page)
    page.resize(1366, 720)
    page.show_place(Place(PageName.REFLECTION, interview.id))
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    return page


def editor(page: ReflectionPage) -> ThoughtEditor:
    return page.fields.editors[PROMPT]


def the_thought(workspace: Workspace) -> Thought:
    (thought,) = workspace.review.thoughts.values()
    return thought


def state_of(review: Review, interview: Interview, by: str) -> ReflectionState | None:
    reflection = review.reflection_of(interview, by)
    return reflection.state if reflection else None


def wrote(workspace: Workspace, interview: Interview, by: str, text: str) -> Thought:
    """What another interviewer has written."""
    thought = Thought(
        id=workspace.new_id(),
        interview=interview.id,
        by=by,
        prompt=PROMPT,
        text=text,
        taken=NOON,
    )
    workspace.save(thought)
    return thought


def finished(workspace: Workspace, interview: Interview, by: str, state: ReflectionState) -> None:
    reflection = Reflection(
        id=workspace.new_id(), interview=interview.id, by=by, state=state, at=NOON
    )
    workspace.save(reflection)


def choose(page: ReflectionPage, by: str) -> None:
    page.whose.setCurrentIndex(page.whose.findData(by))


def shown(page: ReflectionPage) -> str:
    """Every word on the page, and in its fields."""
    QApplication.processEvents()  # what was just added is shown now
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    fields = [each.toPlainText() for each in page.findChildren(ThoughtEditor) if each.isVisible()]
    return "\n".join(labels + fields)


# Typing


def test_a_thought_is_saved_a_moment_after_it_was_typed(
    page: ReflectionPage, workspace: Workspace, interview: Interview, qtbot: Any
) -> None:
    assert editor(page).hasFocus()
    QTest.keyClicks(editor(page), "How long a year was.")
    qtbot.waitUntil(lambda: bool(workspace.review.thoughts))
    thought = the_thought(workspace)
    assert (thought.text, thought.by, thought.prompt) == ("How long a year was.", "P1", PROMPT)
    assert thought.interview == interview.id


def test_a_thought_typed_in_several_goes_is_one_thought(
    page: ReflectionPage, workspace: Workspace, interview: Interview
) -> None:
    QTest.keyClicks(editor(page), "One")
    page.leave()
    first = the_thought(workspace)
    page.show_place(Place(PageName.REFLECTION, interview.id))
    QTest.keyClicks(editor(page), ", two")
    page.leave()
    assert the_thought(workspace) == replace(first, text="One, two")


def test_history_holds_whole_thoughts(
    page: ReflectionPage, workspace: Workspace, qtbot: Any
) -> None:
    QTest.keyClicks(editor(page), "Half a w")
    page.fields.hand_over()
    QTest.keyClicks(editor(page), "ord")
    page.leave()
    qtbot.waitUntil(lambda: not workspace.unwritten())
    versions = list[Version]()
    store, thread = workspace._store, workspace._surroundings.store_thread
    thought = the_thought(workspace)
    thread.run(page, lambda: store.history(thought), versions.extend, print)
    qtbot.waitUntil(lambda: bool(versions))
    assert [getattr(version.value, "text", "") for version in versions] == ["Half a word"]


def test_nothing_typed_is_no_thought(page: ReflectionPage, workspace: Workspace) -> None:
    page.leave()
    assert not workspace.review.thoughts


def test_undo_takes_a_thought_back_and_redo_brings_it_again(
    page: ReflectionPage, workspace: Workspace
) -> None:
    QTest.keyClicks(editor(page), "How long a year was.")
    QTest.keyClick(editor(page), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor(page).toPlainText() == ""
    assert the_thought(workspace).text == ""
    QTest.keyClick(editor(page), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert editor(page).toPlainText() == "How long a year was."


def test_enter_begins_a_line_and_tab_goes_on(page: ReflectionPage, workspace: Workspace) -> None:
    QTest.keyClicks(editor(page), "One")
    QTest.keyClick(editor(page), Qt.Key.Key_Return)
    QTest.keyClicks(editor(page), "two")
    QTest.keyClick(editor(page), Qt.Key.Key_Tab)
    assert page.save_button.hasFocus()
    page.leave()
    assert the_thought(workspace).text == "One\ntwo"


def test_what_is_saved_elsewhere_does_not_disturb_typing(
    page: ReflectionPage, workspace: Workspace, interview: Interview
) -> None:
    QTest.keyClicks(editor(page), "In the mid")
    workspace.save(replace(interview, place="Room 2"))
    assert editor(page).toPlainText() == "In the mid"


# Finishing


@pytest.mark.parametrize(
    ("button", "state"),
    [
        ("save_button", ReflectionState.SAVED),
        ("skip_button", ReflectionState.SKIPPED),
        ("later_button", None),
    ],
)
def test_it_is_saved_skipped_or_left_for_later(
    page: ReflectionPage,
    workspace: Workspace,
    interview: Interview,
    qtbot: Any,
    button: str,
    state: ReflectionState | None,
) -> None:
    QTest.keyClicks(editor(page), "A thought.")
    with qtbot.waitSignal(page.wanted) as went:
        getattr(page, button).click()
    assert went.args == [Place(PageName.INTERVIEWS, interview.id)]
    assert state_of(workspace.review, interview, "P1") is state
    assert the_thought(workspace).text == "A thought."


def test_the_notes_can_come_straight_after_it(
    page: ReflectionPage, workspace: Workspace, interview: Interview, qtbot: Any
) -> None:
    QTest.keyClicks(editor(page), "A thought.")
    with qtbot.waitSignal(page.wanted) as went:
        QTest.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert went.args == [Place(PageName.TIDY_UP, interview.id)]
    assert state_of(workspace.review, interview, "P1") is ReflectionState.SAVED
    assert the_thought(workspace).text == "A thought."


def test_one_interviewer_has_one_reflection(
    page: ReflectionPage, workspace: Workspace, interview: Interview
) -> None:
    page.skip_button.click()
    page.save_button.click()
    assert len(workspace.review.reflections) == 1
    assert state_of(workspace.review, interview, "P1") is ReflectionState.SAVED


# Sealing


def test_whoever_sits_here_comes_first(page: ReflectionPage, workspace: Workspace) -> None:
    (seat,) = workspace.review.seats.values()
    workspace.save(replace(seat, initials="P2"))
    page.show_place(Place(PageName.REFLECTION, page.interview.id))
    assert [page.whose.itemText(at) for at in range(page.whose.count())] == ["P2", "P1"]
    assert page.fields.isVisible()


@pytest.mark.parametrize("other", [None, ReflectionState.OPEN, ReflectionState.SAVED])
def test_what_the_other_wrote_is_sealed_until_both_have_finished(
    page: ReflectionPage,
    workspace: Workspace,
    interview: Interview,
    other: ReflectionState | None,
) -> None:
    wrote(workspace, interview, "P2", "A private thought.")
    if other:
        finished(workspace, interview, "P2", other)
    choose(page, "P2")
    assert "sealed until both have saved or skipped" in page.sealed.text()
    assert "private" not in shown(page)
    assert not page.save_button.isVisible()


def test_what_the_other_wrote_can_be_read_when_both_have_finished(
    page: ReflectionPage, workspace: Workspace, interview: Interview, qtbot: Any
) -> None:
    wrote(workspace, interview, "P2", "A private thought.")
    finished(workspace, interview, "P2", ReflectionState.SAVED)
    finished(workspace, interview, "P1", ReflectionState.SKIPPED)
    choose(page, "P2")
    qtbot.waitUntil(lambda: "A private thought." in shown(page))
    assert not page.fields.isVisible()


def test_the_other_writes_on_a_page_of_their_own(
    page: ReflectionPage, workspace: Workspace
) -> None:
    QTest.keyClicks(editor(page), "Mine.")
    choose(page, "P2")
    page.own_button.click()
    assert "Mine." not in shown(page)
    assert editor(page).hasFocus()
    QTest.keyClicks(editor(page), "Yours.")
    page.save_button.click()
    by = {thought.by: thought.text for thought in workspace.review.thoughts.values()}
    assert by == {"P1": "Mine.", "P2": "Yours."}


def test_the_seal_is_back_when_somebody_comes_again(
    page: ReflectionPage, workspace: Workspace, interview: Interview
) -> None:
    choose(page, "P2")
    page.own_button.click()
    QTest.keyClicks(editor(page), "Yours.")
    page.later_button.click()
    page.show_place(Place(PageName.REFLECTION, interview.id))
    choose(page, "P2")
    assert page.sealed.isVisible()
    assert "Yours." not in shown(page)


def test_with_three_interviewers_everybody_has_to_finish(
    page: ReflectionPage, workspace: Workspace, interview: Interview
) -> None:
    workspace.save(replace(interview, interviewers=("P1", "P2", "P3")))
    page.show_place(Place(PageName.REFLECTION, interview.id))
    choose(page, "P3")
    assert "sealed until everybody has saved or skipped" in page.sealed.text()


def test_two_at_one_laptop_write_theirs_one_after_the_other_and_then_read_both(
    page: ReflectionPage, interview: Interview
) -> None:
    there = Place(PageName.REFLECTION, interview.id)
    QTest.keyClicks(editor(page), "I asked too much about the form.")
    page.save_button.click()
    page.show_place(there)
    choose(page, "P2")
    page.own_button.click()
    choose(page, "P1")
    assert page.sealed.isVisible()
    assert "too much" not in shown(page)
    choose(page, "P2")
    QTest.keyClicks(editor(page), "I liked her at once.")
    assert "too much" not in shown(page)
    page.skip_button.click()
    page.show_place(there)  # whoever sits at this laptop, P1, is asked first again
    choose(page, "P2")
    assert "I liked her at once." in shown(page)
    page.own_button.click()
    choose(page, "P1")
    assert "I asked too much about the form." in shown(page)


@pytest.mark.parametrize("button", ["later_button", "save_button"])
def test_nobody_undoes_what_the_other_wrote_unseen(
    page: ReflectionPage, workspace: Workspace, interview: Interview, button: str
) -> None:
    QTest.keyClicks(editor(page), "Mine.")
    getattr(page, button).click()
    page.show_place(Place(PageName.REFLECTION, interview.id))
    choose(page, "P2")
    page.own_button.click()
    before = workspace.review
    QTest.keyClick(editor(page), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.review == before
    QTest.keyClicks(editor(page), "Yours.")
    page.undo()
    page.undo()
    page.redo()
    texts = {thought.by: thought.text for thought in workspace.review.thoughts.values()}
    assert texts == {"P1": "Mine.", "P2": "Yours."}


@pytest.mark.parametrize("interviewers", [("P9",), ()])
def test_with_one_interviewer_nobody_has_to_choose(
    page: ReflectionPage, workspace: Workspace, interview: Interview, interviewers: tuple[str, ...]
) -> None:
    workspace.save(replace(interview, interviewers=interviewers))
    page.show_place(Place(PageName.REFLECTION, interview.id))
    assert not page.whose.isVisible()
    QTest.keyClicks(editor(page), "Alone.")
    page.leave()
    assert the_thought(workspace).by == (interviewers[0] if interviewers else "P1")


# Apart from the account


def test_the_page_says_whose_it_is_and_that_it_may_be_disclosed(page: ReflectionPage) -> None:
    assert "no part of the account" in shown(page)
    assert "may have to be disclosed" in shown(page)
    assert page.crumb() == "SN1 · School nurse"


def test_every_control_is_named(page: ReflectionPage) -> None:
    assert nameless(page) == []
    choose(page, "P2")
    assert nameless(page) == []


class TestNoInitials:
    @pytest.fixture
    def review_values(self) -> tuple[Any, ...]:
        particulars, _, *others, interview, _ = a_set_up()
        return particulars, *others, replace(interview, interviewers=())

    def test_somebody_without_initials_can_reflect_all_the_same(
        self, page: ReflectionPage, workspace: Workspace
    ) -> None:
        QTest.keyClicks(editor(page), "Mine.")
        page.save_button.click()
        assert the_thought(workspace).text == "Mine."
