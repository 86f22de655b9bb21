"""Ctrl+Z takes back what the page shows: nobody changes what they do not see."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interviewer.domain.guidance.editing import with_section_title
from interviewer.domain.guidance_versions import begun_draft, put_to_use
from interviewer.domain.interview import FollowUp, Interview, Note
from interviewer.domain.review import Review, Value
from interviewer.domain.words import Stage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import PASSPHRASE, a_house, somebody_at, with_a_review

KEPT = "A sentence that was typed a moment ago."


@pytest.fixture
def person(qtbot: Any, tmp_path: Path) -> Iterator[PanelMember]:
    house = a_house(tmp_path)
    with_a_review(house)
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        yield person


def goes(person: PanelMember, page: PageName, interview: Interview) -> None:
    assert person.window.shell is not None
    person.window.shell.go(Place(page, interview.id))


def of(review: Review, reference: str) -> Interview:
    found = review.interviews.values()
    return next(each for each in found if review.practitioner_of(each).reference == reference)


def typed(workspace: Workspace, interview: Interview) -> Note:
    """A note that was typed a moment ago, on another page than the one that comes."""
    note = replace(workspace.review.notes_of(interview)[0], text=KEPT)
    workspace.edit(note)
    return note


@pytest.mark.parametrize(
    "page",
    [
        PageName.REFLECTION,
        PageName.FOLLOW_UPS,
        PageName.GUIDANCE,
        PageName.BEFORE,
        PageName.HISTORY,
        PageName.ACCURACY_CHECK,
        PageName.CHRONOLOGY,
        PageName.INTERVIEWS,
        PageName.SET_UP,
    ],
)
def test_a_note_is_not_taken_back_from_a_page_that_does_not_show_it(
    person: PanelMember, page: PageName
) -> None:
    workspace = person.workspace
    interview = of(workspace.review, "HO2")
    note = typed(workspace, interview)
    goes(person, page, interview)
    person.presses("Ctrl+Z")
    assert workspace.review.notes[note.id].text == KEPT


@pytest.mark.parametrize("page", [PageName.INTERVIEW, PageName.TIDY_UP])
def test_nor_a_note_of_somebody_else_from_an_interview(person: PanelMember, page: PageName) -> None:
    workspace = person.workspace
    note = typed(workspace, of(workspace.review, "HO2"))
    goes(person, page, of(workspace.review, "YM1"))
    person.presses("Ctrl+Z")
    assert workspace.review.notes[note.id].text == KEPT
    goes(person, page, of(workspace.review, "HO2"))
    person.presses("Ctrl+Z")
    assert workspace.review.notes[note.id].text != KEPT


def test_a_version_of_the_guidance_that_is_used_is_not_changed_by_undo(
    person: PanelMember,
) -> None:
    workspace = person.workspace
    (guidance,) = workspace.review.guidances.values()
    draft = begun_draft(workspace.review, guidance)
    workspace.save(draft)
    changed = with_section_title(draft, draft.sections[0].id, "What comes first")
    workspace.edit(changed)
    workspace.save(put_to_use(workspace.review, changed))
    goes(person, PageName.GUIDANCE, of(workspace.review, "HO2"))
    person.presses("Ctrl+Z")
    assert workspace.review.guidances[changed.id] == changed


def test_what_was_done_on_the_page_is_taken_back_there(person: PanelMember) -> None:
    workspace = person.workspace
    interview = of(workspace.review, "HO2")
    owed: FollowUp = next(iter(workspace.review.follow_ups.values()))
    (guidance,) = workspace.review.guidances.values()
    draft = begun_draft(workspace.review, guidance)
    workspace.save(draft)
    changed: tuple[tuple[PageName, Value], ...] = (
        (PageName.FOLLOW_UPS, replace(owed, answer="It was the second one.")),
        (PageName.BEFORE, replace(interview, interviewers=("P1",))),
        (PageName.GUIDANCE, with_section_title(draft, draft.sections[0].id, "First")),
    )
    for page, value in changed:
        before = workspace.review.value(type(value), value.id)
        goes(person, page, interview)
        workspace.edit(value)
        person.presses("Ctrl+Z")
        assert workspace.review.value(type(value), value.id) == before
        person.presses("Ctrl+Y")
        assert workspace.review.value(type(value), value.id) == value


def test_finishing_the_check_is_taken_back_only_where_it_was_done(person: PanelMember) -> None:
    workspace = person.workspace
    interview = of(workspace.review, "HO2")
    agreed = replace(interview, stage=Stage.AGREED, agreed=workspace.now())
    workspace.edit(agreed)
    goes(person, PageName.FOLLOW_UPS, interview)
    person.presses("Ctrl+Z")
    assert workspace.review.interviews[interview.id] == agreed
    goes(person, PageName.ACCURACY_CHECK, interview)
    person.presses("Ctrl+Z")
    assert workspace.review.interviews[interview.id] == interview
