"""Reading and writing the small files that travel between laptops; in the background."""

from pathlib import Path


def read_file(path: Path) -> bytes:
    """The whole file.

    Raises:
        TravellingFileError: It cannot be read, or is far larger than any package.
    """
    from interviewer.storage.handover.arriving import read_arrived

    return read_arrived(path)


def write_file(path: Path, content: bytes) -> Path:
    """Write the file whole, or leave what was there as it was.

    Raises:
        InterviewerError: It cannot be written.
    """
    from interviewer.documents import write_document

    write_document(path, content)
    return path
