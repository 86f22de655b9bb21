"""A writer's review for the tests of evidence: three practitioners of two agencies, two episodes.

HV1 and SW1 were interviewed, PC1 was sought and never came; PE1 is a practitioner event and
REC1 a record.
"""

from itertools import count
from typing import Any
from uuid import UUID, uuid4

from hypothesis import strategies as st

from interviewer.domain.evidence import Evidence, Facet, Wanted
from interviewer.domain.interview import FactorMark, Interview, Note
from interviewer.domain.review import Review
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.sources import Source
from interviewer.domain.words import (
    Basis,
    Factor,
    Frame,
    Influence,
    Level,
    SeatRole,
    SourceKind,
    Stage,
)
from tests.builders import NOON, a_guidance, a_note, a_practitioner, an_entry, an_interview

HEALTH, CARE, POLICE = (
    Agency(id=uuid4(), name=name, place=str(at))
    for at, name in enumerate(("Harbour Health", "Care Trust", "Police"))
)
FIRST, SECOND = (Episode(id=uuid4(), number=n, title=f"Part {n}") for n in (1, 2))
HV1 = a_practitioner(reference="HV1", role="Health visitor", agency=HEALTH.id)
SW1 = a_practitioner(
    reference="SW1", role="Social work manager", agency=CARE.id, level=Level.MANAGER
)
PC1 = a_practitioner(reference="PC1", role="Police constable", agency=POLICE.id)
LETTER = an_entry()


def _held(practitioner: UUID, **changes: Any) -> Interview:
    return an_interview(
        practitioner=practitioner,
        episodes=(FIRST.id, SECOND.id),
        stage=Stage.TO_TIDY,
        started=NOON,
        **changes,
    )


OF_HV1, OF_SW1 = _held(HV1.id), _held(SW1.id)
EVENT = Source(id=uuid4(), kind=SourceKind.PRACTITIONER_EVENT, reference="PE1")
RECORD = Source(id=uuid4(), kind=SourceKind.RECORD, reference="REC1", title="Supervision record")


def a_writers_review(*values: Any) -> Review:
    """The review above, with the values added."""
    return Review().having(*a_writers_set_up(), *values)


def a_writers_set_up() -> tuple[Any, ...]:
    """What the review above is made of."""
    return (
        Particulars(id=uuid4(), label="Child Kestrel", guidance="example", guidance_version="1.0"),
        Seat(id=uuid4(), initials="OW", role=SeatRole.WRITER),
        a_guidance(),
        *(HEALTH, CARE, POLICE, FIRST, SECOND, HV1, SW1, PC1, LETTER),
        *(OF_HV1, OF_SW1, an_interview(practitioner=PC1.id), EVENT, RECORD),
    )


def wanting(**chosen: Any) -> Wanted:
    """Such as `wanting(line="procedures", frame="at the time")`."""
    return Wanted(chosen={Facet[name.upper()]: frozenset((v,)) for name, v in chosen.items()})


def told_by(review: Review, wanted: Wanted) -> list[str]:
    """The texts of what is found."""
    return [told.note.text for told in Evidence(review).matching(wanted)]


_SOURCES = st.sampled_from([OF_HV1.id, OF_SW1.id, EVENT.id, RECORD.id])
_LINES = st.lists(st.sampled_from(["inter_agency", "procedures"]), unique=True).map(tuple)
_EPISODES = st.lists(st.sampled_from([FIRST.id, SECOND.id]), unique=True).map(tuple)
_FACTORS = st.lists(
    st.builds(FactorMark, factor=st.sampled_from(Factor), influence=st.sampled_from(Influence)),
    max_size=2,
    unique=True,
).map(tuple)


@st.composite
def notes(draw: st.DrawFn) -> list[Note]:
    """Notes from any source, tagged in any way, some of them withdrawn, empty or not to quote."""
    numbers = count(1)
    of_one = st.fixed_dictionaries(
        {
            "source": _SOURCES,
            "prompt": st.sampled_from(["relied_on", "language", "free", "other", "gone"]),
            "text": st.sampled_from(["Rang the hub.", "Wrote it down.", " "]),
            "frame": st.sampled_from(Frame),
            "basis": st.sampled_from(Basis),
            "lines": _LINES,
            "suggested_lines": _LINES,
            "episodes": _EPISODES,
            "suggested_episodes": _EPISODES,
            "factors": _FACTORS,
            "verbatim": st.booleans(),
            "do_not_quote": st.booleans(),
            "identifies_colleague": st.booleans(),
            "withdrawn": st.booleans(),
        }
    )
    return [a_note(number=next(numbers), **each) for each in draw(st.lists(of_one, max_size=12))]
