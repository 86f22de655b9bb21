"""Unlocking: the entrance to a review that is on this laptop, and what covers it when it locks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.errors import InterviewerError
from interviewer.ui.background import Background
from interviewer.ui.entrance.quiet_page import QuietPage
from interviewer.ui.entrance.sentence import Sentence
from interviewer.ui.entrance.unlock_panels import (
    CodePanel,
    NewPassphrasePanel,
    Panel,
    PassphrasePanel,
)
from interviewer.ui.first_paint import FirstPaint
from interviewer.ui.opening import Opened, loaded
from interviewer.ui.style import set_role

if TYPE_CHECKING:
    from interviewer.storage import ReviewFolder, Store

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Door:
    """What can be known of a review without opening it.

    Attributes:
        name: What the person called it on this laptop.
        has_device: Whether this device was allowed to open it.
        trouble: A sentence, where its folder is not as it should be.
    """

    name: str = field(repr=False)
    has_device: bool = False
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class Recovered:
    """A review that its recovery code has opened, before it has a new passphrase."""

    folder: "ReviewFolder"
    store: "Store"


class UnlockPage(QuietPage):
    """Asks for the passphrase; shows nothing of the review but its name on this laptop.

    The field can be typed into at first paint: names are read after it, keys derived and the
    review opened on the store thread.

    Signals:
        ready: All that can be known without opening is shown.
        opened: Carries an Opened.
        start_wanted: Somebody wants to start another review.
        demonstration_wanted: Somebody wants to look around in the training case.
    """

    ready = Signal()
    opened = Signal(object)
    start_wanted = Signal()
    demonstration_wanted = Signal()

    def __init__(
        self, store_thread: Background, folders: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store_thread = store_thread
        self._folders = list(folders)
        self._doors: list[Door] = []
        self._recovered: Recovered | None = None
        self._title = QLabel("Interviewer")
        self.reviews = QComboBox()
        self.notice = Sentence("banner-error")
        self.problem = Sentence("error")
        self.by_passphrase, self.by_code = PassphrasePanel(), CodePanel()
        self.new_passphrase = NewPassphrasePanel()
        self._panels = (self.by_passphrase, self.by_code, self.new_passphrase)
        self._panel: Panel = self.by_passphrase
        self.start_button = QPushButton("Start &another review")
        self.look_button = QPushButton("&Look around in the training case")
        self._lay_out()
        self._connect()
        self._show(self.by_passphrase)
        FirstPaint(self._title).seen.connect(self._read_names)

    def say(self, sentence: str) -> None:
        """Say something above the field, such as that some text is not saved; empty ends it."""
        self.notice.say(sentence)

    def choose(self, folder: Path) -> None:
        """Ask for the passphrase of this review first.

        Raises:
            ValueError: It is not among the folders.
        """
        self.reviews.setCurrentIndex(self._folders.index(folder))

    def leave(self) -> None:
        """Lock a review again that was opened by its code and has no new passphrase yet."""
        recovered, self._recovered = self._recovered, None
        self._show(self.by_passphrase)
        if recovered is not None:
            self._store_thread.run(self, recovered.store.close, _nothing, self._refuse)

    @property
    def _folder(self) -> Path:
        return self._folders[self.reviews.currentIndex()]

    def _lay_out(self) -> None:
        set_role(self._title, "title")
        self._title.setWordWrap(True)
        several = len(self._folders) > 1
        which = self._review_list()
        which.setVisible(several)
        self.by_passphrase.open_button.setEnabled(not several)  # until it is known which is which
        line = QFrame()
        set_role(line, "line")
        self._elsewhere = QWidget()
        row = QHBoxLayout(self._elsewhere)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.start_button, self.look_button):
            set_role(button, "link")
            button.setAutoDefault(True)  # Enter presses it, as in a dialog
            row.addWidget(button)
        row.addStretch()
        self.column.addSpacing(72)
        for part in (self._title, self.notice, which, *self._panels, self.problem):
            self.column.addWidget(part)
        self.column.addSpacing(24)
        self.column.addWidget(line)
        self.column.addWidget(self._elsewhere)
        self.column.addStretch()

    def _review_list(self) -> QWidget:
        label = QLabel("Re&view")
        label.setBuddy(self.reviews)
        self.reviews.setAccessibleName("Review")
        self.reviews.addItems([f"Review {number + 1}" for number in range(len(self._folders))])
        which = QWidget()
        column = QVBoxLayout(which)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.reviews)
        return which

    def _connect(self) -> None:
        self.by_passphrase.given.connect(self._unlock_with_passphrase)
        self.by_passphrase.code_button.clicked.connect(self._ask_for_code)
        self.by_passphrase.device_button.clicked.connect(self._unlock_with_this_device)
        self.by_code.given.connect(self._unlock_with_code)
        self.by_code.back_button.clicked.connect(self._ask_for_passphrase)
        self.new_passphrase.given.connect(self._set_passphrase)
        self.new_passphrase.cancel_button.clicked.connect(self.leave)
        self.reviews.currentIndexChanged.connect(self._show_door)
        self.start_button.clicked.connect(self.start_wanted)
        self.look_button.clicked.connect(self.demonstration_wanted)

    def _read_names(self) -> None:
        work = partial(_doors, self._folders)
        self._store_thread.run(self, work, self._name_reviews, self._refuse)

    def _name_reviews(self, doors: list[Door]) -> None:
        self._doors = doors
        for index, door in enumerate(doors):
            self.reviews.setItemText(index, door.name)
        self.by_passphrase.open_button.setEnabled(True)
        self._show_door()
        self.ready.emit()

    def _show_door(self) -> None:
        """Show what is known of the chosen review."""
        if not self._doors:
            return
        door = self._doors[self.reviews.currentIndex()]
        self._title.setText(door.name if len(self._doors) == 1 else "Unlock a review")
        self.by_passphrase.device_button.setVisible(door.has_device)
        self.problem.say(door.trouble)

    def _show(self, panel: Panel) -> None:
        self._panel = panel
        self.problem.say("")
        for each in self._panels:
            each.clear()
            each.setVisible(each is panel)
        # A review that is open may not be left standing open.
        self._elsewhere.setVisible(panel is not self.new_passphrase)
        self.reviews.setEnabled(panel is not self.new_passphrase)
        panel.ask()

    def _ask_for_passphrase(self) -> None:
        self._show(self.by_passphrase)

    def _ask_for_code(self) -> None:
        self._show(self.by_code)

    def _unlock_with_passphrase(self) -> None:
        passphrase = self.by_passphrase.field.text
        if passphrase:
            self._try(partial(_by_passphrase, self._folder, passphrase), self._hand_over)
        else:
            self.problem.say("Type the passphrase of this review.")
            self.by_passphrase.ask()

    def _unlock_with_this_device(self) -> None:
        self._try(partial(_by_this_device, self._folder), self._hand_over)

    def _unlock_with_code(self) -> None:
        self._try(partial(_by_code, self._folder, self.by_code.edit.text()), self._ask_for_new)

    def _ask_for_new(self, recovered: Recovered) -> None:
        self._rest()
        self._recovered = recovered
        self._show(self.new_passphrase)

    def _set_passphrase(self) -> None:
        recovered = self._recovered
        missing = self.new_passphrase.step.missing()
        self.problem.say(missing)
        if missing or recovered is None:
            return
        new = self.new_passphrase.step.passphrase
        work = partial(recovered.folder.change_passphrase, recovered.store, new)
        self._try(work, self._load_recovered)

    def _load_recovered(self, _: None) -> None:
        recovered, self._recovered = self._recovered, None
        if recovered is not None:
            self._show(self.by_passphrase)
            self._try(partial(loaded, recovered.folder.path, recovered.store), self._hand_over)

    def _try(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self.problem.say("")
        self._set_busy(True)
        self._store_thread.run(self, work, done, self._refuse)

    def _hand_over(self, opened: Opened) -> None:
        self._rest()
        self._show(self.by_passphrase)  # with nothing left in it
        self.opened.emit(opened)

    def _refuse(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)
        self._panel.ask()
        self.bring_into_view(self.problem, self.focusWidget())

    def _rest(self) -> None:
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._panel.set_busy(busy)
        for widget in (self.reviews, self._elsewhere):
            widget.setEnabled(not busy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._panel.ask()


def _nothing(_: None) -> None:
    """Nobody waits for the outcome."""


def _doors(folders: Sequence[Path]) -> list[Door]:
    """What the folders tell without being opened; on the store thread."""
    return [_door(folder) for folder in folders]


def _door(path: Path) -> Door:
    from interviewer.storage import ReviewFolder, Way

    try:
        folder = ReviewFolder.at(path)
    except InterviewerError as error:
        return Door(name="A review that cannot be read", trouble=error.sentence)
    return Door(name=folder.name, has_device=Way.THIS_DEVICE in folder.ways)


def _by_passphrase(path: Path, passphrase: str) -> Opened:
    from interviewer.storage import ReviewFolder

    return loaded(path, ReviewFolder.at(path).unlock_with_passphrase(passphrase))


def _by_this_device(path: Path) -> Opened:
    from interviewer.storage import ReviewFolder

    return loaded(path, ReviewFolder.at(path).unlock_with_this_device())


def _by_code(path: Path, text: str) -> Recovered:
    """Open by the code, and verify: nobody chooses a new passphrase for notes that are damaged."""
    from interviewer.storage import ReviewFolder
    from interviewer.storage.errors import DamagedNotesError

    folder = ReviewFolder.at(path)
    store = folder.unlock_with_recovery_code(text)
    if not _is_sound(store):
        store.close()
        raise DamagedNotesError
    return Recovered(folder=folder, store=store)


def _is_sound(store: "Store") -> bool:
    try:
        return store.verify().sound
    except BaseException:
        store.close()
        raise
