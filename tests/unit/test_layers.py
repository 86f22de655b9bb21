"""Each rule of the layers is broken once, in a copy, to see that the check would say so."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.skipif(
    find_spec("importlinter") is None and os.environ.get("INTERVIEWER_ALL_TESTS") != "1",
    reason='needs import-linter: pip install -c constraints.txt -e ".[lint]"',
)


@dataclass(frozen=True, kw_only=True)
class Slip:
    """One line at the end of one file that breaks one contract of pyproject.toml."""

    contract: str
    file: str
    line: str


LAYERS = "Each layer knows only the ones below it"
DOCUMENTS = "Only documents knows Word and spreadsheets"

SLIPS = (
    Slip(contract=LAYERS, file="domain/text.py", line="import interviewer.storage"),
    Slip(contract=LAYERS, file="storage/store.py", line="import interviewer.documents"),
    Slip(contract=LAYERS, file="documents/word.py", line="import interviewer.ui.page"),
    Slip(contract=LAYERS, file="ui/page.py", line="import interviewer.app"),
    Slip(contract=LAYERS, file="cli/opening.py", line="import interviewer.app"),
    Slip(contract=LAYERS, file="utilities.py", line="import interviewer.domain"),
    Slip(contract="Only ui and app know Qt", file="storage/store.py", line="import PySide6.QtCore"),
    Slip(
        contract="Only ui and app know Qt", file="cli/opening.py", line="import interviewer.ui.page"
    ),
    Slip(contract="Only storage knows SQL and keys", file="ui/page.py", line="import sqlalchemy"),
    Slip(contract="Only storage knows SQL and keys", file="cli/opening.py", line="import keyring"),
    Slip(
        contract="Rows stay inside storage",
        file="documents/word.py",
        line="import interviewer.storage.tables",
    ),
    Slip(contract=DOCUMENTS, file="ui/page.py", line="import docx"),
    Slip(contract=DOCUMENTS, file="storage/store.py", line="import lxml.etree"),
    Slip(contract="The domain knows only Python", file="domain/text.py", line="import pydantic"),
    Slip(
        contract="Pages do not know each other",
        file="ui/pages/interview.py",
        line="import interviewer.ui.pages.unlock",
    ),
    Slip(contract="No cycles", file="ui/page.py", line="import interviewer.ui.window"),
)


@pytest.fixture(scope="module")
def contracts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """KEPT or BROKEN by name, for the package as it is."""
    return checked(a_copy(tmp_path_factory.mktemp("as it is")))


def a_copy(folder: Path) -> Path:
    """The package and its contracts in this folder."""
    shutil.copytree(
        CHECKOUT / "interviewer",
        folder / "interviewer",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copy(CHECKOUT / "pyproject.toml", folder)
    return folder


def checked(folder: Path) -> dict[str, str]:
    """KEPT or BROKEN by the name of the contract."""
    program = "from importlinter.cli import lint_imports_command as run; run()"
    command = [sys.executable, "-c", program, "--no-cache", "--no-logo"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    verdicts = (line.rpartition(" ") for line in run.stdout.splitlines())
    found = {name: verdict for name, _, verdict in verdicts if verdict in {"KEPT", "BROKEN"}}
    assert found, run.stdout + run.stderr
    return found


def test_every_contract_has_a_slip_that_breaks_it(contracts: dict[str, str]) -> None:
    assert {slip.contract for slip in SLIPS} == set(contracts)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.file}: {slip.line}")
def test_a_slip_breaks_its_contract(slip: Slip, contracts: dict[str, str], tmp_path: Path) -> None:
    file = a_copy(tmp_path) / "interviewer" / slip.file
    with file.open("a", encoding="utf-8") as opened:
        opened.write(f"\n{slip.line}\n")
    assert (contracts[slip.contract], checked(tmp_path)[slip.contract]) == ("KEPT", "BROKEN")
