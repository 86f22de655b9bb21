"""What documents say about one interview: references, who interviewed, notes by prompt."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property
from uuid import UUID

from interviewer.documents.phrases import joined, so_many
from interviewer.documents.word import Words
from interviewer.domain.accuracy import PractitionersCopy
from interviewer.domain.accuracy_outcome import Checked, checked_states
from interviewer.domain.coverage import coverage
from interviewer.domain.guidance import OTHER, Guidance, Prompt
from interviewer.domain.interview import CoverageMark, Interview, Note, Practitioner
from interviewer.domain.raising import agency_words, date_words
from interviewer.domain.review import Review
from interviewer.domain.words import Coverage, Manner

MEETING = {
    Manner.IN_PERSON: "in person",
    Manner.VIDEO_CALL: "on a video call",
    Manner.TELEPHONE: "on the telephone",
}
"""How people meet, within a sentence."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One interview in its review, as it is told in a document.

    Attributes:
        initials: Whether interviewers are told by their initials; else by their number.
        zone: In which times are told.
    """

    review: Review
    interview: Interview
    zone: tzinfo
    initials: bool = False

    @cached_property
    def guidance(self) -> Guidance:
        return self.review.guidance_of(self.interview)

    @cached_property
    def practitioner(self) -> Practitioner:
        return self.review.practitioner_of(self.interview)

    @cached_property
    def notes(self) -> list[Note]:
        """The live notes that say something, by number."""
        return [note for note in self.review.notes_of(self.interview) if note.text.strip()]

    @cached_property
    def notes_by_prompt(self) -> dict[str, list[Note]]:
        """The notes under each prompt, in their place."""
        grouped: dict[str, list[Note]] = defaultdict(list)
        for note in sorted(self.notes, key=lambda note: (note.place, note.number)):
            grouped[note.prompt].append(note)
        return dict(grouped)

    @cached_property
    def marks(self) -> dict[str, CoverageMark]:
        """What was recorded of each prompt."""
        marks = self.review.coverage_marks.values()
        return {mark.prompt: mark for mark in marks if mark.interview == self.interview.id}

    @cached_property
    def copies(self) -> list[PractitionersCopy]:
        """The practitioner's copies that were given out, the first one first."""
        return self.review.copies_of(self.interview)

    @cached_property
    def checked(self) -> dict[UUID, Checked]:
        """How each live note stands in the accuracy check."""
        return checked_states(self.review, self.interview)

    def coverage(self, prompt: str) -> Coverage:
        return coverage(self.review, self.interview, prompt)

    def number(self, note: Note) -> str:
        """Such as "SN1·7"."""
        return f"{self.practitioner.reference}·{note.number}"

    def link(self, note: Note) -> Words:
        """The note's number, leading to where it stands."""
        return Words(self.number(note), link=bookmark_of(note.id))

    def links(self, notes: list[Note]) -> str | list[Words]:
        """The numbers of the notes with commas between, or "none"."""
        words = [word for note in notes for word in (Words(", "), self.link(note))]
        return words[1:] or "none"

    @property
    def interviewers(self) -> str:
        """Such as "two panel members", or "P1 (lead) and P2" where initials are wanted."""
        initials = self.interview.interviewers
        if self.initials and initials:
            lead = f"{initials[0]} (lead)" if len(initials) > 1 else initials[0]
            return joined([lead, *initials[1:]])
        return so_many(len(initials), "panel member") if initials else "the panel"

    def interviewer(self, initials: str) -> str:
        """Such as "Interviewer 2", or the initials where they are wanted."""
        if self.initials:
            return initials
        known = self.interview.interviewers
        return f"Interviewer {known.index(initials) + 1}" if initials in known else "Interviewer"

    def prompt(self, prompt_id: str) -> Prompt | None:
        """The prompt in this version, or in another one: a retired id stays readable."""
        versions = (self.guidance, *self._other_versions())
        return next((p for version in versions if (p := version.prompt(prompt_id))), None)

    def wording(self, prompt_id: str) -> str:
        """What this practitioner was asked; the id where no version knows it any more."""
        if prompt_id == OTHER:
            return "Notes under no prompt"
        prompt = self.prompt(prompt_id)
        return prompt.wording(self.practitioner.level) if prompt else f"Prompt “{prompt_id}”"

    def line_title(self, line_id: str) -> str:
        """The line of enquiry in words; its id where no version knows it any more."""
        versions = (self.guidance, *self._other_versions())
        known = (line for version in versions if (line := version.line(line_id)))
        return next((line.title for line in known), line_id)

    def episode_name(self, episode: UUID) -> str:
        known = self.review.episodes.get(episode)
        return known.name if known else "An episode no longer in the review"

    def entry_name(self, entry: UUID) -> str:
        """The date and agency of a chronology entry, as its source has them."""
        known = self.review.entries.get(entry)
        if known is None or known.withdrawn:
            return "an entry no longer in the chronology"
        agency = agency_words(self.review, known)
        return f"{date_words(known)}, {agency}" if agency else date_words(known)

    def _other_versions(self) -> list[Guidance]:
        """Later versions first, so that the newest wording is found."""
        same = [g for g in self.review.guidances.values() if g.identity == self.guidance.identity]
        return sorted(same, key=lambda guidance: guidance.version, reverse=True)


def bookmark_of(value: UUID) -> str:
    """The name of the bookmark at a statement: its identity, for every document the same."""
    return f"note_{value.hex}"
