"""The right side: the episode talked about, follow-ups, and a field for jottings."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.closing import is_open_to_changes
from interviewer.domain.dates import british_date, period
from interviewer.domain.following_up import answered, reopened
from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import FollowUp, Interview
from interviewer.domain.notetaking import Moment, begun_note, retyped
from interviewer.domain.review import Review
from interviewer.domain.set_up import Episode
from interviewer.ui.fields import SensitiveLine
from interviewer.ui.interview.entries import EpisodeEntries
from interviewer.ui.layouts import clear_layout
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace


class SidePanel(QFrame):
    """What stands beside the conversation.

    Signals:
        episode_chosen: Carries the id of the episode now talked about, or None.
        sort_wanted: To the jottings, to be sent to their prompts.
    """

    episode_chosen = Signal(object)
    sort_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.by = ""
        self._workspace = workspace
        self._interview: UUID | None = None
        self._shown: object = None
        self.episode = QComboBox()
        self.episode.setAccessibleName("Episode talked about")
        self.episode.currentIndexChanged.connect(self._choose_episode)
        self._episode_title = words("", "muted")
        self.entries = EpisodeEntries(workspace)
        self._follow_ups = QVBoxLayout()
        self._follow_ups.setSpacing(4)
        self._none_owed = words("None yet. Ctrl+J adds one.", "muted")
        self.jotting = SensitiveLine()
        self.jotting.setAccessibleName("Jotting")
        self.jotting.setPlaceholderText("Jot down, then Enter")
        self.jotting.returnPressed.connect(self.keep_jotting)
        self._jottings = words("", "muted")
        self.sort = QPushButton("Sort them under prompts")
        set_role(self.sort, "link")
        self.sort.clicked.connect(self.sort_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        parts: tuple[QWidget, ...] = (
            words("Episode talked about", "heading"),
            self.episode,
            self._episode_title,
            words("Chronology", "heading"),
        )
        for part in parts:
            column.addWidget(part)
        column.addWidget(self.entries, 1)
        column.addWidget(words(it("Follow-ups from this interview"), "heading"))
        column.addWidget(self._none_owed)
        column.addLayout(self._follow_ups)
        parts = (words("Jottings", "heading"), self.jotting, self._jottings, self.sort)
        for part in parts:
            column.addWidget(part)

    def show_interview(self, review: Review, interview: Interview) -> None:
        """Show what belongs to this interview."""
        self.jotting.setEnabled(is_open_to_changes(review, interview))
        self.entries.show_interview(review, interview)
        episodes = [e for e in review.live_episodes() if e.id in interview.episodes]
        follow_ups = review.follow_ups_of(interview)
        jottings = len(review.notes_under(interview, OTHER))
        shown = (interview.id, episodes, follow_ups, jottings)
        if shown == self._shown:
            return
        self._shown = shown
        self._show_episodes(interview, episodes)
        self._show_follow_ups(follow_ups)
        kept = f"{jottings} kept under Other notes" if jottings else "They go to Other notes."
        self._jottings.setText(kept)
        self.sort.setVisible(bool(jottings))

    def hand_over(self) -> None:
        """Keep what was jotted and not entered."""
        self.keep_jotting()

    def keep_jotting(self) -> None:
        """Make a note of what stands in the jotting field."""
        text = self.jotting.text().strip()
        if not text or self._interview is None:
            return
        self.jotting.clear()
        review = self._workspace.review
        interview = review.interviews[self._interview]
        earlier = review.notes_under(interview, OTHER)
        moment = Moment(
            id=self._workspace.new_id(),
            by=self.by,
            taken=self._workspace.now(),
            episode=self.episode.currentData(),
        )
        last = earlier[-1] if earlier else None
        note = begun_note(review, interview, OTHER, moment, after=last)
        self._workspace.edit(retyped(note, text))

    def _show_episodes(self, interview: Interview, episodes: list[Episode]) -> None:
        chosen = self.episode.currentData() if interview.id == self._interview else None
        self._interview = interview.id
        self.episode.blockSignals(True)
        self.episode.clear()
        if len(episodes) != 1:
            self.episode.addItem("No episode in particular", None)
        for episode in episodes:
            self.episode.addItem(_heading(episode), episode.id)
        at = self.episode.findData(chosen) if chosen else 0
        self.episode.setCurrentIndex(max(at, 0))
        self.episode.blockSignals(False)
        self._choose_episode()

    def _choose_episode(self) -> None:
        episode = self._workspace.review.episodes.get(self.episode.currentData())
        self._episode_title.setText(episode.title if episode else "")
        self.entries.show_episode(self.episode.currentData())
        self.episode_chosen.emit(self.episode.currentData())

    def _show_follow_ups(self, follow_ups: list[FollowUp]) -> None:
        clear_layout(self._follow_ups)
        self._none_owed.setVisible(not follow_ups)
        for follow_up in follow_ups:
            row = _FollowUpRow(follow_up)
            row.answered.connect(self._answer)
            self._follow_ups.addWidget(row)

    def _answer(self, follow_up: UUID, ticked: bool) -> None:
        owed = self._workspace.review.follow_ups[follow_up]
        self._workspace.edit(answered(owed, self._workspace.today()) if ticked else reopened(owed))


class _FollowUpRow(QWidget):
    """One follow-up, ticked when it was answered."""

    answered = Signal(object, bool)

    def __init__(self, follow_up: FollowUp) -> None:
        super().__init__()
        self._id = follow_up.id
        self.box = QCheckBox()
        self.box.setChecked(follow_up.answered)
        self.box.setAccessibleName(f"Answered: {follow_up.text}")
        self.box.clicked.connect(self._say)
        due = british_date(follow_up.due) if follow_up.due else ""
        owed = ", ".join(part for part in (follow_up.owner, due) if part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        text = " · ".join(part for part in (follow_up.text, owed) if part)
        row.addWidget(words(text), 1)

    def _say(self, answered: bool) -> None:
        self.answered.emit(self._id, answered)


def _heading(episode: Episode) -> str:
    dates = period(episode.starts, episode.ends)
    return f"{episode.name} · {dates}" if dates else episode.name
