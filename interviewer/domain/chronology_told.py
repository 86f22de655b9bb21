"""What people are told before a chronology is taken in."""

from collections.abc import Sequence

from interviewer.domain.chronology_import import Fate, ImportPlan

_MOST_NAMES = 12
_UNKNOWN = "Agencies that the review does not know; they stay as written: "


def told(plan: ImportPlan) -> list[str]:
    """What was understood, what was not, and what is there already, a sentence each."""
    matched = tuple(
        f"“{heading}” as {known}"
        for heading, known in zip(plan.columns.headings, plan.columns.fields, strict=True)
        if known and known != heading.casefold()
    )
    sentences = [
        _so_many(plan.count(Fate.NEW), "row is new", "rows are new"),
        _so_many(
            plan.count(Fate.CHANGED),
            "row says other words than an entry of the same day, agency and source; "
            "it is added next to that one",
            "rows say other words than an entry of the same day, agency and source; "
            "they are added next to those",
        ),
        _so_many(plan.count(Fate.THERE), "row is there already", "rows are there already"),
        _so_many(
            plan.count(Fate.TAKEN_OUT),
            "row was taken out of the chronology before and stays out",
            "rows were taken out of the chronology before and stay out",
        ),
        _so_many(plan.count(Fate.NOT_UNDERSTOOD), "row is left out", "rows are left out"),
        _so_many(
            plan.undated,
            "of the new ones has no date that can be read; it stays as written, at the end",
            "of the new ones have no date that can be read; they stay as written, at the end",
        ),
        _so_many(
            plan.suggested,
            "of the new ones has no episode, and fits one by its date; that stays a suggestion",
            "of the new ones have no episode, and fit one by their date; that stays a suggestion",
        ),
        _listed("Columns with other headings, taken in: ", matched),
        _listed("Columns that are not taken in: ", plan.unmatched),
        _listed("Tables without such headings, not taken in: ", plan.unread),
        _listed(
            "Agencies that the review does not know; they stay as written: ", plan.unknown_agencies
        ),
    ]
    return [sentence for sentence in sentences if sentence]


def _so_many(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}." if count else ""


def _listed(begins: str, names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    shown = ", ".join(names[:_MOST_NAMES]) + (f" and {more:,} more" if more > 0 else "")
    return f"{begins}{shown}." if names else ""
