"""What holds for this laptop: idle time, text, colours, the word for an interview."""

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from interviewer.domain.review import Review
from interviewer.domain.set_up import Seat
from interviewer.settings import (
    IDLE_MINUTES,
    TEXT_PERCENT,
    Colours,
    Settings,
    SettingsNotSavedError,
    Word,
)
from interviewer.ui.form import Form, TextField
from interviewer.ui.laptop import Laptop
from interviewer.ui.sentence import Sentence
from interviewer.ui.workspace import Workspace

_SIZES = TEXT_PERCENT[::10]

_COLOURS: dict[str, str] = {
    "system": "As the laptop has it",
    "light": "Light",
    "dark": "Dark",
    "high contrast": "High contrast",
}


class LaptopChoices(QWidget):
    """Each choice holds at once, and is kept."""

    def __init__(self, workspace: Workspace, laptop: Laptop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._laptop = workspace, laptop
        self.initials = TextField(8)
        self.idle = _choice(IDLE_MINUTES, [f"{minutes} min" for minutes in IDLE_MINUTES])
        self.text = _choice(_SIZES, [f"{percent} %" for percent in _SIZES])
        self.colours = _choice(get_args(Colours), [_COLOURS[c] for c in get_args(Colours)])
        self.word = _choice(get_args(Word), ["Interview", "Conversation"])
        self.quiet = QCheckBox("Begin in quiet view when somebody sits opposite")
        self.problem = Sentence("error")
        self._lay_out()
        self._show(laptop.settings)
        self.initials.editingFinished.connect(self.save_initials)
        for box in (self.idle, self.text, self.colours, self.word):
            box.activated.connect(self._choose)
        self.quiet.clicked.connect(self._choose)
        laptop.changed.connect(self._show)

    def show_review(self, review: Review) -> None:
        self.initials.show_text(review.initials)

    def save_initials(self) -> None:
        """Save the initials of whoever sits here, where some were typed."""
        initials = "".join(self.initials.words.split())
        self._remark.say("" if initials else "Every note needs somebody’s initials.")
        seats = self._workspace.review.seats.values()
        seat = next(iter(seats), None) or Seat(id=self._workspace.new_id())
        if initials and initials != seat.initials:
            self._workspace.save(replace(seat, initials=initials))

    def _choose(self) -> None:
        chosen = replace(
            self._laptop.settings,
            idle_minutes=self.idle.currentData(),
            text_percent=self.text.currentData(),
            colours=self.colours.currentData(),
            word=self.word.currentData(),
            quiet=self.quiet.isChecked(),
        )
        if chosen == self._laptop.settings:
            return
        try:
            self._laptop.choose(chosen)
            self.problem.say("")
        except SettingsNotSavedError as error:
            self.problem.say(error.sentence)

    def _show(self, settings: Settings) -> None:
        for box, value in (
            (self.idle, settings.idle_minutes),
            (self.text, settings.text_percent),
            (self.colours, settings.colours),
            (self.word, settings.word),
        ):
            box.setCurrentIndex(box.findData(value))
        self.quiet.setChecked(settings.quiet)

    def _lay_out(self) -> None:
        form = Form()
        self._remark = form.add_field(
            "Your &initials", self.initials, "They say who took which note."
        )
        form.add_field(
            "Lock when &unused for",
            self.idle,
            "Between 1 and 15 minutes. Half a minute before, the top line says so.",
        )
        form.add_field("&Text size", self.text, "Ctrl+Plus and Ctrl+Minus do the same.")
        form.add_field("&Colours", self.colours)
        form.add_field(
            "Inter&view or conversation",
            self.word,
            "On the screen, from the next unlocking on. Documents and guidance keep their words.",
        )
        form.add_field("Quiet view", self.quiet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addWidget(self.problem)


def _choice(values: Sequence[str | int], words: Sequence[str]) -> QComboBox:
    box = QComboBox()
    for value, word in zip(values, words, strict=True):
        box.addItem(word, value)
    return box
