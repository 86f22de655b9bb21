"""A date, typed or taken from a calendar."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.dates import NotADateError
from interviewer.ui.form import DateField


class DayPicker(QWidget):
    """A field for the date, and a button that opens a calendar below it.

    Args:
        clock: Says which day the calendar opens at where none was typed.
    """

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.field = DateField()
        self.button = QPushButton("&Calendar…")
        self.button.clicked.connect(self.open_calendar)
        self.calendar = _Calendar(self)
        self.calendar.days.activated.connect(self._take)
        self.calendar.days.clicked.connect(self._take)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        row.addWidget(self.button)
        row.addStretch()

    def open_calendar(self) -> None:
        """Open the calendar at the day that was typed, or else today."""
        try:
            day = self.field.day()
        except NotADateError:
            day = None
        shown = day or self._clock().astimezone().date()
        self.calendar.days.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.calendar.move(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        self.calendar.show()
        self.calendar.days.setFocus()

    def _take(self, chosen: QDate) -> None:
        self.calendar.hide()
        self.field.show_day(date(chosen.year(), chosen.month(), chosen.day()))
        self.field.reset()
        self.field.setFocus()


class _Calendar(QFrame):
    """A month at a time: arrows choose a day, Enter takes it, Escape closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.days = QCalendarWidget()
        self.days.setAccessibleName("Calendar")
        self.days.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.days)
