"""A document is written whole where the person said, or not at all, with a sentence."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.documents.files import (
    DiskFullError,
    DocumentNotWrittenError,
    DocumentOpenElsewhereError,
    FolderMissingError,
    FolderReadOnlyError,
    NameTakenByFolderError,
    is_held,
    suggested_name,
    why_not_written,
    write_document,
)

posix = pytest.mark.skipif(os.name == "nt", reason="these conditions are made with POSIX calls")

WRITE = """
import os, resource, sys
from pathlib import Path
from interviewer.documents.files import DocumentNotWrittenError, write_document
os.chdir(sys.argv[1])
{condition}
try:
    write_document(Path("SN1.docx"), b"new" * 50_000)
except DocumentNotWrittenError as error:
    print(type(error).__name__)
"""
AS_SOMEBODY_ELSE = "if os.geteuid() == 0: os.setegid(65534); os.seteuid(65534)"


def written_under(condition: str, folder: Path) -> str:
    """The error's name when another process, under this condition, writes SN1.docx there."""
    done = subprocess.run(
        [sys.executable, "-c", WRITE.format(condition=condition), str(folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_what_was_written_is_there_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "SN1 interview summary.docx"
    write_document(path, b"first")
    write_document(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_only_this_user_may_read_it(tmp_path: Path) -> None:
    write_document(tmp_path / "SN1.docx", b"x")
    assert stat.S_IMODE((tmp_path / "SN1.docx").stat().st_mode) == 0o600


@posix
def test_a_full_disk_leaves_the_earlier_document_and_nothing_half_done(tmp_path: Path) -> None:
    (tmp_path / "SN1.docx").write_bytes(b"earlier")
    condition = "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))"
    assert written_under(condition, tmp_path) == "DiskFullError"
    assert (tmp_path / "SN1.docx").read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [tmp_path / "SN1.docx"]


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_no_space_left_is_told_as_a_full_disk() -> None:
    no_space = rf"Errno {errno.ENOSPC}\]"
    with (
        Path("/dev/full").open("wb", buffering=0) as full,
        pytest.raises(OSError, match=no_space) as refused,
    ):
        full.write(b"x")
    assert isinstance(why_not_written(refused.value), DiskFullError)


@posix
def test_a_folder_that_cannot_be_written_gets_its_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir(mode=0o555)
    assert written_under(AS_SOMEBODY_ELSE, folder) == "FolderReadOnlyError"
    assert list(folder.iterdir()) == []


@posix
@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0,
    reason="only root can leave a file that others cannot move",
)
def test_a_file_that_cannot_be_replaced_is_told_as_open_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o1777)
    (folder / "SN1.docx").write_bytes(b"earlier")
    assert written_under(AS_SOMEBODY_ELSE, folder) == "DocumentOpenElsewhereError"
    assert (folder / "SN1.docx").read_bytes() == b"earlier"
    assert list(folder.iterdir()) == [folder / "SN1.docx"]


def test_a_sharing_violation_is_told_as_open_elsewhere() -> None:
    # Windows cannot be run here; these are the numbers that it gives while Word holds a file.
    violation = PermissionError(errno.EACCES, "in use")
    assert is_held(violation)
    violation.errno, violation.winerror = None, 32  # type: ignore[attr-defined]  # Windows only
    assert is_held(violation)
    assert not is_held(OSError(errno.EIO, "broken"))
    assert "open in Word" in DocumentOpenElsewhereError().sentence


def test_a_missing_folder_gets_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(FolderMissingError):
        write_document(tmp_path / "gone" / "SN1.docx", b"x")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderMissingError):
        write_document(tmp_path / "file" / "SN1.docx", b"x")


def test_a_folder_of_that_name_gets_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "SN1.docx").mkdir()
    with pytest.raises(NameTakenByFolderError):
        write_document(tmp_path / "SN1.docx", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["SN1.docx"]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EROFS, FolderReadOnlyError),
        (errno.ENOENT, FolderMissingError),
        (errno.EIO, DocumentNotWrittenError),
    ],
)
def test_each_refusal_of_the_system_has_a_sentence_that_says_what_is_safe(
    number: int, kind: type[DocumentNotWrittenError]
) -> None:
    told = why_not_written(OSError(number, "refused"))
    assert type(told) is kind
    assert "The notes are safe" in told.sentence
    assert told.what_to_do


def test_a_name_carries_the_reference_and_what_it_is() -> None:
    assert suggested_name("interview summary", "SN1") == "SN1 interview summary.docx"
    assert suggested_name("recovery sheet") == "Recovery sheet.docx"


@given(st.text())
def test_a_suggested_name_is_a_name_on_every_system(reference: str) -> None:
    name = suggested_name("interview summary", reference)
    assert name.endswith("nterview summary.docx")
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert name == name.strip(" .")
    assert len(name) <= 90
