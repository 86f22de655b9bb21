"""The fictional review that people can look around in, read from a file.

The file says who was interviewed and what was noted. Ids, numbers and places follow from where
things stand in it, so the demonstration is the same every time it is made.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID, uuid5

from interviewer.domain import toml_file as toml
from interviewer.domain.chronology import Entry
from interviewer.domain.chronology_import import place_in_day
from interviewer.domain.demonstration.copies import copies
from interviewer.domain.demonstration.file import FILE
from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import OTHER, Guidance
from interviewer.domain.interview import (
    CoverageMark,
    FactorMark,
    FollowUp,
    Interview,
    LeftOut,
    Note,
    OwnQuestion,
    Pause,
    Practitioner,
    Reflection,
    Thought,
    Tick,
    Unfolding,
    UrgentMatter,
    WellbeingNote,
)
from interviewer.domain.ordering import place_between
from interviewer.domain.own_plan import own_id
from interviewer.domain.preparation import Preparation, ProceedingsAnswer, Relation
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.toml_file import Place, Problem, Table
from interviewer.domain.written_dates import read_written

_NAMESPACE = UUID("6b1d7b0e-52c1-4f0a-9d5e-2a7c3f8e1b64")


class DemonstrationProblemError(InterviewerError):
    """The file of the demonstration review does not say what it should.

    Attributes:
        problem: The first thing that is wrong, with its place.
    """

    what_is_safe = "No other review is touched."
    what_to_do = "Mend the file at this place, or install Interviewer again."

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"The demonstration review cannot be made: {problem}.")
        self.problem = problem


def demonstration(text: str, guidance: Guidance) -> tuple[Value, ...]:
    """Return every value of the demonstration review, those that others point to first.

    Args:
        text: The file, in TOML. Times of day are in UTC, on the day of their interview.
        guidance: What the interviews keep to. A note whose lines of enquiry the file leaves open
            has those of its prompt as suggestions.

    Raises:
        DemonstrationProblemError: The file does not fit the format or the guidance; the sentence
            names the place.
    """
    place = Place(file="demonstration", problems=[])
    try:
        file = toml.read_table(toml.document(text, place), FILE, place)
    except toml.TooManyProblemsError:
        raise DemonstrationProblemError(place.problems[0]) from None
    if place.problems:
        raise DemonstrationProblemError(place.problems[0])
    return tuple(Review().having(*_values(file, guidance)).values())


def _id(*names: object) -> UUID:
    return uuid5(_NAMESPACE, " ".join(str(name) for name in names))


def _known(table: Table, key: str, known: Mapping[Any, Any]) -> Any:
    """What stands for the word under the key; for a list, what stands for each."""
    found = table.values[key]
    each = found if isinstance(found, tuple) else (found,)
    for one in each:
        if one not in known:
            place = table.place.at(key)
            advice = "write one that this file or the guidance has for it"
            place.refuse(f"{toml.quoted(str(one))} is not known here", advice)
            raise DemonstrationProblemError(place.problems[-1])
    return tuple(known[one] for one in each) if isinstance(found, tuple) else known[found]


def _values(file: Table, guidance: Guidance) -> Iterator[Value]:
    yield Particulars(
        id=_id("particulars"),
        guidance=guidance.identity,
        guidance_version=guidance.version,
        fictional=True,
        **file.values["particulars"].values,
    )
    yield Seat(id=_id("seat"), **file.values["seat"].values)
    yield guidance
    agencies, episodes = _agencies(file), _episodes(file)
    yield from agencies.values()
    yield from episodes.values()
    entries = _entries(file, agencies)
    yield from entries.values()
    for table in file.tables("interviews"):
        practitioner = Practitioner(
            id=_id("practitioner", table.values["reference"]),
            reference=table.values["reference"],
            role=table.values["role"],
            agency=_known(table, "agency", agencies).id,
            level=table.values["level"],
        )
        yield practitioner
        yield from _Conversation(table, practitioner, guidance, episodes, entries).values()


def _agencies(file: Table) -> dict[str, Agency]:
    """The agencies in their order, each by the key that the file uses for it."""
    agencies, place = {}, ""
    for table in file.tables("agencies"):
        key, place = table.values["key"], place_between(place, "")
        agencies[key] = Agency(id=_id("agency", key), name=table.values["name"], place=place)
    return agencies


def _episodes(file: Table) -> dict[int, Episode]:
    """The episodes by number."""
    numbered = ((table.values["number"], table) for table in file.tables("episodes"))
    return {n: Episode(id=_id("episode", n), **table.values) for n, table in numbered}


def _entries(file: Table, agencies: Mapping[str, Agency]) -> dict[str, Entry]:
    """The chronology, each entry by the key that the file uses for it."""
    entries = {}
    for number, table in enumerate(file.tables("chronology")):
        key, written = table.values["key"], table.values["date"]
        agency, read = agencies.get(table.values["agency"]), read_written(written)
        time = table.values.get("time", read.time)
        entries[key] = Entry(
            id=_id("entry", key),
            written=written,
            earliest=read.earliest,
            latest=read.latest,
            uncertain=read.uncertain,
            time=time,
            agency=agency.id if agency else None,
            agency_written=agency.name if agency else table.values["agency"],
            text=table.values["text"],
            source=table.values["source"],
            place=place_in_day(time, number),
        )
    return entries


class _Conversation:
    """One interview of the file, with what its parts have to know of it."""

    def __init__(
        self,
        table: Table,
        practitioner: Practitioner,
        guidance: Guidance,
        episodes: Mapping[int, Episode],
        entries: Mapping[str, Entry],
    ) -> None:
        self._table = table
        self._practitioner = practitioner
        self._guidance = guidance
        self._episodes = {number: episode.id for number, episode in episodes.items()}
        self._entries = {key: entry.id for key, entry in entries.items()}
        self._id = self._named("interview")
        asked = (
            prompt.id
            for section in guidance.sections
            for prompt in section.prompts_for(practitioner.level)
        )
        self._prompts = {prompt: prompt for prompt in (*asked, OTHER)}

    def values(self) -> Iterator[Value]:
        interview, notes = self._interview(), list(self._notes())
        yield interview
        yield from notes
        yield from self._marks()
        yield from self._prepared()
        yield from self._ticks()
        yield from self._urgent_matters()
        yield from self._reflections()
        yield from self._wellbeing()
        so_far = Review().having(self._guidance, self._practitioner, interview, *notes)
        tables = self._table.tables("copies")
        yield from copies(tables, so_far, interview, self._read, self._named)

    def _interview(self) -> Interview:
        read = self._read(self._table)
        its_own = ("interviewers", "day", "manner", "place", "stage")
        moments = ("started", "account_completed", "closed", "agreed")
        return Interview(
            id=self._id,
            practitioner=self._practitioner.id,
            guidance=self._guidance.identity,
            guidance_version=self._guidance.version,
            episodes=_known(self._table, "episodes", self._episodes),
            entries=_known(self._table, "entries", self._entries) if "entries" in read else (),
            first=_known(self._table, "first", self._prompts) if "first" in read else (),
            left_out=tuple(
                LeftOut(
                    prompt=_known(one, "prompt", self._prompts), reason=self._read(one)["reason"]
                )
                for one in self._table.tables("left_out")
            ),
            questions=tuple(
                OwnQuestion(id=own_id(self._named("question", number)), text=text)
                for number, text in enumerate(read.get("questions", ()), start=1)
            ),
            pauses=tuple(Pause(**self._read(one)) for one in self._table.tables("pauses")),
            unfolded=tuple(
                Unfolding(item=_known(one, "item", self._prompts), at=self._read(one)["at"])
                for one in self._table.tables("unfolded")
            ),
            **{key: read[key] for key in (*its_own, *moments) if key in read},
        )

    def _notes(self) -> Iterator[Note | FollowUp]:
        """The notes, numbered as they stand in the file, and what follows from each."""
        typed_by = self._table.values["interviewers"][-1:]
        places: dict[str, str] = {}
        for number, table in enumerate(self._table.tables("notes"), start=1):
            prompt = _known(table, "prompt", self._prompts)
            places[prompt] = place_between(places.get(prompt, ""), "")
            read = {"by": "".join(typed_by), **self._read(table), **self._tags(table)}
            read.pop("follow_ups", None)
            note = Note(
                id=self._named("note", number),
                source=self._id,
                number=number,
                place=places[prompt],
                taken=read.pop("at"),
                **read,
            )
            yield note
            for count, follow_up in enumerate(table.tables("follow_ups"), start=1):
                yield FollowUp(
                    id=self._named("follow-up", number, count),
                    interview=self._id,
                    note=note.id,
                    answered="answer" in follow_up.values,
                    **follow_up.values,
                )

    def _tags(self, table: Table) -> dict[str, Any]:
        """What the note is tagged with, and what its prompt suggests where that is open."""
        tags: dict[str, Any] = {
            key: _known(table, key, self._episodes)
            for key in ("episodes", "suggested_episodes")
            if key in table.values
        }
        if "entries" in table.values:
            tags["entries"] = _known(table, "entries", self._entries)
        if "lines" in table.values:
            tags["lines"] = _known(table, "lines", {x.id: x.id for x in self._guidance.lines})
        elif prompt := self._guidance.prompt(table.values["prompt"]):
            tags["suggested_lines"] = prompt.lines
        factors = table.tables("factors")
        return {**tags, "factors": tuple(FactorMark(**factor.values) for factor in factors)}

    def _marks(self) -> Iterator[CoverageMark]:
        for table in self._table.tables("marks"):
            prompt = _known(table, "prompt", self._prompts)
            yield CoverageMark(id=self._named("mark", prompt), interview=self._id, **table.values)

    def _prepared(self) -> Iterator[ProceedingsAnswer | Preparation]:
        """Each asking about proceedings, and what else was settled beforehand."""
        for number, table in enumerate(self._table.tables("proceedings"), start=1):
            answer_id = self._named("proceedings", number)
            yield ProceedingsAnswer(id=answer_id, interview=self._id, **self._read(table))
        settled = self._table.values.get("preparation")
        if settled is not None:
            relations = tuple(Relation(**each.values) for each in settled.tables("relations"))
            values = {**settled.values, "relations": relations}
            yield Preparation(id=self._named("preparation"), interview=self._id, **values)

    def _ticks(self) -> Iterator[Tick]:
        items = {item.id for section in self._guidance.sections for item in section.items}
        for table in self._table.tables("ticked"):
            read = self._read(table)
            for item, text in read["items"].items():
                if item not in items:
                    place = table.place.at("items").at(item)
                    place.refuse("the guidance has no such item", "leave it out")
                    raise DemonstrationProblemError(place.problems[-1])
                yield Tick(
                    id=self._named("tick", item),
                    interview=self._id,
                    item=item,
                    done=read.get("done", True),
                    text=text,
                    at=read["at"],
                )

    def _urgent_matters(self) -> Iterator[UrgentMatter]:
        for number, table in enumerate(self._table.tables("urgent"), start=1):
            yield UrgentMatter(
                id=self._named("urgent", number), interview=self._id, **self._read(table)
            )

    def _wellbeing(self) -> Iterator[WellbeingNote]:
        for number, table in enumerate(self._table.tables("wellbeing"), start=1):
            note_id = self._named("wellbeing", number)
            yield WellbeingNote(id=note_id, interview=self._id, **self._read(table))

    def _reflections(self) -> Iterator[Reflection | Thought]:
        """How far each interviewer has come, and the thoughts each of them wrote."""
        for table in self._table.tables("reflections"):
            read = self._read(table)
            read.pop("thoughts", None)
            by = read["by"]
            yield Reflection(id=self._named("reflection", by), interview=self._id, **read)
            for thought in table.tables("thoughts"):
                prompt = _known(thought, "prompt", self._prompts)
                thought_id = self._named("thought", by, prompt)
                yield Thought(id=thought_id, interview=self._id, by=by, **self._read(thought))

    def _read(self, table: Table) -> dict[str, Any]:
        """The values of a table, times of day put on the day of the interview."""
        return {key: self._instant(value) for key, value in table.values.items()}

    def _instant(self, value: Any) -> Any:
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        if isinstance(value, time):
            return datetime.combine(self._table.values["day"], value, UTC)
        return value

    def _named(self, *names: object) -> UUID:
        """The id of something in this interview."""
        return _id(self._practitioner.reference, *names)
