"""Make the pictures of every page from the demonstration review, so that they never go stale.

Run in the checkout: `python docs/make_pictures.py`; `--size`, `--text` and `--to` for other sizes.
Qt's own invisible screen is used; no window comes up.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1]))  # this checkout, wherever it was started
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from docs import seats
from docs.camera import a_window, keep, settle, wait
from interviewer.domain.accuracy import PractitionersCopy
from interviewer.domain.interview import Note
from interviewer.domain.returned import ReturnedCopy, ReturnedStatement
from interviewer.settings import Colours
from interviewer.ui.pages.accuracy_check import AccuracyCheckPage
from interviewer.ui.pages.before import BeforePage
from interviewer.ui.pages.chronology import ChronologyPage
from interviewer.ui.pages.guidance import GuidancePage
from interviewer.ui.pages.history import HistoryPage
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.pages.names import NamesPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.shell import Shell
from interviewer.ui.style import apply_style
from interviewer.ui.window import Window

_CONTACTS = (
    "Date;Time;Agency;Event;Source",
    "15/10/2021;14:30;Harbour Health;Letter sent to the housing officer.;School file",
    "?November 2021;;Night desk;Call, nobody there.;Log 5",
    "3 Dec 2021;;Police;;Log 6",
    "Easter;;Harbour Health;Card received.;School file",
)
COLOURS: tuple[Colours, ...] = ("light", "dark")


def main() -> None:
    """Make every picture in light and dark."""
    options = _options()
    options.to.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for colours in COLOURS:
        apply_style(app, colours, options.text)
        with tempfile.TemporaryDirectory() as folder:
            seats.make_laptops(Path(folder))
            _take_pictures(app, Path(folder), options, colours)


def _take_pictures(
    app: QApplication, folder: Path, options: argparse.Namespace, colours: Colours
) -> None:
    laptops = {
        "nobody's yet": seats.of_the_entrance,
        seats.MEMBER: seats.of_the_member,
        seats.WRITER: seats.of_the_writer,
        seats.COORDINATOR: seats.of_the_coordinator,
        "of the training case": _pages,
    }
    for laptop, pages in laptops.items():
        window = a_window(folder / laptop, options.size)
        for name in pages(app, window, folder):
            settle(app)
            keep(window, options.to / f"{name}-{colours}.png")
        window.close()
        window.deleteLater()
        settle(app)


def _pages(app: QApplication, window: Window, _: Path) -> Iterator[str]:
    """Bring one page after the other to the front; yields the name of its picture."""
    window.open_training_case()
    wait(app, lambda: window.shell is not None)
    shell = window.shell
    assert shell is not None
    yield "interviews"
    yield from _of_the_review(app, shell)
    yield from _before(shell)
    yield from _interview_pages(shell)
    yield from _after(app, shell)
    yield from _guidance(shell)
    yield from seats.of_the_evidence(app, shell)
    yield from seats.of_the_findings(shell)
    window.pause()
    yield "pause"
    window.resume()
    window.lock()
    wait(app, lambda: not window.holds_unsaved)
    yield "unlock"


def _of_the_review(app: QApplication, shell: Shell) -> Iterator[str]:
    for page, name in (
        (PageName.CHRONOLOGY, "chronology"),
        (PageName.FOLLOW_UPS, "follow-ups"),
        (PageName.SET_UP, "set-up"),
        (PageName.ACTIVITY, "activity"),
        (PageName.SETTINGS, "settings"),
    ):
        shell.go(Place(page))
        yield name
    shell.go(Place(PageName.CHRONOLOGY))
    yield from _import(app, shell)
    names = shell.page_named(PageName.NAMES)
    assert isinstance(names, NamesPage)
    shell.go(Place(PageName.NAMES))
    for name, reference in (("Invented Example", "SN1"), ("Example Invented", "Child Kestrel")):
        names.new.name.setText(name)
        names.new.stands_for.setText(reference)
        names.add()
        settle(app)
    yield "names"
    shell.go(Place(PageName.INTERVIEWS))
    shell.open_search()
    shell.search.words.setText("letter school")
    yield "search"
    shell.search.hide()
    names.leave()


def _import(app: QApplication, shell: Shell) -> Iterator[str]:
    """A file that is looked at before it is taken in."""
    page = shell.page
    assert isinstance(page, ChronologyPage)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Contacts.csv"
        path.write_text("\n".join(_CONTACTS), encoding="utf-8")
        dialog = page.take_in()
        dialog.read(path)
        wait(app, dialog.choose_button.isEnabled)
    yield "chronology-import"
    dialog.reject()


def _before(shell: Shell) -> Iterator[str]:
    planned = _interview(shell, "GP1")
    shell.go(Place(PageName.PLAN, planned))
    yield "plan"
    page = shell.page_named(PageName.BEFORE)
    assert isinstance(page, BeforePage)
    shell.go(Place(PageName.BEFORE, planned))
    for part, name in enumerate(("before", "before-plan", "before-entries")):
        page.parts.setCurrentIndex(part)
        yield name


def _after(app: QApplication, shell: Shell) -> Iterator[str]:
    shell.go(Place(PageName.REFLECTION, _interview(shell, "YW1")))
    yield "reflection"
    shell.go(Place(PageName.TIDY_UP, _interview(shell, "HO2")))
    yield "tidy-up"
    checked = _interview(shell, "PC3")
    page = shell.page_named(PageName.ACCURACY_CHECK)
    assert isinstance(page, AccuracyCheckPage)
    shell.go(Place(PageName.ACCURACY_CHECK, checked))
    yield "accuracy-check"
    given_out = _interview(shell, "YM1")
    shell.go(Place(PageName.ACCURACY_CHECK, given_out))
    (copy,) = shell.workspace.review.copies_of(page.workspace.review.interviews[given_out])
    page.compare(_as_it_came_back(copy))
    yield "accuracy-check-answers"
    shell.go(Place(PageName.ACCURACY_CHECK, _interview(shell, "HO2")))
    page.make_button.click()
    yield "accuracy-check-copy"
    yield from _history(app, shell)


def _as_it_came_back(copy: PractitionersCopy) -> ReturnedCopy:
    """What a practitioner might make of the first statements."""
    edited, agreed, disputed, *rest = copy.statements
    changed = edited.text.replace("Five youth workers", "Four youth workers")
    return ReturnedCopy(
        copy=copy.id,
        statements=(
            ReturnedStatement(note=edited.note, text=changed),
            ReturnedStatement(note=agreed.note, text=agreed.text, answer="Agree."),
            ReturnedStatement(note=disputed.note, text=disputed.text, answer="Not always."),
            *(ReturnedStatement(note=each.note, text=each.text) for each in rest),
        ),
        additions=("I also asked the school for its dates.",),
    )


def _history(app: QApplication, shell: Shell) -> Iterator[str]:
    note = shell.workspace.review.notes_of(
        shell.workspace.review.interviews[_interview(shell, "HO2")]
    )[0]
    shell.workspace.edit(replace(note, text=f"{note.text} It was raining."), reason="Left out")
    page = shell.page_named(PageName.HISTORY)
    assert isinstance(page, HistoryPage)
    shell.go(Place(PageName.HISTORY, note.source, about=(Note, note.id)))
    wait(app, lambda: len(page.cards) > 1)
    yield "history"
    shell.workspace.undo()


def _guidance(shell: Shell) -> Iterator[str]:
    page = shell.page_named(PageName.GUIDANCE)
    assert isinstance(page, GuidancePage)
    shell.go(Place(PageName.GUIDANCE))
    yield "guidance"
    page.draft_button.click()
    page.outline.choose("item:relied_on")
    yield "guidance-draft"
    page.try_button.click()
    yield "guidance-tried"


def _interview_pages(shell: Shell) -> Iterator[str]:
    page = shell.page_named(PageName.INTERVIEW)
    assert isinstance(page, InterviewPage)
    nurse = _interview(shell, "SN1")
    shell.go(Place(PageName.INTERVIEW, nurse, "relied_on"))
    yield "interview"
    page.toggle_quiet()
    yield "interview-quiet"
    page.toggle_quiet()
    page.toggle_read_aloud()
    yield "interview-aloud"
    page.toggle_read_aloud()
    page.go_to()
    yield "interview-go-to"
    page.jump.dismiss()
    page.toggle_keys()
    yield "interview-keys"
    page.toggle_keys()
    page.act_on()
    yield "interview-act-on"
    page.note_wellbeing()
    yield "interview-wellbeing"
    for place, name in (
        ("before", "before"),
        ("opening", "opening"),
        ("stays_with_you", "folded"),
    ):
        shell.go(Place(PageName.INTERVIEW, nurse, place))
        yield f"interview-{name}"


def _interview(shell: Shell, reference: str) -> UUID:
    review = shell.workspace.review
    return next(
        interview.id
        for interview in review.interviews.values()
        if review.practitioner_of(interview).reference == reference
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=_size, default=QSize(1366, 768))
    parser.add_argument("--text", type=int, default=100, help="per cent")
    parser.add_argument("--to", type=Path, default=Path("docs/pictures"))
    return parser.parse_args()


def _size(text: str) -> QSize:
    width, height = text.split("x")
    return QSize(int(width), int(height))


if __name__ == "__main__":
    main()
