"""The bar across the top: which review, where in it, whether all is saved, and Lock."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.review import Review
from interviewer.ui.page import Page
from interviewer.ui.saving import SaveState, Saving
from interviewer.ui.style import set_role
from interviewer.ui.the_word import it

SLOW = 3000
"""Milliseconds after which a write that was not acknowledged is spoken of."""


class TopBar(QFrame):
    """Shows where one is; each page adds its own buttons.

    Signals:
        home_wanted: To the list of interviews.
        search_wanted: Find words anywhere in the review.
        lock_wanted: Lock now.
    """

    home_wanted = Signal()
    search_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "topbar")
        self._home = QPushButton()
        set_role(self._home, "link")
        self._home.setToolTip(it("To the list of interviews"))
        self._home.clicked.connect(self.home_wanted)
        self._fictional = QLabel("training case")
        set_role(self._fictional, "chip")
        self._crumb, self._detail, self._saved = QLabel(), QLabel(), QLabel()
        set_role(self._crumb, "heading")
        set_role(self._detail, "muted")
        set_role(self._saved, "muted")
        self._saved.setAccessibleName("Saved state")
        self.search = _button("Search", "Ctrl+K", self.search_wanted)
        self.lock = _button("Lock", "Ctrl+L", self.lock_wanted)
        self._own: QWidget | None = None
        self._state: SaveState | None = None
        self._slow = QTimer(self, interval=SLOW, singleShot=True)
        self._slow.timeout.connect(self._say_saving)
        self._row, self._second = QHBoxLayout(), QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        for row in (self._row, self._second):
            row.setSpacing(12)
            column.addLayout(row)
        for part in (self._home, self._fictional, self._crumb, self._detail):
            self._row.addWidget(part)
        self._row.addStretch()
        self._row.addWidget(self._saved)
        self._row.addWidget(self.search)
        self._row.addWidget(self.lock)

    def show_page(self, review: Review, page: Page) -> None:
        """Show where the page stands, and its own buttons."""
        details = review.details
        self._home.setText(details.label.removesuffix(" (training case)"))
        self._home.setAccessibleName(it("To the list of interviews"))
        self._fictional.setVisible(details.fictional)
        crumb = page.crumb()
        self._crumb.setText(f"›  {crumb}" if crumb else "")
        self._detail.setText(page.crumb_detail())
        self._show_own(page.bar)

    def show_save_state(self, state: SaveState) -> None:
        self._state = state
        if state.saving is Saving.SAVING:  # nothing flickers while somebody types
            self._slow.start()
            return
        self._slow.stop()
        self._saved.setText(state.words)
        set_role(self._saved, "error" if state.saving is Saving.FAILED else "muted")

    def _say_saving(self) -> None:
        """Promise nothing while a write hangs: it may be seconds, or a disk that has gone."""
        if self._state is not None:
            self._saved.setText(self._state.words)

    def say_soon_locked(self) -> None:
        """Say quietly that it locks in half a minute, until a save state is shown again."""
        self._saved.setText("Locks in 30 seconds")

    def _show_own(self, own: QWidget | None) -> None:
        if own is not self._own:
            if self._own is not None:
                self._row.removeWidget(self._own)
                self._second.removeWidget(self._own)
                self._own.hide()
            self._own = own
        self._fit()

    def _fit(self) -> None:
        """Where there is little room, the detail goes first, then the page's buttons go below."""
        lasting = (
            self._home,
            self._fictional,
            self._crumb,
            self._saved,
            self.search,
            self.lock,
        )
        taken = sum(part.sizeHint().width() + 12 for part in lasting if not part.isHidden())
        room = self.width() - 32 - taken
        own = self._own.sizeHint().width() + 12 if self._own is not None else 0
        self._detail.setVisible(self._detail.sizeHint().width() + own < room)
        if self._own is not None:
            self._row.removeWidget(self._own)
            self._second.removeWidget(self._own)
            if own < room:
                self._row.insertWidget(self._row.count() - 2, self._own)
            else:
                self._second.addWidget(self._own, 0, Qt.AlignmentFlag.AlignRight)
            self._own.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(480, super().minimumSizeHint().height())


def _button(text: str, key: str, wanted: SignalInstance) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(f"{text} ({key})")
    button.clicked.connect(wanted)
    return button


class Banner(QFrame):
    """One line under the top bar that says what went wrong, while somebody may be talking."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card-flat")
        self._words = QLabel()
        self._words.setWordWrap(True)
        set_role(self._words, "banner-error")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._words)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; empty while it is away."""
        return "" if self.isHidden() else self._words.text()

    def say(self, sentence: str) -> None:
        """Show the sentence; empty takes the line away."""
        if sentence and sentence != self.sentence:
            # Saving is silent; a screen reader is told of failures only (screens.md).
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
