"""A review locks when nobody touches it, and only then."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from interviewer.ui.idle import IdleWatch


@dataclass
class Clocks:
    """The two clocks of a laptop, in seconds."""

    monotonic: float = 1000.0
    wall: float = 1_800_000_000.0

    def pass_by(self, seconds: float) -> None:
        self.monotonic += seconds
        self.wall += seconds

    def sleep(self, seconds: float) -> None:
        self.wall += seconds


class Watched:
    """A watch of five minutes, and what it said."""

    def __init__(self, app: Any, clocks: Clocks) -> None:
        self.clocks, self.said = clocks, list[str]()
        self.watch = IdleWatch(
            app, minutes=5, monotonic=lambda: clocks.monotonic, wall=lambda: clocks.wall
        )
        self.watch.warned.connect(lambda: self.said.append("warned"))
        self.watch.idle.connect(lambda: self.said.append("idle"))
        self.watch.used_again.connect(lambda: self.said.append("used again"))
        self.watch.start()

    def wait(self, seconds: int) -> list[str]:
        """Let time pass as it does: the watch looks at it each second."""
        for _ in range(seconds):
            self.clocks.pass_by(1)
            self.watch.look()
        return self.said


@pytest.fixture
def watched(qapp: Any) -> Iterator[Watched]:
    watched = Watched(qapp, Clocks())
    yield watched
    watched.watch.stop()
    watched.watch.deleteLater()


@pytest.fixture
def field(qtbot: Any) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    return field


def test_it_warns_thirty_seconds_ahead_and_is_idle_after_the_minutes(watched: Watched) -> None:
    assert watched.wait(269) == []
    assert watched.wait(1) == ["warned"]
    assert watched.wait(29) == ["warned"]
    assert watched.wait(1) == ["warned", "idle"]


def test_after_it_was_idle_it_says_no_more(watched: Watched) -> None:
    assert watched.wait(2000) == ["warned", "idle"]


def test_a_key_begins_the_time_again(watched: Watched, field: QLineEdit) -> None:
    watched.wait(299)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert watched.wait(269) == ["warned", "used again"]
    assert watched.wait(31) == ["warned", "used again", "warned", "idle"]


def test_a_shortcut_begins_the_time_again(watched: Watched, field: QLineEdit, qtbot: Any) -> None:
    shortcut = QShortcut(QKeySequence("Ctrl+1"), field)
    qtbot.waitActive(field)
    watched.wait(200)
    with qtbot.waitSignal(shortcut.activated):
        QTest.keyClick(field.windowHandle(), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert watched.wait(269) == []


def test_a_press_of_the_mouse_begins_the_time_again(watched: Watched, field: QLineEdit) -> None:
    watched.wait(200)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert watched.wait(269) == []


def test_the_wheel_begins_the_time_again(watched: Watched, field: QLineEdit) -> None:
    watched.wait(200)
    QTest.wheelEvent(field.windowHandle(), QPointF(3, 3), QPoint(0, 120))
    assert watched.wait(269) == []


def test_a_finger_begins_the_time_again(watched: Watched, field: QLineEdit) -> None:
    watched.wait(200)
    screen = QTest.createTouchDevice()
    QTest.touchEvent(field, screen).press(0, QPoint(2, 2), field).commit()
    assert watched.wait(269) == []


def test_what_an_input_method_makes_of_keys_counts(watched: Watched, field: QLineEdit) -> None:
    watched.wait(200)
    made = QInputMethodEvent()
    made.setCommitString("č")
    QCoreApplication.sendEvent(field, made)
    assert watched.wait(269) == []


def test_an_input_method_that_says_nothing_does_not_count(
    watched: Watched, field: QLineEdit
) -> None:
    watched.wait(200)
    QCoreApplication.sendEvent(field, QInputMethodEvent())
    assert watched.wait(70) == ["warned"]


def moved_to(widget: QWidget, x: int, y: int) -> None:
    at = QPointF(x, y)
    left, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, at, at, left, left, none))


def test_a_mouse_that_moves_begins_the_time_again(watched: Watched, field: QLineEdit) -> None:
    moved_to(field, 20, 20)
    watched.wait(200)
    moved_to(field, 21, 20)
    assert watched.wait(269) == []


def test_a_window_that_moves_under_a_resting_mouse_does_not_count(
    watched: Watched, field: QLineEdit
) -> None:
    moved_to(field, 20, 20)
    for _ in range(270):
        watched.wait(1)
        moved_to(field, 20, 20)
    assert watched.said == ["warned"]


def test_keys_and_wheels_that_the_program_sends_itself_do_not_count(
    watched: Watched, field: QLineEdit
) -> None:
    watched.wait(269)
    none = Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "a"))
    QCoreApplication.sendEvent(
        field,
        QWheelEvent(
            QPointF(1, 1),
            QPointF(1, 1),
            QPoint(0, 0),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            none,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
    assert watched.wait(1) == ["warned"]


def test_a_laptop_that_slept_is_idle_at_once(watched: Watched) -> None:
    watched.wait(5)
    watched.clocks.sleep(31)
    assert watched.wait(1) == ["idle"]


def test_a_laptop_whose_monotonic_clock_ran_on_in_its_sleep_is_idle_at_once(
    watched: Watched,
) -> None:
    watched.wait(5)
    watched.clocks.pass_by(40)
    assert watched.wait(1) == ["idle"]


def test_clocks_that_differ_a_little_are_not_sleep(watched: Watched) -> None:
    for _ in range(10):
        watched.clocks.sleep(29)
        watched.wait(1)
    assert watched.said == []


def test_a_clock_set_back_is_not_sleep(watched: Watched) -> None:
    watched.clocks.sleep(-3600)
    assert watched.wait(1) == []


def test_the_key_that_wakes_the_laptop_does_not_keep_it_open(
    watched: Watched, field: QLineEdit
) -> None:
    watched.clocks.sleep(3600)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert watched.said == ["idle"]


def test_a_watch_that_was_stopped_says_nothing(watched: Watched) -> None:
    watched.watch.stop()
    assert watched.wait(1000) == []


def test_a_watch_started_again_begins_afresh(watched: Watched) -> None:
    watched.wait(280)
    watched.watch.stop()
    watched.clocks.sleep(7200)
    watched.watch.start()
    assert watched.wait(269) == ["warned"]


def test_somebody_rests_a_few_seconds_after_the_last_key(
    watched: Watched, field: QLineEdit
) -> None:
    told = list[bool]()
    for seconds in (4, 1):
        watched.wait(seconds)
        told.append(watched.watch.rests)
    QTest.keyClick(field, Qt.Key.Key_A)
    told.append(watched.watch.rests)
    assert told == [False, True, False]


def test_where_nothing_is_watched_nobody_is_disturbed(watched: Watched) -> None:
    watched.watch.stop()
    assert watched.watch.rests


def test_the_watch_looks_by_itself(watched: Watched, qtbot: Any) -> None:
    watched.clocks.pass_by(300)
    with qtbot.waitSignal(watched.watch.idle):
        pass


def test_the_clocks_of_the_laptop_are_the_ones_it_looks_at(qapp: Any, qtbot: Any) -> None:
    watch = IdleWatch(qapp, minutes=1)
    watch.start()
    with qtbot.assertNotEmitted(watch.idle), qtbot.assertNotEmitted(watch.warned):
        watch.look()
    watch.stop()
    watch.deleteLater()
