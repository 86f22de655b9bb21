"""From the set-up to the recommendations: a coordinator, two panel members and the writer."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from docx.document import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interviewer.domain.interview import Note
from interviewer.domain.words import LinkKind, SeatRole, Stage
from interviewer.ui.pages.evidence import EvidencePage
from interviewer.ui.places import PageName
from interviewer.ui.window import House
from tests.journey.panel_member import PanelMember, Planned
from tests.journey.post import (
    gives_a_contact,
    hands_over,
    makes_the_set_up,
    says_that_nothing_runs,
    takes_a_contact,
    takes_in,
    takes_the_receipt,
    waits_for_a_dialog,
)
from tests.journey.somebody import a_house, somebody_at
from tests.unit.documents.reading import checked, everything

OPENS = "walnut ferry teacup orbit"
RELIED_ON = "Tell me what you were relying on other services to do."
WEEK = "ordinary week"
NURSE = Planned(reference="SN1", role="School nurse", agency="Harbour Health", interviewers="P1")
HEAD = Planned(reference="HT1", role="Head teacher", agency="Ferry Lane School", interviewers="P2")


@dataclass(frozen=True)
class Said:
    """A note as it is typed: under which prompt, the words, and the keys of its tags."""

    prompt: str
    text: str
    keys: tuple[str, ...]


DID_IT, WAS_TOLD, CONFIRM = "Alt+1", "Alt+2", "Ctrl+Return"
OF_NURSE = (
    Said(RELIED_ON, "Rang the hub on the Monday.", (DID_IT, CONFIRM)),
    Said(WEEK, "One nurse for three schools.", (DID_IT, CONFIRM)),
)
OF_HEAD = (
    Said(RELIED_ON, "Nobody rang the hub, as far as we knew.", (WAS_TOLD, CONFIRM)),
    Said(WEEK, "The office was never empty.", ("Alt+5",)),
)
LEARNED = "Each service took it that another had rung the hub."
ADVISED = "Agree who rings the hub, and write it down."
IN_SHORT = "Write down who rings the hub."
BECAUSE = "Two services each relied on the other."


class Laptops:
    """Four laptops, each with a review folder of its own, and the post between them."""

    def __init__(self, folder: Path) -> None:
        self.post = folder / "post"
        self.post.mkdir()
        self.houses: dict[str, House] = {
            who: a_house(folder / who) for who in ("CO", "OW", "P1", "P2")
        }


@pytest.fixture
def laptops(tmp_path: Path) -> Laptops:
    return Laptops(tmp_path)


def test_from_the_set_up_to_the_recommendations(laptops: Laptops, tmp_path: Path) -> None:
    words = the_coordinator_sets_up(laptops)
    the_writer_joins(laptops, words)
    words = the_coordinator_sends_who_the_writer_is(laptops)
    a_member_interviews(laptops, "P1", words, NURSE, OF_NURSE)
    a_member_interviews(laptops, "P2", words, HEAD, OF_HEAD)
    the_writer_takes_everything_in(laptops)
    dossier, findings = (checked(made, tmp_path) for made in the_writer_concludes(laptops))
    holds_both_accounts_and_their_difference(dossier)
    holds_the_finding_and_the_table(findings)
    for who in ("P1", "P2"):
        a_member_takes_the_receipt(laptops, who)


def the_coordinator_sets_up(laptops: Laptops) -> str:
    with somebody_at(laptops.houses["CO"]) as coordinator:
        coordinator.starts_a_review("Child Kestrel", OPENS, "CO", SeatRole.COORDINATOR)
        coordinator.goes_to_page(PageName.SET_UP)
        coordinator.adds_agency("Harbour Health")
        coordinator.adds_agency("Ferry Lane School")
        coordinator.adds_episode("The move to a new school", "1 Sep 2021", "20 Dec 2021")
        return makes_the_set_up(coordinator, laptops.post / "set-up.age")


def the_writer_joins(laptops: Laptops, words: str) -> None:
    with somebody_at(laptops.houses["OW"]) as writer:
        set_up = laptops.post / "set-up.age"
        writer.joins_a_review(set_up, words, "OW", OPENS, SeatRole.WRITER)
        gives_a_contact(writer, laptops.post / "OW.contact")


def the_coordinator_sends_who_the_writer_is(laptops: Laptops) -> str:
    with somebody_at(laptops.houses["CO"]) as coordinator:
        coordinator.unlocks(OPENS)
        takes_a_contact(coordinator, laptops.post / "OW.contact")
        return makes_the_set_up(coordinator, laptops.post / "set-up 2.age")


def a_member_interviews(
    laptops: Laptops, who: str, words: str, plan: Planned, said: tuple[Said, ...]
) -> None:
    """Joins, interviews by keyboard alone, and hands over."""
    post = laptops.post
    with somebody_at(laptops.houses[who]) as member:
        member.joins_a_review(post / "set-up 2.age", words, who, OPENS)
        member.goes_to_page(PageName.INTERVIEWS)
        member.plans(plan)
        prepares(member)
        for each in said:
            member.jumps_to(each.prompt)
            member.notes(each.text, *each.keys)
        closes(member)
        (interview,) = member.workspace.review.interviews.values()
        assert interview.stage is Stage.TO_TIDY
        gives_a_contact(member, post / f"{who}.contact")
        hands_over(member, interview.id, post / f"{who}.age")


def prepares(person: PanelMember) -> None:
    person.opens_the_interview()
    person.pushes("Start the conversation")
    person.pushes("Before you start")
    says_that_nothing_runs(person)
    person.fills("Information sheet", "1.1")
    person.fills("Given on", "5 Nov 2026")
    person.presses("Ctrl+Return")


def closes(person: PanelMember) -> None:
    while not person.sees("Close the interview"):
        person.presses("Ctrl+Down")
        if person.sees("Account complete, go on"):
            person.presses("Ctrl+Down")
    person.pushes("Close the interview")
    person.pushes("Skip the reflection")
    person.waits_until_saved()


def the_writer_takes_everything_in(laptops: Laptops) -> None:
    post = laptops.post
    with somebody_at(laptops.houses["OW"]) as writer:
        writer.unlocks(OPENS)
        for who in ("P1", "P2"):
            takes_a_contact(writer, post / f"{who}.contact")
            takes_in(writer, post / f"{who}.age", post / f"{who}.receipt", sender=who)
        said = sorted(note.text for note in writer.workspace.review.notes.values())
        assert said == sorted(each.text for each in (*OF_NURSE, *OF_HEAD))


def a_member_takes_the_receipt(laptops: Laptops, who: str) -> None:
    with somebody_at(laptops.houses[who]) as member:
        member.unlocks(OPENS)
        takes_the_receipt(member, laptops.post / f"{who}.receipt")
        (mine,) = member.workspace.review.interviews.values()
        assert mine.stage is Stage.HANDED_OVER


def the_writer_concludes(laptops: Laptops) -> tuple[bytes, bytes]:
    """A difference, a finding, a recommendation; the dossier and the findings as Word files."""
    with somebody_at(laptops.houses["OW"]) as writer:
        writer.unlocks(OPENS)
        rang, nobody = (note_that_says(writer, each[0].text) for each in (OF_NURSE, OF_HEAD))
        evidence = at_the_evidence(writer)
        for note in (rang, nobody):
            assert evidence.accounts.go_to(note.id)
            QTest.keyClick(evidence.accounts.grid, Qt.Key.Key_Space)
        evidence.accounts.bar.reason.setFocus()
        writer.types("Whether the hub was rung")
        evidence.accounts.bar.buttons[LinkKind.DIFFER].click()
        evidence.dossier_button.click()
        dossier = saves(writer, laptops.post / "Dossier.docx")
        QTest.keyClick(evidence.accounts.grid, Qt.Key.Key_F)
        concludes(writer)
        writer.pushes("Word document…")
        return dossier, saves(writer, laptops.post / "Findings.docx")


def concludes(writer: PanelMember) -> None:
    """What was marked becomes a finding with its evidence on both sides, and that new learning."""
    writer.pushes("Begin a finding with it")
    writer.pushes("It does not fit finding 1")
    writer.fills("What is concluded", LEARNED)
    for field, chosen in (
        ("Thematic area", "Discussion"),
        ("Outcome", "New"),
    ):
        writer.goes_to(field)
        writer.types(chosen)
    writer.pushes("Lines of enquiry: Inter-agency")
    writer.pushes("Recommendation from it")
    writer.types(ADVISED)
    writer.fills("Short form", IN_SHORT)
    writer.fills("Rationale", BECAUSE)
    writer.waits_until_saved()


def note_that_says(person: PanelMember, text: str) -> Note:
    (note,) = (note for note in person.workspace.review.notes.values() if note.text == text)
    return note


def at_the_evidence(person: PanelMember) -> EvidencePage:
    person.goes_to_page(PageName.EVIDENCE)
    assert person.window.shell is not None
    page = person.window.shell.page
    assert isinstance(page, EvidencePage)
    person.waits(lambda: not page.is_waiting, "the accounts do not come up")
    return page


def saves(person: PanelMember, path: Path) -> bytes:
    """The document whose dialog is open."""
    dialog = waits_for_a_dialog(person)
    dialog.write(path)
    person.waits_to_see(f"Saved as “{path.name}”")
    person.pushes("Close")
    return path.read_bytes()


def holds_both_accounts_and_their_difference(dossier: Document) -> None:
    """Every figure in it, against what was typed on the two laptops."""
    text = everything(dossier)
    for reference, said in (("SN1", OF_NURSE), ("HT1", OF_HEAD)):
        for number, each in enumerate(said, 1):
            assert f"Note: {reference}·{number}\t{each.text}" in text
    for told in (
        ": four statements, two practitioners.",
        # Nobody confirmed what was suggested for it.
        "One statement carries suggestions that nobody has confirmed; they are counted nowhere.",
        "2 practitioners of 2 agencies were interviewed",
        "asked before 2 of the 2 interviews",
        "Row: Rang the hub on the Monday. SN1·1 | Nobody rang the hub, as far as we knew. HT1·1"
        " | Whether the hub was rung",
        "Note Tags: Differs from HT1·1: Whether the hub was rung",
        "Note Tags: Differs from SN1·1: Whether the hub was rung",
        # The matrices, in practitioners.
        "Row: 1 · The move to a new school | 1 | 1 | 2",
        "Row: SN1 · School nurse | – | 1 | – | 1 | 1",
        "Row: HT1 · Head teacher | – | 1 | – | 1 | 1",
        "Row: Services provided | 1 | 1 | 2",
        "Row: Inter-agency collaboration and participation | 1 | 1 | 2",
        "Row: Supervision and oversight | 1 | – | 1",
        "Row: Policies and procedures | 1 | – | 1",
        "Row: Family engagement | – | – | –",
    ):
        assert told in text, told


def holds_the_finding_and_the_table(findings: Document) -> None:
    text = everything(findings)
    inter_agency, sharing = (
        "Inter-agency collaboration and participation",
        "Discussion and information sharing",
    )
    one = "1 practitioner. / When: at the time 1. / How known, hindsight left out"
    for told in (
        ": one finding, one recommendation.",
        f"Heading 2: Finding 1\nNormal: {LEARNED}",
        f"Row: Supports it | {one}: did or saw it 1. / Notes: SN1·1.",
        f"Row: Does not fit | {one}: was told 1. / Notes: HT1·1.",
        "Row: What became of it | New learning",
        f"Normal: {ADVISED}",
        "Row: No | Recommendation | Rationale | Thematic Learning Framework category",
        f"Row: 1 | {IN_SHORT} | {BECAUSE} | Theme: {sharing} / Associated lines of enquiry"
        f" / {inter_agency}",
    ):
        assert told in text, told
