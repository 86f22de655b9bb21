"""Before you start: proceedings, who takes part, the practitioner, papers; the plan; documents."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from interviewer.domain.clearance import may_begin
from interviewer.domain.guidance import Check, Guidance, Section, SectionKind
from interviewer.domain.interview import Interview
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.words import Answer, Clearance, Document, Proceedings, Stage
from interviewer.ui.background import Background
from interviewer.ui.before.exports import InterviewPlanDialog, InvitationDialog
from interviewer.ui.document_dialog import DocumentDialog
from interviewer.ui.pages.before import BeforePage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.builders import a_guidance, a_note, a_set_up
from tests.gui.named import focusable, nameless
from tests.unit.documents.reading import checked, everything

ROOM = Check(id="room", text="The room is quiet", field="Which room")
BEFORE = Section(id="before", title="Before", kind=SectionKind.PREPARATION, items=(ROOM,))


@pytest.fixture
def review_values() -> tuple[Any, ...]:
    """A review in which nobody has asked about proceedings, and whose guidance has a check."""
    guidance = a_guidance(invitation="Dear colleague, come on {date}.")
    guidance = replace(guidance, sections=(BEFORE, *guidance.sections))
    values = (v for v in a_set_up() if not isinstance(v, ProceedingsAnswer))
    return tuple(guidance if isinstance(v, Guidance) else v for v in values)


@pytest.fixture
def interview(workspace: Workspace) -> Interview:
    (planned,) = workspace.review.interviews.values()
    return planned


@pytest.fixture
def page(
    qtbot: Any, workspace: Workspace, background: Background, interview: Interview
) -> BeforePage:
    page = BeforePage(workspace, background)
    qtbot.addWidget(page)
    workspace.changed.connect(page.show_review)
    page.resize(1366, 768)
    page.show()
    page.activateWindow()
    page.show_place(Place(PageName.BEFORE, interview.id))
    qtbot.waitUntil(page.isActiveWindow)
    return page


def press(page: QWidget, name: str) -> None:
    """Press the button that a screen reader calls so."""
    buttons = page.findChildren(QAbstractButton)
    (button,) = (b for b in buttons if name in (b.accessibleName(), b.text()) and b.isVisible())
    button.click()


def settled(workspace: Workspace) -> Preparation:
    (preparation,) = workspace.review.preparations.values()
    return preparation


def the_answer(workspace: Workspace, interview: Interview) -> ProceedingsAnswer:
    return workspace.review.proceedings_of(interview)[-1]


class TestProceedings:
    def test_one_choice_answers_that_nothing_stands_in_the_way(
        self, page: BeforePage, workspace: Workspace, interview: Interview
    ) -> None:
        assert not may_begin(workspace.review, interview)
        press(page, "Proceedings: Nothing stands in the way")
        QTest.keyClicks(page.settling.proceedings.answered_by, "Panel chair ")
        page.leave()
        answer = the_answer(workspace, interview)
        assert (answer.clearance, answer.answered_by) == (Clearance.CLEAR, "Panel chair")
        assert answer.by == workspace.review.initials
        assert may_begin(workspace.review, interview)
        assert not page.settling.proceedings.authority.isVisible()

    def test_not_cleared_asks_for_an_authority_its_date_and_its_reference(
        self, page: BeforePage, workspace: Workspace, interview: Interview
    ) -> None:
        group = page.settling.proceedings
        press(page, "Proceedings: Not cleared")
        press(page, "Criminal")
        assert group.needed.text().startswith("Proceedings are not cleared: prepare only.")
        QTest.keyClicks(group.authority, "Senior investigating officer")
        QTest.keyClicks(group.given, "9 Nov 2026")
        QTest.keyClick(group.given, Qt.Key.Key_Return)
        assert not may_begin(workspace.review, interview)
        assert group.needed.text().endswith("Going on needs its reference.")
        QTest.keyClicks(group.reference, "KES/14")
        page.leave()
        answer = the_answer(workspace, interview)
        assert answer.running == (Proceedings.CRIMINAL,)
        assert (answer.given, answer.reference) == (date(2026, 11, 9), "KES/14")
        assert may_begin(workspace.review, interview)
        assert not group.needed.isVisible()

    def test_asking_again_keeps_what_was_said_before(
        self, page: BeforePage, workspace: Workspace, interview: Interview
    ) -> None:
        group = page.settling.proceedings
        press(page, "Proceedings: Nothing stands in the way")
        group.again.click()
        assert group.clearance.word is Clearance.NOT_ASKED
        assert may_begin(workspace.review, interview), "the earlier answer holds until the next"
        press(page, "Proceedings: Not cleared")
        said = [each.clearance for each in workspace.review.proceedings_of(interview)]
        assert said == [Clearance.CLEAR, Clearance.NOT_CLEARED]
        assert "nothing stands in the way" in group._earlier.text()
        assert not may_begin(workspace.review, interview)

    def test_a_date_that_is_none_is_told_of_and_stays(
        self, page: BeforePage, workspace: Workspace, interview: Interview
    ) -> None:
        press(page, "Proceedings: Not cleared")
        group = page.settling.proceedings
        QTest.keyClicks(group.given, "soon")
        page.leave()
        assert group.given.text() == "soon"
        assert group._given_remark.isVisible()
        assert the_answer(workspace, interview).given is None


class TestPeople:
    def test_each_interviewer_is_asked(self, page: BeforePage, workspace: Workspace) -> None:
        press(page, "P1: worked with them: No")
        press(page, "P2: worked with them: Yes")
        form = page.settling.people.relations["P2"]
        assert form._advice.text().endswith("somebody else should do this interview.")
        QTest.keyClicks(form.text, "P4 takes the notes instead")
        page.leave()
        told = [(r.by, r.worked_with, r.text) for r in settled(workspace).relations]
        assert told == [
            ("P1", Answer.NO, ""),
            ("P2", Answer.YES, "P4 takes the notes instead"),
        ]

    def test_other_interviewers_are_asked_in_their_place(
        self, page: BeforePage, workspace: Workspace, interview: Interview
    ) -> None:
        field = page.settling.people.interviewers
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, "P1 and P4")
        QTest.keyClick(field, Qt.Key.Key_Tab)
        assert workspace.review.interviews[interview.id].interviewers == ("P1", "P4")
        assert list(page.settling.people.relations) == ["P1", "P4"]

    def test_the_plan_can_be_changed_from_here(self, page: BeforePage, qtbot: Any) -> None:
        with qtbot.waitSignal(page.wanted) as asked:
            page.settling.people.plan.click()
        assert asked.args[0].page is PageName.PLAN


class TestPractitioner:
    def test_everything_is_kept_as_it_is_typed(
        self, page: BeforePage, workspace: Workspace
    ) -> None:
        form = page.settling.practitioner
        for name in form.texts:
            QTest.keyClicks(form.texts[name], f"About {name}")
        QTest.keyClicks(form.days["sheet_given"], "2/11/2026")
        press(page, "With an interpreter: Yes")
        press(page, "Another review: No")
        page.leave()
        known = settled(workspace)
        assert {name: getattr(known, name) for name in form.texts} == {
            name: f"About {name}" for name in form.texts
        }
        assert known.sheet_given == date(2026, 11, 2)
        assert (known.interpreted, known.parallel_review) == (Answer.YES, Answer.NO)

    def test_what_is_typed_is_kept_without_leaving_the_field(
        self, page: BeforePage, workspace: Workspace, qtbot: Any
    ) -> None:
        QTest.keyClicks(page.settling.practitioner.texts["support"], "Occupational ")
        qtbot.waitUntil(lambda: bool(workspace.review.preparations))
        assert settled(workspace).support == "Occupational"
        QTest.keyClicks(page.settling.practitioner.texts["support"], "health")
        assert page.settling.practitioner.texts["support"].text() == "Occupational health"

    def test_the_line_manager_cannot_stand_as_supporter(self, page: BeforePage) -> None:
        QTest.keyClicks(page.settling.practitioner.texts["supporter"], "Team leader")
        press(page, "Is it the line manager: Yes")
        remark = page.settling.practitioner._remarks["supporter_manages"]
        assert remark.text().startswith("The line manager can never be the supporter")

    def test_ctrl_z_in_a_field_takes_back_what_was_kept(
        self, page: BeforePage, workspace: Workspace
    ) -> None:
        field = page.settling.practitioner.texts["support"]
        field.setFocus()
        QTest.keyClicks(field, "Occupational health")
        page.leave()
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert field.text() == ""
        assert settled(workspace).support == ""
        QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        assert field.text() == "Occupational health"

    def test_nothing_typed_makes_nothing(self, page: BeforePage, workspace: Workspace) -> None:
        page.leave()
        assert workspace.review.preparations == {}
        assert workspace.review.proceedings_answers == {}
        assert workspace.review.ticks == {}


def test_the_guidances_own_checks_stand_here(page: BeforePage, workspace: Workspace) -> None:
    row = page.settling.checks.rows["room"]
    row.box.click()
    assert row.field is not None
    QTest.keyClicks(row.field, "Room 4")
    page.leave()
    (tick,) = workspace.review.ticks.values()
    assert (tick.item, tick.done, tick.text) == ("room", True, "Room 4")


def test_it_says_how_far_it_is_and_what_comes_next(page: BeforePage) -> None:
    assert page._far.text() == "2 of 12 settled. Next: Ask whether proceedings stand in the way."


def test_the_interview_can_be_opened_from_here(
    page: BeforePage, interview: Interview, qtbot: Any
) -> None:
    with qtbot.waitSignal(page.wanted) as asked:
        QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args[0] == Place(PageName.INTERVIEW, interview.id)


class TestPlan:
    @pytest.fixture(autouse=True)
    def part(self, page: BeforePage) -> None:
        page.parts.setCurrentIndex(1)

    def test_a_prompt_is_put_first(
        self, page: BeforePage, workspace: Workspace, interview: Interview
    ) -> None:
        page.plan.table.choose("record")
        page.plan.first.click()
        assert workspace.review.interviews[interview.id].first == ("record",)
        chosen = page.plan.table.item
        assert chosen is not None
        assert (chosen.prompt.id, chosen.planned) == ("record", "Put first")
        page.plan.usual.click()
        assert workspace.review.interviews[interview.id].first == ()

    def test_a_prompt_is_left_out_with_its_reason(
        self, page: BeforePage, workspace: Workspace, interview: Interview
    ) -> None:
        page.plan.table.choose("language")
        page.plan.leave_out.click()
        assert page.plan._reason_remark.text() == "Say in a few words why."
        QTest.keyClicks(page.plan.reason, "They never met.")
        page.leave()
        (left,) = workspace.review.interviews[interview.id].left_out
        assert (left.prompt, left.reason) == ("language", "They never met.")
        page.plan.table.choose("record")
        assert not page.plan.reason.isVisible()
        page.plan.table.choose("language")
        assert page.plan.reason.text() == "They never met."
        assert page.plan._reason_remark.text() == ""

    def test_a_question_of_our_own_is_kept_and_its_wording_looked_at(
        self, page: BeforePage, workspace: Workspace, interview: Interview
    ) -> None:
        page.plan.questions.add.click()
        (row,) = page.plan.questions.rows.values()
        QTest.keyClicks(row.text, "Why didn't you ring?")
        assert row._remark.text().startswith("“Why didn't you” is blaming")
        row.text.clear()
        QTest.keyClicks(row.text, "Tell me about the call.")
        assert row._remark.text() == ""
        page.leave()
        (question,) = workspace.review.interviews[interview.id].questions
        assert question.id.startswith("own_")
        assert question.text == "Tell me about the call."
        row.remove.click()
        assert workspace.review.interviews[interview.id].questions == ()
        page.undo()
        assert [each.text.text() for each in page.plan.questions.rows.values()] == [
            "Tell me about the call."
        ]

    def test_a_question_with_notes_under_it_stays(
        self, page: BeforePage, workspace: Workspace, interview: Interview
    ) -> None:
        page.plan.questions.add.click()
        (name,) = page.plan.questions.rows
        QTest.keyClicks(page.plan.questions.rows[name].text, "Tell me about the call.")
        page.leave()
        workspace.save(a_note(source=interview.id, prompt=name))
        assert not page.plan.questions.rows[name].remove.isEnabled()


class TestDocuments:
    @pytest.mark.parametrize(
        "wanted",
        [
            (InvitationDialog, Document.INVITATION, "come on 12 Nov 2026"),
            (InterviewPlanDialog, Document.INTERVIEW_PLAN, "P1 leads"),
        ],
    )
    def test_each_is_written_and_remembered(
        self,
        wanted: tuple[type[DocumentDialog], Document, str],
        page: BeforePage,
        workspace: Workspace,
        tmp_path: Path,
        qtbot: Any,
    ) -> None:
        kind, document, words = wanted
        button = page.invitation_button if kind is InvitationDialog else page.plan_button
        button.click()
        (dialog,) = page.findChildren(kind)
        dialog.write(tmp_path / "made.docx")
        qtbot.waitUntil(lambda: bool(workspace.review.exports))
        (export,) = workspace.review.exports.values()
        assert (export.document, export.interview) == (document, page.interview.id)
        made = checked((tmp_path / "made.docx").read_bytes(), tmp_path)
        assert words in everything(made)
        dialog.reject()

    def test_a_guidance_without_an_invitation_makes_none(
        self, page: BeforePage, workspace: Workspace
    ) -> None:
        assert page.invitation_button.isEnabled()
        (guidance,) = workspace.review.guidances.values()
        workspace.save(replace(guidance, invitation=""))
        assert not page.invitation_button.isEnabled()


@pytest.mark.parametrize("part", [0, 1, 2])
def test_every_control_is_named(page: BeforePage, part: int) -> None:
    page.parts.setCurrentIndex(part)
    if part == 1:
        page.plan.questions.add.click()
    assert nameless(page) == []


def test_tab_goes_down_the_page(page: BeforePage) -> None:
    group, people = page.settling.proceedings, page.settling.people
    order = focusable(page)
    stops = [
        page.parts,
        group.answered_by,
        people.interviewers,
        people.relations["P1"].text,
        people.relations["P2"].text,
        people.plan,
        page.settling.practitioner.texts["sheet_version"],
        page.settling.papers.texts["documents"],
        page.open_button,
    ]
    places = [order.index(stop) for stop in stops]
    assert places == sorted(places)


def test_another_interview_shows_its_own(
    page: BeforePage, workspace: Workspace, interview: Interview
) -> None:
    QTest.keyClicks(page.settling.practitioner.texts["support"], "Occupational health")
    other = replace(interview, id=workspace.new_id(), stage=Stage.PLANNED, interviewers=("P3",))
    page.leave()
    workspace.save(other)
    page.show_place(Place(PageName.BEFORE, other.id))
    assert page.settling.practitioner.texts["support"].text() == ""
    assert list(page.settling.people.relations) == ["P3"]
