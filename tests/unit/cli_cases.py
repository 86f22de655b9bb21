"""What the tests of the command line share: a review on the disk, and a run of the program."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.cli import main
from interviewer.domain.review import Value
from interviewer.storage import Change, KdfCost, RecoveryCode, ReviewFolder
from interviewer.storage.handover.joining import Joining
from tests.builders import NOON

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PASSPHRASE = "harbour lantern saltmarsh"
_CHEAP = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)


def a_review_folder(folder: Path, begins: tuple[Value, ...] | Joining) -> Path:
    """A review folder that the passphrase opens, with these values or joined from a package."""
    change = begins if isinstance(begins, Joining) else Change(values=begins, at=NOON)
    ReviewFolder.create(
        folder,
        name="Child Kestrel",
        passphrase=PASSPHRASE,
        recovery_code=RecoveryCode.new(),
        change=change,
        cost=_CHEAP,
    ).close()
    return folder


def give(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Put bytes on standard input, as a script does."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def refused(*arguments: str) -> int:
    """The status with which a command line ends that is not understood, or that asks for help."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def a_process(*arguments: str, stdin: int, stdout: int, stderr: int) -> subprocess.Popen[bytes]:
    """The program in a process of its own, without the terminal of whoever runs the tests."""
    command = [sys.executable, "-m", "interviewer.cli", *arguments]
    # A terminal's program holds back what it prints; a setting of the test runner may not.
    environment = {name: of for name, of in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.Popen(
        command,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        cwd=CHECKOUT,
        env=environment,
        start_new_session=True,
    )
