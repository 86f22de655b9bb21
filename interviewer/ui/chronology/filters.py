"""What somebody looks for in the chronology: words, an agency, an episode, unsettled dates."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from interviewer.domain.raising import Wanted
from interviewer.domain.review import Review
from interviewer.ui.layouts import FlowLayout


class Filters(QWidget):
    """Four ways to see less of it; all of them hold together.

    Signals:
        changed: Carries the Wanted, at every letter.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setPlaceholderText("Find words, a date, a source")
        self.words.setAccessibleName("Find in the chronology")
        self.words.setClearButtonEnabled(True)
        self.agency, self.episode = QComboBox(), QComboBox()
        self.agency.setAccessibleName("Agency")
        self.episode.setAccessibleName("Episode")
        self.unsettled = QCheckBox("Uncertain or no date")
        row = FlowLayout(self, spacing=8)
        for part in (self.words, self.agency, self.episode, self.unsettled):
            row.addWidget(part)
        self.words.textChanged.connect(self._say)
        self.agency.currentIndexChanged.connect(self._say)
        self.episode.currentIndexChanged.connect(self._say)
        self.unsettled.toggled.connect(self._say)
        self._fit()

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        return Wanted(
            words=self.words.text(),
            agency=self.agency.currentData(),
            episode=self.episode.currentData(),
            unsettled=self.unsettled.isChecked(),
        )

    def show_review(self, review: Review) -> None:
        """Offer the agencies and episodes of the review; what was chosen stays chosen."""
        agencies = review.live_agencies()
        known = {agency.id for agency in agencies}
        written = {e.agency_written for e in review.live_entries() if e.agency not in known}
        offered = [
            ("Every agency", None),
            *((agency.name, agency.id) for agency in agencies),
            *((name, name) for name in sorted(written - {""})),
        ]
        _offer(self.agency, offered)
        episodes = review.live_episodes()
        _offer(self.episode, [("Every episode", None), *((e.name, e.id) for e in episodes)])

    def clear(self) -> None:
        """Look for nothing in particular."""
        self.words.clear()
        self.agency.setCurrentIndex(0)
        self.episode.setCurrentIndex(0)
        self.unsettled.setChecked(False)

    def _say(self) -> None:
        self.changed.emit(self.wanted)

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.words.setMinimumWidth(letter * 36)
        self.agency.setMaximumWidth(letter * 32)


def _offer(box: QComboBox, offered: Sequence[tuple[str, object]]) -> None:
    if offered == [(box.itemText(at), box.itemData(at)) for at in range(box.count())]:
        return
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, data in offered:
        box.addItem(words, data)
    values = [data for _, data in offered]
    box.setCurrentIndex(values.index(chosen) if chosen in values else 0)
    box.blockSignals(False)
