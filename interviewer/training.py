"""The fictional training case as a real encrypted folder, for looking around and for the tests."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.domain.demonstration import demonstration
from interviewer.domain.guidance import Guidance
from interviewer.domain.guidance_file import parse_guidance
from interviewer.domain.review import Value
from interviewer.resources import resource

if TYPE_CHECKING:
    from interviewer.storage import Store

PASSPHRASE = "demonstration"  # noqa: S105  it is printed on the unlock page: nothing here is secret
NAME = "Training case (its passphrase is: demonstration)"


def shipped_guidance(name: str = "practice") -> Guidance:
    """The guidance that comes with the application, by the name of its file."""
    file = f"{name}.toml"
    text = resource("guidance", file).read_text(encoding="utf-8")
    return parse_guidance(text, file=file)


def training_case() -> tuple[Value, ...]:
    """Everything in "Child Kestrel (training case)"; the same each time."""
    text = resource("demo", "kestrel.toml").read_text(encoding="utf-8")
    return demonstration(text, shipped_guidance())


def create_training_case(folder: Path, at: datetime) -> "Store":
    """Make the training case in this folder and open it.

    Raises:
        InterviewerError: It cannot be made there; nothing is left behind.
    """
    from interviewer.storage import Change, RecoveryCode, ReviewFolder

    return ReviewFolder.create(
        folder,
        name=NAME,
        passphrase=PASSPHRASE,
        recovery_code=RecoveryCode.new(),
        change=Change(values=training_case(), at=at),
    )
