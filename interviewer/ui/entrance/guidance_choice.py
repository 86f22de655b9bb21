"""Choosing which guidance a review keeps to: a shipped one, or the Board's own file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import Guidance
from interviewer.domain.guidance.file import GuidanceProblemsError, parse_guidance
from interviewer.resources import resource
from interviewer.ui.background import Background
from interviewer.ui.files import choose_file
from interviewer.ui.sentence import Sentence, words

_MOST_BYTES = 2_000_000
_MOST_LINES = 12
"""How many lines of problems are seen at once; the others are scrolled to."""


class GuidanceFileError(InterviewerError):
    """A file cannot be read as text; its contents were not looked at."""

    what_is_safe = "Nothing was changed: the guidance chosen before stays chosen."


class GuidanceChoice(QWidget):
    """A list of guidance by title and version, and a way to read one more from a file.

    Signals:
        changed: Another guidance is chosen.
        refused: A file could not be used: the reasons have come up.
    """

    changed = Signal()
    refused = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._offered: list[Guidance] = []
        self.list = QComboBox()
        self.list.setAccessibleName("Guidance")
        self.list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.list.setMinimumContentsLength(24)
        self.list.currentIndexChanged.connect(self._show_choice)
        self.file_button = QPushButton("Choose a &file…")
        self.file_button.clicked.connect(self._ask_for_file)
        self._about = words("", "muted")
        self.problem = Sentence("error")
        self.problems = QPlainTextEdit()
        self.problems.setReadOnly(True)
        self.problems.setTabChangesFocus(True)
        self.problems.setAccessibleName("Problems in the guidance file")
        self.problems.hide()
        self._lay_out()
        background.run(self, shipped_guidance, self._offer, self._fail)

    @property
    def guidance(self) -> Guidance | None:
        """What is chosen; None for the moment until the list has been read."""
        index = self.list.currentIndex()
        return self._offered[index] if index >= 0 else None

    def read_file(self, path: Path) -> None:
        """Read a guidance file and choose it; if it has problems, list all of them."""
        work = partial(guidance_from_file, path)
        self._background.run(self, work, self._choose, self._fail)

    def _lay_out(self) -> None:
        label = QLabel("&Guidance")
        label.setBuddy(self.list)
        row = QHBoxLayout()
        row.addWidget(self.file_button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (label, self.list, self._about):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.problems)

    def _ask_for_file(self) -> None:
        kinds = "Guidance (*.toml);;Every file (*)"
        choose_file(self, "Choose a guidance file", kinds, self.read_file)

    def _offer(self, guidances: list[Guidance]) -> None:
        self._offered.extend(guidances)
        self.list.addItems([_title(guidance) for guidance in guidances])

    def _choose(self, guidance: Guidance) -> None:
        self._say("", "")
        if guidance in self._offered:
            self.list.setCurrentIndex(self._offered.index(guidance))
            return
        self._offered.append(guidance)
        self.list.addItem(f"{_title(guidance)} · from your file")
        self.list.setCurrentIndex(self.list.count() - 1)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, InterviewerError):
            raise error
        problems = error.problems if isinstance(error, GuidanceProblemsError) else ()
        self._say(error.sentence, "\n".join(str(problem) for problem in problems))
        self.refused.emit()

    def _say(self, sentence: str, problems: str) -> None:
        self.problem.say(sentence)
        self.problems.setPlainText(problems)
        self.problems.setVisible(bool(problems))
        height = QFontMetrics(self.problems.font()).lineSpacing()
        self.problems.setFixedHeight(height * _MOST_LINES)

    def _show_choice(self) -> None:
        guidance = self.guidance
        # Its first paragraph says whose wording it is; the whole of it can be read in the review.
        self._about.setText(guidance.about.partition("\n\n")[0] if guidance else "")
        self.changed.emit()


def shipped_guidance() -> list[Guidance]:
    """Every guidance that comes with the application, the one with the most prompts first."""
    files = (file for file in resource("guidance").iterdir() if file.name.endswith(".toml"))
    guidances = [parse_guidance(_text(file), file=file.name) for file in files]
    return sorted(guidances, key=_size, reverse=True)


def guidance_from_file(path: Path) -> Guidance:
    """Read one guidance from a file that a person chose.

    Raises:
        GuidanceFileError: It cannot be read, is far too large, or is not text.
        GuidanceProblemsError: It is not a guidance as it stands; every problem is in it.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise GuidanceFileError(
                "That file is too large to be guidance.",
                what_to_do="Choose the guidance file itself, whose name ends in .toml.",
            )
        return parse_guidance(_text(path), file=path.name)
    except OSError as error:
        raise GuidanceFileError(
            "That file could not be read.",
            what_to_do="Check that it is still there and that you may read it, then try again.",
        ) from error
    except UnicodeDecodeError as error:
        raise GuidanceFileError(
            "That file is not plain text.",
            what_to_do="Choose the guidance file itself, or save it again as UTF-8 text.",
        ) from error


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def _title(guidance: Guidance) -> str:
    return f"{guidance.title}, version {guidance.version}"


def _size(guidance: Guidance) -> int:
    return sum(not item.retired for section in guidance.sections for item in section.items)
