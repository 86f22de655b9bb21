"""The copies that were given out in the demonstration review, and what came back of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from interviewer.domain.accuracy import IssuedStatement, PractitionersCopy, StatementAnswer
from interviewer.domain.accuracy_check import statements_to_check
from interviewer.domain.accuracy_outcome import outcome_of
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review, Value
from interviewer.domain.toml_file import Table
from interviewer.domain.words import Outcome

Read = Callable[[Table], dict[str, Any]]
Named = Callable[..., UUID]


def copies(
    tables: Sequence[Table], review: Review, interview: Interview, read: Read, named: Named
) -> Iterator[PractitionersCopy | StatementAnswer]:
    """Each copy of the file, with an answer to every statement where it came back.

    The file tells only the answers that are no plain agreement, by the number of the note.

    Args:
        tables: The copies in the file.
        review: A review that holds the interview, its notes and its guidance.
        interview: Whose notes were given out.
        read: Reads a table.
        named: The id of what has this name within the interview.
    """
    for number, table in enumerate(tables, start=1):
        told = {each.values["note"]: each.values for each in table.tables("answers")}
        values = read(table)
        values.pop("answers", None)
        copy = PractitionersCopy(
            id=named("copy", number),
            interview=interview.id,
            statements=tuple(_statements(review, interview, told, named)),
            **values,
        )
        answers = list(_answers(copy, told, review, named)) if copy.returned else []
        if copy.returned:
            whole: list[Value] = [copy, *answers]
            copy = PractitionersCopy(
                **{**vars(copy), "outcome": outcome_of(review.having(*whole), copy)}
            )
        yield copy
        yield from answers


def _statements(
    review: Review, interview: Interview, told: Mapping[int, Mapping[str, Any]], named: Named
) -> Iterator[IssuedStatement]:
    for note in statements_to_check(review, interview):
        yield IssuedStatement(
            note=note.id,
            revision=named("revision", note.number),
            number=note.number,
            text=told.get(note.number, {}).get("given_out", note.text),
        )


def _answers(
    copy: PractitionersCopy, told: Mapping[int, Mapping[str, Any]], review: Review, named: Named
) -> Iterator[StatementAnswer]:
    assert copy.recorded is not None  # noqa: S101  the file was refused otherwise
    for statement in copy.statements:
        answer = told.get(statement.number, {})
        yield StatementAnswer(
            id=named("answer", str(copy.id), statement.number),
            of_copy=copy.id,
            note=statement.note,
            outcome=answer.get("outcome", Outcome.AGREED),
            words=answer.get("words", ""),
            text=review.notes[statement.note].text,
            by=copy.recorded_by,
            at=copy.recorded,
        )
