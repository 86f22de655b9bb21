"""Findings, recommendations and earlier reviews in their order, each with how it stands."""

from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from interviewer.domain.concluding import (
    live_earlier_reviews,
    number_of,
    owner_words,
    table_wording,
)
from interviewer.domain.doubts import doubts_about, doubts_about_recommendation
from interviewer.domain.findings import EarlierReview, Finding, Recommendation
from interviewer.domain.review import Review, Value
from interviewer.domain.weighing import counted, evidence_of, so_many
from interviewer.ui.style import set_role

Concluded = Finding | Recommendation | EarlierReview
Key = tuple[type[Concluded], UUID]
_Line = tuple[Key | None, str]

_KEY = Qt.ItemDataRole.UserRole
_LONGEST = 90
_PADDING = 30


class ConclusionList(QTreeWidget):
    """Three groups; arrows choose a row, and choosing a row shows it.

    Signals:
        chosen: Carries kind and id.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "nav")
        self.setAccessibleName("Findings and recommendations")
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.currentItemChanged.connect(self._say)
        self._shown: list[_Line] = []
        self._rows: dict[tuple[type[Value], UUID | str], QTreeWidgetItem] = {}

    @property
    def key(self) -> Key | None:
        """What is chosen; None where nothing is."""
        item = self.currentItem()
        return item.data(0, _KEY) if item is not None else None

    def show_review(self, review: Review) -> None:
        """Show everything in its order; what was chosen stays chosen where it is still there."""
        lines = _lines(review)
        if lines == self._shown:
            return
        before = self.key
        same = [key for key, _ in lines] == [key for key, _ in self._shown]
        self._shown = lines
        if same:
            for at, (_, text) in enumerate(lines):
                self._write(self.topLevelItem(at), text)
            return
        self.blockSignals(True)
        self.clear()
        self._rows = {}
        for key, text in lines:
            item = QTreeWidgetItem()
            item.setData(0, _KEY, key)
            if key is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            else:
                self._rows[key] = item
            self.addTopLevelItem(item)
            self._write(item, text)
        self.blockSignals(False)
        self.choose(before)

    def choose(self, key: tuple[type[Value], UUID | str] | None) -> None:
        """Choose a row, where it is there."""
        row = self._rows.get(key) if key else None
        if row is not None:
            self.setCurrentItem(row)
            self.scrollToItem(row)

    def first(self) -> Key | None:
        """What stands at the top."""
        return next((key for key, _ in self._shown if key is not None), None)

    def _write(self, item: QTreeWidgetItem | None, text: str) -> None:
        assert item is not None  # noqa: S101  there is one for each line
        item.setText(0, text)
        room = self.viewport().width() - _PADDING
        flags = int(Qt.TextFlag.TextWordWrap)
        height = self.fontMetrics().boundingRect(QRect(0, 0, room, 10_000), flags, text).height()
        item.setSizeHint(0, QSize(0, height + 14))

    def _say(self) -> None:
        if self.key is not None:
            self.chosen.emit(self.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for at, (_, text) in enumerate(self._shown):
            self._write(self.topLevelItem(at), text)


def _lines(review: Review) -> list[_Line]:
    """Headings have no key; a group with nothing in it has no heading."""
    findings = [
        ((Finding, each.id), _finding(review, each, number))
        for number, each in enumerate(review.live_findings(), 1)
    ]
    recommendations = [
        ((Recommendation, each.id), _recommendation(review, each))
        for each in review.live_recommendations()
    ]
    earlier = [
        ((EarlierReview, each.id), each.title or "Without a title")
        for each in live_earlier_reviews(review)
    ]
    lines = list[_Line]()
    for heading, group in (
        ("Findings", findings),
        ("Recommendations", recommendations),
        ("Earlier reviews", earlier),
    ):
        lines += [(None, heading), *group] if group else []
    return lines


def _finding(review: Review, finding: Finding, number: int) -> str:
    evidence = evidence_of(review, finding)
    told = [f"{finding.status.label} · {finding.outcome.value}", counted(evidence.supports)]
    if not evidence.does_not_fit.empty:
        told.append(f"does not fit: {counted(evidence.does_not_fit)}")
    return _row(number, finding.text, told, len(doubts_about(review, finding)))


def _recommendation(review: Review, each: Recommendation) -> str:
    doubts = doubts_about_recommendation(review, each)
    told = [owner_words(review, each)]
    return _row(number_of(review, each), table_wording(each), told, len(doubts))


def _row(number: int, text: str, told: list[str], doubts: int) -> str:
    text = " ".join(text.split()) or "Nothing written yet"
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
    if doubts:
        told = [*told, so_many(doubts, "question")]
    return "\n".join([f"{number}  {short}", *told])
