"""Every page by Tab alone: all that can be reached is reached, says its name and can be read."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QToolButton, QWidget

from interviewer.domain.clearance import cleared_answer
from interviewer.domain.interview import Interview, Note
from interviewer.domain.names import RealName
from interviewer.domain.words import Clearance, Occasion, SeatRole
from interviewer.ui.check.copy_dialog import CopyDialog
from interviewer.ui.pages.accuracy_check import AccuracyCheckPage
from interviewer.ui.pages.before import BeforePage
from interviewer.ui.pages.chronology import ChronologyPage
from interviewer.ui.pages.guidance import GuidancePage
from interviewer.ui.pages.handing_over import HandingOverPage
from interviewer.ui.pages.history import HistoryPage
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.pages.interviews import InterviewsPage
from interviewer.ui.pages.names import NamesPage
from interviewer.ui.pages.settings import SettingsPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.shell import Shell
from interviewer.ui.style import apply_style
from interviewer.ui.summary_export import SummaryDialog
from tests.gui.named import focusable, nameless, tab_of
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import PASSPHRASE, a_house, somebody_at, with_a_review

MOST_STOPS = 200

LOOKS = 20
"""How often a page is looked at, a tenth of a second apart, before its words count as cut off."""


@pytest.fixture
def person(qtbot: Any, tmp_path: Path) -> Iterator[PanelMember]:
    house = a_house(tmp_path)
    with_a_review(house)
    with somebody_at(house) as person:
        yield person
        while dialog := QApplication.activeModalWidget():
            dialog.close()
            QTest.qWait(0)


Goes = Callable[[PanelMember], None]


def opened(person: PanelMember) -> Shell:
    if person.window.shell is None:
        person.unlocks(PASSPHRASE)
    shell = person.window.shell
    assert shell is not None
    return shell


def on(page: PageName, prompt: str = "", reference: str = "SN1") -> Goes:
    def go(person: PanelMember) -> None:
        shell = opened(person)
        shell.go(Place(page, an_interview(shell, reference).id, prompt))

    return go


def an_interview(shell: Shell, reference: str) -> Interview:
    review = shell.workspace.review
    return next(
        interview
        for interview in review.interviews.values()
        if review.practitioner_of(interview).reference == reference
    )


def on_interview_page(person: PanelMember, prompt: str = "relied_on") -> InterviewPage:
    on(PageName.INTERVIEW, prompt)(person)
    return person.page


def unlocking(person: PanelMember) -> None:
    """The page that is there at first."""


def starting(person: PanelMember) -> None:
    person.window.start_review()


def acting_on(person: PanelMember) -> None:
    on_interview_page(person).act_on()


def being_well(person: PanelMember) -> None:
    on_interview_page(person).note_wellbeing()


def on_part(part: int) -> Goes:
    """A part of *Before you start*."""

    def go(person: PanelMember) -> None:
        on(PageName.BEFORE, reference="GP1")(person)
        page = opened(person).page
        assert isinstance(page, BeforePage)
        page.parts.setCurrentIndex(part)

    return go


def paused(person: PanelMember) -> None:
    opened(person)
    person.window.pause()


def searching(person: PanelMember) -> None:
    search = opened(person).search
    person.presses("Ctrl+K")
    person.types("letter")
    person.waits(lambda: "found" in search.count.text(), "nothing is looked for")


def taking_in_a_chronology(person: PanelMember) -> None:
    on(PageName.CHRONOLOGY)(person)
    page = opened(person).page
    assert isinstance(page, ChronologyPage)
    rows = (
        ("Date", "Agency", "Event", "Source"),
        ("1 Sep 2021", "Harbour Health", "A letter that is as long as letters are. " * 4, "File"),
        ("?Nov 2021", "Night desk", "Call, nobody there", "Log 5"),
        ("4 Nov 2021", "Night desk", "", "Log 6"),
    )
    path = person.window._house.reviews.parent / "contacts.csv"
    path.write_text("\n".join(";".join(row) for row in rows), "utf-8")
    dialog = page.take_in()
    dialog.read(path)
    person.waits(dialog.choose_button.isEnabled, "the file is not read")


def drafting_guidance(person: PanelMember) -> GuidancePage:
    on(PageName.GUIDANCE)(person)
    page = opened(person).page
    assert isinstance(page, GuidancePage)
    page.draft_button.click()
    return page


def editing_guidance(person: PanelMember) -> None:
    """A draft, at its first prompt, with what changed."""
    page = drafting_guidance(person)
    page.outline.choose("item:relied_on")
    page.changes_button.click()


def trying_guidance(person: PanelMember) -> None:
    drafting_guidance(person).try_button.click()


def with_names(person: PanelMember) -> None:
    shell = opened(person)
    at = shell.workspace.new_id
    names = [
        RealName(id=at(), name="Anna Example", stands_for="SN1"),
        RealName(id=at(), name="Maximilian Example-Longfellow", stands_for="Sibling Kestrel"),
    ]
    saved: list[None] = []
    shell.workspace.ask(lambda store: store.save_names(*names), saved.append, refuse)
    person.waits(lambda: saved, "the names are not saved")
    shell.go(Place(PageName.NAMES))
    page = shell.page
    assert isinstance(page, NamesPage)
    person.waits(lambda: len(page.rows) == 2, "the names are not shown")


def telling_how_far_it_has_come(person: PanelMember) -> None:
    workspace = opened(person).workspace
    seat = next(iter(workspace.review.seats.values()))
    workspace.save(replace(seat, role=SeatRole.PANEL_MEMBER))
    handing_over("Status")(person)


def changing_the_seat(person: PanelMember) -> None:
    part = settings(person).seat
    part.button.click()
    part.choice.choose(SeatRole.COORDINATOR)
    part.reason.setFocus()


def changing_the_passphrase(person: PanelMember) -> None:
    settings(person).passphrase.button.click()


def making_a_new_sheet(person: PanelMember) -> None:
    settings(person).sheet.button.click()


def settings(person: PanelMember) -> SettingsPage:
    shell = opened(person)
    shell.go(Place(PageName.SETTINGS))
    page = shell.page
    assert isinstance(page, SettingsPage)
    return page


def on_the_activity(person: PanelMember) -> None:
    on(PageName.ACTIVITY)(person)
    person.waits(lambda: not person.sees("Looking"), "the activity is not shown")


def on_the_history_of_a_note(person: PanelMember) -> None:
    shell = opened(person)
    note = shell.workspace.review.notes_of(an_interview(shell, "SN1"))[0]
    shell.workspace.save(replace(note, text=f"{note.text} And on Fridays."))
    person.waits_until_saved()
    shell.go(Place(PageName.HISTORY, note.source, about=(Note, note.id)))
    page = shell.page
    assert isinstance(page, HistoryPage)
    person.waits(lambda: len(page.cards) == 2, "the history is not shown")


def giving_a_copy_out(person: PanelMember) -> None:
    on(PageName.ACCURACY_CHECK, reference="HO2")(person)
    page = opened(person).page
    assert isinstance(page, AccuracyCheckPage)
    page.make_button.click()


def with_a_copy_given_out(person: PanelMember) -> None:
    """A copy is out, and answers to it are being typed in from paper."""
    giving_a_copy_out(person)
    page = opened(person).page
    assert isinstance(page, AccuracyCheckPage)
    form = page.form
    form.handed_out.setText("By hand")
    form.proceedings.clearance.choose(Clearance.CLEAR)
    form.protection.protect.setChecked(False)
    form.protection.reason.setText("On paper")
    form.make_button.click()
    (dialog,) = page.findChildren(CopyDialog)
    dialog.write(person.window._house.reviews.parent / "copy.docx")
    person.waits(lambda: "Saved as" in dialog.said.text(), "the copy is not made")
    dialog.close_button.click()
    person.waits(lambda: not page.findChildren(CopyDialog), "the dialog does not close")


def typing_in_answers(person: PanelMember) -> None:
    with_a_copy_given_out(person)
    person.pushes("Type in answers from paper")


def looking_for_identifiers(person: PanelMember) -> None:
    shell = opened(person)
    note = shell.workspace.review.notes_of(an_interview(shell, "SN1"))[0]
    shell.workspace.save(replace(note, text="Ring 01632 960 123, NHS number 943 476 5919."))
    shell.go(Place(PageName.INTERVIEWS))
    page = shell.page
    assert isinstance(page, InterviewsPage)
    page.summary_button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SummaryDialog)
    dialog.save_button.click()
    person.waits(dialog.identifiers.isVisible, "nothing is found")


def letting_the_data_go_along(person: PanelMember) -> None:
    """A summary that hands its interview over, with a passphrase and a reason still to be given."""
    shell = opened(person)
    workspace = shell.workspace
    interview = next(each for each in workspace.review.interviews.values() if each.stage.closed)
    (seat,) = workspace.review.seats.values()
    cleared = cleared_answer(
        workspace.new_id(), interview, Occasion.HAND_OVER, by="P1", at=workspace.now()
    )
    workspace.save(replace(seat, role=SeatRole.PANEL_MEMBER), cleared)
    shell.go(Place(PageName.INTERVIEWS, interview.id))
    page = shell.page
    assert isinstance(page, InterviewsPage)
    page.table.choose(interview.id)
    page.summary_button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SummaryDialog)
    dialog.data.to.setCurrentIndex(dialog.data.to.count() - 1)
    assert dialog.data.passphrase.words
    dialog.save_button.click()


def at_the_writers(page: PageName) -> Goes:
    """A page that only the overview writer has."""

    def go(person: PanelMember) -> None:
        shell = opened(person)
        (seat,) = shell.workspace.review.seats.values()
        shell.workspace.save(replace(seat, role=SeatRole.WRITER))
        shell.go(Place(page))

    return go


def handing_over(part: str) -> Goes:
    def go(person: PanelMember) -> None:
        on(PageName.HANDING_OVER)(person)
        page = opened(person).page
        assert isinstance(page, HandingOverPage)
        page.tabs.setCurrentIndex(tab_of(page.tabs, part))
        assert page.tabs.isTabVisible(page.tabs.currentIndex())

    return go


def erasing(person: PanelMember) -> None:
    shell = opened(person)
    (seat,) = shell.workspace.review.seats.values()
    shell.workspace.save(replace(seat, role=SeatRole.PANEL_MEMBER))
    handing_over("Erase")(person)


def refuse(error: Exception) -> None:
    raise error


EVERY_PAGE: dict[str, Goes] = {
    "unlock": unlocking,
    "welcome": starting,
    "interviews": on(PageName.INTERVIEWS),
    "chronology": on(PageName.CHRONOLOGY),
    "chronology import": taking_in_a_chronology,
    "follow-ups": on(PageName.FOLLOW_UPS),
    "evidence": at_the_writers(PageName.EVIDENCE),
    "findings": at_the_writers(PageName.FINDINGS),
    "handing over": handing_over("Hand over"),
    "taking in": handing_over("Take in"),
    "contact files": handing_over("Contact files"),
    "telling how far it has come": telling_how_far_it_has_come,
    "status": at_the_writers(PageName.STATUS),
    "erasing": erasing,
    "guidance": on(PageName.GUIDANCE),
    "guidance, a draft": editing_guidance,
    "guidance, tried": trying_guidance,
    "set-up": on(PageName.SET_UP),
    "names": with_names,
    "activity": on_the_activity,
    "settings": on(PageName.SETTINGS),
    "settings, seat": changing_the_seat,
    "settings, passphrase": changing_the_passphrase,
    "settings, recovery sheet": making_a_new_sheet,
    "plan": on(PageName.PLAN),
    "before": on(PageName.BEFORE),
    "before, plan": on_part(1),
    "before, entries": on_part(2),
    "checklist": on(PageName.INTERVIEW, "before"),
    "prompt": on(PageName.INTERVIEW, "relied_on"),
    "folded": on(PageName.INTERVIEW, "stays_with_you"),
    "something must be acted on": acting_on,
    "wellbeing": being_well,
    "reflection": on(PageName.REFLECTION),
    "tidy up": on(PageName.TIDY_UP, reference="HO2"),
    "accuracy check": on(PageName.ACCURACY_CHECK, reference="HO2"),
    "accuracy check, finished": on(PageName.ACCURACY_CHECK, reference="PC3"),
    "giving a copy out": giving_a_copy_out,
    "a copy given out": with_a_copy_given_out,
    "answers from paper": typing_in_answers,
    "history": on_the_history_of_a_note,
    "identifiers": looking_for_identifiers,
    "data of a summary": letting_the_data_go_along,
    "search": searching,
    "pause": paused,
}


def top(person: PanelMember) -> QWidget:
    """What is worked in: the dialog that is open, or the window."""
    return QApplication.activeModalWidget() or person.window


def test_no_page_is_forgotten(person: PanelMember) -> None:
    seen = set[PageName]()
    for go in EVERY_PAGE.values():
        if go not in (unlocking, starting, paused):
            go(person)
            shell = opened(person)
            seen |= {name for name, page in shell.pages.items() if page is shell.page}
            while dialog := QApplication.activeModalWidget():
                dialog.close()
                QTest.qWait(0)
    assert seen == set(PageName)


pages = pytest.mark.parametrize("go", EVERY_PAGE.values(), ids=EVERY_PAGE)


@pages
def test_tab_goes_round_the_page_and_back(
    person: PanelMember, go: Callable[[PanelMember], None]
) -> None:
    go(person)
    QTest.qWait(50)
    window = top(person)
    wanted = [each for each in focusable(window) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    visited = walked(window, Qt.Key.Key_Tab)
    groups = {id(each.parentWidget()) for each in visited}
    missed = [
        type(each).__name__
        for each in wanted
        if each not in visited
        and each.focusProxy() is None
        # Of a group of choices Tab stops at one, and the arrow keys go to the others.
        and id(each.parentWidget()) not in groups
    ]
    assert missed == []
    assert len(visited) > 0
    back = walked(window, Qt.Key.Key_Backtab)
    assert fields(back) == fields(visited)


@pages
def test_everything_that_can_be_focused_has_a_name(
    person: PanelMember, go: Callable[[PanelMember], None]
) -> None:
    go(person)
    QTest.qWait(50)
    assert nameless(top(person)) == []
    assert top(person).windowTitle() == "Interviewer"


@pytest.mark.parametrize("percent", [100, 150])
@pages
def test_no_words_are_cut_off(
    qapp: QApplication, person: PanelMember, go: Callable[[PanelMember], None], percent: int
) -> None:
    apply_style(qapp, "light", percent)
    go(person)
    person.window.resize(1366, 768)
    cut = still_cut_off(person)
    apply_style(qapp, "light", 100)
    assert cut == []
    assert (person.window.width(), person.window.height()) == (1366, 768)


def still_cut_off(person: PanelMember) -> list[str]:
    """The words that are cut off once everything has found its place."""
    cut = list[str]()
    for _ in range(LOOKS):
        QTest.qWait(100)
        widgets = top(person).findChildren(QWidget)
        cut = [words for each in widgets if (words := cut_off(each))]
        if not cut:
            break
    return cut


def cut_off(widget: QWidget) -> str:
    """The words on the widget, where it is too narrow or too low for them."""
    if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | QComboBox):
        return ""
    words = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
    if isinstance(widget, QLabel) and widget.wordWrap():
        too_narrow, needed = False, widget.heightForWidth(widget.width())
    else:
        too_narrow = widget.minimumSizeHint().width() > widget.width() + 1
        # Chips and buttons without a border are drawn lower than Qt reckons, and lose nothing.
        low = isinstance(widget, QToolButton)
        needed = 0 if low else widget.minimumSizeHint().height()
    return words if too_narrow or needed > widget.height() + 1 else ""


def fields(visited: list[QWidget]) -> set[QWidget]:
    """All but the tags of notes, which are stops for Tab only while their note is active."""
    return {each for each in visited if not isinstance(each, QToolButton)}


def walked(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """What has the keyboard, one press after the other, until it comes round."""
    visited: list[QWidget] = []
    for _ in range(MOST_STOPS):
        focused = window.focusWidget()
        assert focused is not None
        if focused in visited:
            return visited
        visited.append(focused)
        QTest.keyClick(focused, key)
    raise AssertionError("Tab does not come round.")
