"""Where the marks of a time line stand on the screen, in pixels."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from interviewer.domain.time_line import Lane, LaneKind, TimeLine, form_of
from interviewer.domain.time_line_words import NO_DATE, MarkWords
from interviewer.domain.time_marks import Mark
from interviewer.domain.time_scale import Tick

APART = 8
"""Pixels around the rows of a lane, and beside words."""
_WIDEST_SIGN = "88?"
_ROOM_FOR_TITLES = 4
"""The titles have one part in so many of the width at the most."""
_TITLE_LETTERS = 22


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A mark in its lane, with what it says.

    Attributes:
        lane: Number of the lane from the top.
        spoken: All that it says, in one line.
    """

    lane: int
    mark: Mark
    words: MarkWords = field(repr=False)
    spoken: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class LaidOut:
    """A time line with the words of its marks: lane by lane, each lane in order of time."""

    line: TimeLine = field(default_factory=TimeLine, repr=False)
    marks: tuple[Placed, ...] = field(default=(), repr=False)


class Measures:
    """Sizes that go with the letters; the same for every time line of a view.

    Args:
        font: Of the view.
        width: What the view has room for.
        closeness: How many times wider than the view the whole time is.
    """

    def __init__(self, font: QFont, width: int, closeness: int) -> None:
        bold = QFont(font)
        bold.setBold(True)
        self.plain, self.bold = QFontMetrics(font), QFontMetrics(bold)
        self.width = width
        letters = self.plain.averageCharWidth() * _TITLE_LETTERS
        self.titles = min(letters, width // _ROOM_FOR_TITLES) + APART
        self.beside = self.bold.horizontalAdvance(NO_DATE) + 2 * APART
        self.row = self.plain.height() + 6
        self.episode = 2 * self.bold.height() + 6
        self.sign = self.plain.horizontalAdvance(_WIDEST_SIGN) + APART
        self.axis = self.bold.height() + APART
        self.tick = self.bold.horizontalAdvance("Mmm 8888") + APART
        room = width - self.titles - self.beside - 2 * APART
        self.shown = max(room, 4 * self.sign)
        self.time = self.shown * closeness - self.sign

    @property
    def gap(self) -> float:
        """How far apart signs have to be, as a part of the whole time."""
        return (self.sign + 2) / self.time


class TimeLayout:
    """The lanes below each other, and the marks in them.

    The time may be wider than the view, and the lanes higher: positions are those of everything,
    from the first day and the first lane on.

    Args:
        laid: What is shown.
        measures: The sizes.
    """

    def __init__(self, laid: LaidOut, measures: Measures) -> None:
        self.line, self.measures = laid.line, measures
        self.tops, self.headings = list[int](), dict[int, str]()
        y, kind = measures.axis, LaneKind.EPISODES
        for number, lane in enumerate(self.line.lanes):
            if lane.kind is not kind:
                kind = lane.kind
                self.headings[number] = kind.value
                y += measures.bold.height() + APART
            self.tops.append(y)
            y += self._lane_height(lane)
        self.height = y
        self.tops.append(y)

    @property
    def time_width(self) -> int:
        """How wide the whole time is, signs at its edges included."""
        return self.measures.time + self.measures.sign

    @cached_property
    def ticks(self) -> list[tuple[int, Tick]]:
        """Each tick with its place."""
        ticks = self.line.scale.ticks(max(self.measures.time // self.measures.tick, 1))
        return [(self.x(tick.at), tick) for tick in ticks]

    def x(self, at: float) -> int:
        """Pixels from the left edge of the time."""
        return self.measures.sign // 2 + round(at * self.measures.time)

    def lane_at(self, y: int) -> int:
        """The number of the lane there; the first one above them all."""
        last = max(len(self.line.lanes) - 1, 0)
        return min(max(bisect_right(self.tops, y) - 1, 0), last)

    def lane_rect(self, number: int) -> tuple[int, int]:
        """Where a lane begins and how high it is, without its heading."""
        return self.tops[number], self._lane_height(self.line.lanes[number])

    def row_height(self, lane: Lane) -> int:
        """Episodes have room for a name in two lines."""
        return self.measures.episode if lane.kind is LaneKind.EPISODES else self.measures.row

    def rect(self, placed: Placed) -> QRect:
        """Where the mark is; what stands beside the time is counted from the left of its column."""
        sizes, lane, mark = self.measures, self.line.lanes[placed.lane], placed.mark
        row = self.row_height(lane)
        top = self.tops[placed.lane] + APART // 2 + mark.row * row
        high = row - 4
        if mark.at is None:
            top = self.tops[placed.lane] + APART // 2
            return QRect(APART, top + 2, sizes.beside - 2 * APART, high)
        begins = self.x(mark.at.begins)
        if mark.lasts:
            return QRect(begins, top + 2, max(self.x(mark.at.ends) - begins, 4), high)
        if form_of(lane, mark).pointed:
            return QRect(begins - high // 2, top + 2, high, high)
        return QRect(begins - sizes.sign // 2, top + 2, sizes.sign, high)

    def _lane_height(self, lane: Lane) -> int:
        sizes = self.measures
        room = QRect(0, 0, sizes.titles - APART, 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        metrics = sizes.bold if lane.kind is LaneKind.EPISODES else sizes.plain
        title = metrics.boundingRect(room, flags, lane.title).height()
        return max(lane.rows * self.row_height(lane), title) + APART
