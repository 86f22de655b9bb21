"""Makes the review in today's format that every later version has to open.

Run it once, when a format is released, and never again for that format:

    python -m tests.unit.storage.make_released_format

It writes tests/files/format-<n>: the training case with its own passphrase, a note that was
reworded, another that is still being typed, a note that was withdrawn, and a real name.
"""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from interviewer.domain.names import RealName
from interviewer.storage import Change
from interviewer.storage.engine import FORMAT
from interviewer.training import create_training_case
from tests.builders import NOON

FILES = Path(__file__).parents[2] / "files"

REWORDED, BEING_TYPED, WITHDRAWN = "Reworded: ", "Being typed: ", "Withdrawn: "
REAL_NAME = RealName(id=UUID(int=1), name="Ada Example", stands_for="the mother")


def make(folder: Path) -> None:
    """Make the review in a folder that does not exist yet."""
    store = create_training_case(folder, NOON)
    first, second, third = list(store.load().notes.values())[:3]
    reworded = replace(first, text=REWORDED + first.text)
    gone = replace(third, text=WITHDRAWN + third.text, withdrawn=True)
    typed = replace(second, text=BEING_TYPED + second.text)
    later, latest = NOON + timedelta(hours=1), NOON + timedelta(hours=2)
    store.save(
        Change(values=(reworded, gone), at=later, who="P2", reason="An example."),
        Change(values=(typed,), at=latest, who="P1", draft=True),
    )
    store.save_names(REAL_NAME)
    assert store.verify().sound
    store.close()


def main() -> None:
    folder = FILES / f"format-{FORMAT}"
    shutil.rmtree(folder, ignore_errors=True)
    make(folder)


if __name__ == "__main__":
    main()
