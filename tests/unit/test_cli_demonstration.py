"""The command `demo`: the whole road in one folder, read back file by file."""

import csv
from collections import defaultdict
from contextlib import closing
from datetime import datetime
from pathlib import Path
from uuid import UUID

import docx
import pytest
from openpyxl import load_workbook

from interviewer.cli import main
from interviewer.documents.tables import TableKind
from interviewer.domain.findings import Finding
from interviewer.domain.guidance import SectionKind
from interviewer.domain.interview import Interview, Note
from interviewer.domain.naming import interview_id
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Seat
from interviewer.domain.words import (
    Document,
    FindingOutcome,
    Occasion,
    ReflectionState,
    SeatRole,
    Stage,
)
from interviewer.storage import ReviewFolder, Store
from interviewer.storage.handover.errors import HandoverError
from interviewer.storage.handover.joining import opened_set_up
from interviewer.storage.handover.package import open_package
from interviewer.storage.handover.parcel import Parcel
from interviewer.training import CSV, PASSPHRASE, training_case
from tests.unit.documents.reading import checked, everything, rows
from tests.unit.storage.folders import run
from tests.unit.storage.test_disk import behind, needs_mounts

TRAINING = Review().having(*training_case())
SENT = {"P1": {"HO2", "YM1"}, "P2": {"PC3"}, "P3": {"YW1"}}
"""Who hands over which interviews: those that are over."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command writes."""
    folder = tmp_path_factory.mktemp("demo") / "new"
    assert main(["demo", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def writers(made: Path) -> Review:
    """The writer's review at the end of the road."""
    with closing(unlocked(made / "laptops" / "OW")) as store:
        return store.load()


def unlocked(folder: Path) -> Store:
    return ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)


def reference(review: Review, interview: Interview) -> str:
    return review.practitioner_of(interview).reference


def told(document: Path) -> str:
    """Everything that a Word file says, its tables included."""
    return "\n".join(docx.Document(str(document)).element.body.itertext())


# --- What is there ------------------------------------------------------------------------------


def test_there_is_a_folder_for_each_part_of_the_road(made: Path) -> None:
    parts = {"review", "documents", "laptops", "post", "report"}
    assert {path.name for path in made.iterdir()} == parts
    people = {practitioner.reference for practitioner in TRAINING.practitioners.values()}
    planned = {"GP1 invitation and information sheet.docx", "GP1 interview plan.docx"}
    assert {path.name for path in (made / "documents").iterdir()} == (
        {f"{who} interview summary.docx" for who in people} | planned | {"Recovery sheet.docx"}
    )
    assert {path.name for path in (made / "laptops").iterdir()} == {"OW", *SENT}
    assert {path.name for path in (made / "post").iterdir()} == {
        "Set-up.age",
        *(f"{who}.contact" for who in SENT),
        *(f"{who} to OW.age" for who in SENT),
        *(f"OW to {who}.receipt" for who in SENT),
    }
    assert {path.name for path in (made / "report").iterdir()} == {
        "Evidence dossier.docx",
        "Findings and recommendations.docx",
        "PC3 practitioner's extract.docx",
        "Record for the learning event.docx",
        "Time line.docx",
        "Tables.xlsx",
        CSV,
    }
    assert {path.stem for path in (made / "report" / CSV).iterdir()} == set(TableKind)


def test_every_document_is_sound_and_says_that_it_is_fictional(made: Path, tmp_path: Path) -> None:
    documents = [*(made / "documents").iterdir(), *(made / "report").glob("*.docx")]
    assert len(documents) == 14
    for path in documents:
        section = checked(path.read_bytes(), tmp_path).sections[0]
        marking = " ".join(paragraph.text for paragraph in section.header.paragraphs)
        assert "fictional demonstration" in marking.lower(), path.name


def test_one_laptop_holds_all_of_it_and_its_recovery_sheet_opens_it(made: Path) -> None:
    with closing(unlocked(made / "review")) as store:
        assert store.load() == TRAINING
    document = docx.Document(str(made / "documents" / "Recovery sheet.docx"))
    groups = [
        run.text
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.style.name == "Recovery Code"
    ]
    ReviewFolder.at(made / "review").unlock_with_recovery_code(" ".join(groups)).close()


def test_summaries_have_the_reflections_where_one_is_saved(made: Path) -> None:
    with_reflections = {
        path.name.split()[0]
        for path in (made / "documents").iterdir()
        if "Interviewers' reflections" in told(path)
    }
    saved = {r.interview for r in TRAINING.reflections.values() if r.state is ReflectionState.SAVED}
    assert with_reflections == {reference(TRAINING, TRAINING.interviews[of]) for of in saved}
    assert len(with_reflections) in range(1, len(TRAINING.interviews))


# --- The road -----------------------------------------------------------------------------------


def test_each_panel_member_joined_from_the_set_up_and_handed_over_what_is_over(
    made: Path,
) -> None:
    set_up = opened_set_up((made / "post" / "Set-up.age").read_bytes(), PASSPHRASE)
    assert set_up.sender.initials == "OW"
    for who, sent in SENT.items():
        with closing(unlocked(made / "laptops" / who)) as store:
            review = store.load()
        assert [(seat.initials, seat.role) for seat in review.seats.values()] == [
            (who, SeatRole.PANEL_MEMBER)
        ]
        assert review.agencies == set_up.review.agencies == TRAINING.agencies
        assert review.entries == set_up.review.entries == TRAINING.entries
        mine = review.interviews.values()
        assert {each.interviewers[0] for each in mine} == {who}
        gone = {reference(review, each) for each in mine if each.stage is Stage.HANDED_OVER}
        assert gone == sent
        (package,) = review.packages.values()
        assert package.reason
        assert (package.to, package.confirmed_by) == ("OW", "OW")
        assert not review.findings
        assert [export.document for export in review.exports.values()] == [Document.PACKAGE]


def test_only_the_writer_can_open_the_packages(made: Path) -> None:
    for who, sent in SENT.items():
        package = (made / "post" / f"{who} to OW.age").read_bytes()
        with closing(unlocked(made / "laptops" / "OW")) as writer:
            identity = writer.identity()
            assert identity
            opened = open_package(package, identity, writer.contacts())
            assert (opened.known, opened.sender.initials) == (True, who)
            plan = writer.plan_taking_in(opened.parcel, who, opened.fingerprint)
            assert plan.changes_nothing
        people = {reference(TRAINING, TRAINING.interviews[each]) for each in brought(opened.parcel)}
        assert people == sent
        with closing(unlocked(made / "laptops" / who)) as sender:
            own = sender.identity()
            assert own
            with pytest.raises(HandoverError):
                open_package(package, own, sender.contacts())


def brought(parcel: Parcel) -> set[UUID]:
    named = {head.value_id for head in parcel.heads}
    return {interview for interview in TRAINING.interviews if str(interview) in named}


def test_the_writers_review_is_the_training_case_without_what_is_not_over(writers: Review) -> None:
    still_out = {each.id for each in TRAINING.interviews.values() if not each.stage.closed}
    assert {reference(TRAINING, TRAINING.interviews[each]) for each in still_out} == {"SN1", "GP1"}
    open_still = {
        (each.interview, each.by)
        for each in TRAINING.reflections.values()
        if each.state is ReflectionState.OPEN
    }

    def travels(value: Value) -> bool:
        unfinished = (getattr(value, "interview", None), getattr(value, "by", "")) in open_still
        sealed = unfinished and type(value).__name__ in {"Reflection", "Thought"}
        return interview_id(TRAINING, value) not in still_out and not sealed

    expected = {v for v in TRAINING.values() if travels(v) and not isinstance(v, Seat)}
    here = set(writers.values())
    assert expected <= here
    more = here - expected
    assert {type(value).__name__ for value in more} == {"Seat", "Export", "ProceedingsAnswer"}
    answers = [each for each in more if isinstance(each, ProceedingsAnswer)]
    assert {each.occasion for each in answers} == {Occasion.HAND_OVER}
    assert len(answers) == 4
    assert [(seat.initials, seat.role) for seat in writers.seats.values()] == [
        ("OW", SeatRole.WRITER)
    ]


# --- The figures --------------------------------------------------------------------------------


def people_in(review: Review, notes: list[UUID]) -> set[UUID]:
    """The practitioners who say so in an interview; other sources are none."""
    sources = (review.notes[each].source for each in notes)
    held = (review.interviews[each] for each in sources if each in review.interviews)
    return {interview.practitioner for interview in held}


def is_reflection(review: Review, note: Note) -> bool:
    interview = review.interviews[note.source]
    section = review.guidance_of(interview).section_of(note.prompt)
    return section is not None and section.kind is SectionKind.REFLECTION


def people_by(review: Review, tags: str, *, reflections: bool) -> dict[tuple[object, UUID], int]:
    """Practitioners by a confirmed tag and their agency, counted note by note."""
    found = defaultdict[tuple[object, UUID], set[UUID]](set)
    for interview in review.interviews.values():
        who = review.practitioner_of(interview)
        for note in review.notes_of(interview):
            if reflections or not is_reflection(review, note):
                for tag in getattr(note, tags):
                    found[tag, who.agency].add(who.id)
    return {key: len(people) for key, people in found.items()}


def test_the_findings_count_as_the_notes_do(made: Path, writers: Review, tmp_path: Path) -> None:
    content = (made / "report" / "Findings and recommendations.docx").read_bytes()
    document = checked(content, tmp_path)
    facts = {
        at: dict(rows(table)[1:])
        for at, table in enumerate(
            (table for table in document.tables if rows(table)[0][0] == "About the finding"), 1
        )
    }
    findings = writers.live_findings()
    assert len(facts) == len(findings) == 9
    for number, finding in enumerate(findings, start=1):
        told = facts[number]
        assert told["Supports it"].startswith(counted(people_in(writers, [*finding.supports])))
        assert records(writers, finding) in told["Supports it"]
        against = people_in(writers, [*finding.does_not_fit])
        assert told["Does not fit"].startswith(counted(against) if finding.does_not_fit else "")
        assert finding.outcome.label in told["What became of it"]
    *_, last = document.tables
    recommended = rows(last)
    assert [row[0] for row in recommended] == ["No", "1", "2", "3"]
    wordings = [each.short or each.text for each in writers.live_recommendations()]
    assert [row[1] for row in recommended[1:]] == wordings


def counted(people: set[UUID]) -> str:
    return f"{len(people)} practitioner{'' if len(people) == 1 else 's'}"


def records(review: Review, finding: Finding) -> str:
    """How many records support it: chronology entries, and sources that are records."""
    sources = {review.notes[each].source for each in finding.supports}
    kept = {each for each in sources if each in review.sources}
    count = len(finding.records) + sum(review.sources[each].kind == "record" for each in kept)
    return f"{count} record{'' if count == 1 else 's'}" if count else ""


def test_the_dossier_counts_as_the_notes_do(made: Path, writers: Review, tmp_path: Path) -> None:
    content = (made / "report" / "Evidence dossier.docx").read_bytes()
    document = checked(content, tmp_path)
    agencies = writers.live_agencies()
    episodes = [(each.id, f"{each.number} · {each.title}") for each in writers.live_episodes()]
    (guidance,) = writers.guidances.values()
    lines = [(line.id, line.title) for line in guidance.lines]
    for heading, tag, offered in (
        ("Episode and agency", "episodes", episodes),
        ("Line of enquiry and agency", "lines", lines),
    ):
        expected = people_by(writers, tag, reflections=False)
        (figures,) = (t for t in document.tables if rows(t)[0][0] == heading)
        found = {row[0]: row[1:-1] for row in rows(figures)[1:]}
        for key, title in offered:
            counts = [expected.get((key, agency.id), 0) for agency in agencies]
            assert found.get(title, ["–"] * 5) == [str(count or "–") for count in counts]
    text = everything(document)
    shown = [n for n in writers.notes.values() if not n.withdrawn and n.text]
    for note in shown:
        stands = all(line in text for line in note.text.splitlines())
        assert stands is not (note.identifies_colleague or note.do_not_quote), note.number
    assert "4 practitioners of 3 agencies were interviewed" in text


def test_the_extract_has_the_practitioners_own_notes_and_nobody_elses(
    made: Path, writers: Review
) -> None:
    text = told(made / "report" / "PC3 practitioner's extract.docx")
    (mine,) = (i for i in writers.interviews.values() if reference(writers, i) == "PC3")
    draft = [f for f in writers.live_findings() if f.outcome is not FindingOutcome.SET_ASIDE]
    cited = {each for f in draft for each in (*f.supports, *f.does_not_fit)}
    for note in writers.notes.values():
        own = note.source == mine.id and note.id in cited
        assert (note.text in text) is own


def test_the_tables_have_real_types_and_count_as_the_notes_do(made: Path, writers: Review) -> None:
    book = load_workbook(made / "report" / "Tables.xlsx")
    assert book.sheetnames == ["About", *TableKind]
    notes = {row[0].value: row for row in book["Notes"].iter_rows(min_row=2)}
    live = [note for note in writers.notes.values() if not note.withdrawn and note.text]
    assert len(notes) == len(live)
    head = [cell.value for cell in book["Notes"][1]]
    for row in notes.values():
        assert isinstance(row[head.index("Number")].value, int)
        assert isinstance(row[head.index("Date")].value, datetime)
    assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)
    assert {sheet.freeze_panes for sheet in book.worksheets[1:]} == {"A2"}
    expected = people_by(writers, "episodes", reflections=True)
    figures = list(book["Episode and agency"].iter_rows(min_row=2, values_only=True))
    for counted_in, episode in zip(figures, writers.live_episodes(), strict=False):
        counts = [expected.get((episode.id, each.id), 0) for each in writers.live_agencies()]
        assert [cell or 0 for cell in counted_in[1:6]] == counts
    for name in book.sheetnames[1:]:
        with (made / "report" / CSV / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == book[name].max_row


def test_what_left_the_writers_laptop_is_remembered(writers: Review) -> None:
    left = {export.document for export in writers.exports.values()}
    assert left == {
        Document.SET_UP,
        Document.DOSSIER,
        Document.FINDINGS,
        Document.TIME_LINE,
        Document.LEARNING_EVENT,
        Document.EXTRACT,
        Document.TABLES,
    }


# --- Where it cannot go -------------------------------------------------------------------------


def test_it_is_not_put_where_something_is_already(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    for place in (tmp_path, tmp_path / "letter.txt"):
        assert main(["demo", str(place)]) == 1
        assert capsys.readouterr() == (
            "",
            "There is already something under that name. It was left as it is. "
            "Choose a new or empty folder for the demonstration.\n",
        )
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


DEMO = """
import io, sys
from contextlib import redirect_stderr
from pathlib import Path
from interviewer.cli import main
place, told = Path(sys.argv[1]), io.StringIO()
with redirect_stderr(told):
    status = main(["demo", str(place / sys.argv[2])])
print(status, *(str(path.relative_to(place)) for path in place.rglob("*")))
print(told.getvalue(), end="")
"""


@needs_mounts
@pytest.mark.parametrize(
    ("mount", "folder", "says"),
    [
        ("size=2500k", ".", "The disk is full"),
        ("size=2500k", "new", "The disk is full"),
        ("ro", "new", "nothing can be written"),
    ],
)
def test_a_disk_that_takes_no_more_is_told_in_a_line_and_nothing_half_done_stays(
    mount: str, folder: str, says: str, tmp_path: Path
) -> None:
    disk = behind(f'mount -t tmpfs -o {mount} tmpfs "$1"')
    *_, left, sentence = run(DEMO, tmp_path, folder, before=(*disk, str(tmp_path))).splitlines()
    assert left == "1"
    assert says in sentence
    assert "What had been made of the demonstration was taken away again." in sentence


INTERRUPTED = """
import sys

interrupted = []

def interrupt(event, arguments):
    if event == "open" and "post" in str(arguments[0]) and not interrupted:
        interrupted.append(True)
        raise KeyboardInterrupt

sys.addaudithook(interrupt)
"""
"""Ctrl+C as soon as anything is written into the folder of the post."""


@pytest.mark.parametrize("folder", [".", "new"])
def test_ctrl_c_takes_away_what_had_been_made(folder: str, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    said = run(INTERRUPTED + DEMO, place, folder).splitlines()
    assert any(str(place / folder / "review") in line for line in said)
    assert said[-1].split() == ["130"]
