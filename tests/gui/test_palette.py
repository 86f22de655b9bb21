"""Every pair of colours that meets in the window can be read, in every palette."""

import re
from collections.abc import Iterator

import pytest

from interviewer.resources import resource
from interviewer.ui.palette import HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, PALETTES, Palette

QSS = resource("style.qss").read_text("utf-8")

WORDS = [
    ("text", "window"),
    ("text", "surface"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "selected"),
    ("accent", "window"),
    ("accent", "surface"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("selected_text", "selected"),
    ("chip_text", "chip"),
    ("chip_text", "window"),
    ("chip_text", "surface"),
    ("warning_text", "warning"),
    ("hindsight", "window"),
    ("hindsight", "surface"),
    ("error", "window"),
    ("error", "surface"),
    ("error", "error_surface"),
]
"""Which words stand on what."""

EDGES = [
    ("ring", "window"),
    ("ring", "surface"),
    ("border", "window"),
    ("border", "surface"),
    ("accent", "selected"),
]
"""What has to be seen without being read: rings, borders, the bar beside what is chosen."""

ids = ["light", "dark", "high contrast light", "high contrast dark"]
every_palette = pytest.mark.parametrize("palette", PALETTES, ids=ids)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@every_palette
@pytest.mark.parametrize(("words", "behind"), WORDS)
def test_words_can_be_read_in_every_palette(palette: Palette, words: str, behind: str) -> None:
    least = 7 if palette in (HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK) else 4.5
    assert contrast(getattr(palette, words), getattr(palette, behind)) >= least


@every_palette
@pytest.mark.parametrize(("edge", "behind"), EDGES)
def test_rings_and_borders_can_be_seen_in_every_palette(
    palette: Palette, edge: str, behind: str
) -> None:
    assert contrast(getattr(palette, edge), getattr(palette, behind)) >= 3


def rules() -> Iterator[tuple[str, str]]:
    """Selector and declarations of every rule in the stylesheet."""
    for rule in re.finditer(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", QSS, flags=re.S)):
        yield rule[1].strip(), rule[2]


def value_of(name: str, declarations: str) -> str:
    found = re.search(rf"(?<![-\w]){name}: \$(\w+)", declarations)
    return found[1] if found else ""


@pytest.mark.parametrize(("selector", "declarations"), list(rules()))
def test_every_pair_of_colours_in_the_stylesheet_is_one_that_was_measured(
    selector: str, declarations: str
) -> None:
    words, behind = value_of("color", declarations), value_of("background", declarations)
    assert not (words and behind) or (words, behind) in WORDS
    assert not words or words in {pair[0] for pair in WORDS}
