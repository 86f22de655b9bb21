"""How the dossier was made: who was heard, when, by whom, with what, and what stays out of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from interviewer.documents.phrases import joined, sentence, so_many
from interviewer.documents.subject import MEETING, Subject
from interviewer.documents.word import Cell, Column, WordDocument
from interviewer.domain.clearance import has_been_asked
from interviewer.domain.dates import british_date, british_moment
from interviewer.domain.dossier import Dossier
from interviewer.domain.evidence import Account
from interviewer.domain.facet_values import chosen_words
from interviewer.domain.interpreting import words_are_interpreted
from interviewer.domain.interview import Interview
from interviewer.domain.key_points import KEY_WORDS
from interviewer.domain.side_by_side import counted
from interviewer.domain.words import Occasion

_HOW_TO_READ = (
    "A number such as “SN1·7” is that of a statement: it leads back to the interview, its date and "
    "its wording. People appear by reference only. “When” says from where somebody speaks, “How "
    "known” on what they base it; where nobody said so it is “not stated”, and no evidence of "
    "either. Practitioners are counted and never statements, from what somebody confirmed. "
    "Accounts are never merged: where they differ, both stand."
)
_NEVER_IN_IT = (
    "Real names, earlier wordings, the interviewers' own reflections, and what was recorded of "
    "proceedings, adjustments and wellbeing are never part of it. Notes, reflections and the "
    "history of both may have to be disclosed."
)


@dataclass(frozen=True)
class Method:
    """What the chapter needs beside the dossier.

    Attributes:
        zone: In which times are told.
        made: When the document is made.
    """

    document: WordDocument
    dossier: Dossier
    zone: tzinfo
    made: datetime

    def add(self) -> None:
        """Add the chapter."""
        document = self.document
        document.heading(1, "How this dossier was made")
        for told in (self._standing(), self._left_out(), _HOW_TO_READ, _NEVER_IN_IT):
            document.paragraph("Normal", told)
        if self.dossier.review.details.fictional:
            document.paragraph("Normal", "This is a fictional demonstration: nobody in it exists.")
        self._add_interviews()
        self._add_never_heard()
        self._add_sources()

    # What stands in it and what does not

    def _standing(self) -> str:
        dossier = self.dossier
        practitioners = {account.id for account in dossier.accounts if account.is_practitioner}
        people = practitioners & {told.account for told in dossier.statements}
        told = [
            f"As it stood on {british_moment(self.made, self.zone)}: "
            f"{so_many(len(dossier.statements), 'statement')}, "
            f"{so_many(len(people), 'practitioner')}",
            *self._chosen(),
        ]
        longer = f"A statement of more than about {KEY_WORDS} words is cut"
        if dossier.choices.full_accounts:
            told.append(f"{longer}, never reworded; its number leads to the whole in the annex")
        else:
            told.append(
                f"{longer}, never reworded: “…” says so, and the review has the whole of it"
            )
        return " ".join(map(sentence, told))

    def _chosen(self) -> Iterator[str]:
        """What was chosen, so that nobody takes a part for the whole."""
        choices = self.dossier.choices
        for filter_words in chosen_words(self.dossier.review, choices.wanted):
            yield f"Only what was filtered. {filter_words}"
        if choices.checked_only:
            yield (
                "Only statements that the practitioner answered in the accuracy check and that "
                "read as they did then; what is disputed is among them, with what is said against "
                "it, and no reply is never an answer. No such check is made of other sources"
            )

    def _left_out(self) -> str:
        dossier = self.dossier
        told = list[str]()
        hidden = len(dossier.left_out)
        if hidden:
            told.append(
                f"{so_many(hidden, 'statement')} {_is(hidden)} counted and left out: a colleague "
                "could be recognised"
            )
        if dossier.hidden_reflections:
            left = dossier.hidden_reflections
            told.append(f"{so_many(left, 'reflection')} {_is(left)} left out for that reason")
        if dossier.hidden_links:
            left = dossier.hidden_links
            told.append(f"{so_many(left, 'comparison')} with such a statement {_is(left)} left out")
        if dossier.not_to_quote:
            left = dossier.not_to_quote
            told.append(
                f"{so_many(left, 'statement')} {_is(left)} not to be quoted: the number stands "
                "and the words do not"
            )
        if dossier.unchecked:
            left = dossier.unchecked
            told.append(f"{so_many(left, 'statement')} {_is(left)} left out as not checked")
        if dossier.other_reflections:
            left = dossier.other_reflections
            told.append(
                f"{so_many(left, 'statement')} {_is(left)} left out as "
                "practitioners' reflections, which stand here by choice only"
            )
        if dossier.suggested_only:
            left = dossier.suggested_only
            carry = "carries" if left == 1 else "carry"
            told.append(
                f"{so_many(left, 'statement')} {carry} suggestions that nobody has confirmed; "
                "they are counted nowhere"
            )
        return " ".join(map(sentence, told))

    # Who was heard

    def _add_interviews(self) -> None:
        dossier = self.dossier
        held = [a for a in dossier.evidence.accounts.values() if a.is_practitioner]
        self.document.heading(2, "Who was interviewed")
        if not held:
            self.document.paragraph("Normal", "Nobody has been interviewed yet.")
            return
        meetings = [(account, each) for account in held for each in account.interviews]
        self.document.paragraph("Normal", " ".join(map(sentence, self._about(meetings))))
        self.document.table(
            [
                Column("Reference", 4),
                Column("Role then", 6),
                Column("Interviewed", 6),
                Column("Guidance", 4),
                Column("Accuracy check", 6),
                Column("Stands here", 4),
            ],
            (self._interview_row(account, each) for account, each in meetings),
            caption="Interviews",
            description="One interview in each row: whose, when and by whom, with which version "
            "of the guidance, how its statements stand in the accuracy check, and how many of "
            "them stand in this dossier.",
            first_column_heads=True,
        )

    def _about(self, meetings: list[tuple[Account, Interview]]) -> Iterator[str]:
        """The method in a few lines; what was answered about proceedings is none of them."""
        review = self.dossier.review
        titles = {review.guidance_of(each).title for _, each in meetings}
        people = len({account.id for account, _ in meetings})
        agencies = len({account.agency for account, _ in meetings})
        yield (
            f"{counted(people, 'practitioner')} of {counted(agencies, 'agency', 'agencies')} "
            f"{'was' if people == 1 else 'were'} interviewed, with the guidance "
            f"{joined([f'“{title}”' for title in sorted(titles)])}"
        )
        asked = sum(has_been_asked(review, each, Occasion.INTERVIEW) for _, each in meetings)
        yield (
            f"Whether proceedings stand in the way was asked before {asked} of the "
            f"{counted(len(meetings), 'interview')}"
        )
        interpreted = sum(words_are_interpreted(review, each) for _, each in meetings)
        if interpreted:
            yield (
                f"An interpreter took part in {interpreted}: words marked “as interpreted” are the "
                "interpreter's"
            )

    def _interview_row(self, account: Account, interview: Interview) -> list[Cell]:
        review, dossier = self.dossier.review, self.dossier
        practitioner = review.practitioner_of(interview)
        agency = review.agency_of(interview).name
        here = [t for t in dossier.of_account(account.id) if t.note.source == interview.id]
        return [
            account.reference,
            f"{account.title}, {practitioner.level}\n{agency}",
            self._when(interview),
            interview.guidance_version,
            self._checks(interview),
            self._here(len(here)),
        ]

    @staticmethod
    def _here(count: int) -> str:
        return counted(count, "statement") if count else "nothing"

    def _when(self, interview: Interview) -> str:
        subject = Subject(
            review=self.dossier.review,
            interview=interview,
            zone=self.zone,
            initials=self.dossier.choices.initials,
        )
        began = interview.started
        day = began.astimezone(self.zone).date() if began else interview.day
        when = british_date(day) if day else "no date"
        return f"{when}, {MEETING[interview.manner]}\nby {subject.interviewers}"

    def _checks(self, interview: Interview) -> str:
        if not self.dossier.review.copies_of(interview):
            return "not checked: no copy of the notes was given out"
        counts = self.dossier.checks_of(interview)
        return "\n".join(
            f"{count} {label[:1].lower()}{label[1:]}" for label, count in counts.items()
        )

    def _add_never_heard(self) -> None:
        whole = [hole for hole in self.dossier.holes if not hole.prompt]
        if not whole:
            return
        self.document.heading(2, "Who was never heard")
        self.document.table(
            [Column("What is missing", 5), Column("Reference", 2), Column("Who", 6)],
            ([hole.kind, hole.reference, hole.text] for hole in whole),
            caption="Accounts that were never heard",
            description="One in each row: what is missing, the reference where there is one, and "
            "whose account it would be.",
        )

    def _add_sources(self) -> None:
        """Other sources are named as what they are (domain.md)."""
        review, dossier = self.dossier.review, self.dossier
        sources = review.live_sources()
        if not sources:
            return
        self.document.heading(2, "Other sources than interviews")
        self.document.table(
            [
                Column("Reference", 2),
                Column("What it is", 6),
                Column("When", 3),
                Column("Stands here", 2),
            ],
            (
                [
                    each.reference,
                    f"{each.kind.label}: {each.title}" if each.title else each.kind.label,
                    british_date(each.day) if each.day else "no date",
                    self._here(len(dossier.of_account(each.id))),
                ]
                for each in sources
            ),
            caption="Other sources than interviews",
            description="One source in each row: its reference, what it is, its date, and how many "
            "statements from it stand in this dossier.",
            first_column_heads=True,
        )


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
