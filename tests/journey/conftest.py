"""What the journeys share: a house of temporary folders, and somebody at the window."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from interviewer.settings import Settings
from interviewer.ui.window import House, Window
from tests.journey.panel_member import PanelMember


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Real folders, the real clock, ids as the application draws them."""
    return House(
        reviews=tmp_path / "reviews",
        training=tmp_path / "training",
        settings=Settings(),
        clock=lambda: datetime.now(UTC),
        new_id=uuid4,
    )


@pytest.fixture
def sits_down(qtbot: Any, house: House) -> Iterator[Callable[[], PanelMember]]:
    """Opens the window for a panel member; every window is locked and closed at the end."""
    people: list[PanelMember] = []

    def sit_down() -> PanelMember:
        window = Window(house)
        window.show()
        qtbot.waitExposed(window)
        people.append(PanelMember(window))
        return people[-1]

    yield sit_down
    for person in people:
        person.leaves()


@pytest.fixture
def person(sits_down: Callable[[], PanelMember]) -> PanelMember:
    """A panel member in front of a laptop that holds no review yet."""
    return sits_down()
