"""A process that ends in the middle of taking in leaves the review as it was, or all of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.storage import ReviewFolder
from interviewer.storage.handover.contents import packed
from tests.unit.storage.folders import PASSPHRASE, ROOT
from tests.unit.storage.handover.writer import (
    Member,
    a_writers_review,
    everything,
    shows_what_holds,
    typed,
)

NOTES = 200

NEVER = 10**6
"""Far more than it takes: some 400, of which the backup has the first fifty."""

TAKING_IN = """
import os
import signal
import sys
from pathlib import Path
from interviewer.storage import ReviewFolder
from interviewer.storage.handover.contents import unpacked
from tests.unit.storage.folders import PASSPHRASE
from tests.unit.storage.handover.writer import LATER
store = ReviewFolder.at(Path(sys.argv[1])).unlock_with_passphrase(PASSPHRASE)
plan = store.plan_taking_in(unpacked(Path(sys.argv[2]).read_bytes()), "P1")
left = int(sys.argv[3])

def step():
    # Asked by SQLite after every hundred of its steps: in the middle of a statement.
    global left
    left -= store._driver.in_transaction
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return 0

store._driver.set_progress_handler(step, 100)
store.take_in(plan, at=LATER, who="OW")
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process with a signal")
@pytest.mark.parametrize("after", [0, 20, 100, 200, 300, 350, NEVER])
def test_a_killed_process_leaves_all_of_it_or_nothing(tmp_path: Path, after: int) -> None:
    folder, package = tmp_path / "review", tmp_path / "parcel"
    store = a_writers_review(folder)
    before = everything(store)
    store.close()
    member = Member("P1")
    member.meets("HV2", *(f"Note {n}. " + "Rang the hub. " * 20 for n in range(NOTES)))
    package.write_bytes(packed(member.parcel))
    words = [sys.executable, "-c", TAKING_IN, str(folder), str(package), str(after)]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)

    store = ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
    if ended.returncode:
        assert everything(store) == before
    else:
        assert len(store.load().notes) == NOTES
        assert typed(store).keys() >= {version.revision for version in member.versions}
    assert after not in {0, NEVER} or bool(ended.returncode) is (after == 0), ended.stderr
    assert shows_what_holds(store)
    assert store.verify().sound
    store.close()
