"""The whole road of the demonstration: panel members hand over, and the overview writer concludes.

Each laptop is a review folder of its own, and what goes from one to another lies in a folder for
the post, as it would on a memory stick. It goes as in the window: set-up package, contact files,
sealed packages, receipts.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from interviewer.domain.clearance import cleared_answer
from interviewer.domain.exports import Export
from interviewer.domain.handing_over import OCCASION, HandedOver
from interviewer.domain.handover_readiness import with_receipt
from interviewer.domain.interview import Interview
from interviewer.domain.naming import interview_id
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Seat
from interviewer.domain.words import Document, SeatRole

if TYPE_CHECKING:
    from interviewer.storage import Change, Store
    from interviewer.storage.handover.identity import Identity
    from interviewer.storage.handover.joining import Joining, SetUp

WRITER = "OW"
"""Initials of whoever takes the packages in."""

LAPTOPS, POST = "laptops", "post"
"""Names of the folders that are made."""

_REASON = "Training: the writer asked for what there is."
_WHO_CLEARED = "Panel chair, for this training case"

Tell = Callable[..., object]
"""Is told of each step, a line each: references and file names, and never a note."""


@contextmanager
def the_whole_road(folder: Path, training: Review, at: datetime, tell: Tell) -> "Iterator[Laptop]":
    """Make every laptop and all that they send to each other; gives the writer's, still open.

    Args:
        folder: Where the laptops and the post get a folder each.
        training: The training case, as if one laptop held all of it.
        at: When.
        tell: Is told of each step.

    Raises:
        InterviewerError: Something cannot be made; what was made before it stays.
        OSError: A folder cannot be made.
    """
    (folder / LAPTOPS).mkdir()
    (folder / POST).mkdir()
    with ExitStack() as stores:
        road = _Road(folder=folder, training=training, at=at, tell=tell, stores=stores)
        writer = road.starts()
        set_up = road.sends_the_set_up(writer)
        for initials in sorted(set(map(lead_of, training.interviews.values()))):
            if any(each.stage.closed for each in led_by(training, initials)):
                member = road.joins(initials, set_up)
                package = road.hands_over(member, to=writer)
                road.takes_in(writer, package, of=member)
        writer.save(concluded(training), at)
        yield writer


def lead_of(interview: Interview) -> str:
    """Initials of the panel member on whose laptop the interview is: whoever is named first."""
    return interview.interviewers[0]


def led_by(training: Review, initials: str) -> list[Interview]:
    """The interviews on this panel member's laptop."""
    return [each for each in training.interviews.values() if lead_of(each) == initials]


def concluded(training: Review) -> list[Value]:
    """What is of no interview and not set up: other sources, links, findings and the rest."""
    from interviewer.storage.handover.contents import SET_UP_KINDS

    kinds = {*SET_UP_KINDS, Seat}
    return [
        value
        for value in training.values()
        if type(value) not in kinds and interview_id(training, value) is None
    ]


@dataclass(frozen=True, kw_only=True)
class Laptop:
    """One of the review folders, open."""

    initials: str
    store: "Store" = field(repr=False)

    def save(self, values: Iterable[Value], at: datetime, reason: str = "") -> None:
        """Keep what somebody did here."""
        from interviewer.storage import Change

        change = Change(values=tuple(values), at=at, who=self.initials, reason=reason)
        self.store.save(change)

    @property
    def identity(self) -> "Identity":
        """Who it is to the others; made and kept the first time."""
        from interviewer.storage.handover.identity import identity_for

        identity = identity_for(self.store.load(), self.store.identity())
        self.store.save_identity(identity)
        return identity

    def exported(self, document: Document, at: datetime) -> Export:
        """That a file left it."""
        return Export(id=uuid4(), document=document, at=at, by=self.initials)


@dataclass(frozen=True, kw_only=True)
class _Road:
    """What every step needs to know."""

    folder: Path
    training: Review = field(repr=False)
    at: datetime
    tell: Tell
    stores: ExitStack

    def starts(self) -> Laptop:
        """The writer sets the review up."""
        from interviewer.storage import Change
        from interviewer.storage.handover.contents import SET_UP_KINDS

        seat = Seat(id=uuid4(), role=SeatRole.WRITER, initials=WRITER)
        set_up = [value for value in self.training.values() if type(value) in SET_UP_KINDS]
        return self._made(WRITER, Change(values=(seat, *set_up), at=self.at, who=WRITER))

    def sends_the_set_up(self, writer: Laptop) -> "SetUp":
        """The package that everybody joins from, opened again as they will."""
        from interviewer.storage.handover.joining import opened_set_up
        from interviewer.storage.handover.package import seal_with_passphrase
        from interviewer.storage.handover.packing import set_up
        from interviewer.training import PASSPHRASE

        parcel = set_up(writer.store.load(), writer.store.versions(), (), made=self.at)
        package = seal_with_passphrase(parcel, writer.identity, PASSPHRASE)
        path = self._posted("Set-up.age", package)
        writer.save((writer.exported(Document.SET_UP, self.at),), self.at)
        self.tell(f"{path}: what everybody joins from; its passphrase is: {PASSPHRASE}")
        return opened_set_up(path.read_bytes(), PASSPHRASE)

    def joins(self, initials: str, set_up: "SetUp") -> Laptop:
        """A panel member joins, and holds their interviews."""
        from interviewer.storage.handover.contact import contact_file
        from interviewer.storage.handover.joining import Joining

        seat = Seat(id=uuid4(), role=SeatRole.PANEL_MEMBER, initials=initials)
        member = self._made(initials, Joining(set_up=set_up, seat=seat, at=self.at))
        theirs = {interview.id for interview in led_by(self.training, initials)}
        values = self.training.values()
        member.save((v for v in values if interview_id(self.training, v) in theirs), self.at)
        self._posted(f"{initials}.contact", contact_file(member.identity))
        return member

    def hands_over(self, member: Laptop, *, to: Laptop) -> Path:
        """What is over goes to the writer, in a package that nobody else can open."""
        from interviewer.storage.handover.package import fingerprint, seal
        from interviewer.storage.handover.packing import hand_over, revisions_of

        closed = [each for each in led_by(self.training, member.initials) if each.stage.closed]
        answers = [
            cleared_answer(uuid4(), each, OCCASION, by=member.initials, at=self.at)
            for each in closed
        ]
        member.save((replace(each, answered_by=_WHO_CLEARED) for each in answers), self.at)
        store, going = member.store, tuple(interview.id for interview in closed)
        parcel = hand_over(store.load(), store.versions(), going, made=self.at, thoughts=True)
        (writer,) = (each for each in store.contacts() if each.initials == to.initials)
        package = seal(parcel, member.identity, writer)
        path = self._posted(f"{member.initials} to {to.initials}.age", package)
        made = HandedOver(
            id=uuid4(),
            package=fingerprint(package),
            to=writer.initials,
            interviews=going,
            at=self.at,
            by=member.initials,
            reason=_REASON,
            revisions=revisions_of(parcel),
        )
        left = member.exported(Document.PACKAGE, self.at)
        member.save((made, left), self.at, reason=_REASON)
        named = sorted(self.training.practitioner_of(each).reference for each in closed)
        self.tell(f"{path}: {', '.join(named)}, sealed by {member.initials}")
        return path

    def takes_in(self, writer: Laptop, package: Path, *, of: Laptop) -> None:
        """The writer knows who sends, takes the package in, and sends a receipt back."""
        from interviewer.storage.handover.contact import read_contact_file
        from interviewer.storage.handover.package import open_package
        from interviewer.storage.handover.receipt import read_receipt, receipt_for

        review_id = self.training.details.id
        contact = (self.folder / POST / f"{of.initials}.contact").read_bytes()
        writer.store.save_contacts(read_contact_file(contact, review=review_id))
        arrived = open_package(package.read_bytes(), writer.identity, writer.store.contacts())
        plan = writer.store.plan_taking_in(
            arrived.parcel, arrived.sender.initials, arrived.fingerprint
        )
        writer.store.take_in(plan, at=self.at, who=writer.initials)
        back = receipt_for(arrived, writer.identity, self.at)
        path = self._posted(f"{writer.initials} to {of.initials}.receipt", back)
        receipt = read_receipt(path.read_bytes(), of.store.contacts(), review=review_id)
        handed_over = with_receipt(
            of.store.load(),
            receipt.package,
            receipt.taken_in,
            receipt.interviews,
            by=receipt.recipient,
        )
        of.save(handed_over, self.at)
        self.tell(f"{path}: taken in by {writer.initials}")

    def _made(self, initials: str, begins: "Change | Joining") -> Laptop:
        from interviewer.storage import RecoveryCode, ReviewFolder
        from interviewer.training import PASSPHRASE

        path = self.folder / LAPTOPS / initials
        store = ReviewFolder.create(
            path,
            name=f"Training case, laptop of {initials} (its passphrase is: {PASSPHRASE})",
            passphrase=PASSPHRASE,
            recovery_code=RecoveryCode.new(),
            change=begins,
        )
        self.stores.callback(store.close)
        self.tell(f"{path}: the laptop of {initials}; its passphrase is: {PASSPHRASE}")
        return Laptop(initials=initials, store=store)

    def _posted(self, name: str, content: bytes) -> Path:
        from interviewer.documents import write_document

        path = self.folder / POST / name
        write_document(path, content)
        return path
