"""What the tests of the window share: an open review on a real encrypted store."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from interviewer.domain.interview import Interview
from interviewer.storage import Change, KdfCost, RecoveryCode, ReviewFolder
from interviewer.ui.background import Background
from interviewer.ui.opening import Opened, loaded
from interviewer.ui.pages.evidence import EvidencePage
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.style import apply_style
from interviewer.ui.workspace import Surroundings, Workspace
from tests.builders import NOON, a_set_up
from tests.gui.evidence import settled
from tests.gui.typist import Typist

CHEAP = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)
"""The least that the key derivation takes: the tests do not guard secrets."""


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """There before any window, and dressed as at the first start whatever ran before."""
    apply_style(qapp, "light", 100)
    return qapp


@pytest.fixture
def store_thread(qtbot: Any) -> Iterator[Background]:
    """The one thread that owns the store."""
    thread = Background(threads=1)
    yield thread
    thread.wait()


@pytest.fixture
def background(qtbot: Any) -> Iterator[Background]:
    """Threads for work that does not touch the store."""
    background = Background(threads=2)
    yield background
    background.wait()


@pytest.fixture
def surroundings(store_thread: Background) -> Surroundings:
    """The real time; ids that are different each time and the same in every run."""
    numbers = itertools.count(1)
    return Surroundings(lambda: datetime.now(UTC), lambda: UUID(int=next(numbers)), store_thread)


@pytest.fixture
def review_values() -> tuple[Any, ...]:
    """What the review holds at first; a module that wants something else has its own."""
    return a_set_up()


@pytest.fixture
def workspace(
    qtbot: Any, tmp_path: Path, surroundings: Surroundings, review_values: tuple[Any, ...]
) -> Iterator[Workspace]:
    """An open review; at the end everything is written and closed, and nothing was left over."""
    folder, opened, closed = tmp_path / "review", list[Opened](), list[bool]()

    def create() -> Opened:
        store = ReviewFolder.create(
            folder,
            name="Child Kestrel",
            passphrase="harbour lantern saltmarsh",
            recovery_code=RecoveryCode.new(),
            change=Change(values=review_values, at=NOON),
            cost=CHEAP,
        )
        return loaded(folder, store)

    def refuse(error: Exception) -> None:
        raise error

    surroundings.store_thread.run(surroundings.store_thread, create, opened.append, refuse)
    qtbot.waitUntil(lambda: bool(opened))
    workspace = Workspace(opened[0].store, opened[0].review, surroundings)
    yield workspace
    workspace.close(lambda: closed.append(True))
    qtbot.waitUntil(lambda: bool(closed))
    assert workspace.unwritten() == []


@pytest.fixture
def evidence_page(
    qtbot: Any, workspace: Workspace, background: Background
) -> Iterator[EvidencePage]:
    """The evidence page as it comes up, with its first answer there."""
    page = EvidencePage(workspace, background)
    qtbot.addWidget(page)
    workspace.changed.connect(page.show_review)
    page.resize(1366, 720)
    page.show()
    page.show_place(Place(PageName.EVIDENCE))
    settled(qtbot, page)
    page.activateWindow()
    yield page
    page.leave()
    background.wait()


@pytest.fixture
def interview(workspace: Workspace) -> Interview:
    """The interview of `a_set_up`."""
    return next(iter(workspace.review.interviews.values()))


@pytest.fixture
def interview_page(
    workspace: Workspace, interview: Interview, qtbot: Any
) -> Iterator[InterviewPage]:
    """The interview page as it comes up in a window, the side panel shown, at a prompt."""
    page = InterviewPage(workspace, quiet=False)
    qtbot.addWidget(page)
    page.resize(1366, 720)
    workspace.changed.connect(page.show_review)
    page.show()
    page.show_place(Place(PageName.INTERVIEW, interview.id, "relied_on"))
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield page
    page.leave()


@pytest.fixture
def typist(interview_page: InterviewPage, qtbot: Any) -> Typist:
    """Somebody who types into it."""
    return Typist(interview_page, qtbot)
