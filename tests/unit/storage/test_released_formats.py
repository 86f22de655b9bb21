"""Every format in which a review was ever written still opens."""

import shutil
from pathlib import Path

import pytest

from interviewer.storage import ReviewFolder
from interviewer.training import PASSPHRASE

FILES = Path(__file__).parents[2] / "files"


@pytest.mark.parametrize("released", sorted(FILES.glob("format-*")), ids=lambda path: path.name)
def test_a_review_from_then_opens_today(tmp_path: Path, released: Path) -> None:
    folder = tmp_path / "review"
    shutil.copytree(released, folder)
    store = ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
    assert store.verify().sound
    review = store.load()
    store.close()
    assert review.details.label == "Child Kestrel (training case)"
    words = "Sent the attendance letter to the housing officer and put a copy in the school file."
    (note,) = [note for note in review.notes.values() if note.text == words]
    assert review.practitioners[review.interviews[note.source].practitioner].reference == "SN1"
    assert len(review.notes) == 88


def test_there_is_one_of_each_format() -> None:
    assert [path.name for path in sorted(FILES.glob("format-*"))] == ["format-1"]
