"""Choosing the guidance of a review: a shipped one, or a file of one's own."""

from pathlib import Path
from typing import Any

import pytest

from interviewer.resources import resource
from interviewer.ui.background import Background
from interviewer.ui.entrance.guidance_choice import GuidanceChoice
from tests.file_dialog import choose


@pytest.fixture
def choice(qtbot: Any, background: Background) -> GuidanceChoice:
    choice = GuidanceChoice(background)
    qtbot.addWidget(choice)
    choice.show()
    qtbot.waitUntil(lambda: choice.guidance is not None)
    return choice


def test_every_shipped_guidance_is_offered_with_title_and_version(choice: GuidanceChoice) -> None:
    offered = [choice.list.itemText(index) for index in range(choice.list.count())]
    shipped = [file for file in resource("guidance").iterdir() if file.name.endswith(".toml")]
    assert len(offered) == len(shipped)
    assert all(", version " in text for text in offered)


def test_the_fullest_guidance_is_chosen_at_first(choice: GuidanceChoice) -> None:
    assert choice.guidance is not None
    assert choice.guidance.identity == "practice"


def test_a_file_of_ones_own_is_read_and_chosen(
    qtbot: Any, choice: GuidanceChoice, tmp_path: Path
) -> None:
    shipped = resource("guidance", "conversation.toml").read_text(encoding="utf-8")
    file = tmp_path / "ours.toml"
    # As some editors save it: with a mark in front.
    file.write_text(shipped.replace('version = "1.1"', 'version = "7.7"', 1), encoding="utf-8-sig")
    choice.file_button.click()
    with qtbot.waitSignal(choice.changed):
        choose(choice, file)
    assert choice.guidance is not None
    assert choice.guidance.version == "7.7"
    assert choice.list.currentText().endswith("version 7.7 · from your file")


def test_a_file_that_is_chosen_twice_is_offered_once(
    qtbot: Any, choice: GuidanceChoice, tmp_path: Path
) -> None:
    file = tmp_path / "ours.toml"
    file.write_bytes(resource("guidance", "conversation.toml").read_bytes())
    count = choice.list.count()
    with qtbot.waitSignal(choice.changed):
        choice.read_file(file)
    assert choice.list.count() == count
    assert choice.guidance is not None
    assert choice.guidance.identity == "conversation"


def test_every_problem_is_listed_and_the_choice_stays(
    qtbot: Any, choice: GuidanceChoice, tmp_path: Path
) -> None:
    file = tmp_path / "ours.toml"
    sections = "".join(
        f'[[sections]]\nid = "s{n}"\ntitle = "T"\nkind = "thme"\n' for n in range(40)
    )
    file.write_text(f'format = 1\nidentity = "ours"\n{sections}')
    before = choice.guidance
    with qtbot.waitSignal(choice.refused):
        choice.read_file(file)
    listed = choice.problems.toPlainText().splitlines()
    assert len([line for line in listed if '"thme"' in line]) == 40
    assert all(line.startswith("ours.toml: ") for line in listed)
    assert choice.problem.isVisible()
    assert choice.problems.isVisible()
    assert choice.problems.height() < 768 / 2
    assert choice.guidance is before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "could not be read"),
        (b"\xff\xfe\x00title", "not plain text"),
        (b"#" * 2_000_001, "too large"),
    ],
)
def test_a_file_that_is_no_guidance_is_refused_in_a_sentence(
    qtbot: Any, choice: GuidanceChoice, tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "ours.toml"
    if content is not None:
        file.write_bytes(content)
    with qtbot.waitSignal(choice.refused):
        choice.read_file(file)
    assert said in choice.problem.text()
    assert choice.problems.isHidden()
