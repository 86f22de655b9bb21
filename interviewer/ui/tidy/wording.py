"""A note as it was first written, beside how it reads now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from interviewer.domain.dates import british_moment
from interviewer.domain.differences import differences, same_words
from interviewer.domain.interview import Note
from interviewer.ui.buttons import flowing
from interviewer.ui.interview.overlays import Overlay
from interviewer.ui.marked import marked
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role

if TYPE_CHECKING:
    from interviewer.storage import Version


class FirstWording(Overlay):
    """Shows the first closed version of a note, who wrote it and when, and what has changed.

    Signals:
        history_wanted: Every version of the note is wanted.
    """

    history_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("As first written")
        self.said = words("", "muted")
        self.first = words("")
        self.now_said = words("", "muted")
        self.now = QLabel()
        self.now.setWordWrap(True)
        self.now.setTextFormat(Qt.TextFormat.RichText)
        self.history = QPushButton("&Every version…")
        self.history.clicked.connect(self._want_history)
        self.close_button = QPushButton("&Back to the note")
        self.close_button.clicked.connect(self.dismiss)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        set_role(inside, "card-flat")
        column = QVBoxLayout(inside)
        column.setSpacing(8)
        for part in (
            words("As first written", "heading"),
            self.said,
            self.first,
            self.now_said,
            self.now,
        ):
            column.addWidget(part)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.addWidget(scroll)
        buttons = flowing(self.close_button, self.history)
        outside.addLayout(buttons)
        self._inside = inside

    def fit(self, most: int) -> None:
        """Be as high as what is said, and no higher than this: the list stays to be seen."""
        around = 2 * self.close_button.sizeHint().height()
        wanted = self._inside.heightForWidth(self.width() - 24) + around + 24
        self.resize(self.width(), min(wanted, most))

    def show_versions(self, note: Note, name: str, versions: "list[Version]") -> None:
        """Come up with what history holds of the note, the first version first."""
        self.history.setEnabled(bool(versions))
        first = versions[0] if versions else None
        written = first.value if first else None
        if first is None or not isinstance(written, Note):
            self._say(f"Note {name} has no earlier version yet.", "", "", "")
        else:
            who = first.who or written.by
            by = f" by {who}" if who else ""
            said = f"Note {name}, written{by} on {british_moment(first.at)}"
            stretches = differences(written.text, note.text)
            if same_words(written.text, note.text):
                self._say(said, written.text, "It still reads as it was first written.", "")
            else:
                self._say(said, written.text, _since(versions), marked(stretches))
        self.show()
        self.raise_()
        self.close_button.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Come up with why nothing can be shown."""
        self.history.setEnabled(False)
        self._say(sentence, "", "", "")
        self.show()
        self.raise_()
        self.close_button.setFocus()

    def forget(self) -> None:
        """Go, and hold none of its words any longer."""
        self._say("", "", "", "")
        self.dismiss()

    def _say(self, said: str, first: str, now_said: str, now: str) -> None:
        for label, text in (
            (self.said, said),
            (self.first, first),
            (self.now_said, now_said),
            (self.now, now),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleDescription(" ".join(part for part in (said, first, now_said) if part))

    def _want_history(self) -> None:
        self.history_wanted.emit()


def _since(versions: "list[Version]") -> str:
    last = versions[-1]
    by = f" by {last.who}" if last.who else ""
    return (
        f"As it reads now, last changed{by} on {british_moment(last.at)}; what was taken out "
        "is struck through, what was put in is underlined"
    )
