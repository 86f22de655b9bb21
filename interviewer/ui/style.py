"""The look of the window: a widget says what it is, and this says how that looks.

Pages hold no colour, no font and no stylesheet. `set_role(widget, role)` names what a widget is;
`resources/style.qss` dresses it from one palette. A widget without a role looks plain and right.

Roles of labels:
    title           the name of a page, or of a stop without a prompt
    heading         a part of a page
    subheading      a group inside a part, in the size of the text
    prompt          the words asked, about 21 px
    aloud           the prompt enlarged to be read aloud
    script          words to be read out, a little larger than text
    probe           a follow-on under the prompt
    muted           what matters less: counts, reasons, where we are
    when            "At the time", where it is only told
    when-hindsight  "With hindsight" and "Position now", where it is only told
    hint            something to notice while typing, such as Caps Lock
    error           a sentence about what went wrong
    banner          a calm line across the page, such as what happens next
    banner-error    the same, where something went wrong
Roles of push buttons and tool buttons (and `chip*` of labels too):
    primary         the one step that comes next
    button          a tool button that should look like a push button
    link            looks like a link
    nav             a place to go, full width; checked means that we are there
    disclosure      opens a folded part
    chip            a tag that counts
    chip-suggested  a tag that is offered, dashed, and does not count
    chip-followup   what is still owed
    frame           "At the time" and "Position now"
    frame-hindsight "With hindsight"
    basis           how it is known
Roles of containers (any widget):
    page            the ground everything stands on
    topbar          the bar above, with a hairline below it
    sidebar         the left side, with a hairline at its right
    panel           the right side, with a hairline at its left
    footer          the line of buttons below, with a hairline above it
    card            one thing among others of its kind
    card-active     the one being worked on
    card-flat       a surface without a border
    cover           covers everything: pause and lock
    line            a hairline (a plain QFrame)
Roles of views and fields:
    nav             a list or tree to choose a place with; what is chosen has a bar at its left
    note            a text field without a frame, in a card that has one
"""

import math
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from interviewer.resources import resource
from interviewer.settings import Colours
from interviewer.ui.palette import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    Palette,
)

ROLE: Final = "role"

CONTAINERS: Final = frozenset(
    {
        "page",
        "topbar",
        "sidebar",
        "panel",
        "footer",
        "card",
        "card-active",
        "card-flat",
        "cover",
    }
)
"""Roles that paint a ground of their own."""

_SIZES: Final = {"text": 14, "script": 16, "heading": 16, "prompt": 21, "title": 21, "aloud": 34}
"""Heights of the letters in pixels at 100 %; nothing is smaller than text."""


def apply_style(app: QApplication, colours: Colours, text_percent: int) -> None:
    """Dress the application, and follow the system from now on where it is asked to.

    May be called again whenever the person chooses otherwise.

    Args:
        app: The application.
        colours: What the person chose; "system" follows light, dark and contrast of the laptop,
            "high contrast" follows its light and dark.
        text_percent: How large the text is; 100 is 14 px.
    """
    look = app.findChild(_Look) or _Look(app)
    look.choose(colours, text_percent)


def set_role(widget: QWidget, role: str) -> None:
    """Say what the widget is, one of the roles above; empty makes it plain again."""
    if (widget.property(ROLE) or "") == role:
        return
    widget.setProperty(ROLE, role)
    if role in CONTAINERS:
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if isinstance(widget, QAbstractItemView):
        # Rows that are filled in before the view has a parent keep the height they had undressed.
        widget.ensurePolished()
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.updateGeometry()
        widget.update()


def palette_for(colours: Colours, *, dark: bool, contrast: bool) -> Palette:
    """The palette to wear.

    Args:
        colours: What the person chose.
        dark: Whether the system is dark.
        contrast: Whether the system asks for high contrast.
    """
    if colours in ("light", "dark"):
        return DARK if colours == "dark" else LIGHT
    if contrast or colours == "high contrast":
        return HIGH_CONTRAST_DARK if dark else HIGH_CONTRAST_LIGHT
    return DARK if dark else LIGHT


def stylesheet(palette: Palette, text_percent: int) -> str:
    """The stylesheet in these colours and sizes.

    Raises:
        KeyError: The stylesheet names a colour or size that there is not.
    """
    sizes = {f"{name}_px": _scaled(size, text_percent) for name, size in _SIZES.items()}
    on_surface, on_accent = ("light", "dark") if palette.dark else ("dark", "light")
    icons = resource("icons")
    names = {
        "check": f"check-{on_accent}.svg",
        "down": f"down-{on_surface}.svg",
    }
    return Template(resource("style.qss").read_text("utf-8")).substitute(
        vars(palette),
        **{name: f"{size}px" for name, size in sizes.items()},
        **{name: str(icons.joinpath(file)).replace("\\", "/") for name, file in names.items()},
        **_boxes(sizes["text_px"]),
    )


def _boxes(text: int) -> dict[str, str]:
    """Sizes that go with the text: tick boxes, the dot of a radio button, arrows, tags."""
    dot, line = text // 3, math.ceil(1.4 * text)
    sizes = {
        "box": text + 2,
        "radio": text // 2 + 2,
        "dot": dot,
        "hole": text + 4 - 2 * dot,
        "arrow": text - 2,
        "arrow_room": text + 8,
        "arrow_room_focus": text + 7,
        "line": line,
        "pill": line // 2 + 2,
    }
    return {f"{name}_px": f"{size}px" for name, size in sizes.items()}


def _scaled(size: int, text_percent: int) -> int:
    return round(size * text_percent / 100)


class _Look(QObject):
    """Remembers what the person chose, and follows the system where it is asked to."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._colours: Colours = "system"
        self._text_percent = 100
        self._worn: tuple[Palette, int] | None = None
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    def choose(self, colours: Colours, text_percent: int) -> None:
        self._colours, self._text_percent = colours, text_percent
        hints = self._app.styleHints()
        # The frame of the window and the system's own dialogs go along.
        if colours == "light":
            hints.setColorScheme(Qt.ColorScheme.Light)
        elif colours == "dark":
            hints.setColorScheme(Qt.ColorScheme.Dark)
        else:
            hints.unsetColorScheme()
        self._follow()

    def _follow(self) -> None:
        hints = self._app.styleHints()
        contrast = hints.accessibility().contrastPreference()
        palette = palette_for(
            self._colours,
            dark=hints.colorScheme() is Qt.ColorScheme.Dark,
            contrast=contrast is Qt.ContrastPreference.HighContrast,
        )
        if self._worn != (palette, self._text_percent):
            self._worn = palette, self._text_percent
            wear(self._app, palette, self._text_percent)


def wear(app: QApplication, palette: Palette, text_percent: int) -> None:
    """Put this palette on, whatever was chosen; for pictures and tests."""
    font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    font.setPixelSize(_scaled(_SIZES["text"], text_percent))
    app.setFont(font)
    app.setPalette(_qt_palette(palette))
    app.setStyleSheet(stylesheet(palette, text_percent))


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    worn = QPalette()
    for roles, colour in (
        ((role.Window, role.AlternateBase), palette.window),
        ((role.Base, role.Button, role.ToolTipBase), palette.surface),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), palette.text),
        ((role.PlaceholderText,), palette.muted),
        ((role.Highlight, role.Accent, role.Link, role.LinkVisited), palette.accent),
        ((role.HighlightedText, role.BrightText), palette.accent_text),
        ((role.Light, role.Midlight, role.Mid), palette.hairline),
        ((role.Dark, role.Shadow), palette.border),
    ):
        for one in roles:
            worn.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        worn.setColor(QPalette.ColorGroup.Disabled, one, QColor(palette.muted))
    return worn
