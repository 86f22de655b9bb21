"""The other parts of the evidence page: numbers, other sources, the panel's reflection."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interviewer.domain.evidence import Facet
from interviewer.domain.findings import PanelThought
from interviewer.domain.interview import FactorMark
from interviewer.domain.linking import withdrawn
from interviewer.domain.links import AccountLink
from interviewer.domain.matrices import MatrixKind
from interviewer.domain.words import Factor, Influence, LinkKind, SourceKind
from interviewer.ui.evidence.matrices import MatricesView
from interviewer.ui.evidence.sources import SourcesView
from interviewer.ui.evidence.thoughts import ThoughtsView
from interviewer.ui.pages.evidence import EvidencePage
from interviewer.ui.places import PageName, Place
from interviewer.ui.where import place_of
from interviewer.ui.workspace import Workspace
from tests.builders import NOON, a_note
from tests.gui.evidence import everything_on, on_part, press, settled
from tests.unit.domain.collated import FIRST, OF_HV1, OF_SW1, RECORD, SECOND, a_writers_set_up

MANY = [a_note(source=OF_HV1.id, number=n, episodes=(FIRST.id,)) for n in (1, 2, 3)]
ONE = a_note(source=OF_SW1.id, number=1, text="Nobody asked.", episodes=(FIRST.id, SECOND.id))


@pytest.fixture
def review_values() -> tuple[Any, ...]:
    return (*a_writers_set_up(), *MANY, ONE)


@pytest.fixture
def page(evidence_page: EvidencePage) -> EvidencePage:
    return evidence_page


# Numbers


def numbers(view: MatricesView) -> list[list[str]]:
    model = view.table.numbers
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in rows]


def test_numbers_count_practitioners_and_open_the_notes_behind_them(
    page: EvidencePage, qtbot: Any
) -> None:
    view = on_part(qtbot, page, MatricesView)
    assert numbers(view) == [
        ["1 · Part 1", "1", "1", "–", "2"],
        ["2 · Part 2", "–", "1", "–", "1"],
        ["All", "1", "1", "–", "2"],
    ]
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.notes.sheets.sheet.columns == (
        "1 · Part 1, Harbour Health: 1 practitioner, 3 notes",
    )
    assert everything_on(view.notes).count("Rang the hub.") == 3
    assert view.notes.hasFocus()


def test_a_difference_shows_in_the_numbers_and_goes_with_its_link(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    view = on_part(qtbot, page, MatricesView)
    link = AccountLink(
        id=workspace.new_id(), first=MANY[0].id, second=ONE.id, kind=LinkKind.DIFFER, at=NOON
    )
    workspace.edit(link)
    assert numbers(view) == [
        ["1 · Part 1", "1 · ≠", "1 · ≠", "–", "2 · ≠"],
        ["2 · Part 2", "–", "1 · ≠", "–", "1 · ≠"],
        ["All", "1 · ≠", "1 · ≠", "–", "2 · ≠"],
    ]
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.notes.sheets.sheet.columns == (
        "1 · Part 1, Harbour Health: 1 practitioner, 3 notes; told differently elsewhere: 1 note",
    )
    workspace.edit(withdrawn(link))
    assert numbers(view)[0] == ["1 · Part 1", "1", "1", "–", "2"]


def test_an_agreement_shows_in_the_numbers_too_and_what_only_adds_does_not(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    view = on_part(qtbot, page, MatricesView)
    before = numbers(view)
    link = AccountLink(
        id=workspace.new_id(), first=MANY[0].id, second=ONE.id, kind=LinkKind.ADDS, at=NOON
    )
    workspace.edit(link)
    assert numbers(view) == before
    workspace.edit(replace(link, id=workspace.new_id(), kind=LinkKind.AGREE))
    assert numbers(view)[0] == ["1 · Part 1", "1 · ≈", "1 · ≈", "–", "2 · ≈"]
    workspace.edit(replace(link, id=workspace.new_id(), kind=LinkKind.DIFFERED_THEN))
    assert numbers(view)[0] == ["1 · Part 1", "1 · ≈ ≠", "1 · ≈ ≠", "–", "2 · ≈ ≠"]
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    (heading,) = view.notes.sheets.sheet.columns
    assert heading.endswith("told alike elsewhere: 1 note; told differently elsewhere: 1 note")


def test_from_the_notes_behind_a_number_enter_leads_to_the_interview(
    page: EvidencePage, qtbot: Any
) -> None:
    wanted: list[Place] = []
    page.wanted.connect(wanted.append)
    view = on_part(qtbot, page, MatricesView)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    press(view.notes, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_F)
    assert wanted == [
        Place(PageName.INTERVIEW, OF_HV1.id, "relied_on", note=MANY[1].id),
        Place(PageName.FINDINGS, note=MANY[1].id),
    ]
    press(view.notes, Qt.Key.Key_Escape)
    assert view.table.hasFocus()


def test_another_table_is_chosen_and_the_filters_hold_for_it(
    page: EvidencePage, qtbot: Any
) -> None:
    view = on_part(qtbot, page, MatricesView)
    view.kind.setCurrentIndex(list(MatrixKind).index(MatrixKind.PRACTITIONER_AREA))
    view.kind.picked.emit()
    settled(qtbot, page)
    assert numbers(view)[0] == ["HV1 · Health visitor", "1", "1"]
    page.filters.tick(Facet.EPISODE, SECOND.id)
    settled(qtbot, page)
    assert numbers(view)[0] == ["HV1 · Health visitor", "–", "–"]
    assert numbers(view)[1] == ["SW1 · Social work manager", "1", "1"]


# Other sources


def test_a_source_is_added_and_its_notes_typed_one_by_one(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    view: SourcesView = on_part(qtbot, page, SourcesView)
    view.kind.setCurrentIndex(list(SourceKind).index(SourceKind.FAMILY))
    view.add_button.click()
    QTest.keyClicks(view.title, "Meeting with an aunt")
    QTest.keyClicks(view.day, "3/2/2027")
    QTest.keyClick(view.day, Qt.Key.Key_Return)
    for text in ("She rang twice.", "Nobody rang back."):
        QTest.keyClicks(view.notes.new, text)
        QTest.keyClick(view.notes.new, Qt.Key.Key_Return)
    source = next(s for s in workspace.review.live_sources() if s.kind is SourceKind.FAMILY)
    assert (source.reference, source.title) == ("F1", "Meeting with an aunt")
    assert source.day == date(2027, 2, 3)
    notes = workspace.review.notes_from(source)
    assert [note.text for note in notes] == ["She rang twice.", "Nobody rang back."]
    view.notes.lines.box("procedures").click()
    view.notes.episodes.box(FIRST.id).click()
    view.notes.factors.box((Factor.ROLE, Influence.HINDERED)).click()
    view.notes.factors.box((Factor.ROLE, Influence.HELPED)).click()
    view.notes.area.setFocus()
    QTest.keyClick(view.notes.area, Qt.Key.Key_Down)
    note = workspace.review.notes_from(source)[1]
    assert (note.lines, note.episodes) == (("procedures",), (FIRST.id,))
    assert note.factors == (FactorMark(factor=Factor.ROLE, influence=Influence.HELPED),)
    assert note.area == "sharing"
    page.parts.setCurrentIndex(0)
    settled(qtbot, page)
    assert "F1·2" in everything_on(page.accounts.grid)


@pytest.mark.parametrize("kind", SourceKind)
def test_only_what_the_kind_has_a_word_for_is_asked(
    page: EvidencePage, qtbot: Any, kind: SourceKind
) -> None:
    view: SourcesView = on_part(qtbot, page, SourcesView)
    view.kind.setCurrentIndex(list(SourceKind).index(kind))
    view.add_button.click()
    QTest.keyClicks(view.notes.new, "It is said.")
    QTest.keyClick(view.notes.new, Qt.Key.Key_Return)
    shown = (view.notes.frame, view.notes.basis, view.notes.factors)
    wanted = (kind.has_when, kind.has_basis, kind.has_factors)
    assert tuple(not each.isHidden() for each in shown) == wanted


def test_a_place_leads_to_the_source_and_to_the_thought(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    thought = PanelThought(
        id=workspace.new_id(), area="sharing", question="hindsight", text="Ours.", taken=NOON
    )
    workspace.edit(thought)
    page.show_place(place_of(workspace.review, thought))
    settled(qtbot, page)
    assert isinstance(page.view, ThoughtsView)
    assert page.thoughts.card(thought.id).text.words == "Ours."
    page.show_place(place_of(workspace.review, RECORD))
    settled(qtbot, page)
    assert page.sources.isVisible()
    assert page.sources.table.item == RECORD


def test_a_reference_that_something_else_has_is_refused(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    view: SourcesView = on_part(qtbot, page, SourcesView)
    view.table.choose(view.table.item.id if view.table.item else None)
    before = view.table.item
    view.reference.setText("hv1")
    view.leave()
    assert view.reference_remark.text() == "Something else is cited as hv1 already."
    assert view.table.item == before


def test_a_source_is_taken_out_and_put_back(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    view: SourcesView = on_part(qtbot, page, SourcesView)
    count = len(workspace.review.live_sources())
    view.out_button.click()
    assert len(workspace.review.live_sources()) == count - 1
    view.taken_out.button.click()
    assert len(workspace.review.live_sources()) == count


# The panel's reflection


def test_a_thought_is_typed_and_tied_to_what_is_marked(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    page.marks.keep((MANY[0].id, ONE.id))
    view: ThoughtsView = on_part(qtbot, page, ThoughtsView)
    view.add_buttons["begin_to_say"].click()
    (thought,) = workspace.review.panel_thoughts.values()
    QTest.keyClicks(view.card(thought.id).text.editor, "Nobody was asked.")
    page.leave()
    (thought,) = workspace.review.panel_thoughts.values()
    assert (thought.text, thought.area) == ("Nobody was asked.", "")
    assert thought.notes == (MANY[0].id, ONE.id)
    page.marks.keep((MANY[1].id,))
    view.card(thought.id).tie_button.click()
    (thought,) = workspace.review.panel_thoughts.values()
    assert thought.notes[-1] == MANY[1].id


def test_one_that_was_begun_and_says_nothing_is_taken_back(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    view: ThoughtsView = on_part(qtbot, page, ThoughtsView)
    view.add_buttons["hindsight"].click()
    page.leave()
    assert [each.withdrawn for each in workspace.review.panel_thoughts.values()] == [True]


def test_each_thematic_area_has_its_own(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    view: ThoughtsView = on_part(qtbot, page, ThoughtsView)
    view.area.setFocus()
    QTest.keyClick(view.area, Qt.Key.Key_Down)
    view.add_buttons["missing_voice"].click()
    (thought,) = workspace.review.panel_thoughts.values()
    assert (thought.area, thought.question) == ("sharing", "missing_voice")
    QTest.keyClick(view.area, Qt.Key.Key_Up)
    with pytest.raises(KeyError):
        view.card(thought.id)
