"""The episodes of the review: number, title, dates; add and take out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.dates import NotADateError
from interviewer.domain.planning import references_in
from interviewer.domain.review import Review
from interviewer.domain.set_up import Episode
from interviewer.ui.form import DateField, Remark, TextField
from interviewer.ui.sentence import words
from interviewer.ui.set_up.taken_out import TakenOut
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

_HEADINGS = ("No", "Title", "From", "Until")
_LARGEST_NUMBER = 99


class EpisodeList(QWidget):
    """One episode a line; what is typed is saved on leaving the field.

    Signals:
        rearranged: The fields stand in another order now, or there are others.
        history_wanted: Carries the id of an episode: show what it was before.
    """

    rearranged = Signal()
    history_wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows: dict[UUID, _EpisodeRow] = {}
        self._headings = [QLabel(heading) for heading in _HEADINGS]
        for heading in self._headings:
            set_role(heading, "muted")
        self._none = words("No episodes yet.", "muted")
        self.taken_out = TakenOut()
        self.taken_out.wanted_back.connect(self._put_back)
        self.new_button = QPushButton("Add an &episode")
        self.new_button.clicked.connect(self.add)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none)
        column.addLayout(self._grid)
        column.addWidget(self.taken_out)
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)

    def fields(self) -> Iterator[QWidget]:
        """Everything that takes the keyboard, in order."""
        for row in self._rows.values():
            yield from row.fields()
        yield from (self.taken_out.button, self.new_button)

    def row(self, episode: UUID) -> "_EpisodeRow":
        """The line of this episode."""
        return self._rows[episode]

    def show_review(self, review: Review) -> None:
        """Show the episodes by number."""
        episodes = review.live_episodes()
        if [episode.id for episode in episodes] != list(self._rows):
            self._arrange(episodes)
        for episode in episodes:
            self._rows[episode.id].show_episode(episode)

    def hand_over(self) -> None:
        """Save what was typed."""
        for episode in tuple(self._rows):
            self._save(episode)

    def add(self) -> None:
        """Add an episode after the last one, ready for its title."""
        numbers = (episode.number for episode in self._workspace.review.live_episodes())
        number = max(numbers, default=0) + 1
        episode = Episode(id=self._workspace.new_id(), number=number)
        self._workspace.save(episode)
        self._rows[episode.id].title.setFocus()

    def _arrange(self, episodes: list[Episode]) -> None:
        while self._grid.takeAt(0):
            pass
        self._none.setVisible(not episodes)
        for at, heading in enumerate(self._headings):
            self._grid.addWidget(heading, 0, at)
            heading.setVisible(bool(episodes))
        rows = {}
        for at, episode in enumerate(episodes):
            row = self._rows.pop(episode.id, None) or self._new_row(episode)
            row.place(self._grid, 2 * at + 1)
            rows[episode.id] = row
        for row in self._rows.values():
            row.let_go()
        self._rows = rows
        self.rearranged.emit()

    def _new_row(self, episode: Episode) -> "_EpisodeRow":
        row = _EpisodeRow(episode.id, self)
        row.edited.connect(self._save)
        row.taken_out.connect(self._take_out)
        row.history_wanted.connect(self.history_wanted)
        return row

    def _save(self, episode_id: UUID) -> None:
        """Save what is right; what is not stays in its field, with a sentence below."""
        review = self._workspace.review
        others = [each for each in review.live_episodes() if each.id != episode_id]
        before = review.episodes[episode_id]
        after = self._rows[episode_id].read(before, {other.number for other in others})
        if after != before:
            self._workspace.save(after)

    def _take_out(self, episode_id: UUID) -> None:
        review = self._workspace.review
        episode = review.episodes[episode_id]
        used = references_in(review, episode)
        if used:
            self._rows[episode_id].remark.say(
                f"{episode.name} stays: it is in the plan or in a note of {', '.join(used)}."
            )
            return
        self.taken_out.say(episode.id, episode.name)
        self._workspace.save(replace(episode, withdrawn=True))

    def _put_back(self, episode_id: UUID) -> None:
        episode = self._workspace.review.episodes[episode_id]
        self._workspace.save(replace(episode, withdrawn=False))
        self._rows[episode_id].title.setFocus()


class _EpisodeRow(QObject):
    """One episode.

    Signals:
        edited: Carries its id: somebody is done with one of the fields.
        taken_out: Carries its id.
        history_wanted: Carries its id.
    """

    edited = Signal(object)
    taken_out = Signal(object)
    history_wanted = Signal(object)

    def __init__(self, episode: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = episode
        self.number, self.title = TextField(3, parent), TextField(parent=parent)
        self.starts, self.ends = DateField(parent), DateField(parent)
        self.history = QPushButton("History", parent)
        self.out = QPushButton("Take out", parent)
        self.remark = Remark(self.title, parent)
        for field in (self.number, self.title, self.starts, self.ends):
            field.editingFinished.connect(self._say_edited)
        self.history.clicked.connect(self._want_history)
        self.out.clicked.connect(self._say_out)

    def fields(self) -> tuple[QWidget, ...]:
        return self.number, self.title, self.starts, self.ends, self.history, self.out

    def place(self, grid: QGridLayout, line: int) -> None:
        """Stand in these two lines of the grid."""
        for column, field in enumerate(self.fields()):
            grid.addWidget(field, line, column)
            field.show()
        grid.addWidget(self.remark, line + 1, 0, 1, -1)

    def show_episode(self, episode: Episode) -> None:
        """Show it as it is; what was typed and is not right yet stays."""
        self.number.show_text(str(episode.number))
        self.title.show_text(episode.title)
        self.starts.show_day(episode.starts)
        self.ends.show_day(episode.ends)
        names = ("number", "title", "from", "until")
        for field, name in zip(self.fields(), names, strict=False):
            field.setAccessibleName(f"{episode.name}, {name}")
        self.history.setAccessibleName(f"History of {episode.name}")
        self.out.setAccessibleName(f"Take out {episode.name}")

    def read(self, episode: Episode, taken: set[int]) -> Episode:
        """The episode with everything that was typed and is right; the rest is told of.

        Args:
            episode: As it was.
            taken: Numbers that other episodes have.
        """
        told = list[str]()
        number = self._number(taken, told) or episode.number
        starts = self._day("From", self.starts, episode.starts, told)
        ends = self._day("Until", self.ends, episode.ends, told)
        if starts and ends and ends < starts:
            told.append("It ends before it begins: the dates are not saved yet.")
            starts, ends = episode.starts, episode.ends
        self.remark.say(" ".join(told))
        return replace(episode, number=number, title=self.title.words, starts=starts, ends=ends)

    def let_go(self) -> None:
        for widget in (*self.fields(), self.remark):
            widget.hide()
            widget.deleteLater()
        self.deleteLater()

    def _number(self, taken: set[int], told: list[str]) -> int | None:
        typed = self.number.words
        if not typed.isdecimal() or not 1 <= int(typed) <= _LARGEST_NUMBER:
            told.append(f"The number must be from 1 to {_LARGEST_NUMBER}.")
        elif int(typed) in taken:
            told.append(f"There is an Episode {int(typed)} already.")
        else:
            return int(typed)
        return None

    def _day(
        self, name: str, field: DateField, before: date | None, told: list[str]
    ) -> date | None:
        try:
            day = field.day()
        except NotADateError as error:
            told.append(f"{name}: {error.sentence}")
            return before
        if day == before:
            field.reset()
        return day

    def _say_edited(self) -> None:
        self.edited.emit(self._id)

    def _say_out(self) -> None:
        self.taken_out.emit(self._id)

    def _want_history(self) -> None:
        self.history_wanted.emit(self._id)
