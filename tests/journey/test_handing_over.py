"""From one laptop to another and back: set-up, joining, contact file, package, receipt."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QApplication

from interviewer.domain.clearance import cleared_answer
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.words import Occasion, SeatRole, Stage
from interviewer.storage import Store
from interviewer.ui.handing_over.package_dialog import PackageDialog
from interviewer.ui.handing_over.set_up import SetUpDialog
from interviewer.ui.pages.handing_over import HandingOverPage
from interviewer.ui.places import PageName
from tests.builders import NOON, a_note, a_practitioner, an_interview
from tests.journey.panel_member import PanelMember
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
        hands_over(member, holds_an_interview(member), post)
    with somebody_at(writers) as writer:
        writer.unlocks(OPENS["OW"])
        takes_in(writer, post)
        has_what_was_set_up(writer.workspace.review, sent)
        assert [note.text for note in writer.workspace.review.notes.values()] == [SAID]
        assert asked(writer, lambda store: store.conflicts()) == []
    with somebody_at(members) as member:
        member.unlocks(OPENS["P1"])
        page = at_handing_over(member)
        page.send.take(post / "P1.receipt")
        member.waits(lambda: "handed over" in page.send.said.text(), "the receipt is not taken")
        (mine,) = member.workspace.review.interviews.values()
        assert mine.stage is Stage.HANDED_OVER


def sets_up(person: PanelMember, post: Path) -> tuple[Review, str]:
    """What the others get, and the words that open it."""
    person.goes_to_page(PageName.SET_UP)
    person.adds_agency("Harbour Health")
    person.adds_episode("The first winter", "1 Nov 2021", "28 Feb 2022")
    words = makes_the_set_up(person, post / "set-up.age")
    return person.workspace.review, words


def at_handing_over(person: PanelMember) -> HandingOverPage:
    person.goes_to_page(PageName.HANDING_OVER)
    assert person.window.shell is not None
    page = person.window.shell.page
    assert isinstance(page, HandingOverPage)
    person.waits(lambda: "My digits" in page.contacts.mine.text(), "nobody is known")
    return page


def makes_the_set_up(person: PanelMember, path: Path) -> str:
    """The words that open it, as the dialog says them once."""
    page = at_handing_over(person)
    page.tabs.setCurrentIndex(3)
    person.pushes("Make the set-up package")
    dialog = waits_for_a_dialog(person)
    assert isinstance(dialog, SetUpDialog)
    words = dialog.passphrase.text()
    assert person.sees("1 agency, 1 episode")
    dialog.write(path)
    person.waits_to_see(f"Saved as “{path.name}”")
    person.pushes("Close")
    return words


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
    at = person.workspace.now()
    cleared = cleared_answer(uuid4(), interview, Occasion.HAND_OVER, by="P1", at=at)
    note = a_note(source=interview.id, text=SAID)
    person.workspace.save(practitioner, interview)
    person.workspace.save(note, cleared)
    person.waits_until_saved()
    return interview


def hands_over(person: PanelMember, interview: Interview, post: Path) -> None:
    """The writer came with the set-up package: nothing more is needed to seal for them."""
    page, path = at_handing_over(person), post / "for OW.age"
    page.contacts.give_to(post / "P1.contact")
    person.waits((post / "P1.contact").exists, "there is no contact file")
    assert page.send.to.currentText() == "OW, overview writer"
    page.send.table.choose(interview.id)
    page.send.choose_button.click()
    page.send.reason.setText("The writer asked for it.")
    page.send.make_button.click()
    dialog = waits_for_a_dialog(person)
    assert isinstance(dialog, PackageDialog)
    dialog.write(path)
    person.waits_to_see(f"Saved as “{path.name}”")
    person.pushes("Close")
    person.waits_until_saved()


def takes_in(person: PanelMember, post: Path) -> None:
    page = at_handing_over(person)
    page.contacts.take(post / "P1.contact")
    person.waits(lambda: "is taken in" in page.contacts.said.text(), "no contact is taken in")
    page.receive.open_package(post / "for OW.age")
    person.waits_to_see("This is what it would do")
    page.receive.take_button.click()
    person.waits_to_see("Send the receipt to P1")
    page.receive.write_receipt(post / "P1.receipt")
    person.waits((post / "P1.receipt").exists, "there is no receipt")


def waits_for_a_dialog(person: PanelMember) -> Any:
    person.waits(QApplication.activeModalWidget, "no dialog comes up")
    return QApplication.activeModalWidget()


def asked(person: PanelMember, query: Callable[[Store], Any]) -> Any:
    """What the store answers, on its own thread."""
    answers = list[Any]()
    person.workspace.ask(query, answers.append, _fail)
    person.waits(lambda: answers, "the store does not answer")
    return answers[0]


def _fail(error: Exception) -> None:
    raise error
