"""The one window: entrance, open review, pause, lock."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from interviewer.domain.errors import InterviewerError
from interviewer.settings import Settings
from interviewer.ui.background import Background
from interviewer.ui.clipboard import forget_clipboard
from interviewer.ui.erasing import erased, finished, was_begun
from interviewer.ui.laptop import Laptop
from interviewer.ui.lock_key import KEY, LockKey
from interviewer.ui.opening import Opened, folders_to_open, opened_training_case
from interviewer.ui.pages.unlock import UnlockPage
from interviewer.ui.the_word import call_it

if TYPE_CHECKING:
    from uuid import UUID

    from interviewer.domain.erasure import Erasure
    from interviewer.storage import Change
    from interviewer.ui.cover import Cover
    from interviewer.ui.handing_over.erase import Wish
    from interviewer.ui.pages.erased import ErasedPage
    from interviewer.ui.shell import Shell
    from interviewer.ui.workspace import Workspace

_UNSAVED = (
    "Some of what was typed could not be written to the disk. It is kept in memory behind this "
    "lock: unlock to see it and to try again. Do not switch the computer off before that."
)

_NOT_BACKED_UP = "No backup was made when this review was locked."


@dataclass(frozen=True, kw_only=True)
class House:
    """What the window is given from outside.

    Attributes:
        reviews: The folder that holds the review folders.
        training: A folder for the training case, thrown away at the end.
        settings_file: Where choices are kept; None where nothing is to be kept.
    """

    reviews: Path
    training: Path
    settings: Settings
    clock: Callable[[], datetime]
    new_id: "Callable[[], UUID]"
    settings_file: Path | None = None

    @property
    def training_case(self) -> Path:
        """The folder of the training case, whether or not it was made yet."""
        return self.training / "kestrel"


class Window(QMainWindow):
    """Shows the entrance, the open review, or a cover over it; its title says nothing.

    Signals:
        unlocked: A review is open now.
        locked: The review has been closed; nothing of it is held but what could not be saved.
        erased: A review is gone from this laptop.
    """

    unlocked = Signal()
    locked = Signal()
    erased = Signal()

    def __init__(self, house: House, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self.laptop = Laptop(house.settings, house.reviews, house.settings_file, self)
        self._store_thread = Background(1, self)
        self._background = Background(2, self)
        self._shell: Shell | None = None
        self._entrance: UnlockPage | None = None
        self._open_folder: Path | None = None
        self._closing: list[Workspace] = []
        self._erasing = self._lock_asked = False
        self._afterwards: list[Callable[[], object]] = []
        self._unsaved: dict[Path, list[Change]] = {}
        self._not_backed_up: dict[Path, InterviewerError] = {}
        self._cover: Cover | None = None
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self.setWindowTitle("Interviewer")
        self.resize(1366, 768)
        # Here and not on the review's own pages: a pause can be locked too.
        QShortcut(QKeySequence(KEY), self, self.lock)
        # Behind the event that closed the menu: what belongs to it is deleted with the review.
        LockKey(self).pressed.connect(self.lock, Qt.ConnectionType.QueuedConnection)
        self.show_entrance()
        self._finish_erasing()

    @property
    def shell(self) -> "Shell | None":
        """The open review; None while locked."""
        return self._shell

    @property
    def holds_unsaved(self) -> bool:
        """Whether text is held in memory only: then the process must not end."""
        return bool(self._unsaved or self._closing)

    def show_entrance(self) -> None:
        """Show the unlock page, or on a laptop without a review the first steps."""
        house, known = self._house, list(self._unsaved)
        if self._open_folder is not None:
            known.append(self._open_folder)
        folders = folders_to_open(house.reviews, house.training_case, known)
        if folders:
            self._show_unlock(folders)
        else:
            self.start_review()

    def start_review(self) -> None:
        """Show the first steps towards a new review."""
        from interviewer.ui.pages.welcome import WelcomePage

        house = self._house
        page = WelcomePage(self._store_thread, house.reviews, house.clock, house.new_id)
        page.opened.connect(self.open)
        page.demonstration_wanted.connect(self.open_training_case)
        page.unlock_wanted.connect(self.show_entrance)
        self._show_front(page)

    def open_training_case(self) -> None:
        """Open the fictional training case, made afresh where it is not there yet."""
        make = partial(opened_training_case, self._house.training_case, self._house.clock())
        self._store_thread.run(self, make, self.open, self._show_failure)

    def open(self, opened: Opened) -> None:
        """Show a review that was unlocked; what could not be saved earlier is shown with it."""
        if self._shell is not None:
            self.lock()
        from interviewer.ui.shell import Shell
        from interviewer.ui.workspace import Surroundings, Workspace

        house = self._house
        surroundings = Surroundings(house.clock, house.new_id, self._store_thread)
        workspace = Workspace(opened.store, opened.review, surroundings, self)
        self._open_folder = opened.folder
        self.laptop.folder = opened.folder
        call_it(self.laptop.settings.word)
        self._shell = Shell(workspace, self._background, self.laptop)
        self._shell.lock_wanted.connect(self.lock)
        self._shell.pause_wanted.connect(self.pause)
        self._shell.erase_wanted.connect(self.erase)
        earlier = self._unsaved.pop(opened.folder, None)
        if earlier:
            workspace.take_up(earlier)
        self._show_front(self._shell)
        self._shell.go_home()
        # Python would look through every note for cycles now and then, and nobody could type.
        gc.freeze()
        notice = self._notice(opened)
        if notice:
            self.say(notice)
        self.unlocked.emit()

    def _notice(self, opened: Opened) -> str:
        """What has to be told of a review that was just opened."""
        trouble = self._not_backed_up.pop(opened.folder, None)
        if trouble is None:
            return opened.notice
        return f"{opened.notice} {_NOT_BACKED_UP} {trouble.sentence}".strip()

    def wait(self) -> None:
        """Return when nothing is done behind the window any more: what is done needs Python."""
        self._store_thread.wait()
        self._background.wait()

    def say(self, sentence: str) -> None:
        """Show one line under the top bar of the open review."""
        if self._shell is not None:
            self._shell.banner.say(sentence)

    def warn_of_lock(self) -> None:
        """Say quietly that it will lock soon; a key or a movement keeps it open."""
        if self._shell is not None:
            self._shell.top_bar.say_soon_locked()

    def take_back_warning(self) -> None:
        """Say again how saving stands: somebody is there."""
        if self._shell is not None:
            self._shell.top_bar.show_save_state(self._shell.workspace.save_state)

    def pause(self) -> None:
        """Cover the screen with a neutral page."""
        if self._cover is None:
            from interviewer.ui.cover import Cover

            self._cover = Cover()
            self._cover.finished.connect(self.resume)
            self._stack.addWidget(self._cover)
        self._stack.setCurrentWidget(self._cover)
        self._cover.back.setFocus()

    def resume(self) -> None:
        """Take the cover away."""
        if self._shell is not None:
            self._stack.setCurrentWidget(self._shell)
            self._shell.resume()

    def lock(self, then: Callable[[], object] | None = None, *, before_sleep: bool = False) -> None:
        """Cover the screen at once, then write what was typed, close the store and drop it all.

        Args:
            then: Called when the store is closed; at once where nothing is open.
            before_sleep: The laptop waits for this, so there is no time for a backup.
        """
        if then is not None:
            self._afterwards.append(then)
        shell, folder = self._shell, self._open_folder
        if self._erasing:
            self._lock_asked = True
            return
        if shell is None or folder is None:
            self._go_on()
            return
        shell.leave()
        self._shell = None
        self.show_entrance()
        if self._entrance is not None:
            self._entrance.choose(folder)
        self._open_folder = self.laptop.folder = None
        self._drop(shell)
        self._closing.append(shell.workspace)
        finish = partial(self._finish_lock, shell.workspace, folder)
        shell.workspace.close(finish, back_up=not before_sleep)

    def _drop(self, shell: "Shell") -> None:
        self._stack.removeWidget(shell)
        shell.deleteLater()
        forget_clipboard(QGuiApplication.clipboard())

    def erase(self, wish: "Wish") -> None:
        """Cover the screen, erase the open review, and show the receipt; or the review again."""
        if self._shell is None or self._erasing:
            return
        workspace = self._shell.workspace
        self._erasing, self._lock_asked = True, False
        self._shell.leave()
        workspace.close_drafts()
        page = self._erased_page()
        work = partial(erased, wish.name, self._house.clock(), lambda: bool(workspace.unwritten()))
        refused = partial(self._refuse_to_erase, page, wish)
        workspace.ask(work, partial(self._show_erased, page), refused)

    def _erased_page(self) -> "ErasedPage":
        """Comes to the front at once."""
        from interviewer.ui.pages.erased import ErasedPage

        page = ErasedPage(self._background)
        page.finished.connect(self.show_entrance)
        self._show_front(page)
        return page

    def _show_erased(self, page: "ErasedPage", erasures: "tuple[Erasure, ...]") -> None:
        self._let_go_of_erased()
        page.show_receipts(erasures)
        self._go_on()

    def _refuse_to_erase(self, page: "ErasedPage", wish: "Wish", error: Exception) -> None:
        if was_begun(error):
            self._let_go_of_erased()
            page.show_trouble(error)
            self._go_on()
        elif self._shell is not None:
            self._erasing = False
            self._show_front(self._shell)
            if self._lock_asked:  # meanwhile, with the screen or before sleep: it is not opened
                self.lock()
            wish.refused(error)

    def _let_go_of_erased(self) -> None:
        """Drop what was open: its store is closed, its folder is gone."""
        self._erasing = False
        shell, self._shell = self._shell, None
        self._open_folder = self.laptop.folder = None
        if shell is None:
            return
        shell.workspace.give_up()
        shell.workspace.deleteLater()
        self._drop(shell)
        gc.unfreeze()
        self.erased.emit()
        self.locked.emit()

    def _finish_erasing(self) -> None:
        """Go on with what was cut off when this laptop was last used; most have nothing of it."""
        if any(self._house.reviews.glob("*/erased.json")):
            work = partial(finished, self._house.reviews, self._house.clock())
            self._store_thread.run(self, work, self._show_finished, self._show_failure)

    def _show_finished(self, erasures: "tuple[Erasure, ...]") -> None:
        if erasures and self._shell is None:
            self._erased_page().show_receipts(erasures)

    def _finish_lock(self, workspace: "Workspace", folder: Path) -> None:
        left = workspace.unwritten()
        if left:
            self._unsaved[folder] = left
            if self._entrance is not None:
                self._entrance.say(_UNSAVED)
        if workspace.not_backed_up is not None:
            self._not_backed_up[folder] = workspace.not_backed_up
        self._closing.remove(workspace)
        workspace.deleteLater()
        gc.unfreeze()
        self.locked.emit()
        self._go_on()

    def _go_on(self) -> None:
        """Do what waits for the lock, unless one is still under way."""
        if not self._closing:
            waiting, self._afterwards = self._afterwards, []
            for then in waiting:
                then()

    def _show_unlock(self, folders: list[Path]) -> None:
        house = self._house
        page = UnlockPage(self._store_thread, folders, house.clock, house.new_id)
        page.opened.connect(self.open)
        page.start_wanted.connect(self.start_review)
        page.demonstration_wanted.connect(self.open_training_case)
        page.ready.connect(self._prepare)
        if self._unsaved:
            page.say(_UNSAVED)
        self._show_front(page)
        self._entrance = page

    def _prepare(self) -> None:
        """Have at hand what opens next, before the passphrase has been typed."""
        self._store_thread.run(self, _import_the_rest, _nothing, self._show_failure)

    def _show_front(self, front: QWidget) -> None:
        if self._entrance is not None:
            self._entrance.leave()
        self._entrance = None
        for at in reversed(range(self._stack.count())):
            page = self._stack.widget(at)
            if page is not None and page not in (self._cover, self._shell, front):
                self._stack.removeWidget(page)
                page.deleteLater()
        self._stack.addWidget(front)
        self._stack.setCurrentWidget(front)

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, InterviewerError):
            raise error
        from interviewer.ui.messages import show_error

        show_error(self, error)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._shell is not None or self._closing:
            # Nothing typed may be lost: lock first, and close when everything is on the disk.
            event.ignore()
            self.lock(self.close)
        elif self.holds_unsaved:
            event.ignore()
        else:
            self.wait()
            event.accept()


def _import_the_rest() -> None:
    """What the first paint does not wait for."""
    import interviewer.ui.cover
    import interviewer.ui.messages
    import interviewer.ui.pages.welcome
    import interviewer.ui.shell  # noqa: F401  the import is what takes its time


def _nothing(_: None) -> None:
    """Nobody waits for the outcome."""
