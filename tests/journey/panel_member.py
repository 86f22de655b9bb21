"""A panel member at the real window: what they do there, by keyboard alone."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from interviewer.domain.interview import Note
from interviewer.domain.words import SeatRole
from interviewer.ui.entrance.join_step import JoinStep
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.places import PageName
from interviewer.ui.saving import Saving
from interviewer.ui.summary_export import SummaryDialog
from interviewer.ui.workspace import Workspace
from tests.journey.keyboard import LOOK_AGAIN, AtTheKeyboard


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What a panel member types into a plan."""

    reference: str = "SN1"
    role: str = "School nurse"
    agency: str = "Harbour Health"
    interviewers: str = "P1, P2"
    day: str = "12 Nov 2026"
    place: str = ""


class PanelMember(AtTheKeyboard):
    """Works with a review as a panel member does; see `AtTheKeyboard` for hands and eyes."""

    # The entrance

    def starts_a_review(
        self,
        label: str,
        passphrase: str,
        initials: str = "P1",
        role: SeatRole = SeatRole.PANEL_MEMBER,
    ) -> str:
        """Go through the first run; returns the recovery code, copied from the screen."""
        self.pushes("Start a review")
        self.types(label)
        self._sits_as(role)
        self.fills("Your initials", initials)
        self.waits(lambda: self.sees(", version "), "no guidance is offered")
        return self._protects(passphrase)

    def joins_a_review(
        self,
        package: Path,
        words: str,
        initials: str,
        passphrase: str,
        role: SeatRole = SeatRole.PANEL_MEMBER,
    ) -> str:
        """Join from a set-up package; returns the recovery code.

        As with the summary below, the path goes to the step and not through the system's dialog.
        """
        self.pushes("Join a review")
        (step,) = self.window.findChildren(JoinStep)
        step.choose(package)
        self.types(words)
        self.presses("Return")
        self.waits_to_see("Their digits")
        self._sits_as(role)
        self.fills("Your initials", initials)
        return self._protects(passphrase)

    def _sits_as(self, role: SeatRole) -> None:
        if role is not SeatRole.PANEL_MEMBER:
            self.goes_to("You are")
            self.presses("Right", list(SeatRole).index(role))

    def _protects(self, passphrase: str) -> str:
        """Go from the first step to the end of the last."""
        self.presses("Return")
        self.types(passphrase)
        self.presses("Return")
        self.types(passphrase)
        self.presses("Return")
        code = self._copies_code()
        self.pushes("Next")
        self._types_back(code)
        self.presses("Return")
        self._waits_for_the_review()
        return "-".join(code.values())

    def unlocks(self, passphrase: str) -> None:
        """Type the passphrase; the review opens."""
        self.tries(passphrase)
        self._waits_for_the_review()

    def tries(self, passphrase: str) -> None:
        """Type the passphrase, whatever comes of it."""
        self.goes_to("Passphrase")
        self.presses("Ctrl+A")
        self.types(passphrase)
        self.presses("Return")

    def recovers(self, code: str, new_passphrase: str) -> None:
        """Use the recovery code and choose a new passphrase."""
        self.pushes("Use recovery code")
        self.types(code)
        self.presses("Return")
        self.waits_to_see("Choose a new passphrase")
        self.types(new_passphrase)
        self.presses("Return")
        self.types(new_passphrase)
        self.presses("Return")
        self._waits_for_the_review()

    def locks(self) -> None:
        """Lock, and wait until the review is closed."""
        self.presses("Ctrl+L")
        self.waits(lambda: self.window.shell is None, "it does not lock")
        self.waits(lambda: not self.window._closing, "the review is not closed")

    def leaves(self) -> None:
        """Close the window, which locks the review first."""
        self.window.close()
        self.waits(self.window.isHidden, "the window does not close")
        QTest.qWait(LOOK_AGAIN)  # what the entrance does once it is painted
        threads = (self.window._store_thread, self.window._background)
        # Qt ends its threads with the window, and would wait for ever for one that needs Python.
        self.waits(lambda: not any(each._jobs for each in threads), "there is work left")
        self.window.wait()
        self.window.deleteLater()
        QTest.qWait(0)

    def _waits_for_the_review(self) -> None:
        self.waits(lambda: self.window.shell is not None, "the review does not open")

    def _copies_code(self) -> dict[str, str]:
        """The recovery code on the screen: the name of each group, and the group."""
        lines = [line for line in self.reads().splitlines() if line]
        pairs = dict(pairwise(lines))
        return {name: pairs[name] for name in pairs if name.split()[0] in ("Group", "Check")}

    def _types_back(self, code: dict[str, str]) -> None:
        """Type the two groups that are asked for."""
        for name in (name for name in code if self.sees(name)):
            self.fills(name, code[name])

    # The review

    @property
    def workspace(self) -> Workspace:
        assert self.window.shell is not None, "no review is open"
        return self.window.shell.workspace

    @property
    def page(self) -> InterviewPage:
        """The interview page, which has to be the one on the screen."""
        assert self.window.shell is not None, "no review is open"
        page = self.window.shell.page
        assert isinstance(page, InterviewPage), f"{type(page).__name__} is on the screen"
        return page

    def goes_to_page(self, page: PageName) -> None:
        """Choose a page at the left."""
        self.goes_to("Pages of the review")
        QTest.qWait(QApplication.keyboardInputInterval())  # or Qt adds it to the last
        self.types(page.value)
        self.presses("Return")

    def adds_agency(self, name: str) -> None:
        self.fills("Add an agency", name)
        self.presses("Return")

    def adds_episode(self, title: str, starts: str, ends: str) -> None:
        self.pushes("Add an episode")
        for text in (title, starts, ends):
            self.types(text)
            self.presses("Tab")

    def plans(self, plan: Planned) -> None:
        """Plan an interview about every episode, and go back to the list."""
        self.presses("Ctrl+N")
        self.fills("Reference", plan.reference)
        self.fills("Role then", plan.role)
        self.fills("Agency", plan.agency)
        for episode in self.workspace.review.live_episodes():
            self.pushes(episode.name)
        self.fills("Interviewers", plan.interviewers)
        self.fills("Date", plan.day)
        self.fills("Place", plan.place)
        self.presses("Ctrl+Return")

    def opens_the_interview(self) -> None:
        """Open the first interview of the list, whether or not it may begin."""
        self.goes_to("Interviews")
        self.presses("Return")
        if self.sees("Before you start:"):
            self.presses("Ctrl+Return")
        assert self.page.isVisible()

    def waits_until_saved(self) -> None:
        """Wait until the corner says so, and it is so."""
        self.waits(self._is_saved, "it is not saved")

    def _is_saved(self) -> bool:
        saved = self.workspace.save_state.saving is Saving.SAVED
        return saved and not self.workspace.unwritten()

    # The interview

    def jumps_to(self, words: str) -> None:
        """Find a prompt by a few of its words."""
        self.presses("Ctrl+G")
        self.types(words)
        self.presses("Return")
        assert self.sees(words), f"no prompt has {words!r}"

    def notes(self, text: str, *tags: str) -> None:
        """Type a note, give it tags by their keys, and begin the next."""
        self.types(text)
        for keys in tags:
            self.presses(keys)
        self.presses("Return")

    @property
    def notes_typed(self) -> list[Note]:
        """The notes of the interview on the screen, by number, the half sentence included."""
        self.page.middle.notes.hand_over()
        notes = self.workspace.review.notes_of(self.page.interview)
        return sorted(notes, key=lambda note: note.number)

    def keeps_follow_up(self, what: str, by: str, until: str) -> None:
        self.presses("Ctrl+J")
        self.types(what)
        self.fills("By whom", by)
        self.fills("Until", until)
        self.presses("Return")

    def says_what_became(self, word: str, reason: str = "") -> None:
        """Say what became of the prompt on the screen."""
        self.presses("Ctrl+Shift+K")
        self.chooses(word)
        if reason:
            self.types(reason)
            self.presses("Return")

    def acts_on(self, concern: str, told: str, when: str) -> None:
        """Take down something that must be acted on, and go back to the conversation."""
        self.presses("Ctrl+Shift+A")
        self.types(concern)
        self.fills("Who was told", told)
        self.fills("When they were told", when)
        self.pushes("Back to the conversation")

    def makes_the_summary(self, path: Path, *choices: str) -> None:
        """Make the Word summary of the chosen interview.

        The system's own file dialog cannot be worked on Qt's invisible screen: this hands the
        dialog of ours the path that a person would choose there.
        """
        self.pushes("Make Word summary…")
        for choice in choices:
            self.pushes(choice)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SummaryDialog)
        dialog.write(path)
        self.waits_to_see(f"Saved as “{path.name}”")
        self.pushes("Close")
