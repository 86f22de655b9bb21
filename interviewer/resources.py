"""The files that come with the application: one road for checkout, wheel and frozen build."""

from pathlib import Path

# Not importlib.resources: it brings temporary files with it, which the first paint can do without,
# and all three of them have these files on the disk.


def resource(*parts: str) -> Path:
    """Return a shipped file, such as `resource("guidance", "practice.toml")`.

    In a wheel and a frozen build the files stand inside the package; in a checkout, beside it.
    """
    package = Path(__file__).resolve().parent
    packaged = package / "_resources"
    root = packaged if packaged.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)


def word_template() -> bytes:
    """Return the Word file with the named styles that every document is made on."""
    return resource("templates", "interviewer.docx").read_bytes()
