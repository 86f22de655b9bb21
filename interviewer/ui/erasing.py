"""What the window has the store's thread do when a review is erased."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.domain.erasure import Erasure

if TYPE_CHECKING:
    from interviewer.storage import Store


def erased(
    name: str, at: datetime, unsaved: Callable[[], bool], store: "Store"
) -> tuple[Erasure, ...]:
    """Erase the open review.

    Args:
        name: What the person typed as its name.
        at: When.
        unsaved: Whether something could not be written, asked when everything else was.
        store: Closed afterwards, unless it is refused.

    Raises:
        InterviewerError: See `erasing.erase`.
    """
    from interviewer.storage.erasing import erase

    return (erase(store, name=name, at=at, unsaved=unsaved()),)


def finished(reviews: Path, at: datetime) -> tuple[Erasure, ...]:
    """Finish what was cut off when this laptop was last used: one that is stuck holds up no other.

    Raises:
        ErasureUnfinishedError: The disk refuses still, and nothing could be finished.
    """
    from interviewer.storage.erased import (
        ErasureUnfinishedError,
        finish_erasing,
        unfinished_erasures,
    )

    done, trouble = list[Erasure](), None
    for folder in unfinished_erasures(reviews):
        try:
            done.append(finish_erasing(folder, at))
        except ErasureUnfinishedError as error:
            trouble = error
    if trouble is not None and not done:
        raise trouble
    return tuple(done)


def was_begun(error: Exception) -> bool:
    """Whether there is no way back to the review that was to be erased."""
    from interviewer.storage.erased import ErasureUnfinishedError

    return isinstance(error, ErasureUnfinishedError)
