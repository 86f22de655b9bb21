"""A date, typed or taken from a calendar."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.dates import NotADateError
from interviewer.ui.form import DateField


class DayPicker(QWidget):
    """A field for the date, and a button that unfolds a calendar below it.

    In the calendar arrows choose a day, Enter takes it, Escape folds it away.

    Args:
        clock: Says which day the calendar opens at where none was typed.
    """

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.field = DateField()
        self.button = QPushButton("&Calendar")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._unfold)
        self.calendar = _calendar()
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        self.setFocusProxy(self.field)
        row = QHBoxLayout()
        row.addWidget(self.field)
        row.addWidget(self.button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignLeft)

    def show_day(self, day: date | None) -> None:
        """Show the day in the field, and no calendar."""
        self.button.setChecked(False)
        self.field.show_day(day)
        self.field.reset()

    def _unfold(self, unfolded: bool) -> None:
        self.calendar.setVisible(unfolded)
        if unfolded:
            shown = self._typed() or self._clock().astimezone().date()
            self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
            self.calendar.setFocus()

    def _typed(self) -> date | None:
        try:
            return self.field.day()
        except NotADateError:
            return None

    def _take(self, chosen: QDate) -> None:
        self.show_day(date(chosen.year(), chosen.month(), chosen.day()))
        self.field.setFocus()
        self.field.editingFinished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.button.isChecked():
            self.button.setFocus()
            self.button.setChecked(False)
        else:
            super().keyPressEvent(event)


def _calendar() -> QCalendarWidget:
    """A month at a time, in English and from Monday whatever the system speaks."""
    calendar = QCalendarWidget()
    calendar.setAccessibleName("Calendar")
    calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.hide()
    return calendar
