"""The notes from one source: typed one by one, tagged, withdrawn."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.interview import Note
from interviewer.domain.naming import cited_as
from interviewer.domain.notetaking import with_episode, with_factor, with_line, withdrawal_turned
from interviewer.domain.other_sources import note_from
from interviewer.domain.prompts_asked import areas_of, lines_of
from interviewer.domain.sources import Source
from interviewer.domain.words import Basis, Factor, Frame, Influence, SourceKind
from interviewer.ui.findings.parts import Pick, Ticks
from interviewer.ui.form import TextField
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.sentence import words
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.workspace import Workspace

_FACTORS = [
    ((factor, influence), f"{factor.label}: {influence}")
    for factor in Factor
    for influence in Influence
]


class SourceNotes(QWidget):
    """A field for the next note, the notes so far, and the tags of the chosen one."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._source: UUID | None = None
        self.new = TextField()
        self.new.setPlaceholderText("The next note, then Enter")
        self.new.setAccessibleName("The next note from this source")
        self.table = Table("Notes from this source", TableModel(self._columns(), _id, self))
        self.text = TextField()
        self.text.setAccessibleName("Text of the note")
        self.frame, self.basis = Pick[Frame]("When"), Pick[Basis]("How known")
        self.area = Pick[str]("Thematic area")
        self.episodes, self.lines = Ticks[UUID]("Episode"), Ticks[str]("Line of enquiry")
        self.factors = Ticks[tuple[Factor, Influence]]("What shaped it")
        self._of_factors = words("What shaped it", "subheading")
        self.out_button = QPushButton("With&draw the note")
        self._tags = QWidget()
        self._connect()
        self._lay_out()

    def show_source(self, source: Source | None) -> None:
        """Show the notes of this source."""
        another = (source.id if source else None) != self._source
        if another:
            self.new.clear()
        self._source = source.id if source else None
        notes = self._workspace.review.notes_from(source) if source else []
        self.table.show_items(notes)
        self.table.setVisible(bool(notes))
        self._show_note(self.table.item)

    def go_to(self, note: UUID) -> None:
        """Choose this note, and give it the keyboard."""
        self.table.choose(note)
        self.table.setFocus()

    def leave(self) -> None:
        """Hand over everything typed."""
        self.add()
        self._retype()

    def add(self) -> None:
        """Take the note that was typed."""
        text, review = self.new.words, self._workspace.review
        source = review.sources.get(self._source) if self._source else None
        if text and source is not None:
            self.new.clear()
            new_id, at = self._workspace.new_id(), self._workspace.now()
            note = note_from(review, source, text, new_id=new_id, at=at)
            self._workspace.edit(note)
            self.table.choose(note.id)

    # Inside

    def _connect(self) -> None:
        self.new.editingFinished.connect(self.add)
        self.table.chosen.connect(self._show_note)
        self.text.editingFinished.connect(self._retype)
        self.frame.picked.connect(self._stamp)
        self.basis.picked.connect(self._stamp)
        self.area.picked.connect(self._stamp)
        for ticks in (self.episodes, self.lines, self.factors):
            ticks.ticked.connect(self._tick)
        self.out_button.clicked.connect(self._withdraw)

    def _show_note(self, note: Note | None) -> None:
        self._tags.setVisible(note is not None)
        if note is None:
            return
        review = self._workspace.review
        self.text.show_text(note.text)
        self.frame.offer(((frame, frame.label) for frame in Frame), note.frame)
        self.basis.offer(((basis, basis.label) for basis in Basis), note.basis)
        self.area.offer([("", "No thematic area"), *areas_of(review).items()], note.area)
        self._show_what_it_can_say(review.sources.get(note.source))
        self.factors.offer(_FACTORS, [(each.factor, each.influence) for each in note.factors])
        episodes = ((each.id, each.name) for each in review.live_episodes())
        self.episodes.offer(episodes, note.episodes)
        self.lines.offer(lines_of(review).items(), note.lines)

    def _show_what_it_can_say(self, source: Source | None) -> None:
        """Ask only what the kind of source has a word for."""
        self.frame.setVisible(source is not None and source.kind.has_when)
        self.basis.setVisible(source is not None and source.kind.has_basis)
        for part in (self._of_factors, self.factors):
            part.setVisible(source is not None and source.kind.has_factors)

    def _retype(self) -> None:
        note = self.table.item
        if note is not None and self.text.words and self.text.words != note.text:
            self._workspace.edit(replace(note, text=self.text.words))

    def _stamp(self) -> None:
        note = self.table.item
        if note is not None:
            frame, basis, area = self.frame.key, self.basis.key, self.area.key
            self._workspace.edit(replace(note, frame=frame, basis=basis, area=area))

    def _tick(self) -> None:
        """Turn what the boxes say otherwise than the note."""
        note = self.table.item
        if note is None:
            return
        for episode in set(self.episodes.keys) ^ set(note.episodes):
            note = with_episode(note, episode)
        for line in set(self.lines.keys) ^ set(note.lines):
            note = with_line(note, line)
        known = {(each.factor, each.influence) for each in note.factors}
        for factor, influence in set(self.factors.keys) ^ known:
            wanted = influence if (factor, influence) not in known else None
            note = with_factor(note, factor, wanted)
        self._workspace.edit(note)

    def _withdraw(self) -> None:
        note = self.table.item
        if note is not None:
            self._workspace.edit(withdrawal_turned(note))

    def _columns(self) -> tuple[Column[Note], ...]:
        return (
            Column(heading="Note", text=self._cited, strong=True),
            Column(heading="What it says", text=_text, widest=70),
            Column(heading="When", text=self._when),
            Column(heading="How known", text=self._how),
            Column(heading="Tags", text=self._tagged, widest=30),
        )

    def _when(self, note: Note) -> str:
        """Nothing where nobody speaks: a record."""
        source = self._workspace.review.sources[note.source]
        return "" if source.kind is SourceKind.RECORD else note.frame.label

    def _how(self, note: Note) -> str:
        source = self._workspace.review.sources[note.source]
        return note.basis.label if source.kind.has_basis else ""

    def _cited(self, note: Note) -> str:
        return cited_as(self._workspace.review, note)

    def _tagged(self, note: Note) -> str:
        review = self._workspace.review
        episodes = (each.name for each in review.live_episodes() if each.id in note.episodes)
        areas = (title for key, title in areas_of(review).items() if key == note.area)
        lines = (title for key, title in lines_of(review).items() if key in note.lines)
        factors = (f"{each.factor.label}: {each.influence}" for each in note.factors)
        return ", ".join((*episodes, *areas, *lines, *factors))

    def _lay_out(self) -> None:
        tags = QVBoxLayout(self._tags)
        tags.setContentsMargins(0, 0, 0, 0)
        row = FlowLayout(spacing=8)
        for part in (self.frame, self.basis, self.area, self.out_button):
            row.addWidget(part)
        tags.addWidget(self.text)
        tags.addLayout(row)
        for heading, ticks in (("Episodes", self.episodes), ("Lines of enquiry", self.lines)):
            tags.addWidget(words(heading, "subheading"))
            tags.addWidget(ticks)
        tags.addWidget(self._of_factors)
        tags.addWidget(self.factors)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        for widget in (words("Notes", "heading"), self.table, self.new, self._tags):
            column.addWidget(widget)


def _id(note: Note) -> UUID:
    return note.id


def _text(note: Note) -> str:
    return note.text
