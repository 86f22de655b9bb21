"""Choosing a passphrase: typed twice, with an honest gauge."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from interviewer.ui.entrance.step import Step
from interviewer.ui.passphrase_field import PassphraseField
from interviewer.ui.sentence import words

_ADVICE = (
    "Three random words make a good passphrase: words that have nothing to do with each other,"
    " with the review or with you. Length counts for more than signs and digits. You may paste it."
)


class NewPassphraseStep(Step):
    """Asks for a new passphrase."""

    heading = "A passphrase"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseField("&Passphrase")
        self.again = PassphraseField("The same passphrase &again")
        self.gauge = QProgressBar()
        self.gauge.setRange(0, 3)
        self.gauge.setTextVisible(False)
        self.gauge.setMaximumHeight(8)
        self.gauge.setAccessibleName("How good the passphrase is")
        self.verdict = words("", "muted")
        self.column.addWidget(words(_ADVICE))
        self.column.addWidget(self.first)
        measured = QVBoxLayout()
        measured.setSpacing(4)
        measured.addWidget(self.gauge)
        measured.addWidget(self.verdict)
        self.column.addLayout(measured)
        self.column.addWidget(self.again)
        self.first.changed.connect(self._measure)
        self.first.entered.connect(self.again.ask_again)
        self.again.entered.connect(self.entered)
        for field in (self.first, self.again):
            field.changed.connect(self.changed)
        self._measure()

    @property
    def passphrase(self) -> str:
        """What was typed first; to be used only where nothing is `missing`."""
        return self.first.text

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    def begin(self) -> None:
        self.first.ask_again()

    def missing(self) -> str:
        from interviewer.storage import passphrase_strength

        strength = passphrase_strength(self.first.text)
        if not self.first.text:
            self.first.ask_again()
            return "Choose a passphrase."
        if not strength.enough:
            self.first.ask_again()
            return f"This passphrase would be too easy to guess. {strength.advice}"
        if self.first.text != self.again.text:
            self.again.ask_again()
            return "The two passphrases differ. Type the same one again."
        return ""

    def _measure(self) -> None:
        typed = self.first.text
        if not typed:
            self.gauge.setValue(0)
            self.verdict.setText("Nothing typed yet.")
            return
        from interviewer.storage import Gauge, passphrase_strength

        strength = passphrase_strength(typed)
        self.gauge.setValue(list(Gauge).index(strength.gauge) + 1)
        verdict = f"{strength.gauge.capitalize()}. {strength.advice}"
        self.verdict.setText(verdict)
        self.first.edit.setAccessibleDescription(verdict)
