"""The keys of the tidy-up page: those of the interview page for a note, and a few for the list."""

from interviewer.ui.interview.keys import KEYS as INTERVIEW_KEYS
from interviewer.ui.interview.keys import Key, KeyGroup

FOOTING = (
    "Enter: split the note here, at its end the next note · Backspace at its beginning: join it "
    "with the one above · Shift+Enter: new line · Alt+S: which notes"
)
"""What is done with keys that are no shortcuts."""

_OF_NOTES = INTERVIEW_KEYS[:4]

_HERE: KeyGroup = (
    "This list",
    (
        Key("go_next_open", ("Ctrl+Shift+N",), "Next note to look at"),
        Key("go_next_prompt", ("Ctrl+Down",), "Next prompt in the list"),
        Key("go_previous_prompt", ("Ctrl+Up",), "Previous prompt in the list"),
        Key(
            "confirm_prompt",
            ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
            "Confirm all that is suggested under this prompt",
        ),
        Key("turn_withdrawal", ("Ctrl+Shift+X",), "Withdraw, or bring back"),
        Key("show_first_wording", ("F4",), "As first written"),
        Key("sort_again", ("F9",), "Sort the list again"),
        Key("toggle_side", ("F7",), "Side panel"),
        Key("toggle_keys", ("F1",), "These keys"),
    ),
)

KEYS: tuple[KeyGroup, ...] = (*_OF_NOTES, _HERE)

_READ = {
    "go_next_open",
    "go_next_prompt",
    "go_previous_prompt",
    "show_first_wording",
    "sort_again",
    "toggle_side",
    "toggle_keys",
    "begin_follow_up",
    "show_history",
}
"""What may be done with an agreed interview: to read it, and to take down what is owed."""


def changes_notes(key: Key) -> bool:
    """Whether the key changes what an agreed interview holds."""
    return key.does not in _READ


_OF_ANY = {"turn_withdrawal", "confirm_prompt"}
"""What is done to the list, or to a note that was withdrawn."""


def changes_this_note(key: Key) -> bool:
    """Whether the key changes the note worked on, which must not be withdrawn then."""
    return changes_notes(key) and key.does not in _OF_ANY
