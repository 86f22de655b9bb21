"""The three columns of the interview page: the way through, the notes, what stands beside them."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from interviewer.ui.interview.footer import Footer
from interviewer.ui.interview.outline import Outline
from interviewer.ui.interview.side import SidePanel
from interviewer.ui.style import set_role

_LEAST_MIDDLE = 64
"""Letters that the middle column needs beside any other."""
_ROOM_FOR_HINT = 165
"""Letters that the whole page needs to have room for the reminder of the keys."""


class Columns(QWidget):
    """Keeps the words readable where the window is small or the text large: one column then.

    Args:
        outline: The way through, at the left.
        middle: What is worked on, one below the other; the last but one takes the room there is.
        footer: Below it.
        side: What stands at the right.
    """

    def __init__(
        self,
        outline: Outline,
        middle: tuple[QWidget, ...],
        footer: Footer,
        side: SidePanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._outline, self._footer, self._side = outline, footer, side
        self._side_wanted = True
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in middle:
            column.addWidget(part, 1 if part is middle[-1] else 0)
        column.addWidget(footer)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(outline)
        row.addLayout(column, 1)
        row.addWidget(side)
        # Where the typing is comes first, the way there and back after it.
        for before, after in ((middle[-1], footer), (footer, side), (side, outline)):
            self.setTabOrder(before, after)

    def show_quiet(self, *, quiet: bool) -> None:
        """Do without the side panel while somebody sits opposite."""
        self._outline.show_quiet(quiet=quiet)
        self._side_wanted = not quiet
        self.fit()

    def toggle_side(self) -> None:
        """Show the side panel, however narrow the window is, or hide it."""
        self._side_wanted = self._side.isHidden()
        self._side.setVisible(self._side_wanted)

    def fit(self) -> None:
        """Let the columns give way one by one."""
        letter = self.fontMetrics().averageCharWidth()
        outline, side = self._outline, self._side
        outline.setFixedWidth(max(248, 34 * letter, outline.act_on.sizeHint().width() + 8))
        side.setFixedWidth(max(288, 36 * letter))
        room = self.width() - _LEAST_MIDDLE * letter
        outline.setVisible(room > outline.width())
        side.setVisible(self._side_wanted and room > outline.width() + side.width())
        self._footer.show_narrow(narrow=self.width() < _ROOM_FOR_HINT * letter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def minimumSizeHint(self) -> QSize:
        # The columns give way: the window may be as small as the middle.
        return QSize(480, 320)
