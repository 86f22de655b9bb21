"""The time line in Word: a picture that is drawn by Word itself, and the same in a table."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from itertools import groupby
from math import ceil
from textwrap import shorten
from uuid import UUID

from interviewer.documents.drawing import Ink, Outline, Picture, Shape
from interviewer.documents.passages import Passage, passages_in
from interviewer.documents.word import Column, WordDocument, marking
from interviewer.domain.chronology import Entry
from interviewer.domain.dates import british_moment
from interviewer.domain.evidence import Evidence, Wanted
from interviewer.domain.review import Review
from interviewer.domain.time_line import (
    AccountsBy,
    Lane,
    LaneKind,
    TimeLine,
    form_of,
    time_line,
)
from interviewer.domain.time_line_words import NO_DATE, MarkWords, mark_words, summary
from interviewer.domain.time_marks import Mark

_TITLES, _BESIDE, _SIGN, _BAR = 124.0, 44.0, 20.0, 11.0
"""Points: the column of titles, that of what has no date, a sign, and a bar that lasts."""
_ROW, _EPISODE = 16.0, 24.0
"""Points: how high a row is, and one of episodes, whose names may take two lines."""
_ABOVE, _HEADING, _APART = 20.0, 18.0, 6.0
"""Points: the ticks, the heading of a group of lanes, and the space around the rows of a lane."""
_TOUCHING = 1.0
_TICK = 46.0
"""Points that the words of a tick take up at least."""
_LETTER, _NARROW = 4.6, 4.2
"""Points that a letter takes up, about: a bold one, and another one."""
_LINE, _LONGEST_TITLE = 10.5, 52
"""Points of a line of letters; letters of a title."""
_MOST_LANES = 12
"""Accounts that have a lane each where nobody said; more of them are shown by agency."""
_LANDSCAPE, _PORTRAIT = 345.0, 600.0
"""Points: how high a picture may be; on its long side, a page is wider than the second."""

_HOW_TO_READ = (
    "A diamond is one day, a bar is a stretch of time, and a dashed outline with “?” is a date "
    "that the source itself doubts. A number in a mark of the chronology is how many entries lie "
    "close together there; in an account it is how many notes speak of it."
)
_BY_AGENCY = _HOW_TO_READ.replace("how many notes speak", "how many accounts speak")

_COLUMNS = (Column("Whose", 4), Column("When", 4), Column("What", 6))


def time_line_document(
    review: Review,
    *,
    template: bytes,
    zone: tzinfo,
    made: datetime,
    wanted: Wanted | None = None,
    by: AccountsBy | None = None,
) -> bytes:
    """Return a Word file in landscape with the time line alone.

    Args:
        review: The review as it is.
        template: A Word file with the named styles (docs/documents.md).
        zone: In which times are told.
        made: When.
        wanted: Only of these.
        by: Whose accounts share a lane; None goes by how many there are.

    Raises:
        TemplateError: The template cannot be used.
    """
    document = WordDocument(template, title="Time line", made=made)
    document.turn()
    details = review.details
    document.mark(marking(details.marking, fictional=details.fictional))
    document.paragraph("Title", "Time line")
    document.paragraph("Subtitle", f"{details.label} · as it stood on {british_moment(made, zone)}")
    add_time_line(document, review, Evidence(review), wanted, by=by)
    return document.content()


def add_time_line(
    document: WordDocument,
    review: Review,
    evidence: Evidence,
    wanted: Wanted | None = None,
    *,
    notes: Container[UUID] | None = None,
    by: AccountsBy | None = None,
) -> None:
    """Add the picture, as wide as the text, and beneath it a table that says the same.

    The heading above is the caller's. Where there are more lanes than a page has room for, further
    pictures go on with them.

    Args:
        document: Where it is added.
        review: The review as it is.
        evidence: The evidence of the same review.
        wanted: Only of these.
        notes: Only these notes among the accounts.
        by: Whose accounts share a lane; None goes by how many there are.
    """
    by = by or _usual(evidence)
    page = _Page(width=document.width, beside=_BESIDE)
    line = time_line(review, evidence, wanted, notes=notes, by=by, gap=page.gap)
    if not line.lanes:
        document.paragraph("Normal", "There is no episode, no chronology and no account to show.")
        return
    document.paragraph("Normal", _BY_AGENCY if by is AccountsBy.AGENCY else _HOW_TO_READ)
    pages = list(_pages(line.lanes, _LANDSCAPE if page.width > _PORTRAIT else _PORTRAIT))
    for number, lanes in enumerate(pages, start=1):
        part = f", part {number} of {len(pages)}" if len(pages) > 1 else ""
        document.picture(
            Picture(
                name=f"Time line{part}",
                description=f"Time line{part}. {summary(line)} The table beneath says the same.",
                width=page.width,
                height=_whole(lanes),
                shapes=tuple(_Drawing(review, line, page).shapes(lanes)),
            )
        )
    document.table(
        _COLUMNS,
        (
            (lane.title, words.when, words.what)
            for lane in line.lanes
            for words in (mark_words(review, line, lane, mark) for mark in lane.marks)
        ),
        caption="Time line",
        description="One mark of the picture in each row: whose it is, when, and what it stands "
        "for.",
        first_column_heads=True,
    )
    document.paragraph("Normal", f"{summary(line)} Only confirmed tags are shown.")


def time_line_passages(review: Review) -> list[Passage]:
    """Everything typed that the time line holds, for the look for identifiers."""
    evidence = Evidence(review)
    found = [*passages_in(review.details, "What the review is called")]
    for episode in review.live_episodes():
        found += passages_in(episode, f"Episode {episode.number}")
    for agency in review.live_agencies():
        found += passages_in(agency, "An agency")
    for account in evidence.accounts.values():
        value = review.practitioners.get(account.id) or review.sources[account.id]
        found += passages_in(value, "Whose account it is")
    return list(dict.fromkeys((*found, *dated_passages(review))))


def dated_passages(review: Review) -> Iterator[Passage]:
    """What the time line holds of the chronology: the dates and agencies as they are written."""
    for entry in review.live_entries():
        for name in ("written", "agency_written"):
            if getattr(entry, name).strip():
                where = f"Chronology entry of {entry.written or 'no date'}"
                yield Passage(kind=Entry, id=entry.id, field=name, where=where)


def _usual(evidence: Evidence) -> AccountsBy:
    many = len(evidence.accounts) > _MOST_LANES
    return AccountsBy.AGENCY if many else AccountsBy.PRACTITIONER


# How the lanes are shared out among pictures


def _row(lane: Lane) -> float:
    return _EPISODE if lane.kind is LaneKind.EPISODES else _ROW


def _height(lane: Lane) -> float:
    title = ceil(len(_title(lane)) * _NARROW / (_TITLES - 2 * _APART)) * _LINE
    return max(lane.rows * _row(lane), title) + _APART


def _title(lane: Lane) -> str:
    """What stands beside the lane; the table has the whole of it."""
    return shorten(lane.title, _LONGEST_TITLE, placeholder=" …")


def _whole(lanes: Sequence[Lane]) -> float:
    """How high a picture of these lanes is."""
    return sum(map(_height, lanes)) + _headings(lanes) + _ABOVE


def _headings(lanes: Sequence[Lane]) -> float:
    return _HEADING * len({lane.kind for lane in lanes} - {LaneKind.EPISODES})


def _pages(lanes: Sequence[Lane], most_height: float) -> Iterator[list[Lane]]:
    """As few pictures as it takes; the episodes stand at the top of each.

    A group that would be cut in two begins a picture of its own where it fits there as a whole.
    """
    top = [lane for lane in lanes if lane.kind is LaneKind.EPISODES]
    page = list(top)
    for _, group in groupby(lanes[len(top) :], key=_kind):
        together = list(group)
        cut = _whole([*page, *together]) > most_height >= _whole([*top, *together])
        for lane in together:
            full = _whole([*page, lane]) > most_height or (cut and lane is together[0])
            if full and len(page) > len(top):
                yield page
                page = list(top)
            page.append(lane)
    yield page


@dataclass(frozen=True, kw_only=True)
class _Page:
    """Where the time begins and ends across the page, in points."""

    width: float
    beside: float

    @property
    def begins(self) -> float:
        return _TITLES + _SIGN / 2

    @property
    def ends(self) -> float:
        return self.width - self.beside - _SIGN / 2 - _APART

    @property
    def gap(self) -> float:
        return (_SIGN + _TOUCHING) / (self.ends - self.begins)

    def x(self, at: float) -> float:
        return self.begins + at * (self.ends - self.begins)


@dataclass(frozen=True)
class _Drawing:
    """Turns lanes into shapes."""

    review: Review = field(repr=False)
    line: TimeLine = field(repr=False)
    page: _Page

    def shapes(self, lanes: Sequence[Lane]) -> Iterator[Shape]:
        """Everything in one picture, what is behind first."""
        yield from self._ticks(_whole(lanes))
        y = _ABOVE
        for kind, group in groupby(lanes, key=_kind):
            if kind is not LaneKind.EPISODES:
                yield Shape(
                    x=0,
                    y=y,
                    width=_TITLES,
                    height=_HEADING,
                    words=kind.value,
                    bold=True,
                    letters=Ink.STRONG,
                )
                y += _HEADING
            for lane in group:
                yield from self._lane(lane, y)
                y += _height(lane)

    def _ticks(self, bottom: float) -> Iterator[Shape]:
        page = self.page
        ticks = self.line.scale.ticks(int((page.ends - page.begins) / _TICK))
        for at, tick in enumerate(ticks):
            x = page.x(tick.at)
            end = page.x(ticks[at + 1].at) if at + 1 < len(ticks) else page.ends + _SIGN
            yield _upright(x, _ABOVE - 4 if tick.is_year else _ABOVE, bottom)
            if end - x >= len(tick.words) * _LETTER:
                yield Shape(
                    x=x, y=0, width=end - x, height=_ABOVE - 2, words=tick.words, bold=tick.is_year
                )
        if self.line.has_beside:
            x = page.width - page.beside
            yield Shape(x=x, y=0, width=page.beside, height=_ABOVE - 2, words=NO_DATE)

    def _lane(self, lane: Lane, y: float) -> Iterator[Shape]:
        width = self.page.width
        yield Shape(x=0, y=y, width=width, height=0, outline=Outline.LINE, line=Ink.MUTED)
        bold = lane.kind is LaneKind.EPISODES
        yield Shape(
            x=0, y=y + 1, width=_TITLES, height=_height(lane) - 2, words=_title(lane), bold=bold
        )
        for mark in lane.marks:
            top = y + _APART / 2 + mark.row * _row(lane)
            words = mark_words(self.review, self.line, lane, mark)
            if mark.at is None:
                yield self._beside(words, y + _APART / 2)
            elif mark.lasts:
                yield self._bar(lane, mark, words, top)
            else:
                yield self._sign(lane, mark, words, top)

    def _beside(self, words: MarkWords, top: float) -> Shape:
        return Shape(
            x=self.page.width - self.page.beside + 2,
            y=top + 1,
            width=self.page.beside - 4,
            height=_ROW - 2,
            line=Ink.DARK,
            words=words.figure,
            centred=True,
        )

    def _bar(self, lane: Lane, mark: Mark, words: MarkWords, top: float) -> Shape:
        assert mark.at is not None  # noqa: S101  what stands beside the time is drawn by itself
        form = form_of(lane, mark)
        x, end = self.page.x(mark.at.begins), self.page.x(mark.at.ends)
        outline = _OPEN.get((mark.at.open_before, mark.at.open_after), Outline.BOX)
        height = _BAR if lane.kind is LaneKind.CHRONOLOGY else _row(lane) - 2
        lines = 2 if lane.kind is LaneKind.EPISODES else 1
        fits = _fits(words.figure, end - x - _APART, lines)
        return Shape(
            x=x,
            y=top + (_row(lane) - height) / 2,
            width=max(end - x, 2),
            height=height,
            outline=outline,
            fill=None if form.dashed else Ink.PALE if lane.kind is not LaneKind.ACCOUNTS else None,
            line=Ink.STRONG,
            dashed=form.dashed,
            words=words.figure if fits else words.figure.split(" ")[0],
            bold=lane.kind is LaneKind.EPISODES,
            centred=lane.kind is not LaneKind.EPISODES,
        )

    def _sign(self, lane: Lane, mark: Mark, words: MarkWords, top: float) -> Shape:
        assert mark.at is not None  # noqa: S101  what stands beside the time is drawn by itself
        form = form_of(lane, mark)
        side = _ROW - 6 if form.pointed else _SIGN
        height = _ROW - 6 if form.pointed else _ROW - 3
        return Shape(
            x=self.page.x(mark.at.begins) - side / 2,
            y=top + (_ROW - height) / 2,
            width=side,
            height=height,
            outline=Outline.DIAMOND if form.pointed else Outline.SIGN,
            fill=Ink.STRONG if form.full else Ink.LIGHT,
            line=Ink.STRONG,
            dashed=form.dashed,
            words=words.figure,
            letters=Ink.LIGHT if form.full else Ink.DARK,
            centred=True,
        )


_OPEN = {
    (True, True): Outline.OPEN,
    (True, False): Outline.OPEN_BEFORE,
    (False, True): Outline.OPEN_AFTER,
}


def _fits(words: str, width: float, lines: int) -> bool:
    """Whether the words have room, as far as that can be told without the letters."""
    longest = max(map(len, words.split(" "))) * _LETTER
    return longest <= width and len(words) * _LETTER <= width * (lines - 0.2 * (lines > 1))


def _kind(lane: Lane) -> LaneKind:
    return lane.kind


def _upright(x: float, top: float, bottom: float) -> Shape:
    return Shape(x=x, y=top, width=0, height=bottom - top, outline=Outline.LINE, line=Ink.PALE)
