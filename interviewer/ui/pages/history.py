"""The history of one value: who changed it, when, before and after."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.dates import british_moment
from interviewer.domain.errors import InterviewerError
from interviewer.domain.history import brought_back, field_changes, may_be_read, why_not_back
from interviewer.domain.naming import name_of
from interviewer.domain.review import Review, Value
from interviewer.ui.background import Background
from interviewer.ui.history.version_card import VersionCard
from interviewer.ui.layouts import clear_layout
from interviewer.ui.local_time import local_zone
from interviewer.ui.page import Page
from interviewer.ui.places import PageName, Place
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.where import place_of
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage import Store, Version

_CHARACTERS = 120
_MOST = 200
"""Versions that are shown; nobody reads more."""
_NOTICE = "Notes, reflections and this history may have to be disclosed."
_SEALED = (
    "This reflection is sealed until every interviewer has saved or skipped their own. Its history "
    "opens then too."
)


class HistoryPage(Page):
    """Every closed version of one value, the newest first; an earlier one can be brought back."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
        self._about: tuple[type[Value], UUID | str] | None = None
        self._shown: Value | None = None
        self.cards: list[VersionCard] = []
        self.heading, self.said = words("", "title"), Sentence("muted")
        self.go_button = QPushButton("&Go to it")
        self.go_button.clicked.connect(self.go_to_it)
        self.list_button = QPushButton("&Activity of the review")
        self.list_button.clicked.connect(self._go_to_activity)
        self._lay_out()

    def show_place(self, place: Place) -> None:
        self._about = place.about or self._about
        self._shown = None
        self.show_review(self.workspace.review)
        (self.go_button if self.go_button.isEnabled() else self.list_button).setFocus()

    def show_review(self, review: Review) -> None:
        value = self._value(review)
        self.go_button.setEnabled(value is not None)
        if value is None:
            self.heading.setText("History")
            self._show_cards([])
            self.said.say("Choose an entry of the activity list to see its history here.")
            return
        if value is self._shown:
            return
        self._shown = value
        self.heading.setText(f"History of {name_of(review, value)}")
        if not may_be_read(review, value):
            self._show_cards([])
            self.said.say(_SEALED)
            return
        kind, value_id = type(value), value.id
        self.workspace.ask(partial(_history, kind, value_id), self._show_versions, self._refuse)

    def shows(self, values: tuple[Value, ...]) -> bool:
        return any((type(value), value.id) == self._about for value in values)

    def crumb(self) -> str:
        return "History"

    def go_to_it(self) -> None:
        """Go to where the value stands."""
        value = self._value(self.workspace.review)
        if value is not None:
            self.wanted.emit(place_of(self.workspace.review, value))

    def bring_back(self, version: "Version") -> None:
        """Let an earlier version hold again; that can be undone and stands in the history."""
        now = self._value(self.workspace.review)
        if now is not None and not why_not_back(self.workspace.review, now):
            reason = f"Brought back from {british_moment(version.at, joint=' ')}"
            self.workspace.edit(brought_back(now, version.value), reason=reason)

    def _show_versions(self, versions: "list[Version]") -> None:
        review, zone = self.workspace.review, local_zone()
        now = self._value(review)
        why_not = why_not_back(review, now) if now is not None else ""
        cards = []
        for at, version in enumerate(versions[-_MOST:]):
            before = versions[at - 1].value if at else None
            deed = "changed" if at else "first written"
            when = british_moment(version.at, zone, joint=" ")
            heading = f"{when}, {version.who or 'nobody named'}"
            card = VersionCard(
                f"{heading}, {deed}",
                version.reason,
                field_changes(review, before, version.value, zone),
                may_come_back=version is not versions[-1] and not why_not,
            )
            card.wanted_back.connect(partial(self.bring_back, version))
            cards.append(card)
        self._show_cards(cards[::-1])
        draft = "" if versions else "It is being typed, and becomes a version when it is left."
        self.said.say(draft or " ".join(filter(None, (why_not, _NOTICE))))

    def _show_cards(self, cards: list[VersionCard]) -> None:
        clear_layout(self._cards)
        self.cards = cards
        for card in cards:
            self._cards.addWidget(card)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, InterviewerError):
            raise error
        self.said.say(error.sentence)

    def _value(self, review: Review) -> Value | None:
        return review.value(*self._about) if self._about else None

    def _go_to_activity(self) -> None:
        self.wanted.emit(Place(PageName.ACTIVITY))

    def _lay_out(self) -> None:
        set_role(self, "page")
        ground = ScrolledColumn(_CHARACTERS)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ground)
        column = ground.column
        column.addWidget(self.heading)
        row = QHBoxLayout()
        row.addWidget(self.go_button)
        row.addWidget(self.list_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.said)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        column.addLayout(self._cards)
        column.addStretch()


def _history(kind: type[Value], value_id: UUID | str, store: "Store") -> "list[Version]":
    return store.history_of(kind, value_id)
