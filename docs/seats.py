"""The pages of each seat: joining, handing over, taking in; and what only the writer sees."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from docs.camera import DURING_THE_INTERVIEW, settle, wait
from interviewer.cli.road import LAPTOPS, POST, led_by, the_whole_road
from interviewer.domain.evidence import Facet
from interviewer.domain.findings import Finding, Recommendation
from interviewer.domain.review import Review
from interviewer.domain.set_up import Seat
from interviewer.domain.status import interviews_in_order
from interviewer.domain.status_report import arrived, states
from interviewer.domain.words import LinkKind, SeatRole
from interviewer.storage import Change, RecoveryCode, ReviewFolder
from interviewer.storage.handover.contents import SET_UP_KINDS
from interviewer.training import PASSPHRASE, create_training_case
from interviewer.ui.pages.evidence import EvidencePage
from interviewer.ui.pages.findings import FindingsPage
from interviewer.ui.pages.handing_over import HandingOverPage
from interviewer.ui.pages.interviews import InterviewsPage
from interviewer.ui.pages.unlock import UnlockPage
from interviewer.ui.pages.welcome import WelcomePage
from interviewer.ui.places import PageName, Place
from interviewer.ui.shell import Shell
from interviewer.ui.summary_export import SummaryDialog
from interviewer.ui.window import Window

MEMBER, WRITER, COORDINATOR = "P1", "OW", "CO"
_SEND, _TAKE_IN, _CONTACTS, _SET_UP, _STATUS, _ERASE = range(6)


def make_laptops(folder: Path) -> None:
    """Make the road of the training case, and a folder for each laptop that is shown.

    The writer's is as it was before anything was taken in.
    """
    at = DURING_THE_INTERVIEW
    with closing(create_training_case(folder / "case", at)) as store:
        training = store.load()

    def look(step: object) -> None:
        if f"{MEMBER} to {WRITER}.age" in str(step):
            shutil.copytree(folder / LAPTOPS / WRITER, folder / WRITER / "reviews" / WRITER)

    with the_whole_road(folder, training, at, look):
        pass
    shutil.copytree(folder / LAPTOPS / MEMBER, folder / MEMBER / "reviews" / MEMBER)
    (folder / COORDINATOR / "reviews").mkdir(parents=True)
    _make_coordinators(folder / COORDINATOR / "reviews" / COORDINATOR, training)


def _make_coordinators(folder: Path, training: Review) -> None:
    """A coordinator's review: what is set up, and what each panel member told of."""
    values = [value for value in training.values() if type(value) in SET_UP_KINDS]
    told = states(training)
    for initials in sorted({each.interviewers[0] for each in training.interviews.values()}):
        theirs = {interview.id for interview in led_by(training, initials)}
        of_them = [state for state in told if state.id in theirs]
        report = arrived(training, initials, DURING_THE_INTERVIEW, of_them)
        if report is not None:
            values.append(report)
    (seat_id,) = training.seats
    seat = Seat(id=seat_id, role=SeatRole.COORDINATOR, initials=COORDINATOR)
    ReviewFolder.create(
        folder,
        name="Child Kestrel",
        passphrase=PASSPHRASE,
        recovery_code=RecoveryCode.new(),
        change=Change(values=(seat, *values), at=DURING_THE_INTERVIEW, who=COORDINATOR),
    ).close()


def of_the_entrance(app: QApplication, window: Window, folder: Path) -> Iterator[str]:
    """Starting a review, and joining one."""
    page = window.findChild(WelcomePage)
    assert page is not None
    yield "welcome"
    page.front.start_button.click()
    page.details.role.choose(SeatRole.COORDINATOR)
    yield "start"
    page.back_button.click()
    page.front.join_button.click()
    page.join.choose(folder / POST / "Set-up.age")
    page.join.passphrase.edit.setText(PASSPHRASE)
    page.join.open()
    wait(app, page.join.initials.isVisible)
    page.join.initials.setText("P4")
    yield "join"


def of_the_member(app: QApplication, window: Window, _: Path) -> Iterator[str]:
    """A panel member's Handing over, and a summary that carries its data."""
    shell = _unlocked(app, window)
    page = _handing_over(app, shell)
    held = interviews_in_order(shell.workspace.review)
    closed = next(each.id for each in held if each.stage.closed)
    page.send.table.choose(closed)
    page.send.choose_button.click()
    yield "handing-over"
    for part, name in ((_CONTACTS, "contacts"), (_STATUS, "status"), (_ERASE, "erase")):
        page.tabs.setCurrentIndex(part)
        if part == _ERASE:
            wait(app, page.erase.in_the_way.text)
        yield f"handing-over-{name}"
    shell.go(Place(PageName.INTERVIEWS))
    interviews = shell.page
    assert isinstance(interviews, InterviewsPage)
    interviews.table.choose(closed)
    interviews.make_summary()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SummaryDialog)
    wait(app, lambda: dialog.data.to.count() == len(("left out", "for the writer", "with words")))
    dialog.data.to.setCurrentIndex(1)
    yield "summary"
    _dismiss()


def of_the_writer(app: QApplication, window: Window, folder: Path) -> Iterator[str]:
    """The overview writer's laptop, to which the first package comes."""
    shell = _unlocked(app, window)
    page = _handing_over(app, shell)
    page.contacts.take(folder / POST / f"{MEMBER}.contact")
    wait(app, lambda: page.contacts.table.item is not None)
    page.receive.open_package(folder / POST / f"{MEMBER} to {WRITER}.age")
    wait(app, page.receive.plan.isVisible)
    yield "handing-over-take-in"
    page.receive.leave()


def of_the_coordinator(app: QApplication, window: Window, _: Path) -> Iterator[str]:
    """The coordinator's list of how far everything is, and the set-up package."""
    shell = _unlocked(app, window)
    yield "status"
    _handing_over(app, shell)
    yield "handing-over-set-up"


def of_the_evidence(app: QApplication, shell: Shell) -> Iterator[str]:
    """Each part of Evidence that the writer works at, on the training case."""
    shell.go(Place(PageName.EVIDENCE))
    page = shell.page
    assert isinstance(page, EvidencePage)
    _wait_for(app, page)
    review = shell.workspace.review
    differing = next(each for each in review.links.values() if each.kind is LinkKind.DIFFER)
    note = review.notes[differing.first]
    page.filters.tick(Facet.AGENCY, review.practitioner_of(review.interviews[note.source]).agency)
    page.accounts.beside.setChecked(False)
    _wait_for(app, page)
    page.accounts.go_to(differing.first)
    page.marks.keep((differing.first, differing.second))
    yield "evidence"
    page.make_dossier()
    yield "evidence-dossier"
    _dismiss()
    page.marks.clear()
    page.filters.clear()
    _wait_for(app, page)
    for part, name in enumerate(
        ("matrices", "time-line", "differences", "holes", "sources", "reflection"), start=1
    ):
        page.parts.setCurrentIndex(part)
        _wait_for(app, page)
        if name == "matrices":
            _open_a_number(page)
        yield f"evidence-{name}"
    page.make_record()
    yield "evidence-learning-event"
    _dismiss()


def _open_a_number(page: EvidencePage) -> None:
    numbers = page.matrices.table.numbers
    for row in range(numbers.rowCount()):
        for column in range(numbers.columnCount()):
            index = numbers.index(row, column)
            cell = numbers.cell(index)
            if cell is not None and cell.notes:
                page.matrices.open_cell(cell, numbers.where(index))
                return


def of_the_findings(shell: Shell) -> Iterator[str]:
    """Findings, recommendations and what is made of them."""
    shell.go(Place(PageName.FINDINGS))
    page = shell.page
    assert isinstance(page, FindingsPage)
    yield "findings"
    review = shell.workspace.review
    page.list.choose((Recommendation, review.live_recommendations()[0].id))
    yield "findings-recommendation"
    page.list.choose((Finding, review.live_findings()[0].id))
    page.make_extract()
    yield "findings-extract"
    _dismiss()


def _unlocked(app: QApplication, window: Window) -> Shell:
    page = window.findChild(UnlockPage)
    assert page is not None
    wait(app, page.by_passphrase.open_button.isEnabled)
    page.by_passphrase.field.edit.setText(PASSPHRASE)
    page.by_passphrase.open_button.click()
    wait(app, lambda: window.shell is not None)
    assert window.shell is not None
    settle(app)
    return window.shell


def _handing_over(app: QApplication, shell: Shell) -> HandingOverPage:
    shell.go(Place(PageName.HANDING_OVER))
    page = shell.page
    assert isinstance(page, HandingOverPage)
    wait(app, lambda: "My digits" in page.contacts.mine.text())
    return page


def _wait_for(app: QApplication, page: EvidencePage) -> None:
    settle(app)
    wait(app, lambda: not (page.is_waiting or page.filters.is_waiting))
    settle(app)


def _dismiss() -> None:
    dialog: QWidget | None = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.close()
