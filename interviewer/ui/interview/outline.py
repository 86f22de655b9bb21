"""The left side: sections with what was reached, and the lines of enquiry heard so far."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.coverage import core_count, coverage, is_done, is_folded, lines_heard
from interviewer.domain.guidance import OTHER, Section, SectionKind
from interviewer.domain.interview import Interview
from interviewer.domain.readiness import prepared_count
from interviewer.domain.review import Review
from interviewer.domain.route import Stop
from interviewer.domain.words import Coverage
from interviewer.ui.interview.card import dragged_note
from interviewer.ui.layouts import FlowLayout, clear_layout
from interviewer.ui.style import set_role
from interviewer.ui.the_word import it
from interviewer.ui.wrapped_rows import wrap_rows

ACT_ON = "act on"
"""Stands in the outline for the way to "something must be acted on"."""

MORE = "more"
"""Stands in the outline for the prompts of this section that are there when wanted."""

BEFORE = "before you start"
"""Stands in the outline for the page where what is settled beforehand stands."""

_KEY = Qt.ItemDataRole.UserRole
_GROUPS = {
    SectionKind.PREPARATION: "Interview",
    SectionKind.OPENING: "Interview",
    SectionKind.ACCOUNT: "Interview",
    SectionKind.THEME: "Thematic areas",
}
_LAST_GROUP = "Then"
_AROUND = QSize(32, 18)
"""Pixels around the words of a row, as the stylesheet pads them."""

Index = QModelIndex | QPersistentModelIndex


class Outline(QWidget):
    """Where the interview stands; choosing a row goes there.

    Signals:
        chosen: Carries the key of a stop, ACT_ON, BEFORE or MORE.
        note_dropped: Carries the id of a note and the key of the stop it was dropped on.
    """

    chosen = Signal(str)
    note_dropped = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "sidebar")
        self.tree = _tree()
        self.tree.note_dropped.connect(self.note_dropped)
        self.tree.itemClicked.connect(self._choose)
        self.tree.itemActivated.connect(self._choose)
        self.act_on = QPushButton("Something must be acted on…")
        set_role(self.act_on, "nav")
        self.act_on.setToolTip("Ctrl+Shift+A")
        self.act_on.clicked.connect(self._act_on)
        self._heard = QWidget()
        heard = QVBoxLayout(self._heard)
        heard.setContentsMargins(16, 8, 8, 12)
        heading = QLabel("Lines of enquiry heard")
        set_role(heading, "muted")
        heard.addWidget(heading)
        chips = QWidget()
        self._chips = FlowLayout(chips)
        heard.addWidget(chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)  # the hairline of the sidebar
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.act_on)
        column.addWidget(self._heard)
        self._shown: object = None
        self._heard_shown: object = None

    def show_interview(
        self, review: Review, interview: Interview, stops: tuple[Stop, ...], at: Stop
    ) -> None:
        """Show how far the interview has come and where it is."""
        rows = _rows(review, interview, stops, at)
        if rows != self._shown:
            self._shown = rows
            self._fill(rows)
        heard = lines_heard(review, interview)
        lines = [(line.chip, heard[line.id]) for line in review.guidance_of(interview).lines]
        if lines != self._heard_shown:
            self._heard_shown = lines
            self._show_heard(lines)

    def show_quiet(self, *, quiet: bool) -> None:
        """Put the counters away."""
        self.tree.setColumnHidden(1, quiet)
        self._heard.setVisible(not quiet)

    def _fill(self, rows: list["_Row"]) -> None:
        self.tree.clear()
        section: QTreeWidgetItem | None = None
        for row in rows:
            if row.prompt and section is not None:
                item = QTreeWidgetItem(section, [row.words])
                item.setFirstColumnSpanned(True)
            else:
                item = QTreeWidgetItem(self.tree, [row.words, row.count])
                section = item
            item.setData(0, _KEY, row.key)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            if not row.key:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            if row.current:
                self.tree.setCurrentItem(item)
        self.tree.expandAll()
        self.tree.doItemsLayout()
        current = self.tree.currentItem()
        if current is not None:
            self.tree.scrollToItem(current)

    def _show_heard(self, lines: list[tuple[str, int]]) -> None:
        clear_layout(self._chips)
        for words, count in lines:
            chip = QLabel(words)
            set_role(chip, "chip" if count else "chip-suggested")
            heard = "1 note" if count == 1 else f"{count} notes"
            chip.setToolTip(heard if count else "Not heard yet")
            self._chips.addWidget(chip)

    def _act_on(self) -> None:
        self.chosen.emit(ACT_ON)

    def _choose(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, _KEY)
        if key:
            self.chosen.emit(key)


class _Wrapping(QStyledItemDelegate):
    """Gives a row the height its words need in the width there is; views themselves do not."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        if index.column() != 0:
            return hint
        tree = self._tree
        is_prompt = index.parent().isValid()
        width = tree.viewport().width() - tree.indentation() if is_prompt else tree.columnWidth(0)
        words = index.data(Qt.ItemDataRole.DisplayRole) or ""
        room = QRect(0, 0, width - _AROUND.width(), 10_000)
        height = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        return QSize(hint.width(), height + _AROUND.height())


class _Tree(QTreeWidget):
    """Takes notes that are dropped on a prompt.

    Signals:
        note_dropped: Carries the note's id and the key of the row.
    """

    note_dropped = Signal(object, str)

    def _key_at(self, event: QDropEvent) -> str:
        item: QTreeWidgetItem | None = self.itemAt(event.position().toPoint())
        return str(item.data(0, _KEY) or "") if item is not None else ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_note(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if dragged_note(event.mimeData()) and self._key_at(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        note, key = dragged_note(event.mimeData()), self._key_at(event)
        if note and key:
            event.acceptProposedAction()
            self.note_dropped.emit(note, key)


def _tree() -> _Tree:
    tree = _Tree()
    tree.setAcceptDrops(True)
    tree.setAccessibleName(it("Sections of the interview"))
    wrap_rows(tree, _Wrapping(tree), indentation=12)
    tree.setRootIsDecorated(False)
    return tree


@dataclass(frozen=True)
class _Row:
    """One line of the outline, compared so that the tree is filled only when it differs."""

    words: str
    key: str = ""
    count: str = ""
    prompt: bool = False
    current: bool = False


def _rows(review: Review, interview: Interview, stops: tuple[Stop, ...], at: Stop) -> list[_Row]:
    rows: list[_Row] = []
    group = ""
    sections: dict[str, list[Stop]] = {}
    for stop in stops:
        sections.setdefault(stop.section.id, []).append(stop)
    for of_section in sections.values():
        section = of_section[0].section
        heading = it(_GROUPS.get(section.kind, _LAST_GROUP))
        if heading != group:
            rows.append(_Row(heading))
            if not group:
                rows.append(_before_row(review, interview))
            group = heading
        alone = len(of_section) == 1
        row = _section_row(review, interview, section, of_section[0].key)
        rows.append(replace(row, current=alone and at in of_section))
        if at in of_section and not alone:
            rows.extend(_prompt_rows(review, interview, of_section, at))
    return rows


def _before_row(review: Review, interview: Interview) -> _Row:
    count = prepared_count(review, interview)
    words = "✓ Before you start" if count.complete else "Before you start"
    return _Row(words, BEFORE, "" if count.complete else f"{count.reached} of {count.of}")


def _section_row(review: Review, interview: Interview, section: Section, key: str) -> _Row:
    count = core_count(review, interview, section)
    done = section.id != OTHER and is_done(review, interview, section)
    if section.id == OTHER:
        jottings = len(review.notes_under(interview, OTHER))
        return _Row(section.title, key, str(jottings or ""))
    words = f"✓ {section.title}" if done else section.title
    return _Row(words, key, f"{count.reached} of {count.of}" if count.of else "")


def _prompt_rows(review: Review, interview: Interview, stops: list[Stop], at: Stop) -> list[_Row]:
    shown = [stop for stop in stops if stop.on_the_way or stop == at]
    rows = [
        _Row(_words(review, interview, stop), stop.key, prompt=True, current=stop == at)
        for stop in shown
    ]
    more = len(stops) - len(shown)
    if more:
        rows.append(_Row(f"{more} more when wanted…", MORE, prompt=True))
    return rows


def _words(review: Review, interview: Interview, stop: Stop) -> str:
    if stop.prompt is None:
        return "Scripts and checks"
    if is_folded(interview, stop.section, stop.prompt):
        return "Folded until the account is complete"
    wording = stop.prompt.wording(review.practitioner_of(interview).level)
    reached = coverage(review, interview, stop.prompt.id) is not Coverage.NOT_REACHED
    return f"✓ {wording}" if reached else wording
