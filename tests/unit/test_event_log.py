"""The log holds codes and places, stays small, and is never in anybody's way."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.event_log import record, record_error, start_log, stop_log, type_and_place


@pytest.fixture(autouse=True)
def no_log_left_open() -> Iterator[None]:
    yield
    stop_log()


def events(folder: Path) -> list[str]:
    """What was logged, without date and time."""
    lines = (folder / "events.log").read_text(encoding="utf-8").splitlines()
    return [line.split(" ", 2)[2] for line in lines]


def an_error(message: str) -> KeyError:
    """An error whose message quotes what was looked for."""
    nothing: dict[str, int] = {}
    with pytest.raises(KeyError) as raised:
        nothing[message]
    return raised.value


def test_an_event_is_a_code_and_perhaps_a_count(tmp_path: Path) -> None:
    start_log(tmp_path)
    record("unlocked")
    record("loaded", 412)
    assert events(tmp_path) == ["unlocked", "loaded 412"]


def test_an_error_is_logged_by_type_and_place_without_its_message(tmp_path: Path) -> None:
    start_log(tmp_path)
    record_error(an_error("she said the hub never rang back"))
    (line,) = events(tmp_path)
    assert line.startswith("error KeyError at test_event_log.py:")
    assert "hub" not in (tmp_path / "events.log").read_text(encoding="utf-8")


def test_an_error_that_was_never_raised_has_no_place() -> None:
    assert type_and_place(ValueError("the hub")) == "ValueError at unknown place"


def test_the_folder_of_the_log_is_made_where_it_is_missing(tmp_path: Path) -> None:
    start_log(tmp_path / "state" / "interviewer")
    record("locked")
    assert events(tmp_path / "state" / "interviewer") == ["locked"]


def test_an_event_is_logged_once_however_often_the_log_was_started(tmp_path: Path) -> None:
    start_log(tmp_path)
    start_log(tmp_path)
    record("locked")
    assert events(tmp_path) == ["locked"]


def test_nothing_is_logged_after_the_log_was_stopped(tmp_path: Path) -> None:
    start_log(tmp_path)
    record("locked")
    stop_log()
    record("unlocked")
    assert events(tmp_path) == ["locked"]


def test_the_log_never_grows_beyond_three_small_files(tmp_path: Path) -> None:
    start_log(tmp_path)
    for count in range(9_000):
        record("a code of some twenty letters", count)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["events.log", "events.log.1", "events.log.2"]
    assert all(path.stat().st_size <= 64 * 1024 for path in tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_means_no_log_and_no_word(tmp_path: Path) -> None:
    # In a process of its own: the test runner listens to every log, which hides what logging does
    # with an error that nobody listens to.
    (tmp_path / "a file").write_bytes(b"")
    program = (
        "import sys; from pathlib import Path; from interviewer.event_log import *;"
        "start_log(Path(sys.argv[1])); record('unlocked'); record_error(KeyError('the hub'))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "a file" / "log")]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("", "")


def test_a_log_file_that_cannot_be_written_means_no_log_and_no_word(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "events.log").mkdir()
    start_log(tmp_path)
    record("unlocked")
    record_error(an_error("the hub"))
    assert capfd.readouterr() == ("", "")
