"""What the screen calls an interview: some Boards speak of a conversation.

Only the application's own words are asked for here; what somebody typed, and the Board's guidance,
is shown as it is.
"""

import re

from interviewer.settings import Word

_INTERVIEW = re.compile(r"\b([Ii])nterview(s?)\b")
_held: dict[str, Word] = {"word": "interview"}


def call_it(word: Word) -> None:
    """Let the screen use this word from now on; what is shown already stays as it is."""
    _held["word"] = word


def it(text: str) -> str:
    """The text with the word that was chosen: "New interview" or "New conversation".

    An interviewer stays an interviewer. "an interview" becomes "a conversation".
    """
    if _held["word"] == "interview":
        return text
    text = re.sub(r"\b([Aa])n (?=[Ii]nterview\b)", r"\1 ", text)
    return _INTERVIEW.sub(lambda m: ("C" if m[1] == "I" else "c") + f"onversation{m[2]}", text)
