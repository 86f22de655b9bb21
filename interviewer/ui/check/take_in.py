"""Taking a file back in: choosing it, its passphrase where it has one, and reading it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.errors import InterviewerError
from interviewer.domain.returned import ReturnedCopy
from interviewer.ui.background import Background
from interviewer.ui.buttons import flowing
from interviewer.ui.check.read_file import Chosen, content_of, read_chosen
from interviewer.ui.files import choose_file
from interviewer.ui.passphrase_field import PassphraseField
from interviewer.ui.sentence import Sentence
from interviewer.ui.style import set_role


class TakeIn(QWidget):
    """Hidden until a file needs something: a passphrase, or a sentence on what is wrong with it.

    Signals:
        read: Carries the ReturnedCopy.
    """

    read = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._chosen: Chosen | None = None
        self.said, self.problem = Sentence("banner"), Sentence("error")
        self.passphrase = PassphraseField("&Passphrase of the file")
        self.passphrase.entered.connect(self.open_with_passphrase)
        self.open_button, self.cancel_button = QPushButton("&Open it"), QPushButton("&Cancel")
        set_role(self.open_button, "primary")
        self.open_button.clicked.connect(self.open_with_passphrase)
        self.cancel_button.clicked.connect(self.forget)
        self._asking = QWidget()
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.passphrase)
        actions = flowing(self.open_button, self.cancel_button)
        column.addLayout(actions)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for part in (self.said, self.problem, self._asking):
            whole.addWidget(part)
        self.forget()

    def ask_which(self) -> None:
        """Ask for the file; when one is chosen, read it."""
        self.forget()
        kinds = "Documents (*.docx *.odt);;Every file (*)"
        choose_file(self, "Take the returned file in", kinds, self.take)

    def take(self, path: Path) -> None:
        """Read the file in the background."""
        self.forget()
        self.said.say("Reading the file…")
        self._background.run(self, partial(content_of, path), self._read, self.refuse)

    def open_with_passphrase(self) -> None:
        """Try the passphrase that was typed."""
        if self._chosen is not None:
            self.problem.say("")
            self.said.say("Opening the file…")
            self._run(self._chosen, self.passphrase.text)

    def refuse(self, error: Exception) -> None:
        """Say what is wrong with the file, or ask for its passphrase."""
        from interviewer.documents import PassphraseNeededError, WrongPassphraseError

        self.said.say("")
        if not isinstance(error, InterviewerError):
            self.forget()
            raise error
        if isinstance(error, PassphraseNeededError | WrongPassphraseError):
            asked_before = isinstance(error, WrongPassphraseError)
            self.problem.say(error.sentence if asked_before else "")
            self._asking.show()
            self.passphrase.ask_again()
        else:
            self.forget()
            self.problem.say(error.sentence)

    def forget(self) -> None:
        """Hold no file and no passphrase any more."""
        self._chosen = None
        self.passphrase.clear()
        self._asking.hide()
        self.said.say("")
        self.problem.say("")

    def _read(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._run(chosen, "")

    def _run(self, chosen: Chosen, passphrase: str) -> None:
        work = partial(read_chosen, chosen, passphrase)
        self._background.run(self, work, self._hand_on, self.refuse)

    def _hand_on(self, returned: ReturnedCopy) -> None:
        self.forget()
        self.read.emit(returned)
