"""A note as documents of the whole review cite it: what may be quoted, and what may not.

*Do not quote* is paraphrase only: the number stands, the words never do. What *identifies a
colleague* is left out altogether (model.md, "What leaves").
"""

from collections.abc import Iterator

from interviewer.documents.word import WordDocument, Words, lines
from interviewer.domain.accuracy_outcome import Checked, checked_state
from interviewer.domain.findings import Finding
from interviewer.domain.interpreting import is_verbatim, words_mark
from interviewer.domain.interview import Note
from interviewer.domain.naming import cited_as
from interviewer.domain.review import Review
from interviewer.domain.words import Outcome

PARAPHRASE = (
    "The practitioner asked not to be quoted: what they said stands here in no other words than "
    "those of the finding."
)


def may_be_cited(note: Note) -> bool:
    """Whether anything of the note may stand in a document of the whole review."""
    return bool(note.text.strip()) and not note.withdrawn and not note.identifies_colleague


def add_cited(document: WordDocument, review: Review, note: Note) -> None:
    """Add the note with its number, and below it when, how known and what was checked."""
    first, *rest = _said(review, note)
    document.paragraph("Note", first, label=Words(cited_as(review, note), "Note Number"), keep=True)
    for line in rest:
        document.paragraph("Note Continued", line, keep=True)
    for disputed in _disputed(review, note):
        document.paragraph("Note Continued", disputed, keep=True)
    document.paragraph("Note Tags", " · ".join(_about(review, note)))


def finding_bookmark(finding: Finding) -> str:
    """The name of the bookmark at a finding, for every document the same."""
    return f"finding_{finding.id.hex}"


def _said(review: Review, note: Note) -> list[Words]:
    if note.do_not_quote:
        return [Words(PARAPHRASE)]
    said = lines(note.text)
    if not is_verbatim(review, note):
        return [Words(line) for line in said]
    if not (said[0].lstrip()[0] in '"“' and said[-1].rstrip()[-1] in '"”'):
        said = "\n".join(said).join("“”").split("\n")
    return [Words(line, "Their Words") for line in said]


def _disputed(review: Review, note: Note) -> list[str]:
    """What the practitioner says instead, where they dispute the note."""
    state = checked_state(review, note)
    if note.do_not_quote or state.outcome is not Outcome.DISPUTED or not state.words.strip():
        return []
    return lines(f"The practitioner disputes this: “{state.words.strip()}”")


def _about(review: Review, note: Note) -> Iterator[str]:
    yield from spoken_how(review, note)
    yield from checked_words(checked_state(review, note))


def spoken_how(review: Review, note: Note) -> Iterator[str]:
    """From when somebody speaks and how they know it; of another source, what it is."""
    source = review.sources.get(note.source)
    if source is not None:
        yield source.kind.label
    else:
        yield f"When: {note.frame}"
        yield f"How known: {note.basis}"
    if not note.do_not_quote and (mark := words_mark(review, note)):
        yield mark


def checked_words(checked: Checked) -> Iterator[str]:
    """What became of it in the accuracy check, where there was one."""
    if checked.outcome is not None:
        yield f"Accuracy check: {checked.label[:1].lower()}{checked.label[1:]}"
