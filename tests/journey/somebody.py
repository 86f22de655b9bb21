"""Somebody sits down at a laptop: a house of temporary folders, and the window in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from interviewer.domain.review import Value
from interviewer.settings import Settings
from interviewer.storage import Change, KdfCost, RecoveryCode, ReviewFolder
from interviewer.training import training_case
from interviewer.ui.window import House, Window
from tests.journey.panel_member import PanelMember

NAME = "Winter review"
"""What the unlock page calls a review that is there already."""

PASSPHRASE = "harbour lantern saltmarsh"

QUICK = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)
"""The least that the key derivation takes: these passphrases guard nothing."""


def a_house(folder: Path) -> House:
    """A laptop that holds no review yet: real folders, the real clock, ids as in real life."""
    return House(
        reviews=folder / "reviews",
        training=folder / "training",
        settings=Settings(),
        clock=partial(datetime.now, UTC),
        new_id=uuid4,
        settings_file=folder / "settings.json",
    )


def with_a_review(house: House, *values: Value) -> Path:
    """Put a locked review there, which holds the training case or these values; its folder."""
    folder = house.reviews / "winter"
    folder.parent.mkdir(parents=True, exist_ok=True)
    ReviewFolder.create(
        folder,
        name=NAME,
        passphrase=PASSPHRASE,
        recovery_code=RecoveryCode.new(),
        change=Change(values=values or training_case(), at=house.clock()),
        cost=QUICK,
    ).close()
    return folder


@contextmanager
def somebody_at(house: House) -> Iterator[PanelMember]:
    """Open the window for a panel member; at the end it is locked and closed."""
    window = Window(house)
    window.show()
    person = PanelMember(window)
    person.waits(window.windowHandle().isExposed, "the window does not come up")
    yield person
    person.leaves()
