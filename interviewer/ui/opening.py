"""Which reviews can be opened here, and one that was, on its way to the window."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interviewer.domain.review import Review
    from interviewer.storage import Store


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An open store and what it holds.

    Attributes:
        folder: The review's folder on the disk.
        store: Owned by the store thread, on which it was opened.
        review: What was loaded from it.
        notice: What has to be said of it at once; mostly nothing.
    """

    folder: Path
    store: "Store"
    review: "Review"
    notice: str = ""


def loaded(folder: Path, store: "Store") -> Opened:
    """Load the review from a store that has just been opened; on the store thread.

    Raises:
        InterviewerError: It cannot be read; the store is closed again.
    """
    try:
        return Opened(folder=folder, store=store, review=store.load())
    except BaseException:
        store.close()
        raise


def opened_training_case(folder: Path, at: datetime) -> Opened:
    """The fictional training case, made afresh where it is not there yet; on the store thread.

    Args:
        folder: Where it is, or will be.
        at: When this is.

    Raises:
        InterviewerError: It cannot be made or read.
    """
    from interviewer.training import PASSPHRASE, create_training_case

    if folder.exists():
        from interviewer.storage import ReviewFolder

        return loaded(folder, ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE))
    folder.parent.mkdir(parents=True, exist_ok=True)
    return loaded(folder, create_training_case(folder, at))


def folders_to_open(reviews: Path, training: Path, known: Iterable[Path]) -> list[Path]:
    """The review folders on this laptop, found without opening or importing anything.

    Args:
        reviews: The folder that they lie in.
        training: The folder of the training case, which comes last where it is there.
        known: Folders that are open, or whose text waits to be saved. They are among them even
            where they have gone: on a disk that was pulled out, and comes back.
    """
    parts = ("keys.json", "notes.db")  # either may be missing: then a sentence says so
    found = {path.parent for part in parts for path in reviews.glob(f"*/{part}")}
    found = {folder for folder in found if folder.suffix != ".part"}  # never finished
    found.update(known)
    if (training / "keys.json").exists():
        found.add(training)
    return sorted(found, key=lambda folder: (folder == training, folder))
