"""Whether only a passphrase opens a file that is given to a practitioner, and which."""

import secrets

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.passphrases import made_passphrase
from interviewer.resources import resource
from interviewer.ui.form import Form, TextField


class Protection(QWidget):
    """Offers a passphrase of four words; whoever wants none says why.

    It is kept nowhere: whoever makes the file writes it down and gives it by another road.

    Args:
        label: As for `Form`: something as long as the longest label on the page.
    """

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.protect = QCheckBox("Only a &passphrase opens the file")
        self.protect.toggled.connect(self._show_what_holds)
        self.passphrase, self.reason = TextField(36), TextField()
        self.another_button = QPushButton("A&nother one")
        self.another_button.clicked.connect(self.offer_passphrase)
        self._protected, self._unprotected = Form(label=label), Form(label=label)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.passphrase)
        line.addWidget(self.another_button)
        line.addStretch()
        row.setFocusProxy(self.passphrase)
        self.passphrase.setAccessibleName("Passphrase")
        self._passphrase_remark = self._protected.add_field(
            "Passphrase",
            row,
            "Write it down now and give it by another road than the file, such as by telephone. It "
            "is not kept here.",
        )
        self._reason_remark = self._unprotected.add_field("Why it needs &none", self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.protect, self._protected, self._unprotected):
            column.addWidget(part)
        self.setFocusProxy(self.protect)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def chosen(self) -> str:
        """The passphrase; empty where the file is not protected."""
        return self.passphrase.text().strip() if self.protect.isChecked() else ""

    @property
    def why_none(self) -> str:
        """Why it is not protected; empty where it is."""
        return "" if self.protect.isChecked() else self.reason.words

    def begin(self) -> None:
        """Ask for another file: protected, with new words."""
        self.reason.clear()
        self.protect.setChecked(True)
        self.offer_passphrase()
        self.say_nothing()
        self._show_what_holds()

    def offer_passphrase(self) -> None:
        """Put new words in the field."""
        listed = resource("words", "passphrase.txt").read_text("utf-8").split()
        words_made = made_passphrase(listed, secrets.choice)
        self.passphrase.setText(words_made)
        # It is told once: all of it is seen, however large the text.
        self.passphrase.ensurePolished()
        wide = self.passphrase.fontMetrics().horizontalAdvance(words_made + "mmm")
        self.passphrase.setMinimumWidth(wide)

    def is_settled(self) -> bool:
        """Whether there is a passphrase or a reason; says what is missing where there is none."""
        self.say_nothing()
        if self.protect.isChecked():
            if not self.chosen:
                self._passphrase_remark.say("Give it a passphrase, or say why it needs none.")
            return bool(self.chosen)
        if not self.why_none:
            self._reason_remark.say("Say in a few words why. It is kept.")
        return bool(self.why_none)

    def say_nothing(self) -> None:
        """Take back what was said of a field."""
        for remark in (self._passphrase_remark, self._reason_remark):
            remark.say("")

    def keep_as_made(self) -> None:
        """The file is there: what stands in the field opens it, and is not changed any more."""
        self.passphrase.setReadOnly(True)
        for part in (self.protect, self.another_button):
            part.hide()

    def forget(self) -> None:
        """Keep no passphrase on the screen."""
        self.passphrase.clear()

    def _show_what_holds(self) -> None:
        self._protected.setVisible(self.protect.isChecked())
        self._unprotected.setVisible(not self.protect.isChecked())
