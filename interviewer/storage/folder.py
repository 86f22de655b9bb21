"""One review on the disk: a folder with notes.db and keys.json, and the ways to unlock it."""

import hashlib
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from uuid import UUID, uuid4

from interviewer.domain.errors import InterviewerError
from interviewer.domain.set_up import Particulars
from interviewer.storage import device, keys_file
from interviewer.storage.backups import Backup, backups_of, keep_backups, verified
from interviewer.storage.changes import Change
from interviewer.storage.checks import Verification
from interviewer.storage.engine import NOTES, SALT
from interviewer.storage.erased import check_not_erased
from interviewer.storage.errors import (
    DamagedKeysError,
    DamagedNotesError,
    DiskError,
    KeyringAbsentError,
    KeyringEmptyError,
    KeyringLockedError,
    KeyringRefusedError,
    LastWayError,
    MissingKeysError,
    NoSuchWayError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
    told_of_the_disk,
)
from interviewer.storage.handover.joining import Joining
from interviewer.storage.keys import (
    KEY,
    Argon2id,
    Hkdf,
    Kdf,
    KdfCost,
    KeyringItem,
    Slot,
    Way,
    argon2id,
    hkdf,
    unwrap,
    wrap,
)
from interviewer.storage.keys_file import UNFINISHED, Keys
from interviewer.storage.places import check_place
from interviewer.storage.recovery_code import RecoveryCode
from interviewer.storage.restoring import bring_ways_up_to_date, restore_backup
from interviewer.storage.store import Store, create_store, open_store
from interviewer.storage.whole_folder import whole_folder

THOROUGH = KdfCost()
"""What a guess at a passphrase costs, unless a test says otherwise."""

WrappingKey = Callable[[Kdf], bytes]
"""Gives the wrapping key of one way to unlock."""


def _now() -> datetime:
    return datetime.now(UTC)


class ReviewFolder:
    """A review as it lies on the disk, locked. Nothing in it is secret.

    Every unlock gives the open `Store`, on the thread that asked for it; key derivation takes up
    to a second and a keyring may wait for a person, so that is no thread of the user interface.

    Attributes:
        path: The folder.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = _now) -> None:
        self.path = path
        self._clock = clock
        self._files = _keys_files(path)

    @classmethod
    def at(cls, path: Path, clock: Callable[[], datetime] = _now) -> "ReviewFolder":
        """The review in this folder.

        Args:
            path: The folder.
            clock: Dates the backup that is made before a review of an earlier format is changed.

        Raises:
            MissingKeysError, DamagedKeysError, NewerReviewError: keys.json cannot be used.
            ErasedReviewError, ErasureUnfinishedError: It was erased.
            ReadOnlyError, DiskError: It cannot be read.
        """
        return cls(path, clock)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        name: str,
        passphrase: str,
        recovery_code: RecoveryCode,
        change: Change | Joining,
        cost: KdfCost = THOROUGH,
    ) -> Store:
        """Make a review folder that holds the change, and open it: all of it or nothing.

        Args:
            path: A folder that does not exist yet, or is empty.
            name: The label on the unlock page; stands in the clear.
            passphrase: Any text; how many blanks stand between words does not matter.
            recovery_code: Shown and confirmed before this is called.
            change: The first values, the review's particulars among them; or what a review that
                others have already is joined with.
            cost: What a guess at the passphrase costs.

        Raises:
            SyncedPlaceError, NetworkPlaceError, FolderTakenError: Not in this place.
            EmptyPassphraseError, NotEnoughMemoryError: Not with this passphrase, or not now.
            DiskFullError, ReadOnlyError, DiskError: The disk did not take it.
            MalformedPackageError, NoInitialsError: See `Store.join`.
        """
        with whole_folder(path) as part:
            data_key = secrets.token_bytes(KEY)
            review = _review(change)
            slots = {
                way: wrap(data_key, key(kdf), kdf, review=review, way=way)
                for way, kdf, key in (
                    (Way.PASSPHRASE, argon2id(cost), _by_passphrase(passphrase)),
                    (Way.RECOVERY_CODE, hkdf(), _by_recovery_code(recovery_code)),
                )
            }
            keys = Keys(review=review, folder=uuid4(), name=name, slots=slots)
            _fill(part, keys, data_key, change)
        return open_store(path / NOTES, data_key, _salt(review))

    @property
    def name(self) -> str:
        """The label on the unlock page, chosen by the user."""
        return self._keys.name

    @property
    def ways(self) -> frozenset[Way]:
        """The ways to unlock that are set up."""
        return frozenset(self._keys.slots)

    def unlock_with_passphrase(self, passphrase: str) -> Store:
        """Open the review.

        Raises:
            WrongPassphraseError: It is not the passphrase.
            InterviewerError: keys.json or the notes cannot be used; see `engine.opened_file`.
        """
        return self._unlock(Way.PASSPHRASE, _by_passphrase(passphrase), WrongPassphraseError)

    def unlock_with_recovery_code(self, text: str) -> Store:
        """Open the review with what was typed from the printed sheet.

        Raises:
            RecoveryCodeSlipError: It has a slip in it; nothing was tried.
            WrongRecoveryCodeError: It is a recovery code, but not of this review.
            InterviewerError: keys.json or the notes cannot be used; see `engine.opened_file`.
        """
        key = _by_recovery_code(RecoveryCode.parse(text))
        return self._unlock(Way.RECOVERY_CODE, key, WrongRecoveryCodeError)

    def unlock_with_this_device(self) -> Store:
        """Open the review with the key in the operating system's keyring; may wait for a person.

        Raises:
            NoSuchWayError: This device was not allowed.
            KeyringAbsentError, KeyringLockedError, KeyringRefusedError, KeyringEmptyError: The
                keyring does not help; the other ways do.
            InterviewerError: keys.json or the notes cannot be used; see `engine.opened_file`.
        """
        return self._unlock(Way.THIS_DEVICE, self._by_this_device, KeyringEmptyError)

    def knows_passphrase(self, passphrase: str) -> bool:
        """Whether this is the passphrase, without opening anything; takes as long as an unlock.

        Raises:
            NotEnoughMemoryError: It cannot be tried now.
        """
        for keys in self._files.values():
            slot = keys.slots.get(Way.PASSPHRASE)
            if slot is not None:
                key = _by_passphrase(passphrase)(slot.kdf)
                if unwrap(slot, key, review=keys.review, way=Way.PASSPHRASE) is not None:
                    return True
        return False

    def change_passphrase(self, store: Store, new: str, *, cost: KdfCost = THOROUGH) -> None:
        """Let another passphrase open the review; the recovery code and the device stay.

        Args:
            store: This review, open; it is verified first.
            new: As with `create`.
            cost: As with `create`.

        Raises:
            EmptyPassphraseError, NotEnoughMemoryError: Not with this passphrase, or not now.
            DamagedNotesError: The notes are not sound.
            DiskFullError, ReadOnlyError, DiskError: The earlier passphrase still holds.
        """
        self._put(store, Way.PASSPHRASE, argon2id(cost), _by_passphrase(new))

    def new_recovery_code(self, store: Store, code: RecoveryCode) -> None:
        """Let another recovery code open the review; the earlier one opens nothing any more.

        Args:
            store: This review, open; it is verified first.
            code: Shown and confirmed before this is called.

        Raises:
            DamagedNotesError: The notes are not sound.
            DiskFullError, ReadOnlyError, DiskError: The earlier code still holds.
        """
        self._put(store, Way.RECOVERY_CODE, hkdf(), _by_recovery_code(code))

    def allow_this_device(self, store: Store) -> None:
        """Let whoever is logged in on this device open the review; may wait for a person.

        Args:
            store: This review, open; it is verified first.

        Raises:
            KeyringAbsentError, KeyringLockedError, KeyringRefusedError: The keyring does not help.
            DamagedNotesError: The notes are not sound.
            DiskFullError, ReadOnlyError, DiskError: This device is not allowed.
        """
        device.keep_wrapping_key(self._keys.folder, secrets.token_bytes(KEY))
        self._put(store, Way.THIS_DEVICE, KeyringItem(), self._by_this_device)

    def forget_this_device(self) -> None:
        """Let the keyring open nothing any more; may wait for a person.

        Where the keyring does not give its item up, that item opens nothing on its own.

        Raises:
            LastWayError: The other ways are damaged.
            DiskFullError, ReadOnlyError, DiskError: This device may still be allowed.
        """
        if self.ways == {Way.THIS_DEVICE}:
            raise LastWayError
        keys_file.drop_slot(self.path, Way.THIS_DEVICE)
        bring_ways_up_to_date(self.path)
        self._files = _keys_files(self.path)
        with suppress(KeyringAbsentError, KeyringLockedError, KeyringRefusedError):
            device.drop_wrapping_key(self._keys.folder)

    def backups(self) -> list[Backup]:
        """The backups in the folder, the newest first; see also `backups_of`.

        Raises:
            ReadOnlyError, DiskError: They cannot be listed.
        """
        return backups_of(self.path)

    def verify_backup(self, backup: Backup, store: Store) -> Verification:
        """Look at every page and every entry of a backup, with the key of the open review."""
        return verified(backup, store.data_key, self._keys.review)

    def restore(self, backup: Backup, to: Path) -> None:
        """Make a second review folder from a backup; see `restore_backup`."""
        restore_backup(backup, to)

    def keep_backups(self, now: datetime) -> None:
        """Remove the backups that need not stay; see `backups.kept`.

        Raises:
            ReadOnlyError, DiskError: Some may still be there.
        """
        keep_backups(self.path, now)

    @property
    def _keys(self) -> Keys:
        return next(iter(self._files.values()))

    def _by_this_device(self, _: Kdf) -> bytes:
        return device.wrapping_key(self._keys.folder)

    def _unlock(self, way: Way, key: WrappingKey, wrong: type[InterviewerError]) -> Store:
        check_place(self.path)
        tried: list[Slot] = []
        for name, keys in self._files.items():
            slot = keys.slots.get(way)
            if slot is None or slot in tried:
                continue
            tried.append(slot)
            data_key = unwrap(slot, key(slot.kdf), review=keys.review, way=way)
            if data_key is not None:
                return self._open(name, data_key)
        if way in self._keys.damaged:
            raise DamagedKeysError
        raise wrong if tried else NoSuchWayError

    def _open(self, name: str, data_key: bytes) -> Store:
        """Open the notes, and settle which keys.json stays: the one that did it."""
        store = open_store(self.path / NOTES, data_key, _salt(self._keys.review))
        try:
            if name == keys_file.NAME:
                keys_file.forget_earlier(self.path)
            else:
                keys_file.return_to_earlier(self.path)
            self._files = _keys_files(self.path)
            store.bring_up_to_date(self._clock())
            with suppress(InterviewerError):  # it is tried again at the next unlock
                bring_ways_up_to_date(self.path)
        except BaseException:
            store.close()
            raise
        return store

    def _put(self, store: Store, way: Way, kdf: Kdf, key: WrappingKey) -> None:
        """Wrap the key of the open notes anew, and drop the earlier keys.json once that works."""
        if store.path.resolve() != (self.path / NOTES).resolve():
            raise ValueError("The store is of another review.")
        if not store.verify().sound:
            raise DamagedNotesError
        review = self._keys.review
        slot = wrap(store.data_key, key(kdf), kdf, review=review, way=way)
        keys_file.put_slot(self.path, way, slot)
        kept = keys_file.read_keys(self.path / keys_file.NAME).slots[way]
        if unwrap(kept, key(kept.kdf), review=review, way=way) != store.data_key:
            keys_file.return_to_earlier(self.path)
            raise DiskError
        try:
            bring_ways_up_to_date(self.path)
        except BaseException:
            keys_file.return_to_earlier(self.path)
            with suppress(InterviewerError):
                bring_ways_up_to_date(self.path)
            raise
        keys_file.forget_earlier(self.path)
        self._files = _keys_files(self.path)


def review_folders(root: Path) -> list[Path]:
    """The folders under root that hold a review, or what is left of one, by name.

    Raises:
        ReadOnlyError, DiskError: The root cannot be read.
    """
    with told_of_the_disk():
        if not root.is_dir():
            return []
        folders = sorted(path for path in root.iterdir() if not path.name.endswith(UNFINISHED))
        files = (keys_file.NAME, keys_file.EARLIER, NOTES)
        return [path for path in folders if any((path / name).is_file() for name in files)]


def _review(change: Change | Joining) -> UUID:
    if isinstance(change, Joining):
        return change.set_up.parcel.review
    for value in change.values:
        if isinstance(value, Particulars):
            return value.id
    raise ValueError("A new review has particulars.")


def _fill(folder: Path, keys: Keys, data_key: bytes, change: Change | Joining) -> None:
    store = create_store(folder / NOTES, data_key, _salt(keys.review))
    try:
        store.join(change) if isinstance(change, Joining) else store.save(change)
    finally:
        store.close()
    keys_file.new_keys(folder, keys)


def _keys_files(folder: Path) -> dict[str, Keys]:
    """keys.json, then its earlier self: whichever can be read, one at least."""
    check_not_erased(folder)
    files = {}
    trouble: InterviewerError | None = None
    for name in (keys_file.NAME, keys_file.EARLIER):
        try:
            files[name] = keys_file.read_keys(folder / name)
        except (MissingKeysError, DamagedKeysError) as error:
            trouble = trouble or error
    if not files and trouble is not None:
        raise trouble
    return files


def _by_passphrase(passphrase: str) -> WrappingKey:
    # `keys_file` lets no other derivation into a slot of this way; so below.
    return lambda kdf: cast("Argon2id", kdf).key(passphrase)


def _by_recovery_code(code: RecoveryCode) -> WrappingKey:
    return lambda kdf: cast("Hkdf", kdf).key(code)


def _salt(review: UUID) -> bytes:
    """What notes.db of this review begins with: tells a damaged file from a foreign one."""
    return hashlib.sha256(b"notes.db " + review.bytes).digest()[:SALT]
