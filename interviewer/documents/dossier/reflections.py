"""Reflections, never mixed with the accounts: the practitioners' own, and the panel's."""

from itertools import groupby

from interviewer.documents.dossier.statements import Teller, account_words
from interviewer.documents.word import Words
from interviewer.domain.findings import PanelThought
from interviewer.domain.framework import area_title
from interviewer.domain.panel_reflection import QUESTIONS


def add_practitioners_reflections(teller: Teller) -> None:
    """Add what practitioners say in looking back, account by account."""
    dossier, document = teller.dossier, teller.document
    if not dossier.choices.reflections:
        return
    document.heading(1, "The practitioners' reflections")
    document.paragraph(
        "Normal",
        "What practitioners said when they looked back: what stays with them, what they have "
        "learned, what they would want for a colleague. It stands apart from the accounts, is no "
        "part of them and is counted nowhere.",
    )
    if not dossier.reflections:
        document.paragraph("Normal", "No reflection stands here.")
    for whose, mine in groupby(dossier.reflections, key=lambda told: told.account):
        document.heading(2, account_words(dossier.evidence.accounts[whose]))
        for told in mine:
            teller.add_whole(told)


def add_panels_reflection(teller: Teller) -> None:
    """Add what the panel begins to see, marked as the panel's."""
    review, document = teller.dossier.review, teller.document
    if not teller.dossier.choices.panel:
        return
    thoughts = [t for t in review.panel_thoughts.values() if not t.withdrawn and t.text.strip()]
    document.heading(1, "The panel's reflection")
    document.paragraph(
        "Normal",
        "The panel's own thoughts across the accounts. Nobody who was interviewed said any of "
        "this, and it is evidence of nothing but what the panel thought.",
    )
    if not thoughts:
        document.paragraph("Normal", "The panel has written nothing yet.")
    areas = dict.fromkeys(thought.area for thought in thoughts)
    for area in areas:
        document.heading(2, area_title(review, area) if area else "All areas together")
        for question, words in QUESTIONS.items():
            of_both = [t for t in thoughts if (t.area, t.question) == (area, question)]
            if of_both:
                document.heading(3, words)
            for thought in sorted(of_both, key=lambda each: each.taken):
                _add(teller, thought)


def _add(teller: Teller, thought: PanelThought) -> None:
    teller.document.text("Reflection", f"The panel: {thought.text.strip()}")
    notes = (teller.dossier.review.notes.get(each) for each in thought.notes)
    cited = [teller.cited(note) for note in notes if note is not None and not note.withdrawn]
    words = [word for each in cited if each is not None for word in (Words(", "), each)]
    if words:
        teller.document.paragraph("Note Tags", "Prompted by ", *words[1:])
