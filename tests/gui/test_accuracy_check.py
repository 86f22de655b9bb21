"""The accuracy check: a copy goes out, comes back, and somebody decides on every answer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interviewer.documents import read_returned_copy
from interviewer.domain.accuracy import PractitionersCopy
from interviewer.domain.accuracy_outcome import checked_state
from interviewer.domain.interview import Interview, Note
from interviewer.domain.returned import ReturnedCopy, ReturnedStatement
from interviewer.domain.words import Clearance, Document, Occasion, Outcome, Stage
from interviewer.ui.background import Background
from interviewer.ui.check.copy_dialog import CopyDialog
from interviewer.ui.marked import marked
from interviewer.ui.pages.accuracy_check import AccuracyCheckPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.builders import NOON, a_note, a_practitioner, an_interview
from tests.gui.named import nameless

SAID = ("Rang the hub on Monday.", "Nobody rang back.", "Wrote to the school.")


@pytest.fixture
def interview(workspace: Workspace) -> Interview:
    (planned,) = workspace.review.interviews.values()
    closed = replace(planned, stage=Stage.TO_TIDY, started=NOON, closed=NOON)
    notes = [
        a_note(source=closed.id, number=at, place=f"{at}1", text=text)
        for at, text in enumerate(SAID, start=1)
    ]
    workspace.save(closed, *notes)
    return closed


@pytest.fixture
def page(
    qtbot: Any, workspace: Workspace, background: Background, interview: Interview
) -> Iterator[AccuracyCheckPage]:
    page = AccuracyCheckPage(workspace, background)
    workspace.changed.connect(page.show_review)
    qtbot.addWidget(page)
    page.resize(1366, 720)
    page.show_place(Place(PageName.ACCURACY_CHECK, interview.id))
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    yield page
    background.wait()


class Desk:
    """What a panel member does on the page."""

    def __init__(self, page: AccuracyCheckPage, qtbot: Any, folder: Path) -> None:
        self.page, self.workspace, self._qtbot = page, page.workspace, qtbot
        self.path = folder / "SN1 copy.docx"
        self.passphrase = ""

    @property
    def interview(self) -> Interview:
        return next(iter(self.workspace.review.interviews.values()))

    @property
    def copy(self) -> PractitionersCopy:
        return self.workspace.review.copies_of(self.interview)[-1]

    def note(self, number: int) -> Note:
        notes = self.workspace.review.notes.values()
        return next(n for n in notes if n.number == number and n.source == self.interview.id)

    def gives_out(self, *, protected: bool = True) -> None:
        """Make the copy, with the password or without."""
        self.page.make_button.click()
        form = self.page.form
        form.handed_out.setText("By hand")
        form.proceedings.clearance.choose(Clearance.CLEAR)
        self.passphrase = form.protection.passphrase.text() if protected else ""
        form.protection.protect.setChecked(protected)
        form.protection.reason.setText("Handed over on paper")
        form.make_button.click()
        (dialog,) = self.page.findChildren(CopyDialog)
        dialog.write(self.path)
        self._qtbot.waitUntil(lambda: "Saved as" in dialog.said.text(), timeout=20_000)
        dialog.close_button.click()
        self._qtbot.waitUntil(lambda: not self.page.findChildren(CopyDialog))

    def came_back(self, **changes: dict[str, Any]) -> ReturnedCopy:
        """What the file says where statements were changed: `n2={"answer": "Agreed"}`."""
        statements = tuple(
            replace(
                ReturnedStatement(note=each.note, text=each.text),
                **changes.get(f"n{each.number}", {}),
            )
            for each in self.copy.statements
        )
        additions = changes.get("additions", {}).get("of", ())
        return ReturnedCopy(copy=self.copy.id, statements=statements, additions=additions)

    def types(self, keys: str) -> None:
        """Type into the list of what came back."""
        QTest.keyClicks(self.page.answers.table, keys)

    def rows(self) -> list[tuple[str, str, str]]:
        model = self.page.answers.table.model()
        return [
            (model.index(r, 0).data(), model.index(r, 1).data(), model.index(r, 2).data())
            for r in range(model.rowCount())
        ]

    def outcomes(self) -> dict[int, str]:
        review = self.workspace.review
        return {n: checked_state(review, self.note(n)).label for n in (1, 2, 3)}


@pytest.fixture
def desk(page: AccuracyCheckPage, qtbot: Any, tmp_path: Path) -> Desk:
    return Desk(page, qtbot, tmp_path)


class TestGivingOut:
    def test_the_copy_is_protected_and_remembered_word_by_word(self, desk: Desk) -> None:
        desk.gives_out()
        content = desk.path.read_bytes()
        returned = read_returned_copy(content, passphrase=desk.passphrase)
        assert returned.copy == desk.copy.id
        assert [each.text for each in desk.copy.statements] == list(SAID)
        assert (desk.copy.protected, desk.copy.handed_out) == (True, "By hand")
        assert desk.interview.stage is Stage.WITH_PRACTITIONER
        (export,) = desk.workspace.review.exports.values()
        assert export.document is Document.PRACTITIONERS_COPY
        asked = desk.workspace.review.proceedings_of(desk.interview)[-1]
        assert (asked.occasion, asked.clearance) == (Occasion.COPY, Clearance.CLEAR)

    def test_the_passphrase_is_kept_nowhere(self, desk: Desk, page: AccuracyCheckPage) -> None:
        desk.gives_out()
        assert page.form.protection.passphrase.text() == ""
        assert desk.passphrase not in repr(list(desk.workspace.review.values()))

    def test_without_a_passphrase_it_takes_a_reason(self, desk: Desk) -> None:
        desk.gives_out(protected=False)
        assert read_returned_copy(desk.path.read_bytes()).copy == desk.copy.id
        assert desk.copy.handed_out == "By hand (no passphrase: Handed over on paper)"
        assert not desk.copy.protected

    def test_what_is_being_typed_becomes_a_version_first(self, desk: Desk) -> None:
        typed = replace(desk.note(1), text="Rang the hub on Monday morning.")
        desk.workspace.edit(typed, typing=True)
        desk.gives_out()
        assert desk.copy.statements[0].text == "Rang the hub on Monday morning."

    def test_what_was_said_is_not_said_again_when_somebody_comes_back(
        self, desk: Desk, page: AccuracyCheckPage
    ) -> None:
        desk.gives_out()
        assert page.said.text()
        page.show_place(Place(PageName.ACCURACY_CHECK, desk.interview.id))
        assert page.said.text() == ""

    def test_one_button_makes_it_and_escape_gives_it_up(self, page: AccuracyCheckPage) -> None:
        page.make_button.click()
        assert not page.make_button.isVisible()
        assert not page.finish_button.isVisible()
        QTest.keyClick(page.form.due, Qt.Key.Key_Escape)
        assert not page.form.isVisible()
        assert page.make_button.isVisible()
        assert page.make_button.hasFocus()
        assert page.form.protection.passphrase.text() == ""

    def test_nothing_goes_out_before_proceedings_were_asked_about(
        self, page: AccuracyCheckPage
    ) -> None:
        page.make_button.click()
        page.form.make_button.click()
        assert not page.findChildren(CopyDialog)
        assert "Nobody has answered yet" in page.form.why_not.text()
        page.form.proceedings.clearance.choose(Clearance.NOT_CLEARED)
        page.form.make_button.click()
        assert not page.findChildren(CopyDialog)
        assert "a named authority" in page.form.why_not.text()

    def test_an_authority_lets_it_go_out(self, page: AccuracyCheckPage) -> None:
        page.make_button.click()
        asked = page.form.proceedings
        asked.clearance.choose(Clearance.NOT_CLEARED)
        asked.authority.setText("Crown Prosecution Service, reviewing lawyer")
        asked.given.setText("10 Nov 2026")
        asked.reference.setText("CPS 7/26")
        page.form.make_button.click()
        (dialog,) = page.findChildren(CopyDialog)
        dialog.reject()

    def test_a_day_that_is_none_is_said_in_its_place(self, page: AccuracyCheckPage) -> None:
        page.make_button.click()
        page.form.due.setText("soon")
        page.form.make_button.click()
        assert "cannot be read as a date" in page.form._due_remark.text()

    def test_where_it_cannot_be_written_nothing_is_given_out(
        self, desk: Desk, page: AccuracyCheckPage, tmp_path: Path, qtbot: Any
    ) -> None:
        page.make_button.click()
        page.form.proceedings.clearance.choose(Clearance.CLEAR)
        page.form.make_button.click()
        (dialog,) = page.findChildren(CopyDialog)
        dialog.write(tmp_path / "away" / "copy.docx")
        qtbot.waitUntil(lambda: "not there" in dialog.problem.text(), timeout=20_000)
        assert desk.workspace.review.copies_of(desk.interview) == []
        assert desk.interview.stage is Stage.TO_TIDY
        dialog.reject()


class TestTakingIn:
    def test_a_protected_file_asks_for_its_passphrase(
        self, desk: Desk, page: AccuracyCheckPage, qtbot: Any
    ) -> None:
        desk.gives_out()
        page.take_in.take(desk.path)
        qtbot.waitUntil(page.take_in.passphrase.isVisible, timeout=20_000)
        page.take_in.passphrase.edit.setText("not this one")
        page.take_in.open_button.click()
        qtbot.waitUntil(page.take_in.problem.isVisible, timeout=20_000)
        assert "does not open the file" in page.take_in.problem.text()
        page.take_in.passphrase.edit.setText(desk.passphrase)
        page.take_in.open_button.click()
        qtbot.waitUntil(page.answers.isVisible, timeout=20_000)
        assert [what for _, what, _ in desk.rows()] == ["As it was given out"] * 3
        assert desk.outcomes() == dict.fromkeys((1, 2, 3), "Not checked")
        assert page.take_in.passphrase.text == ""

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"no document", "neither a Word document"),
            (b"PK\x03\x04 and no more", "is damaged"),
        ],
    )
    def test_a_bad_file_is_told_of_in_a_sentence(
        self, desk: Desk, page: AccuracyCheckPage, qtbot: Any, content: bytes, sentence: str
    ) -> None:
        desk.gives_out(protected=False)
        before = desk.workspace.review
        desk.path.write_bytes(content)
        page.take_in.take(desk.path)
        qtbot.waitUntil(page.take_in.problem.isVisible, timeout=20_000)
        assert sentence in page.take_in.problem.text()
        assert desk.workspace.review is before

    def test_a_file_that_has_gone_is_told_of(
        self, page: AccuracyCheckPage, qtbot: Any, tmp_path: Path
    ) -> None:
        page.take_in.take(tmp_path / "gone.docx")
        qtbot.waitUntil(page.take_in.problem.isVisible, timeout=20_000)
        assert "could not be opened" in page.take_in.problem.text()

    def test_the_file_of_another_interview_is_refused(
        self, desk: Desk, page: AccuracyCheckPage
    ) -> None:
        desk.gives_out(protected=False)
        (agency,) = desk.workspace.review.agencies
        who = a_practitioner(reference="HV2", agency=agency)
        other = an_interview(practitioner=who.id, stage=Stage.TO_TIDY, closed=NOON)
        desk.workspace.save(who, other)
        returned = desk.came_back()
        page.show_place(Place(PageName.ACCURACY_CHECK, other.id))
        page.compare(returned)
        assert "made for SN1" in page.take_in.problem.text()
        assert not page.answers.isVisible()

    def test_an_older_copy_is_read_and_said_to_be_older(
        self, desk: Desk, page: AccuracyCheckPage
    ) -> None:
        desk.gives_out(protected=False)
        returned = desk.came_back()
        newer = replace(
            desk.copy, id=desk.workspace.new_id(), made=desk.copy.made + timedelta(days=1)
        )
        desk.workspace.save(newer)
        page.compare(returned)
        assert page.answers.isVisible()
        assert "a newer one was given out" in page.said.text()


class TestDeciding:
    @pytest.fixture(autouse=True)
    def given_out(self, desk: Desk) -> None:
        desk.gives_out(protected=False)

    def test_every_decision_by_one_key(self, desk: Desk, page: AccuracyCheckPage) -> None:
        page.compare(
            desk.came_back(
                n1={"text": "Rang the hub on Tuesday."},
                n2={"answer": "I never said so."},
                n3={"answer": "Agreed"},
            )
        )
        assert desk.rows() == [
            ("1", "Changed in the file", ""),
            ("2", "Answered: I never said so.", ""),
            ("3", "Answered: Agreed", ""),
        ]
        desk.types("cda")
        assert desk.outcomes() == {1: "Corrected", 2: "Disputed", 3: "Agreed"}
        assert desk.note(1).text == "Rang the hub on Tuesday."
        (answer,) = desk.workspace.review.answers_to(desk.note(2))
        assert (answer.words, answer.by) == ("I never said so.", "P1")

    def test_nothing_is_written_until_it_is_decided(
        self, desk: Desk, page: AccuracyCheckPage
    ) -> None:
        before = desk.workspace.review
        page.compare(desk.came_back(n1={"text": "Otherwise."}))
        desk.types("l")
        page.answers.done_button.click()
        assert desk.workspace.review is before

    def test_undo_takes_a_decision_back(
        self, desk: Desk, page: AccuracyCheckPage, qtbot: Any
    ) -> None:
        page.compare(desk.came_back(n1={"text": "Rang the hub on Tuesday."}))
        desk.types("c")
        page.activateWindow()
        qtbot.waitUntil(page.answers.table.hasFocus)
        QTest.keyClick(page.answers.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert desk.note(1).text == SAID[0]
        assert desk.outcomes()[1] == "Not checked"
        assert desk.copy.returned is None
        assert desk.rows()[0][2] == ""

    def test_the_original_of_a_correction_stays_in_its_history(
        self, desk: Desk, page: AccuracyCheckPage, qtbot: Any
    ) -> None:
        page.compare(desk.came_back(n1={"text": "Rang the hub on Tuesday."}))
        desk.types("c")
        told: list[Any] = []
        note = desk.note(1)
        desk.workspace.ask(lambda store: store.history(note), told.append, told.append)
        qtbot.waitUntil(lambda: bool(told))
        assert [v.value.text for v in told[0]] == [SAID[0], "Rang the hub on Tuesday."]
        assert told[0][-1].reason == "Corrected in the accuracy check"

    def test_silence_is_no_agreement(self, desk: Desk, page: AccuracyCheckPage) -> None:
        page.compare(desk.came_back())
        desk.types("a")
        assert "Silence is no agreement" in page.answers.problem.text()
        assert desk.outcomes()[1] == "Not checked"
        page.answers.view.words.setPlainText("By telephone: yes")
        desk.types("a")
        assert desk.outcomes()[1] == "Agreed"

    def test_one_word_for_all_agrees_what_was_left_untouched(
        self, desk: Desk, page: AccuracyCheckPage
    ) -> None:
        words = "I agree with everything."
        page.compare(desk.came_back(n2={"answer": "Wrong."}, additions={"of": (words,)}))
        page.answers.table.choose(words)
        desk.types("a")
        assert desk.outcomes() == {1: "Agreed", 2: "Not checked", 3: "Agreed"}

    def test_something_added_becomes_a_note_where_it_belongs(
        self, desk: Desk, page: AccuracyCheckPage
    ) -> None:
        page.compare(desk.came_back(additions={"of": ("I also rang the police.",)}))
        page.answers.table.choose("I also rang the police.")
        where = page.answers.view.where
        where.setCurrentIndex(where.findData("language"))
        desk.types("n")
        assert (desk.note(4).text, desk.note(4).prompt) == ("I also rang the police.", "language")
        assert desk.rows()[-1][0] == "4"

    def test_a_note_is_withdrawn_and_can_be_taken_back_another_day(
        self, desk: Desk, page: AccuracyCheckPage
    ) -> None:
        page.compare(desk.came_back(n1={"answer": "Please take this out."}))
        desk.types("w")
        assert desk.note(1).withdrawn
        page.answers.table.choose(desk.note(1).id)
        page.answers.back_button.click()
        assert not desk.note(1).withdrawn
        assert desk.outcomes()[1] == "Not checked"

    def test_three_texts_where_the_note_was_edited_here_meanwhile(
        self, desk: Desk, page: AccuracyCheckPage
    ) -> None:
        desk.workspace.edit(replace(desk.note(1), text="Rang the hub twice."))
        page.compare(desk.came_back(n1={"text": "Rang the hub on Tuesday."}))
        view = page.answers.view
        assert view.issued.said.text() == SAID[0]
        assert view.now.said.text() == "Rang the hub twice."
        assert "<s>Monday</s>" in view.returned.said.text()
        assert view.returned.said.accessibleDescription() == "Taken out: Monday. Put in: Tuesday."

    def test_what_somebody_wrote_is_text_and_no_markup(self) -> None:
        from interviewer.domain.differences import differences

        assert "&lt;img src=x&gt;" in marked(differences("", "<img src=x>"))

    def test_answers_on_paper_are_typed_in(self, desk: Desk, page: AccuracyCheckPage) -> None:
        page.paper_button.click()
        assert page.answers.isVisible()
        page.answers.came.setText("19 Nov 2026")
        desk.types("a")
        page.answers.view.words.setPlainText("That was somebody else.")
        desk.types("d")
        assert desk.outcomes() == {1: "Agreed", 2: "Disputed", 3: "Not checked"}
        assert desk.copy.returned == date(2026, 11, 19)

    def test_every_control_is_named(self, desk: Desk, page: AccuracyCheckPage) -> None:
        assert nameless(page) == []
        page.compare(desk.came_back(n1={"text": "Otherwise."}))
        assert nameless(page) == []


class TestFinishing:
    def test_it_waits_for_a_copy_and_its_answer(self, desk: Desk, page: AccuracyCheckPage) -> None:
        assert not page.finish_button.isEnabled()
        desk.gives_out(protected=False)
        assert not page.finish_button.isEnabled()
        assert "still awaited" in page.finish_button.toolTip()

    def test_all_agreed_closes_the_interview(self, desk: Desk, page: AccuracyCheckPage) -> None:
        desk.gives_out(protected=False)
        page.compare(desk.came_back(**{f"n{n}": {"answer": "Agreed"} for n in (1, 2, 3)}))
        desk.types("aaa")
        page.finish_button.click()
        assert desk.interview.stage is Stage.AGREED
        assert (desk.copy.outcome, desk.copy.recorded_by) == (Outcome.AGREED, "P1")
        assert page.agreed_line.isVisible()
        assert not page.make_button.isEnabled()

    def test_what_has_no_answer_is_said_before(self, desk: Desk, page: AccuracyCheckPage) -> None:
        desk.gives_out(protected=False)
        page.compare(desk.came_back(n1={"answer": "Agreed"}, n2={"answer": "Hm."}))
        desk.types("a")
        page.finish_button.click()
        assert desk.interview.agreed is None
        assert "1 answer is not decided on." in page.said.text()
        assert "2 statements have no answer" in page.said.text()
        page.finish_button.click()
        assert desk.interview.stage is Stage.AGREED
        assert desk.outcomes() == {1: "Agreed", 2: "No reply", 3: "No reply"}

    def test_no_reply_is_recorded_and_never_read_as_agreed(
        self, desk: Desk, page: AccuracyCheckPage
    ) -> None:
        desk.gives_out(protected=False)
        page.silent_button.click()
        assert desk.copy.outcome is Outcome.NO_REPLY
        assert desk.outcomes() == dict.fromkeys((1, 2, 3), "No reply")
        page.finish_button.click()
        assert page.state.text().startswith("Checked, no reply came")
        page.undo()
        page.undo()
        assert desk.copy.outcome is None

    def test_an_agreed_interview_is_opened_before_anything_is_decided(
        self, desk: Desk, page: AccuracyCheckPage
    ) -> None:
        desk.gives_out(protected=False)
        page.silent_button.click()
        page.finish_button.click()
        page.compare(desk.came_back(n1={"answer": "Agreed"}))
        desk.types("a")
        assert desk.outcomes()[1] == "No reply"
        page.agreed_line.ask_why()
        page.agreed_line.reason.setText("The answer came late")
        page.agreed_line.open.click()
        desk.types("a")
        assert desk.outcomes()[1] == "Agreed"
