"""What can go wrong with a review on the disk: one class, three sentences, for each case."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from interviewer.domain.errors import InterviewerError

_NOTES_UNTOUCHED = "Nothing in the review was changed."
_FROM_BACKUP = (
    "Restore a backup, where one is offered: nothing of the damaged review is deleted. Otherwise"
    " copy the whole review folder to a safe place as it is, and ask the person who looks after"
    " this laptop."
)


class WrongPassphraseError(InterviewerError):
    """The wrapping key from this passphrase does not fit the slot."""

    what_happened = "That passphrase does not open this review."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Check Caps Lock and the keyboard language and try again, or use the recovery code"
    what_to_do += " from the printed sheet."


class EmptyPassphraseError(InterviewerError):
    """Nothing but blanks."""

    what_happened = "The passphrase is empty."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Choose three random words."


class RecoveryCodeSlipError(InterviewerError):
    """A character too many, too few or wrong; found before anything is derived."""

    what_happened = "The recovery code has a slip in it: its groups do not fit together."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Compare it with the printed sheet, group by group, and type it again."


class WrongRecoveryCodeError(InterviewerError):
    """A sound code of another review, or one that was replaced."""

    what_happened = "That recovery code is complete, but it does not open this review."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Look for the sheet with this review’s name; a newer sheet replaces an older one."


class MissingKeysError(InterviewerError):
    """No keys.json, and none from before its last change."""

    what_happened = "The file keys.json is missing from the review folder."
    what_is_safe = "The notes are still there, encrypted; they cannot be opened without that file."
    what_to_do = "Put keys.json back from a copy or a backup of this folder."


class DamagedKeysError(InterviewerError):
    """keys.json, or the entry asked for, is not what was written."""

    what_happened = "The file keys.json in the review folder is damaged."
    what_is_safe = "The notes were not touched."
    what_to_do = "Use another way to unlock, or put keys.json back from a backup of this folder."


class NoSuchWayError(InterviewerError):
    """keys.json has no slot for this way to unlock."""

    what_happened = "This way to unlock is not set up for this review."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Use one of the other ways to unlock."


class LastWayError(InterviewerError):
    """Every other slot is missing or damaged."""

    what_happened = "This device is the only way left to unlock this review."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Choose a passphrase first, then forget this device."


class MissingNotesError(InterviewerError):
    """No notes.db."""

    what_happened = "The file notes.db is missing from the review folder."
    what_is_safe = "No new file was made in its place."
    what_to_do = "Put notes.db back from where it was moved to, or from a backup of this folder."


class EmptyNotesError(InterviewerError):
    """SQLite would take a file of no length for a new database."""

    what_happened = "The file notes.db in the review folder is empty."
    what_is_safe = "Nothing was written to it."
    what_to_do = _FROM_BACKUP


class TruncatedNotesError(InterviewerError):
    """Fewer bytes than the file says of itself, or not whole pages."""

    what_happened = "The file notes.db is cut short: its end is missing."
    what_is_safe = "Nothing was written to it."
    what_to_do = _FROM_BACKUP


class DamagedNotesError(InterviewerError):
    """The seal of a page does not fit its content."""

    what_happened = "The file notes.db is damaged: part of it is no longer what was written."
    what_is_safe = "What is damaged is refused and never shown as a note."
    what_to_do = _FROM_BACKUP


class ForeignNotesError(InterviewerError):
    """The key that keys.json gave does not open the file, nor does it begin as ours."""

    what_happened = "The file notes.db does not belong to this review, or its beginning is damaged."
    what_is_safe = "Nothing was written to it."
    what_to_do = "Check that notes.db and keys.json come from the same folder. " + _FROM_BACKUP


class NewerReviewError(InterviewerError):
    """notes.db or keys.json has a format that this version does not know."""

    what_happened = "This review was last used with a newer version of Interviewer."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Install the newer version on this laptop, then open the review again."


class UnreadableEntryError(InterviewerError):
    """A row, though whole, is not what its kind says."""

    what_happened = "An entry in this review is not in a form that Interviewer knows."
    what_is_safe = "It was left as it is."
    what_to_do = _FROM_BACKUP


class OpenElsewhereError(InterviewerError):
    """Somebody else holds the lock on notes.db."""

    what_happened = "This review is already open in another window on this laptop."
    what_is_safe = "What is written there is safe."
    what_to_do = "Go to that window, or close it and try again."


class ReadOnlyError(InterviewerError):
    """A folder, file or disk that may only be read, or not even that."""

    what_happened = "The review folder cannot be opened for writing."
    what_is_safe = "What was saved before is still there."
    what_to_do = "Ask the person who looks after this laptop for permission to write there."


class DiskFullError(InterviewerError):
    """No room, or no more than this user may have."""

    what_happened = "The disk is full, so this could not be saved."
    what_is_safe = "Everything saved before is still there."
    what_to_do = "Make room on the disk, then try again; notes are tried again by themselves while"
    what_to_do += " this window is open."


class DiskError(InterviewerError):
    """The disk or its driver failed, for another reason than room or permission."""

    what_happened = "The disk could not be read or written."
    what_is_safe = "Everything saved before is still there."
    what_to_do = "Leave this window open; if it goes on, ask the person who looks after this"
    what_to_do += " laptop to look at the disk."


class UnsoundBackupError(InterviewerError):
    """What was written as a backup is not what was read back."""

    what_happened = "The backup was written, but could not be read back, so it was removed again."
    what_is_safe = "The notes themselves, and earlier backups, are as they were."
    what_to_do = "Try again; if it goes on, ask the person who looks after this laptop to look at"
    what_to_do += " the disk."


class LostBackupError(InterviewerError):
    """A backup that was there when it was listed."""

    what_happened = "This backup is no longer where it was, or a part of it is missing."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Choose another backup."


class FolderTakenError(InterviewerError):
    """A review is made in a new or empty folder only."""

    what_happened = "There is already something in the folder chosen for the new review."
    what_is_safe = "It was left as it is."
    what_to_do = "Choose another folder."


class NotEnoughMemoryError(InterviewerError):
    """The key derivation asks for 128 MiB for a moment."""

    what_happened = "There is not enough free memory to work with the passphrase."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Close other programs and try again."


class KeyringAbsentError(InterviewerError):
    """No keyring, no session bus, or no keyring service on it."""

    what_happened = "This laptop has no keyring that Interviewer can reach."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Use the passphrase or the recovery code."


class KeyringLockedError(InterviewerError):
    """The keyring stayed locked: the person said no, or could not be asked."""

    what_happened = "The keyring of this laptop is locked and was not unlocked."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Unlock the keyring and try again, or use the passphrase or the recovery code."


class KeyringRefusedError(InterviewerError):
    """Any other way in which a keyring fails."""

    what_happened = "The keyring of this laptop refused."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Use the passphrase or the recovery code."


class KeyringEmptyError(InterviewerError):
    """The item was removed, or is not the one that fits."""

    what_happened = "The keyring of this laptop no longer holds the key to this review."
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Use the passphrase or the recovery code."


class SyncedPlaceError(InterviewerError):
    """A folder that a program copies to the internet."""

    what_happened = (
        "This folder is copied to the internet by a program such as OneDrive, Dropbox, iCloud or"
        " Google Drive, and a copy made in the middle of writing can lose notes."
    )
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Use a folder on the laptop’s own disk that nothing copies, or ask the person who"
    what_to_do += " looks after this laptop for one."


class NetworkPlaceError(InterviewerError):
    """A folder of another computer."""

    what_happened = (
        "This folder is on another computer, where a lost connection or a second user can"
        " damage the notes."
    )
    what_is_safe = _NOTES_UNTOUCHED
    what_to_do = "Use a folder on the laptop’s own disk, or ask the person who looks after this"
    what_to_do += " laptop for one."


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextmanager
def told_of_the_disk() -> Iterator[None]:
    """Turn what the operating system says of a file into a sentence.

    Raises:
        DiskFullError, ReadOnlyError, DiskError: In place of an OSError.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFullError from error
        if error.errno in _READ_ONLY:
            raise ReadOnlyError from error
        raise DiskError from error
