"""What the keys and menus do to the note that has the keyboard."""

from dataclasses import replace
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from interviewer.domain.dates import read_date
from interviewer.domain.errors import InterviewerError
from interviewer.domain.interpreting import words_are_interpreted
from interviewer.domain.interview import FollowUp, Interview, Note
from interviewer.domain.notetaking import confirmed, declined, marked, sent_to, verbatim_turned
from interviewer.domain.raising import with_entry
from interviewer.domain.route import Stop
from interviewer.domain.text import clean
from interviewer.domain.words import Basis, Frame, Mark
from interviewer.ui.interview.card import NoteCard
from interviewer.ui.interview.chips import NoteChange
from interviewer.ui.interview.finder import EntryPanel, JumpPanel
from interviewer.ui.interview.overlays import FollowUpForm
from interviewer.ui.interview.tag_menus import TagMenu, episodes_menu, factors_menu, lines_menu
from interviewer.ui.workspace import Workspace


class NoteAtHand(Protocol):
    """The note that is to be tagged."""

    @property
    def active_note(self) -> Note | None:
        """That note, everything typed included."""

    def tag(self, change: NoteChange) -> None:
        """Change that note."""


class NotesAtHand(NoteAtHand, Protocol):
    """Notes on a page, one of which has the keyboard or had it last."""

    @property
    def active_card(self) -> NoteCard | None:
        """The card of that note."""

    @property
    def tags_wanted(self) -> SignalInstance:
        """The active card's button for more tags was pressed."""

    def hand_over(self) -> None:
        """Give the workspace everything that stands in the fields."""


class Tagging(QObject):
    """Tags, moves and follows up the active note; two keystrokes for anything said in a breath.

    Attributes:
        interview_id: The interview on the page.
        form, panel, entries: Where a follow-up is taken down, a prompt found, an entry found.

    Args:
        notes: The notes that the keys change.
        menus: The note that menus of tags change, where that can be another one.

    Signals:
        panel_wanted: `panel` or `form` is about to come up and needs its place.
        moved: A note went to another prompt; carries the id of the one that stood below it, or
            above it where it was the last, or None.
    """

    overlay_wanted = Signal()
    moved = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        notes: NotesAtHand,
        page: QWidget,
        menus: NoteAtHand | None = None,
    ) -> None:
        super().__init__(page)
        self.interview_id: UUID | None = None
        self.form, self.panel = FollowUpForm(page), JumpPanel(page)
        self.entries = EntryPanel(page)
        self._workspace, self._notes, self._page = workspace, notes, page
        self._menus: NoteAtHand = menus or notes
        self._stops: tuple[Stop, ...] = ()
        self._held: Note | None = None
        self.form.wanted.connect(self._keep_follow_up)
        self.panel.chosen.connect(self._send_held)
        self.entries.chosen.connect(self._tie)
        notes.tags_wanted.connect(self.choose_tags)

    def show_interview(self, interview: Interview, stops: tuple[Stop, ...]) -> None:
        """Work on the notes of this interview from now on."""
        self.interview_id = interview.id
        self._stops = tuple(stop for stop in stops if stop.prompt is not None)

    def choose_frame(self, frame: int) -> None:
        self._notes.tag(partial(replace, frame=list(Frame)[frame]))

    def choose_basis(self, basis: int) -> None:
        self._notes.tag(partial(replace, basis=list(Basis)[basis]))

    def toggle_verbatim(self) -> None:
        self._notes.tag(verbatim_turned)

    def toggle_mark(self, mark: int) -> None:
        self._notes.tag(partial(marked, mark=list(Mark)[mark]))

    def confirm_suggestions(self) -> None:
        self._notes.tag(confirmed)

    def decline_suggestions(self) -> None:
        self._notes.tag(declined)

    def choose_lines(self) -> None:
        note = self._menus.active_note
        if note:
            review = self._workspace.review
            self._pop_up(lines_menu(self._page, note, review.guidance_of(self._interview)))

    def choose_episodes(self) -> None:
        note = self._menus.active_note
        if note:
            review = self._workspace.review
            self._pop_up(episodes_menu(self._page, note, review, self._interview))

    def choose_factors(self) -> None:
        note = self._menus.active_note
        if note:
            self._pop_up(factors_menu(self._page, note))

    def choose_entry(self) -> None:
        """Choose the chronology entry that this note is about."""
        if self._notes.active_card is not None:
            note = self._notes.active_note
            self.overlay_wanted.emit()
            self.entries.offer(self._workspace.review, self._interview, note)

    def _tie(self, entry: UUID) -> None:
        self._notes.tag(partial(with_entry, entry=entry))
        card = self._notes.active_card
        if card is not None:
            card.editor.take_focus()

    def choose_tags(self) -> None:
        """Everything a note can be tagged with, for somebody with a mouse."""
        note = self._notes.active_note
        if note is None:
            return
        review, interview = self._workspace.review, self._interview
        menu = QMenu(self._page)
        for part in (
            lines_menu(menu, note, review.guidance_of(interview)),
            episodes_menu(menu, note, review, interview),
            factors_menu(menu, note),
        ):
            part.chosen.connect(self._notes.tag)
            menu.addMenu(part)
        interpreted = words_are_interpreted(review, interview)
        exactly = "&As interpreted, word for word" if interpreted else "&Their words, exactly"
        menu.addAction(exactly).triggered.connect(self.toggle_verbatim)
        for number, mark in enumerate(Mark):
            action = menu.addAction(f"&{mark.label}")
            action.setCheckable(True)
            action.setChecked(mark in note.marks)
            action.triggered.connect(partial(self._toggle_mark, number))
        menu.addAction("C&hronology entry…").triggered.connect(self.choose_entry)
        menu.addAction("&Follow-up…").triggered.connect(self.begin_follow_up)
        menu.addAction("&Send to another prompt…").triggered.connect(self.send_note)
        self._pop_up(menu)

    def send_note(self) -> None:
        """Choose the prompt under which this note should stand."""
        self._held = self._notes.active_note
        if self._held is not None:
            level = self._workspace.review.practitioner_of(self._interview).level
            self.overlay_wanted.emit()
            self.panel.offer("Send this note to", self._stops, level)

    def begin_follow_up(self) -> None:
        """Take down what somebody owes, for the note that has the keyboard if there is one."""
        self._held = self._notes.active_note
        owner = self._workspace.review.practitioner_of(self._interview).reference
        self.overlay_wanted.emit()
        self.form.begin(owner)

    @property
    def _interview(self) -> Interview:
        assert self.interview_id is not None  # noqa: S101  the page is shown with an interview
        return self._workspace.review.interviews[self.interview_id]

    def send(self, note: UUID, key: str) -> None:
        """Put the note under another prompt; nothing happens where the key is not a prompt's."""
        stop = next((stop for stop in self._stops if key in (stop.key, stop.section.id)), None)
        if stop is not None and stop.prompt is not None:
            self._notes.hand_over()
            review = self._workspace.review
            sent = review.notes[note]
            left = [n.id for n in review.notes_under(self._interview, sent.prompt)]
            self._workspace.edit(sent_to(review, self._interview, sent, stop.prompt.id))
            self.moved.emit(_next_to(left, note))

    def _send_held(self, key: str) -> None:
        note, self._held = self._held, None
        if note is not None:
            self.send(note.id, key)

    def hand_over(self) -> None:
        """Keep a follow-up that is half typed: a lock waits for nobody."""
        form = self.form
        if form.isHidden() or not form.what.text().strip():
            return
        self._keep_follow_up(form.what.text(), form.owner.text(), form.due.text())
        if not form.isHidden():  # the date is not one yet: it stays with the words
            what = f"{form.what.text()} ({form.due.text()})"
            self._keep_follow_up(what, form.owner.text(), "")

    def _keep_follow_up(self, what: str, owner: str, due: str) -> None:
        try:
            until = read_date(due) if due.strip() else None
        except InterviewerError as error:
            self.form.show_problem(error.sentence)
            return
        self._workspace.edit(
            FollowUp(
                id=self._workspace.new_id(),
                interview=self._interview.id,
                note=self._held.id if self._held else None,
                text=clean(what),
                owner=clean(owner),
                due=until,
            )
        )
        self._held = None
        self.form.dismiss()

    def _toggle_mark(self, mark: int, _: bool) -> None:
        self.toggle_mark(mark)

    def _pop_up(self, menu: QMenu) -> None:
        if isinstance(menu, TagMenu):
            menu.chosen.connect(self._menus.tag)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        focused: QWidget | None = self._page.focusWidget()
        focused = self._page if focused is None else focused
        menu.popup(focused.mapToGlobal(focused.rect().bottomLeft()))


def _next_to(notes: list[UUID], gone: UUID) -> UUID | None:
    """The note to go on with when this one has gone."""
    at = notes.index(gone)
    others = (*notes[at + 1 :], *notes[:at][::-1])
    return next(iter(others), None)
