"""People whom a package makes known: their contact files lie in it, and nobody here knows them yet.

They are known by the word of its sender, so nothing of them is kept before a person says so, with
the 20 digits in sight.
"""

from collections.abc import Collection
from dataclasses import dataclass

from interviewer.storage.handover.contact import Contact
from interviewer.storage.handover.package import Opened


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Somebody who would be known from now on.

    Attributes:
        sent_it: It is the sender of the package: known to nobody here, believed for the passphrase.
        other_digits: Somebody is known here by these initials, with other digits: a new laptop, a
            second person, or somebody who ought not to be there.
    """

    contact: Contact
    sent_it: bool = False
    other_digits: bool = False


def newcomers(opened: Opened, known: Collection[Contact], own_key: bytes) -> tuple[Newcomer, ...]:
    """Whom this package would make known here; the sender first, where it is one of them.

    Args:
        opened: The package.
        known: Everybody whose contact file was taken in, withdrawn ones too: those stay withdrawn.
        own_key: The signing key of this laptop, which is nobody's newcomer.
    """
    keys = {contact.signing_key for contact in known} | {own_key}
    named = {contact.initials.casefold() for contact in known if not contact.withdrawn}
    brought = [each.contact(opened.parcel.review) for each in opened.parcel.contacts]
    sender = [] if opened.known else [opened.sender]
    found: dict[bytes, Newcomer] = {}
    for contact in (*sender, *brought):
        if contact.signing_key not in keys:
            newcomer = Newcomer(
                contact=contact,
                sent_it=contact in sender,
                other_digits=contact.initials.casefold() in named,
            )
            found.setdefault(contact.signing_key, newcomer)
    return tuple(found.values())
