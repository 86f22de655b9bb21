"""Unlocking: the entrance to a review that is on this laptop, and what covers it when it locks."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property, partial
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
from interviewer.ui.entrance.doors import Door, doors
from interviewer.ui.entrance.quiet_page import QuietPage
from interviewer.ui.entrance.restoring import (
    Recovered,
    Restored,
    Unlock,
    backups_after,
    by_code,
    by_passphrase,
    by_this_device,
    closed_and_taken_over,
    forgiven,
    nothing,
    restored,
    taken_over,
    unlocked,
)
from interviewer.ui.entrance.unlock_panels import Panel, PassphrasePanel
from interviewer.ui.first_paint import FirstPaint
from interviewer.ui.opening import Opened, loaded
from interviewer.ui.sentence import Sentence
from interviewer.ui.style import set_role
from interviewer.ui.tab_order import set_tab_order

if TYPE_CHECKING:
    from uuid import UUID

    from interviewer.storage import Backup
    from interviewer.ui.entrance.code_panels import CodePanel, NewPassphrasePanel
    from interviewer.ui.entrance.restore_offer import RestoreOffer

T = TypeVar("T")


class UnlockPage(QuietPage):
    """Asks for the passphrase; shows nothing of the review but its name on this laptop.

    The field can be typed into at first paint: names are read after it, keys derived and the
    review opened on the store thread. What nearly nobody needs, the recovery code and backups, is
    made when somebody does.

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
        self,
        store_thread: Background,
        folders: Sequence[Path],
        clock: Callable[[], datetime],
        new_id: "Callable[[], UUID]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store_thread, self._clock, self._new_id = store_thread, clock, new_id
        self._restored: dict[Path, Restored] = {}
        self._folders = list(folders)
        self._doors: list[Door] = []
        self._recovered: Recovered | None = None
        self._title = QLabel("Interviewer")
        self.reviews = QComboBox()
        self.notice = Sentence("banner-error")
        self.problem, self.advice = Sentence("error"), Sentence("muted")
        self.by_passphrase = PassphrasePanel()
        self._panels: list[Panel] = [self.by_passphrase]
        self._panel: Panel = self.by_passphrase
        self._ways, self._offers = QVBoxLayout(), QVBoxLayout()
        self.start_button = QPushButton("Start &another review")
        self.look_button = QPushButton("&Look around in the training case")
        self._lay_out()
        self._connect()
        self._show(self.by_passphrase)
        FirstPaint(self._title).seen.connect(self._read_names)

    @cached_property
    def by_code(self) -> "CodePanel":
        """The way in with the recovery code."""
        from interviewer.ui.entrance.code_panels import CodePanel

        panel = CodePanel()
        panel.given.connect(self._unlock_with_code)
        panel.back_button.clicked.connect(self._ask_for_passphrase)
        self._add_panel(panel, panel.back_button)
        return panel

    @cached_property
    def new_passphrase(self) -> "NewPassphrasePanel":
        """What follows the recovery code."""
        from interviewer.ui.entrance.code_panels import NewPassphrasePanel

        panel = NewPassphrasePanel()
        panel.given.connect(self._set_passphrase)
        panel.cancel_button.clicked.connect(self.leave)
        self._add_panel(panel, panel.cancel_button)
        return panel

    @cached_property
    def restore(self) -> "RestoreOffer":
        """What is offered where notes are damaged."""
        from interviewer.ui.entrance.restore_offer import RestoreOffer

        offer = RestoreOffer()
        offer.wanted.connect(self._restore)
        self._offers.addWidget(offer)
        set_tab_order((offer.button, self.start_button, self.look_button))
        return offer

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
            self._store_thread.run(self, recovered.store.close, nothing, self._refuse)

    @property
    def _folder(self) -> Path:
        return self._folders[self.reviews.currentIndex()]

    def _lay_out(self) -> None:
        set_role(self._title, "title")
        self._title.setWordWrap(True)
        several = len(self._folders) > 1
        self._which = self._review_list()
        self._which.setVisible(several)
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
        for part in (self._title, self.notice, self._which, self.advice):
            self.column.addWidget(part)
        self._ways.addWidget(self.by_passphrase)
        self.column.addLayout(self._ways)
        self.column.addWidget(self.problem)
        self.column.addLayout(self._offers)
        self.column.addSpacing(24)
        self.column.addWidget(line)
        self.column.addWidget(self._elsewhere)
        self.column.addStretch()

    def _add_panel(self, panel: Panel, last: QPushButton) -> None:
        panel.hide()
        self._panels.append(panel)
        self._ways.addWidget(panel)
        offer = (self.restore.list, self.restore.button) if self._may_offer else ()
        set_tab_order((last, *offer, self.start_button, self.look_button))

    @property
    def _may_offer(self) -> bool:
        """Whether a backup was ever offered."""
        return "restore" in vars(self)

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
        self.reviews.currentIndexChanged.connect(self._show_door)
        self.start_button.clicked.connect(self.start_wanted)
        self.look_button.clicked.connect(self.demonstration_wanted)

    def _read_names(self) -> None:
        work = partial(doors, self._folders)
        self._store_thread.run(self, work, self._name_reviews, self._refuse)

    def _name_reviews(self, known: list[Door]) -> None:
        self._doors = known
        for index, door in enumerate(known):
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
        self._offer(door.backups)

    def _show(self, panel: Panel) -> None:
        self._panel = panel
        self._say_nothing()
        for each in self._panels:
            each.clear()
            each.setVisible(each is panel)
        # A review that is open may not be left standing open.
        self._elsewhere.setVisible(self._recovered is None)
        self.reviews.setEnabled(self._recovered is None)
        panel.ask()

    def _say_nothing(self) -> None:
        self.problem.say("")
        self.advice.say("")
        self._offer(())

    def _ask_for_passphrase(self) -> None:
        self._show(self.by_passphrase)

    def _ask_for_code(self) -> None:
        self._show(self.by_code)

    def _unlock_with_passphrase(self) -> None:
        passphrase = self.by_passphrase.field.text
        if passphrase:
            self._open(partial(by_passphrase, passphrase=passphrase))
        else:
            self.problem.say("Type the passphrase of this review.")
            self.by_passphrase.ask()

    def _unlock_with_this_device(self) -> None:
        self._open(by_this_device)

    def _open(self, unlock: Unlock) -> None:
        """Open the chosen review; one that was restored takes the damaged one's place."""
        which = self._restored.get(self._folder)
        if which is None:
            self._try(partial(unlocked, self._folder, unlock), self._hand_over)
        else:
            self._try(partial(taken_over, which, unlock, self._clock()), self._hand_over)

    def _unlock_with_code(self) -> None:
        self._try(partial(by_code, self._folder, self.by_code.edit.text()), self._ask_for_new)

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
        if recovered is None:
            return
        which, new = self._restored.get(self._folder), self.new_passphrase.step.passphrase
        self._show(self.by_passphrase)
        if which is None:
            work = partial(loaded, recovered.folder.path, recovered.store)
        else:
            unlock = partial(by_passphrase, passphrase=new)
            work = partial(closed_and_taken_over, recovered, which, unlock, self._clock())
        self._try(work, self._hand_over)

    def _restore(self, backup: "Backup") -> None:
        folder = self._with_backups
        to = folder.with_name(str(self._new_id()))
        self._try(partial(restored, backup, folder, to), self._show_restored)

    def _show_restored(self, which: Restored) -> None:
        """Go on with the restored review, with the passphrase or code that has been typed."""
        self._rest()
        self._restored[which.folder] = which
        self._folders.append(which.folder)
        self._doors.append(Door(name=which.name))
        self.reviews.addItem(which.name)
        self._which.show()
        self.choose(which.folder)
        if self._panel.is_filled:
            self._panel.given.emit()
        else:
            self.advice.say("The backup is restored. Type the passphrase to open it.")
            self._panel.ask()

    @property
    def _with_backups(self) -> Path:
        """The folder whose backups are offered: of a restored review, the damaged one's."""
        which = self._restored.get(self._folder)
        return which.damaged if which is not None else self._folder

    def _offer(self, backups: "Sequence[Backup]") -> None:
        if backups or self._may_offer:
            self.restore.offer(backups)

    def _offer_those_of(self, folder: Path, backups: "list[Backup]") -> None:
        if backups and folder == self._with_backups:
            self.restore.offer(backups)
            self.bring_into_view(self.restore, self.problem)

    def _try(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self._say_nothing()
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
        folder = self._with_backups
        look = partial(backups_after, error, folder)
        self._store_thread.run(self, look, partial(self._offer_those_of, folder), forgiven)

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
