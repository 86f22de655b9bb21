"""The chronology in an interview: which entries concern it, were chosen, shown, spoken of."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.chronology import Entry
from interviewer.domain.conversation import with_account_complete, with_unfolded
from interviewer.domain.interview import Interview
from interviewer.domain.raising import (
    CHRONOLOGY,
    Finder,
    Wanted,
    chosen_entries,
    date_words,
    entries_for,
    entries_in,
    episode_of,
    is_chronology_folded,
    short_words,
    shown_at,
    spoken_of,
    with_entry,
    with_entry_chosen,
    with_shown,
)
from interviewer.domain.review import Review
from tests.builders import NOON, a_note, a_review, an_agency, an_entry, an_episode

REVIEW = a_review()
(INTERVIEW,) = REVIEW.interviews.values()
(AGENCY,) = REVIEW.agencies.values()
(EPISODE,) = REVIEW.episodes.values()  # 1 Sep to 20 Dec 2021
POLICE = an_agency(name="Police")
BEFORE, WITHIN = date(2019, 5, 1), date(2021, 10, 15)


def on(day: date, **changes: object) -> Entry:
    return an_entry(earliest=day, latest=day, **changes)


# Which episode


def test_an_entry_is_of_the_only_episode_that_its_date_is_in() -> None:
    assert episode_of([EPISODE], on(WITHIN)) == EPISODE.id
    assert episode_of([EPISODE], on(BEFORE)) is None


def test_where_two_episodes_fit_none_is_suggested() -> None:
    overlapping = an_episode(number=3, starts=date(2021, 10, 1), ends=None)
    assert episode_of([EPISODE, overlapping], on(WITHIN)) is None
    assert episode_of([EPISODE, overlapping], on(date(2021, 9, 15))) == EPISODE.id


def test_every_day_that_it_may_have_been_has_to_fit() -> None:
    month = an_entry(earliest=date(2021, 8, 20), latest=date(2021, 9, 20))
    assert episode_of([EPISODE], month) is None


def test_an_episode_without_dates_takes_nothing_in() -> None:
    assert episode_of([an_episode(starts=None, ends=None)], on(WITHIN)) is None


def test_what_somebody_said_holds_against_the_date() -> None:
    other = an_episode(number=3)
    assert episode_of([EPISODE, other], on(BEFORE, episode=other.id)) == other.id


# For an interview


def test_what_concerns_the_interview_comes_first() -> None:
    far = on(BEFORE, agency=POLICE.id)
    own = on(BEFORE, agency=AGENCY.id)
    then = on(WITHIN, agency=POLICE.id)
    both = on(WITHIN, agency=AGENCY.id)
    review = REVIEW.having(POLICE, far, own, then, both)
    assert entries_for(review, INTERVIEW) == [both, then, own, far]


def test_entries_are_in_order_of_time_and_the_undated_come_last() -> None:
    late, early = on(WITHIN, place="2"), on(WITHIN, place="1")
    undated = an_entry(earliest=None, latest=None)
    review = REVIEW.having(undated, late, early)
    assert review.live_entries() == [early, late, undated]
    assert entries_in(review, [EPISODE.id]) == [early, late]
    assert entries_in(review, []) == []


def test_one_that_is_taken_out_is_no_longer_there() -> None:
    entry = on(WITHIN)
    review = REVIEW.having(entry)
    assert review.live_entries() == [entry]
    gone = review.having(on(WITHIN, id=entry.id, withdrawn=True))
    assert gone.live_entries() == []


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=12))
def test_chosen_entries_stay_in_order_of_time(steps: list[tuple[int, bool]]) -> None:
    entries = [on(date(2021, 10, 1 + n), id=uuid4()) for n in range(5)]
    review, interview, wanted = REVIEW.having(*reversed(entries)), INTERVIEW, set[int]()
    for number, chosen in steps:
        interview = with_entry_chosen(review, interview, entries[number].id, chosen=chosen)
        wanted = wanted | {number} if chosen else wanted - {number}
    assert list(interview.entries) == [entries[number].id for number in sorted(wanted)]
    assert chosen_entries(review, interview) == [entries[number] for number in sorted(wanted)]


# During the conversation


def test_the_chronology_is_folded_until_the_account_is_complete() -> None:
    assert is_chronology_folded(INTERVIEW)
    assert not is_chronology_folded(with_account_complete(INTERVIEW, NOON))


def test_opening_it_earlier_is_recorded() -> None:
    opened = with_unfolded(INTERVIEW, CHRONOLOGY, NOON)
    assert not is_chronology_folded(opened)
    assert [(each.item, each.at) for each in opened.unfolded] == [(CHRONOLOGY, NOON)]


def test_each_showing_is_kept() -> None:
    entry = on(WITHIN)
    interview: Interview = with_shown(with_shown(INTERVIEW, entry.id, NOON), entry.id, NOON)
    assert shown_at(interview, entry.id) == [NOON, NOON]
    assert shown_at(interview, uuid4()) == []


def test_a_note_is_tied_to_an_entry_and_untied_again() -> None:
    one, other = uuid4(), uuid4()
    note = with_entry(with_entry(a_note(), one), other)
    assert note.entries == (one, other)
    assert with_entry(note, one).entries == (other,)


# Words


def test_a_date_is_shown_as_it_is_written_and_says_what_it_is() -> None:
    assert date_words(an_entry(written="12/5/13")) == "12/5/13"
    assert date_words(an_entry(written="?May 2013", uncertain=True)) == "?May 2013 (uncertain)"
    odd = an_entry(written="Easter", earliest=None, latest=None)
    assert date_words(odd) == "Easter (not understood as a date)"
    assert date_words(an_entry(written="undated", earliest=None, latest=None)) == "undated"
    assert date_words(an_entry(written="", earliest=None, latest=None)) == "no date"


def test_an_entry_in_one_line_has_date_agency_and_words() -> None:
    entry = an_entry(text="Called\nat night", agency_written="Night desk")
    assert short_words(REVIEW, entry) == "15 Oct 2021 · Night desk · Called at night"
    known = an_entry(agency=AGENCY.id, agency_written="HH")
    assert short_words(REVIEW, known).split(" · ")[1] == "Harbour Health"


# Finding


def found(review: Review, **wanted: object) -> list[Entry]:
    return Finder(review).found(Wanted(**wanted))  # type: ignore[arg-type]  # as a caller spells it


def test_every_word_has_to_stand_somewhere_in_the_entry() -> None:
    letter, call = on(WITHIN, place="1"), on(WITHIN, place="2", text="Call from school.")
    review = REVIEW.having(letter, call)
    assert found(review) == [letter, call]
    assert found(review, words="HOUSING letter") == [letter]
    assert found(review, words="15 oct harbour call") == [call]
    assert found(review, words="nothing of this") == []


@given(st.text("leter \nHarbou15", max_size=12))
def test_what_is_found_letter_by_letter_is_what_is_found_at_once(typed: str) -> None:
    review = REVIEW.having(on(WITHIN), on(BEFORE, text="Call from school."))
    finder = Finder(review)
    for end in (*range(len(typed) + 1), *reversed(range(len(typed)))):
        assert finder.found(Wanted(words=typed[:end])) == found(review, words=typed[:end])


def test_a_finder_takes_over_what_has_not_changed() -> None:
    letter, call = on(WITHIN), on(BEFORE, text="Call from school.")
    earlier = Finder(REVIEW.having(letter))
    review = REVIEW.having(letter, call)
    assert earlier.unknown(review) == 1
    finder = Finder(review, earlier)
    assert finder.found(Wanted(words="call")) == [call]
    assert finder.folded[letter.id] is earlier.folded[letter.id]
    renamed = REVIEW.having(on(WITHIN, id=letter.id, agency=AGENCY.id), replace(AGENCY, name="NHS"))
    assert Finder(renamed, finder).found(Wanted(words="nhs"))


def test_agencies_episodes_and_unsettled_dates_are_found() -> None:
    known = on(WITHIN, agency=AGENCY.id, place="1")
    unknown = on(BEFORE, agency_written="Night desk")
    doubted = on(WITHIN, uncertain=True, agency_written="", place="2")
    review = REVIEW.having(known, unknown, doubted)
    assert found(review, agency=AGENCY.id) == [known]
    assert found(review, agency="Night desk") == [unknown]
    assert found(review, episode=EPISODE.id) == [known, doubted]
    assert found(review, unsettled=True) == [doubted]


def test_where_an_entry_is_spoken_of_is_told_by_reference() -> None:
    entry = an_entry()
    raised = with_shown(replace(INTERVIEW, entries=(entry.id,)), entry.id, NOON)
    noted = replace(a_note(source=INTERVIEW.id, number=3), entries=(entry.id,))
    elsewhere = replace(a_note(source=uuid4()), entries=(entry.id,))  # of no interview
    review = REVIEW.having(entry, raised, noted, elsewhere)
    assert list(spoken_of(review, entry)) == ["To raise with: SN1", "Shown to: SN1", "Notes: SN1·3"]
    gone = review.having(replace(noted, withdrawn=True), INTERVIEW)
    assert list(spoken_of(gone, entry)) == []
