"""The first run: set a review up, join one, or look around in the training case."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from interviewer.domain.errors import InterviewerError
from interviewer.ui.background import Background
from interviewer.ui.entrance.details import Details, DetailsStep, values_of
from interviewer.ui.entrance.front import Front
from interviewer.ui.entrance.join_step import JoinDetails, JoinStep
from interviewer.ui.entrance.new_passphrase import NewPassphraseStep
from interviewer.ui.entrance.quiet_page import QuietPage
from interviewer.ui.entrance.sheet_steps import CheckSheetStep, KeepSheetStep, any_two
from interviewer.ui.entrance.step import Step
from interviewer.ui.opening import Opened, loaded
from interviewer.ui.recovery_sheet import RecoverySheet
from interviewer.ui.sentence import Sentence
from interviewer.ui.style import set_role

if TYPE_CHECKING:
    from interviewer.storage import Change, RecoveryCode
    from interviewer.storage.handover.joining import Joining

ChooseTwo: TypeAlias = Callable[[int], tuple[int, int]]
"""Gives two different positions below a count: which groups of the code are asked for."""


class WelcomePage(QuietPage):
    """Starts a review or joins one: nothing is written until the last button of the last step.

    Signals:
        opened: Carries an Opened: the review was created and is open.
        demonstration_wanted: Somebody wants to look around in the training case.
        unlock_wanted: Somebody wants to go to a review that is on this laptop already.
    """

    opened = Signal(object)
    demonstration_wanted = Signal()
    unlock_wanted = Signal()

    def __init__(
        self,
        store_thread: Background,
        reviews_folder: Path,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        choose_two: ChooseTwo = any_two,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store_thread = store_thread
        self._reviews_folder = reviews_folder
        self._clock, self._new_id = clock, new_id
        self._choose_two = choose_two
        self._code: RecoveryCode | None = None
        self._made = clock()
        self.front = Front()
        self.details, self.join = DetailsStep(store_thread), JoinStep(store_thread)
        self.passphrase = NewPassphraseStep()
        self.keep, self.check = KeepSheetStep(store_thread), CheckSheetStep()
        self._every_step = (self.details, self.join, self.passphrase, self.keep, self.check)
        self._steps: tuple[Step, ...] = self._every_step
        self._step: Step | None = None
        self._title, self._progress = QLabel(), QLabel()
        self.problem = Sentence("error")
        self.back_button, self.next_button = QPushButton("&Back"), QPushButton()
        self._lay_out()
        self._connect()
        self._show(None)
        store_thread.run(self, _import_storage, _nothing, self._refuse)

    def _lay_out(self) -> None:
        set_role(self._title, "title")
        set_role(self._progress, "muted")
        set_role(self.next_button, "primary")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back_button)
        row.addStretch()
        row.addWidget(self.next_button)
        self.column.addWidget(self._progress)
        self.column.addWidget(self._title)
        for widget in (self.front, *self._every_step, self.problem):
            self.column.addWidget(widget)
        self.column.addSpacing(12)
        self.column.addWidget(self._buttons)
        self.column.addStretch()

    def _connect(self) -> None:
        self.front.start_wanted.connect(self._start)
        self.front.join_wanted.connect(self._join)
        self.front.look_wanted.connect(self.demonstration_wanted)
        self.front.unlock_wanted.connect(self.unlock_wanted)
        for button in (self.back_button, self.next_button):
            button.setAutoDefault(True)  # Enter presses it, as in a dialog
        self.back_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        self.details.guidance.refused.connect(self._show_refused_file)
        for step in self._every_step:
            step.changed.connect(self._notice_change)
            step.entered.connect(self._go_on)

    def _start(self) -> None:
        self._begin_with(self.details)

    def _join(self) -> None:
        self._begin_with(self.join)

    def _begin_with(self, first: Step) -> None:
        self._steps = (first, self.passphrase, self.keep, self.check)
        self._show(first)

    def _go_back(self) -> None:
        if self._step is not None:
            before = self._steps.index(self._step) - 1
            self._show(self._steps[before] if before >= 0 else None)

    def _go_on(self) -> None:
        step = self._step
        if step is None:
            return
        missing = step.missing()
        self.problem.say(missing)
        if missing:
            self.bring_into_view(self.problem, self.focusWidget())
            return
        if step is self.check:
            self._create()
        else:
            self._show(self._steps[self._steps.index(step) + 1])

    def _show(self, step: Step | None) -> None:
        """Show a step, or with None the front."""
        self._step = step
        self.problem.say("")
        if step is self.keep:
            self._show_code()
        elif step is self.check and self._code is not None:
            self.check.ask(self._code, self._choose_two(len(self._code.groups)))
        for widget in (self.front, *self._every_step):
            widget.setVisible(widget is (step or self.front))
        self._buttons.setVisible(step is not None)
        self._progress.setVisible(step is not None)
        self._name_things(step)
        self.front.offer_unlock(any(self._reviews_folder.glob("*/keys.json")))
        (step or self.front).begin()
        self.verticalScrollBar().setValue(0)

    def _name_things(self, step: Step | None) -> None:
        self._title.setText(step.heading if step else "Interviewer")
        if step is not None:
            # The sheet is one step, although it has two halves.
            number = min(self._steps.index(step) + 1, 3)
            self._progress.setText(f"Step {number} of 3")
        self.next_button.setText(self._last_words if step is self.check else "&Next")
        self._notice_change()

    @property
    def _last_words(self) -> str:
        return "&Join the review" if self.join in self._steps else "&Create the review"

    def _notice_change(self) -> None:
        self.next_button.setEnabled(self._step is not self.check or self.check.complete)

    def _show_code(self) -> None:
        from interviewer.storage import RecoveryCode

        if self._code is None:
            self._code, self._made = RecoveryCode.new(), self._clock()
        name = self._details().name
        self.keep.show_sheet(RecoverySheet(name=name, groups=self._code.groups, made=self._made))

    def _details(self) -> Details | JoinDetails:
        return self.join.details() if self.join in self._steps else self.details.details()

    def _show_refused_file(self) -> None:
        guidance = self.details.guidance
        self.bring_into_view(guidance.problems, guidance.problem)

    def _create(self) -> None:
        if self._code is None:
            return
        details = self._details()
        first = _first(details, self._new_id, self._clock())
        path = self._reviews_folder / str(self._new_id())
        secrets_of_it = (self.passphrase.passphrase, self._code)
        self._set_busy(True)
        work = partial(_created, path, details.name, secrets_of_it, first)
        self._store_thread.run(self, work, self._hand_over, self._refuse)

    def _hand_over(self, opened: Opened) -> None:
        """Forget everything typed, then let the review be shown."""
        self._set_busy(False)
        self._code = None
        for part in (self.details, self.join, self.passphrase, self.keep, self.check):
            part.clear()
        self._show(None)
        self.opened.emit(opened)

    def _refuse(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)
        self.next_button.setFocus()
        self.bring_into_view(self.problem)

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.check, self.back_button, self.next_button):
            widget.setEnabled(not busy)
        self.next_button.setText("Creating" if busy else self._last_words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            (self._step or self.front).begin()


def _import_storage() -> None:
    """Have storage at hand before the first letter of a passphrase asks for its gauge."""
    import interviewer.storage  # noqa: F401  the import is what takes its time


def _nothing(_: None) -> None:
    """Nobody waits for the outcome."""


def _first(
    details: Details | JoinDetails, new_id: Callable[[], UUID], at: datetime
) -> "Change | Joining":
    """What the review begins with on this laptop."""
    from interviewer.storage import Change
    from interviewer.storage.handover.joining import Joining

    if isinstance(details, JoinDetails):
        return Joining(set_up=details.set_up, seat=details.seat(new_id), at=at)
    return Change(values=values_of(details, new_id), at=at, who=details.initials)


def _created(
    path: Path, name: str, opens_it: "tuple[str, RecoveryCode]", first: "Change | Joining"
) -> Opened:
    """Make the review folder; on the store thread."""
    from interviewer.storage import ReviewFolder

    passphrase, code = opens_it
    store = ReviewFolder.create(
        path, name=name, passphrase=passphrase, recovery_code=code, change=first
    )
    return loaded(path, store)
