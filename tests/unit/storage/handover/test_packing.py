"""What leaves in a package: each row of the table "What leaves" (model.md), column "package"."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from interviewer.domain.accuracy import IssuedStatement, PractitionersCopy, StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.exports import Export
from interviewer.domain.findings import (
    EarlierReview,
    ExtractReply,
    Finding,
    PanelThought,
    Recommendation,
)
from interviewer.domain.guidance import Guidance
from interviewer.domain.handing_over import HandedOver, StatusReport
from interviewer.domain.interview import (
    CoverageMark,
    FactorMark,
    FollowUp,
    Interview,
    Note,
    Reflection,
    Shown,
    Thought,
    Tick,
    UrgentMatter,
    WellbeingNote,
)
from interviewer.domain.legal_hold import LegalHold
from interviewer.domain.links import AccountLink
from interviewer.domain.names import RealName
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.review import KINDS, Review, Value
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.sources import Source
from interviewer.domain.words import (
    Basis,
    Coverage,
    Document,
    Factor,
    Frame,
    Influence,
    Outcome,
    ReflectionState,
    Stage,
)
from interviewer.storage.handover.contents import kind_of, packed, unpacked, value_of
from interviewer.storage.handover.errors import DraftsOpenError
from interviewer.storage.handover.packing import hand_over, set_up, status
from interviewer.storage.handover.parcel import Parcel, packed_contact
from tests.builders import (
    NOON,
    a_cleared_answer,
    a_guidance,
    a_note,
    a_practitioner,
    a_preparation,
    an_agency,
    an_entry,
    an_episode,
    an_interview,
)
from tests.unit.storage.folders import a_change, a_store, the_interview
from tests.unit.storage.handover.people import MEMBER, THE_MEMBER, THE_WRITER


class Case:
    """A review of two interviews, each with one value of every kind, in an encrypted file."""

    def __init__(self, folder: Path) -> None:
        self.store = a_store(folder)
        self.chosen = the_interview(self.store)
        self.cited, self.raised, self.shown, self.of_another, self.left_alone = (
            an_entry(agency=self.an_agency().id, episode=self.an_episode().id) for _ in range(5)
        )
        elsewhere = an_agency(name="Police")
        person = a_practitioner(reference="PO1", agency=elsewhere.id)
        self.other = an_interview(practitioner=person.id, guidance_version="1.1")
        self.chosen = replace(
            self.chosen,
            entries=(self.raised.id,),
            shown=(Shown(entry=self.shown.id, at=NOON),),
        )
        self.save(a_guidance(version="1.1"), a_guidance(version="0.9"), an_agency(name="Nobody's"))
        self.save(elsewhere, person, self.other, self.chosen)
        self.note = self.everything(self.chosen, self.cited)
        self.others_note = self.everything(self.other, self.of_another)
        self.save(self.left_alone, Export(id=uuid4(), document=Document.SUMMARY, at=NOON))
        self.store.save_identity(replace(MEMBER, review=self.review.details.id))
        self.store.save_names(RealName(id=uuid4(), name="Ada Example", stands_for="SN1"))

    def save(self, *values: Value) -> None:
        self.store.save(a_change(*values))

    def an_agency(self) -> Agency:
        agency = an_agency()
        self.save(agency)
        return agency

    def an_episode(self) -> Episode:
        episode = an_episode(number=7)
        self.save(episode)
        return episode

    def everything(self, interview: Interview, entry: Entry) -> Note:
        """Save one of each kind that belongs to an interview; its note has two wordings."""
        suggested = an_episode(number=9)
        note = a_note(
            source=interview.id,
            text="Rang.",
            entries=(entry.id,),
            suggested_episodes=(suggested.id,),
            frame=Frame.WITH_HINDSIGHT,
            basis=Basis.WAS_TOLD,
            lines=("procedures",),
            factors=(FactorMark(factor=Factor.ROLE, influence=Influence.HELPED),),
            identifies_colleague=True,
            do_not_quote=True,
        )
        issued = IssuedStatement(note=note.id, revision=uuid4(), number=1, text="Rang.")
        copy = PractitionersCopy(
            id=uuid4(), interview=interview.id, made=NOON, by="P1", statements=(issued,)
        )
        of: dict[str, Any] = {"id": uuid4(), "interview": interview.id}
        self.save(entry, suggested, self.raised, self.shown)
        self.save(
            note,
            CoverageMark(prompt="record", coverage=Coverage.DECLINED, **of),
            Tick(item="sheet", done=True, at=NOON, **of),
            FollowUp(note=note.id, text="The log", **of),
            UrgentMatter(raised=NOON, **of),
            Thought(by="P1", prompt="surprised", text="The hours.", taken=NOON, **of),
            Reflection(by="P1", state=ReflectionState.SAVED, at=NOON, **of),
            a_preparation(interview),
            WellbeingNote(at=NOON, **of),
            copy,
            StatementAnswer(
                id=uuid4(), of_copy=copy.id, note=note.id, outcome=Outcome.AGREED, at=NOON
            ),
        )
        self.save(a_cleared_answer(interview=interview.id))
        reworded = replace(note, text="Rang the hub.")
        self.save(reworded)
        return reworded

    @property
    def review(self) -> Review:
        return self.store.load()

    def packed(self, *, thoughts: bool = False) -> Parcel:
        """What is handed over of the chosen interview, as it arrives."""
        parcel = hand_over(
            self.review,
            self.store.versions(),
            [self.chosen.id],
            made=NOON,
            thoughts=thoughts,
        )
        arrived = unpacked(packed(parcel))
        assert arrived == parcel
        return arrived


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = Case(tmp_path / "review")
    with closing(made.store):
        yield made


def values_in(parcel: Parcel) -> Review:
    """What somebody has who knew nothing before."""
    return Review().having(*map(value_of, parcel.current()))


def kinds_in(parcel: Parcel) -> set[type[Value]]:
    return {kind_of(version) for version in parcel.versions}


def wordings(parcel: Parcel, note: Note) -> list[str]:
    return [v.form["text"] for v in parcel.versions if v.value_id == str(note.id)]


# --- The rows of the table ------------------------------------------------------------------------


def test_notes_travel_as_they_were_last_closed(case: Case) -> None:
    assert values_in(case.packed()).notes == {case.note.id: case.note}


def test_earlier_versions_travel(case: Case) -> None:
    assert wordings(case.packed(), case.note) == ["Rang.", "Rang the hub."]
    first, second = (v for v in case.packed().versions if v.value_id == str(case.note.id))
    assert second.parents == (first.revision,)
    history = case.store.history(case.note)
    assert [v.revision for v in (first, second)] == [v.revision for v in history]


def test_tags_factors_and_links_travel(case: Case) -> None:
    (note,) = values_in(case.packed()).notes.values()
    assert (note.frame, note.basis) == (Frame.WITH_HINDSIGHT, Basis.WAS_TOLD)
    assert (note.lines, note.factors, note.entries) == (
        case.note.lines,
        case.note.factors,
        (case.cited.id,),
    )


def test_practitioner_s_reflections_travel(case: Case) -> None:
    reflection = a_note(source=case.chosen.id, prompt="stays", number=2)
    case.save(reflection)
    assert reflection.id in values_in(case.packed()).notes


def test_interviewers_thoughts_travel_by_choice(case: Case) -> None:
    assert kinds_in(case.packed()).isdisjoint({Thought, Reflection})
    found = values_in(case.packed(thoughts=True))
    (thought,) = found.thoughts.values()
    (reflection,) = found.reflections.values()
    assert thought.interview == reflection.interview == case.chosen.id


def test_a_thought_that_is_not_finished_stays(case: Case) -> None:
    open_still = Reflection(id=uuid4(), interview=case.chosen.id, by="P2", at=NOON)
    thought = Thought(id=uuid4(), interview=case.chosen.id, by="P2", prompt="surprised", taken=NOON)
    case.save(open_still, thought)
    found = values_in(case.packed(thoughts=True))
    assert [thought.by for thought in found.thoughts.values()] == ["P1"]
    assert [reflection.by for reflection in found.reflections.values()] == ["P1"]


def test_proceedings_adjustments_and_wellbeing_travel(case: Case) -> None:
    assert kinds_in(case.packed()) >= {ProceedingsAnswer, Preparation, WellbeingNote}
    (preparation,) = values_in(case.packed()).preparations.values()
    assert preparation.adjustments == "A break after 45 minutes"


def test_initials_of_interviewers_travel(case: Case) -> None:
    found = values_in(case.packed())
    assert found.interviews[case.chosen.id].interviewers == ("P1", "P2")
    assert {version.who for version in case.packed().versions} == {"P1"}


def test_only_what_is_cited_of_the_chronology_travels(case: Case) -> None:
    found = values_in(case.packed())
    assert set(found.entries) == {case.cited.id, case.raised.id, case.shown.id}
    assert case.left_alone.id in case.review.entries
    assert {entry.agency for entry in found.entries.values()} <= set(found.agencies)
    assert {entry.episode for entry in found.entries.values()} <= set(found.episodes)


def test_an_entry_that_only_an_earlier_wording_cited_travels_with_it(case: Case) -> None:
    case.save(replace(case.note, entries=()))
    assert case.cited.id in values_in(case.packed()).entries


def test_real_names_the_seat_the_identity_and_exports_never_travel(case: Case) -> None:
    parcel = case.packed(thoughts=True)
    assert kinds_in(parcel).isdisjoint({Seat, Export, Particulars})
    identity = case.store.identity()
    assert identity is not None
    content = repr([(v, v.form, v.reason) for v in parcel.versions])
    signing = identity.signing_key.hex()
    for secret in ("Ada Example", identity.age_secret, identity.recipient, signing):
        assert secret not in content


def test_marks_of_a_note_travel(case: Case) -> None:
    (note,) = values_in(case.packed()).notes.values()
    assert note.identifies_colleague
    assert note.do_not_quote


# --- What else belongs to an interview ------------------------------------------------------------


OF_THIS_LAPTOP = {Particulars, Seat, Export, HandedOver, LegalHold, StatusReport}
OF_THE_WRITER = {
    Source,
    AccountLink,
    EarlierReview,
    Finding,
    Recommendation,
    ExtractReply,
    PanelThought,
}
"""What is concluded stays in the writer's review (model.md, "Seats and blindness")."""


def test_one_of_each_kind_travels_but_for_what_belongs_to_a_laptop_or_to_the_writer(
    case: Case,
) -> None:
    travelling = kinds_in(case.packed(thoughts=True))
    assert travelling == set(KINDS) - OF_THIS_LAPTOP - OF_THE_WRITER


def test_nothing_of_another_interview_travels(case: Case) -> None:
    found = values_in(case.packed(thoughts=True))
    assert set(found.interviews) == {case.chosen.id}
    assert set(found.practitioners) == {case.chosen.practitioner}
    assert set(found.guidances) == {"example 1.0"}
    assert case.of_another.id not in found.entries
    assert {agency.name for agency in found.agencies.values()} == {"Harbour Health"}
    here = [v for v in found.values() if hasattr(v, "interview")]
    assert {v.interview for v in here} == {case.chosen.id}
    assert len(found.statement_answers) == 1


def test_whoever_knew_nothing_before_finds_everything_that_is_pointed_to(case: Case) -> None:
    found = values_in(case.packed(thoughts=True))
    there = {value.id for value in found.values()}
    pointed = {each for value in found.values() for each in ids_in(value)}
    assert pointed <= there
    assert len(pointed) > 15


def ids_in(part: object) -> Iterator[UUID]:
    """Every id that a value speaks of, but for revisions."""
    if isinstance(part, UUID):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from ids_in(each)
    elif is_dataclass(part):
        for each in fields(part):
            if each.name != "revision":
                yield from ids_in(getattr(part, each.name))


def test_several_interviews_are_one_parcel(case: Case) -> None:
    both = [case.chosen.id, case.other.id]
    parcel = hand_over(case.review, case.store.versions(), both, made=NOON)
    assert set(values_in(parcel).interviews) == set(both)
    assert len(parcel.versions) == len({v.revision for v in parcel.versions})


def test_the_order_of_choosing_makes_no_difference(case: Case) -> None:
    versions, review = case.store.versions(), case.review
    one = hand_over(review, versions, [case.chosen.id, case.other.id], made=NOON)
    assert hand_over(review, versions, [case.other.id, case.chosen.id], made=NOON) == one


def test_a_withdrawn_note_travels_as_withdrawn(case: Case) -> None:
    case.save(replace(case.note, withdrawn=True))
    assert values_in(case.packed()).notes[case.note.id].withdrawn


def test_the_current_version_is_the_one_on_the_screen(case: Case) -> None:
    for text in ("Rang.", "Rang the hub.") * 4:  # each time as it was before
        case.save(replace(case.note, text=text))
        parcel = case.packed()
        (head,) = [head for head in parcel.heads if head.value_id == str(case.note.id)]
        assert head.revision == case.store.history(case.note)[-1].revision
        assert values_in(parcel).notes[case.note.id].text == text


def test_what_is_still_being_typed_is_not_left_behind_without_a_word(case: Case) -> None:
    typed = replace(case.note, text="Rang the hub tw")
    case.store.save(a_change(typed, draft=True))
    with pytest.raises(DraftsOpenError):
        case.packed()
    case.save(typed)
    assert wordings(case.packed(), case.note)[-1] == "Rang the hub tw"


def test_a_first_draft_is_not_left_behind_either(case: Case) -> None:
    case.store.save(a_change(a_note(source=case.chosen.id, number=3), draft=True))
    with pytest.raises(DraftsOpenError):
        case.packed()


def test_a_draft_in_an_interview_that_is_not_chosen_does_not_matter(case: Case) -> None:
    case.store.save(a_change(replace(case.others_note, text="Ra"), draft=True))
    assert wordings(case.packed(), case.note) == ["Rang.", "Rang the hub."]


def test_an_interview_that_is_not_there_cannot_be_chosen(case: Case) -> None:
    with pytest.raises(LookupError):
        hand_over(case.review, case.store.versions(), [uuid4()], made=NOON)


# --- The other two kinds of parcel ----------------------------------------------------------------


def test_a_set_up_holds_what_the_review_is_about(case: Case) -> None:
    parcel = set_up(case.review, case.store.versions(), [THE_WRITER], made=NOON)
    assert unpacked(packed(parcel)) == parcel
    assert kinds_in(parcel) == {Particulars, Guidance, Agency, Episode, Entry}
    found, review = values_in(parcel), case.review
    assert found.entries == review.entries
    assert found.agencies == review.agencies
    assert found.guidances == review.guidances
    assert found.details == review.details


def test_earlier_wordings_stay_out_of_a_set_up(case: Case) -> None:
    first = replace(case.left_alone, text="Ada Example rang.")
    for entry in (first, replace(first, text="SN1 rang."), replace(first, text="SN1 rang twice.")):
        case.save(entry)
    parcel = set_up(case.review, case.store.versions(), [], made=NOON)
    (version,) = [v for v in parcel.versions if v.value_id == str(first.id)]
    assert version.form["text"] == "SN1 rang twice."
    earlier = [v.revision for v in case.store.history(first)][:-1]
    assert set(version.parents) == set(earlier)
    assert len(earlier) == 3


def test_whoever_is_no_longer_trusted_is_in_no_set_up(case: Case) -> None:
    lost = replace(THE_MEMBER, withdrawn=True)
    parcel = set_up(case.review, case.store.versions(), [lost, THE_WRITER], made=NOON)
    assert parcel.contacts == (packed_contact(THE_WRITER),)
    assert parcel.contacts[0].contact(THE_WRITER.review) == THE_WRITER


def test_a_status_says_reference_state_and_date(case: Case) -> None:
    parcel = status(case.review, made=NOON)
    assert unpacked(packed(parcel)) == parcel
    assert [parcel.versions, parcel.heads, parcel.contacts] == [(), (), ()]
    assert {(s.reference, s.stage, s.day) for s in parcel.statuses} == {
        ("SN1", Stage.PLANNED, case.chosen.day),
        ("PO1", Stage.PLANNED, case.other.day),
    }
