"""The abbreviations that are used, each with what it stands for."""

from interviewer.documents.dossier.statements import Teller
from interviewer.documents.word import Column
from interviewer.domain.abbreviations import abbreviations, unexplained


def add_abbreviations(teller: Teller) -> None:
    """Add those that the review explains, then those that somebody still has to explain."""
    document = teller.document
    known, others = abbreviations(teller.dossier), unexplained(teller.dossier)
    if not (known or others):
        return
    document.heading(1, "Abbreviations")
    if known:
        document.table(
            [Column("Letters", 1), Column("What they stand for", 6)],
            ([each.letters, each.meaning] for each in known),
            caption="Abbreviations",
            description="One in each row: the letters, and what they stand for.",
            first_column_heads=True,
        )
    if others:
        document.paragraph(
            "Coverage",
            f"Used in what was said, and explained nowhere in the review: {', '.join(others)}.",
        )
