"""Where a review may lie: on the laptop's own disk, and nowhere that something else writes to.

A program that copies folders to the internet takes notes.db and its write-ahead log at different
moments: what comes back passes every check of its pages and has lost notes all the same. On a
network disk the lock that keeps a second user out does not hold.
"""

import os
import re
import string
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PureWindowsPath

from interviewer.domain.errors import InterviewerError
from interviewer.storage.errors import NetworkPlaceError, SyncedPlaceError

_SYNCED_BY_VARIABLE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Where OneDrive says which folders it copies (Windows)."""

_SYNCED_BY_NAME = re.compile(
    r"onedrive( - .+)?|dropbox( \(.+\))?|icloud ?drive|mobile documents|com~apple~clouddocs"
    r"|google ?drive|my drive|cloudstorage",
    re.IGNORECASE,
)
"""What such a folder is called: in whole, as one part of a path."""

_NETWORK_KINDS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "ncpfs", "davfs"}
_NETWORK_FUSE = {"fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs"}
_SYNCED_FUSE = {"fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.dropbox"}

_REMOTE_DRIVE = 4
"""DRIVE_REMOTE of GetDriveTypeW (Windows)."""


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the system says that bears on a place.

    Attributes:
        variables: The environment.
        mounts: File system kinds by mount point ("nfs4" by /srv/share); Linux tells them.
        remote_drives: Drives that are another computer's, such as "Z:"; Windows tells them.
    """

    variables: Mapping[str, str] = field(default_factory=dict)
    mounts: Mapping[PurePath, str] = field(default_factory=dict)
    remote_drives: frozenset[str] = frozenset()


def check_place(path: Path) -> None:
    """Refuse a folder that is copied to the internet or lies on another computer.

    Raises:
        SyncedPlaceError, NetworkPlaceError: With the reason.
    """
    surroundings = _surroundings()
    for place in {path.absolute(), path.resolve()}:
        trouble = place_trouble(place, surroundings)
        if trouble is not None:
            raise trouble()


def place_trouble(path: PurePath, surroundings: Surroundings) -> type[InterviewerError] | None:
    """What is wrong with this absolute path, or None; asks nothing of the disk."""
    if _is_on_network(path, surroundings):
        return NetworkPlaceError
    if _is_synced(path, surroundings):
        return SyncedPlaceError
    return None


def _is_on_network(path: PurePath, surroundings: Surroundings) -> bool:
    if isinstance(path, PureWindowsPath):
        # "\\server\share" and its long form "\\?\UNC\server\share"; "\\?\C:" is a local disk.
        unc = path.drive.startswith("\\\\") and not re.match(r"\\\\[?.]\\[a-z]:", path.drive, re.I)
        return unc or path.drive.upper() in surroundings.remote_drives
    return _kind_of_mount(path, surroundings) in _NETWORK_KINDS | _NETWORK_FUSE


def _is_synced(path: PurePath, surroundings: Surroundings) -> bool:
    if any(_SYNCED_BY_NAME.fullmatch(part) for part in path.parts):
        return True
    told = (surroundings.variables.get(name) for name in _SYNCED_BY_VARIABLE)
    if any(path.is_relative_to(type(path)(folder)) for folder in told if folder):
        return True
    return _kind_of_mount(path, surroundings) in _SYNCED_FUSE


def _kind_of_mount(path: PurePath, surroundings: Surroundings) -> str:
    above = [point for point in surroundings.mounts if path.is_relative_to(point)]
    if not above:
        return ""
    return surroundings.mounts[max(above, key=lambda point: len(point.parts))]


def _surroundings() -> Surroundings:
    return Surroundings(
        variables=os.environ, mounts=_mounts(), remote_drives=frozenset(_remote_drives())
    )


def _mounts() -> dict[PurePath, str]:
    table = Path("/proc/mounts")
    if not table.exists():
        return {}
    lines = table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    return mounts_from(lines)


def mounts_from(lines: list[str]) -> dict[PurePath, str]:
    """File system kinds by mount point, from the lines of /proc/mounts; a later line hides."""
    fields = (line.split(" ")[:3] for line in lines)
    whole = (parts for parts in fields if len(parts) == len(("device", "folder", "kind")))
    return {Path(_unescaped(folder)): kind for _, folder, kind in whole}


def _unescaped(point: str) -> str:
    """Blanks and the like stand as octal numbers: backslash, 040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _remote_drives() -> list[str]:
    drives: list[str] = []
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW
        letters = (f"{letter}:" for letter in string.ascii_uppercase)
        drives += [letter for letter in letters if kind(letter + "\\") == _REMOTE_DRIVE]
    return drives
