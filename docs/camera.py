"""What every picture needs: a window on a laptop, waiting for it, keeping what is seen."""

import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from interviewer.settings import Settings
from interviewer.ui.window import House, Window

DURING_THE_INTERVIEW = datetime(2026, 11, 12, 10, 42, tzinfo=UTC)


def a_window(folder: Path, size: QSize) -> Window:
    """The window on a laptop whose reviews are in this folder; it is shown."""
    house = House(
        reviews=folder / "reviews",
        training=folder / "training",
        settings=Settings(quiet=False),
        clock=lambda: DURING_THE_INTERVIEW,
        new_id=uuid4,
    )
    window = Window(house)
    window.resize(size)
    window.show()
    return window


def keep(window: Window, path: Path) -> None:
    """Keep what is seen, a dialog in its place; in 256 colours, its most common ones."""
    picture = window.grab()
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        painter = QPainter(picture)
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
        painter.drawPixmap((picture.rect().center() - dialog.rect().center()), dialog.grab())
        painter.end()
    keep_image(picture.toImage(), path)


def keep_image(picture: QImage, path: Path) -> None:
    """Write it as a small file."""
    image = picture.convertToFormat(QImage.Format.Format_RGB32)
    common = Counter(memoryview(image.constBits()).cast("B").cast("I")).most_common(256)
    nearest = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    colours = [colour for colour, _ in common]
    small = image.convertToFormat(QImage.Format.Format_Indexed8, colours, nearest)
    small.save(str(path), quality=0)  # the smallest file; nothing is lost by it


def settle(app: QApplication) -> None:
    """Let everything come to rest."""
    until = time.monotonic() + 0.3
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)


def wait(app: QApplication, done: Callable[[], object]) -> None:
    """Return when it is so.

    Raises:
        TimeoutError: It does not happen.
    """
    until = time.monotonic() + 60
    while not done():
        if time.monotonic() > until:
            raise TimeoutError("The window did not come to the next page.")
        app.processEvents()
        time.sleep(0.01)
