"""Every role is dressed, and nothing moves when the keyboard comes."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTextEdit,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from interviewer.resources import resource
from interviewer.settings import TEXT_PERCENT, Colours
from interviewer.ui import style
from interviewer.ui.palette import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    PALETTES,
    Palette,
)
from interviewer.ui.style import apply_style, palette_for, set_role, stylesheet, wear
from tests.private_bus import PrivateBus
from tests.system_packages import wants

UI = Path(style.__file__).parent
QSS = resource("style.qss").read_text("utf-8")
CHIPS = ("chip", "chip-suggested", "chip-followup")
NOTE_WORDS = ("frame", "frame-hindsight", "basis")

ids = ["light", "dark", "high contrast light", "high contrast dark"]
every_palette = pytest.mark.parametrize("palette", PALETTES, ids=ids)


def test_colours_are_named_in_the_palette_and_nowhere_else() -> None:
    literal = re.compile(
        r"#[0-9a-fA-F]{3,8}\b|rgba?\(|QColor\(|setStyleSheet|(?<!painter)\.setFont\("
    )
    kept = {UI / "palette.py", UI / "style.py"}
    for file in UI.rglob("*.py"):
        assert file in kept or not literal.search(file.read_text("utf-8")), file
    assert not literal.search(re.sub(r"/\*.*?\*/", "", QSS, flags=re.S))


def test_the_documented_roles_are_the_ones_that_are_dressed() -> None:
    documented = set(re.findall(r"^    ([a-z-]+) +\S", style.__doc__ or "", re.M))
    assert set(re.findall(r'role="([a-z-]+)"', QSS)) == documented


def test_every_role_a_page_uses_is_documented() -> None:
    documented = set(re.findall(r'role="([a-z-]+)"', QSS))
    for file in UI.rglob("*.py"):
        for used in re.findall(r"set_role\([^)]*\"([a-z-]+)\"\)", file.read_text("utf-8")):
            assert used in documented, f"{file}: {used}"


@every_palette
@pytest.mark.parametrize("percent", [TEXT_PERCENT[0], 150, TEXT_PERCENT[-1]])
def test_every_colour_and_size_in_the_stylesheet_is_known(palette: Palette, percent: int) -> None:
    filled = stylesheet(palette, percent)
    assert "$" not in filled
    for name in re.findall(r'url\("([^"]+)"\)', filled):
        assert Path(name).is_file()


def sizes(percent: int) -> list[int]:
    return [int(px) for px in re.findall(r"font-size: (\d+)px", stylesheet(LIGHT, percent))]


def test_nothing_is_smaller_than_text_of_fourteen_pixels(app: QApplication) -> None:
    assert app.font().pixelSize() == 14
    assert min(sizes(100)) > 14


def test_twice_the_text_is_twice_as_large_everywhere(app: QApplication) -> None:
    apply_style(app, "light", 200)
    assert app.font().pixelSize() == 28
    assert sizes(200) == [2 * px for px in sizes(100)]


# What is worn


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_style(qapp, "light", 100)
    wear(qapp, LIGHT, 100)
    yield qapp
    apply_style(qapp, "light", 100)
    wear(qapp, LIGHT, 100)


def window_colour(app: QApplication) -> str:
    return app.palette().color(QPalette.ColorRole.Window).name()


@pytest.mark.parametrize(
    ("colours", "dark", "contrasting", "worn"),
    [
        ("system", False, False, LIGHT),
        ("system", True, False, DARK),
        ("system", False, True, HIGH_CONTRAST_LIGHT),
        ("system", True, True, HIGH_CONTRAST_DARK),
        ("light", True, True, LIGHT),
        ("dark", False, True, DARK),
        ("high contrast", False, False, HIGH_CONTRAST_LIGHT),
        ("high contrast", True, False, HIGH_CONTRAST_DARK),
    ],
)
def test_what_the_person_chose_goes_before_what_the_system_says(
    colours: Colours, dark: bool, contrasting: bool, worn: Palette
) -> None:
    assert palette_for(colours, dark=dark, contrast=contrasting) is worn


@pytest.mark.parametrize(
    ("colours", "worn"),
    [
        ("system", LIGHT),  # the invisible screen of the tests has no scheme of its own
        ("light", LIGHT),
        ("dark", DARK),
        ("high contrast", HIGH_CONTRAST_LIGHT),
    ],
)
def test_every_choice_is_worn_and_can_be_changed_again(
    app: QApplication, colours: Colours, worn: Palette
) -> None:
    apply_style(app, colours, 120)
    assert app.font().pixelSize() == 17
    assert window_colour(app) == worn.window
    apply_style(app, "dark", 100)
    assert window_colour(app) == DARK.window


@pytest.fixture
def desktop() -> Iterator[PrivateBus]:
    """A desktop that is dark, until it is told otherwise."""
    bus = PrivateBus()
    bus.start_service("tests.desktop_portal")
    yield bus
    bus.stop()


@pytest.fixture
def follower(desktop: PrivateBus) -> Iterator[IO[str]]:
    """The colour of the window, a line each time that it changes, in a process of its own."""
    surroundings = {
        **os.environ,
        "DBUS_SESSION_BUS_ADDRESS": desktop.address,
        "QT_QPA_PLATFORMTHEME": "xdgdesktopportal",
    }
    program = [sys.executable, "-c", FOLLOWS]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=surroundings
    ) as told:
        assert told.stdout is not None
        yield told.stdout
        told.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="the desktop portal is how Linux tells")
@wants("dbus-daemon", "dbus-daemon")
def test_it_follows_the_desktop_from_dark_to_light_to_high_contrast(
    desktop: PrivateBus, follower: IO[str]
) -> None:
    from tests import desktop_portal as portal

    assert follower.readline().strip() == DARK.window
    desktop.call(portal.NAME, "Change", "su", "color-scheme", portal.LIGHT)
    assert follower.readline().strip() == LIGHT.window
    desktop.call(portal.NAME, "Change", "su", "contrast", portal.HIGH_CONTRAST)
    assert follower.readline().strip() == HIGH_CONTRAST_LIGHT.window


FOLLOWS = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from interviewer.ui.style import apply_style

app = QApplication([])
apply_style(app, "system", 100)
told = ""

class Follower(QWidget):
    def changeEvent(self, event):
        self.tell()

    def tell(self):
        global told
        colour = app.palette().window().color().name()
        if colour != told:
            told = colour
            print(colour, flush=True)

follower = Follower()
follower.tell()
QTimer.singleShot(30_000, app.quit)  # where nothing ever changes, the test shall not wait for ever
app.exec()
"""


# What is dressed

Show = Callable[[QWidget], None]


@pytest.fixture
def show(app: QApplication, qtbot: Any) -> Iterator[Show]:
    """Shows a widget in a window in which the keyboard is somewhere else."""
    windows = list[QWidget]()

    def show(widget: QWidget) -> None:
        window, elsewhere = QWidget(), QLineEdit()
        windows.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        column.addWidget(elsewhere)
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        window.show()
        qtbot.waitActive(window)
        elsewhere.setFocus()

    yield show
    windows.clear()


def a(kind: type[QWidget], role: str = "") -> Callable[[], QWidget]:
    """How to make one, with words on it where it can have any."""

    def make() -> QWidget:
        widget = kind()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            widget.setText("At the time")
        if isinstance(widget, QToolButton) and role in ("button", *NOTE_WORDS):
            widget.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            widget.setMenu(QMenu(widget))
        set_role(widget, role)
        return widget

    return make


CONTROLS = {
    f"{kind.__name__} {role}".strip(): a(kind, role)
    for kind, roles in {
        QPushButton: ("", "primary", "link", "nav", *CHIPS),
        QToolButton: ("", "button", "link", *NOTE_WORDS, "disclosure", *CHIPS),
        QLineEdit: ("",),
        QTextEdit: ("",),
        QPlainTextEdit: ("",),
        QComboBox: ("",),
        QCheckBox: ("",),
        QRadioButton: ("",),
        QListWidget: ("", "nav"),
        QTreeWidget: ("", "nav"),
        QTableWidget: ("",),
    }.items()
    for role in roles
}

every_control = pytest.mark.parametrize("make", CONTROLS.values(), ids=list(CONTROLS))


def picture(widget: QWidget) -> QImage:
    """The widget on what is behind it."""
    window = widget.window()
    at = QRect(widget.mapTo(window, QPoint()), widget.size())
    return window.grab(at).toImage().convertToFormat(QImage.Format.Format_RGB32)


def rows_of(image: QImage, colour: str) -> int:
    """How many of its rows are in this colour for the most part."""
    wanted, width, height = QColor(colour).rgb(), image.width(), image.height()
    counts = (sum(image.pixel(x, y) == wanted for x in range(width)) for y in range(height))
    return sum(count > width / 2 for count in counts)


@every_palette
@every_control
def test_the_keyboard_can_be_seen_and_moves_nothing(
    qtbot: Any, app: QApplication, show: Show, palette: Palette, make: Callable[[], QWidget]
) -> None:
    wear(app, palette, 100)
    widget = make()
    show(widget)
    before, place = picture(widget), (widget.geometry(), widget.sizeHint())
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    # Buttons remember how large they want to be; the next change of style makes them ask again.
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    assert (widget.geometry(), widget.sizeHint()) == place
    after = picture(widget)
    assert after != before
    if rows_of(before, palette.accent) < 5:  # a primary button has its ring inside its own colour
        # Two pixels at least, above and below.
        assert rows_of(after, palette.ring) >= rows_of(before, palette.ring) + 4


@every_palette
def test_the_ring_of_a_primary_button_stands_off_from_it(
    qtbot: Any, app: QApplication, show: Show, palette: Palette
) -> None:
    wear(app, palette, 100)
    button = a(QPushButton, "primary")()
    show(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    down = [picture(button).pixelColor(12, y).name() for y in range(8)]
    assert down[:2] == [palette.ring] * 2
    assert down[2:4] == [palette.window] * 2
    assert down[4:8] == [palette.ring] * 2 + [palette.accent] * 2


@pytest.mark.parametrize("percent", [100, 200])
def test_chips_of_every_kind_are_of_one_height(app: QApplication, show: Show, percent: int) -> None:
    wear(app, LIGHT, percent)
    row = QWidget()
    across = QHBoxLayout(row)
    chips = [a(kind, role)() for kind in (QLabel, QPushButton, QToolButton) for role in CHIPS]
    for chip in chips:
        across.addWidget(chip)
    show(row)
    assert len({chip.height() for chip in chips}) == 1
    assert chips[0].height() > chips[0].fontMetrics().height()


def test_a_card_that_becomes_active_moves_nothing(qtbot: Any, show: Show) -> None:
    card, inside = QFrame(), QLabel("One nurse for three schools that term")
    QHBoxLayout(card).addWidget(inside)
    set_role(card, "card")
    show(card)
    before, place = picture(card), (card.geometry(), inside.geometry())
    set_role(card, "card-active")
    assert picture(card) != before
    assert (card.geometry(), inside.geometry()) == place


def test_a_role_shows_at_once_on_a_widget_that_is_already_there(show: Show) -> None:
    label = QLabel("Words")
    show(label)
    set_role(label, "title")
    assert label.font().pixelSize() == 21
    set_role(label, "")
    assert label.font().pixelSize() == 14


def test_a_role_given_before_the_widget_is_shown_is_worn_when_it_is(show: Show) -> None:
    label = QLabel("Words")
    set_role(label, "prompt")
    show(label)
    assert label.font().pixelSize() == 21


class Container(QWidget):
    """As pages make them: Qt does not paint the ground of a subclass unless asked."""


GROUNDS = {
    "page": DARK.window,
    "cover": DARK.window,
    "footer": DARK.window,
    "topbar": DARK.surface,
    "sidebar": DARK.surface,
    "panel": DARK.surface,
    "card": DARK.surface,
    "card-active": DARK.surface,
    "card-flat": DARK.surface,
}


@pytest.mark.parametrize("role", sorted(style.CONTAINERS))
def test_any_widget_can_be_a_container(app: QApplication, show: Show, role: str) -> None:
    wear(app, DARK, 100)
    ground = GROUNDS[role]
    behind = QFrame()
    set_role(behind, "page" if ground == DARK.surface else "card-flat")
    container = Container()
    container.setMinimumSize(40, 40)
    set_role(container, role)
    QVBoxLayout(behind).addWidget(container)
    show(behind)
    assert picture(behind).pixelColor(container.geometry().center()).name() == ground


def test_rows_filled_in_before_a_nav_list_has_a_parent_have_their_full_height(show: Show) -> None:
    places = QListWidget()
    set_role(places, "nav")
    places.addItems(["Interviews", "Episodes and agencies", "Plan"])
    places.setCurrentRow(1)
    show(places)
    heights = {places.visualItemRect(places.item(row)).height() for row in range(3)}
    (height,) = heights  # the chosen row is as high as the others
    assert height >= places.fontMetrics().height() + 2 * 7  # what the stylesheet pads
