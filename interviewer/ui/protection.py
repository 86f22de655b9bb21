"""Whether only a passphrase opens a file that is given to a practitioner, and which."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from interviewer.ui.form import Form, TextField
from interviewer.ui.offered_passphrase import OfferedPassphrase

_NONE_YET = "Give it a passphrase, or say why it needs none."


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
        self._offered, self.reason = OfferedPassphrase(beside=True), TextField()
        self.passphrase = self._offered.field
        self._protected, self._unprotected = Form(label=label), Form(label=label)
        self._passphrase_remark = self._protected.add_field(
            "Passphrase",
            self._offered,
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
        return self._offered.words if self.protect.isChecked() else ""

    @property
    def why_none(self) -> str:
        """Why it is not protected; empty where it is."""
        return "" if self.protect.isChecked() else self.reason.words

    def begin(self) -> None:
        """Ask for another file: protected, with new words."""
        self.reason.clear()
        self.protect.setChecked(True)
        self._offered.offer()
        self.say_nothing()
        self._show_what_holds()

    def is_settled(self) -> bool:
        """Whether there is a passphrase or a reason; says what is missing where there is none."""
        self.say_nothing()
        if self.protect.isChecked():
            wrong = self._offered.what_is_wrong() if self.chosen else _NONE_YET
            self._passphrase_remark.say(wrong)
            return not wrong
        if not self.why_none:
            self._reason_remark.say("Say in a few words why. It is kept.")
        return bool(self.why_none)

    def say_nothing(self) -> None:
        """Take back what was said of a field."""
        for remark in (self._passphrase_remark, self._reason_remark):
            remark.say("")

    def keep_as_made(self) -> None:
        """The file is there: what stands in the field opens it, and is not changed any more."""
        self._offered.keep()
        self.protect.hide()

    def forget(self) -> None:
        """Keep no passphrase on the screen."""
        self.passphrase.clear()

    def _show_what_holds(self) -> None:
        self._protected.setVisible(self.protect.isChecked())
        self._unprotected.setVisible(not self.protect.isChecked())
