"""A review that has just been opened, on its way from the entrance to the window."""

from dataclasses import dataclass
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
