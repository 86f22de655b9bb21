"""Below the accounts: what is marked, and how the two stand to each other."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.interview import Note
from interviewer.domain.linking import (
    end_of,
    end_words,
    is_record,
    linked,
    live_links,
    why_not_linked,
    withdrawn,
)
from interviewer.domain.links import AccountLink
from interviewer.domain.review import Review
from interviewer.domain.words import LinkKind
from interviewer.ui.evidence.marks import Marks
from interviewer.ui.form import TextField
from interviewer.ui.layouts import FlowLayout, clear_layout
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

_TWO = 2
_HINT = "Space marks a note or a chronology entry. Two that are marked can be compared."
_ONE_MORE = "Mark another one to compare them, or press F to take it to a finding."
_MANY = "Two can be compared at a time; F takes all of them to a finding."


class LinkBar(QWidget):
    """Says what is marked, and offers what can be said of it; each offer has a digit.

    Signals:
        finding_wanted: Take what is marked to a finding.
    """

    finding_wanted = Signal()

    def __init__(self, workspace: Workspace, marks: Marks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "footer")
        self._workspace, self._marks = workspace, marks
        self.told, self.said = words(_HINT), Sentence("error")
        self.reason = TextField(40)
        self.reason.setPlaceholderText("Why, if you like")
        self.reason.setAccessibleName("Reason for the link")
        self.buttons: dict[LinkKind, QPushButton] = {}
        offers = QWidget()
        flow = FlowLayout(offers, spacing=8)
        for number, kind in enumerate(LinkKind, start=1):
            button = self.buttons[kind] = QPushButton(f"{number}  {kind.label}")
            button.clicked.connect(partial(self.link, kind))
            flow.addWidget(button)
        flow.addWidget(self.reason)
        self.finding_button = QPushButton("F  To a finding")
        self.clear_button = QPushButton("Esc  Unmark")
        self.finding_button.clicked.connect(self.finding_wanted)
        self.clear_button.clicked.connect(marks.clear)
        flow.addWidget(self.finding_button)
        flow.addWidget(self.clear_button)
        self._known = QWidget()
        FlowLayout(self._known, spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 8)
        for part in (self.told, offers, self._known, self.said):
            column.addWidget(part)
        marks.changed.connect(self._show_again)
        self.show_review(workspace.review)

    def show_review(self, review: Review) -> None:
        """Offer what can be said of what is marked."""
        ends = [(each, end_of(review, each)) for each in self._marks.ids]
        live = [(each, end) for each, end in ends if end is not None]
        cited = ", ".join(end_words(review, end) for _, end in live)
        hints = {0: _HINT, 1: f"Marked: {cited}. {_ONE_MORE}", _TWO: f"Marked: {cited}."}
        self.told.setText(hints.get(len(live), f"Marked: {cited}. {_MANY}"))
        pair = len(live) == _TWO
        about_record = any(is_record(review, end) for _, end in live)
        for kind, button in self.buttons.items():
            button.setVisible(pair and kind.about_a_record is about_record)
        self.reason.setVisible(pair)
        self.clear_button.setVisible(bool(live))
        self.finding_button.setVisible(any(isinstance(end, Note) for _, end in live))
        self._show_known(review, [each for each, _ in live] if pair else [])

    def link(self, kind: LinkKind) -> None:
        """Say that the two that are marked stand so to each other."""
        review, ids = self._workspace.review, self._marks.ids
        if len(ids) != _TWO:
            self.said.say("Mark two of them first: Space marks the one that has the keyboard.")
            return
        refused = why_not_linked(review, ids[0], ids[1], kind)
        self.said.say(refused)
        if not refused:
            wanted = AccountLink(
                id=self._workspace.new_id(),
                first=ids[0],
                second=ids[1],
                kind=kind,
                reason=self.reason.words,
                by=review.initials,
                at=self._workspace.now(),
            )
            self.reason.clear()
            self._workspace.edit(linked(review, wanted))

    def take_key(self, digit: int) -> None:
        """Do what the digit stands for."""
        kinds = list(LinkKind)
        if 1 <= digit <= len(kinds):
            self.link(kinds[digit - 1])

    def known_buttons(self) -> list[QPushButton]:
        """The buttons that take back how the two are linked already."""
        return [each for each in self._known.findChildren(QPushButton) if not each.isHidden()]

    def _show_again(self) -> None:
        self.said.say("")
        self.show_review(self._workspace.review)

    def _show_known(self, review: Review, pair: list[UUID]) -> None:
        """How the two are linked already, each with the way to take it back."""
        layout = self._known.layout()
        if layout is None:
            return
        clear_layout(layout)
        links = live_links(review, pair[0]) if pair else []
        links = [link for link in links if {link.first, link.second} == set(pair)]
        for link in links:
            because = f" ({link.reason})" if link.reason else ""
            button = QPushButton(f"Take back: {link.kind.value}{because}")
            set_role(button, "link")
            button.clicked.connect(partial(self._take_back, link.id))
            layout.addWidget(button)
        self._known.setVisible(bool(links))

    def _take_back(self, link_id: UUID) -> None:
        link = self._workspace.review.links.get(link_id)
        if link is not None:
            self._workspace.edit(withdrawn(link))
