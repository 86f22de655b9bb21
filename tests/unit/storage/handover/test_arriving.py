"""Files that came from somebody else: read whole, or refused before they are read."""

import os
from pathlib import Path

import pytest

from interviewer.storage.handover.arriving import TravellingFileError, read_arrived


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "P1 for OW.age"
    path.write_bytes(b"sealed")
    assert read_arrived(path) == b"sealed"


def test_what_is_not_there_or_no_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.age"):
        with pytest.raises(TravellingFileError, match="could not be read"):
            read_arrived(path)


def test_a_file_that_is_far_too_large_is_not_read_at_all(tmp_path: Path) -> None:
    path = tmp_path / "large.age"
    with path.open("wb") as file:
        file.truncate(200_000_001)  # takes no room on the disk
    with pytest.raises(TravellingFileError, match="too large"):
        read_arrived(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_nobody_waits_for_a_pipe_to_say_something(tmp_path: Path) -> None:
    path = tmp_path / "pipe.age"
    os.mkfifo(path)
    with pytest.raises(TravellingFileError, match="could not be read"):
        read_arrived(path)
