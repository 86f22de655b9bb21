"""The chapters of an evidence dossier: episode by episode, and then across them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from interviewer.domain.chronology import Entry
from interviewer.domain.dossier import Dossier, by_account
from interviewer.domain.evidence import Account, Facet, Told
from interviewer.domain.prompts_asked import areas_of, lines_of
from interviewer.domain.raising import episode_of
from interviewer.domain.set_up import Episode


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one account says in a chapter.

    Attributes:
        here: The statements that stand here, in the order in which they were given.
        elsewhere: Those that are about this too and stand in an earlier chapter.
        told: Both together, in that order.
    """

    account: Account
    here: tuple[Told, ...] = ()
    elsewhere: tuple[Told, ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One episode, or what is confirmed for none.

    Attributes:
        episode: None for what is confirmed for no episode.
        silent: Who took part, and of whom nothing is confirmed for it.
        entries: The chronology beside it, where that is chosen.
    """

    episode: Episode | None
    parts: tuple[Part, ...]
    silent: tuple[Account, ...] = ()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A thematic area or a line of enquiry, with what each account says to it."""

    key: str
    title: str = field(repr=False)
    parts: tuple[Part, ...] = ()


def chapters_of(dossier: Dossier) -> list[Chapter]:
    """Episode by episode; each statement stands in one chapter, the first that it is about."""
    episodes, entries = _episodes(dossier), _entries(dossier)
    place = {episode.id: at for at, episode in enumerate(episodes)}
    here: dict[UUID | None, list[Told]] = defaultdict(list)
    elsewhere: dict[UUID | None, list[Told]] = defaultdict(list)
    for told in dossier.statements:
        about = sorted({e for e in told.note.episodes if e in place}, key=place.__getitem__)
        here[about[0] if about else None].append(told)
        for later in about[1:]:
            elsewhere[later].append(told)
    keys: list[Episode | None] = [*episodes, None]
    chapters = list[Chapter]()
    for each in keys:
        key = each.id if each else None
        parts = _parts(dossier, here[key], elsewhere[key])
        beside = tuple(entries.get(key, ()))
        silent = _silent(dossier, each, {part.account.id for part in parts})
        chapters.append(Chapter(episode=each, parts=parts, silent=silent, entries=beside))
    last = chapters[-1]
    return chapters if last.parts or last.entries else chapters[:-1]


def areas_told(dossier: Dossier) -> list[Theme]:
    """What each account says to each thematic area, by the prompt under which it was said."""
    return _themes(dossier, Facet.AREA, areas_of(dossier.review))


def lines_told(dossier: Dossier) -> list[Theme]:
    """What each account says to each line of enquiry, as somebody confirmed it."""
    return _themes(dossier, Facet.LINE, lines_of(dossier.review))


def _episodes(dossier: Dossier) -> list[Episode]:
    wanted = dossier.choices.wanted.of(Facet.EPISODE)
    return [each for each in dossier.review.live_episodes() if not wanted or each.id in wanted]


def _silent(dossier: Dossier, episode: Episode | None, heard: set[UUID]) -> tuple[Account, ...]:
    if episode is None or not dossier.choices.wanted.shows_holes:
        return ()
    return tuple(
        account
        for account in dossier.accounts
        if account.id not in heard
        and any(episode.id in interview.episodes for interview in account.interviews)
    )


def _entries(dossier: Dossier) -> Mapping[UUID | None, list[Entry]]:
    """The chronology by episode; an entry that belongs to none that is told stands at the end."""
    if not dossier.choices.chronology:
        return {}
    episodes = dossier.review.live_episodes()
    told = {episode.id for episode in _episodes(dossier)}
    found: dict[UUID | None, list[Entry]] = defaultdict(list)
    for entry in dossier.evidence.entries_beside(dossier.choices.wanted, dossier.statements):
        episode = episode_of(episodes, entry)
        found[episode if episode in told else None].append(entry)
    return found


def _themes(dossier: Dossier, facet: Facet, titles: Mapping[str, str]) -> list[Theme]:
    wanted = dossier.choices.wanted.of(facet)
    by_key: dict[str, list[Told]] = defaultdict(list)
    for told in dossier.statements:
        for key in told.facets.get(facet, ()):
            by_key[str(key)].append(told)
    gone = sorted(by_key.keys() - titles.keys())
    return [
        Theme(key=key, title=titles.get(key, key), parts=_parts(dossier, by_key[key]))
        for key in (*titles, *gone)
        if not wanted or key in wanted
    ]


def _parts(
    dossier: Dossier, here: Iterable[Told], elsewhere: Iterable[Told] = ()
) -> tuple[Part, ...]:
    """The statements by account, in the order of the accounts."""
    mine, others = by_account(here), by_account(elsewhere)
    parts = list[Part]()
    for account in dossier.accounts:
        first, second = mine.get(account.id, []), others.get(account.id, [])
        if first or second:
            both = sorted((*first, *second), key=dossier.turn_of) if second else first
            parts.append(
                Part(account=account, here=tuple(first), elsewhere=tuple(second), told=tuple(both))
            )
    return tuple(parts)
