"""In whichever order things happen, a review may be erased exactly when the writer has it all."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.legal_hold import LegalHold, standing_holds
from interviewer.storage import Store
from interviewer.storage.erasing import forbids
from tests.builders import NOON, a_note
from tests.unit.storage.folders import a_change, the_interview
from tests.unit.storage.handed_over import a_members_review, is_asked_about, is_handed_over


@dataclass
class Desk:
    """A panel member's review, and beside it what a person would know of it.

    Attributes:
        written: Every wording that was ever kept: the note and what it said.
        safe: The wordings that the writer has confirmed.
        asked: Whether proceedings were asked about since the last package.
        held: Whether a legal hold stands.
    """

    store: Store
    now: datetime = NOON
    written: set[tuple[UUID, str, bool]] = field(default_factory=set)
    safe: set[tuple[UUID, str, bool]] = field(default_factory=set)
    sent: bool = False
    asked: bool = False
    held: bool = False

    @property
    def may_be_erased(self) -> bool:
        return self.sent and self.written <= self.safe and self.asked and not self.held

    def later(self) -> datetime:
        self.now += timedelta(hours=1)
        return self.now

    def save(self, *values: object) -> None:
        self.store.save(a_change(*values, at=self.later()))  # type: ignore[arg-type]  # any kind
        for note in self.store.load().notes.values():
            self.written.add((note.id, note.text, note.withdrawn))


def writes(desk: Desk) -> None:
    number = len(desk.store.load().notes) + 1
    desk.save(a_note(source=the_interview(desk.store).id, number=number, text=f"Note {number}."))


def rewords(desk: Desk) -> None:
    note = next(iter(desk.store.load().notes.values()))
    desk.save(replace(note, text=f"Reworded at {desk.now:%d %H}."))


def words_it_as_before(desk: Desk) -> None:
    first = next(iter(desk.store.load().notes.values()))
    desk.save(desk.store.history(first)[0].value)


def takes_out(desk: Desk) -> None:
    *_, last = desk.store.load().notes.values()
    desk.save(replace(last, withdrawn=not last.withdrawn))


def sends(desk: Desk) -> None:
    is_handed_over(desk.store, receipt=False, answered=False, at=desk.later())
    desk.asked = False


def hands_over(desk: Desk) -> None:
    is_handed_over(desk.store, answered=False, at=desk.later())
    desk.safe |= desk.written
    desk.sent, desk.asked = True, False


def is_asked(desk: Desk) -> None:
    is_asked_about(desk.store, desk.later())
    desk.asked = True


def holds(desk: Desk) -> None:
    desk.save(LegalHold(id=uuid4(), reason="A letter.", at=desk.now))
    desk.held = True


def lets_go(desk: Desk) -> None:
    standing = standing_holds(desk.store.load().legal_holds.values())
    desk.save(*(replace(hold, ended=desk.now.date()) for hold in standing))
    desk.held = False


DEEDS: tuple[Callable[[Desk], None], ...] = (
    writes,
    rewords,
    words_it_as_before,
    takes_out,
    sends,
    hands_over,
    is_asked,
    holds,
    lets_go,
)


@given(st.lists(st.sampled_from(DEEDS), max_size=8), st.booleans())
@settings(max_examples=40)
def test_a_review_may_be_erased_exactly_when_the_writer_has_it_all(
    deeds: list[Callable[[Desk], None]],
    settled: bool,
) -> None:
    with tempfile.TemporaryDirectory() as place:
        desk = Desk(a_members_review(Path(place) / "review"))
        desk.save()
        (note,) = desk.store.load().notes.values()
        for version in desk.store.history(note):
            desk.written.add((note.id, version.value.text, False))  # type: ignore[union-attr]  # a Note
        for deed in [*deeds, *([hands_over, is_asked] if settled else [])]:
            deed(desk)
            assert (forbids(desk.store) == ()) is desk.may_be_erased, deed.__name__
        desk.store.close()
