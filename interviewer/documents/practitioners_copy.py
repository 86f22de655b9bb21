"""The practitioner's copy: numbered statements to check, each with a place for an answer.

It is made to come back: `identity` says how each part is found again, `returned_copy` reads it.
"""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from uuid import UUID

from interviewer.documents.identity import (
    ADDITION_LABEL,
    ANSWER_LABEL,
    Place,
    copy_mark,
    statement_mark,
    wording_mark,
)
from interviewer.documents.phrases import so_many
from interviewer.documents.subject import Subject
from interviewer.documents.word import WordDocument, Words, lines, marking
from interviewer.domain.accuracy import IssuedStatement, PractitionersCopy
from interviewer.domain.dates import british_date
from interviewer.domain.guidance import OTHER, Section, SectionKind
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review

_OWN_REFLECTIONS = (
    "These are your own reflections. They stand apart from your account and are no part of it."
)
_REFLECTION_TITLE = "Your own reflections"


def practitioners_copy(
    review: Review,
    interview: Interview,
    copy: PractitionersCopy,
    *,
    template: bytes,
    zone: tzinfo,
    made: datetime,
) -> bytes:
    """Return the copy as a Word file.

    It holds the wording of `copy.statements` and nothing else of the review than the headings
    they stand under, whether one identifies a colleague and whether it is not to be quoted: no
    tags, factors, links, lines of enquiry, thoughts, initials, and nothing of proceedings,
    adjustments and wellbeing (model.md, "What leaves"). The same arguments make the same bytes.

    Args:
        review: The review as it is.
        interview: The interview in it.
        copy: What is issued; its id and the notes' ids stand in the file as bookmarks.
        template: A Word file with the named styles (docs/documents.md).
        zone: In which the day of the conversation is told where none was planned.
        made: When; stands in the file's properties.

    Raises:
        TemplateError: The template cannot be used.
        LookupError: The review lacks the interview's practitioner or guidance.
    """
    subject = Subject(review=review, interview=interview, zone=zone)
    return _Copy(subject, copy, template, made).content()


class _Copy:
    """The document in the making: every paragraph of ours carries the digest of its wording."""

    def __init__(
        self, subject: Subject, copy: PractitionersCopy, template: bytes, made: datetime
    ) -> None:
        self._subject = subject
        self._copy = copy
        title = f"Practitioner’s copy {subject.practitioner.reference}"
        self._document = WordDocument(template, title=title, made=made)
        self._known: set[str] = set()
        self._first_page = True
        details = subject.review.details
        self._document.mark(marking(details.marking, fictional=details.fictional))
        self._own("Title", title)
        self._document.point(copy_mark(copy.id, 1))
        self._own("Subtitle", details.label)
        self._add_first_page()
        self._add_statements()
        self._add_end()

    def content(self) -> bytes:
        return self._document.content()

    def _own(self, style: str, text: str, *, keep: bool = False) -> None:
        """Add a paragraph of ours; nothing where it would be blank."""
        if text.strip():
            self._document.paragraph(style, text, keep=keep)
            self._mark_own(text)

    def _heading(self, level: int, text: str, *, style: str = "", new_page: bool = False) -> None:
        self._document.heading(level, text, style=style, new_page=new_page)
        self._mark_own(" ".join(lines(text)) or "–")

    def _mark_own(self, text: str) -> None:
        """Say that this wording is ours: once, because a bookmark's name stands once in a file."""
        name = wording_mark(Place.OURS, text)
        if name not in self._known:
            self._known.add(name)
            self._document.point(name)

    def _add_first_page(self) -> None:
        self._heading(1, "What this is")
        for paragraph in self._what_this_is():
            self._own("Normal", paragraph)
        self._heading(1, "How to answer")
        for paragraph in self._how_to_answer():
            self._own("Normal", paragraph)
        self._heading(1, "What happens then")
        for paragraph in self._what_happens_then():
            self._own("Normal", paragraph)

    def _what_this_is(self) -> Iterator[str]:
        interview = self._subject.interview
        began = interview.day or (
            interview.started and interview.started.astimezone(self._subject.zone).date()
        )
        when = f" on {british_date(began)}" if began else ""
        count = so_many(len(self._copy.statements), "numbered statement")
        yield (
            f"This is what the panel noted of what you said when you spoke with us{when}, in "
            f"{count}. Please check that each of them says what you meant. You have the right to "
            "correct it, to disagree with it and to add to it."
        )
        if any(self._flags(statement.note) for statement in self._copy.statements):
            yield (
                "Where a statement could let somebody recognise a colleague, or where it is not to "
                "be quoted, its heading says so."
            )

    def _how_to_answer(self) -> Iterator[str]:
        yield (
            "Under each statement is a box for your answer. Write after the words that stand "
            "there: “agree”, or what is wrong and how it should read, or that you dispute it and "
            "why. If a statement should be taken out, say that."
        )
        yield (
            "Or change the statement itself, as you would any text, with or without tracked "
            "changes. We keep what was noted first and see what you changed."
        )
        yield (
            "What is missing can be written on the last page. If you agree with everything, you "
            "can say so there once. You can also answer on paper: print this, write on it and hand "
            "it back."
        )
        until = f" by {british_date(self._copy.due)}" if self._copy.due else ""
        closed = " It is protected by a passphrase; please keep it so." if self._protected else ""
        yield (
            f"Please give your answer{until} to the panel member who gave you this copy, in the "
            f"way the two of you agreed. Save it as a Word document (.docx).{closed}"
        )

    @property
    def _protected(self) -> bool:
        return self._copy.protected

    @staticmethod
    def _what_happens_then() -> Iterator[str]:
        yield (
            "Your corrections go into the panel’s notes. Where you dispute a statement, your words "
            "stand beside it. If we hear nothing, we record that there was no reply: we never take "
            "it to mean that you agree."
        )
        yield (
            "The panel’s notes, this copy and your answers may have to be disclosed, to a court or "
            "an inquest for example. Please do not pass this copy on, and do not add names: the "
            "references that stand in it are enough."
        )

    def _add_statements(self) -> None:
        """Add every statement; the first section begins a page, so that the first page stands."""
        by_prompt = self._by_prompt()
        for section in self._subject.guidance.sections:
            told = [item.id for item in section.items if item.id in by_prompt]
            if told:
                self._section_heading(section)
                for prompt in told:
                    self._add_prompt(prompt, by_prompt.pop(prompt))
        left = sorted(by_prompt, key=lambda prompt: (prompt == OTHER, prompt))
        if left:
            self._heading(1, "Other", new_page=self._first_page)
            for prompt in left:
                self._add_prompt(prompt, by_prompt[prompt])

    def _section_heading(self, section: Section) -> None:
        own = section.kind is SectionKind.REFLECTION
        title = _REFLECTION_TITLE if own else section.title
        self._heading(1, title, new_page=self._first_page)
        self._first_page = False
        if own:
            self._own("Normal", _OWN_REFLECTIONS, keep=True)

    def _by_prompt(self) -> dict[str, list[IssuedStatement]]:
        """The statements under each prompt, in the place that their notes have there."""
        notes = self._subject.review.notes
        places = {
            statement.note: (note.place if (note := notes.get(statement.note)) else "")
            for statement in self._copy.statements
        }
        grouped: dict[str, list[IssuedStatement]] = {}
        for statement in sorted(self._copy.statements, key=lambda s: (places[s.note], s.number)):
            note = notes.get(statement.note)
            grouped.setdefault(note.prompt if note else OTHER, []).append(statement)
        return grouped

    def _add_prompt(self, prompt: str, statements: list[IssuedStatement]) -> None:
        self._heading(2, self._subject.wording(prompt), style="Prompt")
        for statement in statements:
            self._add_statement(statement)

    def _add_statement(self, statement: IssuedStatement) -> None:
        document, note = self._document, statement.note
        heading = self._statement_heading(statement)
        document.heading(3, heading)
        document.point(statement_mark(Place.START, note))
        document.point(wording_mark(Place.HEADING, heading, note))
        document.point(wording_mark(Place.ISSUED, statement.text, note))
        for line in lines(statement.text):
            document.paragraph("Normal", line, keep=True)
        self._add_box(ANSWER_LABEL)
        document.point(statement_mark(Place.END, note))
        document.point(statement_mark(Place.ANSWER, note), at_end=True)

    def _add_box(self, label: str) -> None:
        """Add a place to write; what is typed behind the last space is in plain letters."""
        self._document.paragraph("Answer", Words(label, "Note Number"), " ")

    def _statement_heading(self, statement: IssuedStatement) -> str:
        number = f"{self._subject.practitioner.reference}·{statement.number}"
        return " – ".join((f"Statement {number}", *self._flags(statement.note)))

    def _flags(self, note_id: UUID) -> list[str]:
        """What holds wherever the note goes (model.md, "Values")."""
        note = self._subject.review.notes.get(note_id)
        return [mark.value for mark in note.marks] if note else []

    def _add_end(self) -> None:
        self._heading(1, "Anything to add", new_page=True)
        self._document.point(copy_mark(self._copy.id, 2))
        self._own(
            "Normal",
            "What is missing, what you have thought of since, or a word about the whole.",
            keep=True,
        )
        self._add_box(ADDITION_LABEL)
        self._mark_own(ADDITION_LABEL)
        self._document.point(copy_mark(self._copy.id, 3), at_end=True)
