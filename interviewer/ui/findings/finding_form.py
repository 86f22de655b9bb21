"""One finding: what is concluded, what it rests on, what became of it."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from interviewer.domain.accuracy_outcome import checked_state
from interviewer.domain.chronology import Entry
from interviewer.domain.citing import live_notes, notes_cited
from interviewer.domain.concluding import (
    Side,
    cited_notes,
    live_earlier_reviews,
    number_of_finding,
    with_note,
    with_record,
    without_note,
    without_record,
)
from interviewer.domain.doubts import doubts_about
from interviewer.domain.findings import Finding
from interviewer.domain.framework import (
    area_title,
    areas_on_offer,
    line_title,
    lines_on_offer,
)
from interviewer.domain.interview import Note
from interviewer.domain.naming import cited_as
from interviewer.domain.review import Review
from interviewer.domain.weighing import Weight, by_basis, by_frame, counted, evidence_of
from interviewer.domain.words import FindingOutcome, FindingStatus, Scope
from interviewer.ui.findings.cited import CitedLine, CitedList
from interviewer.ui.findings.finder import Finder, Offered
from interviewer.ui.findings.parts import Doubts, Pick, Ticks, at_left, with_retired
from interviewer.ui.findings.replies import Replies
from interviewer.ui.findings.value_form import ValueForm
from interviewer.ui.form import Form
from interviewer.ui.places import PageName, Place
from interviewer.ui.sentence import words
from interviewer.ui.where import place_of
from interviewer.ui.workspace import Workspace

L = TypeVar("L", Scope, FindingOutcome, FindingStatus)

_NO_AREA, _NO_REVIEW = "Not chosen yet", "Not named yet"


class FindingForm(ValueForm[Finding]):
    """Everything of one finding, its evidence counted beside the notes.

    Signals:
        wanted: Carries the Place to go to.
        stepped: Move it in the order: up (-1) or down (1).
        withdrawn: Take it out.
        recommendation_wanted: Begin a recommendation that follows from it.
    """

    kind = Finding
    wanted = Signal(object)
    stepped = Signal(int)
    withdrawn = Signal()
    recommendation_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.heading, self.doubts = words("", "title"), Doubts()
        self.up, self.down = QPushButton("Move &up"), QPushButton("Move &down")
        self.out, self.history = QPushButton("&Take out"), QPushButton("&History")
        self.follow = QPushButton("&Recommendation from it")
        self.up.clicked.connect(self._say_up)
        self.down.clicked.connect(self._say_down)
        self.out.clicked.connect(self.withdrawn)
        self.history.clicked.connect(self._go_to_history)
        self.follow.clicked.connect(self.recommendation_wanted)
        self.sides = {
            Side.SUPPORTS: _Side(Side.SUPPORTS, self),
            Side.DOES_NOT_FIT: _Side(Side.DOES_NOT_FIT, self),
        }
        self.records = CitedList()
        self.records.wanted.connect(self._go_to_record)
        self.records.taken_out.connect(self._take_record_out)
        self.record_finder = Finder(
            "Add a record: its date or its words",
            self._entries_on_offer,
            self._entries_called,
            "No record is called so. Choose one of those that are listed while you type.",
        )
        self.record_finder.found.connect(self._add_record)
        self.scope: Pick[Scope] = Pick("Scope")
        self.agencies: Ticks[UUID] = Ticks("Agencies")
        self.area: Pick[str] = Pick("Thematic area")
        self.lines: Ticks[str] = Ticks("Lines of enquiry")
        self.outcome: Pick[FindingOutcome] = Pick("What became of it")
        self.earlier: Pick[UUID | None] = Pick("Known from")
        self.status: Pick[FindingStatus] = Pick("Status")
        self.replies = Replies(workspace)
        self._connect()
        self._lay_out()

    # What is shown

    def show_rest(self, review: Review, value: Finding) -> None:
        number, live = number_of_finding(review, value), review.live_findings()
        self.heading.setText(f"Finding {number}")
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < len(live))
        self.doubts.show_doubts(doubts_about(review, value))
        evidence = evidence_of(review, value)
        for side, weight in zip(
            self.sides.values(), (evidence.supports, evidence.does_not_fit), strict=True
        ):
            side.show_side(review, value, weight)
        entries = [review.entries[each] for each in value.records if each in review.entries]
        self.records.show_lines([_record_line(review, entry) for entry in entries])
        self._show_choices(review, value)
        self.replies.show_finding(review, value)

    def _show_choices(self, review: Review, value: Finding) -> None:
        self.scope.offer(_labelled(Scope), value.scope)
        live = [(agency.id, agency.name) for agency in review.live_agencies()]
        self.agencies.offer(
            with_retired(live, value.agencies, lambda each: review.agencies[each].name),
            value.agencies,
        )
        areas = [("", _NO_AREA), *((area.id, area.title) for area in areas_on_offer(review))]
        self.area.offer(
            with_retired(areas, [value.area], lambda each: area_title(review, each)), value.area
        )
        lines = [(line.id, line.title) for line in lines_on_offer(review)]
        self.lines.offer(
            with_retired(lines, value.lines, lambda each: line_title(review, each)), value.lines
        )
        self.outcome.offer(_labelled(FindingOutcome), value.outcome)
        known = [(each.id, each.title) for each in live_earlier_reviews(review)]
        self.earlier.offer([(None, _NO_REVIEW), *known], value.known_from)
        self._earlier_row.setVisible(value.outcome is FindingOutcome.ALREADY_KNOWN)
        self.status.offer(_labelled(FindingStatus), value.status)

    # What a person does

    def add_note(self, note: UUID, side: Side) -> None:
        """Let the note stand on this side."""
        self.hand_over()
        if self.value is not None:
            changed = with_note(self.value, note, side)
            self.change(supports=changed.supports, does_not_fit=changed.does_not_fit)

    def take_note_out(self, note: UUID) -> None:
        """Cite the note no more."""
        self.hand_over()
        if self.value is not None:
            changed = without_note(self.value, note)
            self.change(supports=changed.supports, does_not_fit=changed.does_not_fit)

    def go_to_note(self, note_id: UUID) -> None:
        """Go to where the note stands."""
        review = self.workspace.review
        self.wanted.emit(place_of(review, review.notes[note_id]))

    # Inside

    def _add_record(self, entry: UUID) -> None:
        if self.value is not None:
            self.change(records=with_record(self.value, entry).records)

    def _take_record_out(self, entry: UUID) -> None:
        if self.value is not None:
            self.change(records=without_record(self.value, entry).records)
            self.record_finder.line.setFocus()

    def _go_to_record(self, entry: UUID) -> None:
        self.wanted.emit(Place(PageName.CHRONOLOGY, entry=entry))

    def _go_to_history(self) -> None:
        if self.value is not None:
            self.wanted.emit(Place(PageName.HISTORY, about=(Finding, self.value.id)))

    def _entries_on_offer(self) -> list[Offered]:
        review = self.workspace.review
        return [
            Offered(entry.id, line.name, f"{line.about}  {line.text}")
            for entry in review.live_entries()
            for line in [_record_line(review, entry)]
        ]

    def _entries_called(self, written: str) -> list[UUID]:
        written = " ".join(written.split()).casefold()
        entries = self.workspace.review.live_entries()
        return [entry.id for entry in entries if entry.written.casefold() == written]

    def _say_up(self) -> None:
        self.stepped.emit(-1)

    def _say_down(self) -> None:
        self.stepped.emit(1)

    def _connect(self) -> None:
        self.scope.picked.connect(lambda: self.change(scope=self.scope.key))
        self.agencies.ticked.connect(lambda: self.change(agencies=self.agencies.keys))
        self.area.picked.connect(lambda: self.change(area=self.area.key))
        self.lines.ticked.connect(lambda: self.change(lines=self.lines.keys))
        self.outcome.picked.connect(lambda: self.change(outcome=self.outcome.key))
        self.earlier.picked.connect(lambda: self.change(known_from=self.earlier.key))
        self.status.picked.connect(lambda: self.change(status=self.status.key))

    def _lay_out(self) -> None:
        column = self.ground.column
        column.addWidget(self.heading)
        column.addLayout(at_left((self.follow, self.up, self.down, self.history, self.out)))
        column.addWidget(self.doubts)
        column.addWidget(_heading("What is concluded"))
        column.addWidget(self.add_text("text", "What is concluded"))
        for side in self.sides.values():
            for part in side.parts():
                column.addWidget(part)
        column.addWidget(_heading("Records"))
        column.addWidget(self.records)
        column.addWidget(self.record_finder)
        column.addWidget(_heading("Category"))
        column.addWidget(self._category())
        column.addWidget(_heading("What became of it"))
        for part in self._outcome():
            column.addWidget(part)
        column.addWidget(self.replies)
        column.addStretch()

    def _category(self) -> Form:
        form = Form(label="Other explanation")
        form.add_field("Thematic area", self.area)
        form.add_field("Lines of enquiry", self.lines)
        form.add_field("Scope", self.scope)
        form.add_field("Agencies", self.agencies)
        return form

    def _outcome(self) -> tuple[QWidget, ...]:
        form = Form(label="Other explanation")
        form.add_field("Outcome", self.outcome)
        form.add_field("Why", self.add_text("outcome_reason", "Why the outcome is so"))
        known = self._earlier_row = Form(label="Other explanation")
        known.add_field(
            "Known from", self.earlier, "Earlier reviews stand in the list at the left."
        )
        rest = Form(label="Other explanation")
        rest.add_field("Other explanation", self.add_text("alternative", "Other explanation"))
        rest.add_field("Research", self.add_text("research", "Research"))
        rest.add_field("Status", self.status)
        return form, known, rest


class _Side:
    """One side of the evidence: its count, its notes, and the line that adds one."""

    def __init__(self, side: Side, form: FindingForm) -> None:
        self._side, self._form = side, form
        supports = side is Side.SUPPORTS
        self._name = "Supports it" if supports else "Does not fit"
        self.heading, self.count = _heading(self._name), words("", "muted")
        self.list = CitedList("Does not fit" if supports else "Supports it")
        self.list.wanted.connect(form.go_to_note)
        self.list.taken_out.connect(self._take_out)
        self.list.moved.connect(self._move)
        asks = "Add a note that supports it" if supports else "Add a note that does not fit"
        self.finder = Finder(
            f"{asks}: its number, such as SN1·7, or its words",
            self._on_offer,
            self._called,
            "No note is called so. Choose one of those that are listed while you type.",
        )
        self.finder.found.connect(self._add)

    def parts(self) -> tuple[QWidget, ...]:
        return self.heading, self.count, self.list, self.finder

    def show_side(self, review: Review, finding: Finding, weight: Weight) -> None:
        told = [counted(weight)]
        if weight.frames:
            told.append(f"When: {by_frame(weight)}")
        if weight.bases:
            told.append(f"How known, hindsight left out: {by_basis(weight)}")
        self.count.setText(". ".join(f"{part[:1].upper()}{part[1:]}" for part in told) + ".")
        notes = cited_notes(review, finding, self._side)
        self.list.show_lines([_note_line(review, note) for note in notes])

    def _add(self, note: UUID) -> None:
        self._form.add_note(note, self._side)

    def _take_out(self, note: UUID) -> None:
        self._form.take_note_out(note)
        self.finder.line.setFocus()

    def _move(self, note: UUID) -> None:
        other = Side.DOES_NOT_FIT if self._side is Side.SUPPORTS else Side.SUPPORTS
        self._form.add_note(note, other)
        self._form.sides[other].finder.line.setFocus()

    def _on_offer(self) -> list[Offered]:
        review = self._form.workspace.review
        return [Offered(n.id, cited_as(review, n), n.text) for n in live_notes(review)]

    def _called(self, written: str) -> Sequence[UUID]:
        return [note.id for note in notes_cited(self._form.workspace.review, written)]


def _note_line(review: Review, note: Note) -> CitedLine:
    source = review.sources.get(note.source)
    told = [source.kind.label] if source else [note.frame.label, note.basis.value]
    checked = checked_state(review, note)
    told += [checked.label] if checked.outcome else []
    told += [mark.label for mark in note.marks]
    told += ["Withdrawn"] if note.withdrawn else []
    about = " · ".join(told)
    return CitedLine(note.id, cited_as(review, note), note.text, about, leads=not note.withdrawn)


def _record_line(review: Review, entry: Entry) -> CitedLine:
    agency = review.agencies.get(entry.agency) if entry.agency else None
    told = [agency.name if agency else entry.agency_written, entry.source]
    told += ["Withdrawn"] if entry.withdrawn else []
    about = " · ".join(part for part in told if part)
    return CitedLine(entry.id, entry.written or "No date", entry.text, about, not entry.withdrawn)


def _heading(text: str) -> QLabel:
    return words(text, "heading")


def _labelled(among: type[L]) -> list[tuple[L, str]]:
    return [(word, word.label) for word in among]
