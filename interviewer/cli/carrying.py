"""The data of an interview in its summary: `summary --data-for` and `--data-with-passphrase`."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from interviewer.cli.opening import new_passphrase
from interviewer.cli.outcome import say
from interviewer.cli.sealing import (
    answers_now,
    check_may_go,
    described,
    how_it_stands,
    recipient_of,
)
from interviewer.domain.handing_over import HandedOver
from interviewer.domain.interview import Interview
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.review import Review, Value

if TYPE_CHECKING:
    from interviewer.documents import SummaryData
    from interviewer.storage import Store
    from interviewer.storage.handover.contact import Contact


def ask_for_data(parser: argparse.ArgumentParser) -> None:
    """Let a command line say that the data go along, and who can open them."""
    opens = parser.add_mutually_exclusive_group()
    for_whom = "let the data go along, sealed for the overview writer with these initials"
    opens.add_argument("--data-for", metavar="INITIALS", help=for_whom)
    by_words = "let the data go along, sealed with a passphrase"
    opens.add_argument("--data-with-passphrase", action="store_true", help=by_words)
    parser.add_argument("--reason", default="", help="why the data go that are not ready")
    said_so = "no proceedings stand in the way of handing the data over; WHO said so, by role"
    parser.add_argument("--nothing-in-the-way", metavar="WHO", default="", help=said_so)


def check_data_options(options: argparse.Namespace) -> None:
    """Let it pass where the options of `ask_for_data` fit the others.

    Raises:
        SystemExit: They do not.
    """
    goes = bool(options.data_for or options.data_with_passphrase)
    if goes and not options.initials:
        options.misunderstood("data go along with --initials only: they say who interviewed")
    if (options.reason or options.nothing_in_the_way) and not goes:
        options.misunderstood("that goes with --data-for or --data-with-passphrase only")


@dataclass(kw_only=True)
class Carrying:
    """The data that a summary will carry, and what is remembered of them.

    Attributes:
        recipient: None where a passphrase opens them.
        answers: On proceedings, given now: they are saved first, and go along.
    """

    store: "Store"
    options: argparse.Namespace
    interview: Interview
    recipient: "Contact | None"
    answers: tuple[ProceedingsAnswer, ...]
    at: datetime
    _made: HandedOver | None = field(default=None, init=False)

    def sealed(self) -> "SummaryData":
        """Seal them.

        Raises:
            InterviewerError: They cannot be sealed; nothing was written.
        """
        from interviewer.documents import SummaryData
        from interviewer.storage import Change
        from interviewer.storage.handover.identity import identity_for
        from interviewer.storage.handover.in_word import enclosed

        options, to = self.options, self.recipient
        identity = identity_for(self.store.load(), self.store.identity())
        words = "" if to else new_passphrase(options, "data")
        self.store.save_identity(identity)
        if self.answers:
            self.store.save(Change(values=self.answers, at=self.at, who=identity.initials))
        carried = enclosed(
            self.store.load(),
            self.store.versions(),
            self.interview.id,
            sender=identity,
            to=to or words,
            made=self.at,
            thoughts=options.reflections,
        )
        self._made = HandedOver(
            id=uuid4(),
            package=carried.fingerprint,
            to=to.initials if to else "",
            interviews=(self.interview.id,),
            at=self.at,
            by=identity.initials,
            reason=options.reason.strip(),
            revisions=carried.revisions,
        )
        who = (
            f"only {to.initials}, the overview writer," if to else "only whoever has the passphrase"
        )
        return SummaryData(package=carried.package, key=carried.key, opened_by=who)

    def kept(self) -> tuple[Value, ...]:
        """That the interview was handed over with the summary, once it was."""
        return () if self._made is None else (self._made,)


def carrying(
    store: "Store",
    review: Review,
    interview: Interview,
    options: argparse.Namespace,
    at: datetime,
) -> Carrying | None:
    """What goes along as the command line says; None where the data are left out.

    Raises:
        NobodyToSealForError: It is not known whom to seal them for.
        NotClosedError, ProceedingsError, NoReasonError: As when a package is sealed.
    """
    if not (options.data_for or options.data_with_passphrase):
        return None
    recipient = None if options.data_with_passphrase else recipient_of(store, options.data_for)
    say(how_it_stands(review, interview))
    answers = answers_now(review, [interview], options.nothing_in_the_way.strip(), at)
    check_may_go(review.having(*answers), [interview], options.reason.strip())
    say(f"The data are for {described(recipient)}.")
    return Carrying(
        store=store,
        options=options,
        interview=interview,
        recipient=recipient,
        answers=answers,
        at=at,
    )


def with_data(make: "Callable[..., bytes]", carried: Carrying | None) -> bytes:
    """The document, with the data that go along."""
    return make(data=None if carried is None else carried.sealed())
