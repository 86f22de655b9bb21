"""A small log of what happened, in codes and places: never a word of anybody's."""

import logging
import traceback
from pathlib import Path
from types import TracebackType

_LOG = logging.getLogger("interviewer")
_LOG.addHandler(logging.NullHandler())  # without one, logging prints errors where nobody asked
_SIZE, _KEPT = 64 * 1024, 2


def start_log(folder: Path) -> None:
    """Write events to `events.log` in this folder from now on: three files of 64 kB at most.

    A folder that cannot be written to means no log, and no word about it: a log is never worth
    keeping somebody from their notes.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        to_file = _log_file(folder / "events.log")
    except OSError:
        return
    to_file.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    stop_log()
    _LOG.addHandler(to_file)
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False


def stop_log() -> None:
    """Close the log file, where there is one."""
    for handler in list(_LOG.handlers):
        if isinstance(handler, logging.FileHandler):
            _LOG.removeHandler(handler)
            handler.close()


def record(event: str, count: int | None = None) -> None:
    """Log that something happened.

    Args:
        event: A code such as "unlocked": words of ours, never of the review.
        count: How many, where that helps.
    """
    _LOG.info("%s", event if count is None else f"{event} {count}")


def record_error(error: BaseException, trace: TracebackType | None = None) -> None:
    """Log an error by its type and place. Its message stays out: it may hold what was typed."""
    _LOG.error("error %s", type_and_place(error, trace))


def type_and_place(error: BaseException, trace: TracebackType | None = None) -> str:
    """What may be told of an error that nobody foresaw, such as "KeyError at review.py:12"."""
    frames = traceback.extract_tb(trace or error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown place"
    return f"{type(error).__name__} at {place}"


def _log_file(path: Path) -> logging.Handler:
    """A log file that is given up without a word when it cannot be written to."""
    # Brings sockets and pickles with it, which the first paint can do without.
    from logging.handlers import RotatingFileHandler

    class LogFile(RotatingFileHandler):
        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  a name of logging
            """Do nothing: what logging would print holds the path of the person's home."""

    return LogFile(path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True)
