"""One statement: as it was given out, as it came back, as it stands now, and what is made of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from interviewer.domain.accuracy_check import Comparison, Found
from interviewer.domain.differences import Stretch
from interviewer.domain.guidance import OTHER, Guidance
from interviewer.domain.words import Level, Outcome
from interviewer.ui.marked import marked, spoken
from interviewer.ui.reflection.thoughts import ThoughtEditor
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role

_LONGEST_PROMPT = 70


class Text(QWidget):
    """A wording under its heading; hidden where there is none."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setAccessibleName(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(words(heading, "muted"))
        column.addWidget(self.said)

    def show_text(self, text: str | None) -> None:
        """Show the text as it is; None hides it."""
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setText(text or "")
        self.setVisible(text is not None)

    def show_stretches(self, stretches: tuple[Stretch, ...]) -> None:
        """Show what changed: struck through what went, underlined what came."""
        self.said.setTextFormat(Qt.TextFormat.RichText)
        self.said.setText(marked(stretches))
        self.said.setAccessibleDescription(spoken(stretches))
        self.show()


class StatementView(QScrollArea):
    """The chosen statement, with the fields for what is recorded of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._comparison: Comparison | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.heading, self.hint = words("", "subheading"), words("", "hint")
        self.issued = Text("As it was given out")
        self.now = Text("As the note reads now: it was changed here since")
        self.returned = Text("As it came back: struck through what went, underlined what came")
        self.added = Text("What was added")
        self.recorded = words("", "muted")
        self.words, self.wording = ThoughtEditor(), ThoughtEditor()
        self._their_words = _Field("Their &words", self.words)
        self._wording = _Field("How the note reads, &if it is corrected", self.wording)
        self.where = QComboBox()
        self.where.setAccessibleName("Where it belongs")
        self._where_label = QLabel("Where it belon&gs")
        self._where_label.setBuddy(self.where)
        self._lay_out()

    @property
    def prompt(self) -> str:
        """Where something added belongs."""
        return str(self.where.currentData() or OTHER)

    def show_guidance(self, guidance: Guidance, level: Level) -> None:
        """Offer the prompts that something added could belong to."""
        self.where.clear()
        self.where.addItem("Under no prompt", OTHER)
        for section in guidance.sections:
            for prompt in section.prompts_for(level):
                text = " ".join(prompt.wording(level).split())
                short = f"{text[:_LONGEST_PROMPT]}…" if len(text) > _LONGEST_PROMPT else text
                self.where.addItem(short, prompt.id)

    def show_comparison(self, comparison: Comparison | None, told: str) -> None:
        """Show the comparison; what is being typed stays while it is the same one.

        Args:
            comparison: The one that is chosen, or None.
            told: What was recorded of it, in a sentence.
        """
        self._comparison = comparison
        self.setVisible(comparison is not None)
        if comparison is None:
            self._shown = None
            return
        is_added = comparison.found is Found.ADDED
        self.heading.setText(_heading(comparison))
        self.hint.setText(_hint(comparison))
        self.hint.setVisible(bool(self.hint.text()))
        self._show_texts(comparison)
        self.recorded.setText(told)
        self.recorded.setVisible(bool(told))
        self._their_words.setVisible(not is_added)
        name = "How the note &is to read" if is_added else "How the note reads, &if it is corrected"
        self._wording.rename(name)
        for part in (self.where, self._where_label):
            part.setVisible(is_added and comparison.note is None)
        state = comparison.key, comparison.given
        if state != self._shown:
            self._shown = state
            given = comparison.given
            self.words.show_text(given.words if given and given.words else comparison.said)
            self.wording.show_text(_offered(comparison))
            self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show nothing of any statement any more."""
        self._comparison, self._shown = None, None
        for text in (self.issued, self.now, self.returned, self.added):
            text.show_text(None)
        self.words.show_text("")
        self.wording.show_text("")

    def _show_texts(self, comparison: Comparison) -> None:
        is_added = comparison.found is Found.ADDED
        self.issued.show_text(None if is_added else comparison.issued)
        self.now.show_text(comparison.now if comparison.changed_here and not is_added else None)
        self.added.show_text(comparison.returned if is_added else None)
        if comparison.found is Found.EDITED:
            self.returned.show_stretches(comparison.stretches)
        else:
            self.returned.show_text(None)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (
            self.heading,
            self.hint,
            self.issued,
            self.now,
            self.returned,
            self.added,
            self._their_words,
            self._wording,
            self._where_label,
            self.where,
            self.recorded,
        ):
            column.addWidget(part)
        column.addStretch()
        self.where.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setWidget(inside)


class _Field(QWidget):
    """A field that grows with its text, under its label."""

    def __init__(self, label: str, editor: ThoughtEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._name, frame = editor, QLabel(), QFrame()
        self._name.setBuddy(editor)
        set_role(self._name, "muted")
        self.rename(label)
        set_role(frame, "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 6, 8, 6)
        inside.addWidget(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(frame)

    def rename(self, label: str) -> None:
        """Call it otherwise."""
        self._name.setText(label)
        self._editor.setAccessibleName(label.replace("&", ""))


def _heading(comparison: Comparison) -> str:
    if comparison.found is Found.ADDED:
        return f"Added as note {comparison.number}" if comparison.note else "Added"
    return f"Statement {comparison.number}: {comparison.found}"


def _hint(comparison: Comparison) -> str:
    """What is worth a second look."""
    hints = []
    if comparison.times > 1:
        hints.append(
            f"It stands {comparison.times} times in the file: compare with the file itself."
        )
    if comparison.now is None:
        hints.append("The note is withdrawn.")
    if comparison.meant not in (None, Outcome.ADDED) and comparison.given is None:
        meant = "all is agreed" if comparison.found is Found.ADDED else comparison.meant
        hints.append(f"It seems to mean: {meant}.")
    return " ".join(hints)


def _offered(comparison: Comparison) -> str:
    """What the note could read from now on."""
    given = comparison.given
    if given is not None and given.text:
        return given.text
    if comparison.found in (Found.EDITED, Found.ADDED):
        return (comparison.returned or "").strip()
    return comparison.issued
