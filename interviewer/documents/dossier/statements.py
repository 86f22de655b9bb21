"""How a statement stands in the dossier, how it is referred to, and what it is linked with."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from interviewer.documents.quoting import checked_words, spoken_how
from interviewer.documents.subject import bookmark_of
from interviewer.documents.word import Cell, CellParagraph, WordDocument, Words, lines
from interviewer.domain.chronology import Entry
from interviewer.domain.dossier import Dossier
from interviewer.domain.evidence import Account, Told
from interviewer.domain.interpreting import is_verbatim
from interviewer.domain.interview import Note
from interviewer.domain.key_points import key_points, shortened
from interviewer.domain.linking import end_of, end_words, link_words, other_end
from interviewer.domain.links import AccountLink
from interviewer.domain.naming import cited_as
from interviewer.domain.words import Frame, Influence, Outcome

NOT_QUOTED = "Not to be quoted: it may be told in other words only."
"""Stands for the words of a statement that somebody asked not to have quoted."""

_QUOTES = '"“”'


@dataclass(frozen=True)
class Teller:
    """Tells statements of one dossier into one document."""

    document: WordDocument
    dossier: Dossier

    # References

    def number(self, told: Told) -> str:
        """Such as "SW2·7"."""
        return f"{self.dossier.evidence.accounts[told.account].reference}·{told.note.number}"

    def reference(self, told: Told) -> Words:
        """The number, leading to where the statement stands."""
        return Words(self.number(told), link=bookmark_of(told.note.id))

    def references(self, told: Iterable[Told]) -> Iterator[Words]:
        """The numbers with commas between; one account's reference is told once: "SW2·7, 9"."""
        before: UUID | None = None
        for each in told:
            if before is not None:
                yield Words(", ")
            if each.account == before:
                yield Words(str(each.note.number), link=bookmark_of(each.note.id))
            else:
                yield self.reference(each)
            before = each.account

    def cited(self, note: Note) -> Words | None:
        """The number of any note; None where it identifies a colleague."""
        told = self.dossier.standing.get(note.id)
        if told is not None:
            return self.reference(told)
        return None if note.identifies_colleague else Words(cited_as(self.dossier.review, note))

    # Cells

    def cell(self, told: Sequence[Told]) -> Cell:
        """Key points of one account, and the numbers of whatever else it says to it."""
        points = key_points(told, self.dossier.made_use_of)
        paragraphs = [self._point(each.told, each.text) for each in points]
        used = {each.told.note.id for each in points}
        others = [each for each in told if each.note.id not in used]
        silent = [each for each in others if each.note.do_not_quote]
        more = [each for each in others if not each.note.do_not_quote]
        for words, those in (("Also: ", more), ("Not to be quoted: ", silent)):
            if those:
                paragraphs.append(
                    CellParagraph("Table Text", (Words(words), *self.references(those)))
                )
        return paragraphs or ""

    def _point(self, told: Told, text: str) -> CellParagraph:
        aside = f" ({', '.join(_minded(told))})" if any(_minded(told)) else ""
        return CellParagraph(
            "Table Text", (self._worded(told, text), Words(" "), self.reference(told), Words(aside))
        )

    def _worded(self, told: Told, text: str) -> Words:
        """Their words in quotation marks, unless whoever typed put some there."""
        if not is_verbatim(self.dossier.review, told.note):
            return Words(text)
        quoted = text[:1] in _QUOTES and text[-1:] in _QUOTES
        return Words(text if quoted else f"“{text}”", "Their Words")

    # Statements

    def add_key_point(self, told: Told) -> None:
        """Add what the statement says, cut where it is long; its number leads to the whole."""
        annexed = self.dossier.choices.full_accounts
        bookmark = bookmark_of(told.note.id)
        words = Words(NOT_QUOTED)
        if not told.note.do_not_quote:
            words = self._worded(told, shortened(told.note.text))
        self.document.paragraph(
            "Note",
            words,
            label=Words(self.number(told), "Note Number", link=bookmark if annexed else ""),
            bookmark="" if annexed else bookmark,
            keep=True,
        )
        self._add_below(told)

    def add_whole(self, told: Told, *, links: bool = True) -> None:
        """Add all that the statement says.

        Args:
            told: The statement.
            links: Whether what it is linked with stands below it; else it stands in the chapters.
        """
        said = [Words(NOT_QUOTED)]
        if not told.note.do_not_quote:
            said = self._said(told)
        bookmark = bookmark_of(told.note.id)
        label = Words(self.number(told), "Note Number")
        self.document.paragraph("Note", said[0], label=label, bookmark=bookmark, keep=True)
        for line in said[1:]:
            self.document.paragraph("Note Continued", line, keep=line is said[-1])
        self._add_below(told, links=links)

    def _said(self, told: Told) -> list[Words]:
        said = lines(told.note.text)
        if not is_verbatim(self.dossier.review, told.note):
            return [Words(line) for line in said]
        if not (said[0].lstrip()[0] in _QUOTES and said[-1].rstrip()[-1] in _QUOTES):
            said = "\n".join(said).join("“”").split("\n")
        return [Words(line, "Their Words") for line in said]

    def _add_below(self, told: Told, *, links: bool = True) -> None:
        """Add what is disputed, when and how known, and what the statement is linked with."""
        if _is_disputed(told):
            for line in lines(f"The practitioner disputes this: “{told.checked.words.strip()}”"):
                self.document.paragraph("Note Continued", line, keep=True)
        linked = self.links_of(told) if links else []
        about = " · ".join(self._about(told))
        self.document.paragraph("Note Tags", about, keep=bool(linked))
        for number, words in enumerate(linked, 1):
            self.document.paragraph("Note Tags", *words, keep=number < len(linked))

    def _about(self, told: Told) -> Iterator[str]:
        note = told.note
        yield from spoken_how(self.dossier.review, note)
        for influence in Influence:
            factors = [mark.factor for mark in note.factors if mark.influence is influence]
            if factors:
                yield f"{influence.label}: {', '.join(factors)}"
        yield from checked_words(told.checked)

    # Links

    @cached_property
    def _links(self) -> dict[UUID, list[AccountLink]]:
        found: dict[UUID, list[AccountLink]] = {}
        for link in self.dossier.links:
            for end in (link.first, link.second):
                found.setdefault(end, []).append(link)
        return found

    def links_of(self, told: Told) -> list[list[Words]]:
        """What the statement is linked with, with the reason: seen on both ends."""
        return [self._link(link, told.note.id) for link in self._links.get(told.note.id, ())]

    def _link(self, link: AccountLink, end: UUID) -> list[Words]:
        review = self.dossier.review
        says = link_words(review, link, end)
        reason = f": {' '.join(link.reason.split())}" if link.reason.strip() else ""
        other = end_of(review, other_end(link, end))
        told = self.dossier.standing.get(other_end(link, end))
        if other is None or told is None:
            return [Words(f"{says[:1].upper()}{says[1:]}{reason}")]
        before, _, after = says.partition(end_words(review, other))
        before = f"{before[:1].upper()}{before[1:]}"
        return [Words(before), self.reference(told), Words(f"{after}{reason}")]

    def end(self, value_id: UUID) -> Cell:
        """One end of a link: its number with its key point, or a chronology entry."""
        review = self.dossier.review
        told = self.dossier.standing.get(value_id)
        if told is not None:
            if told.note.do_not_quote:
                return [self.reference(told), Words(f": {NOT_QUOTED}")]
            point = self._point(told, shortened(told.note.text))
            return [point]
        other = end_of(review, value_id)
        if isinstance(other, Entry):
            said = f": {shortened(other.text)}" if self.dossier.choices.chronology else ""
            return [Words(f"{end_words(review, other)}{said}")]
        return [Words(f"{end_words(review, other)} (not in this dossier)" if other else "")]


def account_words(account: Account) -> str:
    """Such as "SW2 · Social worker"."""
    return f"{account.reference} · {account.title}"


def _minded(told: Told) -> Iterator[str]:
    """What nobody who reads a key point may overlook."""
    if told.note.frame is not Frame.AT_THE_TIME:
        yield str(told.note.frame)
    if told.checked.outcome is Outcome.DISPUTED:
        yield "disputed"


def _is_disputed(told: Told) -> bool:
    disputed = told.checked.outcome is Outcome.DISPUTED
    return disputed and not told.note.do_not_quote and bool(told.checked.words.strip())
