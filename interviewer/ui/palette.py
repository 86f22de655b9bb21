"""The colours of the window: four palettes of the same roles."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Every colour there is, as `#rrggbb`.

    Words stand out from what is behind them by 4.5:1 or more, focus rings and the borders of
    controls by 3:1 or more (WCAG 2.2, 1.4.3 and 1.4.11); a test computes it.

    Attributes:
        dark: Whether the window is darker than its words.
        window: Behind everything.
        surface: Cards, fields, tables, bars.
        text: Words.
        muted: Words that matter less, on window or surface.
        accent: The one accent: primary buttons, links, the bar beside what is chosen.
        accent_hover: The accent under the mouse.
        accent_text: Words on the accent.
        ring: Around what has the keyboard.
        selected: Behind what is chosen or under the mouse.
        selected_text: Words on it.
        hairline: Between things, without meaning of its own.
        border: Around what can be typed in or pressed.
        chip, chip_text, chip_border: A tag.
        warning, warning_text, warning_border: What is still owed; calm, never an alarm.
        hindsight: "With hindsight", on surface.
        error: What went wrong, on window or surface.
        error_surface: Behind a line that says so.
    """

    dark: bool
    window: str
    surface: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_text: str
    ring: str
    selected: str
    selected_text: str
    hairline: str
    border: str
    chip: str
    chip_text: str
    chip_border: str
    warning: str
    warning_text: str
    warning_border: str
    hindsight: str
    error: str
    error_surface: str


LIGHT = Palette(
    dark=False,
    window="#f3f4f6",
    surface="#ffffff",
    text="#1b2027",
    muted="#565f69",
    accent="#0b5563",
    accent_hover="#08424d",
    accent_text="#ffffff",
    ring="#0b5563",
    selected="#e3eef0",
    selected_text="#1b2027",
    hairline="#d8dce1",
    border="#828b95",
    chip="#ebeef1",
    chip_text="#39424c",
    chip_border="#ebeef1",
    warning="#fdf0d2",
    warning_text="#744100",
    warning_border="#fdf0d2",
    hindsight="#854a00",
    error="#a1121f",
    error_surface="#fdeeee",
)

DARK = Palette(
    dark=True,
    window="#14181c",
    surface="#1c2228",
    text="#e7eaed",
    muted="#a5afb9",
    accent="#6cc4d1",
    accent_hover="#8fd6e0",
    accent_text="#06252c",
    ring="#6cc4d1",
    selected="#20383e",
    selected_text="#eef3f4",
    hairline="#343c45",
    border="#76818d",
    chip="#2c343c",
    chip_text="#d5dbe1",
    chip_border="#2c343c",
    warning="#43330f",
    warning_text="#f3d084",
    warning_border="#43330f",
    hindsight="#f0b866",
    error="#ff9d98",
    error_surface="#3d1f21",
)

HIGH_CONTRAST_LIGHT = Palette(
    dark=False,
    window="#ffffff",
    surface="#ffffff",
    text="#000000",
    muted="#1f1f1f",
    accent="#003d49",
    accent_hover="#000000",
    accent_text="#ffffff",
    ring="#007f94",
    selected="#d0edf3",
    selected_text="#000000",
    hairline="#000000",
    border="#000000",
    chip="#ffffff",
    chip_text="#000000",
    chip_border="#000000",
    warning="#fff3cf",
    warning_text="#3d2200",
    warning_border="#3d2200",
    hindsight="#4a2800",
    error="#7c0009",
    error_surface="#ffffff",
)

HIGH_CONTRAST_DARK = Palette(
    dark=True,
    window="#000000",
    surface="#000000",
    text="#ffffff",
    muted="#e6e6e6",
    accent="#7fe3f0",
    accent_hover="#ffffff",
    accent_text="#000000",
    ring="#7fe3f0",
    selected="#00414c",
    selected_text="#ffffff",
    hairline="#a3a9af",
    border="#a3a9af",
    chip="#000000",
    chip_text="#ffffff",
    chip_border="#a3a9af",
    warning="#2b2000",
    warning_text="#ffdc6b",
    warning_border="#ffdc6b",
    hindsight="#ffdc6b",
    error="#ffaaa6",
    error_surface="#000000",
)

PALETTES = (LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK)
