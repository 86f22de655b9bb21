"""What can be wrong with a file that came from somebody else: one class, one sentence, each."""

from interviewer.domain.errors import InterviewerError

_UNCHANGED = "Nothing in the review was changed."
_SEND_AGAIN = "Ask for the file to be sent again, and take it from where it arrived as it is."
_ASK_BY_VOICE = (
    "Ask the sender, by telephone or in person, for their contact file, compare the 20 digits, and"
    " take the contact file in first."
)


class HandoverError(InterviewerError):
    """A file was refused; the review is as it was. Every refusal below is one of these."""

    what_is_safe = _UNCHANGED


# --- Packages -------------------------------------------------------------------------------------


class NotAPackageError(HandoverError):
    """It does not begin as an age file, or what is sealed in it is something else."""

    what_happened = "This file is not a package of Interviewer."
    what_to_do = "Choose the file that the sender called the package."


class PackageTooLargeError(HandoverError):
    """Larger than any review, before or after it is unpacked."""

    what_happened = "This package is larger than a package can be."
    what_to_do = "Ask the sender to hand over fewer interviews at a time."


class ForSomebodyElseError(HandoverError):
    """No recipient in the header is ours; a damaged header may look the same."""

    what_happened = "This package is sealed for somebody else, or for another review."
    what_to_do = (
        "Check that the right review is open. If it is, ask the sender to seal the package anew"
        " with your contact file for this review."
    )


class PassphraseNeededError(HandoverError):
    """Sealed with a passphrase, and tried with a key."""

    what_happened = "This package is sealed with a passphrase."
    what_to_do = "Ask the sender for the passphrase by telephone, and type it."


class NoPassphraseNeededError(HandoverError):
    """Sealed to a key, and tried with a passphrase."""

    what_happened = "This package is sealed for one person’s review, and no passphrase opens it."
    what_to_do = "Open the review that it was sealed for, and take it in there."


class WrongPackagePassphraseError(HandoverError):
    """The passphrase does not open it."""

    what_happened = "That passphrase does not open this package."
    what_to_do = "Check Caps Lock and the keyboard language and try again, or ask the sender."


class TooBusyToOpenError(HandoverError):
    """Time after time age found that this laptop would take minutes for one try."""

    what_happened = "This laptop is too busy, or too slow, to try the passphrase of this package."
    what_to_do = "Close what else is running, then try again."


class NotASetUpError(HandoverError):
    """Sound, and nothing that a review can begin with."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"This is a {kind} package, and a review is joined from a set-up package.",
            what_to_do="Ask whoever coordinates the review for the set-up package.",
        )


class PackageTamperedError(HandoverError):
    """A seal or a signature does not fit the bytes under it."""

    what_happened = "This package is no longer as it was made: something in it was changed."
    what_to_do = _SEND_AGAIN


class PackageCutShortError(HandoverError):
    """Its length is not that of a whole package."""

    what_happened = "This package is not whole: a part of it is missing."
    what_to_do = _SEND_AGAIN


class NewerPackageError(HandoverError):
    """A format that this version does not know."""

    what_happened = "This package was made with a newer version of Interviewer."
    what_to_do = "Install the newer version on this laptop, then take the package in again."


class PackageOfAnotherReviewError(HandoverError):
    """Sound, and about another review than the one that is open."""

    what_happened = "This package belongs to another review than the one that is open."
    what_to_do = "Lock this review, open the one that the package belongs to, and take it in there."


class MalformedPackageError(HandoverError):
    """Signed by somebody who is known, and still not what a package says."""

    what_happened = "What is inside this package is not in a form that Interviewer knows."
    what_to_do = "Ask the sender to make the package again with an up-to-date Interviewer."


class UnknownSenderError(HandoverError):
    """No known contact has the key that signed it."""

    def __init__(self, initials: str) -> None:
        super().__init__(
            f"This file says that it comes from {initials}, whose contact file is not known here.",
            what_to_do=_ASK_BY_VOICE,
        )


class ChangedSenderError(HandoverError):
    """A known contact has these initials, and another key."""

    def __init__(self, initials: str) -> None:
        super().__init__(
            f"This file says that it comes from {initials}, but it is signed with another key than"
            " the one known here.",
            what_to_do="It may be a second person with these initials, or a new laptop. "
            + _ASK_BY_VOICE,
        )


class WithdrawnSenderError(HandoverError):
    """Signed by a contact that is no longer trusted."""

    def __init__(self, initials: str) -> None:
        super().__init__(
            f"This file is signed with a key of {initials} that is no longer trusted here.",
            what_to_do=_ASK_BY_VOICE,
        )


# --- Contact files and receipts -------------------------------------------------------------------


class NotThatFileError(HandoverError):
    """Not a contact file, or not a receipt."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This file is not a {what} of Interviewer.",
            what_to_do=f"Choose the file that was sent as the {what}.",
        )


class FileTamperedError(HandoverError):
    """The signature of a contact file or receipt does not fit it."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This {what} is no longer as it was made: something in it was changed or is missing.",
            what_to_do=_SEND_AGAIN,
        )


class NewerFileError(HandoverError):
    """A contact file or receipt of a format that this version does not know."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This {what} was made with a newer version of Interviewer.",
            what_to_do="Install the newer version on this laptop, then try again.",
        )


class FileOfAnotherReviewError(HandoverError):
    """A contact file or receipt that is sound, and of another review."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This {what} belongs to another review than the one that is open.",
            what_to_do="Lock this review, open the other one, and try there.",
        )


# --- On this side ---------------------------------------------------------------------------------


class NoInitialsError(InterviewerError):
    """The seat of this laptop has no initials yet, or none that can be shown."""

    what_happened = "This review does not know yet whose laptop this is."
    what_is_safe = _UNCHANGED
    what_to_do = "Say your initials where the review is set up, then try again."


class DraftsOpenError(InterviewerError):
    """Something is still being typed, and would be left behind without a word."""

    what_happened = "Something in these interviews is still being typed."
    what_is_safe = "What was typed is saved; nothing has left this laptop."
    what_to_do = "Leave the field you are in, then hand over again."
