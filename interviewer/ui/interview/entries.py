"""The chronology beside the conversation: folded at first; each entry says when it was shown."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from interviewer.domain.chronology import Entry
from interviewer.domain.conversation import with_unfolded
from interviewer.domain.dates import british_time
from interviewer.domain.interview import Interview
from interviewer.domain.raising import (
    CHRONOLOGY,
    agency_words,
    chosen_entries,
    date_words,
    entries_in,
    is_chronology_folded,
    shown_at,
    with_shown,
)
from interviewer.domain.review import Review
from interviewer.ui.layouts import clear_layout
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace

_AT_ONCE = 12
"""Entries drawn at once: an episode may have hundreds, and nobody reads them while listening."""


class EpisodeEntries(QWidget):
    """The entries to raise first, then those of the episode talked about."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._interview: UUID | None = None
        self._episode: UUID | None = None
        self._seen: tuple[object, ...] = ()
        self._holds: tuple[object, ...] = ()  # so that no other gets the same identity
        self._most = _AT_ONCE
        self.said = words("", "muted")
        self.open_button = QPushButton("Open the chronology now")
        self.more_button = QPushButton()
        for button, does in ((self.open_button, self.open), (self.more_button, self.show_more)):
            set_role(button, "link")
            button.clicked.connect(does)
        self._rows, self._scroll = QVBoxLayout(), QScrollArea()
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._rows.setSpacing(12)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(self._rows)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        set_role(inside, "card-flat")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.said)
        whole.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._scroll, 1000)
        whole.addStretch(1)  # while it is folded

    def show_interview(self, review: Review, interview: Interview) -> None:
        """Show what belongs to this interview; while it is folded, only that it is."""
        if interview.id != self._interview:
            self._interview, self._most = interview.id, _AT_ONCE
        self._show(review, interview)

    def show_episode(self, episode: UUID | None) -> None:
        """Another episode is talked about now."""
        self._episode, self._most = episode, _AT_ONCE
        if self._interview is not None:
            self._show(self._workspace.review, self._now)

    def open(self) -> None:
        """Open it before the account is complete; that is recorded."""
        self._workspace.edit(with_unfolded(self._now, CHRONOLOGY, self._workspace.now()))

    def rows(self) -> list["_EntryRow"]:
        """What is drawn, in order."""
        items = map(self._rows.itemAt, range(self._rows.count()))
        return [row for item in items if item and isinstance(row := item.widget(), _EntryRow)]

    def show_more(self) -> None:
        """Draw as many entries again."""
        self._most += _AT_ONCE
        self._show(self._workspace.review, self._now)

    @property
    def _now(self) -> Interview:
        assert self._interview is not None  # noqa: S101  shown with an interview
        return self._workspace.review.interviews[self._interview]

    def _show(self, review: Review, interview: Interview) -> None:
        folded = is_chronology_folded(interview)
        # Somebody is typing: what has not changed since the last letters is not drawn anew. What
        # a review has not changed is the same object in the next one.
        whole = (review.entries, review.episodes, review.agencies)
        of_this = (interview.id, interview.stage, folded, interview.entries, interview.shown)
        seen = (*map(id, whole), *of_this, self._episode, self._most)
        if seen == self._seen:
            return
        self._seen, self._holds = seen, whole
        self.open_button.setVisible(folded and bool(review.live_entries()))
        self._scroll.setVisible(not folded)
        clear_layout(self._rows)
        if folded:
            self.said.setText("Folded until the account is complete: it would colour the recall.")
            self.said.show()
        else:
            self._show_entries(review, interview)

    def _show_entries(self, review: Review, interview: Interview) -> None:
        first = chosen_entries(review, interview)
        raised = {entry.id for entry in first}
        episodes = (self._episode,) if self._episode else interview.episodes
        then = (entry for entry in entries_in(review, episodes) if entry.id not in raised)
        entries = [*first, *then]
        self.said.setText(
            "" if entries else it("Nothing was chosen for this interview, or is of this episode.")
        )
        self.said.setVisible(not entries)
        for entry in entries[: self._most]:
            row = _EntryRow(review, interview, entry, raised=entry.id in raised)
            row.shown.connect(self._record)
            self._rows.addWidget(row)
            row.show()  # at once, so that the keyboard can go there
        left = len(entries) - self._most
        self.more_button.setText(f"Show {min(left, _AT_ONCE)} more of {left}")
        self.more_button.setVisible(left > 0)

    def _record(self, entry: UUID) -> None:
        """The entry is shown to the practitioner now."""
        interview = self._now
        self._workspace.edit(with_shown(interview, entry, self._workspace.now()))
        for row in self.rows():
            if row.entry == entry:
                row.button.setFocus()


class _EntryRow(QWidget):
    """One entry, and when it was shown.

    Signals:
        shown: Carries the id of the entry: it is shown to the practitioner now.
    """

    shown = Signal(object)

    def __init__(self, review: Review, interview: Interview, entry: Entry, *, raised: bool) -> None:
        super().__init__()
        self.entry = entry.id
        times = [british_time(at) for at in shown_at(interview, entry.id)]
        date = date_words(entry)
        when = " ".join(part for part in (date, entry.time) if part)
        said = (when, agency_words(review, entry), "to raise" if raised else "")
        self.button = QPushButton("Show again" if times else "Show", self)
        self.button.setAccessibleName(f"{self.button.text()}: {when}")
        set_role(self.button, "link")
        self.button.clicked.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(words(" · ".join(part for part in said if part), "muted"))
        column.addWidget(words(entry.text))
        if times:
            column.addWidget(words(f"Shown {', '.join(times)}", "muted"))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        if interview.stage.closed:  # there is nobody to show it to any more
            self.button.hide()

    def _say(self) -> None:
        self.shown.emit(self.entry)
