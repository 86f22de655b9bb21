"""Slow work runs elsewhere; what comes of it arrives on the user-interface thread."""

import gc
import weakref
from collections.abc import Iterator
from functools import partial
from threading import Event, current_thread, get_native_id, main_thread
from typing import Any

import pytest
from PySide6.QtCore import QObject

from interviewer.ui.background import Background


class Listener(QObject):
    """Keeps what it is told, and whether it was told on the user-interface thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[Any] = []
        self.errors: list[Exception] = []
        self.at_home: list[bool] = []

    def hear(self, result: Any) -> None:
        self.results.append(result)
        self.at_home.append(current_thread() is main_thread())

    def hear_of(self, error: Exception) -> None:
        self.errors.append(error)
        self.at_home.append(current_thread() is main_thread())


class Kept:
    """Something that the work holds on to."""


@pytest.fixture
def listener(qtbot: Any) -> Listener:
    return Listener()


@pytest.fixture
def without_collector() -> Iterator[None]:
    """What goes now goes because nobody holds it, not because a collector came by."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def fail() -> None:
    raise ValueError("no")


def test_the_result_comes_back_on_the_user_interface_thread(
    background: Background, listener: Listener, qtbot: Any
) -> None:
    background.run(listener, lambda: 6 * 7, listener.hear, listener.hear_of)
    qtbot.waitUntil(lambda: listener.results == [42])
    assert listener.at_home == [True]
    assert listener.errors == []


def test_the_work_is_done_in_another_thread(
    background: Background, listener: Listener, qtbot: Any
) -> None:
    background.run(listener, get_native_id, listener.hear, listener.hear_of)
    qtbot.waitUntil(lambda: bool(listener.results))
    assert listener.results != [get_native_id()]


def test_an_error_comes_back_on_the_user_interface_thread(
    background: Background, listener: Listener, qtbot: Any
) -> None:
    background.run(listener, fail, listener.hear, listener.hear_of)
    qtbot.waitUntil(lambda: bool(listener.errors))
    assert isinstance(listener.errors[0], ValueError)
    assert listener.at_home == [True]
    assert listener.results == []


@pytest.mark.parametrize("work", [lambda: 42, fail])
def test_nothing_comes_back_to_an_owner_that_was_closed(
    background: Background, listener: Listener, qtbot: Any, work: Any
) -> None:
    go, other = Event(), Listener()
    background.run(listener, lambda: (go.wait(), work()), listener.hear, listener.hear_of)
    with qtbot.waitSignal(listener.destroyed):
        listener.deleteLater()
    go.set()
    background.wait()
    background.run(other, lambda: "later", other.hear, other.hear_of)
    qtbot.waitUntil(lambda: other.results == ["later"])
    assert listener.results == []
    assert listener.errors == []


def test_one_thread_does_the_work_in_the_order_in_which_it_was_given(
    store_thread: Background, listener: Listener, qtbot: Any
) -> None:
    done = list[int]()
    for number in range(200):
        store_thread.run(listener, partial(done.append, number), listener.hear, listener.hear_of)
    qtbot.waitUntil(lambda: len(listener.results) == 200)
    assert done == list(range(200))


def test_results_of_one_thread_come_back_in_that_order_errors_among_them(
    store_thread: Background, listener: Listener, qtbot: Any
) -> None:
    told = list[str]()

    def tell_result(result: object) -> None:
        told.append(str(result))

    def tell_error(error: Exception) -> None:
        told.append(str(error))

    for work in (lambda: "first", fail, lambda: "third"):
        store_thread.run(listener, work, tell_result, tell_error)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == ["first", "no", "third"]


def test_the_one_thread_stays_the_same_after_it_was_idle_and_waited_for(
    store_thread: Background, listener: Listener, qtbot: Any
) -> None:
    for number in range(1, 6):
        store_thread.run(listener, get_native_id, listener.hear, listener.hear_of)
        store_thread.wait()
        qtbot.waitUntil(lambda number=number: len(listener.results) == number)
    assert len(set(listener.results)) == 1


def test_two_threads_work_at_the_same_time(
    background: Background, listener: Listener, qtbot: Any
) -> None:
    here, there = Event(), Event()

    def meet(mine: Event, theirs: Event) -> bool:
        mine.set()
        return theirs.wait(timeout=30)

    background.run(listener, lambda: meet(here, there), listener.hear, listener.hear_of)
    background.run(listener, lambda: meet(there, here), listener.hear, listener.hear_of)
    qtbot.waitUntil(lambda: listener.results == [True, True])


def test_everything_given_is_done_when_waiting_ends(
    store_thread: Background, listener: Listener, qtbot: Any
) -> None:
    done = list[int]()
    for number in range(50):
        store_thread.run(listener, partial(done.append, number), listener.hear, listener.hear_of)
    store_thread.wait()
    assert done == list(range(50))


@pytest.mark.usefixtures("without_collector")
@pytest.mark.parametrize("fails", [False, True])
def test_nothing_that_the_work_held_is_held_afterwards(
    background: Background, listener: Listener, qtbot: Any, fails: bool
) -> None:
    kept = Kept()
    gone = weakref.ref(kept)

    def work(held: Kept = kept) -> None:
        assert held is not None
        if fails:
            fail()

    background.run(listener, work, listener.hear, lambda error: listener.hear(str(error)))
    del kept, work
    qtbot.waitUntil(lambda: bool(listener.results))
    qtbot.waitUntil(lambda: gone() is None)
