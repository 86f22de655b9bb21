"""What looks like an identifier, one at a time: replaced, or let through with a reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.documents.identifiers import Hit
from interviewer.documents.passages import Passage
from interviewer.domain.exports import LetThrough
from interviewer.ui.form import Remark, TextField
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

_AROUND = 90
"""Letters shown before and after what was found."""

_STAYS = "Change it in the next version of the guidance, or say why it may stand."

Finder = Callable[[str], list[Hit]]


@dataclass(frozen=True)
class Found:
    """Something that looks like an identifier, where it stands."""

    passage: Passage
    hit: Hit
    text: str = field(repr=False)

    @property
    def said(self) -> str:
        """What was found, as it stands there."""
        return self.text[self.hit.start : self.hit.end]

    @property
    def key(self) -> tuple[object, ...]:
        """The same words in the same place are decided on once."""
        return self.passage, self.hit.kind, self.said


class IdentifierPanel(QWidget):
    """Shows each find in its place until every one is settled.

    A replacement changes the note itself, so that every document says the same; its earlier
    wording stays in history. What is let through is told to whoever made the document.

    Signals:
        settled: Nothing is left to decide.
    """

    settled = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._find: Finder | None = None
        self._left: list[Found] = []
        self._let: dict[tuple[object, ...], LetThrough] = {}
        self._of = 0
        self.heading, self.where = words("", "subheading"), words("", "muted")
        self.context = QLabel()
        self.context.setTextFormat(Qt.TextFormat.RichText)
        self.context.setWordWrap(True)
        self.context.setAccessibleName("What was found, in its place")
        self.instead = TextField()
        self.instead.setAccessibleName("What stands there instead")
        self.replace_button = QPushButton("&Replace it")
        set_role(self.replace_button, "primary")
        self.replace_button.clicked.connect(self.replace)
        self.reason = TextField()
        self.reason.setAccessibleName("Why it may stand")
        self.reason.setPlaceholderText("Why it may stand")
        self.let_button = QPushButton("&Let it through")
        self.let_button.clicked.connect(self.let_through)
        self.instead_remark, self.remark = Remark(self.instead), Remark(self.reason)
        self._lay_out()
        self.hide()

    @property
    def decided(self) -> tuple[LetThrough, ...]:
        """What was let through, and why."""
        return tuple(self._let.values())

    @property
    def open(self) -> int:
        """How many are left to decide."""
        return len(self._left)

    def show_finds(self, finds: Sequence[Found], find: Finder) -> None:
        """Show the finds that were not decided on before; none at all hides the panel.

        Args:
            finds: In the order of the document.
            find: What found them: looks through a text again after it was changed.
        """
        self._find = find
        self._left = [found for found in finds if found.key not in self._let]
        self._of = len(self._left)
        self._show_first()

    def replace(self) -> None:
        """Put what stands in the field in the place of the find."""
        found, instead = self._left[0], self.instead.words
        if not instead:
            self.instead_remark.say("Say what stands there instead, such as a reference.")
            return
        hit = Hit(kind=found.hit.kind, start=found.hit.start, end=found.hit.end, instead=instead)
        changed = found.passage.replaced(self._workspace.review, hit)
        self._workspace.edit(changed, reason=f"A {found.hit.kind.value} was replaced")
        self._look_again(found.passage)

    def let_through(self) -> None:
        """Leave it where it stands, for the reason that was given."""
        reason = self.reason.words
        if not reason:
            self.remark.say("Give a reason in a few words. It is kept; what was found is not.")
            self.reason.setFocus()
            return
        found = self._left[0]
        self._let[found.key] = LetThrough(kind=found.hit.kind.value, reason=reason)
        self._left = [other for other in self._left if other.key != found.key]
        self._show_first()

    def _look_again(self, passage: Passage) -> None:
        """Find anew in the text that was changed: every place after it has moved."""
        assert self._find is not None  # noqa: S101  set together with the finds
        text = passage.text(self._workspace.review)
        again = [Found(passage, hit, text) for hit in self._find(text)]
        first = next(at for at, found in enumerate(self._left) if found.passage == passage)
        rest = [found for found in self._left if found.passage != passage]
        rest[first:first] = [found for found in again if found.key not in self._let]
        self._left = rest
        self._show_first()

    def _show_first(self) -> None:
        self.setVisible(bool(self._left))
        if not self._left:
            self.settled.emit()
            return
        found, left = self._left[0], len(self._left)
        self._of = max(self._of, left)
        looks = "an" if found.hit.kind.value[0] in "aeioNH" and found.hit.kind != "name" else "a"
        self.heading.setText(
            f"This looks like {looks} {found.hit.kind.value} ({self._of - left + 1} of {self._of})"
        )
        stays = found.passage.stays
        self.where.setText(f"{found.passage.where}. {_STAYS}" if stays else found.passage.where)
        self.instead.setVisible(not stays)
        self.replace_button.setVisible(not stays)
        for part in (self.reason, self.let_button):
            part.setVisible(not found.hit.must_go)
        self.context.setText(_in_its_place(found))
        self.instead.setText(found.hit.instead)
        self.reason.clear()
        self.remark.say("")
        self.instead_remark.say("")
        (self.reason if stays else self.replace_button).setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.heading, self.where, self.context):
            column.addWidget(part)
        for first, button, remark in (
            (self.instead, self.replace_button, self.instead_remark),
            (self.reason, self.let_button, self.remark),
        ):
            row = QHBoxLayout()
            row.addWidget(first, 1)
            row.addWidget(button)
            column.addLayout(row)
            column.addWidget(remark)


def _in_its_place(found: Found) -> str:
    """The words around it, with it in bold between brackets: never by colour alone."""
    text, hit = found.text, found.hit
    before, after = text[max(0, hit.start - _AROUND) : hit.start], text[hit.end :][:_AROUND]
    start = "… " if hit.start > _AROUND else ""
    end = " …" if len(text) - hit.end > _AROUND else ""
    return f"{start}{escape(before)}<b>[{escape(found.said)}]</b>{escape(after)}{end}"
