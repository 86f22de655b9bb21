"""What the overview writer makes at a terminal: findings, an extract, tables; read back."""

import csv
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest

from interviewer.cli import main
from interviewer.documents.protection import unprotected
from interviewer.documents.tables import TableKind
from interviewer.domain.evidence import Facet
from interviewer.domain.names import RealName
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Seat
from interviewer.domain.words import Document, SeatRole
from interviewer.storage import ReviewFolder
from interviewer.training import training_case
from tests.unit.cli_cases import PASSPHRASE, a_review_folder, give, refused
from tests.unit.documents.dossier_sample import THEN, THOUGHT, a_collated_review
from tests.unit.documents.findings_sample import COUNCIL, OFFICER, OPENED, UNREAD
from tests.unit.documents.reading import checked, everything, opened

WRITER = Seat(id=uuid4(), role=SeatRole.WRITER, initials="OW")
# The answer is to a copy that the sample only speaks of, and a file holds nothing of that kind.
CONCLUDED = replace(a_collated_review(), seats={WRITER.id: WRITER}, statement_answers={})
BY_TELEPHONE = "walnut ferry teacup orbit"
DOCUMENTS = (
    ("findings", "made.docx"),
    ("dossier", "made.docx"),
    ("tables", "made.xlsx"),
    ("tables", "made"),
)
KINDS = {
    "findings": Document.FINDINGS,
    "dossier": Document.DOSSIER,
    "tables": Document.TABLES,
}


@pytest.fixture
def review(tmp_path: Path) -> Path:
    """The folder of the writer's review, with everything concluded."""
    return a_review_folder(tmp_path / "review", tuple(CONCLUDED.values()))


@pytest.fixture
def run(
    review: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> "Running":
    return Running(review, monkeypatch, capsys)


class Running:
    """A person at the terminal of the writer's laptop."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder, self._monkeypatch, self._capsys = folder, monkeypatch, capsys
        self.post = folder.parent

    def __call__(self, command: str, out: str, *more: str, words: str = "") -> tuple[int, str, str]:
        """Status and what was said on either stream."""
        give(self._monkeypatch, f"{PASSPHRASE}\n{words}\n".encode())
        where = ("--review", str(self.folder), "--passphrase-stdin")
        status = main([command, *where, "--out", str(self.post / out), *more])
        return status, *self._capsys.readouterr()

    def review(self) -> Review:
        """What is in the review now."""
        with closing(ReviewFolder.at(self.folder).unlock_with_passphrase(PASSPHRASE)) as store:
            return store.load()

    def why(self, value: Value) -> str:
        """The reason with which the value was last kept."""
        with closing(ReviewFolder.at(self.folder).unlock_with_passphrase(PASSPHRASE)) as store:
            return store.history(value)[-1].reason

    def knows(self, *names: RealName) -> None:
        with closing(ReviewFolder.at(self.folder).unlock_with_passphrase(PASSPHRASE)) as store:
            store.save_names(*names)

    def written(self) -> list[str]:
        """Whatever stands beside the review."""
        return sorted(path.name for path in self.post.iterdir() if path != self.folder)


# --- findings -----------------------------------------------------------------------------------


def test_findings_and_recommendations_are_a_word_file(run: Running, tmp_path: Path) -> None:
    assert run("findings", "findings.docx") == (0, f"{tmp_path / 'findings.docx'}\n", "")
    told = everything(checked((tmp_path / "findings.docx").read_bytes(), tmp_path))
    assert all(line in told for line in UNREAD.text.splitlines())
    assert OPENED.text in told
    assert "QX" not in told


def test_words_and_initials_are_in_it_by_choice(run: Running, tmp_path: Path) -> None:
    assert run("findings", "findings.docx", "--numbers-only", "--initials")[0] == 0
    told = everything(opened((tmp_path / "findings.docx").read_bytes()))
    assert OPENED.text not in told
    assert "HO2·1" in told
    assert "QX" in told


def test_a_practitioner_gets_what_rests_on_their_notes_and_it_is_kept_that_they_had_it(
    run: Running, tmp_path: Path
) -> None:
    status, out, err = run("findings", "extract.docx", "--extract", "ho2", words=BY_TELEPHONE)
    assert (status, err) == (0, "")
    assert out.endswith(f"{tmp_path / 'extract.docx'}\n")
    assert "walnut" not in out
    extract = unprotected((tmp_path / "extract.docx").read_bytes(), BY_TELEPHONE)
    told = everything(checked(extract, tmp_path))
    assert OPENED.text in told
    assert "SN1" not in told
    review = run.review()
    had_it = [r for r in review.extract_replies.values() if r.practitioner == OFFICER.id]
    (made,) = review.exports.values()
    assert {made.at.date()} == {reply.given_out for reply in had_it}
    assert made.document is Document.EXTRACT


def test_an_extract_goes_without_a_passphrase_only_for_a_reason(
    run: Running, tmp_path: Path
) -> None:
    extract = ("findings", "extract.docx", "--extract", "HO2")
    for words, why in (("", "No passphrase was given."), ("kestrel", "The passphrase for the ")):
        status, _, err = run(*extract, words=words)
        assert (status, err[: len(why)]) == (1, why)
        assert (run.written(), run.review()) == ([], CONCLUDED)
    assert run(*extract, "--dry-run")[0] == 0
    reason = "Handed over in person."
    assert run(*extract, "--without-passphrase", reason)[0] == 0
    assert OPENED.text in everything(opened((tmp_path / "extract.docx").read_bytes()))
    replies = run.review().extract_replies.values()
    assert {run.why(each) for each in replies if each.practitioner == OFFICER.id} == {reason}


def test_nobody_gets_an_extract_on_whose_notes_nothing_rests(run: Running) -> None:
    status, out, err = run("findings", "extract.docx", "--extract", "XX9")
    assert (status, out) == (1, "")
    assert err.startswith("It can be made for those on whose notes a finding rests: these are ")
    assert "HO2" in err
    assert run.written() == []


# --- dossier ------------------------------------------------------------------------------------


def test_a_dossier_brings_together_what_was_said(run: Running, tmp_path: Path) -> None:
    assert run("dossier", "dossier.docx") == (0, f"{tmp_path / 'dossier.docx'}\n", "")
    told = everything(checked((tmp_path / "dossier.docx").read_bytes(), tmp_path))
    assert OPENED.text in told
    assert "PANELWORD" in THOUGHT.text
    assert ("PANELWORD" in told, "ENTRYWORD" in told, "QX" in told) == (True, False, False)
    assert "HIDDENWORD" not in told


def test_what_stands_in_a_dossier_is_chosen(run: Running, tmp_path: Path) -> None:
    chosen = ("--full-accounts", "--reflections", "--chronology", "--without-panel", "--initials")
    assert run("dossier", "dossier.docx", *chosen)[0] == 0
    told = everything(opened((tmp_path / "dossier.docx").read_bytes()))
    assert "Heading 1: Annex: the accounts in full" in told
    assert "ENTRYWORD" in THEN.text
    assert ("PANELWORD" in told, "ENTRYWORD" in told, "QX" in told) == (False, True, True)
    assert run("dossier", "dossier.docx", "--checked-only")[0] == 0
    assert OPENED.text not in everything(opened((tmp_path / "dossier.docx").read_bytes()))


@pytest.mark.parametrize(
    ("only", "facet"),
    [
        ("agency=saltmarsh  council", "Agency"),
        (f"Agency={COUNCIL.id}", "Agency"),
        ("How known=Read in the record", "How known"),
        ("Episode=2", "Episode"),
    ],
)
def test_a_dossier_can_show_less(only: str, facet: str, run: Running, tmp_path: Path) -> None:
    whole, less = tmp_path / "whole.docx", tmp_path / "less.docx"
    assert run("dossier", whole.name, "--full-accounts")[0] == 0
    assert run("dossier", less.name, "--full-accounts", "--only", only)[0] == 0
    told = everything(opened(less.read_bytes()))
    assert f"Only what was filtered. {facet}: " in told
    assert len(told) < len(everything(opened(whole.read_bytes())))


def test_a_filter_that_fits_nothing_is_answered_with_what_there_is(run: Running) -> None:
    status, out, err = run("dossier", "dossier.docx", "--only", "Agency=Harbour")
    assert (status, out) == (1, "")
    assert err.startswith("--only has nothing of that name for “Agency”: there are ")
    assert "Saltmarsh Council" in err
    assert run.written() == []


def test_the_help_names_every_filter(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("dossier", "--help") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert all(f'"{facet.value}"' in told for facet in Facet)


# --- tables -------------------------------------------------------------------------------------


def test_every_table_is_a_sheet_of_an_excel_file(run: Running, tmp_path: Path) -> None:
    assert run("tables", "tables.XLSX")[0] == 0
    book = openpyxl.load_workbook(tmp_path / "tables.XLSX")
    assert book.sheetnames == ["About", *(kind.value for kind in TableKind)]
    cells = {str(cell.value) for row in book["Notes"].iter_rows() for cell in row}
    assert {OPENED.text, "HO2·1"} <= cells


def test_tables_can_be_a_folder_of_csv_files(run: Running, tmp_path: Path) -> None:
    assert run("tables", "tables", "--initials")[0] == 0
    made = {path.name for path in (tmp_path / "tables").iterdir()}
    assert made == {f"{kind.value}.csv" for kind in TableKind}
    with (tmp_path / "tables" / "Notes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert any(OPENED.text in row for row in rows)
    assert run("tables", "tables", "--table", "notes")[0] == 0  # what is there is replaced


def test_only_the_tables_that_were_named_are_made(run: Running, tmp_path: Path) -> None:
    assert (
        run("tables", "some.xlsx", "--table", "findings", "--table", "Episode  and agency")[0] == 0
    )
    book = openpyxl.load_workbook(tmp_path / "some.xlsx")
    assert book.sheetnames == ["About", "Findings", "Episode and agency"]


def test_the_help_names_every_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("tables", "--help") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert all(f'"{kind.value}"' in told for kind in TableKind)


# --- All of them --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("findings", "--out", "findings.pdf"),
        ("findings", "--out", "f.docx", "--extract", "SN1", "--initials"),
        ("findings", "--out", "f.docx", "--without-passphrase", "In person."),
        ("dossier", "--out", "dossier.docx", "--only", "Agency"),
        ("dossier", "--out", "dossier.docx", "--only", "Colour=red"),
        ("tables", "--out", "tables.ods"),
        ("tables", "--out", "tables.xlsx", "--table", "Nots"),
    ],
)
def test_what_does_not_go_together_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert refused(*arguments, "--review", "DIR") == 2


@pytest.mark.parametrize(("command", "out"), DOCUMENTS)
def test_a_document_is_remembered_and_its_words_are_not_said(
    command: str, out: str, run: Running
) -> None:
    status, said, err = run(command, out)
    assert (status, err) == (0, "")
    says_nothing_of(CONCLUDED, said)
    (made,) = run.review().exports.values()
    assert made.by == "OW"
    assert made.document is KINDS[command]
    assert made.let_through == ()


def says_nothing_of(review: Review, said: str) -> None:
    """No note and no finding is on the terminal."""
    values: Sequence[str] = [
        *(note.text for note in review.notes.values()),
        *(finding.text for finding in review.findings.values()),
    ]
    assert not any(text in said for text in values if text)


@pytest.mark.parametrize(("command", "out"), DOCUMENTS)
def test_a_dry_run_writes_nothing(command: str, out: str, run: Running) -> None:
    status, said, _ = run(command, out, "--dry-run")
    assert (status, said) == (0, "Nothing was written: this is a dry run.\n")
    assert run.written() == []
    assert run.review() == CONCLUDED


@pytest.mark.parametrize(("command", "out"), DOCUMENTS)
def test_what_looks_like_an_identifier_stays_here_without_a_reason(
    command: str, out: str, run: Running
) -> None:
    run.knows(RealName(id=uuid4(), name="Opened", stands_for="SN1"))
    status, said, err = run(command, out)
    assert status == 1
    assert "Note HO2·1: name\n" in said
    assert "Opened" not in said
    assert err.startswith("Something in it looks like a name or a number")
    assert run.written() == []
    assert run.review() == CONCLUDED
    assert run(command, out, "--let-through", "A word of everyday, not a name.")[0] == 0
    (made,) = run.review().exports.values()
    assert {(let.kind, let.reason) for let in made.let_through} == {
        ("name", "A word of everyday, not a name.")
    }


@pytest.mark.parametrize(("command", "out"), DOCUMENTS)
def test_only_the_overview_writer_brings_accounts_together(
    command: str,
    out: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    seat = Seat(id=uuid4(), role=SeatRole.PANEL_MEMBER, initials="P1")
    values = [value for value in training_case() if not isinstance(value, Seat)]
    members = a_review_folder(tmp_path / "members", (*values, seat))
    status, said, err = Running(members, monkeypatch, capsys)(command, out)
    assert (status, said) == (1, "")
    assert err.startswith("Only the overview writer’s review brings the accounts together.")
    assert [path.name for path in tmp_path.iterdir()] == ["members"]
