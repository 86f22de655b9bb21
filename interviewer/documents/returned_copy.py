"""Reading a practitioner's copy that came back: what each statement says now, and the answer.

A statement is known by the bookmarks in its heading, never by its position; a copy of it that a
word processor pasted without bookmarks is known by its heading's wording. Between the heading and
the answer place stands the statement, behind the label and up to the next heading the answer.
What stands anywhere else and is not ours was added.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from interviewer.documents.identity import (
    ADDITION_LABELS,
    ANSWER_LABELS,
    WORDINGS,
    Mark,
    Place,
    digest,
)
from interviewer.documents.protection import unprotected
from interviewer.documents.returned_file import (
    AnotherDocumentError,
    DocumentTooLargeError,
    NotOursError,
    ReturnedFile,
)
from interviewer.documents.returned_odt import odt_paragraphs
from interviewer.documents.returned_text import Paragraph, Remark
from interviewer.documents.returned_word import is_made_here, word_paragraphs
from interviewer.domain.returned import ReturnedCopy, ReturnedStatement, as_it_returns

_LONGEST_HEADING = 200
"""Letters of a statement's heading: it is a number and what is marked."""
_MOST_STATEMENTS = 5_000
_MOST_COMPARISONS = 500_000


def read_returned_copy(content: bytes, *, passphrase: str = "") -> ReturnedCopy:
    """Return what the file says; nothing is decided and nothing is kept.

    Args:
        content: The file as it came back.
        passphrase: What it is protected by; not looked at where it is not protected.

    Raises:
        ProtectionError: It is protected, and the passphrase is missing or does not open it.
        ReturnedFileError: It is not a practitioner's copy, is damaged or too large; which case,
            and what to do, is in the sentence.
    """
    file = ReturnedFile(unprotected(content, passphrase))
    paragraphs, tracked = (odt_paragraphs if file.is_odt else word_paragraphs)(file)
    copies = Counter(m.id for p in paragraphs for m in p.marks if m.place is Place.COPY)
    if not copies:
        raise AnotherDocumentError if is_made_here(file) else NotOursError
    reading = _Reading(paragraphs)
    return ReturnedCopy(
        # The one that stands there most often: a piece of another copy may have been pasted in.
        copy=copies.most_common(1)[0][0],
        statements=tuple(reading.statements()),
        additions=tuple(reading.additions()),
        tracked=tracked,
    )


@dataclass
class _Occurrence:
    """One place in the file where a statement stands.

    Attributes:
        headed: Whether its heading stands there; `marked` whether it carries its bookmark.
        labelled: Whether its answer place does.
        lines: What stands between the two.
        answer: What stands in the answer place: first what follows its label, then the rest.
        remarks: What comments and footnotes say.
    """

    note: UUID
    marked: bool = False
    headed: bool = False
    labelled: bool = False
    lines: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return as_it_returns("\n".join(self.lines))

    @property
    def answered(self) -> str:
        return as_it_returns("\n".join((*self.answer, *self.remarks)))

    @property
    def is_there(self) -> bool:
        """Whether more is left of it than bookmarks."""
        return self.headed or self.labelled or bool(self.text or self.answered)


class _Reading:
    """Goes through the paragraphs once, always knowing whose words the next ones are."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        marks = [mark for paragraph in paragraphs for mark in paragraph.marks]
        self._notes = dict.fromkeys(mark.id for mark in marks if mark.place in _TURNS)
        self._ended = {mark.id for mark in marks if mark.place in _ENDS}
        self._known = {
            place: {mark.value for mark in marks if mark.place is place} for place in WORDINGS
        }
        self._headings = _headings(paragraphs, self._known[Place.HEADING])
        self._occurrences: list[_Occurrence] = []
        self._added: list[list[str]] = [[]]
        self._now: _Occurrence | None = None
        self._answering = False
        for paragraph in paragraphs:
            self._read(paragraph)
            self._keep_remarks(paragraph)

    def statements(self) -> Iterator[ReturnedStatement]:
        """Each statement once, in the order of the file; those that were cut out come last."""
        there: dict[UUID, list[_Occurrence]] = {}
        for occurrence in self._occurrences:
            if occurrence.is_there:
                there.setdefault(occurrence.note, []).append(occurrence)
        for note, occurrences in there.items():
            yield self._statement(note, occurrences)
        for note in self._notes:
            if note not in there:
                yield ReturnedStatement(note=note, text=None, times=0)

    def additions(self) -> Iterator[str]:
        """What was written outside every statement, a block of paragraphs each."""
        yield from filter(None, (as_it_returns("\n".join(block)) for block in self._added))

    def _statement(self, note: UUID, occurrences: list[_Occurrence]) -> ReturnedStatement:
        changed = (o for o in occurrences if o.answered or not self._is_as_issued(o))
        told = next(changed, occurrences[0])
        return ReturnedStatement(
            note=note,
            text=told.text if told.headed or told.text else None,
            answer=told.answered,
            times=len(occurrences),
        )

    def _is_as_issued(self, occurrence: _Occurrence) -> bool:
        return digest(occurrence.text, occurrence.note) in self._known[Place.ISSUED]

    def _read(self, paragraph: Paragraph) -> None:
        """What a paragraph says decides first, then the bookmarks in it.

        Bookmarks of what was cut out gather in the paragraphs beside it. A statement may say what
        a heading or a label of ours says, so within one only those with their bookmark are ours.
        """
        text = paragraph.text
        wording = digest(text)
        places = {mark.place for mark in paragraph.marks}
        if wording in self._headings and not self._is_said(Place.START in places):
            self._begin(self._headings[wording], marked=Place.START in places).headed = True
        elif wording in self._known[Place.OURS] and not self._is_said(Place.OURS in places):
            self._leave()
        elif (label := _first_in(text, ANSWER_LABELS)) and not self._is_said(
            self._may_end(paragraph)
        ):
            self._read_answer_place(paragraph, label)
        elif (label := _first_in(text, ADDITION_LABELS)) and self._now is None:
            self._leave()
            self._say(text.replace(label, "", 1))
        else:
            self._read_pieces(paragraph)

    def _is_said(self, is_marked: bool) -> bool:
        """Whether a paragraph that reads like one of ours is part of a statement."""
        return self._now is not None and not self._answering and not is_marked

    def _may_end(self, paragraph: Paragraph) -> bool:
        """Whether the statement that is being read can have its answer place here."""
        if self._now is None or not self._now.marked or self._now.note not in self._ended:
            return True
        return any(m.place in _ENDS and m.id == self._now.note for m in paragraph.marks)

    def _keep_remarks(self, paragraph: Paragraph) -> None:
        remarks = [piece.text for piece in paragraph.pieces if isinstance(piece, Remark)]
        (self._now.remarks if self._now else self._added[-1]).extend(remarks)

    def _read_answer_place(self, paragraph: Paragraph, label: str) -> None:
        """Read a paragraph with the label: it belongs to the heading above, where there is one."""
        before, _, after = paragraph.text.partition(label)
        if self._now is None or self._answering:
            note = next((mark.id for mark in paragraph.marks if mark.place in _ENDS), None)
            if note is None:
                self._leave()
            else:
                self._turn_to(note)
        if self._now:
            self._now.labelled = True
            self._now.lines.append(before)
            self._now.answer.append(after)
            self._answering = True
        else:
            self._say(f"{before} {after}")

    def _read_pieces(self, paragraph: Paragraph) -> None:
        """Read a paragraph that was changed, or is not ours: words and marks in their order."""
        said: list[str] = []
        begun: _Occurrence | None = None
        for piece in paragraph.pieces:
            if isinstance(piece, str):
                said.append(piece)
            elif isinstance(piece, Mark) and piece.place in _TURNS:
                if piece.place is not Place.ANSWER:
                    self._say("".join(said), begun)
                    said, begun = [], None
                if piece.place is Place.START:
                    begun = self._begin(piece.id, marked=True)
                else:
                    self._turn_to(piece.id)
        self._say("".join(said), begun)

    def _begin(self, note: UUID, *, marked: bool) -> _Occurrence:
        """Go on with a statement that begins here."""
        self._now, self._answering = _Occurrence(note, marked=marked), False
        self._occurrences.append(self._now)
        return self._now

    def _turn_to(self, note: UUID) -> None:
        """Go on with the answer to a statement whose answer place this is, wherever it began."""
        if self._now is None or self._now.note != note:
            before = self._taken_back()
            earlier = [o for o in self._occurrences if o.note == note and not o.labelled]
            if earlier:
                self._now = earlier[-1]
            else:
                self._begin(note, marked=False).lines.extend(before)
        self._answering = True

    def _taken_back(self) -> list[str]:
        """What was just read beyond the answer place above: it belongs to what follows it.

        So it is where a statement's heading was cut out and the statement was left.
        """
        if self._now is None:
            taken, self._added[-1] = self._added[-1], []
        elif self._answering:
            taken, self._now.answer[1:] = self._now.answer[1:], []
        else:
            taken = []
        return taken

    def _leave(self) -> None:
        """Go on outside every statement."""
        self._now = None
        self._added.append([])

    def _say(self, text: str, begun: _Occurrence | None = None) -> None:
        """Give the words to whoever they belong to; `begun` has its heading in front of them."""
        if begun:
            rest = self._after_heading(text, begun)
            begun.headed, text = begun.headed or rest != text, rest
        if self._now is None and not text.strip():
            self._leave()
        elif self._now is None:
            self._added[-1].append(text)
        elif self._answering:
            self._now.answer.append(text)
        else:
            self._now.lines.append(text)

    def _after_heading(self, text: str, occurrence: _Occurrence) -> str:
        """The text without the statement's heading; all of it where it is not there."""
        for end in range(min(len(text), _LONGEST_HEADING), 0, -1):
            if digest(text[:end], occurrence.note) in self._known[Place.HEADING]:
                return text[end:]
        return text


_ENDS = frozenset({Place.END, Place.ANSWER})
_TURNS = _ENDS | {Place.START}


def _headings(paragraphs: list[Paragraph], marked: set[str]) -> dict[str, UUID]:
    """Which wording of a paragraph is the heading of which statement.

    Raises:
        DocumentTooLargeError: There are more statements than any interview has.
    """
    known: dict[str, UUID] = {}
    lost: dict[UUID, None] = {}
    for paragraph in paragraphs:
        for mark in paragraph.marks:
            if mark.place is not Place.START:
                continue
            if digest(paragraph.text, mark.id) in marked:
                known[digest(paragraph.text)] = mark.id
            else:
                lost[mark.id] = None
    if len(known) + len(lost) > _MOST_STATEMENTS:
        raise DocumentTooLargeError
    found = set(known.values())
    known.update(_moved_headings([note for note in lost if note not in found], paragraphs, marked))
    return known


def _moved_headings(
    notes: list[UUID], paragraphs: list[Paragraph], marked: set[str]
) -> Iterator[tuple[str, UUID]]:
    """The headings that were moved away from their bookmarks."""
    if len(notes) * len(paragraphs) > _MOST_COMPARISONS:
        return
    for paragraph in paragraphs:
        text = paragraph.text
        if notes and text.strip() and len(text) <= _LONGEST_HEADING:
            for note in notes:
                if digest(text, note) in marked:
                    yield digest(text), note


def _first_in(text: str, labels: tuple[str, ...]) -> str | None:
    return next((label for label in labels if label in text), None)
