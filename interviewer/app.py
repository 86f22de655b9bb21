"""Put the parts together and run."""

import argparse
import gc
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from interviewer.event_log import record, record_error, start_log
from interviewer.process import no_core_dumps
from interviewer.settings import (
    TEXT_PERCENT,
    Settings,
    SettingsNotSavedError,
    load_settings,
    log_folder,
    reviews_folder,
    settings_file,
)
from interviewer.ui.clipboard import forget_clipboard
from interviewer.ui.first_paint import FirstPaint
from interviewer.ui.idle import IdleWatch
from interviewer.ui.session_signals import SessionWatch
from interviewer.ui.style import apply_style
from interviewer.ui.window import House, Window

if TYPE_CHECKING:
    from uuid import UUID

LOOK_FOR_CYCLES = 5_000
"""Milliseconds between looks for garbage in cycles, which only this thread may let go."""

NEW, EVERYTHING = 1, 2
"""How far Python looks: at what was made since the last look, or at all that is not frozen."""

FRESH_START_AFTER = 30 * 60_000
"""Milliseconds locked until the process is replaced: memory cannot be promised clean otherwise."""

_TEXT_STEP = 10
_ZOOM_IN = QKeySequence.StandardKey.ZoomIn


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until the window closes; return the exit status."""
    options = _options(arguments)
    no_core_dumps()
    with tempfile.TemporaryDirectory(prefix="interviewer-") as training:
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Interviewer")
        house = House(
            reviews=reviews_folder(),
            training=Path(training),
            settings=load_settings(settings_file()),
            clock=partial(datetime.now, UTC),
            new_id=_new_id,
            settings_file=settings_file(),
        )
        application = Application(app, house)
        FirstPaint(application.window).seen.connect(partial(start_log, log_folder()))
        application.window.show()
        if options.demo:
            QTimer.singleShot(0, application.window.open_training_case)
        status = app.exec()
        application.window.wait()
        application.window.deleteLater()
    return status


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="interviewer",
        description="Guides a safeguarding review panel through practitioner interviews.",
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        help="open the fictional training case in an encrypted folder that is thrown away at the "
        "end",
    )
    return parser.parse_args(arguments)


class Application(QObject):
    """The window, and what locks it: idle time, the screen lock, suspend."""

    def __init__(self, app: QApplication, house: House) -> None:
        super().__init__(app)
        self._app = app
        apply_style(app, house.settings.colours, house.settings.text_percent)
        self.window = Window(house)
        self._idle = IdleWatch(app, minutes=house.settings.idle_minutes)
        self._session = SessionWatch(self)
        self._fresh_start = QTimer(self, interval=FRESH_START_AFTER, singleShot=True)
        # Python looks for cycles in whichever thread happens to run, and a widget that is let go in
        # the store's thread brings the process down. So it is done here, and nowhere else.
        gc.disable()
        self._cycles = QTimer(self, interval=LOOK_FOR_CYCLES)
        self._cycles.timeout.connect(self._let_cycles_go)
        self._cycles.start()
        self._connect()
        FirstPaint(self.window).seen.connect(self._watch_session)
        sys.excepthook = self.note_crash

    def restart(self) -> None:
        """End this process and start a fresh one at the unlock page.

        A process that still holds unsaved text is never ended (model.md, "Threads and locking").
        """
        if self.window.holds_unsaved or self.window.shell is not None:
            self._fresh_start.start()
            return
        from PySide6.QtCore import QProcess

        record("fresh start")
        program, *arguments = _own_command()
        QProcess.startDetached(program, arguments)
        self._app.quit()

    def larger_text(self) -> None:
        self._change_text(_TEXT_STEP)

    def smaller_text(self) -> None:
        self._change_text(-_TEXT_STEP)

    def note_crash(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a bug of ours by type and place, and say in one line that notes are safe."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.quit()
            return
        record_error(error, trace)
        self.window.say(
            "Something in this application went wrong. What you typed is kept. "
            "If it happens again, lock and unlock."
        )

    def _connect(self) -> None:
        window = self.window
        window.laptop.changed.connect(self._follow_settings)
        window.unlocked.connect(self._note_unlocked)
        window.locked.connect(self._note_locked)
        window.erased.connect(partial(record, "erased"))
        self._idle.warned.connect(window.warn_of_lock)
        self._idle.used_again.connect(window.take_back_warning)
        self._idle.idle.connect(self._lock_idle)
        self._fresh_start.timeout.connect(self.restart)
        self._app.aboutToQuit.connect(self._forget_clipboard)
        for keys, does in (
            (
                # On most keyboards plus needs Shift: the same key without it does it too.
                [*QKeySequence.keyBindings(_ZOOM_IN), QKeySequence("Ctrl+=")],
                self.larger_text,
            ),
            (QKeySequence.keyBindings(QKeySequence.StandardKey.ZoomOut), self.smaller_text),
        ):
            shortcut = QShortcut(window)
            shortcut.setKeys(keys)
            shortcut.activated.connect(does)

    def _watch_session(self) -> None:
        """Listen to the session; nothing is open before the first paint that it could lock."""
        from interviewer.ui.session import session_watch

        self._session = session_watch(self)
        self._session.locked.connect(self._lock_with_screen)
        self._session.suspending.connect(self._lock_for_sleep)

    def _note_unlocked(self) -> None:
        record("unlocked")
        self._fresh_start.stop()
        self._idle.start()

    def _note_locked(self) -> None:
        record("locked")
        self._idle.stop()
        self._fresh_start.start()

    def _lock_idle(self) -> None:
        record("idle")
        self.window.lock()

    def _lock_with_screen(self) -> None:
        record("screen locked")
        self.window.lock()

    def _lock_for_sleep(self) -> None:
        record("suspending")
        self.window.lock(self._sleep_now, before_sleep=True)

    def _let_cycles_go(self) -> None:
        # With ten thousand notes brought together a look at everything takes a tenth of a second:
        # nobody who types should have to wait for it (benchmarks/collation_window.py).
        gc.collect(EVERYTHING if self._idle.rests else NEW)

    def _forget_clipboard(self) -> None:
        forget_clipboard(QGuiApplication.clipboard())

    def _sleep_now(self) -> None:
        self._session.release()
        self.restart()

    def _change_text(self, by: int) -> None:
        laptop = self.window.laptop
        percent = laptop.settings.text_percent + by
        if percent not in TEXT_PERCENT:
            return
        try:
            laptop.choose(replace(laptop.settings, text_percent=percent))
        except SettingsNotSavedError as error:
            self.window.say(error.sentence)

    def _follow_settings(self, settings: Settings) -> None:
        apply_style(self._app, settings.colours, settings.text_percent)
        self._idle.be_patient(settings.idle_minutes)


def _new_id() -> "UUID":
    from uuid import uuid4  # which asks what machine this is, and the first paint waits for no id

    return uuid4()


def _own_command() -> list[str]:
    """The command that started this process; a frozen build is its own."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "interviewer"]
