"""`take-in`: what a package or a receipt would do, and doing it."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.cli.opening import opened, passphrase
from interviewer.cli.options import Commands, a_file, ask_for_review
from interviewer.cli.outcome import DONE, ZONE, say
from interviewer.domain.dates import british_moment
from interviewer.domain.errors import InterviewerError
from interviewer.domain.handover_readiness import with_receipt
from interviewer.domain.naming import KIND_WORDS, interview_id
from interviewer.domain.review import Review
from interviewer.domain.status_report import state_changes
from interviewer.domain.taking_in import Standing

if TYPE_CHECKING:
    from interviewer.storage import Store
    from interviewer.storage.handover.contact import Contact
    from interviewer.storage.handover.identity import Identity
    from interviewer.storage.handover.newcomers import Newcomer
    from interviewer.storage.handover.package import Opened
    from interviewer.storage.handover.plan import TakeInPlan

_TAKE_IN = """\
Say what taking a package in would do: for each interview and each kind of
entry, how many are new, changed by them, changed by both, withdrawn or
unchanged. Nothing that was written is shown, and nothing is changed.

With --apply it is done: all of it, or nothing. A backup is made before. What
was changed apart is kept in both versions until somebody decides, in the
window. --out is where the receipt goes, which the sender waits for; it has no
content in it. A package that was taken in before changes nothing.

A Word summary that carries its interview sealed is taken in like a package.
A receipt that came back is taken in the same way: the interviews in it count
as handed over from then on.

Of a package that is sealed with a passphrase, this is asked for unseen, or
read from the second line of standard input. Where its sender is not known here
yet, it is taken in only with --digits: compare them by telephone before. The
same makes others known whose contact files come with a set-up package.
"""


class StrangerError(InterviewerError):
    """Whoever sealed it knew the passphrase, and nobody here knows their keys."""

    what_happened = "Whoever made this package is not known here yet."
    what_is_safe = "Nothing in the review was changed."
    what_to_do = "Telephone, compare the 20 digits, and give them with --digits."


class NobodysDigitsError(InterviewerError):
    """They are those of nobody in the package."""

    what_happened = "The digits that were given are of nobody whom this package makes known."
    what_is_safe = "Nothing in the review was changed."
    what_to_do = "Compare them once more by telephone. Where they differ, do not take it in."


_OTHER_TEXT = (
    "The text of this document is not what it was when it was made. What was sealed in it is: that "
    "is what would be taken in."
)
_DRY = "Nothing was changed. Add --apply to take it in."


def add_to(commands: Commands) -> None:
    """Add the command of this module to the command line."""
    in_short = "say what a package would do, or take it in"
    take_in = commands.add(_take_in, "take-in", in_short, _TAKE_IN)
    a_package = "a package (.age), a summary with its data (.docx), or a receipt"
    take_in.add_argument("file", metavar="FILE", type=Path, help=a_package)
    ask_for_review(take_in)
    take_in.add_argument("--apply", action="store_true", help="take it in")
    receipt = a_file(".receipt", "a receipt")
    digits = "the 20 digits of somebody not known here yet; can be given again"
    take_in.add_argument("--digits", metavar="DIGITS", action="append", default=[], help=digits)
    where = "where the receipt for the sender goes"
    take_in.add_argument("--out", metavar="FILE.receipt", type=receipt, help=where)


def _take_in(options: argparse.Namespace) -> int:
    from interviewer.storage.handover.arriving import read_arrived

    if options.out is not None and not options.apply:
        options.misunderstood("--out goes with --apply: a receipt says that it was taken in")
    content = read_arrived(options.file)
    with closing(opened(options)) as store:
        if _is_text(content):
            return _take_receipt(store, content, options)
        return _take_package(store, content, options)


def _is_text(content: bytes) -> bool:
    """Whether it is one of the small signed files; a package begins with the heading of age."""
    return content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{")


# --- A package ----------------------------------------------------------------------------------


def _take_package(store: "Store", content: bytes, options: argparse.Namespace) -> int:
    from interviewer.documents import arrived_package
    from interviewer.storage.handover.in_word import text_key
    from interviewer.storage.handover.newcomers import newcomers
    from interviewer.storage.handover.parcel import ParcelKind

    review, now = store.load(), datetime.now(UTC)
    identity = _identity(store, review)
    arrived = arrived_package(content)
    package = _opened_package(store, arrived.package, identity, options)
    if arrived.text_is_changed(text_key(package.parcel)):
        say(_OTHER_TEXT)
    known = newcomers(package, store.contacts(), identity.signing_key)
    confirmed, stranger = _confirmed(known, options.digits)
    plan = store.plan_taking_in(package.parcel, package.sender.initials, package.fingerprint)
    say(*_told(plan), *_told_of(known))
    if not options.apply:
        say(_DRY)
        return DONE
    if stranger:
        raise StrangerError
    store.save_identity(identity)  # a receipt is signed with keys that are kept
    if plan.changes_nothing:
        store.save_contacts(*confirmed)
    else:
        store.take_in(plan, at=now, who=review.initials, contacts=confirmed)
        say("Taken in.")
    if package.parcel.kind is ParcelKind.HAND_OVER:
        _give_receipt(package, identity, options.out, now)
    elif options.out is not None:
        say(f"There is no receipt for a {package.parcel.kind.value} package: nobody waits for one.")
    return DONE


def _confirmed(
    known: "Iterable[Newcomer]", compared: Iterable[str]
) -> "tuple[list[Contact], bool]":
    """Whose digits were given, and whether those of the sender were not, whom nobody knows.

    Raises:
        NobodysDigitsError: Digits are of nobody whom the package makes known.
    """
    given = {"".join(each.split()) for each in compared}
    by_digits = {"".join(each.contact.digits.split()): each for each in known}
    if not given <= set(by_digits):
        raise NobodysDigitsError
    stranger = any(each.sent_it for digits, each in by_digits.items() if digits not in given)
    return [by_digits[each].contact for each in sorted(given)], stranger


def _identity(store: "Store", review: Review) -> "Identity":
    from interviewer.storage.handover.identity import identity_for

    return identity_for(review, store.identity())


def _opened_package(
    store: "Store", content: bytes, identity: "Identity", options: argparse.Namespace
) -> "Opened":
    """The package, for whose passphrase is asked where it has one."""
    from interviewer.storage.handover.errors import PassphraseNeededError
    from interviewer.storage.handover.package import open_package, open_package_with_passphrase

    contacts = store.contacts()
    try:
        return open_package(content, identity, contacts)
    except PassphraseNeededError:
        words = passphrase(options, "Passphrase of the package")
        return open_package_with_passphrase(content, words, contacts, review=identity.review)


def _give_receipt(package: "Opened", identity: "Identity", out: Path | None, at: datetime) -> None:
    from interviewer.documents import write_document
    from interviewer.storage.handover.receipt import receipt_for

    sender = package.sender.initials
    if out is None:
        say(f"{sender} waits for a receipt: the same command with --out FILE.receipt writes it.")
        return
    write_document(out, receipt_for(package, identity, at))
    say(out, f"Send the receipt to {sender}, who waits for it.")


def _told_of(known: "Iterable[Newcomer]") -> Iterator[str]:
    """Whom the package would make known, each with their digits."""
    for each in known:
        who, digits = each.contact, each.contact.digits
        yield f"Not known here yet: {who.initials}, {who.role.value}, with the digits {digits}"
        if each.other_digits:
            yield "  Somebody is known here by these initials with other digits."


def _told(plan: "TakeInPlan") -> Iterator[str]:
    """What the package would do, without a word of what is in it."""
    made = british_moment(plan.parcel.made, ZONE)
    yield f"A {plan.parcel.kind.value} package from {plan.sender}, made on {made}"
    if plan.report is not None:
        yield from state_changes(plan.before, plan.report)
    yield from _counted(plan)
    for each in plan.renamings:
        yield f"“{each.before}” is a reference of two people here: this one becomes “{each.after}”."
    if plan.changes_nothing:
        yield "Everything in it is here already. Taking it in again changes nothing."
    apart = plan.count(Standing.CHANGED_BY_BOTH)
    if apart:
        yield (
            f"{apart} {'entry was' if apart == 1 else 'entries were'} changed apart: both versions "
            "are kept until somebody decides, in the window."
        )


def _counted(plan: "TakeInPlan") -> Iterator[str]:
    """For each interview, and for the review itself, how many of each kind stand how."""
    counts: dict[tuple[str, str], dict[str, Counter[Standing]]] = {}
    for each in plan.values:
        value = plan.value(each)
        of = interview_id(plan.after, value)
        interview = plan.after.interviews[of] if of is not None else None
        whose = plan.after.practitioner_of(interview).reference if interview else ""
        of_whom = counts.setdefault((whose, str(interview.id) if interview else ""), {})
        of_whom.setdefault(KIND_WORDS[type(value)], Counter())[each.standing] += 1
    for (whose, _), kinds in sorted(counts.items()):
        yield whose or "The review itself"
        for kind, standings in sorted(kinds.items()):
            told = (f"{standings[each]} {each.value}" for each in Standing if standings[each])
            yield f"  {kind:<24}{', '.join(told)}"


# --- A receipt ----------------------------------------------------------------------------------


def _take_receipt(store: "Store", content: bytes, options: argparse.Namespace) -> int:
    from interviewer.storage import Change
    from interviewer.storage.handover.receipt import read_receipt

    review, now = store.load(), datetime.now(UTC)
    receipt = read_receipt(content, store.contacts(), review=review.details.id)
    values = with_receipt(
        review, receipt.package, receipt.taken_in, receipt.interviews, by=receipt.recipient
    )
    gone = (review.interviews[each] for each in receipt.interviews if each in review.interviews)
    named = sorted(review.practitioner_of(interview).reference for interview in gone)
    taken = british_moment(receipt.taken_in, ZONE)
    say(f"{receipt.recipient} took a package of yours in on {taken}: {', '.join(named)}")
    if not options.apply:
        say(_DRY)
        return DONE
    store.save(Change(values=values, at=now, who=review.initials))
    say("It is handed over.")
    return DONE
