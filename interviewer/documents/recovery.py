"""The recovery sheet: one page that opens the review when the passphrase is forgotten."""

from datetime import datetime, tzinfo

from interviewer.documents.word import WordDocument, Words, marking
from interviewer.domain.dates import british_moment


def recovery_sheet(
    name: str,
    groups: tuple[str, ...],
    *,
    template: bytes,
    made: datetime,
    zone: tzinfo,
    fictional: bool = False,
) -> bytes:
    """Return the sheet as a Word file of one A4 page.

    Args:
        name: What the review is called on this laptop.
        groups: The recovery code in groups; the last one is the check group.
        template: A Word file with the named styles.
        made: When the code was made.
        zone: In which that is told.
        fictional: Whether this is the demonstration.

    Raises:
        TemplateError: The template cannot be used.
    """
    document = WordDocument(template, title="Recovery sheet", made=made)
    document.mark(marking("Keep this sheet locked away", fictional=fictional))
    document.paragraph("Title", "Recovery sheet")
    document.paragraph("Subtitle", name)
    document.paragraph(
        "Normal",
        "This code opens the review above when its passphrase is forgotten. It opens everything: "
        "whoever has this sheet and the laptop, or a backup, can read every note.",
    )
    document.heading(1, "Recovery code")
    names = [*(f"Group {number}" for number in range(1, len(groups))), "Check group"]
    for title, group in zip(names, groups, strict=True):
        letters, label = Words(group, "Recovery Code"), Words(title, "Note Number")
        document.paragraph("Note", letters, label=label)
    document.paragraph(
        "Normal",
        "The check group tells whether a letter was mistyped. It is typed like the others.",
    )
    document.heading(1, "Where to keep it")
    document.paragraph(
        "Normal",
        "Locked away and never with the laptop: in a safe or a locked cabinet of the Board. "
        "Do not photograph it, send it or keep a copy on the laptop.",
    )
    document.heading(1, "If both are lost")
    document.paragraph(
        "Normal",
        "Without the passphrase and without this sheet, nobody can open the review again, the "
        "makers of the application included. If this sheet is lost, say so to whoever looks after "
        "the review while the passphrase is still known.",
    )
    document.paragraph("Normal", f"Made on {british_moment(made, zone)}.")
    return document.content()
