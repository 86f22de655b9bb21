"""Erasing a review that was handed over: what forbids it, and doing it.

The rules stand in `domain.erasing`, what happens on the disk in `storage.erased`. Here the open
store is asked what nobody else knows: which versions are in a package with a receipt.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from interviewer.domain.erasing import (
    OCCASION,
    Known,
    Obstacle,
    Standing,
    in_sentences,
    is_named,
    received,
    standing,
)
from interviewer.domain.erasure import Erasure, ReceivedPackage
from interviewer.domain.errors import InterviewerError
from interviewer.domain.interview import Interview, Note, Thought
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.review import Review
from interviewer.domain.set_up import Particulars
from interviewer.domain.words import SeatRole
from interviewer.storage import keys_file
from interviewer.storage.backups import backups_of
from interviewer.storage.erased import begin_erasing, finish_erasing, keyring_item
from interviewer.storage.handover.contents import SET_UP_KINDS
from interviewer.storage.handover.errors import DraftsOpenError
from interviewer.storage.handover.packing import hand_over
from interviewer.storage.handover.parcel import PackedVersion
from interviewer.storage.store import Store
from interviewer.storage.tables import TABLES

_INTERVIEW, _THOUGHT = TABLES[Interview].name, TABLES[Thought].name
_ANSWER, _NOTE = TABLES[ProceedingsAnswer].name, TABLES[Note].name
_SET_UP = {TABLES[kind].name for kind in SET_UP_KINDS - {Particulars}}


class ErasingForbiddenError(InterviewerError):
    """Something stands in the way.

    Attributes:
        obstacles: What.
    """

    what_is_safe = "Nothing was erased."

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        self.obstacles = tuple(obstacles)
        super().__init__(" ".join(in_sentences(obstacles)))


class NotTheNameError(InterviewerError):
    """What was typed is not what the review is called."""

    what_happened = "That is not the name of this review."
    what_is_safe = "Nothing was erased."
    what_to_do = "Type the name in full, as it stands at the top of the window."


def forbids(store: Store) -> tuple[Obstacle, ...]:
    """What forbids erasing the open review; empty where it may be erased. Changes nothing.

    Raises:
        InterviewerError: The review cannot be read.
    """
    return how_it_stands(store).obstacles


def how_it_stands(store: Store, *, unsaved: bool = False) -> Standing:
    """What forbids erasing, what is safe with the writer, and what will be gone.

    Args:
        store: The open review.
        unsaved: Whether something typed has not reached the store yet.

    Raises:
        InterviewerError: The review cannot be read.
    """
    review = store.load()
    return standing(review, _known(store, review, unsaved=unsaved))


def erase(store: Store, *, name: str, at: datetime, unsaved: bool = False) -> Erasure:
    """Erase the open review for good: keys, notes, backups, the item in the keyring.

    Asked once more what forbids it, while nobody else can open the review. Takes seconds, and may
    wait for the keyring; on the thread that owns the store.

    Args:
        store: The open review; closed afterwards, unless nothing was erased.
        name: What the person typed: the name of the review in full.
        at: When.
        unsaved: Whether something typed has not reached the store.

    Returns:
        The receipt, which also stays in the folder.

    Raises:
        ErasingForbiddenError, NotTheNameError: Nothing was erased.
        DiskFullError, ReadOnlyError, DiskError: Nothing was erased.
        ErasureUnfinishedError: It was begun, and `erased.finish_erasing` can be tried again.
    """
    review = store.load()
    known = _known(store, review, unsaved=unsaved)
    found = standing(review, known)
    if found.obstacles:
        raise ErasingForbiddenError(found.obstacles)
    if not is_named(review, name):
        raise NotTheNameError
    folder = store.path.parent
    begin_erasing(folder, _receipt(review, known, folder, at))
    store.close()
    return finish_erasing(folder, at)


def _receipt(review: Review, known: Known, folder: Path, at: datetime) -> Erasure:
    keys = keys_file.read_keys(folder / keys_file.NAME)
    return Erasure(
        review=review.details.id,
        folder=keys.folder,
        by=review.initials,
        begun=at,
        packages=tuple(
            ReceivedPackage(fingerprint=each.package, by=each.confirmed_by, at=each.confirmed)
            for each in received(review, known.writers)
            if each.confirmed is not None
        ),
        interviews=len(review.interviews),
        notes=sum(bool(note.text.strip()) for note in review.notes.values()),
        backups=known.backups,
        keyring=keyring_item(folder),
    )


def _known(store: Store, review: Review, *, unsaved: bool = False) -> Known:
    writers = frozenset(
        contact.initials
        for contact in store.contacts()
        if contact.role is SeatRole.WRITER and not contact.withdrawn
    )
    versions = store.versions()
    there = {
        revision for package in received(review, writers) for revision in package.revisions
    } | {revision for taken in store.taken_in() for revision in taken.revisions}
    travelling, typing = dict[UUID, tuple[PackedVersion, ...]](), set[UUID]()
    of_each, shared = _apart(versions)
    for interview in review.interviews:
        written = of_each.get(str(interview), [])
        try:
            travelling[interview] = _travelling(review, [*written, *shared], interview)
        except DraftsOpenError:
            typing.add(interview)
    cited = {version.of for some in travelling.values() for version in some}
    own = {
        version.of
        for version in versions
        if version.kind in _SET_UP
        and version.who == review.initials
        and version.revision not in there
        and version.of not in cited
    }
    thoughts = {v.of for v in versions if v.kind == _THOUGHT and v.revision not in there}
    return Known(
        writers=writers,
        unsent={which: _unsent(some, there) for which, some in travelling.items()},
        typing=frozenset(typing),
        unsaved=unsaved,
        conflicts=len(store.conflicts()),
        thoughts=len(thoughts),
        own_set_up=len(own),
        names=sum(not name.withdrawn for name in store.names()),
        backups=len(backups_of(store.path.parent)),
        elsewhere=tuple(_elsewhere(store.path.parent, review.details.id)),
    )


def _apart(
    versions: Collection[PackedVersion],
) -> tuple[dict[str, list[PackedVersion]], list[PackedVersion]]:
    """What is of one interview alone, by its id, and the rest."""
    of_each, shared = dict[str, list[PackedVersion]](), list[PackedVersion]()
    for version in versions:
        whose = version.form.get("source" if version.kind == _NOTE else "interview")
        (of_each.setdefault(whose, []) if isinstance(whose, str) else shared).append(version)
    return of_each, shared


def _travelling(
    review: Review, versions: Collection[PackedVersion], interview: UUID
) -> tuple[PackedVersion, ...]:
    """Every version that would go if this interview were handed over now, but thoughts."""
    return hand_over(review, versions, [interview], made=_NEVER).versions


_NEVER = datetime.min.replace(tzinfo=UTC)
"""Stands in a parcel that is never sealed."""


def _unsent(versions: Collection[PackedVersion], there: Collection[UUID]) -> int:
    """How many of the versions, parents first, say something that is not with the writer."""
    said = {version.revision: version for version in versions}
    with_the_writer = set(there)
    count = 0
    for version in versions:
        if version.revision in with_the_writer:
            continue
        if _says_nothing_new(version, said, with_the_writer):
            with_the_writer.add(version.revision)
        else:
            count += 1
    return count


def _says_nothing_new(
    version: PackedVersion, said: dict[UUID, PackedVersion], there: Collection[UUID]
) -> bool:
    """What handing over and erasing themselves leave behind: an answer, and how far it has come."""
    if version.kind == _ANSWER:
        return bool(version.form.get("occasion") == OCCASION.value)
    if version.kind != _INTERVIEW:
        return False
    before = (said[parent] for parent in version.parents if parent in there and parent in said)
    return any({**each.form, "stage": version.form.get("stage")} == version.form for each in before)


def _elsewhere(folder: Path, review: UUID) -> list[str]:
    """What other folders beside this one are called that hold the same review."""
    found = []
    for path in sorted(folder.parent.glob(f"*/{keys_file.NAME}")):
        if path.parent != folder and not path.parent.name.endswith(keys_file.UNFINISHED):
            with suppress(InterviewerError):
                keys = keys_file.read_keys(path)
                if keys.review == review:
                    found.append(keys.name)
    return found
