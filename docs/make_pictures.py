"""Make the pictures of every page from the demonstration review, so that they never go stale.

Run in the checkout: `python docs/make_pictures.py`; `--size`, `--text` and `--to` for other sizes.
Qt's own invisible screen is used; no window comes up.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from interviewer.settings import Colours, Settings
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.shell import Shell
from interviewer.ui.style import apply_style
from interviewer.ui.window import House, Window

DURING_THE_INTERVIEW = datetime(2026, 11, 12, 10, 42, tzinfo=UTC)
COLOURS: tuple[Colours, ...] = ("light", "dark")


def main() -> None:
    """Make every picture in light and dark."""
    options = _options()
    options.to.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for colours in COLOURS:
        apply_style(app, colours, options.text)
        with tempfile.TemporaryDirectory() as folder:
            _take_pictures(app, Path(folder), options, colours)


def _take_pictures(
    app: QApplication, folder: Path, options: argparse.Namespace, colours: Colours
) -> None:
    house = House(
        reviews=folder / "reviews",
        training=folder / "training",
        settings=Settings(quiet=False),
        clock=lambda: DURING_THE_INTERVIEW,
        new_id=uuid4,
    )
    window = Window(house)
    window.resize(options.size)
    window.show()
    for name in _pages(app, window):
        _settle(app)
        window.grab().save(str(options.to / f"{name}-{colours}.png"))
    window.close()
    window.deleteLater()
    _settle(app)


def _pages(app: QApplication, window: Window) -> Iterator[str]:
    """Bring one page after the other to the front; yields the name of its picture."""
    yield "welcome"
    window.open_training_case()
    _wait(app, lambda: window.shell is not None)
    shell = window.shell
    assert shell is not None
    yield "interviews"
    shell.go(Place(PageName.SET_UP))
    yield "set-up"
    shell.go(Place(PageName.PLAN, _interview(shell, "GP1")))
    yield "plan"
    yield from _interview_pages(shell)
    shell.go(Place(PageName.REFLECTION, _interview(shell, "YW1")))
    yield "reflection"
    window.pause()
    yield "pause"
    window.resume()
    window.lock()
    _wait(app, lambda: not window.holds_unsaved)
    yield "unlock"


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


def _settle(app: QApplication) -> None:
    until = time.monotonic() + 0.3
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)


def _wait(app: QApplication, done: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not done():
        if time.monotonic() > until:
            raise TimeoutError("The window did not come to the next page.")
        app.processEvents()
        time.sleep(0.01)


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
