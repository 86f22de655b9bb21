"""Somebody typing into a review, for the recorder of power.py: `recorded_session FOLDER LEVEL`.

What was acknowledged is written to a file in the same folder, so that the record says of every
moment what had been promised by then.
"""

import os
import sys
from itertools import islice
from pathlib import Path

from benchmarks.data import CODE, START, an_id
from benchmarks.typing_log import note_of, steps
from interviewer.storage import Change, ReviewFolder, Store
from interviewer.storage.engine import SALT, opened_file

ACKNOWLEDGED = "acknowledged"

AS_IT_IS = "as it is"
"""The level of syncing that the application has; others are for comparison."""

SESSIONS, SAVES = 3, 250
"""Unlocked so many times, with so many saves each: enough for the log to be written back and begun
anew in between. The last session ends without closing."""


def main(folder: Path, level: str) -> None:
    flags = os.O_CREAT | os.O_WRONLY | os.O_APPEND
    acknowledged = os.open(folder / ACKNOWLEDGED, flags, 0o600)
    strides = steps(first=0)
    for session in range(1, SESSIONS + 1):
        store = opened(folder, level)
        for number, step in enumerate(islice(strides, SAVES)):
            note = note_of(step, an_id("interview 1"))
            store.save(Change(values=(note,), at=START, who="P1", draft=number % 3 != 0))
            os.write(acknowledged, step.line())
        if session < SESSIONS:
            store.close()
    os._exit(0)


def opened(folder: Path, level: str) -> Store:
    """The review as the application opens it, or with another level of syncing."""
    store = ReviewFolder.at(folder).unlock_with_recovery_code(str(CODE))
    if level == AS_IT_IS:
        return store
    path, key = store.path, store.data_key
    store.close()
    connection = opened_file(path, key, path.read_bytes()[:SALT])
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA synchronous = {level}")
    return Store(connection, path, key)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
