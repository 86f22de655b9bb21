"""Two laptops and a terminal at each: sealed here, taken in there, the receipt back again."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import pytest

from interviewer.cli import main
from interviewer.cli.outcome import ZONE
from interviewer.documents import SummaryData, interview_summary
from interviewer.domain.clearance import cleared_answer
from interviewer.domain.interview import Note
from interviewer.domain.names import RealName
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Seat
from interviewer.domain.words import Clearance, Document, Occasion, SeatRole, Stage
from interviewer.resources import word_template
from interviewer.storage import Change, ReviewFolder, Store
from interviewer.storage.handover.contact import contact_of
from interviewer.storage.handover.identity import identity_for
from interviewer.storage.handover.in_word import enclosed
from interviewer.storage.handover.joining import Joining, set_up_in
from interviewer.storage.handover.package import Opened, seal, seal_with_passphrase
from interviewer.storage.handover.packing import hand_over, set_up
from interviewer.storage.handover.packing import status as status_parcel
from interviewer.storage.handover.receipt import read_receipt
from tests.builders import NOON, a_note, a_set_up
from tests.unit.cli_cases import PASSPHRASE, a_review_folder, give, refused
from tests.unit.storage.handover.people import somebody

SAID = "Rang the hub on Friday, ringword."
BY_TELEPHONE = "walnut ferry teacup orbit"
READY = ("--reason", "The writer asked for it.", "--nothing-in-the-way", "Police liaison")

PARTICULARS, SEAT, GUIDANCE, AGENCY, EPISODE, PRACTITIONER, PLANNED, CLEARED = a_set_up()
SHARED = (PARTICULARS, GUIDANCE, AGENCY, EPISODE)
HEARD = replace(PLANNED, stage=Stage.TO_TIDY, started=NOON, closed=NOON)
NOTE = a_note(source=HEARD.id, text=SAID)


@dataclass
class Laptop:
    """Somebody's laptop, and the terminal there."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    @contextmanager
    def store(self) -> Iterator[Store]:
        with closing(ReviewFolder.at(self.folder).unlock_with_passphrase(PASSPHRASE)) as store:
            yield store

    def review(self) -> Review:
        with self.store() as store:
            return store.load()

    def saves(self, *values: Value) -> None:
        with self.store() as store:
            store.save(Change(values=values, at=NOON, who=store.load().initials))

    def runs(self, command: str, *more: str | Path, words: str = "") -> tuple[int, str, str]:
        """Status, and what was said on either stream; no note ever is."""
        give(self.monkeypatch, f"{PASSPHRASE}\n{words}\n".encode())
        where = ("--review", str(self.folder), "--passphrase-stdin")
        status = main([command, *map(str, more), *where])
        out, err = self.capsys.readouterr()
        assert "ringword" not in out + err
        return status, out, err


@dataclass
class Post:
    """What the laptops have between them."""

    member: Laptop
    writer: Laptop
    folder: Path

    @property
    def package(self) -> Path:
        return self.folder / "for OW.age"

    @property
    def receipt(self) -> Path:
        return self.folder / "OW.receipt"

    def seals(self, *more: str, words: str = "") -> tuple[int, str, str]:
        return self.member.runs("seal", "--out", self.package, *more, words=words)

    def arrives(self, *more: str | Path, words: str = "") -> tuple[int, str, str]:
        return self.writer.runs("take-in", self.package, *more, words=words)

    def is_taken_in(self) -> tuple[int, str, str]:
        return self.arrives("--apply", "--out", self.receipt)


@pytest.fixture
def post(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Post:
    """The writer began the review, and a panel member joined it and heard somebody."""
    (tmp_path / "post").mkdir()
    seat = Seat(id=uuid4(), role=SeatRole.WRITER, initials="OW")
    writer = Laptop(a_review_folder(tmp_path / "writer", (*SHARED, seat)), monkeypatch, capsys)
    with writer.store() as begun:
        identity = identity_for(begun.load(), None)
        begun.save_identity(identity)
        parcel = set_up(begun.load(), begun.versions(), (), made=NOON)
    opened = Opened(parcel=parcel, sender=contact_of(identity), known=False, fingerprint="")
    joining = Joining(set_up=set_up_in(opened), seat=SEAT, at=NOON)
    member = Laptop(a_review_folder(tmp_path / "member", joining), monkeypatch, capsys)
    member.saves(PRACTITIONER, HEARD, CLEARED, NOTE)
    with member.store() as one, writer.store() as other:
        other.save_contacts(contact_of(identity_for(one.load(), one.identity())))
    return Post(member, writer, tmp_path / "post")


# --- The road -----------------------------------------------------------------------------------


def test_an_interview_goes_to_the_writer_and_the_receipt_comes_back(post: Post) -> None:
    status, out, err = post.seals(*READY)
    assert (status, err) == (0, "")
    first, second, written = out.splitlines()
    assert first.startswith("SN1: 1 of 1 notes not tidied up, accuracy check not finished, ")
    assert second.startswith("It is for OW, overview writer, with the digits ")
    assert written == str(post.package)

    status, out, err = post.is_taken_in()
    assert (status, err) == (0, "")
    assert "Taken in.\n" in out
    assert post.writer.review().notes == {NOTE.id: NOTE}

    status, out, err = post.member.runs("take-in", post.receipt)
    assert (status, err) == (0, "")
    assert out.splitlines()[-1] == "Nothing was changed. Add --apply to take it in."
    assert post.member.review().interviews[HEARD.id].stage is Stage.TO_TIDY
    status, out, _ = post.member.runs("take-in", post.receipt, "--apply")
    assert (status, out.splitlines()[-1]) == (0, "It is handed over.")
    review = post.member.review()
    assert review.interviews[HEARD.id].stage is Stage.HANDED_OVER
    (sent,) = review.packages.values()
    assert (sent.to, sent.confirmed_by, sent.reason) == ("OW", "OW", "The writer asked for it.")


# --- seal ---------------------------------------------------------------------------------------


def test_what_was_sealed_is_remembered_and_proceedings_are_answered(post: Post) -> None:
    assert post.seals(*READY)[0] == 0
    review = post.member.review()
    (made,) = review.exports.values()
    assert made.document is Document.PACKAGE
    answer = review.proceedings_of(HEARD)[-1]
    assert (answer.occasion, answer.clearance) == (Occasion.HAND_OVER, Clearance.CLEAR)
    assert answer.answered_by == "Police liaison"
    post.is_taken_in()
    assert answer in post.writer.review().proceedings_of(HEARD)  # it went along


def test_a_dry_run_tells_everything_and_writes_nothing(post: Post) -> None:
    before = post.member.review()
    status, out, err = post.seals(*READY, "--dry-run")
    assert (status, err) == (0, "")
    assert out.splitlines()[0].startswith("SN1: 1 of 1 notes not tidied up")
    assert out.splitlines()[-1] == "Nothing was written: this is a dry run."
    assert list(post.folder.iterdir()) == []
    assert post.member.review() == before


def stays(post: Post, *options: str) -> str:
    """Why nothing is sealed with these options."""
    before = post.member.review()
    status, _, err = post.seals(*options)
    assert status == 1
    assert list(post.folder.iterdir()) == []
    assert post.member.review() == before
    return err


def test_what_is_not_ready_needs_a_reason(post: Post) -> None:
    said = stays(post, "--nothing-in-the-way", "Police liaison", "--reason", "  ")
    assert said.startswith("Something is not ready yet. Nothing was written. Give the reason ")


def test_proceedings_are_asked_about_before_anything_is_handed_over(post: Post) -> None:
    said = stays(post, "--reason", "The writer asked for it.")
    assert said.startswith("SN1: Nobody has answered yet whether criminal, coroner’s or ")
    assert "--nothing-in-the-way" in said


def test_who_is_not_cleared_is_not_cleared_by_an_option(post: Post) -> None:
    refusal = ProceedingsAnswer(
        id=uuid4(),
        interview=HEARD.id,
        occasion=Occasion.HAND_OVER,
        clearance=Clearance.NOT_CLEARED,
        at=NOON,
    )
    post.member.saves(refusal)
    said = stays(post, *READY)
    assert said.startswith("SN1: Proceedings are not cleared: nothing is handed over.")
    assert "Answer it in the window" in said


def test_a_conversation_that_goes_on_is_not_handed_over(post: Post) -> None:
    post.member.saves(replace(HEARD, stage=Stage.IN_PROGRESS, closed=None))
    assert stays(post, *READY).startswith("There is no interview whose conversation is closed")
    said = stays(post, *READY, "--interview", "sn1")
    assert said.startswith("The conversation with SN1 is not closed.")


def test_what_went_before_goes_again_only_by_name(post: Post) -> None:
    assert post.seals(*READY)[0] == 0
    post.package.unlink()
    assert stays(post, *READY).startswith("There is no interview whose conversation is closed")
    status, out, _ = post.seals(*READY, "--interview", str(HEARD.id))
    assert status == 0
    assert "(it went in a package before)" in out


def test_it_is_sealed_for_somebody_whose_contact_file_is_here(post: Post) -> None:
    said = stays(post, *READY, "--to", "P9")
    assert "the contact files known here are of OW." in said
    with post.member.store() as store:
        (writer,) = store.contacts()
        store.save_contacts(replace(writer, withdrawn=True))
    assert "none is known here" in stays(post, *READY)


def test_a_real_name_stays_here(post: Post) -> None:
    with post.member.store() as store:
        store.save_names(RealName(id=uuid4(), name="Friday", stands_for="YW1"))
    before = post.member.review()
    status, out, err = post.seals(*READY)
    assert (status, "Note SN1·1: name\n" in out) == (1, True)
    assert "Friday" not in out + err
    assert post.member.review() == before
    assert post.seals(*READY, "--let-through", "A day of the week.")[0] == 0


# --- With a passphrase --------------------------------------------------------------------------


def test_a_package_can_be_sealed_with_a_passphrase(post: Post) -> None:
    status, out, _ = post.seals(*READY, "--with-passphrase", words=BY_TELEPHONE)
    assert (status, "It is for whoever knows the passphrase." in out) == (0, True)
    assert "walnut" not in out
    status, out, err = post.arrives(words="walnut ferry teacup orbits")
    assert (status, out) == (1, "")
    assert err.startswith("That passphrase does not open this package.")
    status, out, err = post.arrives("--apply", words=BY_TELEPHONE)
    assert (status, err) == (0, "")
    assert out.splitlines()[-1].startswith("P1 waits for a receipt")
    assert NOTE.id in post.writer.review().notes


def test_a_stranger_with_the_passphrase_is_known_only_by_their_digits(post: Post) -> None:
    with post.writer.store() as store:
        (member,) = store.contacts()
    stranger = somebody("P9", review=member.review)
    with post.member.store() as store:
        parcel = hand_over(store.load(), store.versions(), [HEARD.id], made=NOON)
    post.package.write_bytes(seal_with_passphrase(parcel, stranger, BY_TELEPHONE))
    before = post.writer.review()
    digits = contact_of(stranger).digits
    status, out, _ = post.arrives(words=BY_TELEPHONE)
    assert status == 0
    assert f"Not known here yet: P9, panel member, with the digits {digits}\n" in out
    for given, why in (
        ((), "Whoever made this package is not known here yet."),
        (("--digits", member.digits), "The digits that were given are of nobody"),
    ):
        status, _, err = post.arrives("--apply", *given, words=BY_TELEPHONE)
        assert (status, err[: len(why)]) == (1, why)
        assert post.writer.review() == before
    told_by_voice = digits.replace(" ", "")
    assert post.arrives("--apply", "--digits", told_by_voice, words=BY_TELEPHONE)[0] == 0
    assert NOTE.id in post.writer.review().notes
    with post.writer.store() as store:
        assert {each.initials for each in store.contacts()} == {"P1", "P9"}


def test_a_receipt_is_signed_with_keys_that_are_kept(post: Post, tmp_path: Path) -> None:
    """On a laptop that never needed any before."""
    post.seals(*READY, "--with-passphrase", words=BY_TELEPHONE)
    seat = Seat(id=uuid4(), role=SeatRole.WRITER, initials="OW")
    folder = a_review_folder(tmp_path / "new", (*SHARED, seat))
    new = replace(post.writer, folder=folder)
    with post.writer.store() as store:
        (member,) = store.contacts()
    given = ("--apply", "--digits", member.digits, "--out", post.receipt)
    assert new.runs("take-in", post.package, *given, words=BY_TELEPHONE)[0] == 0
    with new.store() as store:
        identity = store.identity()
    assert identity is not None
    read = read_receipt(post.receipt.read_bytes(), [contact_of(identity)], review=PARTICULARS.id)
    assert (read.recipient, read.interviews) == ("OW", (HEARD.id,))


def test_a_passphrase_that_is_easy_to_guess_is_refused(post: Post) -> None:
    before = post.member.review()
    status, _, err = post.seals(*READY, "--with-passphrase", words="kestrel")
    assert status == 1
    assert err.startswith("The passphrase for the package is too easy to guess. Nothing was")
    assert (list(post.folder.iterdir()), post.member.review()) == ([], before)


# --- Set-up and status --------------------------------------------------------------------------


def test_what_changed_in_the_set_up_is_counted_and_taken_in(post: Post) -> None:
    post.writer.saves(replace(AGENCY, name="Harbour Health Trust"))
    with post.writer.store() as writer, post.member.store() as member:
        identity = identity_for(writer.load(), writer.identity())
        parcel = set_up(writer.load(), writer.versions(), (), made=NOON)
        whom = contact_of(identity_for(member.load(), member.identity()))
    post.package.write_bytes(seal(parcel, identity, whom))
    status, out, _ = post.member.runs("take-in", post.package, "--apply")
    assert (status, out.splitlines()[-1]) == (0, "Taken in.")  # nobody waits for a receipt
    assert "  Agency                  1 changed by them" in out.splitlines()
    assert post.member.review().agencies[AGENCY.id].name == "Harbour Health Trust"


def test_a_status_says_how_far_each_interview_has_come(post: Post) -> None:
    with post.writer.store() as writer, post.member.store() as member:
        whom = contact_of(identity_for(writer.load(), writer.identity()))
        identity = identity_for(member.load(), member.identity())
        parcel = status_parcel(member.load(), made=NOON)
    post.package.write_bytes(seal(parcel, identity, whom))
    status, out, _ = post.arrives("--apply")
    assert status == 0
    assert "New: SN1, Notes to tidy" in out
    assert [
        report.interviews[0].reference for report in post.writer.review().status_reports.values()
    ] == ["SN1"]


# --- take-in ------------------------------------------------------------------------------------


def test_the_plan_counts_what_each_kind_would_get_and_changes_nothing(post: Post) -> None:
    post.seals(*READY)
    before = post.writer.review()
    status, out, err = post.arrives()
    assert (status, err) == (0, "")
    heading, *lines, last = out.splitlines()
    assert heading.startswith("A hand-over package from P1, made on ")
    assert lines.index("SN1") > lines.index("The review itself")
    assert "  Note                    1 new" in lines
    assert "  Interview               1 new" in lines
    assert "  Agency                  1 unchanged" in lines
    assert last == "Nothing was changed. Add --apply to take it in."
    assert post.writer.review() == before


def test_taken_in_twice_is_the_same_as_once_and_gives_the_receipt_again(post: Post) -> None:
    post.seals(*READY)
    assert post.arrives("--apply")[0] == 0
    once = post.writer.review()
    with post.writer.store() as store:
        taken = store.taken_in()
    status, out, _ = post.is_taken_in()
    assert status == 0
    assert "Everything in it is here already. Taking it in again changes nothing." in out
    assert post.receipt.is_file()
    assert post.writer.review() == once
    with post.writer.store() as store:
        assert store.taken_in() == taken


def test_a_summary_that_carries_its_interview_is_taken_in_like_a_package(post: Post) -> None:
    with post.member.store() as member, post.writer.store() as writer:
        review = member.load()
        carried = enclosed(
            review,
            member.versions(),
            HEARD.id,
            sender=identity_for(review, member.identity()),
            to=contact_of(identity_for(writer.load(), writer.identity())),
            made=NOON,
        )
    word = interview_summary(
        review,
        HEARD,
        template=word_template(),
        zone=ZONE,
        made=NOON,
        initials=True,
        data=SummaryData(package=carried.package, key=carried.key, opened_by="only OW"),
    )
    post.package.write_bytes(word)
    status, out, err = post.arrives("--apply")
    assert (status, err) == (0, "")
    assert "The text of this document is not what it was" not in out
    assert post.writer.review().notes == {NOTE.id: NOTE}


def carries(post: Post, *more: str, words: str = "") -> tuple[int, str, str]:
    """Make a summary that is to carry its data, where the package would lie."""
    word = ("--interview", "SN1", "--initials", "--out", str(post.folder / "SN1.docx"))
    outcome = post.member.runs("summary", *word, *more, words=words)
    if outcome[0] == 0:
        (post.folder / "SN1.docx").replace(post.package)
    return outcome


def test_a_summary_made_here_carries_its_interview_to_the_writer(post: Post) -> None:
    status, _, err = carries(post, "--data-for", "OW", "--reason", "Asked for.")
    assert status == 1
    assert "--nothing-in-the-way" in err
    status, _, err = carries(post, "--data-for", "OW", *READY[2:])
    assert (status, "Give the reason" in err) == (1, True)
    assert post.member.review().packages == {}

    status, out, err = carries(post, "--data-for", "OW", *READY)
    assert (status, err) == (0, "")
    assert "The data are for OW, overview writer, with the digits " in out
    (sent,) = post.member.review().packages.values()
    assert (sent.to, sent.reason, sent.interviews) == ("OW", READY[1], (HEARD.id,))
    assert post.is_taken_in()[0] == 0
    assert post.writer.review().notes == {NOTE.id: NOTE}
    assert post.member.runs("take-in", post.receipt, "--apply")[0] == 0
    assert post.member.review().interviews[HEARD.id].stage is Stage.HANDED_OVER


def test_with_a_passphrase_it_is_asked_for_when_the_summary_is_taken_in(post: Post) -> None:
    post.member.saves(cleared_answer(uuid4(), HEARD, Occasion.HAND_OVER, by="P1", at=NOON))
    asked = ("--data-with-passphrase", "--reason", "Asked for.")
    assert carries(post, *asked, words=BY_TELEPHONE)[0] == 0
    status, out, _ = post.arrives("--apply", words=BY_TELEPHONE)
    assert (status, "Taken in." in out) == (0, True)


def test_data_do_not_hide_who_interviewed(post: Post) -> None:
    word = ("--review", ".", "--interview", "SN1", "--out", "SN1.docx")
    assert refused("summary", *word, "--data-for", "OW") == 2
    assert refused("summary", *word, "--reason", "Asked for.") == 2


def test_what_was_changed_apart_is_told_and_kept(post: Post) -> None:
    post.seals(*READY)
    post.is_taken_in()
    for laptop, text in ((post.member, "Rang, ringword."), (post.writer, "Wrote, ringword.")):
        laptop.saves(replace(laptop.review().notes[NOTE.id], text=text))
    post.seals(*READY, "--interview", "SN1")
    status, out, _ = post.arrives("--apply")
    assert status == 0
    assert "1 changed by both" in out
    assert "1 entry was changed apart: both versions are kept until somebody decides" in out
    with post.writer.store() as store:
        assert len(store.conflicts()) == 1


def test_what_is_refused_is_refused_as_in_the_window(post: Post) -> None:
    post.seals(*READY)
    sealed, before = post.package.read_bytes(), post.writer.review()
    damaged = bytearray(sealed)
    damaged[-20] ^= 1
    for content, why in (
        (bytes(damaged), "This package is no longer as it was made"),
        (sealed[:-300], "This package is "),
        (b"Dear all", "This file is not a package of Interviewer."),
        (b'{"interviewer": "letter"}', "This file is not a receipt of Interviewer."),
    ):
        post.package.write_bytes(content)
        status, out, err = post.arrives("--apply")
        assert (status, out) == (1, "")
        assert err.startswith(why)
    post.package.unlink()
    assert post.arrives("--apply")[2].startswith("That file could not be read.")
    assert post.writer.review() == before


def test_a_stranger_is_not_believed(post: Post) -> None:
    stranger = somebody("P9", review=post.writer.review().details.id)
    with post.member.store() as member, post.writer.store() as writer:
        parcel = hand_over(member.load(), member.versions(), [HEARD.id], made=NOON)
        post.package.write_bytes(
            seal(parcel, stranger, contact_of(identity_for(writer.load(), writer.identity())))
        )
    status, out, err = post.arrives("--apply")
    assert (status, out) == (1, "")
    assert err.startswith("This file says that it comes from P9, whose contact file is not known")


def test_a_panel_member_does_not_read_what_others_were_told(post: Post) -> None:
    post.seals(*READY)
    (seat,) = post.writer.review().seats.values()
    post.writer.saves(replace(seat, role=SeatRole.PANEL_MEMBER))
    status, out, err = post.arrives("--apply")
    assert (status, out) == (1, "")
    assert err.startswith("This is a hand-over package, and this laptop is that of a panel member")
    assert not any(isinstance(value, Note) for value in post.writer.review().values())


def test_a_receipt_for_a_package_of_somebody_else_is_refused(post: Post) -> None:
    post.seals(*READY)
    post.is_taken_in()
    (sent,) = post.member.review().packages.values()
    post.member.saves(replace(sent, package="0" * 64))
    status, _, err = post.member.runs("take-in", post.receipt, "--apply")
    assert status == 1
    assert err.startswith("This receipt is for a package that was not made on this laptop.")


@pytest.mark.parametrize(
    "arguments",
    [
        ("seal", "--out", "for OW.zip"),
        ("seal", "--out", "for OW.age", "--to", "OW", "--with-passphrase"),
        ("take-in",),
        ("take-in", "for OW.age", "--out", "OW.receipt"),
        ("take-in", "for OW.age", "--apply", "--out", "OW.txt"),
    ],
)
def test_what_does_not_go_together_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert refused(*arguments, "--review", "DIR") == 2
