"""What was reached and what was said: coverage, then the notes section by section."""

from collections import Counter
from collections.abc import Iterator

from interviewer.documents.checked import check_mark, disputed_lines
from interviewer.documents.phrases import sentence, so_many
from interviewer.documents.subject import Subject, bookmark_of
from interviewer.documents.word import Cell, Column, WordDocument, Words, lines
from interviewer.domain.coverage import core_count
from interviewer.domain.guidance import OTHER, Prompt, Section, SectionKind
from interviewer.domain.interpreting import is_verbatim, words_mark
from interviewer.domain.interview import Note
from interviewer.domain.own_plan import reason_left_out
from interviewer.domain.words import Coverage, Influence

_APART = {
    SectionKind.REFLECTION: (
        "The practitioner's own reflections. They stand apart from the account and are no part "
        "of it."
    ),
    SectionKind.PANEL_QUESTIONS: (
        "The panel's own questions, which wait until the account is complete."
    ),
}
_IN_ORDER = (*(word for word in Coverage if word is not Coverage.NOT_REACHED), Coverage.NOT_REACHED)
_GONE = "Under prompts that are not in this guidance"


def add_coverage(document: WordDocument, subject: Subject) -> None:
    """Add what was reached: core prompts with their words, lines of enquiry with their notes."""
    document.heading(1, "What was reached")
    _add_core_prompts(document, subject)
    if subject.guidance.lines:
        _add_lines_heard(document, subject)


def _add_core_prompts(document: WordDocument, subject: Subject) -> None:
    sections = [section for section, _ in _core(subject)]
    if not sections:
        document.paragraph("Normal", "This guidance has no core prompts.")
        return
    document.heading(2, "Core prompts")
    words = Counter(subject.coverage(prompt.id) for _, prompt in _core(subject))
    told = ", ".join(f"{words[word]} {word}" for word in _IN_ORDER if words[word])
    counts = [core_count(subject.review, subject.interview, s) for s in dict.fromkeys(sections)]
    reached, of = sum(count.reached for count in counts), sum(count.of for count in counts)
    document.paragraph(
        "Normal",
        f"{reached} of {of} core prompts were reached. What became of all: {told}. Each of these "
        "words stands for something different, and only core prompts are counted.",
    )
    columns = ("Section", 3), ("Core prompt", 5), ("What became of it", 3), ("Notes", 3)
    document.table(
        [Column(*column) for column in columns],
        (_core_row(subject, section, prompt) for section, prompt in _core(subject)),
        caption="Core prompts and what became of them",
        description="One core prompt in each row, with its section, its word and its notes.",
    )


def _core(subject: Subject) -> Iterator[tuple[Section, Prompt]]:
    level = subject.practitioner.level
    for section in subject.guidance.sections:
        for prompt in section.prompts_for(level):
            if prompt.core:
                yield section, prompt


def _core_row(subject: Subject, section: Section, prompt: Prompt) -> list[Cell]:
    notes = subject.notes_by_prompt.get(prompt.id, [])
    became = _became(subject, prompt.id) or subject.coverage(prompt.id).label
    return [section.title, subject.wording(prompt.id), became, subject.links(notes)]


def _add_lines_heard(document: WordDocument, subject: Subject) -> None:
    document.heading(2, "Lines of enquiry")
    known = [line.id for line in subject.guidance.lines]
    order = known + sorted({line for n in subject.notes for line in n.lines}.difference(known))
    columns = ("Line of enquiry", 5), ("Confirmed for", 3), ("Notes", 6)
    document.table(
        [Column(*column) for column in columns],
        (_line_row(subject, line) for line in order),
        caption="Lines of enquiry and the notes confirmed for them",
        description="One line of enquiry in each row, with how many notes and which.",
        first_column_heads=True,
    )


def _line_row(subject: Subject, line: str) -> list[Cell]:
    notes = [note for note in subject.notes if line in note.lines]
    return [subject.line_title(line), so_many(len(notes), "note"), subject.links(notes)]


def add_sections(document: WordDocument, subject: Subject) -> None:
    """Add every section with its notes, then every note that stands in none: none is lost."""
    told: set[str] = set()
    for section in subject.guidance.sections:
        if section.kind is not SectionKind.INTERVIEWER_REFLECTION:
            told |= _add_section(document, subject, section)
    if OTHER in subject.notes_by_prompt:
        document.heading(1, "Other")
        _add_notes(document, subject, subject.notes_by_prompt[OTHER])
    left = dict.fromkeys((*subject.notes_by_prompt, *_recorded(subject)))
    gone = sorted(left.keys() - told - {OTHER})
    if gone:
        document.heading(1, _GONE)
        for prompt in gone:
            _add_prompt(document, subject, prompt)


def _recorded(subject: Subject) -> Iterator[str]:
    """The prompts of which something was recorded, or that were left out as planned."""
    yield from (p for p, mark in subject.marks.items() if mark.coverage is not Coverage.NOT_REACHED)
    yield from (left.prompt for left in subject.interview.left_out)


def _add_section(document: WordDocument, subject: Subject, section: Section) -> set[str]:
    """Add the section and return the prompts told in it.

    A core prompt is told whatever became of it, another one where something did: also one that
    was meant for the other level, should there be a note under it.
    """
    for_level = section.prompts_for(subject.practitioner.level)
    core = {prompt.id for prompt in for_level if prompt.core}
    heard = {*subject.notes_by_prompt, *_recorded(subject)}
    told = [item.id for item in section.items if item.id in core or item.id in heard]
    if not told and not for_level:
        return set()
    document.heading(1, section.title)
    if section.kind in _APART:
        document.paragraph("Normal", _APART[section.kind], keep=True)
    if not told:
        document.paragraph("Coverage", "No prompt of this section was reached.")
    for prompt in told:
        _add_prompt(document, subject, prompt)
    return set(told)


def _add_prompt(document: WordDocument, subject: Subject, prompt: str) -> None:
    document.heading(2, subject.wording(prompt), style="Prompt")
    for line in lines(_became(subject, prompt)):
        document.paragraph("Coverage", line)
    _add_notes(document, subject, subject.notes_by_prompt.get(prompt, []))


def _became(subject: Subject, prompt: str) -> str:
    """What became of the prompt, with the reason; empty where its notes say it all."""
    word, mark = subject.coverage(prompt), subject.marks.get(prompt)
    reason = mark.reason.strip() if mark else ""
    if mark is None and word is Coverage.NOT_ASKED:
        reason = reason_left_out(subject.interview, prompt).strip()
    if word is Coverage.ASKED and not reason:
        return "" if prompt in subject.notes_by_prompt else word.label
    if mark and reason and mark.coverage is not word:
        return f"{word.label}. Recorded before that: {mark.coverage}. {sentence(reason)}"
    return f"{word.label}. {sentence(reason)}" if reason else word.label


def _add_notes(document: WordDocument, subject: Subject, notes: list[Note]) -> None:
    for note in notes:
        style = "Their Words" if is_verbatim(subject.review, note) else ""
        first, *rest = _said(subject, note)
        disputed = disputed_lines(subject, note)
        document.paragraph(
            "Note",
            Words(first, style),
            label=Words(subject.number(note), "Note Number"),
            bookmark=bookmark_of(note.id),
            keep=not (rest or disputed),
        )
        more = [*(Words(line, style) for line in rest), *map(Words, disputed)]
        for left, words in enumerate(more, 1 - len(more)):
            document.paragraph("Note Continued", words, keep=left == 0)
        document.paragraph("Note Tags", " · ".join(_tags(subject, note)))


def _said(subject: Subject, note: Note) -> list[str]:
    """The note's lines; their words in quotation marks, unless whoever typed put some there."""
    said = lines(note.text)
    quoted = said[0].lstrip()[0] in '"“' and said[-1].rstrip()[-1] in '"”'
    if quoted or not is_verbatim(subject.review, note):
        return said
    return "\n".join(said).join("“”").split("\n")


def _tags(subject: Subject, note: Note) -> Iterator[str]:
    """What is known of the note beside its words; suggestions are not, so they are left out.

    What nobody who quotes it may overlook comes first.
    """
    yield from (mark.label for mark in note.marks)
    yield f"When: {note.frame}"
    yield f"How known: {note.basis}"
    if mark := words_mark(subject.review, note):
        yield mark
    yield from map(subject.episode_name, note.episodes)
    if note.entries:
        yield f"Chronology: {'; '.join(map(subject.entry_name, note.entries))}"
    if note.lines:
        yield f"Lines of enquiry: {'; '.join(map(subject.line_title, note.lines))}"
    for influence in Influence:
        factors = [mark.factor for mark in note.factors if mark.influence is influence]
        if factors:
            yield f"{influence.label}: {', '.join(factors)}"
    if mark := check_mark(subject, note):
        yield mark
    if subject.initials and note.by:
        yield f"Noted by {note.by}"
