"""Tidy up: all notes of one interview in one list, by keyboard."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.closing import is_open_to_changes
from interviewer.domain.dates import british_time
from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Interview, Note
from interviewer.domain.naming import shown_with_notes
from interviewer.domain.review import Review, Value
from interviewer.domain.route import Stop, next_prompt, previous_prompt, route, stop_of
from interviewer.domain.tidying import Filter, left, sections_with_notes
from interviewer.ui.agreed_line import AgreedLine
from interviewer.ui.interview.keys import Key, KeyAction
from interviewer.ui.interview.overlays import KeysCard
from interviewer.ui.interview.tagging import Tagging
from interviewer.ui.page import OneInterviewPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.the_word import it
from interviewer.ui.tidy.keys import FOOTING, KEYS, changes_notes, changes_this_note
from interviewer.ui.tidy.notes import TidyNotes
from interviewer.ui.tidy.summary import TidySummary
from interviewer.ui.tidy.wording import FirstWording
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage import Store, Version

_LEAST_LIST = 80
"""Letters that the list needs beside the summary."""

_EVERYTHING = Filter()


class TidyUpPage(OneInterviewPage):
    """All notes of one interview, untagged ones first, until nothing is left to look at."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._side_wanted = True
        self._stops: tuple[Stop, ...] = ()
        self.agreed = AgreedLine(workspace)
        self.which = QComboBox()
        self.which.setAccessibleName("Which notes")
        self.which.activated.connect(self._choose_which)
        self.sort_button = QPushButton("Sort &again")
        self.sort_button.clicked.connect(self.sort_again)
        self.notes = TidyNotes(workspace, self)
        self.summary = TidySummary()
        self._nothing, self.empty = QWidget(), words("")
        self.open_button = QPushButton(it("&Open the interview"))
        self.open_button.clicked.connect(self._open_interview)
        self.hint = Sentence("hint")
        self.left = words("", "muted")
        self.ready_button = QPushButton("Ready for the accuracy &check")
        set_role(self.ready_button, "primary")
        self.ready_button.clicked.connect(self.go_on)
        self._lay_out()
        self.tagging = Tagging(workspace, self.notes, self)
        self.first, self.keys = FirstWording(self), KeysCard(self, KEYS, FOOTING)
        self._connect()
        self._add_keys()

    # What a page promises

    def show_place(self, place: Place) -> None:
        review = self.workspace.review
        if place.interview is None:
            return
        interview = review.interviews[place.interview]
        if interview.id != self._id:
            self._open(review, interview)
        self._offer_filters(review, interview)
        if place.note is not None:
            interview = review.interviews[review.notes[place.note].source]
        self.notes.show_interview(interview, place.note)
        self._show_around(review, interview)
        self._fit()
        self.notes.take_focus()

    def show_review(self, review: Review) -> None:
        if self._id is None:
            return
        self.notes.show_review(review)
        self._show_around(review, self.interview)

    def crumb_detail(self) -> str:
        return "tidying up the notes"

    def leave(self) -> None:
        self.tagging.hand_over()
        self.notes.leave()
        self.first.forget()

    # What a person does

    def undo(self) -> None:
        self._retrace(self._step_back)

    def redo(self) -> None:
        self._retrace(self._step_again)

    def shows(self, values: tuple[Value, ...]) -> bool:
        return self._id is not None and shown_with_notes(self.workspace.review, values, self._id)

    def sort_again(self) -> None:
        """Sort the list by what is left now."""
        self.notes.sort_again()
        self._show_around(self.workspace.review, self.interview)
        self.notes.take_focus()

    def go_on(self) -> None:
        """The notes are ready for the practitioner to check."""
        self.leave()
        self.wanted.emit(Place(PageName.ACCURACY_CHECK, self.interview.id))

    def show_first_wording(self) -> None:
        """Show how the note was first written, or go back to it."""
        if not self.first.isHidden():
            self.first.dismiss()
            return
        note = self.notes.active_note
        if note is not None:
            self.workspace.close_drafts()
            self.workspace.ask(
                partial(_history, note), partial(self._show_first, note.id), self._show_problem
            )

    def show_history(self) -> None:
        """Go to every version of the note."""
        note = self.notes.active_note
        if note is not None:
            self.leave()
            self.wanted.emit(Place(PageName.HISTORY, self.interview.id, about=(Note, note.id)))

    def send_on(self) -> None:
        """Move the note under the next prompt; it keeps its place in the list."""
        self._send_along(next_prompt)

    def send_back(self) -> None:
        """Move the note under the prompt before."""
        self._send_along(previous_prompt)

    def toggle_side(self) -> None:
        self._side_wanted = self.summary.isHidden()
        self.summary.setVisible(self._side_wanted)

    def toggle_keys(self) -> None:
        self._place_overlays()
        self.keys.toggle()

    # Inside

    def _lay_out(self) -> None:
        set_role(self, "page")
        heading, label = QHBoxLayout(), QLabel("&Show")
        heading.setContentsMargins(28, 12, 28, 12)
        heading.setSpacing(8)
        label.setBuddy(self.which)
        heading.addWidget(words("Tidy up", "title"), 1)
        for part in (label, self.which, self.sort_button):
            heading.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.notes.view, 1)
        row.addWidget(self.summary)
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(28, 0, 28, 12)
        for part in (self.empty, self.open_button):
            nothing.addWidget(part)
        footer = QFrame()
        set_role(footer, "footer")
        foot = QHBoxLayout(footer)
        foot.setContentsMargins(28, 8, 28, 8)
        foot.setSpacing(12)
        for part in (self.left, self.hint):
            foot.addWidget(part, 1)
        foot.addWidget(self.ready_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.agreed)
        column.addLayout(heading)
        column.addWidget(self._nothing)
        column.addLayout(row, 1)
        column.addWidget(footer)

    def _connect(self) -> None:
        self.notes.said.connect(self.hint.say)
        self.notes.came.connect(self._show_left)
        self.agreed.opened.connect(self.notes.take_focus)
        self.tagging.overlay_wanted.connect(self._place_overlays)
        self.tagging.moved.connect(self._stay)
        self.first.history_wanted.connect(self.show_history)
        panels = (self.tagging.panel, self.tagging.form, self.tagging.entries)
        for overlay in (*panels, self.first, self.keys):
            overlay.closed.connect(self.notes.take_focus)

    def _add_keys(self) -> None:
        for _, keys in KEYS:
            for key in keys:
                if not key.everywhere:
                    where = self.notes.view if key.among_notes else self
                    action = KeyAction(key, where)
                    action.pressed.connect(self._press)
                    where.addAction(action)

    def _press(self, key: Key) -> None:
        if self._id is None:
            return
        if changes_notes(key) and not self._is_open:
            self.agreed.point_out()
            return
        if changes_this_note(key) and self.notes.is_withdrawn():
            return
        doer = next(part for part in (self.tagging, self, self.notes) if hasattr(part, key.does))
        method = getattr(doer, key.does)
        if key.value is None:
            method()
        else:
            method(key.value)

    @property
    def _is_open(self) -> bool:
        return is_open_to_changes(self.workspace.review, self.interview)

    def _open(self, review: Review, interview: Interview) -> None:
        self._id = interview.id
        self.which.clear()
        self.notes.which = _EVERYTHING
        level = review.practitioner_of(interview).level
        stops = route(review.guidance_of(interview), level, interview)
        self._stops = stops
        self.tagging.show_interview(interview, stops)

    def _offer_filters(self, review: Review, interview: Interview) -> None:
        """Offer what the list can be narrowed to; what was chosen stays chosen."""
        offered = [
            ("All notes", _EVERYTHING),
            ("Still to look at", Filter(to_look_at=True)),
            ("Jottings", Filter(section=OTHER)),
            *(
                (each.title, Filter(section=each.id))
                for each in sections_with_notes(review, interview)
            ),
            ("Withdrawn", Filter(withdrawn=True)),
        ]
        self.which.clear()
        for title, which in offered:
            self.which.addItem(title, which)
        chosen = [which for _, which in offered]
        at = chosen.index(self.notes.which) if self.notes.which in chosen else 0
        self.which.setCurrentIndex(at)
        self.notes.which = chosen[at]

    def _choose_which(self) -> None:
        self.notes.which = self.which.currentData()
        self.notes.show_interview(self.interview)
        self._show_around(self.workspace.review, self.interview)

    def _show_around(self, review: Review, interview: Interview) -> None:
        self.agreed.show_interview(interview)
        self.summary.show_interview(review, interview)
        self._show_left()
        none = not review.notes_of(interview)
        self.empty.setText(_nothing(self.notes.which, none=none))
        self._nothing.setVisible(not self.notes.count)
        self.open_button.setVisible(none)
        self.ready_button.setEnabled(not none)

    def _show_left(self) -> None:
        if self._id is None:
            return
        review, said = self.workspace.review, left(self.workspace.review, self.interview).words
        note = self.notes.active_note
        if note is not None:
            reference = review.practitioner_of(self.interview).reference
            typed = f"{reference}·{note.number} typed {british_time(note.taken)}"
            said = f"{typed}{f' by {note.by}' if note.by else ''} · {said}"
        self.left.setText(said)

    def _send_along(self, way: Callable[[Interview, tuple[Stop, ...], Stop], Stop | None]) -> None:
        note = self.notes.active_note
        if note is not None:
            stop = way(self.interview, self._stops, stop_of(self._stops, note.prompt))
            if stop is not None:
                self.tagging.send(note.id, stop.key)

    def _stay(self, _: UUID | None) -> None:
        """A note that went to another prompt is in this list as before."""
        self.notes.take_focus()

    def _retrace(self, step: Callable[[], tuple[Value, ...]]) -> None:
        if self._id is None:
            return
        if not self._is_open:
            self.agreed.point_out()
            return
        self.tagging.hand_over()
        self.notes.settle()
        self.first.forget()
        self.notes.go_to_changed(step())

    def _show_first(self, note: UUID, versions: "list[Version]") -> None:
        current = self.notes.active_note
        if current is None or current.id != note:
            return  # somebody has gone on
        reference = self.workspace.review.practitioner_of(self.interview).reference
        self.first.show_versions(current, f"{reference}·{current.number}", versions)
        self._place_overlays()

    def _show_problem(self, error: Exception) -> None:
        if not isinstance(error, InterviewerError):
            raise error
        self.first.show_problem(error.sentence)
        self._place_overlays()

    def _open_interview(self) -> None:
        self.wanted.emit(Place(PageName.INTERVIEW, self.interview.id))

    def _place_overlays(self) -> None:
        area = self.notes.view.geometry().adjusted(28, 12, -28, -12)
        self.keys.setGeometry(self.rect().adjusted(16, 16, -16, -16))
        for panel in (self.tagging.panel, self.tagging.entries):
            panel.setGeometry(area.x(), area.y(), area.width(), min(area.height(), 420))
        self.first.setGeometry(area)
        self.first.fit(area.height())
        form = self.tagging.form
        height = form.sizeHint().height()
        form.setGeometry(area.x(), area.bottom() - height, area.width(), height)

    def _fit(self) -> None:
        """Keep the words readable where the window is small: the summary gives way."""
        letter = self.fontMetrics().averageCharWidth()
        self.summary.setFixedWidth(max(288, 40 * letter))
        room = self.width() - self.summary.width()
        self.summary.setVisible(self._side_wanted and room > _LEAST_LIST * letter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def minimumSizeHint(self) -> QSize:
        # The summary gives way: the window may be as small as the list.
        return QSize(480, 320)


def _history(note: Note, store: "Store") -> "list[Version]":
    return store.history(note)


def _nothing(which: Filter, *, none: bool) -> str:
    """Why the list is empty."""
    if none:
        return it(
            "No notes were taken in this interview. Those that are typed on its page are listed "
            "here afterwards, with what is still to be said of each."
        )
    if which.to_look_at:
        return "Nothing is left to look at. The notes are ready for the accuracy check."
    return "No note was withdrawn." if which.withdrawn else "There are no notes of this kind."
