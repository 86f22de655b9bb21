"""The tags of a note, as small buttons."""

from collections.abc import Callable, Iterator
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


class Chip(QToolButton):
    """One tag: pressing it confirms a suggestion, or takes a confirmed tag off.

    Signals:
        pressed_for: Carries the NoteChange.
    """

    pressed_for = Signal(object)

    def __init__(self, words: str, change: NoteChange, *, suggested: bool) -> None:
        super().__init__()
        self._change = change
        self.setText(f"{words}?" if suggested else words)
        set_role(self, "chip-suggested" if suggested else "chip")
        what = "suggested, press to confirm" if suggested else "confirmed, press to take off"
        self.setAccessibleName(f"{words}, {what}")
        self.setToolTip("Confirm" if suggested else "Take off")
        self.clicked.connect(self._press)

    def _press(self) -> None:
        self.pressed_for.emit(self._change)


def chips_of(note: Note, review: Review, guidance: Guidance) -> list[QWidget]:
    """The chips of a note: marks, lines and episodes, then factors and follow-ups as labels."""
    chips: list[QWidget] = [
        Chip(mark.label, partial(marked, mark=mark), suggested=False) for mark in note.marks
    ]
    for line_id in (*note.lines, *note.suggested_lines):
        line = guidance.line(line_id)
        words = line.chip if line else line_id
        chips.append(
            Chip(words, partial(with_line, line=line_id), suggested=line_id in note.suggested_lines)
        )
    for episode_id in (*note.episodes, *note.suggested_episodes):
        episode = review.episodes.get(episode_id)
        name = episode.name if episode else "Episode"
        chips.append(
            Chip(
                name,
                partial(with_episode, episode=episode_id),
                suggested=episode_id in note.suggested_episodes,
            )
        )
    chips.extend(_entry_chips(note, review))
    chips.extend(_label(f"{m.factor.label}: {m.influence}", "chip") for m in note.factors)
    owed = review.follow_ups_from(note)
    chips.extend(_label(f"Follow up: {f.text}", "chip-followup") for f in owed)
    return chips


def _entry_chips(note: Note, review: Review) -> Iterator[Chip]:
    """The chronology entries that the note is about, by date and agency."""
    for entry_id in note.entries:
        entry = review.entries.get(entry_id)
        if entry is not None:
            said = (date_words(entry), agency_words(review, entry))
            name = _cut(" · ".join(part for part in said if part))
            yield Chip(name, partial(with_entry, entry=entry_id), suggested=False)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _label(words: str, role: str) -> QLabel:
    label = QLabel(_cut(words))
    set_role(label, role)
    return label
