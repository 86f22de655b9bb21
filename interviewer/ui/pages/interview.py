"""The interview page: the prompt, the notes, and everything one key away."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.conversation import (
    closed,
    paused,
    resumed,
    types_next,
    with_account_complete,
    with_unfolded,
)
from interviewer.domain.coverage import marked_as
from interviewer.domain.dates import british_date
from interviewer.domain.interview import Interview, Note
from interviewer.domain.naming import shown_with_notes
from interviewer.domain.review import Review, Value
from interviewer.domain.route import (
    Stop,
    closes_interview,
    completes_account,
    next_stop,
    previous_stop,
    route,
    stop_of,
    words_to_read,
)
from interviewer.domain.status import left_at
from interviewer.domain.words import Coverage, Level, Manner
from interviewer.ui.agreed_line import AgreedLine
from interviewer.ui.interview.bar import InterviewBar
from interviewer.ui.interview.clearance_line import ClearanceLine
from interviewer.ui.interview.columns import Columns
from interviewer.ui.interview.footer import Footer
from interviewer.ui.interview.keys import Key, add_keys, changes_notes
from interviewer.ui.interview.menu_target import MenuTarget
from interviewer.ui.interview.middle import Middle
from interviewer.ui.interview.moving import Moving
from interviewer.ui.interview.outline import ACT_ON, BEFORE, MORE, Outline
from interviewer.ui.interview.over_the_notes import Overlays
from interviewer.ui.interview.side import SidePanel
from interviewer.ui.interview.tagging import Tagging
from interviewer.ui.page import OneInterviewPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace

_CLOCK_STEP = 15_000


class InterviewPage(OneInterviewPage):
    """Guides through one interview, thematic area by thematic area.

    Signals:
        pause_wanted: Cover the screen until somebody comes back.
    """

    pause_wanted = Signal()

    def __init__(
        self, workspace: Workspace, *, quiet: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._quiet_by_default, self._quiet = quiet, False
        self._left_at: dict[UUID, str] = {}
        self._stops: tuple[Stop, ...] = ()
        self._by = ""
        self.outline, self.middle = Outline(), Middle(workspace)
        self.side, self.footer = SidePanel(workspace), Footer()
        self.bar: InterviewBar = InterviewBar()
        self.agreed = AgreedLine(workspace)
        self.clearance = ClearanceLine(workspace)
        middle = (self.agreed, self.clearance, self.middle)
        self._columns = Columns(self.outline, middle, self.footer, self.side)
        everything = QVBoxLayout(self)
        everything.setContentsMargins(0, 0, 0, 0)
        everything.addWidget(self._columns)
        notes = self.middle.notes
        # These lie above the columns: they come after them.
        self.tagging = Tagging(workspace, notes, self, MenuTarget(notes, workspace))
        self.moving = Moving(workspace, notes, self.tagging, self)
        self.overlays = Overlays(self, self.middle, self.tagging)
        self.jump, self.keys = self.overlays.jump, self.overlays.keys
        self.go_to, self.toggle_keys = self.overlays.go_to, self.overlays.toggle_keys
        self._connect()
        add_keys(self, notes, self._press)
        self._clock = QTimer(self, interval=_CLOCK_STEP)
        self._clock.timeout.connect(self._show_bar)

    # What a page promises

    def show_place(self, place: Place) -> None:
        review = self.workspace.review
        if place.interview is None:
            return
        interview = review.interviews[place.interview]
        if interview.id != self._id:
            self._open(interview)
        self._plan_route()
        if (going_on := resumed(interview, self.workspace.now())) != interview:
            self.workspace.save(going_on)  # a break that a lock or a crash left running
        key = place.prompt or self._left_at.get(interview.id) or left_at(review, interview)
        self._stop_at(stop_of(self._stops, key))
        if place.note is not None:
            self.middle.focus_note(place.note)
        self._clock.start()

    def show_review(self, review: Review) -> None:
        if self._id is None:
            return
        interview = self.interview
        begun = self.clearance.begun(interview)
        if begun != interview and review.notes_of(interview):
            self.workspace.save(begun)
            return
        self.middle.show_review(review)
        self._show_around(review, interview)

    def crumb_detail(self) -> str:
        review, interview = self.workspace.review, self.interview
        day = british_date(interview.day) if interview.day else ""
        met = ", ".join(part for part in (interview.manner.value, day) if part)
        return f"{review.agency_of(interview).name} · {met}"

    def leave(self) -> None:
        self._clock.stop()
        self.tagging.hand_over()
        self.side.hand_over()
        self.middle.leave()

    # Where the interview is

    @property
    def stop(self) -> Stop:
        """Where the interview has stopped."""
        return stop_of(self._stops, self._left_at.get(self.interview.id, ""))

    @property
    def _level(self) -> Level:
        return self.workspace.review.practitioner_of(self.interview).level

    def go_next(self) -> None:
        following = next_stop(self._stops, self.stop)
        if following is not None:
            if completes_account(self.interview, self._stops, self.stop):
                self.complete_account()
            self._stop_at(following)

    def go_on(self) -> None:
        """What the button in the foot says: on to the next stop, or close at the last one."""
        if closes_interview(self.interview, self._stops, self.stop):
            self.close_interview()
        else:
            self.go_next()

    def go_previous(self) -> None:
        before = previous_stop(self._stops, self.stop)
        if before is not None:
            self._stop_at(before)

    def complete_account(self) -> None:
        """The account is complete: hindsight and the panel's own questions unfold."""
        self.leave()
        self.workspace.edit(with_account_complete(self.interview, self.workspace.now()))
        self._stop_at(self.stop)

    def open_folded(self) -> None:
        """Open this one prompt before the account is complete; that is recorded."""
        prompt = self.stop.prompt
        if prompt is not None:
            now = self.workspace.now()
            self.workspace.edit(with_unfolded(self.interview, prompt.id, now))
            self._stop_at(self.stop)

    def start(self) -> None:
        """The conversation begins now, unless proceedings stand in the way."""
        begun = self.clearance.begun(self.interview)
        if begun == self.interview:
            self.clearance.point_out()
            return
        self.workspace.save(begun)
        self.middle.notes.focus_last()

    def go_before(self) -> None:
        """To what is settled before this interview."""
        self.wanted.emit(Place(PageName.BEFORE, self.interview.id))

    def close_interview(self) -> None:
        """The conversation is over: on to the interviewer's reflection."""
        self.leave()
        self.workspace.save(closed(self.interview, self.workspace.now()))
        self.wanted.emit(Place(PageName.REFLECTION, self.interview.id))

    def pause(self) -> None:
        """Cover the screen; the break is recorded."""
        self.leave()
        self.workspace.save(paused(self.interview, self.workspace.now()))
        self.pause_wanted.emit()

    def resume(self) -> None:
        """Somebody is back."""
        self.workspace.save(resumed(self.interview, self.workspace.now()))
        self._stop_at(self.stop)
        self._clock.start()

    def undo(self) -> None:
        self._retrace(self._step_back)

    def redo(self) -> None:
        self._retrace(self._step_again)

    def shows(self, values: tuple[Value, ...]) -> bool:
        return self._id is not None and shown_with_notes(self.workspace.review, values, self._id)

    # What is done to the prompt and the page

    def choose_coverage(self) -> None:
        self.footer.offer_coverage()

    def toggle_read_aloud(self) -> None:
        """Enlarge the prompt to fill the middle, or show the notes again."""
        if self.middle.aloud.isHidden():
            self.middle.leave()
            self.middle.show_aloud(words_to_read(self.stop, self._level))
            self.footer.next.setFocus()
        else:
            self._stop_at(self.stop)

    def toggle_quiet(self) -> None:
        self._show_quiet(quiet=not self._quiet)
        self._stop_at(self.stop)

    def toggle_side(self) -> None:
        self._columns.toggle_side()

    def toggle_times(self) -> None:
        """Show when each note was begun and where there was a break; never in quiet view."""
        self.middle.notes.show_times(times=not self.middle.notes.shows_times)
        self._show_bar()

    def switch_initials(self) -> None:
        """The other person types now; their initials stand on the notes that follow."""
        self.leave()
        self._type_as(types_next(self.interview, self.workspace.review.initials, self._by))
        self._stop_at(self.stop)

    def act_on(self) -> None:
        """Something must be acted on: the prompts stop."""
        self.middle.show_urgent(self.interview)
        self.footer.hide()

    def note_wellbeing(self) -> None:
        """How the practitioner is, and what support was offered."""
        self.middle.show_wellbeing(self.interview)
        self.footer.hide()

    def show_history(self) -> None:
        """Who changed the note that has the keyboard, when, before and after."""
        note = self.middle.notes.active_note
        if note is not None:
            about = (Note, note.id)
            self.wanted.emit(Place(PageName.HISTORY, self.interview.id, about=about))

    # Inside

    def _connect(self) -> None:
        self.outline.chosen.connect(self._go_to_key)
        self.middle.folded.completed.connect(self.complete_account)
        self.middle.folded.opened.connect(self.open_folded)
        self.middle.finished.connect(self._return)
        self.middle.wellbeing_wanted.connect(self.note_wellbeing)
        self.outline.note_dropped.connect(self.tagging.send)
        self.tagging.overlay_wanted.connect(self.overlays.place)
        self.moving.went.connect(self._go_with)
        self.side.sort_wanted.connect(self.moving.sort_jottings)
        self.side.episode_chosen.connect(self.middle.talk_about)
        self.footer.previous_wanted.connect(self.go_previous)
        self.footer.next_wanted.connect(self.go_on)
        self.footer.covered.connect(self._cover)
        self.bar.start_wanted.connect(self.start)
        self.clearance.cleared.connect(self.start)
        self.clearance.before_wanted.connect(self.go_before)
        self.bar.initials_wanted.connect(self.switch_initials)
        self.bar.quiet_wanted.connect(self.toggle_quiet)
        self.bar.pause_wanted.connect(self.pause)
        self.agreed.opened.connect(self._return)
        self.jump.chosen.connect(self._go_to_key)
        self.overlays.closed.connect(self._return)

    def _press(self, key: Key) -> None:
        if changes_notes(key) and self.agreed.holds_back():
            return
        doers = (self.tagging, self.moving, self.overlays, self)
        method = getattr(next(doer for doer in doers if hasattr(doer, key.does)), key.does)
        if key.value is None:
            method()
        else:
            method(key.value)

    def _open(self, interview: Interview) -> None:
        review = self.workspace.review
        self._id = interview.id
        seat = review.initials
        lead = interview.interviewers[0] if interview.interviewers else ""
        self._type_as(seat if seat in interview.interviewers else lead or seat)
        self.side.show_interview(review, interview)
        opposite = interview.manner is Manner.IN_PERSON
        self._show_quiet(quiet=self._quiet_by_default and opposite)

    def _plan_route(self) -> None:
        """Go by the plan as it is now: it may have changed since this interview was shown last."""
        review, interview = self.workspace.review, self.interview
        level = review.practitioner_of(interview).level
        self._stops = route(review.guidance_of(interview), level, interview)
        self.tagging.show_interview(interview, self._stops)

    def _type_as(self, initials: str) -> None:
        self._by = initials
        self.side.by = self.agreed.by = initials
        self.middle.type_as(initials)

    def _stop_at(self, stop: Stop) -> None:
        self._left_at[self.interview.id] = stop.key
        self.moving.show_stop(self.interview, self._stops, stop)
        self.overlays.show_stop(self._stops, stop, self._level)
        self.middle.show_stop(self.interview, stop, quiet=self._quiet)
        self.footer.show()
        self._show_around(self.workspace.review, self.interview)
        if self.middle.notes.isHidden() or self.middle.notes.is_bare:
            self.footer.take_focus()

    def _return(self) -> None:
        self._stop_at(self.stop)

    def _go_with(self, key: str, note: UUID | None) -> None:
        """Go on with a note, at another stop or here."""
        self._stop_at(stop_of(self._stops, key) if key else self.stop)
        if note is not None:
            self.middle.focus_note(note)

    def _go_to_key(self, key: str) -> None:
        if key == ACT_ON:
            self.act_on()
        elif key == MORE:
            self.overlays.go_to_more()
        elif key == BEFORE:
            self.go_before()
        else:
            self._stop_at(stop_of(self._stops, key))

    def _show_around(self, review: Review, interview: Interview) -> None:
        self.outline.show_interview(review, interview, self._stops, self.stop)
        self.side.show_interview(review, interview)
        self.agreed.show_interview(interview)
        self.clearance.show_interview(interview)
        prompt = None if self.middle.notes.isHidden() else self.stop.prompt
        self.footer.show_prompt(review, interview, prompt)
        self.footer.show_way(interview, self._stops, self.stop)
        self._show_bar()

    def _show_bar(self) -> None:
        now = self.workspace.now()
        breaks = self.middle.notes.shows_times
        self.bar.show_interview(self.interview, self._by, now, quiet=self._quiet, breaks=breaks)

    def _show_quiet(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self.middle.notes.show_quiet(quiet=quiet)
        self._columns.show_quiet(quiet=quiet)

    def _cover(self, word: Coverage, reason: str) -> None:
        prompt = self.stop.prompt
        if prompt is not None:
            self.middle.notes.hand_over()
            review, new_id = self.workspace.review, self.workspace.new_id()
            mark = marked_as(review, self.interview, prompt.id, word, new_id)
            self.workspace.edit(replace(mark, reason=reason))

    def _retrace(self, step: Callable[[], tuple[Value, ...]]) -> None:
        if self.agreed.holds_back():
            return
        self.side.hand_over()
        self.middle.leave()
        values = step()
        notes = [value for value in values if isinstance(value, Note) and not value.withdrawn]
        if notes and notes[0].source == self._id:
            if notes[0].prompt != getattr(self.stop.prompt, "id", ""):
                self._stop_at(stop_of(self._stops, notes[0].prompt))
            self.middle.focus_note(notes[0].id)
