"""What was chosen for this laptop is kept, and no damage to the file keeps anybody out."""

import json
import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer import settings
from interviewer.domain.errors import InterviewerError
from interviewer.settings import (
    IDLE_MINUTES,
    TEXT_PERCENT,
    Settings,
    SettingsNotSavedError,
    load_settings,
    save_settings,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def written(file: Path, content: Any) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return file


def test_without_a_file_the_settings_are_as_they_come(file: Path) -> None:
    assert load_settings(file) == Settings(
        idle_minutes=5, colours="system", text_percent=100, quiet=True, word="interview"
    )


def test_what_was_chosen_is_there_again(file: Path) -> None:
    chosen = Settings(
        idle_minutes=2, colours="high contrast", text_percent=150, quiet=False, word="conversation"
    )
    save_settings(file, chosen)
    assert load_settings(file) == chosen


def test_saving_leaves_nothing_but_the_settings(file: Path) -> None:
    save_settings(file, Settings())
    save_settings(file, Settings(idle_minutes=9))
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_the_file_holds_the_four_choices_and_nothing_else(file: Path) -> None:
    save_settings(file, Settings())
    assert json.loads(file.read_text("utf-8")) == asdict(Settings())


@pytest.mark.parametrize("content", ["", "{", "null", "[1, 2]", '"words"', "\0\0\0", "[" * 100_000])
def test_a_damaged_file_is_set_aside_without_a_word(file: Path, content: str) -> None:
    assert load_settings(written(file, content)) == Settings()
    assert not file.exists()
    assert file.with_name("settings.json.damaged").read_text("utf-8") == content


def test_a_file_that_is_not_text_is_damaged(file: Path) -> None:
    written(file, "").write_bytes(b"\xff\xfe\x00")
    assert load_settings(file) == Settings()
    assert file.with_name("settings.json.damaged").exists()


def test_a_setting_of_a_later_version_is_ignored(file: Path) -> None:
    assert load_settings(written(file, {"idle_minutes": 3, "sound": "on"})) == Settings(
        idle_minutes=3
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("idle_minutes", 0),
        ("idle_minutes", 16),
        ("idle_minutes", True),
        ("idle_minutes", "5"),
        ("idle_minutes", 2.5),
        ("text_percent", 79),
        ("text_percent", 1000),
        ("colours", "pink"),
        ("colours", ["light"]),
        ("colours", None),
        ("quiet", 1),
        ("quiet", "yes"),
        ("word", "talk"),
    ],
)
def test_a_choice_that_cannot_be_is_as_it_comes_and_the_others_stay(
    file: Path, name: str, value: Any
) -> None:
    others = {
        "idle_minutes": 7,
        "colours": "dark",
        "text_percent": 120,
        "quiet": False,
        "word": "conversation",
    }
    loaded = load_settings(written(file, {**others, name: value}))
    assert asdict(loaded) == {**others, name: getattr(Settings(), name)}


@given(
    st.dictionaries(
        st.sampled_from([*asdict(Settings()), "else"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner),
            max_leaves=4,
        ),
    )
)
def test_whatever_the_file_holds_the_settings_are_possible_ones(
    tmp_path_factory: pytest.TempPathFactory, held: dict[str, Any]
) -> None:
    loaded = load_settings(written(tmp_path_factory.mktemp("s") / "settings.json", held))
    assert loaded.idle_minutes in IDLE_MINUTES
    assert loaded.text_percent in TEXT_PERCENT
    assert loaded.colours in ("system", "light", "dark", "high contrast")
    assert isinstance(loaded.quiet, bool)


def test_where_the_settings_cannot_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    with pytest.raises(SettingsNotSavedError) as raised:
        save_settings(tmp_path / "config" / "settings.json", Settings())
    assert isinstance(raised.value, InterviewerError)
    assert raised.value.what_is_safe


def test_a_write_that_fails_leaves_the_old_settings(file: Path) -> None:
    file.mkdir(parents=True)  # what is in the way cannot be replaced
    with pytest.raises(SettingsNotSavedError):
        save_settings(file, Settings())
    assert list(file.parent.iterdir()) == [file]


def test_the_settings_are_for_this_person_alone(file: Path) -> None:
    save_settings(file, replace(Settings(), quiet=False))
    assert os.name == "nt" or file.stat().st_mode & 0o077 == 0


def test_every_folder_is_the_person_s_own(own_home: Path) -> None:
    for folder in (
        settings.config_folder(),
        settings.data_folder(),
        settings.reviews_folder(),
        settings.log_folder(),
        settings.settings_file(),
    ):
        assert folder.is_relative_to(own_home)
        assert "Interviewer" in folder.parts
    assert settings.reviews_folder().parent == settings.data_folder()
