"""Hand over, then erase: what forbids it, one by one, and that nothing opens afterwards."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from interviewer.domain.erasing import Ground
from interviewer.domain.erasure import KeyringItem, receipt_name, receipt_text
from interviewer.domain.interview import Thought
from interviewer.domain.legal_hold import LegalHold
from interviewer.domain.names import RealName
from interviewer.domain.set_up import Seat
from interviewer.domain.words import Clearance, Occasion, SeatRole, Stage
from interviewer.storage import ReviewFolder, Store, backups_of, restore_backup, review_folders
from interviewer.storage.erased import (
    NAME,
    ErasedReviewError,
    ErasureUnfinishedError,
    begin_erasing,
    finish_erasing,
    unfinished_erasures,
)
from interviewer.storage.erasing import (
    ErasingForbiddenError,
    NotTheNameError,
    erase,
    forbids,
    how_it_stands,
)
from tests.builders import NOON, a_cleared_answer, a_note, a_practitioner, an_entry, an_interview
from tests.unit.storage.folders import CODE, PASSPHRASE, a_change, run, the_interview
from tests.unit.storage.handed_over import (
    ASKED,
    ERASED,
    LABEL,
    SAID,
    a_members_review,
    a_review_to_erase,
    is_asked_about,
    is_handed_over,
    the_note,
)

LATER = ERASED - timedelta(hours=1)


def grounds(store: Store) -> list[Ground]:
    return [obstacle.ground for obstacle in forbids(store)]


def told(store: Store) -> str:
    return " ".join(obstacle.sentence for obstacle in forbids(store))


def changed(store: Store, *values: object) -> None:
    store.save(a_change(*values, at=LATER))  # type: ignore[arg-type]  # whichever kind


# --- What forbids it ------------------------------------------------------------------------------


def test_what_was_never_handed_over_is_not_erased(tmp_path: Path) -> None:
    store = a_members_review(tmp_path / "review")
    is_asked_about(store)
    assert grounds(store) == [Ground.NOT_SENT]
    assert told(store) == "SN1: not handed over yet."
    store.close()


def test_what_was_sent_waits_for_its_receipt(tmp_path: Path) -> None:
    store = a_members_review(tmp_path / "review")
    is_handed_over(store, receipt=False)
    assert grounds(store) == [Ground.NO_RECEIPT]
    store.close()


def test_only_a_writers_receipt_counts(tmp_path: Path) -> None:
    store = a_members_review(tmp_path / "review")
    is_handed_over(store, role=SeatRole.COORDINATOR)
    assert grounds(store) == [Ground.NO_RECEIPT]
    store.close()


def test_a_writer_whom_nobody_trusts_any_more_does_not_count(tmp_path: Path) -> None:
    store = a_review_to_erase(tmp_path / "review")
    (writer,) = store.contacts()
    store.save_contacts(replace(writer, withdrawn=True))
    assert grounds(store) == [Ground.NO_RECEIPT]
    store.close()


def test_a_receipt_without_the_versions_stands_for_nothing(tmp_path: Path) -> None:
    """A package of which nobody knows what was in it."""
    store = a_review_to_erase(tmp_path / "review")
    (package,) = store.load().packages.values()
    changed(store, replace(package, revisions=()))
    assert grounds(store) == [Ground.CHANGED_SINCE]
    store.close()


LATER_CHANGES: dict[str, Callable[[Store], object]] = {
    "a note": lambda store: a_note(source=the_interview(store).id, number=2, text="One more."),
    "a wording": lambda store: replace(the_note(store), text="Another wording."),
    "a note taken out": lambda store: replace(the_note(store), withdrawn=True),
    "the practitioner": lambda store: replace(
        next(iter(store.load().practitioners.values())), role="Health visitor"
    ),
    "the interview": lambda store: replace(the_interview(store), agreed=ASKED),
    "a cited agency": lambda store: replace(
        next(iter(store.load().agencies.values())), name="Harbour Health Trust"
    ),
    "proceedings before a copy": lambda store: a_cleared_answer(
        interview=the_interview(store).id, occasion=Occasion.COPY, at=LATER
    ),
}


@pytest.mark.parametrize("what", LATER_CHANGES)
def test_what_was_changed_since_has_to_be_handed_over_again(tmp_path: Path, what: str) -> None:
    store = a_review_to_erase(tmp_path / "review")
    changed(store, LATER_CHANGES[what](store))
    assert grounds(store) == [Ground.CHANGED_SINCE]
    assert "Hand it over once more" in told(store)
    store.close()


def test_a_wording_that_was_changed_back_is_a_later_wording_all_the_same(tmp_path: Path) -> None:
    store = a_review_to_erase(tmp_path / "review")
    note = the_note(store)
    changed(store, replace(note, text="For a moment."))
    changed(store, note)
    assert grounds(store) == [Ground.CHANGED_SINCE]
    assert "2 changes are not in what the overview writer has" in told(store)
    store.close()


def test_the_second_package_makes_up_for_it(tmp_path: Path) -> None:
    store = a_review_to_erase(tmp_path / "review")
    changed(store, replace(the_note(store), text="Another wording."))
    is_handed_over(store)
    assert forbids(store) == ()
    store.close()


def test_how_far_it_has_come_is_no_later_change(tmp_path: Path) -> None:
    store = a_review_to_erase(tmp_path / "review")
    assert the_interview(store).stage is Stage.HANDED_OVER
    assert forbids(store) == ()
    store.close()


def test_what_is_still_being_typed_holds_it_up(tmp_path: Path) -> None:
    store = a_review_to_erase(tmp_path / "review")
    typed = replace(the_note(store), text="Half a sen")
    store.save(a_change(typed, at=LATER, draft=True))
    assert grounds(store) == [Ground.UNSAVED]
    assert [each.ground for each in how_it_stands(store, unsaved=True).obstacles] == [
        Ground.UNSAVED,
        Ground.UNSAVED,
    ]
    store.close()


def test_a_conflict_has_to_be_decided(tmp_path: Path) -> None:
    store = a_review_to_erase(tmp_path / "review")
    (first, *_) = store.history(the_note(store))
    # Made apart from the second wording: what a package from another laptop would bring.
    store._driver.execute(
        "UPDATE version SET parents = ? WHERE value_id = ? AND revision != ?",
        ("[]", str(the_note(store).id), str(first.revision)),
    )
    assert Ground.CONFLICT in grounds(store)
    assert "1 conflict is open. Decide it under “Take in”" in told(store)
    store.close()


def test_proceedings_are_asked_about_again(tmp_path: Path) -> None:
    store = a_members_review(tmp_path / "review")
    is_handed_over(store, answered=False)
    assert grounds(store) == [Ground.NOT_ASKED]
    assert told(store).startswith("SN1: proceedings have to be asked about once more")
    is_asked_about(store)
    assert forbids(store) == ()
    store.close()


def test_an_answer_from_before_the_last_package_does_not_hold(tmp_path: Path) -> None:
    store = a_members_review(tmp_path / "review")
    early = a_cleared_answer(
        interview=the_interview(store).id, occasion=Occasion.ERASURE, at=NOON - timedelta(days=9)
    )
    store.save(a_change(early))
    is_handed_over(store, answered=False)
    assert grounds(store) == [Ground.NOT_ASKED]
    store.close()


@pytest.mark.parametrize("occasion", [Occasion.ERASURE, Occasion.HAND_OVER])
def test_while_proceedings_run_nothing_is_erased_whoever_allows_it(
    tmp_path: Path, occasion: Occasion
) -> None:
    store = a_review_to_erase(tmp_path / "review")
    running = a_cleared_answer(
        interview=the_interview(store).id,
        occasion=occasion,
        clearance=Clearance.NOT_CLEARED,
        authority="Senior investigating officer",
        given=NOON.date(),
        reference="KES/14",
        at=LATER,
    )
    changed(store, running)
    assert Ground.PROCEEDINGS in grounds(store)
    assert "While they run nothing is erased, whoever allows it." in told(store)
    store.close()


def test_a_legal_hold_stands_until_it_has_ended(tmp_path: Path) -> None:
    store = a_review_to_erase(tmp_path / "review")
    hold = LegalHold(id=uuid4(), reason="A letter.", since=NOON.date(), by="P1", at=LATER)
    changed(store, hold)
    assert told(store) == (
        "A legal hold stands since 12 Nov 2026: nothing is erased until it has ended."
    )
    changed(store, replace(hold, ended=LATER.date(), why_ended="The letter was withdrawn."))
    assert forbids(store) == ()
    store.close()


@pytest.mark.parametrize("role", [SeatRole.WRITER, SeatRole.COORDINATOR])
def test_only_a_panel_member_erases(tmp_path: Path, role: SeatRole) -> None:
    store = a_review_to_erase(tmp_path / "review")
    (seat,) = store.load().seats.values()
    changed(store, Seat(id=seat.id, role=role, initials="P1"))
    assert grounds(store) == [Ground.SEAT]
    store.close()


def test_an_interview_that_never_took_place_holds_nothing_up(tmp_path: Path) -> None:
    store = a_review_to_erase(tmp_path / "review")
    agency = next(iter(store.load().agencies))
    planned = a_practitioner(reference="HV2", agency=agency)
    interview = an_interview(practitioner=planned.id)
    changed(store, planned, interview)
    assert forbids(store) == ()
    assert "HV2: planned, and nothing was written" in how_it_stands(store).gone
    changed(store, a_note(source=interview.id, text="Said on the telephone."))
    assert grounds(store) == [Ground.NOT_SENT, Ground.NOT_ASKED]
    store.close()


def test_it_is_told_what_is_safe_and_what_nobody_else_has(tmp_path: Path) -> None:
    store = a_review_to_erase(tmp_path / "review")
    store.save_names(RealName(id=uuid4(), name="Ada Example", stands_for="the mother"))
    thought = Thought(
        id=uuid4(),
        interview=the_interview(store).id,
        by="P1",
        prompt="surprised",
        text="I was surprised.",
        taken=NOON,
    )
    changed(store, thought, an_entry())
    how = how_it_stands(store)
    assert how.obstacles == ()
    (safe,) = how.safe
    assert safe.startswith("SN1: OW took it in on 14 Nov 2026 (package ")
    gone = "\n".join(how.gone)
    assert "1 interview with 1 note, every earlier wording, and 2 backups" in gone
    assert "1 thought from the interviewers’ reflections: nobody else has them" in gone
    assert "1 change to guidance, agencies, episodes or chronology that no interview" in gone
    assert "The list of real names (1): it never travels" in gone
    for text in ("Ada", "surprised.", SAID):
        assert text not in str(how)
    store.close()


# --- Erasing --------------------------------------------------------------------------------------


def everything_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_nothing_opens_and_nothing_is_left_but_the_receipt(tmp_path: Path) -> None:
    folder = tmp_path / "review"
    store = a_review_to_erase(folder)
    backup = backups_of(folder)[0]
    assert len(everything_in(folder)) > 10
    erasure = erase(store, name=LABEL, at=ERASED)

    assert everything_in(folder) == [NAME]
    for attempt in (
        lambda: ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE),
        lambda: ReviewFolder.at(folder).unlock_with_recovery_code(str(CODE)),
        lambda: ReviewFolder.at(folder).unlock_with_this_device(),
        lambda: restore_backup(backup, tmp_path / "restored"),
    ):
        with pytest.raises(ErasedReviewError, match="was erased from this laptop on 16 Nov 2026"):
            attempt()
    assert review_folders(tmp_path) == []
    assert erasure.finished == ERASED
    assert (erasure.interviews, erasure.notes, erasure.backups) == (1, 1, 2)


def test_the_receipt_says_what_and_when_and_nothing_that_was_said(tmp_path: Path) -> None:
    folder = tmp_path / "review"
    store = a_review_to_erase(folder)
    (package,) = store.load().packages.values()
    erasure = erase(store, name=LABEL, at=ERASED)
    text = receipt_text(erasure)
    assert package.package in text
    assert "taken in by OW on 14 Nov 2026" in text
    assert erasure.keyring is KeyringItem.NONE
    assert receipt_name(erasure) == "P1 erased 16 Nov 2026.txt"
    for left in (text, (folder / NAME).read_text()):
        for said in (SAID, "SN1", "Kestrel", "Harbour", "School nurse"):
            assert said not in left


def test_the_name_has_to_be_typed_in_full(tmp_path: Path) -> None:
    folder = tmp_path / "review"
    store = a_review_to_erase(folder)
    before = everything_in(folder)
    for name in ("", "Kestrel", "Child Kestre", "child kestrel", "Child Kestrel 2"):
        with pytest.raises(NotTheNameError):
            erase(store, name=name, at=ERASED)
    assert everything_in(folder) == before
    erase(store, name="  Child   Kestrel ", at=ERASED)
    assert everything_in(folder) == [NAME]


def test_what_is_forbidden_is_not_done_and_the_review_stays_open(tmp_path: Path) -> None:
    folder = tmp_path / "review"
    store = a_review_to_erase(folder)
    changed(store, replace(the_note(store), text="Another wording."))
    before = everything_in(folder)
    with pytest.raises(ErasingForbiddenError, match="Hand it over once more") as caught:
        erase(store, name=LABEL, at=ERASED)
    assert [each.ground for each in caught.value.obstacles] == [Ground.CHANGED_SINCE]
    assert everything_in(folder) == before
    assert the_note(store).text == "Another wording."
    store.close()


def test_text_that_could_not_be_written_is_never_lost_by_it(tmp_path: Path) -> None:
    store = a_review_to_erase(tmp_path / "review")
    with pytest.raises(ErasingForbiddenError, match="is not on the disk yet"):
        erase(store, name=LABEL, at=ERASED, unsaved=True)
    assert forbids(store) == ()
    store.close()


def test_another_folder_of_the_review_stays_and_is_told_of(tmp_path: Path) -> None:
    folder = tmp_path / "review"
    store = a_review_to_erase(folder)
    restore_backup(backups_of(folder)[0], tmp_path / "restored")
    assert "(restored: " in how_it_stands(store).stays[0]
    erase(store, name=LABEL, at=ERASED)
    ReviewFolder.at(tmp_path / "restored").unlock_with_passphrase(PASSPHRASE).close()


def test_what_an_interrupted_restore_left_beside_it_goes_too(tmp_path: Path) -> None:
    folder, half = tmp_path / "review", tmp_path / "another.part"
    store = a_review_to_erase(folder)
    restore_backup(backups_of(folder)[0], half)
    not_ours = tmp_path / "different.part"
    a_members_review(not_ours).close()
    erase(store, name=LABEL, at=ERASED)
    assert not half.exists()
    assert not_ours.exists()


def test_a_link_out_of_the_folder_is_removed_and_not_followed(tmp_path: Path) -> None:
    folder, outside = tmp_path / "review", tmp_path / "outside"
    store = a_review_to_erase(folder)
    outside.mkdir()
    (outside / "keys.json").write_text("somebody's own")
    (folder / "linked").symlink_to(outside, target_is_directory=True)
    (folder / "keys.json.link").symlink_to(outside / "keys.json")
    erase(store, name=LABEL, at=ERASED)
    assert (outside / "keys.json").read_text() == "somebody's own"
    assert everything_in(folder) == [NAME]


def test_a_disk_that_refuses_the_receipt_leaves_the_review_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "review"
    store = a_review_to_erase(folder)
    (folder / (NAME + ".part")).mkdir()  # nothing can be written there
    with pytest.raises(Exception, match="disk could not be read or written"):
        erase(store, name=LABEL, at=ERASED)
    assert forbids(store) == ()
    store.close()


# --- Cut off --------------------------------------------------------------------------------------

STEP_BY_STEP = """
import errno
import os
import shutil
import signal
import sys
from pathlib import Path
from tests.unit.storage.handed_over import erased

folder, copies, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
STEPS = {"open", "os.remove", "os.rename", "os.rmdir", "os.chmod", "os.scandir", "os.listdir"}

def interrupted(copy, after):
    left = after
    watching = False

    def hook(event, arguments):
        nonlocal left
        if watching and event in STEPS and str(copy.parent) in str(arguments[:1]):
            left -= 1
            if left < 0 and how == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            if left == -1:
                raise OSError(errno.EIO, "the disk failed")

    def watch(_):
        nonlocal watching
        watching = True

    sys.addaudithook(hook)
    erased(copy, watch)
    return left < 0

after = 0
while True:
    copy = copies / str(after) / "review"
    shutil.copytree(folder, copy)
    child = os.fork()
    if not child:
        try:
            os._exit(interrupted(copy, after))
        except BaseException:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    if not status:
        break
    after += 1
print("done after", after)
"""
"""Erases a copy of the review again and again, each time cut off one step later, by a kill or by a
disk that fails once; Python itself tells of every step that has to do with the disk."""


def readable_keys(folder: Path) -> list[str]:
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("keys.json*")
        if b'"slots"' in path.read_bytes()
    ]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a process for each step")
@pytest.mark.parametrize("how", ["kill", "fail"])
def test_cut_off_at_any_step_nothing_half_erased_opens_and_it_can_be_finished(
    tmp_path: Path, how: str
) -> None:
    folder, copies = tmp_path / "review", tmp_path / "copies"
    a_review_to_erase(folder).close()
    copies.mkdir()
    whole = set(everything_in(folder)) - {"notes.db-wal", "notes.db-shm"}
    said = run(STEP_BY_STEP, folder, copies, how).splitlines()
    assert said[-1].startswith("done after")
    begun = 0
    for place in sorted(copies.iterdir(), key=lambda path: int(path.name)):
        copy = place / "review"
        left = set(everything_in(copy))
        if NAME not in left:
            store = ReviewFolder.at(copy).unlock_with_passphrase(PASSPHRASE)
            assert the_note(store).text.startswith(SAID)
            store.close()
            assert whole <= left
            continue
        begun += 1
        with pytest.raises((ErasureUnfinishedError, ErasedReviewError)):
            ReviewFolder.at(copy)
        for backup in backups_of(copy):
            with pytest.raises((ErasureUnfinishedError, ErasedReviewError)):
                restore_backup(backup, place / "restored")
        missing = {name for name in whole - left if "keys.json" not in name}
        assert not missing or readable_keys(copy) == []
        for unfinished in unfinished_erasures(place):
            assert finish_erasing(unfinished, ERASED).finished == ERASED
        assert everything_in(copy) == [NAME]
        with pytest.raises(ErasedReviewError):
            ReviewFolder.at(copy)
    assert begun > 20


def test_a_review_put_back_beside_the_receipt_of_another_is_not_lost(tmp_path: Path) -> None:
    folder, other = tmp_path / "review", tmp_path / "other"
    a_members_review(other).close()
    erasure = erase(a_review_to_erase(folder), name=LABEL, at=ERASED)
    begin_erasing(other, replace(erasure, finished=None))
    with pytest.raises(ValueError, match="Nothing waits here"):
        finish_erasing(other, ERASED)
    assert readable_keys(other)
