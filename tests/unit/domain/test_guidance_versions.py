"""Versions of the guidance: which may be edited, which are used, what comes in from a file."""

from dataclasses import replace

import pytest

from interviewer.domain.guidance_versions import (
    NothingNewError,
    OtherGuidanceError,
    begun_draft,
    current,
    is_draft,
    put_to_use,
    taken_in,
    used_by,
    versions,
)
from interviewer.domain.review import Review
from interviewer.training import shipped_guidance
from tests.builders import a_guidance, a_review


def held(review: Review) -> list[str]:
    return [guidance.version for guidance in versions(review)]


def test_versions_stand_in_the_order_of_their_numbers() -> None:
    review = a_review(a_guidance(version="1.10"), a_guidance(version="1.9"))
    assert held(review) == ["1.0", "1.9", "1.10"]


def test_another_guidance_is_no_version_of_this_one() -> None:
    assert held(a_review(a_guidance(identity="other"))) == ["1.0"]


def test_what_an_interview_keeps_to_can_no_longer_be_edited() -> None:
    review = a_review(a_guidance(version="1.1"), a_guidance(version="0.9"))
    (interview,) = review.interviews.values()
    review = review.having(replace(interview, guidance_version="0.9"))
    old, now, new = versions(review)
    assert [is_draft(review, each) for each in (old, now, new)] == [False, False, True]
    assert used_by(review, old) == ["SN1"]
    assert current(review) is now


def test_a_draft_is_begun_under_the_next_version_and_put_to_use() -> None:
    review = a_review(replace(shipped_guidance(), version="1.0"))
    kept_to = replace(review.details, guidance="practice", guidance_version="1.0")
    review = review.having(kept_to)
    (one,) = versions(review)
    draft = begun_draft(review, one)
    assert (draft.version, draft.sections) == ("1.1", one.sections)
    review = review.having(draft)
    review = review.having(put_to_use(review, draft))
    assert current(review) == draft
    assert not is_draft(review, draft)
    assert begun_draft(review, one).version == "1.2"


def test_a_version_with_problems_is_not_put_to_use() -> None:
    review = a_review()
    with pytest.raises(ValueError, match="problems"):
        put_to_use(review, a_guidance(version="2", sections=()))


def test_a_file_comes_in_as_a_draft_of_its_own() -> None:
    review = a_review()
    assert taken_in(review, a_guidance(title="Mended")).version == "1.1"
    assert taken_in(review, a_guidance(title="Mended", version="7")).version == "7"
    with pytest.raises(NothingNewError):
        taken_in(review, a_guidance(version="7"))
    with pytest.raises(OtherGuidanceError):
        taken_in(review, a_guidance(identity="other"))
