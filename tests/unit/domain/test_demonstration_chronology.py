"""The chronology of the fictional review: varied as real ones are, and spoken of in the notes."""

import pytest

from interviewer.domain.demonstration import demonstration
from interviewer.domain.guidance.file import parse_guidance
from interviewer.domain.raising import agency_words, chosen_entries, entries_in, episode_of
from interviewer.domain.review import Review
from interviewer.domain.written_dates import read_written
from interviewer.resources import resource


@pytest.fixture(scope="module")
def review() -> Review:
    guidance = parse_guidance(resource("guidance", "practice.toml").read_text(encoding="utf-8"))
    text = resource("demo", "kestrel.toml").read_text(encoding="utf-8")
    return Review().having(*demonstration(text, guidance))


def test_about_25_entries_of_every_agency_and_one_that_the_review_does_not_know(
    review: Review,
) -> None:
    entries = review.live_entries()
    assert 24 <= len(entries) <= 28
    assert {entry.agency for entry in entries} == {*review.agencies, None}
    assert all(entry.text and entry.source and agency_words(review, entry) for entry in entries)


def test_some_dates_are_uncertain_one_is_missing_and_all_are_understood(review: Review) -> None:
    entries = review.live_entries()
    assert [e.written for e in entries if e.uncertain] == [
        "22 or 23 March 2021",
        "?Nov 2021",
        "c. Nov 2022",
    ]
    assert [entry.written for entry in entries if entry.earliest is None] == ["undated"]
    assert all(read_written(entry.written).understood for entry in entries)


def test_episodes_with_records_show_them(review: Review) -> None:
    for episode in review.live_episodes():
        assert entries_in(review, [episode.id])


def test_each_interview_has_entries_to_raise(review: Review) -> None:
    for interview in review.interviews.values():
        assert chosen_entries(review, interview)


def test_some_notes_speak_of_an_entry_of_their_episode(review: Review) -> None:
    tied = [note for note in review.notes.values() if note.entries]
    assert len(tied) == 5
    for note in tied:
        (entry,) = note.entries
        episode = episode_of(review.live_episodes(), review.entries[entry])
        assert not note.episodes or episode in note.episodes
