"""From one laptop to another and back: set-up, joining, contact file, package, receipt."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.words import SeatRole, Stage
from interviewer.ui.pages.erased import ErasedPage
from interviewer.ui.places import PageName
from tests.builders import NOON, a_note, a_practitioner, an_interview
from tests.gui.named import tab_of
from tests.journey.panel_member import PanelMember
from tests.journey.post import (
    asked,
    at_handing_over,
    gives_a_contact,
    hands_over,
    makes_the_set_up,
    takes_a_contact,
    takes_in,
    takes_the_receipt,
)
from tests.journey.somebody import a_house, somebody_at

OPENS = {"OW": "walnut ferry teacup orbit", "P1": "lantern saltmarsh copper kite"}
SAID = "Rang the hub on Friday."


def test_a_review_travels_out_and_an_interview_comes_back(qtbot: Any, tmp_path: Path) -> None:
    writers, members = a_house(tmp_path / "writer"), a_house(tmp_path / "member")
    post = tmp_path / "post"
    post.mkdir()
    with somebody_at(writers) as writer:
        writer.starts_a_review("Child Kestrel", OPENS["OW"], "OW", SeatRole.WRITER)
        sent, words = sets_up(writer, post)
    with somebody_at(members) as member:
        member.joins_a_review(post / "set-up.age", words, "P1", OPENS["P1"])
        has_what_was_set_up(member.workspace.review, sent)
        gives_a_contact(member, post / "P1.contact")
        hands_over(member, holds_an_interview(member).id, post / "for OW.age")
    with somebody_at(writers) as writer:
        writer.unlocks(OPENS["OW"])
        takes_a_contact(writer, post / "P1.contact")
        takes_in(writer, post / "for OW.age", post / "P1.receipt", sender="P1")
        has_what_was_set_up(writer.workspace.review, sent)
        assert [note.text for note in writer.workspace.review.notes.values()] == [SAID]
        assert asked(writer, lambda store: store.conflicts()) == []
    with somebody_at(members) as member:
        member.unlocks(OPENS["P1"])
        takes_the_receipt(member, post / "P1.receipt")
        (mine,) = member.workspace.review.interviews.values()
        assert mine.stage is Stage.HANDED_OVER
        erases(member, post / "erased.txt")
        member.waits_to_see("Start a review")
    (folder,) = members.reviews.iterdir()
    assert [path.name for path in folder.iterdir()] == ["erased.json"]
    assert SAID not in (post / "erased.txt").read_text()
    with somebody_at(members) as member:
        assert member.sees("Start a review")


def sets_up(person: PanelMember, post: Path) -> tuple[Review, str]:
    """What the others get, and the words that open it."""
    person.goes_to_page(PageName.SET_UP)
    person.adds_agency("Harbour Health")
    person.adds_episode("The first winter", "1 Nov 2021", "28 Feb 2022")
    words = makes_the_set_up(person, post / "set-up.age")
    return person.workspace.review, words


def has_what_was_set_up(review: Review, sent: Review) -> None:
    assert review.details == sent.details
    assert review.agencies == sent.agencies
    assert review.episodes == sent.episodes
    assert review.guidances == sent.guidances


def holds_an_interview(person: PanelMember) -> Interview:
    """What was planned, said and closed; the interview itself has journeys of its own."""
    review = person.workspace.review
    (agency,), (episode,) = review.agencies, review.episodes
    practitioner = a_practitioner(agency=agency)
    interview = replace(
        an_interview(practitioner=practitioner.id, episodes=(episode,)),
        guidance=review.details.guidance,
        guidance_version=review.details.guidance_version,
        stage=Stage.TO_TIDY,
        started=NOON,
        closed=NOON,
    )
    note = a_note(source=interview.id, text=SAID)
    person.workspace.save(practitioner, interview)
    person.workspace.save(note)
    person.waits_until_saved()
    return interview


def erases(person: PanelMember, receipt: Path) -> None:
    """Everything is with the writer: proceedings are asked about once more, then the name."""
    page = at_handing_over(person)
    page.tabs.setCurrentIndex(tab_of(page.tabs, "Erase"))
    person.waits_to_see("proceedings have to be asked about once more")
    assert not page.erase.erase_button.isEnabled()
    person.pushes("Nothing stands in the way of any of them")
    person.waits_to_see("Nothing stands in the way.")
    assert person.sees("SN1: OW took it in on")
    person.fills("Name of the review", "Child Kestrel")
    person.pushes("Erase this review")
    person.waits_to_see("The review is erased")
    (erased,) = person.window.findChildren(ErasedPage)
    erased.save(receipt)
    person.waits_to_see(f"Saved as “{receipt.name}”")
    person.pushes("Go on")
