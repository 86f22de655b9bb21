"""The command `check-guidance`: counts, or one line for each problem."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.cli import main
from interviewer.resources import resource
from tests.unit.cli_cases import CHECKOUT, a_process

SOUND = resource("guidance", "practice.toml").read_text(encoding="utf-8")
SMALL = """\
format = 1
identity = "small"
version = "1.0"
title = "A small guidance"
about = "Ours alone."

[[lines]]
id = "supervision"
title = "Supervision"

[[lines]]
id = "assessment"
title = "Assessment"

[[sections]]
id = "opening"
title = "Opening"
kind = "account"

[[sections.items]]
kind = "script"
id = "thanks"
text = "Thank you for coming."

[[sections.items]]
kind = "check"
id = "sheet"
text = "Information sheet given"

[[sections.items]]
kind = "prompt"
id = "account"
text = "Tell me about your part in this."
probes = ["Describe one of those days.", "Who else knew?"]
lines = ["supervision"]
"""


def a_guidance_file(folder: Path, text: str) -> Path:
    file = folder / "guidance.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["practice", "conversation"])
def test_guidance_that_is_shipped_is_sound(name: str) -> None:
    file = CHECKOUT / "resources" / "guidance" / f"{name}.toml"
    assert main(["check-guidance", str(file)]) == 0


def test_sound_guidance_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-guidance", str(a_guidance_file(tmp_path, SMALL))]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "A small guidance, version 1.0",
        "     1 sections",
        "     1 prompts",
        "     2 probes",
        "     1 scripts",
        "     1 checks",
        "     1 of 2 lines of enquiry served",
        "         1 prompts: Supervision",
        "         0 prompts: Assessment",
    ]


def test_each_problem_is_one_line_with_file_place_wrong_and_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SMALL.replace('lines = ["supervision"]', 'lines = ["supervison"]').replace(
        'kind = "check"', 'kind = "chek"'
    )
    file = a_guidance_file(tmp_path, text)
    assert main(["check-guidance", str(file)]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    place = f'{file}: sections[1] "opening" > items'
    assert out.splitlines() == [
        f'{place}[2] "sheet" > kind: "chek" is not a kind of item; write "check"',
        f'{place}[3] "account" > lines: "supervison" is not declared under [[lines]]; '
        'write "supervision"',
    ]


def test_wording_that_is_worth_a_second_look_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = a_guidance_file(tmp_path, SMALL.replace("Who else knew?", "Why didn't you ring?"))
    assert main(["check-guidance", str(file)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{file}: account > probes[2]: “Why didn't you” is blaming; ask ")


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("title = “Practice”".encode("cp1252"), "this is not UTF-8 text"),
        (SOUND.encode("utf-16"), "this is not UTF-8 text"),
        (b"#" * 9_000_000, "the file has 2,000,001 characters"),
        (b"", 'the key "format" is missing'),
    ],
)
def test_a_file_that_is_no_guidance_is_told_as_a_problem(
    content: bytes, wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "guidance.toml"
    file.write_bytes(content)
    assert main(["check-guidance", str(file)]) == 1
    assert f"{file}: the whole file: {wrong}; " in capsys.readouterr().out


def test_guidance_saved_by_notepad_is_read(tmp_path: Path) -> None:
    file = tmp_path / "guidance.toml"
    file.write_bytes(SMALL.replace("\n", "\r\n").encode("utf-8-sig"))
    assert main(["check-guidance", str(file)]) == 0


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_guidance_file_that_cannot_be_read_gets_a_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-guidance", str(tmp_path / name)]) == 1
    sentence = "The guidance file cannot be read. Check its name, and that you may read it.\n"
    assert capsys.readouterr() == ("", sentence)


def test_whoever_stops_reading_gets_no_complaint(tmp_path: Path) -> None:
    file = a_guidance_file(tmp_path, SMALL + "unknown = 1\n")
    none, (reader, writer) = subprocess.DEVNULL, os.pipe()
    os.close(reader)
    with a_process(
        "check-guidance", str(file), stdin=none, stdout=writer, stderr=subprocess.PIPE
    ) as run:
        os.close(writer)
        assert run.stderr is not None
        assert run.stderr.read() == b""
    assert run.returncode == 1


def test_a_terminal_that_lacks_a_letter_shows_a_question_mark(tmp_path: Path) -> None:
    file = a_guidance_file(tmp_path, SMALL.replace("Who else knew?", "Why didn't you ring?"))
    command = [sys.executable, "-m", "interviewer.cli", "check-guidance", str(file)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    run = subprocess.run(
        command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False
    )
    assert "?Why didn't you? is blaming" in run.stdout
    assert (run.stderr, run.returncode) == ("", 1)
