"""Who a laptop is: made when first needed, kept in the review's own database, and nowhere else."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from interviewer.domain.review import Review
from interviewer.domain.set_up import Seat
from interviewer.domain.words import SeatRole
from interviewer.storage import ReviewFolder
from interviewer.storage.handover.contact import contact_of
from interviewer.storage.handover.errors import NoInitialsError
from interviewer.storage.handover.identity import identity_for
from interviewer.storage.handover.signed import has_signed
from tests.builders import a_review
from tests.unit.storage.folders import PASSPHRASE, a_store
from tests.unit.storage.handover.people import MEMBER, THE_MEMBER, WRITER


def seated(initials: str, role: SeatRole = SeatRole.PANEL_MEMBER) -> Review:
    seat = Seat(id=uuid4(), initials=initials, role=role)
    return replace(a_review(), seats={seat.id: seat})


def test_an_identity_says_who_sits_here_and_in_which_review() -> None:
    review = seated("OW", SeatRole.WRITER)
    identity = identity_for(review, None)
    assert identity.review == review.details.id
    assert (identity.initials, identity.role) == ("OW", SeatRole.WRITER)
    assert identity.recipient.startswith("age1")
    assert identity.age_secret.startswith("AGE-SECRET-KEY-1")


def test_two_identities_of_one_person_have_nothing_in_common() -> None:
    one, other = identity_for(seated("P1"), None), identity_for(seated("P1"), None)
    assert one.recipient != other.recipient
    assert one.signing_key != other.signing_key


def test_keys_stay_when_initials_change() -> None:
    review = seated("P1")
    known = identity_for(review, None)
    later = identity_for(seated("P2", SeatRole.COORDINATOR), known)
    assert later.secrets == known.secrets
    assert (later.initials, later.role) == ("P2", SeatRole.COORDINATOR)
    assert identity_for(review, known) == known


@pytest.mark.parametrize("initials", ["", " ", "P\n1", "P\u202e1", "P" * 41])
def test_somebody_without_initials_is_asked_for_them(initials: str) -> None:
    with pytest.raises(NoInitialsError):
        identity_for(seated(initials), None)


def test_its_secrets_are_in_no_repr() -> None:
    assert MEMBER.age_secret not in repr(MEMBER)
    assert repr(MEMBER.signing_secret) not in repr(MEMBER)


def test_a_signature_is_for_one_message_and_by_one_key() -> None:
    signature = MEMBER.sign(b"a message")
    assert has_signed(MEMBER.signing_key, signature, b"a message")
    assert not has_signed(MEMBER.signing_key, signature, b"another message")
    assert not has_signed(WRITER.signing_key, signature, b"a message")
    assert not has_signed(b"no key", signature, b"a message")


def test_it_is_kept_in_the_review_and_never_among_its_values(tmp_path: Path) -> None:
    with closing(a_store(tmp_path / "review")) as store:
        assert store.identity() is None
        identity = identity_for(store.load(), None)
        store.save_identity(identity)
        store.save_identity(replace(identity, initials="P7"))
        with pytest.raises(ValueError, match="keeps its keys"):
            store.save_identity(replace(MEMBER, review=identity.review))
        before = store.load()
        assert all(identity.age_secret not in str(vars(value)) for value in before.values())
    with closing(ReviewFolder.at(tmp_path / "review").unlock_with_passphrase(PASSPHRASE)) as store:
        assert store.identity() == replace(identity, initials="P7")
        assert store.load() == before
    content = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert identity.age_secret.encode() not in content


def test_contacts_are_kept_by_their_key(tmp_path: Path) -> None:
    writer = contact_of(WRITER)
    with closing(a_store(tmp_path / "review")) as store:
        assert store.contacts() == []
        store.save_contacts(THE_MEMBER, writer)
        store.save_contacts(replace(writer, compared=True, withdrawn=True))
        assert store.contacts() == [THE_MEMBER, replace(writer, compared=True, withdrawn=True)]
