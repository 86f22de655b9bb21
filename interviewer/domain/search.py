"""Finding words in everything that the person at this laptop may see.

The index is built from a review once, away from the person, and then follows each change of it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from interviewer.domain.accuracy import PractitionersCopy, StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.coverage import readable_thoughts
from interviewer.domain.folding import folded, folded_with_places, place_in_text
from interviewer.domain.guidance import Guidance, Item
from interviewer.domain.interview import (
    CoverageMark,
    FollowUp,
    Interview,
    Note,
    Practitioner,
    Reflection,
    Thought,
    Tick,
    UrgentMatter,
    WellbeingNote,
)
from interviewer.domain.naming import cited_as, name_of
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Agency, Episode, Seat

MOST = 50
"""Results that are shown; more are only counted."""

_CONTEXT = 60
"""Letters shown on either side of what was found."""

_PHRASE = re.compile(r'"([^"]*)"?|(\S+)')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"'})

_FIELDS: dict[type[Value], tuple[str, ...]] = {
    Note: ("text",),
    Thought: ("text",),
    FollowUp: ("text", "owner", "answer", "answer_source"),
    Entry: ("written", "agency_written", "text", "source"),
    Practitioner: ("reference", "role"),
    Interview: ("place",),
    CoverageMark: ("reason",),
    Tick: ("text",),
    StatementAnswer: ("words",),
    PractitionersCopy: ("handed_out",),
    UrgentMatter: ("concern", "told", "told_when"),
    WellbeingNote: ("text",),
    Preparation: (
        "sheet_version",
        "supporter",
        "interpreter",
        "adjustments",
        "own_records",
        "support",
        "parallel_review_details",
        "originals",
        "documents",
    ),
    ProceedingsAnswer: ("answered_by", "authority", "reference"),
    Agency: ("name",),
    Episode: ("title",),
}
"""What is looked through, in the order in which results of equal weight are shown."""

_PARTS: dict[type[Value], dict[str, str]] = {
    Interview: {"questions": "text", "left_out": "reason", "reopened": "reason"},
    Preparation: {"relations": "text"},
}
"""What is looked through in the parts of a value: which parts, and which of their fields."""

_BREAK = "\n"
"""Between the fields of one value: no phrase goes over it."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text, and whether it is what was looked for."""

    text: str = field(repr=False)
    found: bool = False


@dataclass(frozen=True)
class Result:
    """Where something was found.

    Attributes:
        id: Of the value; of an item where the kind is Guidance.
        pieces: What was found, with the words around it.
    """

    kind: type[Value]
    id: UUID | str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Results:
    """What was found.

    Attributes:
        shown: The first `MOST`, those that begin with what was typed before others.
        count: How many there are in all.
    """

    shown: tuple[Result, ...] = ()
    count: int = 0


def wanted_words(typed: str) -> tuple[str, ...]:
    """What has to occur, folded: each word, and each phrase in quotation marks as it stands."""
    found = _PHRASE.findall(typed.translate(_QUOTES))
    parts = (" ".join(folded(phrase or word).split()) for phrase, word in found)
    return tuple(dict.fromkeys(part for part in parts if part))


class SearchIndex:
    """The folded text of everything that may be found.

    Args:
        review: What is looked through.
    """

    def __init__(self, review: Review) -> None:
        self._review = Review()
        self._texts: dict[type[Value], dict[UUID | str, str]] = {kind: {} for kind in _FIELDS}
        self._items: Mapping[str, Item] = {}
        self._sealed: set[UUID | str] = set()
        self.follow(review)

    def follow(self, review: Review) -> None:
        """Take in what has changed since; what has not is not looked at twice."""
        for kind in _FIELDS:
            before, now = self._review.all_of(kind), review.all_of(kind)
            if now is before:
                continue
            texts = self._texts[kind]
            for value_id, value in now.items():
                if before.get(value_id) is not value and isinstance(value_id, UUID):
                    texts[value_id] = _text(value)
        moved = any(
            review.all_of(kind) is not self._review.all_of(kind)
            for kind in (Thought, Reflection, Interview, Seat)
        )
        if review.guidances is not self._review.guidances or (
            review.particulars is not self._review.particulars
        ):
            self._items = _in_use(review)
            self._texts[Guidance] = {
                item_id: _folded(_words_of(item)) for item_id, item in self._items.items()
            }
        self._review = review
        if moved:
            self._sealed = set(_sealed(review))

    def search(self, typed: str, without: Collection[type[Value]] = ()) -> Results:
        """Everything in which all the words occur, whatever their order, capitals and accents.

        Args:
            typed: What somebody typed.
            without: Kinds that are not to be shown now.
        """
        words = wanted_words(typed)
        if not words:
            return Results()
        found = [
            each
            for kind in self._texts
            if kind not in without
            for each in self._having(kind, words)
        ]
        beginning = re.compile("|".join(rf"(?<!\w){re.escape(word)}" for word in words))
        # As far as anybody reads: to sort all of many thousands would take longer than to find.
        found[: 10 * MOST] = sorted(
            found[: 10 * MOST], key=lambda each: beginning.search(each[2]) is None
        )
        shown = (self._result(kind, value_id, words) for kind, value_id, _ in found[:MOST])
        return Results(tuple(shown), len(found))

    def _having(
        self, kind: type[Value], words: Sequence[str]
    ) -> list[tuple[type[Value], UUID | str, str]]:
        # The longest word first: it leaves the fewest for the others.
        longest, *others = sorted(words, key=len, reverse=True)
        texts = self._texts[kind].items()
        found = [(kind, value_id, text) for value_id, text in texts if longest in text]
        for word in others:
            found = [each for each in found if word in each[2]]
        if kind is Thought:
            found = [each for each in found if each[1] not in self._sealed]
        return found

    def _result(self, kind: type[Value], value_id: UUID | str, words: Sequence[str]) -> Result:
        if kind is Guidance:
            texts = list(_words_of(self._items[str(value_id)]))
        else:
            value = self._review.value(kind, value_id)
            assert value is not None  # noqa: S101  it was found there
            texts = list(_texts(value))
        longest = max(words, key=len)
        text = next((each for each in texts if longest in _one_line(folded(each))), texts[0])
        return Result(kind, value_id, _pieces(text, words))


def result_place(review: Review, result: Result) -> str:
    """Where it stands, in words: "SN1·7 · Closing", "Follow-up, SN1", "Chronology, 3 May 2021"."""
    if result.kind is Guidance:
        held = _guidance(review)
        section_of_item = held.section_of(str(result.id)) if held else None
        return f"Guidance · {section_of_item.title}" if section_of_item else "Guidance"
    value = review.value(result.kind, result.id)
    assert value is not None  # noqa: S101  it was found there
    if not isinstance(value, Note):
        return name_of(review, value)
    number, interview = cited_as(review, value), review.interviews.get(value.source)
    if interview is None:
        source = review.sources.get(value.source)
        return f"{number} · {source.kind.label}" if source else number
    section = review.guidance_of(interview).section_of(value.prompt)
    return f"{number} · {section.title}" if section else number


def _text(value: Value) -> str:
    """What is looked through of a value; nothing of one that is withdrawn."""
    if getattr(value, "withdrawn", False):
        return ""
    return _folded(_texts(value))


def _folded(texts: Iterable[str]) -> str:
    return _BREAK.join(_one_line(folded(text)) for text in texts)


def _guidance(review: Review) -> Guidance | None:
    """The version that new interviews use; what others used is read in their interviews."""
    for details in review.particulars.values():
        return review.guidances.get(f"{details.guidance} {details.guidance_version}")
    return None


def _in_use(review: Review) -> Mapping[str, Item]:
    """Every item of the guidance that is asked, read or ticked now, by its id."""
    held = _guidance(review)
    sections = held.sections if held else ()
    return {item.id: item for section in sections for item in section.items if not item.retired}


def _words_of(item: Item) -> Iterator[str]:
    """Everything that stands in an item of the guidance."""
    yield item.text
    yield getattr(item, "manager_text", "")
    yield from getattr(item, "probes", ())
    yield getattr(item, "why", "")


def _texts(value: Value) -> Iterator[str]:
    """Everything of the value that is looked through, as it was typed."""
    for name in _FIELDS[type(value)]:
        yield getattr(value, name)
    for parts, name in _PARTS.get(type(value), {}).items():
        yield from (getattr(part, name) for part in getattr(value, parts))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _sealed(review: Review) -> Iterator[UUID]:
    """Thoughts of somebody else that may not be read yet (model.md, "Values")."""
    for thought in review.thoughts.values():
        interview = review.interviews.get(thought.interview)
        if interview is None or (
            readable_thoughts(review, interview, thought.by, review.initials) is None
        ):
            yield thought.id


def _pieces(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """The first find with the words around it; every find among them is marked."""
    plain, places = folded_with_places(" ".join(text.split()))
    text = " ".join(text.split())
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    finds = [place_in_text(places, *match.span()) for match in pattern.finditer(plain)]
    if not finds:
        return (Piece(text[: 2 * _CONTEXT]),)
    start = max(0, finds[0][0] - _CONTEXT)
    end = min(len(text), finds[0][1] + 2 * _CONTEXT)
    pieces, at = [Piece("… ")] if start else [], start
    for begins, ends in finds:
        if begins >= end or ends <= at:
            continue
        pieces += [Piece(text[at:begins]), Piece(text[begins:ends], found=True)]
        at = ends
    pieces += [Piece(text[at:end]), Piece(" …" if end < len(text) else "")]
    return tuple(piece for piece in pieces if piece.text)
