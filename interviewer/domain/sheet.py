"""A table from somebody's file: plain words in rows, before anybody knows what they mean."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row that is not blank.

    Attributes:
        where: Where it stands in the file, such as "row 12" or "table 2, row 3".
        cells: Its words, trimmed; formulas as the values they had when the file was saved.
    """

    where: str
    cells: tuple[str, ...] = field(repr=False)

    def cell(self, column: int) -> str:
        """What stands in the column; empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The rows of one sheet or table.

    Attributes:
        name: How people find it in the file: "“Contacts”" or "table 2"; empty where it is alone.
    """

    name: str = field(default="", repr=False)
    rows: tuple[Row, ...] = field(repr=False)
