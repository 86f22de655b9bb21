"""The conversation begins when nothing stands in the way; what is typed is kept in any case."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from interviewer.domain.clearance import may_begin
from interviewer.domain.interview import LeftOut, OwnQuestion
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.words import Answer, Clearance, Stage
from interviewer.ui.interview.outline import BEFORE
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.builders import a_cleared_answer, a_preparation, a_set_up
from tests.gui.named import nameless
from tests.gui.typist import ALT, Typist


@pytest.fixture
def review_values() -> tuple[Any, ...]:
    """A review in which nobody has asked about proceedings."""
    return tuple(value for value in a_set_up() if not isinstance(value, ProceedingsAnswer))


def not_cleared(workspace: Workspace) -> None:
    (interview,) = workspace.review.interviews.values()
    workspace.save(
        a_cleared_answer(
            interview=interview.id, clearance=Clearance.NOT_CLEARED, at=workspace.now()
        )
    )


def stage(typist: Typist) -> Stage:
    return typist.page.interview.stage


def show(typist: Typist) -> None:
    typist.page.show_place(Place(PageName.INTERVIEW, typist.page.interview.id))


def test_what_is_typed_is_kept_and_starts_nothing(typist: Typist) -> None:
    typist.note("Rang the hub.")
    assert typist.texts == ["Rang the hub."]
    assert typist.page.interview.stage is Stage.PLANNED
    assert "Nobody has answered yet" in typist.page.clearance.says.text()
    assert "What you type is kept" in typist.page.clearance.says.text()


def test_starting_leads_to_one_key_that_answers_and_starts(
    typist: Typist, workspace: Workspace
) -> None:
    typist.page.start()
    assert stage(typist) is Stage.PLANNED
    typist.press(Qt.Key.Key_Space)
    (answer,) = workspace.review.proceedings_of(typist.page.interview)
    assert answer.clearance is Clearance.CLEAR
    assert answer.by == workspace.review.initials
    assert stage(typist) is Stage.IN_PROGRESS
    assert not typist.page.clearance.isVisible()


def test_the_answer_starts_what_was_begun_by_typing(typist: Typist, qtbot: Any) -> None:
    typist.note("Rang the hub.")
    typist.press(Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: typist.page.interview.stage is Stage.IN_PROGRESS)
    typist.types("And again.")
    assert typist.texts == ["Rang the hub.", "And again."]


def test_an_answer_before_anything_was_said_starts_nothing(typist: Typist) -> None:
    typist.page.clearance.clear.click()
    assert may_begin(typist.page.workspace.review, typist.page.interview)
    assert typist.page.interview.stage is Stage.PLANNED


def test_not_cleared_is_prepare_only_and_leads_to_before_you_start(
    typist: Typist, workspace: Workspace, qtbot: Any
) -> None:
    not_cleared(workspace)
    show(typist)
    typist.note("A question to ask them.")
    typist.page.start()
    assert typist.page.interview.stage is Stage.PLANNED
    line = typist.page.clearance
    assert line.says.text().startswith("Proceedings are not cleared: prepare only.")
    assert not line.clear.isVisible()
    with qtbot.waitSignal(typist.page.wanted) as asked:
        typist.press(Qt.Key.Key_Space)
    assert asked.args[0] == Place(PageName.BEFORE, typist.page.interview.id)


def test_a_conversation_that_is_no_longer_cleared_says_so(
    typist: Typist, workspace: Workspace
) -> None:
    workspace.save(replace(typist.page.interview, stage=Stage.IN_PROGRESS))
    not_cleared(workspace)
    show(typist)
    assert typist.page.clearance.isVisible()
    workspace.save(replace(typist.page.interview, stage=Stage.TO_TIDY))
    show(typist)
    assert not typist.page.clearance.isVisible()


def test_the_outline_leads_to_before_you_start(typist: Typist, qtbot: Any) -> None:
    with qtbot.waitSignal(typist.page.wanted) as asked:
        typist.page.outline.chosen.emit(BEFORE)
    assert asked.args[0].page is PageName.BEFORE


def test_every_control_is_named(typist: Typist) -> None:
    assert nameless(typist.page.clearance) == []


# What was planned for this person


def test_a_prompt_that_was_left_out_says_why(typist: Typist, workspace: Workspace) -> None:
    left = LeftOut(prompt="language", reason="They never met.")
    workspace.save(replace(typist.page.interview, left_out=(left,)))
    typist.page.show_place(Place(PageName.INTERVIEW, typist.page.interview.id, "language"))
    shown = typist.page.middle.heading.left_out
    assert (shown.isVisible(), shown.text()) == (
        True,
        "Left out for this person. They never met.",
    )
    typist.page.show_place(Place(PageName.INTERVIEW, typist.page.interview.id, "relied_on"))
    assert not shown.isVisible()


def test_a_plan_that_changed_meanwhile_is_gone_by(typist: Typist, workspace: Workspace) -> None:
    question = OwnQuestion(id="own_12345678", text="Tell me about the rota.")
    workspace.save(replace(typist.page.interview, questions=(question,)))
    typist.page.show_place(Place(PageName.INTERVIEW, typist.page.interview.id, question.id))
    prompt = typist.page.stop.prompt
    assert prompt is not None
    assert prompt.text == "Tell me about the rota."


# With an interpreter


def test_words_are_marked_as_interpreted(typist: Typist, workspace: Workspace) -> None:
    (interview,) = workspace.review.interviews.values()
    workspace.save(a_preparation(interview, interpreted=Answer.YES))
    show(typist)
    typist.types("She never came back.")
    typist.press(Qt.Key.Key_7, ALT)
    card = typist.page.middle.notes.active_card
    assert card is not None
    labels = [each.text() for each in card.findChildren(type(typist.page.clearance.says))]
    assert "as interpreted" in labels
    assert "their words" not in labels
