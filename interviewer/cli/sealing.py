"""`seal`: a hand-off package of interviews, for the overview writer."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from interviewer.cli.choosing import interview_of
from interviewer.cli.leaving import Leaving, ask_before_leaving, leave
from interviewer.cli.opening import new_passphrase, opened
from interviewer.cli.options import Commands, a_file, ask_for_review
from interviewer.cli.outcome import say
from interviewer.domain.clearance import cleared_answer, has_been_asked, why_not
from interviewer.domain.errors import InterviewerError
from interviewer.domain.handing_over import OCCASION, HandedOver, packages_with
from interviewer.domain.handover_readiness import may_hand_over, not_ready
from interviewer.domain.interview import Interview
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.review import Review, Value
from interviewer.domain.status import interviews_in_order
from interviewer.domain.words import Document, SeatRole

if TYPE_CHECKING:
    from interviewer.documents.passages import Passage
    from interviewer.storage import Store
    from interviewer.storage.handover.contact import Contact
    from interviewer.storage.handover.identity import Identity
    from interviewer.storage.handover.parcel import Parcel

_SEAL = """\
Seal interviews in a package for the overview writer: the notes with every
earlier wording and everything that belongs to them. Real names never go along.
The interviews stay here as they are; each counts as handed over when the
receipt that comes back was taken in (see take-in).

Without --interview, every interview goes whose conversation is closed and that
has not gone in a package before. What is not ready in each is told; it goes
all the same where --reason says why. Proceedings are asked about again before
anything is handed over.

Only whom it is sealed for can open it; with --with-passphrase, whoever knows
the passphrase. It is typed unseen, or stands in the second line of standard
input: tell it by telephone, and never in the message with the file.
"""


class NothingToSealError(InterviewerError):
    """No interview is closed, or all have gone already."""

    what_happened = "There is no interview whose conversation is closed and that has not gone yet."
    what_is_safe = "Nothing was written."
    what_to_do = "Name with --interview what goes again."


class NotClosedError(InterviewerError):
    """The conversation goes on."""

    what_is_safe = "Nothing was written."
    what_to_do = "Close the conversation in the window first."

    def __init__(self, reference: str) -> None:
        super().__init__(f"The conversation with {reference} is not closed.")


class ProceedingsError(InterviewerError):
    """Proceedings stand in the way, or nobody was asked."""

    what_is_safe = "Nothing was written."

    def __init__(self, reference: str, why: str, *, asked: bool) -> None:
        instead = "Answer it in the window, where the authority for going on can be given."
        if not asked:
            instead = "Give --nothing-in-the-way with who said so, or answer it in the window."
        super().__init__(f"{reference}: {why}", what_to_do=instead)


class NoReasonError(InterviewerError):
    """Something goes that is not ready, and nobody said why."""

    what_happened = "Something is not ready yet."
    what_is_safe = "Nothing was written."
    what_to_do = "Give the reason why it goes all the same with --reason; it is kept."


class NobodyToSealForError(InterviewerError):
    """The contact file of whoever it is for was not taken in, or there are several."""

    what_is_safe = "Nothing was written."

    def __init__(self, known: Sequence[str]) -> None:
        named = f"the contact files known here are of {', '.join(known)}" if known else "none is"
        super().__init__(
            f"It is not known whom to seal it for: {named}{'' if known else ' known here'}.",
            what_to_do=(
                "Give initials with --to, or take in the contact file of whoever it is for in the "
                "window."
            ),
        )


def add_to(commands: Commands) -> None:
    """Add the command of this module to the command line."""
    seal = commands.add(_seal, "seal", "seal interviews for the overview writer", _SEAL)
    ask_for_review(seal)
    reference = "the practitioner's reference or the id of the interview; can be given again"
    seal.add_argument("--interview", metavar="REF", action="append", default=[], help=reference)
    package = a_file(".age", "a package")
    where = "where the package goes; a file of that name is replaced"
    seal.add_argument("--out", metavar="FILE.age", type=package, required=True, help=where)
    opens = seal.add_mutually_exclusive_group()
    for_whom = "the initials of who can open it; else the overview writer"
    opens.add_argument("--to", metavar="INITIALS", help=for_whom)
    by_words = "seal it with a passphrase instead"
    opens.add_argument("--with-passphrase", action="store_true", help=by_words)
    along = "with the interviewers' own reflections, as far as they are finished"
    seal.add_argument("--reflections", action="store_true", help=along)
    seal.add_argument("--reason", default="", help="why something goes that is not ready")
    said_so = "no proceedings stand in the way of any of these; WHO said so, by role"
    seal.add_argument("--nothing-in-the-way", metavar="WHO", default="", help=said_so)
    ask_before_leaving(seal)


def _seal(options: argparse.Namespace) -> int:
    with closing(opened(options)) as store:
        review, now = store.load(), datetime.now(UTC)
        chosen = _chosen(review, options.interview)
        recipient = None if options.with_passphrase else recipient_of(store, options.to)
        answers = answers_now(review, chosen, options.nothing_in_the_way.strip(), now)
        for interview in chosen:
            say(how_it_stands(review, interview))
        check_may_go(review.having(*answers), chosen, options.reason.strip())
        sealing = _Sealing(
            store=store,
            options=options,
            interviews=tuple(interview.id for interview in chosen),
            recipient=recipient,
            answers=answers,
            at=now,
        )
        sealing.check()
        say(f"It is for {described(recipient)}.")
        leaving = Leaving(
            document=Document.PACKAGE,
            passages=_passages(review, chosen, reflections=options.reflections),
            files=sealing.files,
            kept=sealing.kept,
            reason=options.reason.strip(),
        )
        return leave(store, review, leaving, options, now)


@dataclass(kw_only=True)
class _Sealing:
    """A package that is about to be made, and what is remembered of it.

    Attributes:
        answers: On proceedings, given now: they are saved first, and go along.
    """

    store: "Store"
    options: argparse.Namespace
    interviews: tuple[UUID, ...]
    recipient: "Contact | None"
    answers: tuple[ProceedingsAnswer, ...]
    at: datetime
    _made: HandedOver | None = field(default=None, init=False)

    def check(self) -> None:
        """Let it pass where the package can be made.

        Raises:
            NoInitialsError, DraftsOpenError: It cannot.
        """
        self._identity()
        self._parcel()

    def files(self) -> Mapping[Path, bytes]:
        """Seal the package."""
        from interviewer.storage import Change
        from interviewer.storage.handover.package import fingerprint, seal, seal_with_passphrase
        from interviewer.storage.handover.packing import revisions_of

        identity, options = self._identity(), self.options
        words = "" if self.recipient else new_passphrase(options, "package")
        self.store.save_identity(identity)
        if self.answers:
            self.store.save(Change(values=self.answers, at=self.at, who=identity.initials))
        parcel = self._parcel()
        if self.recipient is None:
            package = seal_with_passphrase(parcel, identity, words)
        else:
            package = seal(parcel, identity, self.recipient)
        self._made = HandedOver(
            id=uuid4(),
            package=fingerprint(package),
            to=self.recipient.initials if self.recipient is not None else "",
            interviews=self.interviews,
            at=self.at,
            by=identity.initials,
            reason=options.reason.strip(),
            revisions=revisions_of(parcel),
        )
        return {options.out: package}

    def kept(self) -> tuple[Value, ...]:
        """That it was sealed, once it is."""
        return () if self._made is None else (self._made,)

    def _identity(self) -> "Identity":
        from interviewer.storage.handover.identity import identity_for

        return identity_for(self.store.load(), self.store.identity())

    def _parcel(self) -> "Parcel":
        from interviewer.storage.handover.packing import hand_over

        return hand_over(
            self.store.load(),
            self.store.versions(),
            self.interviews,
            made=self.at,
            thoughts=self.options.reflections,
        )


def _chosen(review: Review, named: Iterable[str]) -> list[Interview]:
    """The interviews that were named; where none was, all that can go and have not yet."""
    wanted = {interview_of(review, reference).id for reference in named}
    sent = tuple(review.packages.values())
    chosen = [
        interview
        for interview in interviews_in_order(review)
        if interview.id in wanted
        or (not wanted and interview.stage.closed and not packages_with(sent, interview.id))
    ]
    if not chosen:
        raise NothingToSealError
    return chosen


def recipient_of(store: "Store", initials: str | None) -> "Contact":
    """Who has these initials; where none are given, the overview writer.

    Raises:
        NobodyToSealForError: It is not known who that is.
    """
    trusted = [contact for contact in store.contacts() if not contact.withdrawn]
    if initials is None:
        found = [contact for contact in trusted if contact.role is SeatRole.WRITER]
    else:
        word = initials.strip().casefold()
        found = [contact for contact in trusted if contact.initials.casefold() == word]
    if len(found) != 1:
        raise NobodyToSealForError(sorted(contact.initials for contact in trusted))
    return found[0]


def described(recipient: "Contact | None") -> str:
    """Who can open it; the digits are there to be compared."""
    if recipient is None:
        return "whoever knows the passphrase"
    return f"{recipient.initials}, {recipient.role.value}, with the digits {recipient.digits}"


def answers_now(
    review: Review, chosen: Iterable[Interview], who: str, at: datetime
) -> tuple[ProceedingsAnswer, ...]:
    """What was said on the command line, for each interview of which nobody was asked."""
    return tuple(
        replace(
            cleared_answer(uuid4(), interview, OCCASION, by=review.initials, at=at), answered_by=who
        )
        for interview in chosen
        if who and not has_been_asked(review, interview, OCCASION)
    )


def how_it_stands(review: Review, interview: Interview) -> str:
    """What is not ready in it, and whether it went before."""
    reference = review.practitioner_of(interview).reference
    told = ", ".join(not_ready(review, interview)) or "ready"
    sent = packages_with(tuple(review.packages.values()), interview.id)
    return f"{reference}: {told}{' (it went in a package before)' if sent else ''}"


def check_may_go(review: Review, chosen: Iterable[Interview], reason: str) -> None:
    """Let pass what the window lets pass.

    Raises:
        NotClosedError, ProceedingsError, NoReasonError: It does not.
    """
    open_points = False
    for interview in chosen:
        reference = review.practitioner_of(interview).reference
        if not interview.stage.closed:
            raise NotClosedError(reference)
        if not may_hand_over(review, interview):
            asked = has_been_asked(review, interview, OCCASION)
            raise ProceedingsError(reference, why_not(review, interview, OCCASION), asked=asked)
        open_points |= bool(not_ready(review, interview))
    if open_points and not reason:
        raise NoReasonError


def _passages(review: Review, chosen: Iterable[Interview], *, reflections: bool) -> "list[Passage]":
    from interviewer.documents.passages import summary_passages

    gather = partial(summary_passages, reflections=reflections, reader=review.initials)
    return [passage for interview in chosen for passage in gather(review, interview)]
