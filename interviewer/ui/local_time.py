"""The time where this laptop stands."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone


def local_zone() -> tzinfo:
    """The time zone of this laptop, with its summer time."""
    try:
        return ZoneInfo(bytes(QTimeZone.systemTimeZoneId().data()).decode())
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now(UTC).astimezone().tzinfo or UTC


def local_day(at: datetime) -> date:
    """The day on which a moment fell where this laptop stands."""
    return at.astimezone(local_zone()).date()
