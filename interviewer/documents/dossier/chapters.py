"""Key points first; then episode by episode, by thematic area and by line of enquiry."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from interviewer.documents.dossier.statements import Teller, account_words
from interviewer.documents.word import Cell, Column
from interviewer.domain.chronology import Entry
from interviewer.domain.dates import period
from interviewer.domain.dossier_chapters import Chapter, Part, Theme, lines_told
from interviewer.domain.evidence import Told
from interviewer.domain.holes import alike
from interviewer.domain.raising import agency_words, date_words

_COLUMNS = 4
"""So many fit beside the accounts on an upright page; the others stand in a table of their own."""

_NOTHING = "Nothing that was said stands here."
_NO_EPISODE = "Confirmed for no episode"
_WHICH_STAND = (
    "About 25 words a cell, nothing reworded: the statement that was given first, one that stands "
    "in a finding or is compared with another before the others. “Also” leads to the rest. What "
    "was said otherwise than of the time itself, and what is disputed, is marked."
)


def chapter_title(chapter: Chapter) -> str:
    """Such as "Episode 2: The move (Sep–Dec 2021)"."""
    episode = chapter.episode
    if episode is None:
        return _NO_EPISODE
    name = f"{episode.name}: {episode.title}" if episode.title else episode.name
    months = period(episode.starts, episode.ends)
    return f"{name} ({months})" if months else name


def add_key_points(teller: Teller, chapters: Sequence[Chapter], areas: Sequence[Theme]) -> None:
    """Add practitioners against episodes, and against thematic areas."""
    document = teller.document
    document.heading(1, "Key points")
    document.paragraph("Normal", _WHICH_STAND)
    for heading, columns in (
        ("By episode", [(_short_title(each), each.parts) for each in chapters]),
        ("By thematic area", [(each.title, each.parts) for each in areas]),
    ):
        if not columns:
            continue
        document.heading(2, heading)
        if not any(parts for _, parts in columns):
            document.paragraph("Normal", _NOTHING)
            continue
        for at in range(0, len(columns), _COLUMNS):
            if at:
                # Two tables with nothing between them would be one.
                document.paragraph("Coverage", "The same accounts, further on:", keep=True)
            _add_key_table(teller, heading, columns[at : at + _COLUMNS])


_Columns = Sequence[tuple[str, Sequence[Part]]]


def _add_key_table(teller: Teller, heading: str, columns: _Columns) -> None:
    told = [{part.account.id: part.told for part in parts} for _, parts in columns]
    whose = [a for a in teller.dossier.accounts if any(a.id in column for column in told)]
    teller.document.table(
        [Column("Account", 9), *(Column(title, 10) for title, _ in columns)],
        (
            [account_words(account), *(teller.cell(column.get(account.id, ())) for column in told)]
            for account in whose
        ),
        caption=f"Key points {heading[:1].lower()}{heading[1:]}",
        description="One account in each row; in each cell what it says to the heading of the "
        "column, cut where it is long, with the numbers of the statements.",
        first_column_heads=True,
    )


def _short_title(chapter: Chapter) -> str:
    return chapter.episode.name if chapter.episode else _NO_EPISODE


# --- Episodes -----------------------------------------------------------------------------------


def add_episode(teller: Teller, chapter: Chapter) -> None:
    """Add one episode: its chronology, then what each account says of it."""
    document = teller.document
    document.heading(1, chapter_title(chapter))
    if chapter.episode is None:
        document.paragraph(
            "Normal", "Nobody has confirmed an episode for these: a suggestion is none."
        )
    if chapter.silent:
        names = ", ".join(account.reference for account in chapter.silent)
        document.paragraph(
            "Coverage", f"Took part, and nothing they said is confirmed for it: {names}."
        )
    if not chapter.parts:
        document.paragraph("Normal", _NOTHING)
    if chapter.entries:
        _add_entries(teller, chapter)
    for part in chapter.parts:
        document.heading(2, account_words(part.account))
        for told in part.here:
            teller.add_key_point(told)
        if part.elsewhere:
            document.paragraph(
                "Coverage", "Of this too, and told above: ", *teller.references(part.elsewhere)
            )


def _add_entries(teller: Teller, chapter: Chapter) -> None:
    document = teller.document
    document.heading(2, "Chronology")
    speak: dict[object, list[Told]] = {}
    for told in teller.dossier.statements:
        for entry in told.note.entries:
            speak.setdefault(entry, []).append(told)
    document.table(
        [
            Column("Date", 3),
            Column("Agency", 3),
            Column("What happened", 7),
            Column("Source", 3),
            Column("Statements", 3),
        ],
        (_entry_row(teller, entry, speak.get(entry.id, [])) for entry in chapter.entries),
        caption=f"Chronology of {_short_title(chapter)[:1].lower()}{_short_title(chapter)[1:]}",
        description="One entry in each row: its date as written, the agency, what happened, the "
        "record it comes from, and the statements that speak of it.",
    )


def _entry_row(teller: Teller, entry: Entry, told: list[Told]) -> list[Cell]:
    when = date_words(entry)
    if entry.time and entry.time not in when:
        when = f"{when} {entry.time}"
    agency = agency_words(teller.dossier.review, entry)
    return [when, agency, entry.text, entry.source, list(teller.references(told)) or ""]


# --- Across the episodes ------------------------------------------------------------------------


def add_areas(teller: Teller, areas: Sequence[Theme]) -> None:
    """Add a chapter for each thematic area."""
    for area in areas:
        teller.document.heading(1, f"Thematic area: {area.title}")
        _add_theme(teller, area)


def add_lines(teller: Teller) -> None:
    """Add the lines of enquiry, in one chapter."""
    lines = lines_told(teller.dossier)
    if not lines:
        return
    teller.document.heading(1, "Lines of enquiry")
    for line in lines:
        teller.document.heading(2, line.title)
        _add_theme(teller, line)


def _add_theme(teller: Teller, theme: Theme) -> None:
    document = teller.document
    if not theme.parts:
        document.paragraph("Normal", _NOTHING)
    if holes := " ".join(_not_heard(teller, theme)):
        document.paragraph("Coverage", f"Not heard here. {holes}")
    if theme.parts:
        document.table(
            [Column("Account", 2), Column("Key points and statements", 7)],
            ([account_words(part.account), teller.cell(part.told)] for part in theme.parts),
            caption=f"What was said to {theme.title}",
            description="One account in each row: what it says, cut where it is long, with the "
            "numbers of the statements.",
            first_column_heads=True,
        )


def _not_heard(teller: Teller, theme: Theme) -> Iterator[str]:
    """Each kind of hole by itself, with whose account it is in."""
    found = sorted(alike(teller.dossier.holes_at(theme.key)), key=lambda group: group.kind)
    for kind, groups in groupby(found, key=lambda group: group.kind):
        whose: dict[str, int] = {}
        for group in groups:
            for hole in group.holes:
                whose[hole.reference] = whose.get(hole.reference, 0) + 1
        told = (f"{who} ({count} prompts)" if count > 1 else who for who, count in whose.items())
        yield f"{kind}: {', '.join(told)}."
