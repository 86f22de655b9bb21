"""What a person chose for this laptop, and the folders that belong to it.

Nothing of a review is in the settings: no name, no case, no secret.
"""

import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, get_args

from interviewer.domain.errors import InterviewerError

Colours: TypeAlias = Literal["system", "light", "dark", "high contrast"]
"""Which colours the window wears; "system" follows the laptop."""

Word: TypeAlias = Literal["interview", "conversation"]
"""What the screen calls it: some Boards speak of a conversation."""

IDLE_MINUTES: Final = range(1, 16)
TEXT_PERCENT: Final = range(100, 201)

_APPLICATION: Final = "Interviewer"


class SettingsNotSavedError(InterviewerError):
    """The settings file cannot be written."""

    what_happened = "This choice could not be kept on this laptop."
    what_is_safe = "It holds until Interviewer is closed, and no notes are affected."
    what_to_do = "Check that the disk is not full and that the settings folder can be written to."


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a person chose for this laptop.

    Attributes:
        idle_minutes: Minutes without a key or a movement until the review locks; 1 to 15.
        colours: Which colours the window wears.
        text_percent: How large the text is; 100 is 14 px, the least there is; up to 200.
        quiet: Whether interviews begin in quiet view, as when somebody sits opposite.
        word: What the screen calls an interview.
    """

    idle_minutes: int = 5
    colours: Colours = "system"
    text_percent: int = 100
    quiet: bool = True
    word: Word = "interview"


def load_settings(path: Path) -> Settings:
    """Read the settings; what is missing, unknown or out of range is as it comes.

    A damaged file is no reason to keep somebody from a review, nor worth a question before the
    unlock page: the settings start afresh without a word, and the file is set aside beside the
    new one, as `settings.json.damaged`, for whoever wants to know what was in it.
    """
    try:
        text = path.read_bytes()
    except OSError:
        return Settings()
    import json  # most laptops have no settings, and the first paint waits for this

    try:
        held = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError):  # not JSON, not even text, or nothing but brackets
        held = None
    if not isinstance(held, dict):
        _set_aside(path)
        return Settings()
    names = {field.name for field in fields(Settings)}
    return Settings(
        **{name: value for name, value in held.items() if name in names and _fits(name, value)}
    )


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings; the file is the old one or the new one, never half of either.

    Raises:
        SettingsNotSavedError: The folder or the disk refuses.
    """
    import json

    text = json.dumps(asdict(settings), indent=2) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text.encode())
    except OSError as error:
        raise SettingsNotSavedError from error


def settings_file() -> Path:
    """Where the settings of this laptop are."""
    return config_folder() / "settings.json"


def config_folder() -> Path:
    """The folder for settings."""
    from platformdirs import user_config_path

    return user_config_path(_APPLICATION, appauthor=False, roaming=False)


def data_folder() -> Path:
    """The folder for everything that is kept; on Windows Local, which never roams to a server."""
    from platformdirs import user_data_path

    return user_data_path(_APPLICATION, appauthor=False, roaming=False)


def reviews_folder() -> Path:
    """The folder that review folders are made in."""
    return data_folder() / "reviews"


def log_folder() -> Path:
    """The folder for the log of events."""
    from platformdirs import user_log_path

    return user_log_path(_APPLICATION, appauthor=False)


def _fits(name: str, value: Any) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if name == "idle_minutes":
        return whole and value in IDLE_MINUTES
    if name == "text_percent":
        return whole and value in TEXT_PERCENT
    if name == "colours":
        return value in get_args(Colours)
    if name == "word":
        return value in get_args(Word)
    return isinstance(value, bool)


def _set_aside(path: Path) -> None:
    with suppress(OSError):  # a folder that cannot be written to: it is read as damaged each time
        path.replace(path.with_name(f"{path.name}.damaged"))


def _replace(path: Path, content: bytes) -> None:
    import tempfile  # not before the window is there

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
