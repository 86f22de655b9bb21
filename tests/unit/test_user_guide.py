"""The guide and the README say what is so: keys, messages, pictures, links."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.cli import main
from interviewer.documents import files
from interviewer.domain.errors import InterviewerError
from interviewer.storage import errors
from interviewer.storage.handover import errors as handover_errors
from interviewer.ui.interview.keys import KEYS

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "user-guide.md"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_TARGET = re.compile(r"(!?)\[[^]]*\]\(([^)\s]+)\)")
_NAMED = re.compile(r"`([a-z][a-z-]+)[^`]*`")
_NO_SIGN_OF_A_HEADING = re.compile(r"[^\w\- ]")


def rows(heading: str) -> list[tuple[str, ...]]:
    """The table under a heading of the guide, without its own headings."""
    part = GUIDE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[2:]]


def targets(page: Path) -> Iterator[tuple[bool, str]]:
    """Whether it is a picture, and where it leads, for everything a page links to on the disk."""
    for picture, target in _TARGET.findall(page.read_text(encoding="utf-8")):
        if "://" not in target:
            yield picture == "!", target


def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in a link."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {_NO_SIGN_OF_A_HEADING.sub("", h).lower().replace(" ", "-") for h in headings}


def messages() -> Iterator[str]:
    """What people are told happened, in every case that has to do with a file."""
    for named in (n for module in (files, errors, handover_errors) for n in vars(module).values()):
        if isinstance(named, type) and issubclass(named, InterviewerError):
            yield named.what_happened


def test_the_guide_has_every_key_of_the_interview_page_and_no_other() -> None:
    shown = [
        (group, key.words, key.keys[0].replace("Return", "Enter"))
        for group, keys in KEYS
        for key in keys
    ]
    assert rows("All the keys") == shown


def test_every_message_in_the_guide_is_one_that_people_see() -> None:
    told = {f"“{message}”" for message in messages()}
    quoted = [message for message, _ in rows("When something goes wrong")]
    assert quoted
    assert [message for message in quoted if message not in told] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_that_a_page_shows_is_there(page: Path) -> None:
    pictures = [target for picture, target in targets(page) if picture]
    assert [target for target in pictures if not (page.parent / target).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    lost = []
    for picture, target in targets(page):
        file, _, anchor = target.partition("#")
        there = (page.parent / file) if file else page
        if not picture and not (there.exists() and (not anchor or anchor in anchors(there))):
            lost.append(target)
    assert lost == []


def test_readme_and_guide_tell_of_every_command_and_no_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    there = set(re.findall(r"^    ([a-z][a-z-]+)", capsys.readouterr().out, re.MULTILINE))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = [word for cell, _ in rows("Without a window") for word in _NAMED.findall(cell)]
    assert sorted(told) == sorted(there)
    assert set(re.findall(r"^\| `interviewer-cli ([a-z-]+)", readme, re.MULTILINE)) == there
