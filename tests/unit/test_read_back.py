"""A writer who got only the Word file takes the interview in: the whole way, on real reviews."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from interviewer.documents import SummaryData, arrived_package, interview_summary
from interviewer.domain.interview import Interview, Reflection, Thought, WellbeingNote
from interviewer.domain.set_up import Seat
from interviewer.domain.words import ReflectionState, SeatRole, Stage
from interviewer.resources import word_template
from interviewer.storage import Store
from interviewer.storage.handover.contact import contact_of
from interviewer.storage.handover.errors import (
    ForSomebodyElseError,
    NotAPackageError,
    PackageCutShortError,
    PackageTamperedError,
    UnknownSenderError,
)
from interviewer.storage.handover.identity import Identity, identity_for
from interviewer.storage.handover.in_word import Enclosed, enclosed, text_key
from interviewer.storage.handover.package import (
    Opened,
    open_package,
    open_package_with_passphrase,
    seal,
)
from interviewer.storage.handover.packing import hand_over
from interviewer.storage.handover.receipt import read_receipt, receipt_for
from interviewer.storage.handover.seats import NotForThisSeatError
from tests.builders import NOON, a_note
from tests.unit.documents.damage import parts_of
from tests.unit.documents.reading import with_member
from tests.unit.storage.folders import a_change, the_interview
from tests.unit.storage.handover.people import mutated, somebody
from tests.unit.storage.handover.writer import (
    LATER,
    SEAT,
    a_copy_of,
    a_writers_review,
    everything,
    shows_what_holds,
)

EARLIER, SAID = "MARKERONE said at first", "MARKERTWO as it stands"
STRAIN, THOUGHT, UNFINISHED = "MARKERTHREE strain", "MARKERFOUR ours", "MARKERFIVE not finished"
LONDON = ZoneInfo("Europe/London")


class Laptops:
    """A panel member who heard somebody, and the writer who waits for it."""

    def __init__(self, member: Store, writer: Store) -> None:
        self.member, self.writer = member, writer
        self.sender = identity_for(member.load(), None)
        self.recipient = identity_for(writer.load(), None)
        self.interview = the_interview(member)

    def enclosed(self, to: str = "", *, thoughts: bool = False) -> Enclosed:
        return enclosed(
            self.member.load(),
            self.member.versions(),
            self.interview.id,
            sender=self.sender,
            to=to or contact_of(self.recipient),
            made=LATER,
            thoughts=thoughts,
        )

    def summary(self, carried: Enclosed, *, reflections: bool = False) -> bytes:
        return interview_summary(
            self.member.load(),
            self.interview,
            template=word_template(),
            zone=LONDON,
            made=LATER,
            initials=True,
            reflections=reflections,
            reader="P1",
            data=SummaryData(package=carried.package, key=carried.key, opened_by="only OW"),
        )

    def opened(self, document: bytes) -> Opened:
        package = arrived_package(document).package
        return open_package(package, self.recipient, [contact_of(self.sender)])

    def take_in(self, document: bytes) -> Opened:
        opened = self.opened(document)
        plan = self.writer.plan_taking_in(opened.parcel, "P1", opened.fingerprint)
        self.writer.take_in(plan, at=LATER, who="OW")
        return opened


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    folder = tmp_path / "review"
    a_writers_review(folder).close()
    with a_copy_of(folder, "writer") as writer, a_copy_of(folder, "member") as member:
        heard = replace(the_interview(member), stage=Stage.TO_TIDY, started=NOON, closed=NOON)
        note = a_note(source=heard.id, text=EARLIER)
        member.save(
            a_change(
                Seat(id=SEAT.id, role=SeatRole.PANEL_MEMBER, initials="P1"),
                heard,
                note,
                WellbeingNote(id=uuid4(), interview=heard.id, at=NOON, by="P1", text=STRAIN),
                a_thought(heard, "P1", THOUGHT),
                a_thought(heard, "P2", UNFINISHED),
                Reflection(
                    id=uuid4(), interview=heard.id, by="P1", state=ReflectionState.SAVED, at=NOON
                ),
            )
        )
        member.save(a_change(replace(note, text=SAID)))
        yield Laptops(member, writer)
        assert shows_what_holds(writer)


def a_thought(interview: Interview, by: str, text: str) -> Thought:
    return Thought(
        id=uuid4(), interview=interview.id, by=by, prompt="surprised", text=text, taken=NOON
    )


def test_what_was_heard_there_is_read_here_from_the_word_file(laptops: Laptops) -> None:
    document = laptops.summary(laptops.enclosed())
    opened = laptops.take_in(document)
    there, here = laptops.member.load(), laptops.writer.load()
    assert here.notes == there.notes
    assert here.interviews == there.interviews
    (note,) = there.notes.values()
    assert laptops.writer.history(note) == laptops.member.history(note)
    (taken,) = laptops.writer.taken_in()
    assert (taken.sender, taken.fingerprint) == ("P1", opened.fingerprint)
    assert not arrived_package(document).text_is_changed(text_key(opened.parcel))


def test_twice_is_the_same_as_once_also_after_the_package_itself(laptops: Laptops) -> None:
    document = laptops.summary(laptops.enclosed())
    laptops.take_in(document)
    once = everything(laptops.writer)
    assert laptops.writer.plan_taking_in(laptops.opened(document).parcel, "P1").changes_nothing
    parcel = hand_over(
        laptops.member.load(), laptops.member.versions(), [laptops.interview.id], made=LATER
    )
    assert laptops.writer.plan_taking_in(parcel, "P1").changes_nothing
    assert everything(laptops.writer) == once


def test_it_holds_what_a_package_of_that_interview_holds(laptops: Laptops) -> None:
    carried = laptops.opened(laptops.summary(laptops.enclosed())).parcel
    review, versions = laptops.member.load(), laptops.member.versions()
    assert carried == hand_over(review, versions, [laptops.interview.id], made=LATER)


def test_a_receipt_names_what_the_summary_carried(laptops: Laptops) -> None:
    carried = laptops.enclosed()
    opened = laptops.take_in(laptops.summary(carried))
    content = receipt_for(opened, laptops.recipient, LATER)
    contacts = [contact_of(laptops.recipient)]
    receipt = read_receipt(content, contacts, review=laptops.member.load().details.id)
    assert receipt.package == carried.fingerprint
    assert receipt.interviews == (laptops.interview.id,)


def test_thoughts_go_along_only_where_the_summary_tells_them(laptops: Laptops) -> None:
    without = laptops.opened(laptops.summary(laptops.enclosed())).parcel
    assert not {version.kind for version in without.versions} & {"thought", "reflection"}
    with_them = laptops.opened(laptops.summary(laptops.enclosed(thoughts=True), reflections=True))
    told = [v.form["text"] for v in with_them.parcel.versions if v.kind == "thought"]
    assert told == [THOUGHT]


@pytest.mark.parametrize("to", ["", "four words of mine"], ids=["key", "passphrase"])
def test_nothing_can_be_read_in_the_file_but_what_the_summary_tells(
    laptops: Laptops, to: str
) -> None:
    document = laptops.summary(laptops.enclosed(to, thoughts=True))
    package = arrived_package(document).package
    content = b"".join((*parts_of(document).values(), document, package))
    for marker in (EARLIER, STRAIN, THOUGHT, UNFINISHED, "MARKERONE"):
        for hidden in (
            marker.encode(),
            b64encode(marker.encode())[:12],
            marker.encode("utf-16-le"),
        ):
            assert hidden not in content
    assert SAID.encode() in content
    revisions = {str(version.revision) for version in laptops.member.versions()}
    assert not any(revision.encode() in content for revision in revisions)


def test_a_passphrase_opens_it_where_the_writers_key_is_not_known(laptops: Laptops) -> None:
    arrived = arrived_package(laptops.summary(laptops.enclosed("four words of mine")))
    opened = open_package_with_passphrase(arrived.package, "four words of mine", [])
    assert not arrived.text_is_changed(text_key(opened.parcel))


def test_another_text_around_the_same_data_is_noticed(laptops: Laptops) -> None:
    document = laptops.summary(laptops.enclosed())
    opened = laptops.opened(document)
    main = parts_of(document)["word/document.xml"].replace(b"MARKERTWO", b"MARKERSIX")
    arrived = arrived_package(with_member(document, "word/document.xml", main))
    assert arrived.text_is_changed(text_key(opened.parcel))


def test_data_of_one_summary_in_the_text_of_another_are_noticed(laptops: Laptops) -> None:
    """Signed and sealed as they should be, and still not what the Word file says."""
    before = laptops.summary(laptops.enclosed())
    (note,) = laptops.member.load().notes.values()
    laptops.member.save(a_change(replace(note, text="Another wording.")))
    after = laptops.summary(laptops.enclosed())
    item = "customXml/item1.xml"
    swapped = arrived_package(with_member(before, item, parts_of(after)[item]))
    opened = open_package(swapped.package, laptops.recipient, [contact_of(laptops.sender)])
    assert swapped.text_is_changed(text_key(opened.parcel))


def test_it_is_refused_as_a_package_is(laptops: Laptops) -> None:
    document = laptops.summary(laptops.enclosed())
    package = arrived_package(document).package
    known = [contact_of(laptops.sender)]
    with pytest.raises(UnknownSenderError):
        open_package(package, laptops.recipient, [])
    with pytest.raises(ForSomebodyElseError):
        open_package(package, of_another_review(laptops), known)
    parcel = laptops.opened(document).parcel
    with pytest.raises(NotForThisSeatError):
        laptops.member.plan_taking_in(parcel, "P1")
    for damaged in mutated(package, count=50, seed=3):
        with pytest.raises(
            (PackageTamperedError, PackageCutShortError, ForSomebodyElseError, NotAPackageError)
        ):
            open_package(damaged, laptops.recipient, known)


def of_another_review(laptops: Laptops) -> Identity:
    return somebody("OW", SeatRole.WRITER, laptops.writer.load().details.id)


def test_what_is_carried_is_a_package_like_any_other(laptops: Laptops) -> None:
    """The same bytes could lie in a file of their own."""
    review, versions = laptops.member.load(), laptops.member.versions()
    parcel = hand_over(review, versions, [laptops.interview.id], made=LATER)
    as_a_file = seal(parcel, laptops.sender, contact_of(laptops.recipient))
    carried = laptops.enclosed().package
    known = [contact_of(laptops.sender)]
    first, second = (
        open_package(arrived_package(each).package, laptops.recipient, known)
        for each in (as_a_file, carried)
    )
    assert (first.parcel, first.sender) == (second.parcel, second.sender)
