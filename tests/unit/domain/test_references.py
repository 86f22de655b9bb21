"""References to one person in a text: found however people write them, and nothing else."""

from dataclasses import replace
from uuid import uuid4

import pytest

from interviewer.domain.references import References
from tests.builders import a_note, a_practitioner
from tests.unit.domain.collated import HEALTH, HV1, OF_HV1, a_writers_review

IT = a_practitioner(reference="IT", role="School nurse", agency=HEALTH.id)
REVIEW = a_writers_review(
    replace(OF_HV1, interviewers=("KD", "P3")),
    IT,
    a_practitioner(reference="SN2", role="School nurse", agency=HEALTH.id),
    a_note(source=OF_HV1.id, number=7),
)


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in References(REVIEW).find(text)]


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        ("SW1 said so.", ["SW1"]),
        ("As sw1 said, and hv 1 too.", ["sw1", "hv 1"]),
        ("See HV1·7 and HV1.7.", ["HV1·7", "HV1.7"]),
        ("What H\u200bV1 saw", ["H\u200bV1"]),
        ("HV1’s diary; (SW-1)", ["HV1", "SW-1"]),
        ("PE1 and REC1·2", ["PE1", "REC1·2"]),
        ("KD asked, p3 did not.", ["KD", "p3"]),
        ("One note, XY9·12, is from nowhere.", ["XY9·12"]),
        (
            "The health visitor rang a Police  constable",
            ["The health visitor", "a Police  constable"],
        ),
        ("PC1 was sought and never came.", ["PC1"]),
    ],
)
def test_it_is_found_as_people_write_it(text: str, refers: list[str]) -> None:
    assert found(text) == refers


@pytest.mark.parametrize(
    "text",
    [
        "SW12 and HSW1 are nobody here.",
        "Health visitors and social workers did not meet.",
        "A school nurse: two of them were interviewed.",
        "It was thought that it would do; 1 in 7 letters came back.",
        "",
    ],
)
def test_what_refers_to_many_or_to_nobody_stays(text: str) -> None:
    assert found(text) == []


def test_what_can_stand_instead_refers_to_nobody() -> None:
    known = References(REVIEW)
    for each in known.find("HV1·7, PE1, KD, XY9·3 and the health visitor"):
        assert known.find(each.instead) == []


def test_what_can_stand_instead_begins_as_the_sentence_does() -> None:
    known = References(REVIEW)
    told = known.find("SW1 wrote. HV1 rang, and PE1 heard.\nKD asked.")
    assert [each.instead for each in told] == [
        "A practitioner",
        "A practitioner",
        "another source",
        "An interviewer",
    ]


def test_an_agency_for_which_one_person_spoke_is_shown_and_may_stand() -> None:
    known = References(REVIEW)
    text = (
        "Harbour Health wrote; care  trust read it. "
        "The Police never came, nor the police constable."
    )
    told = [(text[e.start : e.end], e.instead, e.may_stand) for e in known.find(text)]
    assert told == [
        ("Harbour Health", "One of the services", True),
        ("care  trust", "one of the services", True),
        ("the police constable", "a practitioner", False),
    ]
    another = replace(OF_HV1, id=uuid4(), practitioner=IT.id)
    assert References(REVIEW.having(another)).find("Harbour Health wrote.") == []


def test_a_role_of_one_person_may_be_named_once_another_had_it() -> None:
    review = REVIEW.having(replace(HV1, id=REVIEW.details.id, reference="HV3"))
    assert References(review).find("The health visitor rang.") == []
