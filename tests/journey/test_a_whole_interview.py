"""From an empty laptop to the Word summary, by keyboard alone, with a lock in mid-sentence."""

from pathlib import Path

from docx.document import Document

from interviewer.domain.clearance import may_begin
from interviewer.domain.coverage import coverage
from interviewer.domain.words import Basis, Coverage, Frame, Stage
from interviewer.ui.places import PageName
from tests.journey.panel_member import PanelMember, Planned
from tests.unit.documents.reading import checked, everything, under

PASSPHRASE = "walnut ferry teacup orbit"

ACCOUNT = "Tell me about your part in this work, in your own words."
STOOD_OUT = "Take me to the moments that stood out for you at the time."
CHILD = "Describe what life was like for each child, as you understood it then."
PARTNER = "Tell me about the father's place, or a partner's place, in your work with the family."
RELIED_ON = "Tell me what you were relying on other services to do."
WRITTEN = "Describe how this work was written down at the time."
PANEL = "Tell me what you can about something the panel would like to understand better."
STAYS = "Tell me what stays with you from this work, if you would like to."
SURPRISED = "What surprised me"


def test_a_whole_interview_by_keyboard_alone(person: PanelMember, tmp_path: Path) -> None:
    sets_up_and_plans(person)
    prepares_and_opens(person)
    hears_the_account(person)
    locks_in_mid_sentence(person)
    hears_the_rest(person)
    closes_and_reflects(person)

    for_the_file, for_the_panel = tmp_path / "summary.docx", tmp_path / "with reflection.docx"
    person.makes_the_summary(for_the_file)
    person.makes_the_summary(for_the_panel, "Include my reflection")
    summary = checked(for_the_file.read_bytes(), tmp_path)
    holds_every_note_where_it_belongs(summary)
    assert "I had expected somebody older." not in everything(summary)
    reflection = under(checked(for_the_panel.read_bytes(), tmp_path), SURPRISED)
    assert reflection == ["Reflection: I had expected somebody older."]


def sets_up_and_plans(person: PanelMember) -> None:
    person.starts_a_review("Child Kestrel", PASSPHRASE)
    person.pushes("Set up episodes and agencies")
    person.adds_agency("Harbour Health")
    person.adds_agency("Ferry Lane School")
    person.adds_episode("The move to a new school", "1 Sep 2021", "20 Dec 2021")
    person.adds_episode("The spring term", "4 Jan 2022", "")
    person.goes_to_page(PageName.INTERVIEWS)
    person.plans(Planned(reference="SN1", role="School nurse", place="Room 4"))
    person.opens_the_interview()
    review, interview = person.workspace.review, person.page.interview
    assert (interview.stage, interview.place, str(interview.day)) == (
        Stage.PLANNED,
        "Room 4",
        "2026-11-12",
    )
    assert interview.interviewers == ("P1", "P2")
    assert [review.episodes[each].title for each in interview.episodes] == [
        "The move to a new school",
        "The spring term",
    ]
    assert [agency.name for agency in review.live_agencies()] == [
        "Harbour Health",
        "Ferry Lane School",
    ]


def prepares_and_opens(person: PanelMember) -> None:
    person.pushes("Start the conversation")
    assert person.page.interview.stage is Stage.PLANNED
    assert person.sees("Nobody has answered yet whether criminal, coroner’s or employment")
    person.pushes("Before you start")
    person.goes_to("Proceedings: Not asked yet")
    person.presses("Right")
    person.fills("Who said so", "Panel chair")
    person.fills("Information sheet", "1.1")
    person.fills("Given on", "5 Nov 2026")
    person.presses("Ctrl+Return")
    (preparation,) = person.workspace.review.preparations.values()
    assert (preparation.sheet_version, str(preparation.sheet_given)) == ("1.1", "2026-11-05")
    assert may_begin(person.workspace.review, person.page.interview)
    person.pushes("Read aloud: Thank you for seeing us.")
    person.pushes("Next section")
    person.presses("Ctrl+Down")
    assert person.sees(ACCOUNT)
    ticks = person.workspace.review.ticks.values()
    assert [(tick.item, tick.text) for tick in ticks if tick.done] == [
        ("welcome", ""),
    ]


def hears_the_account(person: PanelMember) -> None:
    person.notes("Joined the school in September.", "Alt+1", "Ctrl+Return")
    person.notes("We all thought she was shy.", "Alt+7", "Alt+5")
    assert person.page.interview.stage is Stage.IN_PROGRESS
    person.presses("Ctrl+Down")
    person.says_what_became("Already told")
    person.presses("Ctrl+Down")
    assert person.sees(CHILD)
    person.types("One nurse for three schools.")
    person.presses("Ctrl+Shift+F")
    person.chooses("Conditions of work")
    person.chooses("Hindered")
    person.presses("Return")
    person.presses("Ctrl+Down")
    person.says_what_became("Not asked", "He was spoken of at length before.")
    person.jumps_to(WRITTEN)
    person.types("Wrote a card for each visit.")
    person.keeps_follow_up("Copy of the card", "SN1", "26 Nov 2026")


def locks_in_mid_sentence(person: PanelMember) -> None:
    person.jumps_to(RELIED_ON)
    person.notes("Rang the hub on the Monday.", "Alt+1", "Ctrl+3", "Ctrl+Return")
    before = person.notes_typed
    person.types("Nobody rang ba")
    person.locks()
    assert not person.sees("Nobody")
    assert person.window.windowTitle() == "Interviewer"
    person.unlocks(PASSPHRASE)
    person.opens_the_interview()
    assert person.notes_typed[:-1] == before
    assert person.sees(RELIED_ON)
    assert person.sees("Nobody rang ba")
    person.presses("Up")
    person.types("ck.")
    person.presses("Alt+2")
    assert (person.notes_typed[-1].text, person.notes_typed[-1].basis) == (
        "Nobody rang back.",
        Basis.WAS_TOLD,
    )


def hears_the_rest(person: PanelMember) -> None:
    person.presses("Ctrl+G")
    person.types("stays with you")
    person.presses("Return")
    assert person.sees("Folded until the account is complete")
    assert not person.sees(STAYS)
    person.jumps_to(RELIED_ON)
    while not person.sees("Account complete, go on"):
        person.presses("Ctrl+Down")
    person.presses("Ctrl+Down")
    assert person.page.interview.account_completed is not None
    assert person.sees(PANEL)
    person.notes("Had not seen the letter.")
    while not person.sees(STAYS):
        person.presses("Ctrl+Down")
    person.notes("Would knock again.")
    assert person.notes_typed[-1].frame is Frame.WITH_HINDSIGHT


def closes_and_reflects(person: PanelMember) -> None:
    while not person.sees("Close the interview"):
        person.presses("Ctrl+Down")
    person.pushes("Close the interview")
    assert person.sees("Interviewer’s reflection on SN1")
    person.types("I had expected somebody older.")
    person.pushes("Save reflection")
    (interview,) = person.workspace.review.interviews.values()
    assert interview.stage is Stage.TO_TIDY
    assert coverage(person.workspace.review, interview, "father_partner") is Coverage.NOT_ASKED


def holds_every_note_where_it_belongs(document: Document) -> None:
    then, not_stated = "When: at the time", "How known: not stated"
    for prompt, told in {
        ACCOUNT: [
            "Note: SN1·1\tJoined the school in September.",
            f"Note Tags: {then} · How known: did or saw it",
            "Note: SN1·2\t“We all thought she was shy.”",
            f"Note Tags: {then} · How known: opinion · Their words",
        ],
        STOOD_OUT: ["Coverage: Already told"],
        CHILD: [
            "Note: SN1·3\tOne nurse for three schools.",
            f"Note Tags: {then} · {not_stated} · Hindered: conditions of work",
        ],
        PARTNER: ["Coverage: Not asked. He was spoken of at length before."],
        RELIED_ON: [
            "Note: SN1·5\tRang the hub on the Monday.",
            "Note Tags: When: position now · How known: did or saw it"
            " · Lines of enquiry: Inter-agency collaboration and participation; Services provided",
            "Note: SN1·6\tNobody rang back.",
            f"Note Tags: {then} · How known: was told",
        ],
        WRITTEN: ["Note: SN1·4\tWrote a card for each visit.", f"Note Tags: {then} · {not_stated}"],
        PANEL: ["Note: SN1·7\tHad not seen the letter.", f"Note Tags: {then} · {not_stated}"],
        STAYS: [
            "Note: SN1·8\tWould knock again.",
            f"Note Tags: When: with hindsight · {not_stated}",
        ],
        "Follow-ups": [
            "Row: Note | What is owed | By whom | Due | Answer",
            "Row: SN1·4 | Copy of the card | SN1 | 26 Nov 2026 | Open",
        ],
    }.items():
        assert under(document, prompt) == told
    assert everything(document).count("Note: ") == 8
