"""Menus with which the note that has the keyboard is tagged."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import Interview, Note
from interviewer.domain.notetaking import with_episode, with_factor, with_line
from interviewer.domain.review import Review
from interviewer.domain.words import Factor, Influence
from interviewer.ui.interview.chips import NoteChange

_ONE_KEY = 9
"""So many entries can be chosen with a single digit."""


class TagMenu(QMenu):
    """A menu whose every action is a NoteChange.

    Signals:
        chosen: Carries the NoteChange.
    """

    chosen = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._changes: dict[QAction, NoteChange] = {}
        self.triggered.connect(self._choose)

    def offer(self, words: str, change: NoteChange, *, checked: bool) -> None:
        """Add one tag; a tick says that the note has it."""
        action = self.addAction(words)
        action.setCheckable(True)
        action.setChecked(checked)
        self._changes[action] = change

    def _choose(self, action: QAction) -> None:
        # Qt passes what is chosen in a submenu up to its parents: each menu knows its own.
        if action in self._changes:
            self.chosen.emit(self._changes[action])


def lines_menu(parent: QWidget, note: Note, guidance: Guidance) -> TagMenu:
    """The guidance's lines of enquiry, numbered, so that one key chooses."""
    menu = TagMenu("Lines of enquiry", parent)
    for number, line in enumerate(guidance.lines, start=1):
        words = f"&{number}  {line.title}" if number <= _ONE_KEY else line.title
        menu.offer(words, partial(with_line, line=line.id), checked=line.id in note.lines)
    return menu


def episodes_menu(parent: QWidget, note: Note, review: Review, interview: Interview) -> TagMenu:
    """The review's episodes, those of this interview first."""
    menu = TagMenu("Episodes", parent)
    episodes = review.live_episodes()
    for episode in sorted(episodes, key=lambda e: (e.id not in interview.episodes, e.number)):
        words = f"&{episode.number}  {episode.title}"
        change = partial(with_episode, episode=episode.id)
        menu.offer(words, change, checked=episode.id in note.episodes)
    return menu


def factors_menu(parent: QWidget, note: Note) -> TagMenu:
    """What shaped it, each as helped or hindered; choosing the same again takes it off."""
    menu = TagMenu("What shaped it", parent)
    marked = {(mark.factor, mark.influence) for mark in note.factors}
    for number, factor in enumerate(Factor, start=1):
        of_factor = TagMenu(f"&{number}  {factor.label}", menu)
        of_factor.chosen.connect(menu.chosen)
        menu.addMenu(of_factor)
        for influence in Influence:
            on = (factor, influence) in marked
            change = partial(with_factor, factor=factor, influence=None if on else influence)
            of_factor.offer(influence.label, change, checked=on)
    return menu
