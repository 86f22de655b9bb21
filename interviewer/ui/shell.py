"""The open review: top bar, side bar, and the page that is shown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from interviewer.domain.review import Review
from interviewer.ui.background import Background
from interviewer.ui.laptop import Laptop
from interviewer.ui.page import Page
from interviewer.ui.pages.accuracy_check import AccuracyCheckPage
from interviewer.ui.pages.activity import ActivityPage
from interviewer.ui.pages.before import BeforePage
from interviewer.ui.pages.chronology import ChronologyPage
from interviewer.ui.pages.evidence import EvidencePage
from interviewer.ui.pages.findings import FindingsPage
from interviewer.ui.pages.follow_ups import FollowUpsPage
from interviewer.ui.pages.guidance import GuidancePage
from interviewer.ui.pages.handing_over import HandingOverPage
from interviewer.ui.pages.history import HistoryPage
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.pages.interviews import InterviewsPage
from interviewer.ui.pages.names import NamesPage
from interviewer.ui.pages.plan import PlanPage
from interviewer.ui.pages.reflection import ReflectionPage
from interviewer.ui.pages.set_up import SetUpPage
from interviewer.ui.pages.settings import SettingsPage
from interviewer.ui.pages.status import StatusPage
from interviewer.ui.pages.tidy_up import TidyUpPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.places_by_seat import hidden_pages, home
from interviewer.ui.saving import SaveState
from interviewer.ui.search import KEY, SearchKey, SearchPanel
from interviewer.ui.style import set_role
from interviewer.ui.the_word import it
from interviewer.ui.top_bar import Banner, TopBar
from interviewer.ui.workspace import Workspace

_IN_SIDE_BAR = (
    PageName.INTERVIEWS,
    PageName.STATUS,
    PageName.EVIDENCE,
    PageName.CHRONOLOGY,
    PageName.FOLLOW_UPS,
    PageName.FINDINGS,
    PageName.HANDING_OVER,
    PageName.GUIDANCE,
    PageName.SET_UP,
    PageName.NAMES,
    PageName.ACTIVITY,
    PageName.SETTINGS,
)

_WITH_A_SIDE_OF_THEIR_OWN = (PageName.EVIDENCE,)
"""They need the room of the side bar; the name of the review leads back to it."""

_PAGE = Qt.ItemDataRole.UserRole


class Shell(QWidget):
    """Goes where pages want to go, and tells the visible page of every change.

    Signals:
        lock_wanted: Lock now.
        pause_wanted: Cover the screen until somebody comes back.
        erase_wanted: Carries a Wish: let go of the review and erase it.
    """

    lock_wanted = Signal()
    pause_wanted = Signal()
    erase_wanted = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        laptop: Laptop,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.top_bar, self.banner = TopBar(), Banner()
        self._makers: dict[PageName, Callable[..., Page]] = {
            PageName.INTERVIEWS: partial(InterviewsPage, workspace, background),
            PageName.STATUS: partial(StatusPage, workspace),
            PageName.EVIDENCE: partial(EvidencePage, workspace, background),
            PageName.CHRONOLOGY: partial(ChronologyPage, workspace, background),
            PageName.FOLLOW_UPS: partial(FollowUpsPage, workspace, background),
            PageName.FINDINGS: partial(FindingsPage, workspace, background),
            PageName.HANDING_OVER: partial(HandingOverPage, workspace, background),
            PageName.GUIDANCE: partial(GuidancePage, workspace, background),
            PageName.SET_UP: partial(SetUpPage, workspace),
            PageName.NAMES: partial(NamesPage, workspace, background),
            PageName.ACTIVITY: partial(ActivityPage, workspace, background),
            PageName.SETTINGS: partial(SettingsPage, workspace, background, laptop),
            PageName.PLAN: partial(PlanPage, workspace),
            PageName.BEFORE: partial(BeforePage, workspace, background),
            PageName.INTERVIEW: partial(InterviewPage, workspace, quiet=laptop.settings.quiet),
            PageName.REFLECTION: partial(ReflectionPage, workspace),
            PageName.TIDY_UP: partial(TidyUpPage, workspace),
            PageName.ACCURACY_CHECK: partial(AccuracyCheckPage, workspace, background),
            PageName.HISTORY: partial(HistoryPage, workspace, background),
        }
        self.pages: dict[PageName, Page] = {}
        self._stack, self._side_bar = QStackedWidget(), QListWidget()
        self.search = SearchPanel(workspace, background, self)
        self._came_from: QWidget | None = None
        self._lay_out()
        self._connect()
        self.go_home()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)  # noqa: S101  nothing else is ever added
        return shown

    def go(self, place: Place) -> None:
        """Leave the page that is shown and show the place, where this seat may see it."""
        if place.page in hidden_pages(self.workspace.review):
            return
        if self._stack.count():
            self.page.leave()
        page = self.page_named(place.page)
        page.show_place(place)
        in_side_bar = place.page in _IN_SIDE_BAR
        if not in_side_bar:
            self._side_bar.hide()
            self._frame.activate()  # the page is laid out once, at the width that it keeps
        self._stack.setCurrentWidget(page)
        self._side_bar.setVisible(in_side_bar and place.page not in _WITH_A_SIDE_OF_THEIR_OWN)
        self.top_bar.search.setVisible(in_side_bar)  # in an interview the key is enough
        if in_side_bar:
            self._side_bar.setCurrentRow(_IN_SIDE_BAR.index(place.page))
        self.top_bar.show_page(self.workspace.review, page)

    def page_named(self, name: PageName) -> Page:
        """The page of this name, made when somebody first goes there."""
        if name not in self.pages:
            page = self.pages[name] = self._makers[name](parent=self._stack)
            page.wanted.connect(self.go)
            page.lock_wanted.connect(self.lock_wanted)
            if isinstance(page, InterviewPage):
                page.pause_wanted.connect(self.pause_wanted)
            if isinstance(page, HandingOverPage):
                page.erase_wanted.connect(self.erase_wanted)
            self._stack.addWidget(page)
        return self.pages[name]

    def go_home(self) -> None:
        """Show the list of interviews, or how far they have come, ready for the keyboard."""
        self.go(Place(home(self.workspace.review)))

    def open_search(self) -> None:
        """Find words anywhere in the review; Escape leads back to where one was."""
        if self.search.isHidden():
            self._came_from = QApplication.focusWidget()
        area = self._stack.geometry().adjusted(16, 16, -16, -16)
        self.search.setGeometry(area.x(), area.y(), min(area.width(), 900), area.height())
        page = self.page
        self.search.open(page.interview.id if isinstance(page, InterviewPage) else None)

    def leave(self) -> None:
        """Hand over everything typed."""
        self.page.leave()

    def resume(self) -> None:
        """Somebody is back after a pause."""
        page = self.page
        if isinstance(page, InterviewPage):
            page.resume()

    def _lay_out(self) -> None:
        set_role(self._side_bar, "nav")
        self._side_bar.setAccessibleName("Pages of the review")
        self._side_bar.setFixedWidth(max(248, self.fontMetrics().averageCharWidth() * 25))
        for name in _IN_SIDE_BAR:
            item = QListWidgetItem(it(name.value))
            item.setData(_PAGE, name)
            self._side_bar.addItem(item)
        self._show_pages_of_the_seat()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._side_bar)
        row.addWidget(self._stack, 1)
        column = self._frame = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.banner)
        column.addLayout(row, 1)

    def _show_pages_of_the_seat(self) -> None:
        hidden = hidden_pages(self.workspace.review)
        for at, name in enumerate(_IN_SIDE_BAR):
            self._side_bar.item(at).setHidden(name in hidden)

    def _connect(self) -> None:
        self.top_bar.lock_wanted.connect(self.lock_wanted)
        self.top_bar.home_wanted.connect(self.go_home)
        self.top_bar.search_wanted.connect(self.open_search)
        self.search.wanted.connect(self.go)
        self.search.closed.connect(self._go_back)
        SearchKey(self)
        QShortcut(QKeySequence(KEY), self, self.open_search)
        self._side_bar.itemClicked.connect(self._go_from_side_bar)
        self._side_bar.itemActivated.connect(self._go_from_side_bar)
        self.workspace.changed.connect(self._show_review)
        self.workspace.save_state_changed.connect(self._show_save_state)
        self._show_save_state(self.workspace.save_state)

    def _go_back(self) -> None:
        """The keyboard belongs to the page again, where it was."""
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus()
        self._came_from = None

    def _show_review(self, review: Review) -> None:
        self._show_pages_of_the_seat()
        self.page.show_review(review)
        self.top_bar.show_page(review, self.page)

    def _show_save_state(self, state: SaveState) -> None:
        self.top_bar.show_save_state(state)
        self.banner.say(state.error.sentence if state.error else "")

    def _go_from_side_bar(self, item: QListWidgetItem) -> None:
        self.go(Place(PageName(item.data(_PAGE))))
