"""Findings and recommendations, written by keyboard, with the evidence beside them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListWidget, QWidget

from interviewer.documents.protection import WrongPassphraseError, unprotected
from interviewer.documents.tables import TableKind
from interviewer.domain.concluding import Side
from interviewer.domain.findings import EarlierReview, ExtractReply, Finding, Recommendation
from interviewer.domain.interview import Note
from interviewer.domain.review import Review
from interviewer.domain.words import (
    Document,
    FindingOutcome,
    FindingStatus,
    Frame,
    Scope,
    SeatRole,
    SourceKind,
)
from interviewer.training import training_case
from interviewer.ui.background import Background
from interviewer.ui.findings.extract_dialog import ExtractDialog
from interviewer.ui.findings.report_dialog import ReportDialog
from interviewer.ui.findings.tables_dialog import TablesDialog
from interviewer.ui.pages.evidence import EvidencePage
from interviewer.ui.pages.findings import FindingsPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.where import place_of
from interviewer.ui.workspace import Workspace
from tests import file_dialog
from tests.builders import NOON
from tests.gui.named import nameless
from tests.gui.test_summary_export import asking_where, words_of
from tests.journey.somebody import PASSPHRASE, a_house, somebody_at, with_a_review
from tests.unit.domain.findings_desk import Desk


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.says("SN1", "Sent the letter.")
    desk.says("SN1", "Would ring first.", frame=Frame.WITH_HINDSIGHT)
    desk.says("HO2", "Opened it in November.")
    return desk


@pytest.fixture
def review_values(desk: Desk) -> tuple[Any, ...]:
    (seat,) = desk.review.seats.values()
    return tuple(desk.having(replace(seat, role=SeatRole.WRITER, initials="OW")).values())


@pytest.fixture
def page(qtbot: Any, workspace: Workspace, background: Background) -> Iterator[FindingsPage]:
    page = FindingsPage(workspace, background)
    qtbot.addWidget(page)
    workspace.changed.connect(page.show_review)
    page.resize(1100, 720)
    page.show()
    page.show_place(Place(PageName.FINDINGS))
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    yield page
    page.leave()
    background.wait()


def only_finding(workspace: Workspace) -> Finding:
    (finding,) = workspace.review.live_findings()
    return finding


def note_of(workspace: Workspace, reference: str, number: int) -> Note:
    review = workspace.review
    return next(
        note
        for note in review.notes.values()
        if note.number == number
        and review.practitioner_of(review.interviews[note.source]).reference == reference
    )


def refuse(error: Exception) -> None:
    raise error


def type_here(text: str) -> None:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    QTest.keyClicks(widget, text)


def types_into(line: QWidget, text: str) -> None:
    line.setFocus()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_an_empty_page_says_what_will_be_here(page: FindingsPage) -> None:
    assert page.empty.isVisible()
    assert "first finding" in page.empty.text()
    assert nameless(page) == []


def test_a_finding_is_written_with_its_evidence_and_counted_in_people(
    page: FindingsPage, workspace: Workspace
) -> None:
    page.finding_button.click()
    type_here("Letters went unread.")
    for written in ("SN1·1", "sn1.2", "HO2 1"):
        types_into(page.finding.sides[Side.SUPPORTS].finder.line, written)
    finding = only_finding(workspace)
    assert (finding.text, finding.by) == ("Letters went unread.", "OW")
    assert [workspace.review.notes[n].text for n in finding.supports] == [
        "Sent the letter.",
        "Would ring first.",
        "Opened it in November.",
    ]
    assert (
        page.finding.sides[Side.SUPPORTS]
        .count.text()
        .startswith("2 practitioners. When: at the time 2, with hindsight 1.")
    )
    assert page.finding.doubts.text == ""


def test_a_note_from_another_source_leads_to_its_source(
    page: FindingsPage, workspace: Workspace, desk: Desk
) -> None:
    event = desk.source(SourceKind.PRACTITIONER_EVENT, "PE1")
    note = desk.noted_from(event)
    workspace.save(event, note)
    page.finding_button.click()
    types_into(page.finding.sides[Side.SUPPORTS].finder.line, "PE1·1")
    wanted: list[Place] = []
    page.wanted.connect(wanted.append)
    (row,) = page.finding.sides[Side.SUPPORTS].list.rows
    assert row.name.isEnabled()
    row.name.click()
    assert wanted == [Place(PageName.EVIDENCE, note=note.id)]


def test_a_note_is_found_by_its_words_too(page: FindingsPage, workspace: Workspace) -> None:
    page.finding_button.click()
    type_here("x")
    line = page.finding.sides[Side.DOES_NOT_FIT].finder.line
    line.setFocus()
    QTest.keyClicks(line, "november")
    popup = line.completer().popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert only_finding(workspace).does_not_fit == (note_of(workspace, "HO2", 1).id,)
    QTest.qWait(1)
    assert line.text() == ""


def test_a_number_that_no_note_has_is_told_and_nothing_changes(
    page: FindingsPage, workspace: Workspace
) -> None:
    page.finding_button.click()
    side = page.finding.sides[Side.SUPPORTS]
    types_into(side.finder.line, "SN1·99")
    assert side.finder.remark.text().startswith("No note is called so.")
    assert only_finding(workspace).supports == ()


def test_from_the_sentence_back_to_its_note(page: FindingsPage, workspace: Workspace) -> None:
    note = note_of(workspace, "HO2", 1)
    workspace.save(Finding(id=uuid4(), place="1", text="Unread.", supports=(note.id,)))
    wanted: list[Place] = []
    page.wanted.connect(wanted.append)
    page.finding.sides[Side.SUPPORTS].list.rows[0].name.click()
    assert wanted == [Place(PageName.INTERVIEW, note.source, prompt=note.prompt, note=note.id)]


def test_a_note_changes_sides_and_every_step_can_be_undone(
    page: FindingsPage, workspace: Workspace
) -> None:
    note = note_of(workspace, "HO2", 1)
    workspace.save(Finding(id=uuid4(), place="1", text="Unread.", supports=(note.id,)))
    page.finding.sides[Side.SUPPORTS].list.rows[0].move_button.click()
    assert only_finding(workspace).does_not_fit == (note.id,)
    page.finding.sides[Side.DOES_NOT_FIT].list.rows[0].out.click()
    assert only_finding(workspace).does_not_fit == ()
    page.undo()
    page.undo()
    assert only_finding(workspace).supports == (note.id,)
    page.redo()
    assert only_finding(workspace).does_not_fit == (note.id,)


def test_a_note_from_the_evidence_waits_until_somebody_says_what_it_does(
    page: FindingsPage, workspace: Workspace
) -> None:
    note = note_of(workspace, "SN1", 1)
    page.show_place(Place(PageName.FINDINGS, note=note.id))
    assert page.waiting.text.text() == "Sent the letter."
    assert page.waiting.supports.isHidden()
    QTest.keyClick(page.waiting.new, Qt.Key.Key_Space)
    assert only_finding(workspace).supports == (note.id,)
    assert page.waiting.isHidden()
    other = note_of(workspace, "HO2", 1)
    page.show_place(Place(PageName.FINDINGS, note=other.id))
    assert page.waiting.does_not_fit.text() == "It does &not fit finding 1"
    page.waiting.does_not_fit.click()
    assert only_finding(workspace).does_not_fit == (other.id,)


def test_several_notes_from_the_evidence_are_asked_about_one_after_the_other(
    page: FindingsPage, workspace: Workspace
) -> None:
    first, second, third = (
        note_of(workspace, reference, number)
        for reference, number in (("SN1", 1), ("SN1", 2), ("HO2", 1))
    )
    page.show_place(Place(PageName.FINDINGS, note=first.id, others=(second.id, third.id)))
    assert page.waiting.heading.text().endswith("and 2 more after it")
    page.waiting.new.click()
    page.waiting.leave.click()
    assert page.waiting.text.text() == third.text
    page.waiting.does_not_fit.click()
    assert page.waiting.isHidden()
    finding = only_finding(workspace)
    assert (finding.supports, finding.does_not_fit) == ((first.id,), (third.id,))


def test_what_is_typed_is_saved_on_the_way_and_undo_takes_it_back(
    page: FindingsPage, workspace: Workspace, qtbot: Any
) -> None:
    page.finding_button.click()
    type_here("Letters")
    qtbot.waitUntil(lambda: only_finding(workspace).text == "Letters")
    page.undo()
    assert page.finding.texts["text"].words == ""


def test_one_that_was_begun_and_says_nothing_is_taken_back(
    page: FindingsPage, workspace: Workspace
) -> None:
    page.finding_button.click()
    page.leave()
    assert workspace.review.live_findings() == []
    page.finding_button.click()
    page.undo()
    assert workspace.review.live_findings() == []


def test_findings_move_and_keep_the_keyboard_on_what_moved(
    page: FindingsPage, workspace: Workspace
) -> None:
    for text in ("One", "Two"):
        page.finding_button.click()
        type_here(text)
    page.finding.hand_over()
    page.finding.up.click()
    assert [finding.text for finding in workspace.review.live_findings()] == ["Two", "One"]
    assert page.finding.heading.text() == "Finding 1"
    assert not page.finding.up.isEnabled()


def test_one_that_was_taken_out_can_be_put_back(page: FindingsPage, workspace: Workspace) -> None:
    page.finding_button.click()
    type_here("Letters went unread.")
    page.finding.out.click()
    assert workspace.review.live_findings() == []
    assert page.empty.isVisible()
    page.taken_out.button.click()
    assert only_finding(workspace).text == "Letters went unread."


def test_category_scope_and_outcome_are_chosen(page: FindingsPage, workspace: Workspace) -> None:
    earlier = EarlierReview(id=uuid4(), title="Child Linnet")
    workspace.save(earlier)
    page.finding_button.click()
    type_here("x")
    form = page.finding
    (agency,) = workspace.review.agencies
    choose(form.area, "Discussion and information sharing")
    form.lines.box("procedures").click()
    choose(form.scope, "One agency")
    form.agencies.box(agency).click()
    choose(form.outcome, "Already known")
    choose(form.earlier, "Child Linnet")
    choose(form.status, "Reviewed")
    finding = only_finding(workspace)
    assert (finding.area, finding.lines) == ("sharing", ("procedures",))
    assert (finding.scope, finding.agencies) == (Scope.ONE_AGENCY, (agency,))
    assert (finding.outcome, finding.known_from) == (FindingOutcome.ALREADY_KNOWN, earlier.id)
    assert finding.status is FindingStatus.REVIEWED
    assert "No other explanation has been considered." in form.doubts.text
    form.texts["alternative"].editor.setPlainText("Holidays.")
    form.hand_over()
    assert "explanation" not in form.doubts.text


def choose(box: Any, text: str) -> None:
    box.setFocus()
    box.setCurrentText(text)
    box.activated.emit(box.currentIndex())


def test_new_learning_becomes_a_recommendation(page: FindingsPage, workspace: Workspace) -> None:
    note = note_of(workspace, "HO2", 1)
    finding = Finding(
        id=uuid4(),
        place="1",
        text="Unread.",
        supports=(note.id,),
        area="sharing",
        lines=("procedures",),
        outcome=FindingOutcome.NEW_LEARNING,
    )
    workspace.save(finding)
    page.finding.follow.click()
    type_here("Read the letters.")
    page.recommendation.texts["rationale"].editor.setFocus()
    type_here("Because nobody did.")
    page.hand_over()
    (recommendation,) = workspace.review.live_recommendations()
    assert (recommendation.text, recommendation.findings) == ("Read the letters.", (finding.id,))
    assert (recommendation.area, recommendation.lines) == ("sharing", ("procedures",))
    assert page.recommendation.doubts.text == ""
    page.recommendation.behind.rows[0].name.click()
    assert page.list.key == (Finding, finding.id)
    page.list.choose((Recommendation, recommendation.id))
    page.recommendation.behind.rows[0].out.click()
    assert "It follows from no finding yet." in page.recommendation.doubts.text
    page.recommendation.findings.box(finding.id).click()
    assert page.recommendation.doubts.text == ""


def test_an_earlier_review_is_kept_with_its_learning(
    page: FindingsPage, workspace: Workspace
) -> None:
    page.earlier_button.click()
    type_here("Child Linnet")
    QTest.keyClick(page.earlier.title, Qt.Key.Key_Return)
    page.earlier.texts["learning"].editor.setFocus()
    type_here("Letters are no conversation.")
    page.hand_over()
    (earlier,) = workspace.review.earlier_reviews.values()
    assert (earlier.title, earlier.learning) == ("Child Linnet", "Letters are no conversation.")
    assert "Child Linnet" in [page.list.topLevelItem(at).text(0) for at in range(2)]  # type: ignore[union-attr]


def test_a_reply_stands_beside_the_finding_and_none_is_no_agreement(
    page: FindingsPage, workspace: Workspace
) -> None:
    finding = Finding(id=uuid4(), place="1", text="Unread.")
    who = next(iter(workspace.review.practitioners))
    reply = ExtractReply(
        id=uuid4(), finding=finding.id, practitioner=who, given_out=NOON.date(), at=NOON
    )
    workspace.save(finding, reply)
    card = page.finding.replies.cards[reply.id]
    assert card.who.text() == "SN1 had it on 12 Nov 2026: no reply"
    card.words.editor.setFocus()
    type_here("It was May.")
    card.replied.setFocus()
    type_here("20 Nov 2026")
    QTest.keyClick(card.replied, Qt.Key.Key_Return)
    kept = workspace.review.extract_replies[reply.id]
    assert (kept.words, str(kept.replied)) == ("It was May.", "2026-11-20")
    assert card.who.text() == "SN1 had it on 12 Nov 2026"


def test_history_and_search_lead_to_the_one_that_is_meant(
    page: FindingsPage, workspace: Workspace
) -> None:
    first, second = (Finding(id=uuid4(), place=place, text=place) for place in "12")
    workspace.save(first, second)
    page.show_place(place_of(workspace.review, second))
    assert page.finding.value == second
    reply = ExtractReply(id=uuid4(), finding=first.id, practitioner=uuid4(), at=NOON)
    page.show_place(place_of(workspace.review, reply))
    assert page.finding.value == first


def test_every_control_is_named(page: FindingsPage, workspace: Workspace) -> None:
    note = note_of(workspace, "HO2", 1)
    finding = Finding(id=uuid4(), place="1", text="Unread.", supports=(note.id,))
    workspace.save(finding, Recommendation(id=uuid4(), place="1", findings=(finding.id,)))
    for key in [(Finding, finding.id), *((Recommendation, r) for r in ids(workspace.review))]:
        page.list.choose(key)
        assert nameless(page) == []


def ids(review: Review) -> list[UUID]:
    return [each.id for each in review.live_recommendations()]


def test_the_word_document_goes_where_the_person_says(
    page: FindingsPage, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    assert not page.word_button.isEnabled()
    note = note_of(workspace, "HO2", 1)
    workspace.save(Finding(id=uuid4(), place="1", text="Letters went unread.", supports=(note.id,)))
    page.word_button.click()
    (dialog,) = page.findChildren(ReportDialog)
    assert nameless(dialog) == []
    asking_where(dialog, qtbot)
    with qtbot.waitSignal(dialog.written):
        file_dialog.choose(dialog, tmp_path / "Findings.docx")
    words = words_of((tmp_path / "Findings.docx").read_bytes())
    assert "Letters went unread." in words
    assert "Opened it in November." in words
    (export,) = workspace.review.exports.values()
    assert export.document is Document.FINDINGS
    dialog.close()


def test_tables_are_chosen_and_go_where_the_person_says(
    page: FindingsPage, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    page.tables_button.click()
    (dialog,) = page.findChildren(TablesDialog)
    assert nameless(dialog) == []
    choose(dialog.format, "CSV file, one table")
    dialog.save_button.click()
    assert dialog.problem.text().startswith("A CSV file holds one table")
    for kind in (TableKind.FINDINGS, TableKind.RECOMMENDATIONS):
        dialog.kinds.box(kind).click()
    asked = asking_where(dialog, qtbot)
    assert [Path(name).name for name in asked.selectedFiles()] == ["Notes.csv"]
    with qtbot.waitSignal(dialog.written):
        file_dialog.choose(dialog, tmp_path / "Notes.csv")
    told = (tmp_path / "Notes.csv").read_text("utf-8-sig")
    assert "HO2·1,HO2,1" in told
    (export,) = workspace.review.exports.values()
    assert export.document is Document.TABLES
    dialog.close()


def test_an_extract_that_was_made_is_kept_beside_the_finding_without_a_reply(
    page: FindingsPage, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    assert not page.extract_button.isEnabled()
    notes = (note_of(workspace, "HO2", 1).id, note_of(workspace, "SN1", 1).id)
    outcome = FindingOutcome.SET_ASIDE
    workspace.save(
        Finding(id=uuid4(), place="1", text="SN1 wrote.", supports=notes),
        Finding(id=uuid4(), place="2", text="Nobody read.", supports=notes, outcome=outcome),
    )
    page.extract_button.click()
    (dialog,) = page.findChildren(ExtractDialog)
    assert nameless(dialog) == []
    assert dialog.warning.text() == (
        "The wording of these findings names others: SN1. Finding 2 was set aside and is left out."
    )
    asked = asking_where(dialog, qtbot)
    assert [Path(name).name for name in asked.selectedFiles()] == [
        "HO2 practitioner's extract.docx"
    ]
    with qtbot.waitSignal(dialog.written):
        file_dialog.choose(dialog, tmp_path / "Extract.docx")
    content = (tmp_path / "Extract.docx").read_bytes()
    assert dialog.said.text().endswith(
        "It opens with the passphrase only: give that by another road."
    )
    assert dialog.protection.passphrase.isReadOnly()
    with pytest.raises(WrongPassphraseError):
        unprotected(content, "harbour-lantern")
    words = words_of(unprotected(content, dialog.protection.chosen))
    assert "Opened it in November." in words
    assert "Sent the letter." not in words
    assert "Nobody read." not in words
    (reply,) = workspace.review.extract_replies.values()
    first = workspace.review.live_findings()[0]
    assert (reply.finding, reply.given_out) == (first.id, workspace.today())
    (card,) = page.finding.replies.cards.values()
    assert card.who.text().endswith(": no reply")
    dialog.close()


def test_an_extract_without_a_passphrase_needs_a_reason_which_is_kept(
    page: FindingsPage, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    workspace.save(Finding(id=uuid4(), place="1", supports=(note_of(workspace, "HO2", 1).id,)))
    page.extract_button.click()
    (dialog,) = page.findChildren(ExtractDialog)
    dialog.protection.protect.click()
    dialog.save_button.click()
    assert dialog.findChildren(QFileDialog) == []
    dialog.protection.reason.setText("Handed over on paper")
    asking_where(dialog, qtbot)
    with qtbot.waitSignal(dialog.written):
        file_dialog.choose(dialog, tmp_path / "Extract.docx")
    assert "Opened it in November." in words_of((tmp_path / "Extract.docx").read_bytes())
    (reply,) = workspace.review.extract_replies.values()
    histories = list[list[Any]]()
    workspace.ask(lambda store: store.history(reply), histories.append, refuse)
    qtbot.waitUntil(lambda: bool(histories))
    assert [version.reason for version in histories[0]] == ["Handed over on paper"]
    dialog.close()


@pytest.mark.parametrize("role", SeatRole)
def test_only_the_writers_seat_has_these_pages(role: SeatRole, tmp_path: Path) -> None:
    review = Review().having(*training_case())
    (seat,) = review.seats.values()
    house = a_house(tmp_path)
    with_a_review(house, *review.having(replace(seat, role=role)).values())
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        shell = person.window.shell
        assert shell is not None
        (pages,) = (w for w in shell.findChildren(QListWidget) if "Pages" in w.accessibleName())
        for name, kind in (("Findings", FindingsPage), ("Evidence", EvidencePage)):
            (item,) = pages.findItems(name, Qt.MatchFlag.MatchExactly)
            shell.go_home()
            shell.go(Place(PageName(name)))
            assert item.isHidden() is (role is not SeatRole.WRITER)
            assert isinstance(shell.page, kind) is (role is SeatRole.WRITER)
