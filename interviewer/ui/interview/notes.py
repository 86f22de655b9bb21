"""The notes under one prompt, and the field in which the next one is typed."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from interviewer.domain.closing import is_open_to_changes
from interviewer.domain.interview import Interview, Note
from interviewer.domain.notetaking import (
    Moment,
    begun_note,
    joined_notes,
    moved_down,
    moved_up,
    retyped,
    split_note,
    tagged_like,
)
from interviewer.domain.review import Review
from interviewer.ui.interview.card import NoteCard
from interviewer.ui.interview.chips import NoteChange
from interviewer.ui.interview.facts import show_facts
from interviewer.ui.interview.spare import SpareCard
from interviewer.ui.style import set_role
from interviewer.ui.tab_order import set_tab_order
from interviewer.ui.workspace import Workspace


class NotesView(QWidget):
    """Cards for the notes under one prompt, kept in step with the review.

    Typing never waits and never asks: a note begins with its first letter, Enter begins the next,
    and every change goes to the workspace as a value.

    Attributes:
        by: Initials of who is typing.
        episode: The episode talked about, suggested on new notes.

    Signals:
        tags_wanted: The active card's button for more tags was pressed.
        came_into_view: Another card has the keyboard.
    """

    tags_wanted = Signal()
    came_into_view = Signal()

    def __init__(self, workspace: Workspace, after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._after = after
        self.by = ""
        self.episode: UUID | None = None
        self._workspace = workspace
        self._interview_id: UUID | None = None
        self._prompt = ""
        self._cards: list[NoteCard] = []
        self._spare = SpareCard(self._make_card, self._dress, self)
        self._active: NoteCard | None = None
        self._quiet, self._is_open, self._times = False, True, False
        self._none = QLabel("No notes were taken under this prompt.")
        set_role(self._none, "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._none)
        self._column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    # What is shown

    def show_prompt(self, interview: Interview, prompt: str) -> None:
        """Show the notes under this prompt, with an empty field at the end.

        Where the interview is agreed they can only be read, and there is no empty field.
        """
        self.hand_over()
        self._interview_id, self._prompt = interview.id, prompt
        self._is_open = is_open_to_changes(self._workspace.review, interview)
        self._active = None
        while self._cards:
            self._drop(self._cards[-1])
        self.show_review(self._workspace.review)
        if self._is_open:
            self._blank_after(len(self._cards))

    def show_review(self, review: Review) -> None:
        """Follow the review: new, changed and withdrawn notes; the words being typed stay."""
        if self._interview_id is None:
            return
        interview = review.interviews[self._interview_id]
        if is_open_to_changes(review, interview) != self._is_open:
            self.show_prompt(interview, self._prompt)
            return
        notes = review.notes_under(interview, self._prompt)
        cards = {card.note.id: card for card in self._cards if card.note}
        for note_id in cards.keys() - {note.id for note in notes}:
            self._drop(cards[note_id])
        for at, note in enumerate(notes):
            card = cards.get(note.id) or self._insert(self._position(at))
            self._show(card, note, review)
        self._put_in_order([note.id for note in notes])
        self._show_facts()
        if not self._cards and self._is_open:
            self._blank_after(0)
        self._none.setVisible(self.is_bare)

    def show_quiet(self, *, quiet: bool) -> None:
        self._quiet = quiet
        for card in self._cards:
            card.show_quiet(quiet=quiet)
        self._show_facts()

    @property
    def shows_times(self) -> bool:
        """Whether each note says when it was begun."""
        return self._times and not self._quiet

    def show_times(self, *, times: bool) -> None:
        """Show when each note was begun, and where there was a break; or hide that."""
        self._times = times and not self._quiet
        self._show_facts()

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to type in and nothing to read."""
        return not self._cards

    def focus_note(self, note: UUID) -> bool:
        """Give the keyboard to this note; False where it does not stand under this prompt."""
        card = next((c for c in self._cards if c.note and c.note.id == note), None)
        if card:
            card.editor.take_focus()
        return card is not None

    def focus_first(self) -> None:
        """Give the keyboard to the first note."""
        if self._cards:
            self._cards[0].editor.take_focus()

    def focus_last(self) -> None:
        """Give the keyboard to the last field, ready for the next note."""
        if self._cards:
            self._cards[-1].editor.take_focus()

    # What is done to the note that has the keyboard

    @property
    def active_card(self) -> NoteCard | None:
        """The card that has the keyboard, or had it last."""
        return self._active

    @property
    def active_note(self) -> Note | None:
        """The note being worked on, everything typed included."""
        self.hand_over()
        if self._active and self._active.note:
            return self._workspace.review.notes[self._active.note.id]
        return None

    @property
    def card_for_menus(self) -> NoteCard | None:
        """What a menu of tags is for: the active note, and in the empty field the one above it.

        Where there is none above it, it is for the note that is about to be typed.
        """
        card = self._active
        if card is None or card.note or card not in self._cards:
            return card
        noted = [above for above in self._cards[: self._cards.index(card)] if above.note]
        return noted[-1] if noted else card

    def tag(self, change: NoteChange) -> None:
        """Change the active note, or the one that is about to be typed."""
        if self._active:
            self.tag_card(self._active, change)

    def hand_over(self) -> None:
        """Give the workspace everything that stands in the fields."""
        for card in list(self._cards):
            if card.is_ahead:
                self._take_typing(card)

    def move_up(self) -> None:
        """Put the active note before the one above it."""
        self._move(moved_up)

    def move_down(self) -> None:
        """Put the active note behind the one below it."""
        self._move(moved_down)

    def join_above(self) -> None:
        """Make one note of the active one and the one above it."""
        if self.active_note and self._active and self._is_open:
            self._join(self._active)

    def leave(self) -> None:
        """Hand over, and close the version of what was typed."""
        self.hand_over()
        self._workspace.close_drafts()

    # Cards

    def _position(self, at: int) -> int:
        """Where the card of the `at`-th note goes among cards that may include an empty one."""
        noted = [index for index, card in enumerate(self._cards) if card.note]
        return noted[at - 1] + 1 if 0 < at <= len(noted) else 0

    def _put_in_order(self, notes: list[UUID]) -> None:
        """Let the cards stand as the notes do; an empty one stays where it is."""
        noted = {card.note.id: card for card in self._cards if card.note}
        if list(noted) == notes:
            return
        following = iter([noted[note] for note in notes])
        self._cards = [next(following) if card.note else card for card in self._cards]
        for at, card in enumerate(self._cards):
            self._column.insertWidget(at, card)
        set_tab_order([self._after, *(stop for card in self._cards for stop in card.stops)])

    def _show_facts(self) -> None:
        if self._interview_id is None:
            return
        review = self._workspace.review
        interview = review.interviews[self._interview_id]
        notes = review.notes_under(interview, self._prompt)
        cards = zip((card for card in self._cards if card.note), notes, strict=False)
        show_facts(cards, review, interview, quiet=self._quiet, times=self._times)

    def _move(self, moved: Callable[[Review, Interview, Note], Note]) -> None:
        note = self.active_note
        if note is not None and self._is_open:
            review = self._workspace.review
            self._workspace.edit(moved(review, review.interviews[note.source], note))
            self.came_into_view.emit()

    def _make_card(self) -> NoteCard:
        card = NoteCard(self)
        card.typed.connect(self._take_typing)
        card.tagged.connect(self.tag_card)
        card.split_wanted.connect(self._split)
        card.join_wanted.connect(self._join)
        card.up_wanted.connect(self._go_up)
        card.down_wanted.connect(self._go_down)
        card.entered.connect(self._activate)
        card.left.connect(self._leave_card)
        card.tags_wanted.connect(self._want_tags)
        return card

    def _insert(self, position: int) -> NoteCard:
        card = self._spare.take()
        self._cards.insert(position, card)
        self._column.insertWidget(position, card)
        card.show_quiet(quiet=self._quiet)
        card.show_open(is_open=self._is_open)
        # Between the card above and what followed that: no other card is touched.
        above = self._cards[position - 1].stops[-1] if position else self._after
        set_tab_order([above, *card.stops])
        return card

    def _show(self, card: NoteCard, note: Note, review: Review) -> None:
        interview = review.interviews[note.source]
        reference = review.practitioner_of(interview).reference
        card.show_note(note, review, review.guidance_of(interview), f"{reference}·{note.number}")
        card.show_quiet(quiet=self._quiet)

    def _blank_after(self, position: int) -> NoteCard:
        for card in [c for c in self._cards if c.note is None and not c.text]:
            position -= self._cards.index(card) < position
            self._drop(card)
        card = self._insert(position)
        self._show_blank(card, self._begin(after=self._note_above(card)))
        return card

    def _show_blank(self, card: NoteCard, to_come: Note) -> None:
        review = self._workspace.review
        guidance = review.guidance_of(review.interviews[to_come.source])
        card.show_blank(to_come, review, guidance)

    def _dress(self, card: NoteCard) -> None:
        """Let a card that is not in use yet look like the next note under this prompt."""
        if self._interview_id is not None:
            self._show_blank(card, self._begin(after=None))

    def _drop(self, card: NoteCard) -> None:
        self._cards.remove(card)
        if self._active is card:
            self._active = None
        self._column.removeWidget(card)
        card.settle()
        card.hide()
        card.deleteLater()

    # What cards say

    def _take_typing(self, card: NoteCard) -> None:
        card.settle()
        review, text = self._workspace.review, card.text
        if card.note is not None:
            self._workspace.edit(retyped(review.notes[card.note.id], text), typing=True)
        elif text.strip() and self._interview_id is not None:
            begun = self._begin(after=self._note_above(card))
            begun = tagged_like(begun, card.to_come) if card.to_come else begun
            card.note = begun
            self._workspace.edit(retyped(begun, text), typing=True)

    def _begin(self, after: Note | None) -> Note:
        assert self._interview_id is not None  # noqa: S101  cards exist only under a prompt
        review = self._workspace.review
        moment = Moment(
            id=self._workspace.new_id(),
            by=self.by,
            taken=self._workspace.now(),
            episode=self.episode,
        )
        interview = review.interviews[self._interview_id]
        return begun_note(review, interview, self._prompt, moment, after=after)

    def _note_above(self, card: NoteCard) -> Note | None:
        above = [c.note for c in self._cards[: self._cards.index(card)] if c.note]
        return self._workspace.review.notes[above[-1].id] if above else None

    def _split(self, card: NoteCard, at: int) -> None:
        self._take_typing(card)
        if card.note is None:
            return
        position = self._cards.index(card) + 1
        note = self._workspace.review.notes[card.note.id]
        if not card.text[at:].strip():
            self._workspace.close_drafts()
            self._blank_after(position).editor.take_focus()
            return
        head, rest = split_note(note, at, self._begin(after=note))
        self._workspace.edit(head, rest)
        self._cards[self._cards.index(card) + 1].editor.take_focus(at_end=False)

    def _join(self, card: NoteCard) -> None:
        self._take_typing(card)
        at = self._cards.index(card)
        if at == 0:
            return
        above = self._cards[at - 1]
        if card.note is None:
            above.editor.take_focus()
            self._drop_if_spare(card)
        elif above.note is not None:
            notes = self._workspace.review.notes
            above.editor.take_focus()
            end = len(above.text)
            self._workspace.edit(*joined_notes(notes[above.note.id], notes[card.note.id]))
            above.editor.place_cursor(end)

    def _drop_if_spare(self, card: NoteCard) -> None:
        """Let an empty field go, unless it is the last: one always stands at the end."""
        if card.note is None and not card.text and card in self._cards[:-1]:
            self._drop(card)

    def _go_up(self, card: NoteCard) -> None:
        at = self._cards.index(card)
        if at > 0:
            self._cards[at - 1].editor.take_focus()

    def _go_down(self, card: NoteCard) -> None:
        at = self._cards.index(card) + 1
        if at < len(self._cards):
            self._cards[at].editor.take_focus()
        elif card.note is not None and self._is_open:
            self._blank_after(at).editor.take_focus()

    def _activate(self, card: NoteCard) -> None:
        if self._active is card:
            return
        if self._active:
            self._active.show_active(active=False)
        self._active = card
        card.show_active(active=True)
        self.came_into_view.emit()

    def _leave_card(self, card: NoteCard) -> None:
        if card not in self._cards:
            return
        self._take_typing(card)
        if card.note is not None and not card.text.strip():
            note = self._workspace.review.notes[card.note.id]
            self._workspace.edit(replace(note, withdrawn=True))
        self._workspace.close_drafts()

    def tag_card(self, card: NoteCard, change: NoteChange) -> None:
        """Change the note on this card, or the one that is about to be typed there."""
        if not self._is_open:
            return
        self._take_typing(card)
        if card.note is not None:
            self._workspace.edit(change(self._workspace.review.notes[card.note.id]))
        elif card.to_come is not None:
            self._show_blank(card, change(card.to_come))

    def _want_tags(self, card: NoteCard) -> None:
        self._activate(card)
        self.tags_wanted.emit()
