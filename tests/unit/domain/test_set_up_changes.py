"""What a further set-up changes is told kind by kind, in the words of the review."""

from dataclasses import replace
from datetime import UTC
from uuid import uuid4

from interviewer.domain.findings import EarlierReview
from interviewer.domain.guidance import Guidance
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up_changes import NOTHING_SHOWN, set_up_changes
from interviewer.domain.taking_in import Standing
from tests.builders import a_review, an_agency, an_entry, an_episode

REVIEW = a_review()
(AGENCY,) = REVIEW.agencies.values()
(EPISODE,) = REVIEW.episodes.values()
(GUIDANCE,) = REVIEW.guidances.values()


def told(*brought: tuple[Value, Standing], here: Review = REVIEW) -> list[str]:
    return set_up_changes(here, here.having(*(value for value, _ in brought)), brought, UTC)


def test_each_kind_is_counted_and_each_value_named() -> None:
    school, longer = an_agency(name="Seahorse School"), replace(EPISODE, title="The move")
    assert told(
        (longer, Standing.CHANGED_BY_THEM),
        (replace(AGENCY, withdrawn=True), Standing.WITHDRAWN),
        (school, Standing.NEW),
    ) == [
        "Agency: 1 new, 1 withdrawn",
        "    New: Agency, Seahorse School",
        "    Taken out: Agency, Harbour Health",
        "Episode: 1 changed by them",
        "    Changed: Episode 2",
        "        Title: from “The move to a new school” to “The move”",
    ]


def test_a_date_that_was_open_is_told_from_nothing() -> None:
    open_ended = replace(EPISODE, ends=None)
    changed = replace(EPISODE, starts=None)
    lines = told((changed, Standing.CHANGED_BY_THEM), here=REVIEW.having(open_ended))
    assert lines[2:] == [
        "        Starts: from “1 Sep 2021” to nothing",
        "        Ends: from nothing to “20 Dec 2021”",
    ]


def test_a_new_version_of_the_guidance_says_what_is_different_in_it() -> None:
    newer = replace(GUIDANCE, version="2.0", title="Another example")
    details = replace(REVIEW.details, guidance_version="2.0")
    lines = told((newer, Standing.NEW), (details, Standing.CHANGED_BY_THEM))
    assert lines[:3] == [
        "Review: 1 changed by them",
        "    Changed: Review",
        "        Guidance version: from “1.0” to “2.0”",
    ]
    assert lines[3:5] == ["Guidance: 1 new", "    New: Guidance, version 2.0"]
    assert "Another example" in lines[5]


def test_a_guidance_with_many_changes_is_told_in_part() -> None:
    sections = tuple(
        replace(section, id=f"{section.id}_{n}", items=())
        for n in range(4)
        for section in GUIDANCE.sections
    )
    changed: Guidance = replace(GUIDANCE, sections=sections)
    lines = told((changed, Standing.CHANGED_BY_THEM))
    assert lines[-1].endswith("more, on the page Guidance")
    assert len(lines) == 2 + 12 + 1


def test_what_both_changed_says_what_theirs_has() -> None:
    mine = REVIEW.having(replace(AGENCY, name="Harbour"))
    theirs = replace(AGENCY, name="Harbour Trust")
    lines = set_up_changes(mine, mine, [(theirs, Standing.CHANGED_BY_BOTH)], UTC)
    assert lines[1:] == [
        "    Changed on both laptops, and both stay until you decide: Agency, Harbour",
        "        Name: from “Harbour” to “Harbour Trust”",
    ]


def test_a_change_of_order_only_is_told_too() -> None:
    lines = told((replace(AGENCY, place="9"), Standing.CHANGED_BY_THEM))
    assert lines[-1] == "        Where it stands among the others"


def test_long_words_are_cut_and_lines_joined() -> None:
    entry = an_entry(text="A visit.\n" + "Somebody rang. " * 20)
    line = told((entry, Standing.NEW))[1]
    assert line.startswith("    New: Chronology, 15 Oct 2021, “A visit. Somebody rang.")
    assert line.endswith("…”")
    assert len(line) < 180


def test_earlier_reviews_are_told_and_what_is_older_is_said_to_be() -> None:
    earlier = EarlierReview(id=uuid4(), title="Child Heron")
    assert told((earlier, Standing.NEW)) == [
        "Earlier review: 1 new",
        "    New: Earlier review, “Child Heron”",
    ]
    assert told((AGENCY, Standing.UNCHANGED)) == [NOTHING_SHOWN]
    assert told((an_episode(), Standing.UNCHANGED)) == [NOTHING_SHOWN]
