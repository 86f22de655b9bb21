"""Episodes, chronology and accounts along one line of time, and what is behind each mark."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from interviewer.domain.evidence import Evidence, Wanted
from interviewer.domain.raising import entries_in
from interviewer.domain.review import Review
from interviewer.domain.time_line import AccountsBy, time_line
from interviewer.domain.time_line_words import mark_words, spoken, summary
from interviewer.domain.time_marks import Mark
from interviewer.ui.evidence.accounts import links_at
from interviewer.ui.evidence.cells import Line, Sheet, entries_sheet, notes_sheet
from interviewer.ui.evidence.going import finding_place, place_of
from interviewer.ui.evidence.grid import NoteGrid
from interviewer.ui.evidence.marks import Marks
from interviewer.ui.evidence.time_layout import LaidOut, Placed
from interviewer.ui.evidence.time_picture import CLOSENESS, TimePicture
from interviewer.ui.evidence.view import Answering, Asked, EvidenceView
from interviewer.ui.findings.parts import Pick
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.sentence import words
from interviewer.ui.workspace import Workspace

Found = tuple[LaidOut, float, str]

_HINT = (
    "A diamond is one day, a bar a stretch of time, dashed with “?” a date that its source doubts; "
    "a number is how many entries or notes. Enter opens them, + and − look closer and back."
)
_EMPTY = (
    "Nothing to show yet. Episodes from the set-up, the chronology and the accounts stand here "
    "along one line of time, once there are any; or take a tick away at the left."
)
_PICKED = 20
"""Letters that the longest choice has room for."""
_CLOSE = {
    1: "The whole time",
    2: "Twice as close",
    4: "Four times as close",
    8: "Eight times as close",
}


class TimeLineView(EvidenceView):
    """The picture; below it the entries and notes behind the mark that was opened.

    Signals:
        word_wanted: Somebody wants it as a Word document.
    """

    word_wanted = Signal()

    def __init__(self, workspace: Workspace, marks: Marks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._marks = workspace, marks
        self._evidence: Evidence | None = None
        self.wanted_now = Wanted()
        self.by = Pick[AccountsBy]("Whose accounts share a lane")
        self.by.offer(((each, each.value) for each in AccountsBy), AccountsBy.PRACTITIONER)
        self.closeness = Pick[int]("How close")
        self.word = QPushButton("Time line as &Word…")
        self.summary, self.empty = words("", "muted"), words(_EMPTY)
        self.hint = words(_HINT, "muted")
        self.picture = TimePicture()
        self.behind = NoteGrid("What is behind the mark", partial(links_at, workspace))
        self.behind.hide()
        for pick in (self.by, self.closeness):
            pick.setMinimumContentsLength(_PICKED)
        self._offer_closeness()
        self._lay_out()
        self.by.picked.connect(self._ask_again)
        self.closeness.picked.connect(self._look_closer)
        self.word.clicked.connect(self.word_wanted)
        self.picture.opened.connect(self.open_mark)
        self.picture.room_changed.connect(self._ask_again)
        self.behind.marked.connect(marks.turn)
        self.behind.pressed.connect(self._take_key)
        marks.changed.connect(self._show_marks)

    # What a view promises

    def answering(self) -> Answering:
        return partial(_found, self.by.key, self.picture.gap)

    def show_answer(self, asked: Asked, answer: Found) -> None:
        laid, gap, told = answer
        self._evidence, self.wanted_now = asked.evidence, asked.wanted
        self.summary.setText(told)
        self.picture.show_time_line(laid, gap)
        for part in (self.picture, self.hint, self.summary):
            part.setVisible(bool(laid.marks))
        self.empty.setVisible(not laid.marks)
        self.word.setEnabled(bool(laid.marks))
        if self.picture.current is None:
            self.behind.hide()

    def show_review(self, review: Review) -> None:  # noqa: ARG002  the links are looked up
        self.behind.links_changed()

    def take_focus(self) -> None:
        self.picture.setFocus()

    def open_mark(self, placed: Placed) -> None:
        """Show what is behind a mark, and give it the keyboard."""
        if self._evidence is None:
            return
        sheet = _behind(self._workspace.review, self._evidence, self.wanted_now, placed)
        self.behind.show_sheet(sheet)
        self._show_marks()
        self.behind.show()
        self.behind.setFocus()
        self.picture.scrollTo(self.picture.currentIndex())

    # Inside

    def _ask_again(self) -> None:
        self._offer_closeness()
        if self.isVisible():
            self.asked.emit()

    def _offer_closeness(self) -> None:
        self.closeness.offer(((each, _CLOSE[each]) for each in CLOSENESS), self.picture.closeness)

    def _look_closer(self) -> None:
        self.picture.look_closer(self.closeness.key)

    def _show_marks(self) -> None:
        self.behind.show_marked(self._marks.ids)

    def _take_key(self, pressed: int | str) -> None:
        review, current = self._workspace.review, self.behind.current
        if pressed == "clear":
            self.behind.hide()
            self.picture.setFocus()
        elif current is not None and pressed in ("open", "find"):
            marked = self._marks.ids or (current,)
            open_it = pressed == "open"
            place = place_of(review, current) if open_it else finding_place(review, marked)
            if place is not None:
                self.wanted.emit(place)

    def _lay_out(self) -> None:
        controls = QWidget()
        flow = FlowLayout(controls, spacing=12)
        for part in (self.by, self.closeness, self.word):
            flow.addWidget(part)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(4)
        for widget in (controls, self.hint, self.summary, self.empty):
            top.addWidget(widget)
        self.empty.hide()
        below = QSplitter(Qt.Orientation.Vertical)
        below.setChildrenCollapsible(False)
        below.addWidget(self.picture)
        below.addWidget(self.behind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(below, 1)
        column.addStretch(0)


def _found(by: AccountsBy, gap: float, asked: Asked) -> Found:
    """Lay it out with its words; in another thread."""
    review = asked.review
    line = time_line(review, asked.evidence, asked.wanted, by=by, gap=gap)
    marks = tuple(
        Placed(
            lane=number,
            mark=mark,
            words=mark_words(review, line, lane, mark),
            spoken=spoken(review, line, lane, mark),
        )
        for number, lane in enumerate(line.lanes)
        for mark in sorted(lane.marks, key=_in_time)
    )
    return LaidOut(line=line, marks=marks), gap, summary(line)


def _in_time(mark: Mark) -> tuple[float, int]:
    return (mark.at.begins, mark.row) if mark.at is not None else (2.0, 0)


def _behind(review: Review, evidence: Evidence, wanted: Wanted, placed: Placed) -> Sheet:
    """The notes of an account; the entries of the chronology; of an episode both."""
    mark = placed.mark
    if mark.notes:
        return notes_sheet(review, evidence, placed.spoken, mark.notes)
    if not mark.episodes:
        entries = [review.entries[each] for each in mark.entries]
        return Sheet(columns=(placed.spoken,), lines=entries_sheet(review, entries).lines)
    found = evidence.matching(wanted)
    notes = tuple(told.note.id for told in found if set(told.note.episodes) & set(mark.episodes))
    lines = list[Line]()
    chronology = entries_sheet(review, entries_in(review, mark.episodes)).lines
    said = notes_sheet(review, evidence, "", notes).lines
    for heading, part in (("Chronology", chronology), ("Notes", said)):
        if part:
            lines += [Line(heading=heading), *part]
    return Sheet(columns=(placed.spoken,), lines=tuple(lines))
