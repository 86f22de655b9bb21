"""The ways to unlock: another passphrase, a new recovery sheet, this device on or off."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.errors import InterviewerError
from interviewer.ui.background import Background
from interviewer.ui.entrance.new_passphrase import NewPassphraseStep
from interviewer.ui.entrance.sheet_steps import CheckSheetStep, KeepSheetStep, any_two
from interviewer.ui.laptop import Laptop
from interviewer.ui.passphrase_field import PassphraseField
from interviewer.ui.recovery_sheet import RecoverySheet
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage import RecoveryCode, Store, Way

_NOT_IT = "That is not the passphrase that opens this review now. Nothing was changed."
_DEVICE = (
    "Whoever is logged in to this laptop could then open the review without the passphrase. Allow "
    "it only where nobody else can log in as you. The passphrase and the recovery code still work."
)


class UnlockWay(QWidget):
    """One way to unlock: what it says, its button, and the panel that the button opens."""

    def __init__(self, about: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = words(about)
        self.button = QPushButton(button)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._turn)
        self.panel, self.said = QWidget(), Sentence("banner")
        self.problem = Sentence("error")
        self.inside = QVBoxLayout(self.panel)
        self.inside.setContentsMargins(16, 0, 0, 0)
        self.panel.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        row = QHBoxLayout()
        row.addWidget(self.about, 1)
        row.addWidget(self.button)
        column.addLayout(row)
        for part in (self.panel, self.problem, self.said):
            column.addWidget(part)

    def begin(self) -> None:
        """The panel has come up."""

    def clear(self) -> None:
        """Forget what was typed into the panel."""

    def finish(self, said: str) -> None:
        """Fold the panel and say what was done."""
        self.button.setChecked(False)
        self.problem.say("")
        self.said.say(said)

    def fail(self, error: Exception) -> None:
        """Say why it was not done; the panel stays."""
        self.panel.setEnabled(True)
        self.button.setEnabled(True)
        self.said.say("")
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)

    def _turn(self, open_: bool) -> None:
        self.panel.setVisible(open_)
        self.panel.setEnabled(True)
        self.problem.say("")
        if open_:
            self.said.say("")
            self.begin()
        else:
            self.clear()


class ChangePassphrase(UnlockWay):
    """Asks for the passphrase that holds now, then for the new one."""

    def __init__(self, workspace: Workspace, laptop: Laptop, parent: QWidget | None = None) -> None:
        super().__init__(
            "The passphrase opens the review on this laptop. After a change the earlier one opens "
            "nothing any more, backups included.",
            "Change the &passphrase…",
            parent,
        )
        self._workspace, self._laptop = workspace, laptop
        self.now = PassphraseField("The passphrase that &holds now")
        self.step = NewPassphraseStep()
        self.change_button = QPushButton("&Change it")
        set_role(self.change_button, "primary")
        self.change_button.clicked.connect(self.change)
        self.step.entered.connect(self.change)
        self.inside.addWidget(self.now)
        self.inside.addWidget(self.step)
        self.inside.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        self.now.ask_again()

    def clear(self) -> None:
        self.now.clear()
        self.step.clear()

    def change(self) -> None:
        """Let the new passphrase hold, where the one that holds now was typed."""
        missing = self.step.missing()
        if missing or self._laptop.folder is None:
            self.problem.say(missing)
            return
        self.problem.say("")
        self.said.say("Changing the passphrase…")
        self.panel.setEnabled(False)
        work = partial(_change, self._laptop.folder, self.now.text, self.step.passphrase)
        self._workspace.ask(work, self._changed, self.fail)

    def _changed(self, known: bool) -> None:
        self.panel.setEnabled(True)
        if not known:
            self.said.say("")
            self.problem.say(_NOT_IT)
            self.now.ask_again()
            return
        self.finish("The passphrase is changed. The recovery sheet goes on working.")


class NewSheet(UnlockWay):
    """Shows a new recovery code, has it kept and shown again, and only then lets it hold."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        laptop: Laptop,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "The recovery sheet opens the review when the passphrase is forgotten. A new sheet "
            "makes the earlier one useless.",
            "New recovery &sheet…",
            parent,
        )
        self._workspace, self._laptop = workspace, laptop
        self._code: RecoveryCode | None = None
        self.keep, self.check = KeepSheetStep(background), CheckSheetStep()
        self.check.entered.connect(self.take)
        self.take_button = QPushButton("Let the new sheet &hold")
        set_role(self.take_button, "primary")
        self.take_button.clicked.connect(self.take)
        self.inside.addWidget(self.keep)
        self.inside.addWidget(self.check)
        self.inside.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        from interviewer.storage import RecoveryCode, ReviewFolder

        if self._laptop.folder is None:
            return
        code = self._code = RecoveryCode.new()
        name = ReviewFolder.at(self._laptop.folder).name
        made = self._workspace.now()
        self.keep.show_sheet(RecoverySheet(name=name, groups=code.groups, made=made))
        self.check.ask(code, any_two(len(code.groups)))
        self.keep.begin()

    def clear(self) -> None:
        self._code = None
        self.keep.clear()
        self.check.clear()

    def take(self) -> None:
        """Let the new code hold, once two groups of it were typed from the sheet."""
        missing = self.check.missing()
        if missing or self._code is None or self._laptop.folder is None:
            self.problem.say(missing)
            return
        self.problem.say("")
        self.said.say("Making the new sheet hold…")
        self.panel.setEnabled(False)
        work = partial(_take_code, self._laptop.folder, self._code)
        self._workspace.ask(work, self._taken, self.fail)

    def _taken(self, _: None) -> None:
        self.finish("The new sheet holds. Destroy the earlier one: it opens nothing any more.")


class ThisDevice(UnlockWay):
    """Allows this device to open the review, or takes that back."""

    def __init__(self, workspace: Workspace, laptop: Laptop, parent: QWidget | None = None) -> None:
        super().__init__(_DEVICE, "Allow this &device", parent)
        self._workspace, self._laptop = workspace, laptop
        self.button.setCheckable(False)
        self.button.clicked.connect(self.turn)
        self._allowed = False

    def show_ways(self, ways: "frozenset[Way]") -> None:
        """Show whether this device is allowed now."""
        from interviewer.storage import Way

        self._allowed = Way.THIS_DEVICE in ways
        self.button.setText(
            "Take it back from this &device" if self._allowed else "Allow this &device"
        )
        self.button.setEnabled(True)

    def turn(self) -> None:
        """Allow it, or take it back; the keyring of the system may ask something."""
        if self._laptop.folder is None:
            return
        self.problem.say("")
        self.said.say("Asking the keyring of this laptop…")
        self.button.setEnabled(False)
        work = partial(_turn_device, self._laptop.folder, not self._allowed)
        self._workspace.ask(work, self._turned, self.fail)

    def _turned(self, ways: "frozenset[Way]") -> None:
        self.show_ways(ways)
        allowed = "This device can open the review now."
        taken_back = "This device opens the review no more."
        self.said.say(allowed if self._allowed else taken_back)


def _change(folder: Path, now: str, new: str, store: "Store") -> bool:
    """Change the passphrase; False where `now` is not the one that holds."""
    from interviewer.storage import ReviewFolder

    review = ReviewFolder.at(folder)
    if not review.knows_passphrase(now):
        return False
    review.change_passphrase(store, new)
    return True


def _take_code(folder: Path, code: "RecoveryCode", store: "Store") -> None:
    from interviewer.storage import ReviewFolder

    ReviewFolder.at(folder).new_recovery_code(store, code)


def _turn_device(folder: Path, allow: bool, store: "Store") -> "frozenset[Way]":
    from interviewer.storage import ReviewFolder

    review = ReviewFolder.at(folder)
    if allow:
        review.allow_this_device(store)
    else:
        review.forget_this_device()
    return ReviewFolder.at(folder).ways
