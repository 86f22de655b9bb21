"""A date, typed or taken from a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.dates import NotADateError
from interviewer.ui.form import DateField


class DayPicker(QWidget):
    """A field for the date, and a button that unfolds a calendar below it.

    In the calendar arrows choose a day, Enter takes it, Escape folds it away.

    Args:
        today: Says which day the calendar opens at where none was typed.
    """

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.field = DateField()
        self.button = QPushButton("&Calendar")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._unfold)
        self.calendar = _Calendar()
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
            shown = self._typed() or self._today()
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


class _Calendar(QCalendarWidget):
    """A month at a time, in English and from Monday whatever the system speaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Calendar")
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        for button, arrow, name in (
            ("qt_calendar_prevmonth", "←", "Month before"),
            ("qt_calendar_nextmonth", "→", "Month after"),
        ):
            self._turn_page_with(button, arrow, name)
        self.hide()

    def _turn_page_with(self, button: str, arrow: str, name: str) -> None:
        """Give one of Qt's own buttons a sign that has the colour of the text."""
        found = self.findChild(QToolButton, button)
        if isinstance(found, QToolButton):
            found.setIcon(QIcon())
            found.setText(arrow)
            found.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        # Qt's own leaves no room for the frame that the stylesheet draws around the days.
        return super().minimumSizeHint() + QSize(16, 16)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        plain = QTextCharFormat()
        plain.setForeground(self.palette().text())
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)  # Qt's red cannot be read on every ground
