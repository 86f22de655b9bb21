"""The fictional training case as a real encrypted folder, for looking around and for the tests."""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.domain.demonstration import demonstration
from interviewer.domain.guidance import Guidance
from interviewer.domain.guidance.file import parse_guidance
from interviewer.domain.review import Review, Value
from interviewer.domain.words import Document, ReflectionState, Stage
from interviewer.resources import resource, word_template

if TYPE_CHECKING:
    from interviewer.storage import RecoveryCode, Store

PASSPHRASE = "demonstration"  # noqa: S105  it is printed on the unlock page: nothing here is secret
CSV = "Tables as CSV"
"""The folder of the tables that are no Excel file."""
NAME = "Training case (its passphrase is: demonstration)"


def shipped_guidance(name: str = "practice") -> Guidance:
    """The guidance that comes with the application, by the name of its file."""
    file = f"{name}.toml"
    text = resource("guidance", file).read_text(encoding="utf-8")
    return parse_guidance(text, file=file)


def training_case() -> tuple[Value, ...]:
    """Everything in "Child Kestrel (training case)"; the same each time."""
    text = resource("demo", "kestrel.toml").read_text(encoding="utf-8")
    return demonstration(text, shipped_guidance())


def create_training_case(
    folder: Path, at: datetime, recovery_code: "RecoveryCode | None" = None
) -> "Store":
    """Make the training case in this folder and open it.

    Args:
        folder: A folder that does not exist yet, or is empty.
        at: When it is made.
        recovery_code: Opens it too; without one, a code that nobody learns.

    Raises:
        InterviewerError: It cannot be made there; nothing is left behind.
    """
    from interviewer.storage import Change, RecoveryCode, ReviewFolder

    return ReviewFolder.create(
        folder,
        name=NAME,
        passphrase=PASSPHRASE,
        recovery_code=recovery_code or RecoveryCode.new(),
        change=Change(values=training_case(), at=at),
    )


def training_documents(
    review: Review, recovery_groups: tuple[str, ...], *, made: datetime, zone: tzinfo
) -> Iterator[tuple[str, bytes]]:
    """File name and content of every document that can be made of the training case.

    They are the summary of each interview, with the interviewers' reflections where one is saved;
    the invitation and the plan of each that is planned; and the recovery sheet.
    """
    from interviewer.documents import (
        interview_plan,
        interview_summary,
        invitation,
        recovery_sheet,
        suggested_name,
    )

    template = word_template()
    saved = {r.interview for r in review.reflections.values() if r.state is ReflectionState.SAVED}
    for interview in review.interviews.values():
        reference = review.practitioner_of(interview).reference
        summary = interview_summary(
            review,
            interview,
            template=template,
            zone=zone,
            made=made,
            reflections=interview.id in saved,
        )
        yield suggested_name(Document.SUMMARY, reference), summary
        if interview.stage is Stage.PLANNED:
            letter = invitation(review, interview, template=template, made=made)
            yield suggested_name(Document.INVITATION, reference), letter
            plan = interview_plan(review, interview, template=template, made=made)
            yield suggested_name(Document.INTERVIEW_PLAN, reference), plan
    sheet = recovery_sheet(
        NAME, recovery_groups, template=template, made=made, zone=zone, fictional=True
    )
    yield suggested_name("recovery sheet"), sheet


def report_documents(
    review: Review, *, made: datetime, zone: tzinfo
) -> Iterator[tuple[Document, str, bytes]]:
    """What the writer takes to the report: what it is, its file name, its content.

    They are the evidence dossier, findings and recommendations, the extract of each practitioner
    who had one, the time line, the record for the learning event, and the tables, as one Excel
    file and as CSV in a folder of their own.
    """
    from interviewer.documents import evidence_dossier, findings_report, suggested_name
    from interviewer.documents.extract import practitioners_extract
    from interviewer.documents.learning_event import learning_event_record
    from interviewer.documents.time_line import time_line_document
    from interviewer.domain.dossier import DossierChoices

    template = word_template()
    thoughts = list(review.panel_thoughts)
    dossier = DossierChoices(full_accounts=True, reflections=True, chronology=True, initials=True)
    had_one = dict.fromkeys(reply.practitioner for reply in review.extract_replies.values())
    of_review = {
        Document.DOSSIER: partial(evidence_dossier, review, dossier, zone=zone),
        Document.FINDINGS: partial(findings_report, review, zone=zone, initials=True),
        Document.TIME_LINE: partial(time_line_document, review, zone=zone),
        Document.LEARNING_EVENT: partial(learning_event_record, review, thoughts),
    }
    for document, make in of_review.items():
        yield document, suggested_name(document), make(template=template, made=made)
    for each in had_one:
        who = review.practitioners[each]
        extract = practitioners_extract(review, who, template=template, made=made)
        yield Document.EXTRACT, suggested_name(Document.EXTRACT, who.reference), extract
    for name, content in _tables(review, made, zone):
        yield Document.TABLES, name, content


def _tables(review: Review, made: datetime, zone: tzinfo) -> Iterator[tuple[str, bytes]]:
    from interviewer.documents.spreadsheet import csv_of, workbook_of
    from interviewer.documents.tables import TableChoice, TableKind, about_lines, tables_of

    choice = TableChoice(
        kinds=tuple(TableKind), reflections=True, initials=True, zone=zone, made=made
    )
    tables = tables_of(review, choice)
    about = about_lines(review, choice)
    yield "Tables.xlsx", workbook_of(tables, about, mark=review.details.marking)
    for table in tables:
        yield f"{CSV}/{table.name}.csv", csv_of(table)
