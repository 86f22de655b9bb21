"""The files that come with the application: one road for checkout, wheel and frozen build."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resource(*parts: str) -> Traversable:
    """Return a shipped file, such as `resource("guidance", "practice.toml")`.

    In a wheel and a frozen build the files stand inside the package; in a checkout, beside it.
    """
    packaged = files("interviewer").joinpath("_resources")
    root: Traversable = packaged
    if not packaged.is_dir():
        root = Path(__file__).resolve().parent.parent / "resources"
    return root.joinpath(*parts)
