"""Moves notes: up and down, together, and under other prompts, one after the other."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Interview
from interviewer.domain.route import Stop, next_prompt, previous_prompt
from interviewer.ui.interview.notes import NotesView
from interviewer.ui.interview.tagging import Tagging
from interviewer.ui.workspace import Workspace


class Moving(QObject):
    """What the keys do to the place of the active note; every step can be undone.

    Signals:
        went: Carries the key of the stop to go to, empty to stay, and the id of the note to go on
            with, or None.
    """

    went = Signal(str, object)

    def __init__(
        self, workspace: Workspace, notes: NotesView, tagging: Tagging, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._notes, self._tagging = workspace, notes, tagging
        self._interview: UUID | None = None
        self._stops: tuple[Stop, ...] = ()
        self._stop: Stop | None = None
        tagging.moved.connect(self._go_on)

    def show_stop(self, interview: Interview, stops: tuple[Stop, ...], stop: Stop) -> None:
        """Move notes from this stop from now on."""
        self._interview, self._stops, self._stop = interview.id, stops, stop

    def move_up(self) -> None:
        """Put the note before the one above it."""
        self._notes.move_up()

    def move_down(self) -> None:
        """Put the note behind the one below it."""
        self._notes.move_down()

    def join_above(self) -> None:
        """Make one note of it and the one above it."""
        self._notes.join_above()

    def send_on(self) -> None:
        """Move the note to the next prompt, and go there with it."""
        if self._stop is not None:
            self._send_along(next_prompt(self._current, self._stops, self._stop))

    def send_back(self) -> None:
        """Move the note to the prompt before, and go there with it."""
        if self._stop is not None:
            self._send_along(previous_prompt(self._current, self._stops, self._stop))

    def sort_jottings(self) -> None:
        """Show what was jotted down, the first one ready to be sent to its prompt."""
        jottings = self._workspace.review.notes_under(self._current, OTHER)
        first = jottings[0].id if jottings else None
        self.went.emit(f"{OTHER}/{OTHER}", first)

    @property
    def _current(self) -> Interview:
        assert self._interview is not None  # noqa: S101  a stop was shown
        return self._workspace.review.interviews[self._interview]

    def _send_along(self, stop: Stop | None) -> None:
        note = self._notes.active_note
        if note is not None and stop is not None:
            self._tagging.send(note.id, stop.key)
            self.went.emit(stop.key, note.id)

    def _go_on(self, note: UUID | None) -> None:
        self.went.emit("", note)
