"""One note on the screen: when, how known, the words, and what they are tagged with."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDrag, QFont, QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from interviewer.domain.guidance import Guidance
from interviewer.domain.interpreting import words_mark
from interviewer.domain.interview import FollowUp, Note
from interviewer.domain.review import Review
from interviewer.domain.words import Basis, Frame
from interviewer.ui.interview.chips import Chip, NoteChange, chips_of
from interviewer.ui.interview.editor import NoteEditor
from interviewer.ui.layouts import FlowLayout, clear_layout
from interviewer.ui.style import set_role
from interviewer.ui.tab_order import set_tab_order

TYPING_PAUSE = 400
"""Milliseconds until what was typed is handed over: well inside the 2 s of screens.md."""

_AROUND_A_WORD = 52
"""Pixels that a button needs beside its word: its edges and the arrow of its menu."""
_DRAG_DISTANCE = 12
_NOBODY, _NEVER = UUID(int=0), datetime.min.replace(tzinfo=UTC)
_NOTE = "application/x-interviewer-note"


def words_width(font: QFont) -> int:
    """How wide the left side of a note is: the longest words for both stand there in full."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    when, how_known = QFontMetrics(bold), QFontMetrics(font)
    widths = [when.horizontalAdvance(word.label) for word in Frame]
    widths += [how_known.horizontalAdvance(word.value) for word in Basis]
    return max(widths) + _AROUND_A_WORD


class NoteCard(QFrame):
    """Shows one note, or the empty field that will become one.

    The card says what is done to it and saves nothing itself.

    Attributes:
        note: The note it shows; None while it is the empty field.
        to_come: While it is empty: what the next note will be tagged with.

    Signals:
        typed: The card has text that was not handed over yet; carries the card.
        tagged: The card, and the NoteChange to make.
        split_wanted: The card and the position of the cursor.
        join_wanted, up_wanted, down_wanted, entered, left: The card.
        tags_wanted: The card; its button for more tags was pressed.
    """

    typed = Signal(object)
    tagged = Signal(object, object)
    split_wanted = Signal(object, int)
    join_wanted = Signal(object)
    up_wanted = Signal(object)
    down_wanted = Signal(object)
    entered = Signal(object)
    left = Signal(object)
    tags_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note: Note | None = None
        self.to_come: Note | None = None
        self._tags_shown: Note | None = None
        self._owed_shown: list[FollowUp] | None = None
        self._pressed_at = QPointF()
        self._is_open = True
        set_role(self, "card")
        self.editor = NoteEditor()
        self.editor.setPlaceholderText("Type what is said. Enter starts the next note.")
        self.frame_button = self._word_button("frame", Frame)
        self.frame_button.menu().triggered.connect(self._choose_frame)
        self.basis_button = self._word_button("basis", Basis)
        self.basis_button.menu().triggered.connect(self._choose_basis)
        # When it was begun and who typed it, and the break before it: shown where wanted.
        self.facts, self.pause_before = _muted(""), _muted("")
        self.facts.setContentsMargins(8, 2, 0, 0)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.tag_button = QToolButton(self._chips)
        self.tag_button.setText("Tag")
        self.tag_button.setAccessibleName("More tags for this note")
        set_role(self.tag_button, "chip")
        self.tag_button.clicked.connect(self._want_tags)
        self._lay_out()
        self._pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._hand_over)
        self._connect_editor()
        self._fit()
        self.show_active(active=False)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.frame_button)
        words.addWidget(self.basis_button)
        words.addWidget(self.facts)
        words.addStretch()
        self._left = left = QWidget()
        left.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(4)
        self.facts.hide()
        self.pause_before.hide()
        right.addWidget(self.pause_before)
        right.addWidget(self.editor)
        right.addWidget(self._chips)
        right.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(left)
        row.addLayout(right, 1)

    def _word_button(self, role: str, words: type[Frame] | type[Basis]) -> QToolButton:
        button = QToolButton()
        set_role(button, role)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(_offer, menu, words))
        button.setMenu(menu)
        return button

    def _connect_editor(self) -> None:
        editor = self.editor
        editor.textChanged.connect(self._note_typing)
        editor.enter_pressed.connect(self._want_split)
        editor.joined.connect(self._want_join)
        editor.left_upwards.connect(self._want_up)
        editor.left_downwards.connect(self._want_down)
        editor.left.connect(self._say_left)
        for part in (editor, self.frame_button, self.basis_button, self.tag_button):
            part.installEventFilter(self)

    @property
    def text(self) -> str:
        """What stands in the field now."""
        return self.editor.toPlainText()

    @property
    def is_ahead(self) -> bool:
        """Whether the field holds words that were not handed over yet."""
        return self._pause.isActive()

    @property
    def stops(self) -> list[QWidget]:
        """What Tab comes to, in order: the words, when and how known, the tags.

        A label among the tags is no stop, and a chain that leads through it ends there.
        """
        chips = [item.widget() for item in map(self._flow.itemAt, range(self._flow.count()))]
        parts = [self.editor, self.frame_button, self.basis_button, *filter(None, chips)]
        return [part for part in parts if part.focusPolicy() != Qt.FocusPolicy.NoFocus]

    def settle(self) -> None:
        """Nothing more is ahead: the words were handed over."""
        self._pause.stop()

    def show_note(self, note: Note, review: Review, guidance: Guidance, name: str) -> None:
        """Show the note; the words being typed stay as they are."""
        if not self.is_ahead and (self.note is None or note.text != self.note.text):
            self.editor.show_text(note.text)
        before, self.note = self.note, note
        self._name(f"Note {name}")
        self.editor.setAccessibleDescription(f"{note.frame}, {note.basis}")
        owed = review.follow_ups_from(note)
        if note is before and owed == self._owed_shown:
            return
        # The words are the editor's; everything else is drawn again only where it differs.
        tags = replace(note, text="", place="")
        if (tags, owed) != (self._tags_shown, self._owed_shown):
            self._tags_shown, self._owed_shown = tags, owed
            self._show_tags(note, review, guidance)

    def show_blank(self, to_come: Note, review: Review, guidance: Guidance) -> None:
        """Be the empty field in which the next note begins, tagged as `to_come` is."""
        self.to_come = to_come
        self._name("Next note")
        # Where and when it will be is nothing to look at.
        tags = replace(to_come, id=_NOBODY, number=0, place="", taken=_NEVER)
        if tags != self._tags_shown:
            self._tags_shown = tags
            self._show_tags(to_come, review, guidance)

    def _name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.editor.setAccessibleName(name)

    def show_active(self, *, active: bool) -> None:
        """Stand out while the keyboard is here; only then are the tags stops for Tab."""
        set_role(self, "card-active" if active else "card")
        policy = Qt.FocusPolicy.StrongFocus if active else Qt.FocusPolicy.ClickFocus
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(policy)
        self.tag_button.setVisible(active and self._is_open and self.note is not None)

    def show_open(self, *, is_open: bool) -> None:
        """Let the note be changed, or only be read where the interview is agreed."""
        self._is_open = is_open
        self.editor.show_open(is_open=is_open)
        for button in self.findChildren(QToolButton):
            button.setEnabled(is_open)

    def show_facts(self, facts: str, pause_before: str = "") -> None:
        """Show when the note was begun and who typed it, and the break before it."""
        for label, text in ((self.facts, facts), (self.pause_before, pause_before)):
            if label.text() != text or label.isHidden() is bool(text):
                label.setText(text)
                label.setVisible(bool(text))

    def show_quiet(self, *, quiet: bool) -> None:
        """Show only the words, for when somebody sits opposite."""
        self._chips.setVisible(not quiet)

    def _show_tags(self, note: Note, review: Review, guidance: Guidance) -> None:
        self.frame_button.setText(note.frame.label)
        self.frame_button.setAccessibleName(f"When: {note.frame}")
        self.basis_button.setText(note.basis.value)
        self.basis_button.setAccessibleName(f"How known: {note.basis}")
        then = note.frame is Frame.AT_THE_TIME
        set_role(self.frame_button, "frame" if then else "frame-hindsight")
        clear_layout(self._flow, keep=self.tag_button)
        if mark := words_mark(review, note):
            self._flow.addWidget(_muted(mark.lower()))
        for chip in chips_of(note, review, guidance):
            if isinstance(chip, Chip):
                chip.setFocusPolicy(self.frame_button.focusPolicy())
                chip.setEnabled(self._is_open)
                chip.installEventFilter(self)
                chip.pressed_for.connect(self._tag)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.tag_button)
        self._chips.updateGeometry()
        set_tab_order(self.stops)

    def _tag(self, change: NoteChange) -> None:
        self.tagged.emit(self, change)

    def _choose_frame(self, chosen: QAction) -> None:
        self._tag(partial(replace, frame=Frame(chosen.data())))

    def _choose_basis(self, chosen: QAction) -> None:
        self._tag(partial(replace, basis=Basis(chosen.data())))

    def _note_typing(self) -> None:
        # Not restarted by each key: somebody who never pauses is saved as often as anybody.
        if not self._pause.isActive():
            self._pause.start()

    def _hand_over(self) -> None:
        self.typed.emit(self)

    def _want_split(self, at: int) -> None:
        self.split_wanted.emit(self, at)

    def _want_join(self) -> None:
        self.join_wanted.emit(self)

    def _want_up(self) -> None:
        self.up_wanted.emit(self)

    def _want_down(self) -> None:
        self.down_wanted.emit(self)

    def _want_tags(self) -> None:
        self.tags_wanted.emit(self)

    def _say_left(self) -> None:
        self.left.emit(self)

    def _fit(self) -> None:
        """Give both words the room that they need, whatever the size of the text."""
        self._left.setFixedWidth(words_width(self.basis_button.font()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = (event.position() - self._pressed_at).manhattanLength()
        if self.note is not None and self._is_open and moved >= _DRAG_DISTANCE:
            drag = QDrag(self)
            drag.setMimeData(note_mime(self.note.id))
            drag.exec(Qt.DropAction.MoveAction)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self)
        elif event.type() == QEvent.Type.FontChange and watched is self.basis_button:
            self._fit()
        return False


def note_mime(note: UUID) -> QMimeData:
    """What is dragged: which note, and not a word of it."""
    mime = QMimeData()
    mime.setData(_NOTE, note.bytes)
    return mime


def dragged_note(mime: QMimeData) -> UUID | None:
    """The note that is being dragged; None where something else is."""
    if not mime.hasFormat(_NOTE):
        return None
    return UUID(bytes=bytes(mime.data(_NOTE).data()))


def _offer(menu: QMenu, words: type[Frame] | type[Basis]) -> None:
    """Fill the menu when it comes up for the first time: most never do."""
    if menu.isEmpty():
        for word in words:
            menu.addAction(word.label).setData(word.value)


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    set_role(label, "muted")
    return label
