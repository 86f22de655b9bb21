"""What the interview page puts into the top bar."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from interviewer.domain.conversation import breaks_in_words, elapsed
from interviewer.domain.interview import Interview
from interviewer.domain.words import Stage
from interviewer.ui.style import set_role

_MINUTE = timedelta(minutes=1)
_LONGEST = timedelta(hours=12)
"""An interview still open after this was left open, and its clock says nothing."""


class InterviewBar(QWidget):
    """The clock, who is typing, and the buttons for start, quiet view and pause.

    Signals:
        start_wanted, initials_wanted, quiet_wanted, pause_wanted: A button was pressed.
    """

    start_wanted = Signal()
    initials_wanted = Signal()
    quiet_wanted = Signal()
    pause_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = QLabel()
        set_role(self._clock, "muted")
        self.initials = QPushButton()
        self.initials.setToolTip("Who is typing (Ctrl+I)")
        self.initials.clicked.connect(self.initials_wanted)
        self.start = QPushButton("Start the conversation")
        set_role(self.start, "primary")
        self.start.clicked.connect(self.start_wanted)
        self.quiet = QPushButton("Quiet view")
        self.quiet.setToolTip("Only the prompt and the notes (F6)")
        self.quiet.setCheckable(True)
        self.quiet.clicked.connect(self.quiet_wanted)
        self.pause = QPushButton("Pause")
        self.pause.setToolTip("Cover the screen and stop the clock (Ctrl+P)")
        self.pause.clicked.connect(self.pause_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in (self._clock, self.initials, self.start, self.quiet, self.pause):
            row.addWidget(part)

    def show_interview(
        self, interview: Interview, by: str, now: datetime, *, quiet: bool, breaks: bool = False
    ) -> None:
        """Show how it stands with the conversation; its breaks where they are wanted."""
        talked = elapsed(interview, now)
        running = interview.stage is Stage.IN_PROGRESS and talked < _LONGEST
        paused = breaks_in_words(interview, now) if breaks else ""
        said = (f"{talked // _MINUTE} min" if running else "", paused)
        self._clock.setText(" · ".join(part for part in said if part))
        self._clock.setVisible(any(said) and not quiet)
        self.initials.setText(f"{by or 'Nobody'} is typing")
        self.initials.setVisible(not quiet)
        self.start.setVisible(interview.stage is Stage.PLANNED)
        self.pause.setVisible(interview.stage is Stage.IN_PROGRESS)
        self.quiet.setChecked(quiet)
