"""The keys of the interview page: one table for the shortcuts and for the card that shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Key:
    """One thing that can be done by keyboard.

    Attributes:
        does: Name of the page's method.
        keys: Every combination that does it, the first one shown on the card.
        words: What the card says.
        everywhere: Every page has this key; it is here for the card only.
        among_notes: It is there only while the keyboard is in a note: elsewhere the same keys
            mean something else, such as opening a list.
        value: What is handed to the method, where it takes something.
    """

    does: str
    keys: tuple[str, ...]
    words: str
    value: int | None = None
    everywhere: bool = False
    among_notes: bool = False


KeyGroup: TypeAlias = tuple[str, tuple[Key, ...]]
"""A heading of the card, and the keys below it."""

# From model.md, "Keys on the keyboard"; their traps are met in editor.NoteEditor.
KEYS: tuple[KeyGroup, ...] = (
    (
        "When",
        (
            Key("choose_frame", ("Ctrl+1",), "At the time", 0),
            Key("choose_frame", ("Ctrl+2",), "With hindsight", 1),
            Key("choose_frame", ("Ctrl+3",), "Position now", 2),
        ),
    ),
    (
        "How known",
        (
            Key("choose_basis", ("Alt+1",), "Did or saw it", 1),
            Key("choose_basis", ("Alt+2",), "Was told", 2),
            Key("choose_basis", ("Alt+3",), "Read in the record", 3),
            Key("choose_basis", ("Alt+4",), "Usual practice", 4),
            Key("choose_basis", ("Alt+5",), "Opinion", 5),
            Key("choose_basis", ("Alt+6",), "Cannot recall", 6),
            Key("choose_basis", ("Alt+0",), "Not stated", 0),
            Key("toggle_verbatim", ("Alt+7",), "Their words, exactly"),
        ),
    ),
    (
        "This note",
        (
            Key("confirm_suggestions", ("Ctrl+Return", "Ctrl+Enter"), "Confirm what is suggested"),
            Key("decline_suggestions", ("Ctrl+Shift+D",), "None of what is suggested"),
            Key("choose_lines", ("Ctrl+Shift+L",), "Lines of enquiry"),
            Key("choose_episodes", ("Ctrl+Shift+E",), "Episodes"),
            Key("choose_factors", ("Ctrl+Shift+F",), "What shaped it: helped or hindered"),
            Key("toggle_mark", ("Alt+8",), "Identifies a colleague", 0),
            Key("toggle_mark", ("Alt+9",), "Do not quote", 1),
            Key("choose_entry", ("Ctrl+Shift+H",), "Chronology entry"),
            Key("begin_follow_up", ("Ctrl+J",), "Follow-up"),
            Key("send_note", ("Ctrl+M",), "Send to another prompt"),
            Key("show_history", ("Ctrl+H",), "History of this note"),
            Key("undo", ("Ctrl+Z",), "Undo", everywhere=True),
            Key("redo", ("Ctrl+Y",), "Redo", everywhere=True),
        ),
    ),
    (
        "Where the note stands",
        (
            Key("move_up", ("Alt+Up",), "Move up", among_notes=True),
            Key("move_down", ("Alt+Down",), "Move down", among_notes=True),
            Key("send_back", ("Alt+Shift+Up",), "Move to the prompt before", among_notes=True),
            Key("send_on", ("Alt+Shift+Down",), "Move to the next prompt", among_notes=True),
            Key("join_above", ("Ctrl+Shift+J",), "Join with the note above"),
        ),
    ),
    (
        "The interview",
        (
            Key("go_next", ("Ctrl+Down",), "Next prompt"),
            Key("go_previous", ("Ctrl+Up",), "Previous prompt"),
            Key("go_to", ("Ctrl+G",), "Go to any prompt"),
            Key("choose_coverage", ("Ctrl+Shift+K",), "What became of this prompt"),
            Key("toggle_read_aloud", ("F5",), "Enlarge to read aloud"),
            Key("toggle_quiet", ("F6",), "Quiet view"),
            Key("toggle_side", ("F7",), "Side panel"),
            Key("toggle_times", ("F8",), "Times and breaks"),
            Key("switch_initials", ("Ctrl+I",), "Who is typing"),
            Key("pause", ("Ctrl+P",), "Pause"),
            Key("act_on", ("Ctrl+Shift+A",), "Something must be acted on"),
            Key("note_wellbeing", ("Ctrl+Shift+W",), "How they are, and support"),
            Key("toggle_keys", ("F1",), "These keys"),
        ),
    ),
)


_OF_NOTES = {"When", "How known", "This note", "Where the note stands"}
_AFTERWARDS_TOO = {"begin_follow_up", "show_history"}
"""What is still owed may be taken down when a note can no longer be changed, and be read."""


def changes_notes(key: Key) -> bool:
    """Whether the key changes what an agreed interview holds."""
    of_notes = any(key in keys for heading, keys in KEYS if heading in _OF_NOTES)
    return (of_notes or key.does == "choose_coverage") and key.does not in _AFTERWARDS_TOO


def add_keys(page: QWidget, notes: QWidget, press: Callable[[Key], object]) -> None:
    """Give the page its keys, and its notes those that are there among notes only."""
    for _, keys in KEYS:
        for key in keys:
            if not key.everywhere:
                where = notes if key.among_notes else page
                action = KeyAction(key, where)
                action.pressed.connect(press)
                where.addAction(action)


class KeyAction(QAction):
    """One row of the table as a shortcut of a page.

    Signals:
        pressed: Carries the Key.
    """

    pressed = Signal(object)

    def __init__(self, key: Key, page: QWidget) -> None:
        super().__init__(key.words, page)
        self._key = key
        self.setShortcuts([QKeySequence(keys) for keys in key.keys])
        self.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.triggered.connect(self._press)

    def _press(self) -> None:
        self.pressed.emit(self._key)
