"""A small review with accounts to conclude from: builders that the tests of findings share."""

from typing import Any
from uuid import UUID, uuid4

from interviewer.domain.findings import Finding, Recommendation
from interviewer.domain.interview import Interview, Note
from interviewer.domain.ordering import place_between
from interviewer.domain.review import Review
from interviewer.domain.sources import Source
from interviewer.domain.words import Basis, SourceKind
from tests.builders import a_note, a_practitioner, a_review, an_interview


class Desk:
    """A review that grows: `desk.says("SN1", "Rang the hub.")` is somebody's note."""

    def __init__(self) -> None:
        self.review = a_review()
        (interview,) = self.review.interviews.values()
        self._interviews: dict[str, Interview] = {"SN1": interview}

    def having(self, *values: Any) -> Review:
        self.review = self.review.having(*values)
        return self.review

    def interview_of(self, reference: str) -> Interview:
        """The interview with this person, who is there from now on."""
        if reference not in self._interviews:
            agency = next(iter(self.review.agencies))
            who = a_practitioner(reference=reference, agency=agency)
            self._interviews[reference] = an_interview(practitioner=who.id)
            self.having(who, self._interviews[reference])
        return self._interviews[reference]

    def practitioner(self, reference: str) -> UUID:
        return self.interview_of(reference).practitioner

    def says(self, reference: str, text: str = "Rang the hub.", **changes: Any) -> Note:
        interview = self.interview_of(reference)
        number = self.review.next_number(interview)
        values = {"basis": Basis.DID_OR_SAW, **changes}
        note = a_note(source=interview.id, number=number, text=text, **values)
        self.having(note)
        return note

    def source(self, kind: SourceKind, reference: str) -> Source:
        source = Source(id=uuid4(), kind=kind, reference=reference)
        self.having(source)
        return source

    def noted_from(self, source: Source, text: str = "Everybody nodded.") -> Note:
        number = len(self.review.notes_from(source)) + 1
        note = a_note(source=source.id, number=number, text=text)
        self.having(note)
        return note

    def finds(self, text: str = "Letters went unread.", **changes: Any) -> Finding:
        last = max((each.place for each in self.review.findings.values()), default="")
        finding = Finding(
            **{"id": uuid4(), "place": place_between(last, ""), "text": text, **changes}
        )
        self.having(finding)
        return finding

    def recommends(self, text: str = "Read the letters.", **changes: Any) -> Recommendation:
        last = max((each.place for each in self.review.recommendations.values()), default="")
        values = {"id": uuid4(), "place": place_between(last, ""), "text": text, **changes}
        recommendation = Recommendation(**values)
        self.having(recommendation)
        return recommendation
