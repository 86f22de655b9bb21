"""Making the Word summary of one interview: what belongs in it, and where it goes."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QStandardPaths, Qt, QTimeZone, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.errors import InterviewerError
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.resources import resource
from interviewer.ui.background import Background
from interviewer.ui.entrance.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class SummaryOrder:
    """What somebody asked for.

    Attributes:
        made: When, in UTC.
        reflections: Whether the interviewers' reflections are included, as far as unsealed.
        initials: Whether interviewers are told by their initials.
    """

    review: Review
    interview: Interview
    made: datetime
    reflections: bool
    initials: bool


def write_summary(order: SummaryOrder, path: Path) -> Path:
    """Make the summary and write it there; takes up to half a second.

    Raises:
        InterviewerError: It cannot be made or written; what stood there before is untouched.
    """
    from interviewer.documents import interview_summary, write_document

    content = interview_summary(
        order.review,
        order.interview,
        template=resource("templates", "interviewer.docx").read_bytes(),
        zone=local_zone(),
        made=order.made,
        reflections=order.reflections,
        initials=order.initials,
        reader=order.review.initials,
    )
    write_document(path, content)
    return path


def local_zone() -> tzinfo:
    """The time zone of this laptop, with its summer time."""
    try:
        return ZoneInfo(bytes(QTimeZone.systemTimeZoneId().data()).decode())
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now(UTC).astimezone().tzinfo or UTC


class SummaryDialog(QDialog):
    """Asks what belongs in the summary and where it goes; says what became of it.

    A file that is open in Word is told of, and the same button tries again.

    Signals:
        lock_wanted: Lock now.
    """

    lock_wanted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        interview: UUID,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Interviewer")
        self._workspace = workspace
        self._background = background
        self._interview = interview
        self._path: Path | None = None
        self.reflections = QCheckBox("Include my &reflection, and others that are not sealed")
        self.initials = QCheckBox("Include the &initials of the interviewers")
        self.said, self.problem = Sentence("banner"), Sentence("error")
        self.save_button = QPushButton("&Save as…")
        self.retry_button = QPushButton("&Try again")
        self.close_button = QPushButton("&Cancel")
        self.save_button.clicked.connect(self.ask_where)
        self.retry_button.clicked.connect(self.retry)
        self.close_button.clicked.connect(self.reject)
        self.retry_button.hide()
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock_wanted)
        self._lay_out()

    def ask_where(self) -> None:
        """Ask for a file; when one is chosen, write it."""
        from interviewer.documents import suggested_name

        name = suggested_name("interview summary", self._reference())
        # Not the static function: its own event loop would outlive a lock.
        asked = QFileDialog(self, "Save the summary")
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setNameFilter("Word (*.docx)")
        asked.setDefaultSuffix("docx")
        places = QStandardPaths.StandardLocation.DocumentsLocation
        asked.setDirectory(QStandardPaths.writableLocation(places))
        asked.selectFile(name)
        asked.fileSelected.connect(self._write_to)
        asked.open()

    def retry(self) -> None:
        """Write it to the same place again."""
        if self._path is not None:
            self.write(self._path)

    def write(self, path: Path) -> None:
        """Make the summary in the background and write it there."""
        self._path = path
        review = self._workspace.review
        order = SummaryOrder(
            review=review,
            interview=review.interviews[self._interview],
            made=self._workspace.now(),
            reflections=self.reflections.isChecked(),
            initials=self.initials.isChecked(),
        )
        self._say(said="Making the summary…")
        self._enable(able=False)
        work = partial(write_summary, order, path)
        self._background.run(self, work, self._say_written, self._say_failed)

    def _write_to(self, chosen: str) -> None:
        self.write(Path(chosen))

    def _say_written(self, path: Path) -> None:
        self._enable(able=True)
        self._say(
            said=f"Saved as “{path.name}” in “{path.parent.name}”. It is not encrypted: keep it "
            "where only the people who may read it can reach it."
        )
        self.retry_button.hide()
        self.close_button.setText("&Close")
        self.close_button.setFocus()

    def _say_failed(self, error: Exception) -> None:
        self._enable(able=True)
        if not isinstance(error, InterviewerError):
            self._say()
            raise error
        self._say(problem=error.sentence)
        self.retry_button.show()
        self.retry_button.setFocus()

    def _say(self, *, said: str = "", problem: str = "") -> None:
        self.said.say(said)
        self.problem.say(problem)
        self.adjustSize()

    def _enable(self, *, able: bool) -> None:
        for widget in (self.reflections, self.initials, self.save_button, self.retry_button):
            widget.setEnabled(able)

    def _reference(self) -> str:
        review = self._workspace.review
        return review.practitioner_of(review.interviews[self._interview]).reference

    def _lay_out(self) -> None:
        set_role(self.save_button, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words(f"Word summary of {self._reference()}", "title"))
        column.addWidget(
            words(
                "Every note as it stands now, what was asked and what was not, and the follow-ups, "
                "for the file and for the overview writer. It is not a copy for the practitioner."
            )
        )
        for part in (self.reflections, self.initials, self.said, self.problem):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.save_button, self.retry_button, self.close_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
