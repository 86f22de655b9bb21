"""From the set-up to the recommendations: a coordinator, two panel members and the writer."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from interviewer.domain.words import SeatRole, Stage
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
)
from tests.journey.somebody import a_house, somebody_at

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
