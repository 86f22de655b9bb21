"""What notes of the demonstration review are tagged with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from interviewer.domain.chronology import Entry
from interviewer.domain.demonstration.known import known_where_given
from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import FactorMark
from interviewer.domain.set_up import Agency, Episode
from interviewer.domain.toml_file import Table


@dataclass(frozen=True, kw_only=True)
class SetUp:
    """What the whole file speaks of, each by the word that the file uses for it."""

    guidance: Guidance
    agencies: Mapping[str, Agency]
    episodes: Mapping[int, Episode]
    entries: Mapping[str, Entry]

    @property
    def agency_ids(self) -> dict[str, UUID]:
        """The ids of the agencies."""
        return {key: agency.id for key, agency in self.agencies.items()}

    @property
    def episode_ids(self) -> dict[int, UUID]:
        """The ids of the episodes."""
        return {number: episode.id for number, episode in self.episodes.items()}

    @property
    def entry_ids(self) -> dict[str, UUID]:
        """The ids of the chronology entries."""
        return {key: entry.id for key, entry in self.entries.items()}

    @property
    def areas(self) -> dict[str, str]:
        """The thematic areas, which the file calls by their own ids."""
        return {area.id: area.id for area in self.guidance.areas}

    @property
    def lines(self) -> dict[str, str]:
        """The lines of enquiry, which the file calls by their own ids."""
        return {line.id: line.id for line in self.guidance.lines}


def tags(table: Table, set_up: SetUp) -> dict[str, Any]:
    """What the note is tagged with, and what its prompt suggests where that is open.

    Raises:
        DemonstrationProblemError: Something that it is tagged with is not there.
    """
    episodes = set_up.episode_ids
    found = known_where_given(
        table,
        {
            "episodes": episodes,
            "suggested_episodes": episodes,
            "entries": set_up.entry_ids,
            "lines": set_up.lines,
        },
    )
    prompt = set_up.guidance.prompt(table.values.get("prompt", ""))
    if prompt and "lines" not in found:
        found["suggested_lines"] = prompt.lines
    factors = tuple(FactorMark(**factor.values) for factor in table.tables("factors"))
    return {**found, "factors": factors}
