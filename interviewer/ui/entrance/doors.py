"""What can be known of the reviews on this laptop without opening one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.domain.errors import InterviewerError
from interviewer.ui.entrance.restoring import backups_after

if TYPE_CHECKING:
    from interviewer.storage import Backup


@dataclass(frozen=True, kw_only=True)
class Door:
    """What can be known of a review without opening it.

    Attributes:
        name: What the person called it on this laptop.
        has_device: Whether this device was allowed to open it.
        trouble: A sentence, where its folder is not as it should be.
        backups: What can be restored then, the newest first.
    """

    name: str = field(repr=False)
    has_device: bool = False
    trouble: str = ""
    backups: "tuple[Backup, ...]" = ()


def doors(folders: Sequence[Path]) -> list[Door]:
    """What the folders tell without being opened; on the store thread."""
    return [_door(folder) for folder in folders]


def _door(path: Path) -> Door:
    from interviewer.storage import ReviewFolder, Way

    try:
        folder = ReviewFolder.at(path)
    except InterviewerError as error:
        backups = tuple(backups_after(error, path))
        return Door(name="A review that cannot be read", trouble=error.sentence, backups=backups)
    return Door(name=folder.name, has_device=Way.THIS_DEVICE in folder.ways)
