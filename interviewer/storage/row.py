"""What every row of notes.db has in common."""

from typing import Any, ClassVar

from sqlalchemy import JSON, MetaData
from sqlmodel import Field, SQLModel


class Row(SQLModel):
    """What every row has: the id of its value, as text. Guidance's is its identity and version."""

    metadata: ClassVar[MetaData] = MetaData()

    id: str = Field(primary_key=True)


def listed() -> Any:
    """A column that holds a list, as JSON."""
    return Field(sa_type=JSON)
