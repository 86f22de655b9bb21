"""What the journeys share: somebody in front of a laptop that holds no review yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from interviewer.ui.style import apply_style
from interviewer.ui.window import House
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import a_house, somebody_at


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """There before any window, and dressed as at the first start whatever ran before."""
    apply_style(qapp, "light", 100)
    return qapp


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


@pytest.fixture
def person(qtbot: Any, house: House) -> Iterator[PanelMember]:
    with somebody_at(house) as person:
        yield person
