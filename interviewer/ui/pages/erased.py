"""What stands in the window while a review is erased, and its receipt afterwards."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from interviewer.domain.erasure import Erasure, receipt_name, receipt_text
from interviewer.domain.errors import InterviewerError
from interviewer.ui.background import Background
from interviewer.ui.entrance.quiet_page import QuietPage
from interviewer.ui.files import choose_where
from interviewer.ui.handing_over.files import write_file
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role

_RECEIPT = ("Text (*.txt)", "txt")
_UNDER_WAY = "The review is being erased. Leave the laptop on until this is done."
_DONE = (
    "Nothing of the review can be opened on this laptop any more. This is the receipt: it says "
    "what was erased and when, and nothing that anybody said."
)


class ErasedPage(QuietPage):
    """Waits, then shows the receipt and offers to save it.

    Signals:
        finished: Somebody has read it.
    """

    finished = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._name = ""
        self.title, self.told = words("Erasing…", "title"), words(_UNDER_WAY)
        self.receipt = QPlainTextEdit()
        self.receipt.setReadOnly(True)
        self.receipt.setTabChangesFocus(True)
        self.receipt.setAccessibleName("Receipt")
        self.save_button = QPushButton("&Save the receipt…")
        self.on_button = QPushButton("&Go on")
        set_role(self.save_button, "primary")
        self.save_button.clicked.connect(self.ask_where)
        self.on_button.clicked.connect(self.finished)
        self.said, self.problem = Sentence("banner"), Sentence("error")
        row = QHBoxLayout()
        for button in (self.save_button, self.on_button):
            row.addWidget(button)
        row.addStretch()
        for part in (self.title, self.told):
            self.column.addWidget(part)
        self.column.addWidget(self.receipt)
        self.column.addLayout(row)
        self.column.addWidget(self.said)
        self.column.addWidget(self.problem)
        self.column.addStretch()
        self._set_done(done=False)

    def show_receipts(self, erasures: Sequence[Erasure]) -> None:
        """It is done: show the receipt, or those of several reviews."""
        one = len(erasures) == 1
        self.title.setText("The review is erased" if one else "The reviews are erased")
        self.told.setText(_DONE)
        self.receipt.setPlainText("\n".join(map(receipt_text, erasures)))
        self._name = receipt_name(erasures[0])
        lines = min(self.receipt.blockCount(), 18) + 4  # long ones go on in the next line
        self.receipt.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 24)
        self._set_done(done=True)
        self.save_button.setFocus()

    def show_trouble(self, error: Exception) -> None:
        """It was begun and could not be finished."""
        self.title.setText("Not everything is erased yet")
        self.told.setText(str(error))
        self.on_button.show()
        self.on_button.setFocus()

    def ask_where(self) -> None:
        """Ask where the receipt goes."""
        choose_where(self, "Save the receipt", _RECEIPT, self._name, self.save)

    def save(self, path: Path) -> None:
        """Write the receipt."""
        work = partial(write_file, path, self.receipt.toPlainText().encode())
        self._background.run(self, work, self._say_saved, self._fail)

    def _set_done(self, *, done: bool) -> None:
        self.receipt.setVisible(done)
        self.save_button.setVisible(done)
        self.on_button.setVisible(done)

    def _say_saved(self, path: Path) -> None:
        self.problem.say("")
        self.said.say(f"Saved as “{path.name}” in “{path.parent.name}”.")
        self.on_button.setFocus()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, InterviewerError):
            raise error
        self.said.say("")
        self.problem.say(error.sentence)
