"""A writer's review in which everything happened that the evidence dossier has to tell."""

from dataclasses import replace
from datetime import date
from typing import Any

from interviewer.documents import evidence_dossier
from interviewer.domain.dossier import DossierChoices
from interviewer.domain.evidence import Facet, Wanted
from interviewer.domain.findings import PanelThought
from interviewer.domain.interview import FactorMark, Note, OwnQuestion
from interviewer.domain.links import AccountLink
from interviewer.domain.review import Review
from interviewer.domain.words import Factor, Influence, LinkKind
from tests.builders import NOON, a_note, a_practitioner, an_entry
from tests.unit.documents.findings_sample import (
    COUNCIL,
    DISPUTED,
    OPENED,
    OTHER_INTERVIEW,
    a_concluded_review,
)
from tests.unit.documents.sample import LONDON, MADE, MOVE, TEMPLATE, WINTER, an_id

LONG = a_note(
    id=an_id(901),
    source=OTHER_INTERVIEW.id,
    number=3,
    prompt="relied_on",
    text=(
        "The letter came on a Friday. It was read on the Tuesday after that, because the inbox of "
        "the team was nobody's in that week, and the manager who shared it out was away. "
        "Then it was sent on."
    ),
    episodes=(MOVE.id, WINTER.id),
    suggested_lines=("agencies",),
    lines=("procedures",),
    factors=(FactorMark(factor=Factor.OWN_TEAM, influence=Influence.HINDERED),),
    taken=NOON,
)
HIDDEN = a_note(
    id=an_id(902),
    source=OTHER_INTERVIEW.id,
    number=4,
    text="HIDDENWORD: the one with the red bicycle read it.",
    episodes=(MOVE.id,),
    lines=("procedures",),
    identifies_colleague=True,
    taken=NOON,
)
UNQUOTED = a_note(
    id=an_id(903),
    source=OTHER_INTERVIEW.id,
    number=5,
    text="UNQUOTEDWORD: nobody ever asked.",
    episodes=(MOVE.id,),
    lines=("procedures",),
    do_not_quote=True,
    taken=NOON,
)
THEN = an_entry(
    id=an_id(904),
    written="1 Oct 2021",
    earliest=date(2021, 10, 1),
    latest=date(2021, 10, 1),
    text="Letter sent, ENTRYWORD.",
    source="School file",
)
SOUGHT = a_practitioner(id=an_id(905), reference="GP1", role="Doctor", agency=COUNCIL.id)
THOUGHT = PanelThought(
    id=an_id(906),
    area="sharing",
    question="missing_voice",
    text="PANELWORD: nobody asked the school.",
    notes=(LONG.id, HIDDEN.id),
    by="OW",
    taken=NOON,
)


def _link(number: int, first: Note, second: Any, kind: LinkKind, reason: str) -> AccountLink:
    return AccountLink(
        id=an_id(number), first=first.id, second=second.id, kind=kind, reason=reason, at=NOON
    )


DIFFER = _link(911, OPENED, DISPUTED, LinkKind.DIFFER, "One says November.")
TO_HIDDEN = _link(912, LONG, HIDDEN, LinkKind.AGREE, "HIDDENREASON")
RECORDED = _link(913, LONG, THEN, LinkKind.RECORD_DIFFERS, "The file says Friday.")


def a_collated_review(*values: Any) -> Review:
    question = OwnQuestion(id="own_one", text="What of the key?")
    return a_concluded_review().having(
        replace(
            OTHER_INTERVIEW,
            guidance_version="1.1",
            episodes=(MOVE.id, WINTER.id),
            questions=(question,),
        ),
        *(LONG, HIDDEN, UNQUOTED, THEN, SOUGHT, THOUGHT, DIFFER, TO_HIDDEN, RECORDED),
        *values,
    )


ALL = DossierChoices(full_accounts=True, reflections=True, chronology=True, initials=True)


def dossier(review: Review, choices: DossierChoices | None = None, **others: Any) -> bytes:
    """The dossier as bytes."""
    settled = {"template": TEMPLATE, "zone": LONDON, "made": MADE, **others}
    return evidence_dossier(review, choices or DossierChoices(), **settled)


def only(**chosen: Any) -> Wanted:
    """Such as `only(line="procedures")`."""
    return Wanted(chosen={Facet[name.upper()]: frozenset((v,)) for name, v in chosen.items()})
