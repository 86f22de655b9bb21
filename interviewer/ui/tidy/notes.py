"""What is done to the notes of the list; one of them has the keyboard."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from interviewer.domain.closing import is_open_to_changes
from interviewer.domain.interview import Interview, Note
from interviewer.domain.notetaking import (
    Moment,
    begun_note,
    joined_notes,
    placed_before,
    placed_behind,
    retyped,
    split_note,
    withdrawal_turned,
)
from interviewer.domain.review import Review, Value
from interviewer.domain.tidying import (
    Filter,
    TidyList,
    confirmed_under,
    followed,
    including,
    is_to_look_at,
    keeping,
    neighbour,
    sorted_list,
    swapped,
)
from interviewer.ui.interview.card import NoteCard
from interviewer.ui.interview.chips import NoteChange
from interviewer.ui.tidy.view import NoteRows
from interviewer.ui.workspace import Workspace

_ANOTHER_PROMPT = "Only notes of one prompt go together: Ctrl+M sends a note to another prompt."


class TidyNotes(QObject):
    """Keeps the list in step with the review, and its card with the note worked on.

    Attributes:
        view: The list on the screen.
        which: The notes that are wanted in it.

    Signals:
        tags_wanted: The card's button for more tags was pressed.
        said: Carries a sentence about what was done, or why it was not; empty takes it away.
        came: Another note is worked on, or none.
    """

    tags_wanted = Signal()
    said = Signal(str)
    came = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = NoteRows()
        self.which = Filter()
        self._workspace = workspace
        self._interview_id: UUID | None = None
        self._tidy = TidyList()
        card = self.view.card
        card.editor.setPlaceholderText("A note without words is withdrawn when it is left.")
        card.typed.connect(self._take_typing)
        card.tagged.connect(self._tag_card)
        card.split_wanted.connect(self._split)
        card.join_wanted.connect(self._join_card)
        card.up_wanted.connect(self._go_up)
        card.down_wanted.connect(self._go_down)
        card.left.connect(self._close_version)
        card.tags_wanted.connect(self._want_tags)
        self.view.pressed_on.connect(self.go_to)

    # What is shown

    def show_interview(self, interview: Interview, note: UUID | None = None) -> None:
        """Sort the notes of this interview anew, and go to this one, else to the first."""
        self.leave()
        self._interview_id = interview.id
        self._tidy = sorted_list(self._workspace.review, interview, self.which)
        if note is not None:
            self._tidy = including(self._tidy, note)
        self._release()
        self._show_rows()
        first = self._tidy.ids[0] if self._tidy.ids else None
        self._bind(note or first)

    def show_review(self, review: Review) -> None:
        """Follow the review: what stands in the list stays where it is."""
        if self._interview_id is None:
            return
        at = self.view.currentIndex().row()
        self._tidy = followed(self._tidy, review, self._interview)
        self._show_rows()
        note = self.view.card.note
        if note is not None and note.id in self._tidy.ids:
            self._show_card(review.notes[note.id])
        else:
            self._release()
            nearest = self._tidy.ids[min(max(at, 0), len(self._tidy.ids) - 1) :][:1]
            self._bind(nearest[0] if nearest else None)

    def sort_again(self) -> None:
        """Sort the list; the note worked on stays the one worked on, where it is still wanted."""
        note = self.active_note
        self.show_interview(self._interview)
        if note is not None and note.id in self._tidy.ids:
            self.go_to(note.id)

    def take_focus(self) -> None:
        """Give the keyboard to the note worked on."""
        if self.view.card.note is not None:
            self.view.card.editor.take_focus()

    @property
    def count(self) -> int:
        """How many notes are in the list."""
        return len(self._tidy.ids)

    # The note that has the keyboard

    @property
    def active_card(self) -> NoteCard | None:
        """The card, where there is a note under it."""
        return self.view.card if self.view.card.note is not None else None

    @property
    def active_note(self) -> Note | None:
        """The note worked on, everything typed included."""
        self.hand_over()
        note = self.view.card.note
        return self._workspace.review.notes[note.id] if note else None

    def tag(self, change: NoteChange) -> None:
        """Change the note worked on."""
        note = self._changeable
        if note is not None:
            self._workspace.edit(change(note))

    def hand_over(self) -> None:
        """Give the workspace what stands in the field."""
        if self.view.card.is_ahead:
            self._take_typing(self.view.card)

    def settle(self) -> None:
        """Hand over and close the version of what was typed."""
        self.hand_over()
        self._workspace.close_drafts()

    def leave(self) -> None:
        """Hand over and close the version; a note that was emptied is withdrawn, not deleted."""
        note = self.active_note
        if note is not None and not note.text.strip() and not note.withdrawn and self._is_open:
            self._workspace.edit(replace(note, withdrawn=True))
        self._workspace.close_drafts()

    # Going through the list

    def go_to(self, note: UUID, *, at_end: bool = True) -> None:
        """Work on this note, which is in the list from now on."""
        under_card = self.view.card.note
        if under_card is not None and under_card.id != note:
            self.leave()
        self._come_to(note, at_end=at_end)

    def go_to_changed(self, values: tuple[Value, ...]) -> None:
        """Work on the note that was undone or done again, where there is one.

        The one that is left stays as it is: nothing is done between two steps back.
        """
        notes = [v for v in values if isinstance(v, Note) and v.source == self._interview_id]
        live = [note for note in notes if not note.withdrawn or note.id in self._tidy.ids]
        if live:
            self._come_to(live[0].id)

    def _come_to(self, note: UUID, *, at_end: bool = True) -> None:
        self._tidy = including(self._tidy, note)
        self._show_rows()
        self._bind(note)
        self.view.card.editor.take_focus(at_end=at_end)

    def go_next_open(self) -> None:
        """Go to the next note with something left to do, from the top where none is below."""
        notes, at = self._workspace.review.notes, self.view.currentIndex().row() + 1
        ids = self._tidy.ids[at:] + self._tidy.ids[:at]
        left = next((each for each in ids if is_to_look_at(notes[each])), None)
        if left is None:
            self.said.emit("Nothing in this list is left to look at.")
        else:
            self.go_to(left)

    def go_next_prompt(self) -> None:
        """Go down to where the next prompt begins."""
        self._go_prompt(self._tidy.ids[self.view.currentIndex().row() + 1 :])

    def go_previous_prompt(self) -> None:
        """Go up to the nearest note of another prompt."""
        self._go_prompt(self._tidy.ids[: max(self.view.currentIndex().row(), 0)][::-1])

    def _go_prompt(self, ids: tuple[UUID, ...]) -> None:
        note, notes = self.view.card.note, self._workspace.review.notes
        other = (each for each in ids if note and notes[each].prompt != note.prompt)
        found = next(other, None)
        if found is not None:
            self.go_to(found)

    def _go_up(self, _: NoteCard) -> None:
        self._step(-1)

    def _go_down(self, _: NoteCard) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        at = self.view.currentIndex().row() + by
        if 0 <= at < len(self._tidy.ids):
            self.go_to(self._tidy.ids[at])

    # Changing more than tags

    def confirm_prompt(self) -> None:
        """Confirm everything suggested under the prompt of this note, in one step."""
        note = self.active_note
        if note is None:
            return
        notes = confirmed_under(self._workspace.review, self._interview, note.prompt)
        if not notes:
            self.said.emit("Nothing is suggested under this prompt any more.")
            return
        self._workspace.edit(*notes)
        count = "One note" if len(notes) == 1 else f"{len(notes)} notes"
        self.said.emit(f"{count} confirmed under this prompt. Ctrl+Z takes that back.")

    def turn_withdrawal(self) -> None:
        """Withdraw the note, or bring it back; it keeps its place here."""
        note = self.active_note
        if note is not None:
            self._tidy = keeping(self._tidy, note.id)
            self._workspace.edit(withdrawal_turned(note))

    def move_up(self) -> None:
        self._move(placed_before, below=False)

    def move_down(self) -> None:
        self._move(placed_behind, below=True)

    def _move(self, place: Callable[[Review, Interview, Note, Note], Note], *, below: bool) -> None:
        note, review = self._changeable, self._workspace.review
        other = neighbour(self._tidy, review, note, below=below) if note else None
        if note is None or other is None:
            self.said.emit(_ANOTHER_PROMPT if note else "")
            return
        self._tidy = swapped(self._tidy, note.id, other.id)
        self._workspace.edit(place(review, self._interview, note, other))
        self.go_to(note.id)

    def _split(self, card: NoteCard, at: int) -> None:
        note, text = self.active_note, card.text
        if note is None or not text[at:].strip():
            self._step(1)
        elif text[:at].strip() and self._changeable:
            review, interview = self._workspace.review, self._interview
            # Its words were typed when the note was, by whoever typed it.
            moment = Moment(id=self._workspace.new_id(), by=note.by, taken=note.taken)
            begun = begun_note(review, interview, note.prompt, moment, after=note)
            head, rest = split_note(note, at, begun)
            self._workspace.edit(head, rest)
            self.go_to(rest.id, at_end=False)

    def _join_card(self, _: NoteCard) -> None:
        self.join_above()

    def join_above(self) -> None:
        """Make one note of this one and the one above it in the list."""
        note, review = self._changeable, self._workspace.review
        above = neighbour(self._tidy, review, note) if note else None
        if note is None or above is None:
            self.said.emit(_ANOTHER_PROMPT if note and self.view.currentIndex().row() else "")
            return
        self._workspace.close_drafts()
        self._bind(above.id)
        self._workspace.edit(*joined_notes(above, note))
        self.go_to(above.id)
        self.view.card.editor.place_cursor(len(above.text))

    # Inside

    @property
    def _interview(self) -> Interview:
        assert self._interview_id is not None  # noqa: S101  shown only with an interview
        return self._workspace.review.interviews[self._interview_id]

    @property
    def _is_open(self) -> bool:
        return is_open_to_changes(self._workspace.review, self._interview)

    @property
    def _changeable(self) -> Note | None:
        """The note worked on; None where it can only be read, and then that is said."""
        note = self.active_note
        if note is None or not self._is_open or self.is_withdrawn():
            return None
        return note

    def is_withdrawn(self) -> bool:
        """Whether the note worked on was withdrawn; if so, that is said."""
        note = self.active_note
        withdrawn = note is not None and note.withdrawn
        if withdrawn:
            self.said.emit("This note was withdrawn: Ctrl+Shift+X brings it back first.")
        return withdrawn

    def _show_rows(self) -> None:
        self.view.rows.show_list(self._tidy.ids, self._workspace.review, self._interview)

    def _release(self) -> None:
        """Let the card have no note: what it shows next is another one."""
        self.view.card.settle()
        self.view.card.note = None

    def _bind(self, note: UUID | None) -> None:
        """Put the card over this note."""
        if note is None:
            self._release()
            self.view.fit_card()
            self.came.emit()
            return
        card = self.view.card
        if card.note is None or card.note.id != note:
            self._release()
            self._show_card(self._workspace.review.notes[note])
        self.view.go_to(note)
        self.said.emit("")
        self.came.emit()

    def _show_card(self, note: Note) -> None:
        review, card = self._workspace.review, self.view.card
        guidance = review.guidance_of(self._interview)
        reference = review.practitioner_of(self._interview).reference
        card.show_open(is_open=self._is_open and not note.withdrawn)
        card.show_note(note, review, guidance, f"{reference}·{note.number}")
        card.show_active(active=True)
        card.show_facts("")

    def _take_typing(self, card: NoteCard) -> None:
        card.settle()
        if card.note is not None:
            note = self._workspace.review.notes[card.note.id]
            self._workspace.edit(retyped(note, card.text), typing=True)

    def _tag_card(self, _: NoteCard, change: NoteChange) -> None:
        self.tag(change)

    def _close_version(self, _: NoteCard) -> None:
        self.settle()

    def _want_tags(self, _: NoteCard) -> None:
        self.tags_wanted.emit()
