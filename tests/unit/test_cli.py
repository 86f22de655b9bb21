"""The command line: a person at a terminal, or a script, works on real encrypted folders."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import docx
import pytest

from interviewer import __version__
from interviewer.cli import main
from interviewer.domain.interview import Interview
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.event_log import stop_log
from interviewer.settings import log_folder
from interviewer.storage import ReviewFolder
from interviewer.training import training_case
from tests.builders import a_set_up
from tests.unit.cli_cases import CHECKOUT, PASSPHRASE, a_review_folder, give, refused

COMMANDS = (
    "demo",
    "check-guidance",
    "summary",
    "findings",
    "dossier",
    "tables",
    "seal",
    "take-in",
    "erase",
    "verify",
)
TRAINING = Review().having(*training_case())


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a review that holds the training case."""
    return str(a_review_folder(tmp_path_factory.mktemp("training") / "review", training_case()))


@pytest.fixture(autouse=True)
def passphrase_given(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, PASSPHRASE.encode() + b"\n")


def told(document: Path) -> str:
    """Everything that a Word file says, its tables included."""
    return "\n".join(docx.Document(str(document)).element.body.itertext())


def an_interview_of(reference: str) -> Interview:
    return next(
        interview
        for interview in TRAINING.interviews.values()
        if TRAINING.practitioner_of(interview).reference == reference
    )


# --- Help ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)])
def test_help_is_written_for_a_person(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(*command, "--help") == 0
    help_text = capsys.readouterr().out
    assert "exit status" in help_text
    assert max(map(len, help_text.splitlines())) < 80
    if not command:
        assert all(command in help_text for command in COMMANDS)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("--version") == 0
    assert capsys.readouterr().out == f"interviewer-cli {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("sumary",),
        ("demo",),
        ("demo", "one", "two"),
        ("verify",),
        ("summary", "--review", "DIR", "--out", "summary.docx"),
        ("summary", "--review", "DIR", "--interview", "SN1", "--out", "summary.pdf"),
    ],
)
def test_a_command_line_that_is_not_understood_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert refused(*arguments) == 2


# --- summary ------------------------------------------------------------------------------------


def a_summary(review: str, reference: str, out: Path, *more: str) -> int:
    where = ("--review", review, "--interview", reference, "--out", str(out))
    return main(["summary", *where, "--passphrase-stdin", *more])


@pytest.mark.parametrize("spelled", ["HO2", " ho2 ", str(an_interview_of("HO2").id)])
def test_a_summary_is_made_of_the_interview_that_was_meant(
    spelled: str, review: str, tmp_path: Path
) -> None:
    out = tmp_path / "summary.docx"
    assert a_summary(review, spelled, out) == 0
    notes = TRAINING.notes_of(an_interview_of("HO2"))
    assert notes
    text = told(out)
    assert text.startswith("Interview summary HO2")
    assert all(line in text for note in notes for line in note.text.splitlines())
    assert "Interviewers' reflections" not in text
    assert [path.name for path in tmp_path.iterdir()] == ["summary.docx"]


def test_reflections_and_initials_are_in_a_summary_only_by_choice(
    review: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, chosen = tmp_path / "plain.docx", tmp_path / "chosen.docx"
    assert a_summary(review, "YW1", plain) == 0
    give(monkeypatch, PASSPHRASE.encode())
    assert a_summary(review, "YW1", chosen, "--reflections", "--initials") == 0
    (lead, *_) = an_interview_of("YW1").interviewers
    assert ("Interviewers' reflections" in told(plain), lead in told(plain)) == (False, False)
    assert ("Interviewers' reflections" in told(chosen), lead in told(chosen)) == (True, True)


def test_a_summary_is_remembered_without_its_content(tmp_path: Path) -> None:
    folder = a_review_folder(tmp_path / "review", training_case())
    assert a_summary(str(folder), "SN1", tmp_path / "summary.docx") == 0
    with closing(ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)) as store:
        review = store.load()
    before = set(TRAINING.exports)
    (made,) = (export for each, export in review.exports.items() if each not in before)
    assert made.document is Document.SUMMARY
    assert made.interview == an_interview_of("SN1").id
    assert made.by == review.initials


def test_an_unknown_interview_is_answered_with_the_references_there_are(
    review: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert a_summary(review, "SN9", tmp_path / "summary.docx") == 1
    references = ", ".join(sorted(p.reference for p in TRAINING.practitioners.values()))
    assert capsys.readouterr() == (
        "",
        f"No interview in this review has that reference: the references are {references}. "
        "No document was made. Give one of them as it stands, or the id of an interview.\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_review_without_interviews_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = tuple(
        value for value in a_set_up() if not isinstance(value, Interview | ProceedingsAnswer)
    )
    folder = a_review_folder(tmp_path / "review", values)
    assert a_summary(str(folder), "SN1", tmp_path / "summary.docx") == 1
    assert "has that reference: it has none." in capsys.readouterr().err


def test_a_practitioner_who_was_seen_twice_is_answered_with_ids_by_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    *others, second, _ = a_set_up()
    first = replace(second, id=UUID(int=0xF), day=second.day.replace(day=1))
    unplanned = replace(second, id=UUID(int=1), day=None)
    folder = a_review_folder(tmp_path / "review", (*others, second, unplanned, first))
    out = tmp_path / "summary.docx"
    assert a_summary(str(folder), "SN1", out) == 1
    sentence = capsys.readouterr().err
    assert sentence.startswith("There are 3 interviews with SN1. No document was made. ")
    assert f"{first.id}, {second.id}, {unplanned.id}." in sentence
    give(monkeypatch, PASSPHRASE.encode())
    assert a_summary(str(folder), str(first.id), out) == 0


def test_a_summary_that_cannot_be_written_gets_a_sentence(
    review: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert a_summary(review, "SN1", tmp_path / "missing" / "summary.docx") == 1
    assert capsys.readouterr().err.startswith("The document could not be saved, because ")
    assert list(tmp_path.iterdir()) == []


# --- verify -------------------------------------------------------------------------------------


def test_a_whole_review_is_counted(review: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--review", review, "--passphrase-stdin"]) == 0
    out, err = capsys.readouterr()
    *counts, verdict = out.splitlines()
    assert (verdict, err) == ("The review is whole.", "")
    assert f"note            {len(TRAINING.notes):6}" in counts
    assert f"interview       {len(TRAINING.interviews):6}" in counts


def test_a_damaged_review_is_found_and_nothing_in_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_review_folder(tmp_path / "review", training_case())
    notes = bytearray((folder / "notes.db").read_bytes())
    notes[-100] ^= 0xFF  # in the last page: opening the file does not look at it
    (folder / "notes.db").write_bytes(notes)
    assert main(["verify", "--review", str(folder), "--passphrase-stdin"]) == 1
    out, err = capsys.readouterr()
    assert "damaged" in out + err
    assert "The review is whole." not in out
    assert not any(note.text in out + err for note in TRAINING.notes.values() if note.text)


def test_a_folder_that_is_no_review_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--review", str(tmp_path), "--passphrase-stdin"]) == 1
    assert capsys.readouterr().err.startswith("The file keys.json is missing")
    assert list(tmp_path.iterdir()) == []


# --- What no command does -----------------------------------------------------------------------


def test_no_command_loads_qt(tmp_path: Path) -> None:
    program = """
import io, sys
from interviewer.cli import main
folder, guidance = sys.argv[1:]
def run(*arguments):
    sys.stdin = io.TextIOWrapper(io.BytesIO(b"demonstration"))
    assert main(arguments) == 0, arguments
review = "--review", folder + "/review", "--passphrase-stdin"
run("demo", folder)
run("check-guidance", guidance)
run("summary", *review, "--interview", "SN1", "--out", folder + "/SN1.docx")
run("verify", *review)
print("loaded:", *(name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))))
"""
    guidance = CHECKOUT / "resources" / "guidance" / "practice.toml"
    command = [sys.executable, "-c", program, str(tmp_path / "new"), str(guidance)]
    run = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "loaded:"


def test_an_error_that_nobody_foresaw_is_told_by_type_and_place_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    *others, interview, _ = a_set_up()
    lost = replace(interview, guidance="the hub never rang back")  # the review does not hold it
    folder = a_review_folder(tmp_path / "review", (*others, lost))
    assert a_summary(str(folder), "SN1", tmp_path / "summary.docx") == 1
    stop_log()
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert err.startswith("Something in this program went wrong: KeyError at review.py:")
    log = (log_folder() / "events.log").read_text(encoding="utf-8")
    assert "error KeyError at review.py:" in log
    assert "hub" not in err + log


def test_no_log_is_begun_while_nothing_goes_wrong(review: str) -> None:
    assert main(["verify", "--review", review, "--passphrase-stdin"]) == 0
    assert not log_folder().exists()
