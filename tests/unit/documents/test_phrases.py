"""Stretches of time, counts and lists read the same on every computer."""

from datetime import UTC, datetime, timedelta

from interviewer.documents.phrases import joined, sentence, so_many, span

EVENING = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)


def test_a_span_says_no_more_than_is_needed() -> None:
    soon, next_day = EVENING + timedelta(minutes=20), EVENING + timedelta(days=1)
    assert span(EVENING, EVENING, UTC) == "on 30 Jun 2026 at 23:30"
    assert span(EVENING, soon, UTC) == "on 30 Jun 2026 between 23:30 and 23:50"
    assert span(EVENING, next_day, UTC) == "between 30 Jun 2026 at 23:30 and 1 Jul 2026 at 23:30"


def test_small_numbers_are_words() -> None:
    assert so_many(0, "note") == "no notes"
    assert so_many(1, "note") == "one note"
    assert so_many(9, "note") == "nine notes"
    assert so_many(1_200, "note") == "1,200 notes"


def test_a_list_ends_with_and() -> None:
    assert joined([]) == ""
    assert joined(["P1"]) == "P1"
    assert joined(["P1", "P2", "P3"]) == "P1, P2 and P3"


def test_a_sentence_has_a_capital_and_one_stop() -> None:
    assert sentence("time ran out") == "Time ran out."
    assert sentence("Time ran out.") == "Time ran out."
