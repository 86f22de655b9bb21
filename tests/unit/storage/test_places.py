"""A review lies on the laptop's own disk and nowhere else."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from interviewer.domain.errors import InterviewerError
from interviewer.storage import check_place
from interviewer.storage.errors import NetworkPlaceError, SyncedPlaceError
from interviewer.storage.places import Surroundings, mounts_from, place_trouble

WINDOWS = Surroundings(
    variables={"OneDrive": r"C:\Users\Ada\Board files", "OneDriveConsumer": ""},
    remote_drives=frozenset({"Z:"}),
)
LINUX = Surroundings(
    mounts=mounts_from(
        [
            "/dev/sda1 / ext4 rw 0 0",
            "server:/export /srv/our\\040share nfs4 rw 0 0",
            "//server/board /mnt/board cifs rw 0 0",
            "tmpfs /mnt/board/local tmpfs rw 0 0",
            "ada@server: /home/ada/far fuse.sshfs rw 0 0",
            "gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0",
            "drive /home/ada/cloud fuse.google-drive-ocamlfuse rw 0 0",
            "cut short",
        ]
    )
)


def trouble(path: PurePath, surroundings: Surroundings) -> type[InterviewerError] | None:
    return place_trouble(path, surroundings)


@pytest.mark.parametrize(
    "path",
    [
        r"C:\Users\Ada\AppData\Local\Interviewer\reviews\1",
        r"D:\Reviews",
        r"\\?\C:\Users\Ada\AppData\Local\Interviewer\reviews\1",
        r"C:\Users\Ada\Documents\Dropbox minutes",
        r"C:\Users\Ada\Board files of old",
    ],
)
def test_a_local_disk_of_windows_will_do(path: str) -> None:
    assert trouble(PureWindowsPath(path), WINDOWS) is None


@pytest.mark.parametrize(
    "path",
    [
        r"C:\Users\Ada\OneDrive\Reviews",
        r"C:\Users\Ada\OneDrive - The Board\Reviews",
        r"c:\users\ada\onedrive - the board",
        r"C:\Users\Ada\BOARD FILES\Reviews",
        r"C:\Users\Ada\Dropbox\Reviews",
        r"C:\Users\Ada\Dropbox (Personal)",
        r"C:\Users\Ada\iCloudDrive\Reviews",
        r"G:\My Drive\Reviews",
        r"C:\Users\Ada\Google Drive\Reviews",
    ],
)
def test_a_synced_folder_of_windows_is_refused(path: str) -> None:
    assert trouble(PureWindowsPath(path), WINDOWS) is SyncedPlaceError


@pytest.mark.parametrize(
    "path",
    [r"\\server\share\Reviews", r"\\?\UNC\server\share\Reviews", r"Z:\Reviews", r"z:\Reviews"],
)
def test_another_computer_is_refused_on_windows(path: str) -> None:
    assert trouble(PureWindowsPath(path), WINDOWS) is NetworkPlaceError


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/ada/.local/share/Interviewer/reviews/1", None),
        ("/mnt/board/local/reviews", None),
        ("/srv/our shares", None),
        ("/srv/our share/reviews", NetworkPlaceError),
        ("/mnt/board", NetworkPlaceError),
        ("/home/ada/far/reviews", NetworkPlaceError),
        ("/run/user/1000/gvfs/smb-share", NetworkPlaceError),
        ("/home/ada/cloud/reviews", SyncedPlaceError),
        ("/home/ada/Dropbox/reviews", SyncedPlaceError),
    ],
)
def test_linux_is_asked_what_is_mounted_where(
    path: str, expected: type[InterviewerError] | None
) -> None:
    assert trouble(PurePosixPath(path), LINUX) is expected


@pytest.mark.parametrize(
    "path",
    [
        "/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/Reviews",
        "/Users/ada/Library/CloudStorage/OneDrive-TheBoard/Reviews",
        "/Users/ada/Library/CloudStorage/GoogleDrive-ada/My Drive",
    ],
)
def test_the_synced_folders_of_a_mac_are_refused(path: str) -> None:
    assert trouble(PurePosixPath(path), Surroundings()) is SyncedPlaceError


def test_a_link_into_a_synced_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "reviews").symlink_to(tmp_path / "Dropbox")
    check_place(tmp_path / "elsewhere")
    with pytest.raises(SyncedPlaceError):
        check_place(tmp_path / "reviews" / "1")


def test_where_onedrive_says_it_copies_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "work"))
    check_place(tmp_path / "own")
    with pytest.raises(SyncedPlaceError):
        check_place(tmp_path / "work" / "reviews")
