"""The notes on the disk are damaged: the review comes back from the backup of the last lock."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from interviewer.storage import ReviewFolder, backups_of
from interviewer.ui.window import House
from tests.builders import a_set_up
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import NAME, PASSPHRASE, somebody_at, with_a_review

NOTES = ("Rang the hub on the Tuesday.", "Nobody rang back.")


@pytest.fixture
def folder(house: House) -> Path:
    return with_a_review(house, *a_set_up())


@pytest.fixture
def person(qtbot: Any, house: House, folder: Path) -> Iterator[PanelMember]:
    """Somebody who has typed two notes, and locked."""
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        person.opens_the_interview()
        person.jumps_to("something you passed on")
        for words in NOTES:
            person.notes(words)
        person.waits_until_saved()
        person.locks()
        yield person


def notes_of(person: PanelMember) -> list[str]:
    notes = person.workspace.review.notes.values()
    return [note.text for note in notes if note.text and not note.withdrawn]


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[200] ^= 0xFF
    path.write_bytes(content)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


HARM: dict[str, tuple[str, Callable[[Path], object]]] = {
    "is damaged": ("notes.db", damage),
    "is cut short": ("notes.db", cut_short),
    "is empty": ("notes.db", empty),
    "is missing": ("notes.db", Path.unlink),
}


@pytest.mark.parametrize("told", HARM)
def test_what_was_typed_is_there_again_after_the_file_was_harmed(
    person: PanelMember, house: House, folder: Path, told: str
) -> None:
    (backup,) = backups_of(folder)
    name, harm = HARM[told]
    harm(folder / name)
    harmed = (folder / name).read_bytes() if (folder / name).exists() else None

    person.tries(PASSPHRASE)
    person.waits_to_see(told)
    person.waits_to_see("Restore the backup of")
    person.pushes("Restore the backup of")
    person._waits_for_the_review()
    assert notes_of(person) == list(NOTES)
    assert person.sees("This review was restored from its backup of")

    assert [path.name for path in house.reviews.iterdir()] == [folder.name]
    (aside,) = (folder / "set-aside").iterdir()
    assert ((aside / name).read_bytes() if harmed is not None else None) == harmed
    assert backup.made in [each.made for each in backups_of(folder)]
    assert ReviewFolder.at(folder).name == NAME

    person.locks()
    person.unlocks(PASSPHRASE)
    assert notes_of(person) == list(NOTES)


def test_without_its_keys_a_review_is_restored_before_the_passphrase_is_typed(
    person: PanelMember, folder: Path
) -> None:
    (folder / "keys.json").write_bytes(b"")
    person.window.show_entrance()
    person.waits_to_see("Restore the backup of")
    person.pushes("Restore the backup of")
    person.waits_to_see("Type the passphrase to open it.")
    person.unlocks(PASSPHRASE)
    assert notes_of(person) == list(NOTES)
    assert person.window.laptop.folder == folder


def test_a_wrong_passphrase_offers_nothing(person: PanelMember) -> None:
    person.tries("lantern saltmarsh copper kite")
    person.waits_to_see("passphrase does not open")
    person.window.wait()
    assert not person.sees("Restore the backup of")
    person.unlocks(PASSPHRASE)
