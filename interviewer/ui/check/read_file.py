"""Reading a copy that came back, away from the user-interface thread."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.domain.errors import InterviewerError

if TYPE_CHECKING:
    from interviewer.domain.returned import ReturnedCopy


class FileNotReachedError(InterviewerError):
    """The system would not give the file."""

    what_happened = "The file could not be opened."
    what_is_safe = "Nothing in the review was changed."
    what_to_do = "Look whether it is still there and not open elsewhere, and choose it again."


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A file in memory, as somebody chose it."""

    content: bytes = field(repr=False)


def content_of(path: Path) -> Chosen:
    """The file, never more of it than a copy can have.

    Raises:
        FileNotReachedError: It cannot be opened.
    """
    from interviewer.documents.returned_file import MOST_BYTES

    try:
        with path.open("rb") as file:
            # One byte more than is allowed: whoever reads it says that it is too large.
            return Chosen(content=file.read(MOST_BYTES + 1))
    except OSError as error:
        raise FileNotReachedError from error


def read_chosen(chosen: Chosen, passphrase: str = "") -> "ReturnedCopy":
    """What the file says.

    Raises:
        InterviewerError: It cannot be read; which case is in the sentence.
    """
    from interviewer.documents import read_returned_copy

    return read_returned_copy(chosen.content, passphrase=passphrase)
