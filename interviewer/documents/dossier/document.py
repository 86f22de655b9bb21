"""The evidence dossier as one document: what stands in it, and in which order."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from interviewer.documents.dossier.abbreviations import add_abbreviations
from interviewer.documents.dossier.annex import add_full_accounts
from interviewer.documents.dossier.chapters import (
    add_areas,
    add_episode,
    add_key_points,
    add_lines,
    chapter_title,
)
from interviewer.documents.dossier.method import Method
from interviewer.documents.dossier.reflections import (
    add_panels_reflection,
    add_practitioners_reflections,
)
from interviewer.documents.dossier.registers import add_figures, add_holes, add_links
from interviewer.documents.dossier.statements import Teller
from interviewer.documents.time_line import add_time_line
from interviewer.documents.word import WordDocument, marking
from interviewer.domain.dossier import Dossier, DossierChoices, dossier_of
from interviewer.domain.dossier_chapters import areas_told, chapters_of
from interviewer.domain.review import Review

TITLE = "Evidence dossier"

Step = Callable[[str], object]
"""Is told what is being made next; whatever it raises ends the making."""


_THEN: tuple[tuple[str, Callable[[Teller], None]], ...] = (
    ("Lines of enquiry", add_lines),
    ("Agreements and differences", add_links),
    ("What was not heard", add_holes),
    ("Figures", add_figures),
    ("The practitioners’ reflections", add_practitioners_reflections),
    ("The panel’s reflection", add_panels_reflection),
    ("Abbreviations", add_abbreviations),
    ("The accounts in full", add_full_accounts),
)
"""What follows when the thematic areas are told."""


def _nobody_waits(_: str) -> None:
    """Nobody is told."""


def evidence_dossier(
    review: Review,
    choices: DossierChoices,
    *,
    template: bytes,
    zone: tzinfo,
    made: datetime,
    step: Step = _nobody_waits,
) -> bytes:
    """Return the evidence dossier as a Word file.

    Key points come first; then episode by episode and across them what each account says, with
    what it is linked to; then the registers, the figures and, by choice, the accounts in full. The
    same arguments make the same bytes. Notes that identify a colleague are left out, and of those
    that are not to be quoted only the number stands (model.md, "What leaves").

    Args:
        review: The review as it is.
        choices: What somebody wants in it.
        template: A Word file with the named styles (docs/documents.md).
        zone: In which times are told.
        made: When; stands in the document and in the file's properties.
        step: Is told what is being made, part by part, so that somebody who waits can see it; an
            error that it raises ends the making.

    Raises:
        TemplateError: The template cannot be used.
    """
    step("Choosing the statements")
    dossier = dossier_of(review, choices)
    document = WordDocument(template, title=TITLE, made=made)
    details = review.details
    document.mark(marking(details.marking, fictional=details.fictional))
    document.paragraph("Title", TITLE)
    document.paragraph("Subtitle", details.label)
    document.contents("Contents")
    teller = Teller(document, dossier)
    Method(document, dossier, zone, made).add()
    if choices.chronology:
        step("Time line")
        _add_time_line(document, dossier)
    step("Key points")
    chapters, areas = chapters_of(dossier), areas_told(dossier)
    add_key_points(teller, chapters, areas)
    for chapter in chapters:
        step(chapter_title(chapter))
        add_episode(teller, chapter)
    step("Thematic areas")
    add_areas(teller, areas)
    for name, add in _THEN:
        step(name)
        add(teller)
    # A Word file cannot end with a table.
    document.paragraph("Coverage", "End of the dossier.")
    step("The file")
    return document.content()


def _add_time_line(document: WordDocument, dossier: Dossier) -> None:
    """Add the picture of what happened when, and who spoke of it: the same notes as the figures."""
    document.heading(1, "Time line", new_page=True)
    add_time_line(
        document,
        dossier.review,
        dossier.evidence,
        dossier.choices.wanted,
        notes=dossier.counted.notes,
    )
