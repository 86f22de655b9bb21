"""Erasing at a terminal: what forbids it, what would be gone, and that nothing opens afterwards."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from interviewer.cli import main
from interviewer.domain.erasure import Erasure
from interviewer.domain.legal_hold import LegalHold
from interviewer.domain.words import Clearance, Occasion
from interviewer.storage import ReviewFolder, Store
from interviewer.storage.erased import ErasedReviewError, begin_erasing
from interviewer.storage.keys_file import read_keys
from tests.builders import a_cleared_answer
from tests.unit.cli_cases import give, refused
from tests.unit.storage.folders import PASSPHRASE, a_change, the_interview
from tests.unit.storage.handed_over import (
    ASKED,
    LABEL,
    SAID,
    a_members_review,
    a_review_to_erase,
    is_handed_over,
)

Runs = Callable[..., tuple[int, str, str]]


@pytest.fixture
def runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runs:
    """`erase` at the terminal of a laptop; status, and what was said on either stream."""

    def run(*options: str) -> tuple[int, str, str]:
        give(monkeypatch, PASSPHRASE.encode())
        where = ("--review", str(tmp_path / "review"), "--passphrase-stdin")
        status = main(["erase", *where, *options])
        out, err = capsys.readouterr()
        assert SAID not in out + err
        return status, out, err

    return run


def everything_in(folder: Path) -> dict[str, bytes]:
    """What matters of the folder; opening it alone leaves this as it was."""
    kept = ("keys.json", "erased.json")
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.name in kept else b""
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in {".db-wal", ".db-shm"}
    }


def test_a_dry_run_says_what_would_be_gone_and_erases_nothing(tmp_path: Path, runs: Runs) -> None:
    a_review_to_erase(tmp_path / "review").close()
    before = everything_in(tmp_path / "review")
    status, out, err = runs()
    assert (status, err) == (0, "")
    assert "In the way:" not in out
    assert "  SN1: OW took it in on " in out
    assert "  1 interview with 1 note, every earlier wording, and " in out
    assert out.splitlines()[-1] == "Nothing was erased. Add --apply to erase it."
    assert everything_in(tmp_path / "review") == before
    ReviewFolder.at(tmp_path / "review").unlock_with_passphrase(PASSPHRASE).close()


def test_erased_with_its_name_it_opens_no_more_and_a_receipt_stays(
    tmp_path: Path, runs: Runs
) -> None:
    a_review_to_erase(tmp_path / "review").close()
    receipt = tmp_path / "receipt.txt"
    status, out, err = runs(
        "--apply", "--name", f" {LABEL.replace(' ', '  ')}", "--out", str(receipt)
    )
    assert (status, err) == (0, "")
    text = receipt.read_text(encoding="utf-8")
    assert text.startswith("Receipt of an erasure\n")
    assert text in out
    assert [path.name for path in (tmp_path / "review").iterdir()] == ["erased.json"]
    with pytest.raises(ErasedReviewError):
        ReviewFolder.at(tmp_path / "review").unlock_with_passphrase(PASSPHRASE)
    assert runs()[2].startswith("This review was erased from this laptop on ")


@pytest.mark.parametrize("name", ["Child", "child kestrel", ""])
def test_another_name_erases_nothing(name: str, tmp_path: Path, runs: Runs) -> None:
    a_review_to_erase(tmp_path / "review").close()
    status, _, err = runs("--apply", "--name", name)
    assert status == 1
    assert err.startswith("That is not the name of this review. Nothing was erased.")
    ReviewFolder.at(tmp_path / "review").unlock_with_passphrase(PASSPHRASE).close()


def no_receipt(store: Store) -> None:
    is_handed_over(store, receipt=False)


def a_hold(store: Store) -> None:
    is_handed_over(store)
    store.save(a_change(LegalHold(id=uuid4(), reason="A solicitor asked.", at=ASKED)))


def running_proceedings(store: Store) -> None:
    is_handed_over(store)
    answer = a_cleared_answer(
        interview=the_interview(store).id,
        occasion=Occasion.ERASURE,
        clearance=Clearance.NOT_CLEARED,
        at=ASKED,
    )
    store.save(a_change(answer, at=ASKED))


@pytest.mark.parametrize(
    ("happened", "told"),
    [
        (no_receipt, "SN1: sent, but no receipt of the overview writer was taken in."),
        (a_hold, "A legal hold stands"),
        (running_proceedings, "SN1: proceedings are not cleared."),
    ],
)
@pytest.mark.parametrize("options", [(), ("--apply", "--name", LABEL)])
def test_what_forbids_it_is_told_and_nothing_is_erased(
    options: tuple[str, ...],
    happened: Callable[[Store], None],
    told: str,
    tmp_path: Path,
    runs: Runs,
) -> None:
    store = a_members_review(tmp_path / "review")
    happened(store)
    store.close()
    status, out, err = runs(*options, "--nothing-in-the-way", "Police liaison")
    assert (status, err) == (1, "")
    heading, first, *_ = out.splitlines()
    assert heading == "In the way:"
    assert first.strip().startswith(told)
    assert out.splitlines()[-1] == "Nothing was erased."
    ReviewFolder.at(tmp_path / "review").unlock_with_passphrase(PASSPHRASE).close()


def test_proceedings_are_asked_about_again_before_anything_is_erased(
    tmp_path: Path, runs: Runs
) -> None:
    store = a_members_review(tmp_path / "review")
    is_handed_over(store, answered=False)
    before = store.load()
    store.close()
    status, out, _ = runs("--apply", "--name", LABEL)
    assert (status, "SN1: proceedings have to be asked about once more" in out) == (1, True)
    cleared = ("--nothing-in-the-way", "Police liaison")
    assert runs(*cleared)[0] == 0
    store = ReviewFolder.at(tmp_path / "review").unlock_with_passphrase(PASSPHRASE)
    assert store.load() == before  # a dry run keeps no answer
    store.close()
    assert runs(*cleared, "--apply", "--name", LABEL)[0] == 0
    assert (tmp_path / "review" / "erased.json").is_file()


@pytest.mark.parametrize(
    "options",
    [
        ("--apply",),
        ("--name", LABEL),
        ("--out", "receipt.txt"),
        ("--apply", "--name", LABEL, "--out", "receipt.docx"),
    ],
)
def test_what_does_not_go_together_ends_with_two(options: tuple[str, ...]) -> None:
    assert refused("erase", "--review", "DIR", *options) == 2


def test_what_was_cut_off_is_finished_by_the_same_command(tmp_path: Path, runs: Runs) -> None:
    folder = tmp_path / "review"
    a_review_to_erase(folder).close()
    begun = Erasure(review=UUID(int=1), folder=read_keys(folder / "keys.json").folder, begun=ASKED)
    begin_erasing(folder, begun)
    status, _, err = runs()
    assert (status, "was begun on 15 Nov 2026 at 12:00 and is not finished" in err) == (1, True)
    status, out, err = runs("--apply", "--name", LABEL)
    assert (status, err) == (0, "")
    assert "Receipt of an erasure" in out
    assert [path.name for path in folder.iterdir()] == ["erased.json"]
