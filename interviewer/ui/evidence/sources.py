"""Other sources: a practitioner event, a record, a written answer, and what they say."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.dates import NotADateError, british_date
from interviewer.domain.other_sources import is_reference_taken, new_source, notes_in_words
from interviewer.domain.review import Review
from interviewer.domain.sources import Source
from interviewer.domain.words import SourceKind
from interviewer.ui.evidence.source_notes import SourceNotes
from interviewer.ui.evidence.view import EvidenceView
from interviewer.ui.findings.parts import Pick
from interviewer.ui.form import DateField, Form, TextField
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.set_up.taken_out import TakenOut
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.workspace import Workspace

_EMPTY = (
    "Evidence is more than interviews. A practitioner event, a panel discussion, a written answer, "
    "a record, an assurance about now or what the family said can stand here, each cited as what "
    "it is. Choose the kind and add the first one."
)
_CHARACTERS = 130


class SourcesView(EvidenceView):
    """A list of sources; below it what is known of the chosen one, and its notes."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.kind = Pick[SourceKind]("Kind of the new source")
        self.kind.offer(((kind, kind.label) for kind in SourceKind), SourceKind.PRACTITIONER_EVENT)
        self.add_button = QPushButton("&Add a source")
        self.table = Table("Other sources", TableModel(self._columns(), _id, self))
        self.empty, self.taken_out = words(_EMPTY), TakenOut()
        self.form = Form()
        self.reference, self.title, self.day = TextField(12), TextField(), DateField()
        self.agency = Pick[UUID | None]("Agency it comes from")
        self.reference_remark = self.form.add_field("&Reference", self.reference)
        self.form.add_field("&What it is", self.title, "By references only, never a name.")
        self.day_remark = self.form.add_field("&Day", self.day)
        self.form.add_field("A&gency it comes from", self.agency)
        self.out_button = QPushButton("Take the source &out")
        self.notes = SourceNotes(workspace)
        self._details = QWidget()
        self._connect()
        self._lay_out()
        self.show_review(workspace.review)

    # What a view promises

    def show_review(self, review: Review) -> None:
        sources = review.live_sources()
        self.table.show_items(sources)
        self.table.setVisible(bool(sources))
        self.empty.setVisible(not sources)
        self._show_source(self.table.item)

    def take_focus(self) -> None:
        (self.table if self.table.item is not None else self.kind).setFocus()

    def leave(self) -> None:
        self._hand_over()
        self.notes.leave()

    # What a person does

    def add(self) -> None:
        """Begin a source of the kind that is chosen."""
        self.leave()
        source = new_source(self._workspace.review, self.kind.key, self._workspace.new_id())
        self._workspace.edit(source)
        self.table.choose(source.id)
        self.title.setFocus()

    def take_out(self) -> None:
        """Withdraw the source; its notes are evidence no more, and the line puts it back."""
        source = self.table.item
        if source is not None:
            self._workspace.edit(replace(source, withdrawn=True))
            self.taken_out.say(source.id, source.reference)

    def go_to(self, source: UUID, note: UUID | None = None) -> None:
        """Choose this source, or a note from it, and give it the keyboard."""
        self.table.choose(source)
        if note is None:
            self.table.setFocus()
        else:
            self.notes.go_to(note)

    # Inside

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.table.chosen.connect(self._show_source)
        self.out_button.clicked.connect(self.take_out)
        self.taken_out.wanted_back.connect(self._put_back)
        for field in (self.reference, self.title, self.day):
            field.editingFinished.connect(self._hand_over)
        self.agency.picked.connect(self._hand_over)

    def _show_source(self, source: Source | None) -> None:
        self._details.setVisible(source is not None)
        self.notes.show_source(source)
        if source is None:
            return
        review = self._workspace.review
        self.reference.show_text(source.reference)
        self.title.show_text(source.title)
        self.day.show_day(source.day)
        agencies = [(agency.id, agency.name) for agency in review.live_agencies()]
        self.agency.offer([(None, "No one agency"), *agencies], source.agency)

    def _hand_over(self) -> None:
        """Save what is known of the source; what is not right stays, with the reason."""
        source = self.table.item
        if source is None or self._details.isHidden():
            return
        changed = replace(
            source,
            reference=self._reference(source),
            title=self.title.words,
            day=self._day(source),
            agency=self.agency.key,
        )
        self._workspace.edit(changed)

    def _reference(self, source: Source) -> str:
        typed = self.reference.words
        taken = is_reference_taken(self._workspace.review, typed, but=source.id)
        if not typed:
            self.reference_remark.say("It is cited by its reference: give it one.")
        elif taken:
            self.reference_remark.say(f"Something else is cited as {typed} already.")
        else:
            self.reference_remark.say("")
            return typed
        return source.reference

    def _day(self, source: Source) -> date | None:
        try:
            day = self.day.day()
        except NotADateError as error:
            self.day_remark.say(error.sentence)
            return source.day
        self.day_remark.say("")
        return day

    def _put_back(self, source_id: UUID) -> None:
        source = self._workspace.review.sources[source_id]
        self._workspace.edit(replace(source, withdrawn=False))
        self.table.choose(source_id)
        self.table.setFocus()

    def _columns(self) -> tuple[Column[Source], ...]:
        return (
            Column(heading="Reference", text=_reference, strong=True),
            Column(heading="Kind", text=_kind),
            Column(heading="What it is", text=_title, widest=50),
            Column(heading="Day", text=_day),
            Column(heading="Notes", text=self._count),
        )

    def _count(self, source: Source) -> str:
        return notes_in_words(self._workspace.review, source)

    def _lay_out(self) -> None:
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        details.addWidget(self.form)
        at_left = FlowLayout(spacing=8)
        at_left.addWidget(self.out_button)
        details.addLayout(at_left)
        details.addWidget(self.notes)
        ground = ScrolledColumn(_CHARACTERS)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ground)
        row = FlowLayout(spacing=8)
        for part in (self.kind, self.add_button):
            row.addWidget(part)
        ground.column.addLayout(row)
        for widget in (self.empty, self.taken_out, self.table, self._details):
            ground.column.addWidget(widget)
        ground.column.addStretch()


def _id(source: Source) -> UUID:
    return source.id


def _reference(source: Source) -> str:
    return source.reference


def _kind(source: Source) -> str:
    return source.kind.label


def _title(source: Source) -> str:
    return source.title


def _day(source: Source) -> str:
    return british_date(source.day) if source.day else ""
