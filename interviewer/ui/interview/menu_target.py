"""Which note a menu of tags is for."""

from interviewer.domain.interview import Note
from interviewer.ui.interview.chips import NoteChange
from interviewer.ui.interview.notes import NotesView
from interviewer.ui.workspace import Workspace


class MenuTarget:
    """The note that a menu of tags is for, as `Tagging` asks for it."""

    def __init__(self, notes: NotesView, workspace: Workspace) -> None:
        self._notes, self._workspace = notes, workspace

    @property
    def active_note(self) -> Note | None:
        """The note as the menu shows it, everything typed included."""
        self._notes.hand_over()
        card = self._notes.card_for_menus
        if card is None:
            return None
        return self._workspace.review.notes[card.note.id] if card.note else card.to_come

    def tag(self, change: NoteChange) -> None:
        card = self._notes.card_for_menus
        if card is not None:
            self._notes.tag_card(card, change)
