"""What every test shares: no screen is needed, nothing of the person's own is touched."""

import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

# Set before Qt is imported: the tests open real windows on Qt's own invisible screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


PATIENCE = 30_000
"""Milliseconds that anything may take on a busy machine before it counts as not happening."""

# How long an example takes is for the benchmarks to say, not for a test.
settings.register_profile("interviewer", deadline=None)
settings.load_profile("interviewer")


@pytest.fixture(autouse=True)
def cycles_are_let_go_here() -> None:
    """As in the application: widgets in cycles are let go in this thread and in no other.

    What the test before held is free only now. What is still left is modules and what they keep: no
    other test looks through that again, which takes longer than many a test.
    """
    gc.disable()
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder for this test alone, so that no test sees or leaves a file in the real one."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in {
        "HOME": "",
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache",
        "LOCALAPPDATA": "local",
        "APPDATA": "roaming",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    return home


class PatientBot(QtBot):
    """Waits longer before it says that something does not happen: many tests run side by side."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:  # noqa: N802  pytest-qt's own name
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: object, *, timeout: int = PATIENCE, **more: Any) -> Any:  # noqa: N802  as above
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE) -> Any:  # noqa: N802  as above
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE) -> Any:  # noqa: N802  as above
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """As pytest-qt's own, with more patience."""
    return PatientBot(request)
