"""The table that every list is shown in."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSortFilterProxyModel, Qt

from interviewer.ui.table import ITEM, Column, Table, TableModel, _shared


@dataclass(frozen=True)
class Pupil:
    id: int
    name: str
    school: str = "Saltmarsh"


COLUMNS = (
    Column[Pupil](heading="Name", text=lambda pupil: pupil.name, strong=True),
    Column[Pupil](heading="School", text=lambda pupil: pupil.school),
)
ONE, TWO, THREE = Pupil(1, "SK1"), Pupil(2, "SK2"), Pupil(3, "SK3")


@pytest.fixture
def model(qtbot: Any) -> TableModel[Pupil]:
    return TableModel(COLUMNS, lambda pupil: pupil.id)


@pytest.fixture
def table(qtbot: Any, model: TableModel[Pupil]) -> Table[Pupil]:
    table = Table("Pupils", model)
    qtbot.addWidget(table)
    table.show_items([ONE, TWO, THREE])
    table.resize(600, 300)
    table.show()
    return table


def test_the_model_obeys_qt(qtmodeltester: Any, model: TableModel[Pupil]) -> None:
    model.show_items([ONE, TWO])
    qtmodeltester.check(model)


def test_a_cell_gives_its_words_and_its_item(model: TableModel[Pupil]) -> None:
    model.show_items([ONE])
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    assert proxy.index(0, 0).data() == "SK1"
    assert proxy.index(0, 0).data(ITEM) is ONE
    assert proxy.headerData(1, Qt.Orientation.Horizontal) == "School"


def test_a_cell_says_its_column_to_a_screen_reader(model: TableModel[Pupil]) -> None:
    model.show_items([ONE, replace(TWO, school="")])
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 1).data(role) == "School: Saltmarsh"
    assert model.index(1, 1).data(role) == "School: empty"


def test_what_was_chosen_stays_chosen_when_it_changes(table: Table[Pupil]) -> None:
    table.choose(TWO.id)
    changed = replace(TWO, school="Ropewalk")
    table.show_items([ONE, changed, THREE])
    assert table.item == changed


def test_what_was_chosen_stays_chosen_when_it_moves(table: Table[Pupil]) -> None:
    table.choose(TWO.id)
    table.show_items([THREE, ONE, TWO])
    assert table.item == TWO


def test_the_first_one_is_chosen_when_what_was_chosen_is_gone(table: Table[Pupil]) -> None:
    table.choose(TWO.id)
    table.show_items([THREE, ONE])
    assert table.item == THREE


def test_an_empty_list_has_nothing_to_open(qtbot: Any, table: Table[Pupil]) -> None:
    table.show_items([])
    assert table.item is None
    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_arrows_choose_and_enter_opens(qtbot: Any, table: Table[Pupil], key: Qt.Key) -> None:
    with qtbot.waitSignal(table.chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert chosen.args == [TWO]
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, key)
    assert opened.args == [TWO]


def test_a_double_click_opens(qtbot: Any, table: Table[Pupil]) -> None:
    place = table.visualRect(table.model().index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [THREE]


def test_nothing_is_cut_off_in_a_narrow_window(qtbot: Any, table: Table[Pupil]) -> None:
    long = replace(ONE, school="The school at the far end of the harbour, past the lantern")
    table.show_items([ONE, TWO])
    low = table.rowHeight(0)
    table.show_items([long, TWO])
    table.resize(260, 300)
    assert table.rowHeight(0) > low
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)


def test_a_page_too_narrow_for_columns_says_everything_in_one(table: Table[Pupil]) -> None:
    long = replace(ONE, school="The school at the far end of the harbour, past the lantern")
    table.show_items([long])
    table.resize(110, 300)
    assert table.isColumnHidden(1)
    assert table.model().index(0, 0).data() == f"SK1\nSchool: {long.school}"
    table.resize(900, 300)
    assert not table.isColumnHidden(1)
    assert table.model().index(0, 0).data() == "SK1"


@given(st.lists(st.integers(0, 500), min_size=1), st.integers(0, 3000))
def test_widths_fill_the_room_exactly(widths: list[int], room: int) -> None:
    shared = _shared(widths, [width + 1 for width in widths], room)
    assert sum(shared) == room
