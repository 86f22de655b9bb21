"""Taking a chronology in: what is understood, what is not, what is there already."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.chronology_columns import Field, field_of
from interviewer.domain.chronology_import import (
    Fate,
    ImportPlan,
    NoChronologyError,
    import_plan,
)
from interviewer.domain.review import Review
from interviewer.domain.sheet import Row, Sheet
from tests.builders import a_review, an_agency, an_entry, an_episode

REVIEW = a_review(an_agency(name="Police"))
(HEALTH, POLICE) = REVIEW.live_agencies()
(EPISODE,) = REVIEW.episodes.values()  # number 2, 1 Sep to 20 Dec 2021
HEADINGS = ["Date", "Time", "Agency", "Event", "Source", "Episode"]
LETTER = ["15/10/2021", "14:30", "Police", "Letter sent.", "Log 4", "2"]
CALL = ["?Nov 2021", "", "Night desk", "Call taken.", "Log 5", ""]


def a_sheet(*rows: Sequence[str], name: str = "") -> Sheet:
    numbered = enumerate(rows, start=1)
    return Sheet(
        name=name, rows=tuple(Row(where=f"row {n}", cells=tuple(cells)) for n, cells in numbered)
    )


def plan(*rows: Sequence[str], review: Review = REVIEW) -> ImportPlan:
    return import_plan(review, [a_sheet(HEADINGS, *rows)], uuid4)


def after(review: Review, *rows: Sequence[str]) -> Review:
    return review.having(*plan(*rows, review=review).values)


def fates(planned: ImportPlan) -> list[Fate]:
    return [row.fate for row in planned.rows]


# Columns


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Date", Field.DATE),
        ("  DATE  of\nContact ", Field.DATE),
        ("Date/Time", Field.DATE),
        ("Date & time", Field.DATE),
        ("Time", Field.TIME),
        ("Agency / Organisation", Field.AGENCY),
        ("Service", Field.AGENCY),
        ("What happened", Field.TEXT),
        ("Event/Contact", Field.TEXT),
        ("Description of event", Field.TEXT),
        ("Panel comments", Field.TEXT),
        ("Source of information", Field.SOURCE),
        ("Episode No.", Field.EPISODE),
        ("Initials", None),
        ("Date and agency", None),
        ("", None),
    ],
)
def test_a_heading_says_what_its_column_is(heading: str, field: Field | None) -> None:
    assert field_of(heading) is field


def test_columns_may_stand_in_any_order_below_a_title() -> None:
    sheet = a_sheet(
        ["Child Kestrel: chronology"],
        ["Made by the police, 3 Nov"],
        ["EVENT", "agency", "date"],
        ["Letter sent.", "Police", "15/10/2021"],
    )
    (entry,) = import_plan(REVIEW, [sheet], uuid4).values
    assert (entry.text, entry.agency, entry.earliest) == (
        "Letter sent.",
        POLICE.id,
        date(2021, 10, 15),
    )


def test_columns_that_nobody_knows_are_named() -> None:
    sheet = a_sheet(["Ref", "Date", "Event", "Empty"], ["7", "2021", "Letter.", "", "loose words"])
    assert import_plan(REVIEW, [sheet], uuid4).unmatched == ("Ref", "column 5")


def test_comments_stand_below_the_event_under_their_heading() -> None:
    sheet = a_sheet(["Date", "Event", "Comment"], ["2021", "Letter.", "No reply on file."])
    (entry,) = import_plan(REVIEW, [sheet], uuid4).values
    assert entry.text == "Letter.\nComment: No reply on file."


def test_a_file_without_such_headings_is_refused() -> None:
    with pytest.raises(NoChronologyError):
        import_plan(REVIEW, [a_sheet(["Name", "Amount"], ["a", "b"])], uuid4)


def test_tables_with_the_same_headings_go_on_with_each_other_and_others_are_named() -> None:
    first, second = a_sheet(HEADINGS, LETTER, name="table 1"), a_sheet(HEADINGS, CALL)
    other = a_sheet(["Name", "Amount"], ["a", "b"], name="table 2")
    planned = import_plan(REVIEW, [first, other, second], uuid4)
    assert len(planned.values) == 2
    assert planned.unread == ("table 2",)


def test_headings_that_are_repeated_are_no_entry() -> None:
    assert len(plan(LETTER, HEADINGS, CALL).rows) == 2


# Rows


def test_a_row_becomes_an_entry() -> None:
    (entry,) = plan(LETTER).values
    assert entry == replace(
        an_entry(id=entry.id, place=entry.place),
        written="15/10/2021",
        time="14:30",
        agency=POLICE.id,
        agency_written="Police",
        episode=EPISODE.id,
        text="Letter sent.",
        source="Log 4",
    )


def test_what_is_uncertain_stays_so_and_an_unknown_agency_stays_as_written() -> None:
    planned = plan(CALL)
    (entry,) = planned.values
    assert (entry.written, entry.uncertain) == ("?Nov 2021", True)
    assert (entry.earliest, entry.latest) == (date(2021, 11, 1), date(2021, 11, 30))
    assert (entry.agency, entry.agency_written) == (None, "Night desk")
    assert planned.unknown_agencies == ("Night desk",)


def test_the_episode_by_date_is_a_suggestion_and_not_stored() -> None:
    planned = plan(CALL)
    assert planned.suggested == 1
    assert planned.values[0].episode is None


def test_an_episode_that_the_review_does_not_have_is_named() -> None:
    (row,) = plan([*LETTER[:5], "9"]).rows
    assert row.remark == "The review has no episode “9”."


def test_a_date_that_is_none_stays_as_written_and_says_so() -> None:
    (row,) = plan(["Easter", "", "Police", "Letter.", "", ""]).rows
    assert row.entry is not None
    assert (row.entry.written, row.entry.earliest) == ("Easter", None)
    assert "not understood" in row.remark


def test_a_row_without_an_event_is_not_taken_in_and_says_why() -> None:
    planned = plan(["15/10/2021", "", "Police", "", "Log 4"], LETTER)
    assert fates(planned) == [Fate.NOT_UNDERSTOOD, Fate.NEW]
    assert planned.rows[0].where == "row 2"
    assert planned.rows[0].remark == "There is no event in it."
    assert "Log 4" in planned.rows[0].words


def test_entries_of_one_day_stand_by_time_then_as_in_the_file() -> None:
    rows = [
        ["15/10/2021", time, "", text, "", ""]
        for time, text in (("14:30", "c"), ("", "a"), ("9am", "b"), ("14:30", "d"))
    ]
    review = after(REVIEW, *rows)
    assert [entry.text for entry in review.live_entries()] == ["a", "b", "c", "d"]


# Taking it in again


def test_taking_the_same_in_again_adds_nothing() -> None:
    review = after(REVIEW, LETTER, CALL)
    again = plan(LETTER, CALL, review=review)
    assert fates(again) == [Fate.THERE, Fate.THERE]
    assert again.values == ()


def test_spacing_and_the_way_a_day_is_written_make_no_difference() -> None:
    review = after(REVIEW, LETTER)
    spaced = ["15 Oct 2021", "2.30pm", " POLICE", "Letter \n sent.", "Log 4", "2"]
    assert fates(plan(spaced, review=review)) == [Fate.THERE]


def test_two_contacts_that_say_the_same_are_two_and_stay_two() -> None:
    planned = plan(LETTER, LETTER)
    assert len(planned.values) == 2
    assert planned.rows[1].remark == "The file has the same above."
    review = REVIEW.having(*planned.values)
    assert plan(LETTER, LETTER, review=review).values == ()
    assert len(plan(LETTER, LETTER, LETTER, review=review).values) == 1


def test_other_words_of_the_same_contact_stand_next_to_the_old_ones() -> None:
    review = after(REVIEW, LETTER)
    other = [*LETTER[:3], "Letter sent by post.", *LETTER[4:]]
    planned = plan(other, review=review)
    assert fates(planned) == [Fate.CHANGED]
    assert planned.rows[0].earlier == review.live_entries()[0]
    both = review.having(*planned.values).live_entries()
    assert [entry.text for entry in both] == ["Letter sent.", "Letter sent by post."]


def test_another_contact_of_that_day_is_new_where_the_old_one_is_in_the_file_too() -> None:
    review = after(REVIEW, LETTER)
    other = [*LETTER[:3], "A second letter.", *LETTER[4:]]
    assert fates(plan(LETTER, other, review=review)) == [Fate.THERE, Fate.NEW]


def test_what_was_taken_out_stays_out_and_can_be_brought_back() -> None:
    review = after(REVIEW, LETTER)
    (entry,) = review.live_entries()
    review = review.having(replace(entry, withdrawn=True))
    planned = plan(LETTER, review=review)
    assert fates(planned) == [Fate.TAKEN_OUT]
    assert planned.values == ()
    assert planned.taken_out == (entry,)


def test_an_agency_that_was_renamed_or_added_since_is_still_the_same() -> None:
    review = after(REVIEW, LETTER, CALL)
    review = review.having(replace(POLICE, name="The police"), an_agency(name="Night desk"))
    assert plan(LETTER, CALL, review=review).values == ()


WORDS = st.text("aB ,;\n?12/May3", max_size=8)
ROWS = st.lists(st.lists(WORDS, min_size=6, max_size=6), max_size=12)


@given(ROWS)
def test_whatever_the_rows_say_each_has_one_fate_and_taking_them_in_again_adds_nothing(
    rows: list[list[str]],
) -> None:
    planned = plan(*rows)
    assert len(planned.values) == planned.count(Fate.NEW, Fate.CHANGED)
    assert len(planned.rows) == len(rows)
    again = plan(*rows, review=REVIEW.having(*planned.values))
    assert again.values == ()
    assert again.count(Fate.THERE) == len(planned.values)


def test_two_episodes_that_fit_suggest_none() -> None:
    review = REVIEW.having(an_episode(number=3, starts=date(2021, 10, 1), ends=None))
    assert plan(CALL, review=review).suggested == 0
