"""A save that was acknowledged outlives the process, however that ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.domain.interview import Note
from interviewer.storage import ReviewFolder
from tests.unit.storage.folders import PASSPHRASE, ROOT, a_closed_review

TYPING = """
import sys
from dataclasses import replace
from pathlib import Path
from interviewer.storage import ReviewFolder
from tests.builders import a_note
from tests.unit.storage.folders import PASSPHRASE, a_change
store = ReviewFolder.at(Path(sys.argv[1])).unlock_with_passphrase(PASSPHRASE)
number = 0
while True:
    number += 1
    note = a_note(number=number, text="")
    for text in ("Rang", "Rang the hub", f"Rang the hub, {number} times."):
        store.save(a_change(replace(note, text=text), draft=True))
    print("typed", number, flush=True)
    store.save(a_change(replace(note, text=text)))
    print("closed", number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 8, 120])
def test_a_killed_process_loses_no_acknowledged_note(tmp_path: Path, after: int) -> None:
    folder = a_closed_review(tmp_path / "review")
    words = [sys.executable, "-c", TYPING, str(folder)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        acknowledged = [typing.stdout.readline() for _ in range(after)]
        typing.kill()
        acknowledged += typing.stdout.readlines()

    store = ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
    notes = {note.number: note for note in store.load().notes.values()}
    for line in acknowledged:
        what, number = line.split()
        note = notes[int(number)]
        assert note.text == f"Rang the hub, {number} times."
        if what == "closed":
            (version,) = store.history(note)
            assert version.value == note
            assert not store.has_open_draft(note)
    assert store.verify().sound
    assert isinstance(notes[1], Note)
    store.close()
