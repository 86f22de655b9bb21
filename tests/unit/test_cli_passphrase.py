"""How the command line comes by a passphrase: typed unseen, or on standard input, never else."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.cli import main
from interviewer.domain.words import Stage
from interviewer.training import training_case
from tests.builders import NOON, a_set_up
from tests.unit.cli_cases import PASSPHRASE, a_process, a_review_folder, give, refused

_LONG = 60.0
"""Seconds without a word after which a program is taken to wait for something else."""
_NEVER = b"\0"
"""Words that no program says: what comes is read to its end."""


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a review that holds the training case."""
    return str(a_review_folder(tmp_path_factory.mktemp("training") / "review", training_case()))


@pytest.mark.parametrize(
    "content",
    [
        PASSPHRASE.encode(),
        PASSPHRASE.encode() + b"\nand more that is not read\n",
        PASSPHRASE.encode("utf-8-sig") + b"\r\n",
    ],
)
def test_the_first_line_of_standard_input_is_the_passphrase(
    content: bytes, review: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(monkeypatch, content)
    assert main(["verify", "--review", review, "--passphrase-stdin"]) == 0


@pytest.mark.parametrize("content", [b"", b"\n", b"  \r\n", b"caf\xe9\n"])
def test_standard_input_without_a_passphrase_gets_a_sentence(
    content: bytes, review: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, content)
    assert main(["verify", "--review", review, "--passphrase-stdin"]) == 1
    assert capsys.readouterr().err.startswith("No passphrase was given. Nothing was changed. ")


def test_a_wrong_passphrase_gets_a_sentence_and_is_not_repeated(
    review: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, b"anchor anchor anchor\n")
    assert main(["verify", "--review", review, "--passphrase-stdin"]) == 1
    out, err = capsys.readouterr()
    assert (out, "anchor" in err) == ("", False)
    assert err.startswith("That passphrase does not open this review.")


@pytest.mark.parametrize(
    "argument", ["--passphrase=anchor", "--passphrase anchor", "--pass anchor", "anchor"]
)
def test_a_passphrase_is_no_argument_and_is_not_repeated(
    argument: str, review: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused("verify", "--review", review, *argument.split()) == 2
    out, err = capsys.readouterr()
    assert "anchor" not in out + err


def read_until(terminal: int, words: bytes) -> bytes:
    """What a terminal shows up to these words, to the program's end, or to a long silence."""
    shown = b""
    while words not in shown and select.select([terminal], [], [], _LONG)[0]:
        try:
            more = os.read(terminal, 4096)
        except OSError:  # Linux says so when the other side has closed
            more = b""
        if not more:
            break
        shown += more
    return shown


@pytest.mark.skipif(sys.platform == "win32", reason="a Windows console cannot be driven like this")
@pytest.mark.parametrize("option", [[], ["--passphrase-stdin"]])
def test_at_a_terminal_the_passphrase_is_asked_for_and_never_shown(
    option: list[str], review: str
) -> None:
    terminal, side = os.openpty()
    with a_process(
        "verify", "--review", review, *option, stdin=side, stdout=side, stderr=side
    ) as run:
        os.close(side)
        shown = read_until(terminal, b"Passphrase: ")
        os.write(terminal, PASSPHRASE.encode() + b"\n")
        shown += read_until(terminal, _NEVER)
        os.close(terminal)  # whatever it still waits for will not come
    assert b"Passphrase: " in shown
    assert b"lantern" not in shown
    assert b"The review is whole." in shown
    assert run.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a Windows console cannot be driven like this")
def test_at_a_terminal_a_new_passphrase_is_typed_twice_and_alike(tmp_path: Path) -> None:
    *others, planned, cleared = a_set_up()
    heard = replace(planned, stage=Stage.TO_TIDY, started=NOON, closed=NOON)
    folder = a_review_folder(tmp_path / "review", (*others, heard, cleared))
    package = tmp_path / "made.age"
    command = ("seal", "--review", str(folder), "--out", str(package), "--with-passphrase")
    reasons = ("--reason", "Asked for.", "--nothing-in-the-way", "Police liaison")
    terminal, side = os.openpty()
    with a_process(*command, *reasons, stdin=side, stdout=side, stderr=side) as run:
        os.close(side)
        for asked, typed in (
            (b"Passphrase: ", PASSPHRASE),
            (b"Passphrase for the package: ", "walnut ferry teacup orbit"),
            (b"Passphrase for the package once more: ", "walnut fairy teacup orbit"),
        ):
            assert asked in read_until(terminal, asked)
            os.write(terminal, typed.encode() + b"\n")
        shown = read_until(terminal, _NEVER)
        os.close(terminal)
    assert b"The passphrase was not typed the same way both times." in shown
    assert b"walnut" not in shown
    assert run.returncode == 1
    assert not package.exists()


@pytest.fixture
def interruptions_are_heard() -> Iterator[None]:
    """What a shell starts in its background ignores SIGINT, and so would every child."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="a Windows console cannot be driven like this")
@pytest.mark.usefixtures("interruptions_are_heard")
def test_an_interruption_ends_the_program_quietly(review: str) -> None:
    terminal, side = os.openpty()
    with a_process("verify", "--review", review, stdin=side, stdout=side, stderr=side) as run:
        os.close(side)
        shown = read_until(terminal, b"Passphrase: ")
        run.send_signal(signal.SIGINT)
        rest = read_until(terminal, _NEVER)
        os.close(terminal)
    assert (shown, rest.strip()) == (b"Passphrase: ", b"")
    assert run.returncode == 130


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a console for every program")
def test_without_a_terminal_nothing_is_asked_that_would_be_shown(review: str) -> None:
    pipe = subprocess.PIPE
    with a_process("verify", "--review", review, stdin=pipe, stdout=pipe, stderr=pipe) as run:
        out, err = run.communicate(PASSPHRASE.encode() + b"\n")
    assert (out, run.returncode) == (b"", 1)
    assert err.startswith(b"No passphrase was given. ")
    assert b"--passphrase-stdin" in err
