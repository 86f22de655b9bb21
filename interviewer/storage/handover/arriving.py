"""Reading a file that came from somebody else, before anything is known of it."""

from pathlib import Path

from interviewer.domain.errors import InterviewerError

_MOST_BYTES = 200_000_000


class TravellingFileError(InterviewerError):
    """A file that came from somebody else cannot be opened, or is far too large."""

    what_happened = "That file could not be read."
    what_is_safe = "Nothing in the review was changed."
    what_to_do = "Check that it is still there and that you may read it, then try again."


def read_arrived(path: Path) -> bytes:
    """The whole file.

    Raises:
        TravellingFileError: It cannot be read, or is far larger than any package.
    """
    try:
        if not path.is_file():  # a pipe would be waited for, and a device never ends
            raise TravellingFileError
        if path.stat().st_size > _MOST_BYTES:
            raise TravellingFileError("That file is too large to be one of this review's.")
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise TravellingFileError from error
