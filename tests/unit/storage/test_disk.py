"""A full disk and a folder that may not be written to, for real: the kernel itself refuses."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.storage.errors import DiskFullError
from tests.builders import a_note
from tests.unit.storage.folders import a_change, a_store, posix, run, some_notes

OWN_MOUNTS = ("unshare", "--map-root-user", "--mount", "sh", "-ec")
"""A shell that may mount what nobody else sees; needs no rights, but a kernel that allows it."""


def may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run(
        [*OWN_MOUNTS, "mount -t tmpfs tmpfs /mnt"], capture_output=True, check=False
    )
    return tried.returncode == 0


needs_mounts = pytest.mark.skipif(
    not may_mount(), reason="this kernel lets no one mount in a namespace of their own"
)


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that any user can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def behind(mount: str) -> tuple[str, ...]:
    """Words that run what follows behind this mount; "$1" is the folder."""
    return (*OWN_MOUNTS, f'{mount}; shift; exec "$@"', "sh")


@needs_mounts
def test_a_full_disk_is_told_and_the_save_made_good_once_there_is_room(tmp_path: Path) -> None:
    disk = behind('mount -t tmpfs -o size=3m tmpfs "$1"')
    told = run(FULL_DISK, tmp_path, before=(*disk, str(tmp_path)))
    assert told.splitlines() == ["DiskFullError", "as before", "DiskFullError", "saved", "sound"]


FULL_DISK = """
import sys
from pathlib import Path
from interviewer.domain.errors import InterviewerError
from interviewer.storage import ReviewFolder
from tests.builders import a_note
from tests.unit.storage.folders import CODE, PASSPHRASE, QUICK, a_change, a_store, some_notes

disk = Path(sys.argv[1])
store = a_store(disk / "review", *some_notes(50))
before = store.load()
with (disk / "ballast").open("wb", buffering=0) as ballast:
    try:
        while True:
            ballast.write(bytes(4096))
    except OSError:
        pass

change = a_change(*some_notes(400))
try:
    store.save(change)
except InterviewerError as error:
    print(type(error).__name__)
print("as before" if store.load() == before else "changed")
try:
    ReviewFolder.at(disk / "review").change_passphrase(store, "gravel tulip kettle", cost=QUICK)
except InterviewerError as error:
    print(type(error).__name__)

(disk / "ballast").unlink()
store.save(change)
store.close()
store = ReviewFolder.at(disk / "review").unlock_with_passphrase(PASSPHRASE)
review = store.load()
print("saved" if all(note.id in review.notes for note in change.values) else "lost")
print("sound" if store.verify().sound else "unsound")
"""


@needs_mounts
def test_a_full_disk_takes_no_half_backup_and_the_notes_go_on(tmp_path: Path) -> None:
    disk = behind('mount -t tmpfs -o size=3m tmpfs "$1"')
    told = run(NO_ROOM_FOR_BACKUP, tmp_path, before=(*disk, str(tmp_path)))
    assert told.splitlines() == ["DiskFullError []", "DiskFullError []", "sound", "sound", "1"]


NO_ROOM_FOR_BACKUP = """
import sys
from pathlib import Path
from interviewer.domain.errors import InterviewerError
from interviewer.storage import ReviewFolder
from tests.builders import NOON, a_note
from tests.unit.storage.folders import a_change, a_store, some_notes

disk = Path(sys.argv[1])
review = disk / "review"
store = a_store(review, *some_notes(500))
for room in (300 * 1024, 0):
    with (disk / "ballast").open("ab", buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(4096))
        except OSError:
            pass
        if room:
            ballast.truncate(ballast.tell() - room)
    try:
        store.back_up(NOON)
    except InterviewerError as error:
        print(type(error).__name__, list((review / "backups").iterdir()))

(disk / "ballast").unlink()
store.save(a_change(a_note(number=1000)))
print("sound" if store.verify().sound else "unsound")
backup = store.back_up(NOON)
print("sound" if ReviewFolder.at(review).verify_backup(backup, store).sound else "unsound")
print(len(ReviewFolder.at(review).backups()))
store.close()
"""


@needs_mounts
def test_no_review_is_half_made_on_a_full_disk(tmp_path: Path) -> None:
    disk = behind('mount -t tmpfs -o size=100k tmpfs "$1"')
    assert run(TOO_SMALL, tmp_path, before=(*disk, str(tmp_path))) == "DiskFullError []"


TOO_SMALL = """
import sys
from pathlib import Path
from interviewer.domain.errors import InterviewerError
from tests.unit.storage.folders import a_store, some_notes
disk = Path(sys.argv[1])
try:
    a_store(disk / "review", *some_notes(100))
except InterviewerError as error:
    print(type(error).__name__, list(disk.iterdir()))
"""


@posix
def test_a_limit_on_what_may_be_written_is_told_and_nothing_is_half_done(tmp_path: Path) -> None:
    told = run(LIMITED, tmp_path / "review")
    assert told.splitlines() == ["DiskError", "as before", "saved", "sound"]


LIMITED = """
import resource, sys
from pathlib import Path
from interviewer.domain.errors import InterviewerError
from interviewer.storage import ReviewFolder
from tests.unit.storage.folders import PASSPHRASE, a_change, a_store, some_notes

folder = Path(sys.argv[1])
store = a_store(folder, *some_notes(50))
before = store.load()
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, ((folder / "notes.db").stat().st_size, hard))
change = a_change(*some_notes(400))
try:
    store.save(change)
except InterviewerError as error:
    print(type(error).__name__)
print("as before" if store.load() == before else "changed")
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
store.save(change)
store.close()
store = ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
print("saved" if len(store.load().notes) == 450 else "lost")
print("sound" if store.verify().sound else "unsound")
"""


def test_a_file_that_may_not_grow_is_told_as_a_full_disk(tmp_path: Path) -> None:
    store = a_store(tmp_path / "review")
    before = store.load()
    (pages,) = store._driver.execute("PRAGMA page_count").fetchone()
    store._driver.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFullError):
        store.save(a_change(*some_notes(100)))
    assert store.load() == before
    store._driver.execute(f"PRAGMA max_page_count = {pages + 1000}")
    store.save(a_change(*some_notes(100)))
    assert len(store.load().notes) == 100
    assert store.verify().sound
    store.close()


@posix
def test_a_folder_without_permission_is_told(open_to_all: Path) -> None:
    told = run(NO_PERMISSION, open_to_all / "review")
    assert told.splitlines() == ["ReadOnlyError"] * 4


NO_PERMISSION = """
import os, sys
from pathlib import Path
from interviewer.domain.errors import InterviewerError
from interviewer.storage import ReviewFolder
from tests.unit.storage.folders import PASSPHRASE, a_store

folder = Path(sys.argv[1])
notes = folder / "notes.db"
a_store(folder).close()
if os.geteuid() == 0:  # permissions do not stop root, so it becomes nobody
    for path in (folder, *folder.iterdir()):
        os.chown(path, 65534, 65534)
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for modes in ((0o555, 0o444), (0o555, 0o644), (0o755, 0o444), (0o755, 0o000)):
    folder.chmod(0o755)
    notes.chmod(modes[1])
    folder.chmod(modes[0])
    try:
        ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
    except InterviewerError as error:
        print(type(error).__name__)
folder.chmod(0o755)
"""


@needs_mounts
def test_a_disk_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    store = a_store(tmp_path / "review", a_note())
    store.close()
    before = {path.name: path.read_bytes() for path in (tmp_path / "review").iterdir()}
    read_only = behind('mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"')
    told = run(READ_ONLY, tmp_path, before=(*read_only, str(tmp_path)))
    assert told.splitlines() == ["ReadOnlyError", "ReadOnlyError"]
    assert {path.name: path.read_bytes() for path in (tmp_path / "review").iterdir()} == before


READ_ONLY = """
import sys
from pathlib import Path
from interviewer.domain.errors import InterviewerError
from interviewer.storage import ReviewFolder
from tests.unit.storage.folders import PASSPHRASE, a_store
disk = Path(sys.argv[1])
for attempt in (
    lambda: ReviewFolder.at(disk / "review").unlock_with_passphrase(PASSPHRASE),
    lambda: a_store(disk / "another"),
):
    try:
        attempt()
    except InterviewerError as error:
        print(type(error).__name__)
"""
