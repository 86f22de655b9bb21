"""A process that is killed while somebody types: nothing that was said to be saved is lost."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from interviewer.storage import ReviewFolder
from tests.journey.somebody import PASSPHRASE, a_house, with_a_review

TYPES = textwrap.dedent(
    """
    import itertools, sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    app = QApplication([])
    from interviewer.ui.saving import Saving
    from tests.journey.somebody import PASSPHRASE, a_house
    from tests.journey.panel_member import PanelMember
    from interviewer.ui.window import Window
    window = Window(a_house(Path(sys.argv[1])))
    window.show()
    person = PanelMember(window)
    person.unlocks(PASSPHRASE)
    person.opens_the_interview()
    person.jumps_to("ordinary week")
    for number in itertools.count(1):
        person.presses("Ctrl+A")
        person.types(f"Note {number} of this round")
        person.presses("Return")
        person.waits_until_saved()
        print(number, flush=True)
        person.types("and half a")
    """
)


@pytest.mark.parametrize("acknowledged", [1, 4, 7])
def test_every_note_that_was_acknowledged_is_there(tmp_path: Path, acknowledged: int) -> None:
    folder = with_a_review(a_house(tmp_path))
    process = subprocess.Popen(
        [sys.executable, "-c", TYPES, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    with process:
        for number in range(1, acknowledged + 1):
            assert process.stdout.readline() == f"{number}\n"
        process.kill()
    store = ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
    assert store.verify().sound
    texts = {note.text for note in store.load().notes.values()}
    store.close()
    expected = {f"Note {n} of this round" for n in range(1, acknowledged + 1)}
    assert expected <= texts
