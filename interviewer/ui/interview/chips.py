"""The tags of a note, as small buttons."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import Note
from interviewer.domain.notetaking import marked, with_episode, with_line
from interviewer.domain.raising import agency_words, date_words, with_entry
from interviewer.domain.review import Review
from interviewer.ui.style import set_role

NoteChange = Callable[[Note], Note]
"""What a tag does to a note; applied to the note as it is when the button is pressed."""

_LONGEST = 60
_SUGGESTED = "chip-suggested"


@dataclass(frozen=True, kw_only=True)
class Tag:
    """What a note is tagged with, as it is shown.

    Attributes:
        role: How it looks: `style` has the roles.
        change: What pressing it does; None where it is only said.
    """

    words: str = field(repr=False)
    role: str = "chip"
    change: NoteChange | None = None

    @property
    def suggested(self) -> bool:
        return self.role == _SUGGESTED

    @property
    def shown(self) -> str:
        """The words as they stand on the screen."""
        words = f"{self.words}?" if self.suggested else self.words
        return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"

    @property
    def spoken(self) -> str:
        """The words for somebody who does not see how it looks."""
        return f"{self.words}, suggested" if self.suggested else self.words


def tags_of(note: Note, review: Review, guidance: Guidance) -> Iterator[Tag]:
    """The tags of a note: marks, lines, episodes, entries, factors, and what is owed for it."""
    for mark in note.marks:
        yield Tag(words=mark.label, change=partial(marked, mark=mark))
    for line_id in (*note.lines, *note.suggested_lines):
        line = guidance.line(line_id)
        yield Tag(
            words=line.chip if line else line_id,
            role=_SUGGESTED if line_id in note.suggested_lines else "chip",
            change=partial(with_line, line=line_id),
        )
    for episode_id in (*note.episodes, *note.suggested_episodes):
        episode = review.episodes.get(episode_id)
        yield Tag(
            words=episode.name if episode else "Episode",
            role=_SUGGESTED if episode_id in note.suggested_episodes else "chip",
            change=partial(with_episode, episode=episode_id),
        )
    for entry_id in note.entries:
        entry = review.entries.get(entry_id)
        if entry is not None:
            said = (date_words(entry), agency_words(review, entry))
            yield Tag(
                words=" · ".join(part for part in said if part),
                change=partial(with_entry, entry=entry_id),
            )
    for m in note.factors:
        yield Tag(words=f"{m.factor.label}: {m.influence}")
    for owed in review.follow_ups_from(note):
        yield Tag(words=f"Follow up: {owed.text}", role="chip-followup")


class Chip(QToolButton):
    """One tag: pressing it confirms a suggestion, or takes a confirmed tag off.

    Signals:
        pressed_for: Carries the NoteChange.
    """

    pressed_for = Signal(object)

    def __init__(self, tag: Tag) -> None:
        super().__init__()
        self._change = tag.change
        self.setText(tag.shown)
        set_role(self, tag.role)
        what = "suggested, press to confirm" if tag.suggested else "confirmed, press to take off"
        self.setAccessibleName(f"{tag.words}, {what}")
        self.setToolTip("Confirm" if tag.suggested else "Take off")
        self.clicked.connect(self._press)

    def _press(self) -> None:
        self.pressed_for.emit(self._change)


def chips_of(note: Note, review: Review, guidance: Guidance) -> list[QWidget]:
    """The tags of a note as chips: buttons where pressing does something, else labels."""
    return [Chip(tag) if tag.change else _label(tag) for tag in tags_of(note, review, guidance)]


def _label(tag: Tag) -> QLabel:
    label = QLabel(tag.shown)
    set_role(label, tag.role)
    return label
