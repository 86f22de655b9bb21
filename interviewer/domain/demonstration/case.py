"""The fictional review that people can look around in, read from a file.

The file says who was interviewed and what was noted. Ids, numbers and places follow from where
things stand in it, so the demonstration is the same every time it is made.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from interviewer.domain import toml_file as toml
from interviewer.domain.chronology import Entry
from interviewer.domain.chronology_import import place_in_day
from interviewer.domain.demonstration.collation import links, panel_thoughts, sources
from interviewer.domain.demonstration.conclusions import conclusions
from interviewer.domain.demonstration.copies import copies
from interviewer.domain.demonstration.file import FILE
from interviewer.domain.demonstration.known import DemonstrationProblemError, id_of, known
from interviewer.domain.demonstration.tagging import SetUp, tags
from interviewer.domain.guidance import OTHER, Guidance
from interviewer.domain.interview import (
    CoverageMark,
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
from interviewer.domain.toml_file import Place, Table
from interviewer.domain.written_dates import read_written


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
    set_up = _set_up(file, guidance)
    review = Review().having(*_values(file, set_up))
    for part in (sources, links, panel_thoughts, conclusions):
        review = review.having(*part(file, set_up, review))
    return tuple(review.values())


def _set_up(file: Table, guidance: Guidance) -> SetUp:
    agencies = _agencies(file)
    return SetUp(
        guidance=guidance,
        agencies=agencies,
        episodes=_episodes(file),
        entries=_entries(file, agencies),
    )


def _values(file: Table, set_up: SetUp) -> Iterator[Value]:
    """Everything but what the writer adds."""
    yield Particulars(
        id=id_of("particulars"),
        guidance=set_up.guidance.identity,
        guidance_version=set_up.guidance.version,
        fictional=True,
        **file.values["particulars"].values,
    )
    yield Seat(id=id_of("seat"), **file.values["seat"].values)
    yield set_up.guidance
    yield from set_up.agencies.values()
    yield from set_up.episodes.values()
    yield from set_up.entries.values()
    for table in file.tables("interviews"):
        practitioner = Practitioner(
            id=id_of("practitioner", table.values["reference"]),
            reference=table.values["reference"],
            role=table.values["role"],
            agency=known(table, "agency", set_up.agency_ids),
            level=table.values["level"],
        )
        yield practitioner
        yield from _Conversation(table, practitioner, set_up).values()


def _agencies(file: Table) -> dict[str, Agency]:
    """The agencies in their order, each by the key that the file uses for it."""
    agencies, place = {}, ""
    for table in file.tables("agencies"):
        key, place = table.values["key"], place_between(place, "")
        agencies[key] = Agency(id=id_of("agency", key), name=table.values["name"], place=place)
    return agencies


def _episodes(file: Table) -> dict[int, Episode]:
    """The episodes by number."""
    numbered = ((table.values["number"], table) for table in file.tables("episodes"))
    return {n: Episode(id=id_of("episode", n), **table.values) for n, table in numbered}


def _entries(file: Table, agencies: Mapping[str, Agency]) -> dict[str, Entry]:
    """The chronology, each entry by the key that the file uses for it."""
    entries = {}
    for number, table in enumerate(file.tables("chronology")):
        key, written = table.values["key"], table.values["date"]
        agency, read = agencies.get(table.values["agency"]), read_written(written)
        time = table.values.get("time", read.time)
        entries[key] = Entry(
            id=id_of("entry", key),
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

    def __init__(self, table: Table, practitioner: Practitioner, set_up: SetUp) -> None:
        self._table = table
        self._practitioner = practitioner
        self._set_up = set_up
        self._guidance = set_up.guidance
        self._episodes, self._entries = set_up.episode_ids, set_up.entry_ids
        self._id = self._named("interview")
        asked = (
            prompt.id
            for section in self._guidance.sections
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
            episodes=known(self._table, "episodes", self._episodes),
            entries=known(self._table, "entries", self._entries) if "entries" in read else (),
            first=known(self._table, "first", self._prompts) if "first" in read else (),
            left_out=tuple(
                LeftOut(
                    prompt=known(one, "prompt", self._prompts), reason=self._read(one)["reason"]
                )
                for one in self._table.tables("left_out")
            ),
            questions=tuple(
                OwnQuestion(id=own_id(self._named("question", number)), text=text)
                for number, text in enumerate(read.get("questions", ()), start=1)
            ),
            pauses=tuple(Pause(**self._read(one)) for one in self._table.tables("pauses")),
            unfolded=tuple(
                Unfolding(item=known(one, "item", self._prompts), at=self._read(one)["at"])
                for one in self._table.tables("unfolded")
            ),
            **{key: read[key] for key in (*its_own, *moments) if key in read},
        )

    def _notes(self) -> Iterator[Note | FollowUp]:
        """The notes, numbered as they stand in the file, and what follows from each."""
        typed_by = self._table.values["interviewers"][-1:]
        places: dict[str, str] = {}
        for number, table in enumerate(self._table.tables("notes"), start=1):
            prompt = known(table, "prompt", self._prompts)
            places[prompt] = place_between(places.get(prompt, ""), "")
            read = {"by": "".join(typed_by), **self._read(table), **tags(table, self._set_up)}
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

    def _marks(self) -> Iterator[CoverageMark]:
        for table in self._table.tables("marks"):
            prompt = known(table, "prompt", self._prompts)
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
                prompt = known(thought, "prompt", self._prompts)
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
        return id_of(self._practitioner.reference, *names)
