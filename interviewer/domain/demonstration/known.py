"""What the file of the demonstration review speaks of by a word: found, or refused at its place."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from interviewer.domain import toml_file as toml
from interviewer.domain.errors import InterviewerError
from interviewer.domain.toml_file import Problem, Table

_NAMESPACE = UUID("6b1d7b0e-52c1-4f0a-9d5e-2a7c3f8e1b64")


class DemonstrationProblemError(InterviewerError):
    """The file of the demonstration review does not say what it should.

    Attributes:
        problem: The first thing that is wrong, with its place.
    """

    what_is_safe = "No other review is touched."
    what_to_do = "Mend the file at this place, or install Interviewer again."

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"The demonstration review cannot be made: {problem}.")
        self.problem = problem


def id_of(*names: object) -> UUID:
    """The id of what has this name: the same every time the demonstration is made."""
    return uuid5(_NAMESPACE, " ".join(str(name) for name in names))


def known(table: Table, key: str, words: Mapping[Any, Any]) -> Any:
    """What stands for the word under the key; for a list, what stands for each.

    Raises:
        DemonstrationProblemError: Nothing does.
    """
    found = table.values[key]
    each = found if isinstance(found, tuple) else (found,)
    for one in each:
        if one not in words:
            advice = "write one that this file or the guidance has for it"
            raise refused(table, key, f"{toml.quoted(str(one))} is not known here", advice)
    return tuple(words[one] for one in each) if isinstance(found, tuple) else words[found]


def known_where_given(table: Table, words: Mapping[str, Mapping[Any, Any]]) -> dict[str, Any]:
    """What stands for the words under each of these keys that the table has.

    Raises:
        DemonstrationProblemError: As `known`.
    """
    return {key: known(table, key, words[key]) for key in words if key in table.values}


def add(table: Table, key: str, to: dict[str, Any], value: Any) -> None:
    """Let the word under the key stand for the value.

    Raises:
        DemonstrationProblemError: It stands for another one already.
    """
    word = table.values[key]
    if word in to:
        wrong = f"{toml.quoted(word)} stands for something else already"
        raise refused(table, key, wrong, "write one that is not taken")
    to[word] = value


def refused(table: Table, key: str, wrong: str, instead: str) -> DemonstrationProblemError:
    """The error for what stands under this key."""
    place = table.place.at(key)
    place.refuse(wrong, instead)
    return DemonstrationProblemError(place.problems[-1])
