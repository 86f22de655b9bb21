"""What was changed on two laptops: both versions side by side, until somebody decides."""

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.dates import british_moment
from interviewer.domain.errors import InterviewerError
from interviewer.domain.history import field_changes, may_be_read
from interviewer.domain.naming import name_of
from interviewer.domain.review import Review, Value
from interviewer.ui.layouts import clear_layout
from interviewer.ui.local_time import local_zone
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from datetime import datetime

    from interviewer.storage import Store, Version
    from interviewer.storage.handover.conflicts import Conflict

_ABOUT = (
    "Somebody else changed these too. Both versions are kept, and the first one is shown "
    "everywhere until you decide. The other one stays in the history."
)
_MOST = 20
"""How many are shown at once; the others follow as these are decided."""


@dataclass(frozen=True, kw_only=True)
class _Standing:
    """A conflict with its versions, the displayed one first."""

    conflict: "Conflict"
    versions: "tuple[Version, ...]" = field(repr=False)


class ConflictsPanel(QWidget):
    """A card for each conflict; hidden where there is none.

    Signals:
        decided: One version holds now: the review was loaded anew.
    """

    decided = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.cards: list[ConflictCard] = []
        self.problem = Sentence("error")
        self._cards = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words("Changed on two laptops", "heading"))
        column.addWidget(words(_ABOUT))
        column.addWidget(self.problem)
        column.addLayout(self._cards)
        self.hide()

    def fetch(self) -> None:
        """Show what waits for a decision now."""
        self._workspace.ask(_standing, self._show, self._fail)

    def decide(self, conflict: "Conflict", keep: UUID) -> None:
        """Let this version hold."""
        workspace = self._workspace
        workspace.close_drafts()
        for card in self.cards:
            card.setEnabled(False)
        work = partial(_decide, conflict, keep, workspace.now(), workspace.review.initials)
        workspace.ask(work, self._reload, self._fail)

    def _reload(self, _: Value) -> None:
        self._workspace.reload(self._tell, self._fail)

    def _tell(self) -> None:
        self.fetch()
        self.decided.emit()

    def _show(self, standing: list[_Standing]) -> None:
        self.problem.say("")
        clear_layout(self._cards)
        self.cards = [ConflictCard(self._workspace.review, each) for each in standing[:_MOST]]
        for card in self.cards:
            card.chosen.connect(self.decide)
            self._cards.addWidget(card)
        self.setVisible(bool(self.cards))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, InterviewerError):
            raise error
        self.fetch()
        self.problem.say(error.sentence)


class ConflictCard(QFrame):
    """The versions of one value, with a button for each.

    Signals:
        chosen: Carries the Conflict and the id of the revision that shall hold.
    """

    chosen = Signal(object, object)

    def __init__(self, review: Review, standing: _Standing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        shown = standing.versions[0]
        name = name_of(review, shown.value)
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.addWidget(words(name, "subheading"))
        for version in standing.versions:
            against = standing.versions[1] if version is shown else shown
            self._add(column, version, _told(review, against.value, version.value))
            button = self.buttons[-1]
            button.setAccessibleName(f"{button.text()}: {name}, {version.who}")
            button.clicked.connect(partial(self.chosen.emit, standing.conflict, version.revision))

    def _add(self, column: QVBoxLayout, version: "Version", told: str) -> None:
        when = british_moment(version.at, local_zone(), joint=" ")
        column.addWidget(words(f"{version.who or 'nobody named'}, {when}", "muted"))
        column.addWidget(words(told))
        button = QPushButton(f"Keep what {version.who} has" if version.who else "Keep this one")
        self.buttons.append(button)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch()
        column.addLayout(row)


def _told(review: Review, other: Value, value: Value) -> str:
    """What this version says where the other one says something else."""
    if not may_be_read(review, value):
        return "It is sealed, and cannot be read here yet."
    changes = field_changes(review, other, value, local_zone())
    lines = [f"{change.label}: {change.after or 'nothing'}" for change in changes]
    return "\n".join(lines) or "It says the same in everything that is shown."


def _standing(store: "Store") -> list[_Standing]:
    found = []
    for conflict in store.conflicts():
        history = store.history_of(conflict.kind, conflict.value_id)
        known = {version.revision: version for version in history}
        versions = tuple(known[head] for head in conflict.heads)
        found.append(_Standing(conflict=conflict, versions=versions))
    return found


def _decide(conflict: "Conflict", keep: UUID, at: "datetime", who: str, store: "Store") -> Value:
    return store.decide(conflict, keep=keep, at=at, who=who)
