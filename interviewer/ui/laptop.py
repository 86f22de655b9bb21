"""The laptop that the review lies on: its folder, and what a person chose for this laptop."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from interviewer.settings import Settings, save_settings


class Laptop(QObject):
    """What pages know of the laptop; the same one for as long as the window lives.

    Signals:
        changed: Carries the Settings after a choice.

    Attributes:
        settings: What was chosen.
        settings_file: Where the choices are kept; None where nothing is to be kept.
        folder: Of the open review; None while locked.
        reviews: The folder that holds the review folders.
    """

    changed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        reviews: Path,
        settings_file: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.reviews = reviews
        self.settings_file = settings_file
        self.folder: Path | None = None

    def choose(self, settings: Settings) -> None:
        """Let a choice hold from now on, and keep it.

        Raises:
            SettingsNotSavedError: It holds until the application ends.
        """
        self.settings = settings
        self.changed.emit(settings)
        if self.settings_file is not None:
            save_settings(self.settings_file, settings)
