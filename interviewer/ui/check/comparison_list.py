"""The list of what came back, a line for each statement and each addition."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from interviewer.domain.accuracy_check import Comparison, Found
from interviewer.domain.dates import british_date
from interviewer.ui.local_time import local_day
from interviewer.ui.table import Column, Table, TableModel

_LONGEST = 80


class ComparisonTable(Table[Comparison]):
    """The list of what came back; a letter decides on the chosen one.

    Signals:
        letter: Carries the letter that was typed.
    """

    letter = Signal(str)

    def __init__(self, owner: QObject, parent: QWidget | None = None) -> None:
        super().__init__("What came back", TableModel(_columns(), _key, owner), parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().lower()
        if letter.isalpha() and not event.modifiers():
            self.letter.emit(letter)
        else:
            super().keyPressEvent(event)


def _columns() -> tuple[Column[Comparison], ...]:
    return (
        Column(heading="No.", text=_number, strong=True),
        Column(heading="What came back", text=_what, widest=48),
        Column(heading="Recorded", text=_outcome, widest=24),
    )


def _key(comparison: Comparison) -> UUID | str:
    return comparison.key


def _number(comparison: Comparison) -> str:
    return str(comparison.number) if comparison.number else "–"


def _what(comparison: Comparison) -> str:
    if comparison.found in (Found.ANSWERED, Found.ADDED):
        return f"{comparison.found.label}: {_short(comparison.said)}"
    answered = f": {_short(comparison.answer)}" if comparison.answer else ""
    twice = f", stands {comparison.times} times" if comparison.times > 1 else ""
    return f"{comparison.found.label}{twice}{answered}"


def _outcome(comparison: Comparison) -> str:
    return comparison.given.outcome.label if comparison.given else ""


def recorded(comparison: Comparison | None) -> str:
    """What was recorded of it, by whom and when; empty where nothing was."""
    if comparison is None or comparison.given is None:
        return ""
    given = comparison.given
    by = f" by {given.by}" if given.by else ""
    day = british_date(local_day(given.at))
    return f"Recorded as {given.outcome}{by} on {day}."


def name_of(comparison: Comparison) -> str:
    """What a sentence calls it."""
    return f"Statement {comparison.number}" if comparison.number else "Added"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return f"{plain[:_LONGEST]}…" if len(plain) > _LONGEST else plain
