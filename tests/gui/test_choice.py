"""A few words of which one holds, by keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from interviewer.domain.words import Answer
from interviewer.ui.form import Choice

TAB = Qt.Key.Key_Tab


class Asked(QWidget):
    """A choice between two fields."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.choice = Choice(Answer, labels=("Not yet", "Yes", "No"))
        column = QVBoxLayout(self)
        for part in (self.before, self.choice, self.after):
            column.addWidget(part)


@pytest.fixture
def asked(qtbot: Any) -> Asked:
    page = Asked()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.before.setFocus()
    qtbot.waitUntil(page.before.hasFocus)
    return page


def presses(qtbot: Any, key: Qt.Key) -> QWidget | None:
    qtbot.keyClick(QApplication.focusWidget(), key)
    return QApplication.focusWidget()


@pytest.mark.parametrize("word", list(Answer))
def test_tab_stops_at_what_is_chosen_and_goes_on(asked: Asked, qtbot: Any, word: Answer) -> None:
    asked.choice.choose(word)
    stop = presses(qtbot, TAB)
    assert stop is asked.choice.focusProxy()
    assert presses(qtbot, TAB) is asked.after
    assert presses(qtbot, Qt.Key.Key_Backtab) is stop


def test_arrow_keys_choose_and_tab_follows(asked: Asked, qtbot: Any) -> None:
    presses(qtbot, TAB)
    presses(qtbot, Qt.Key.Key_Right)
    assert asked.choice.word is Answer.YES
    assert presses(qtbot, TAB) is asked.after
    assert presses(qtbot, Qt.Key.Key_Backtab) is asked.choice.focusProxy()
    assert asked.choice.word is Answer.YES


def test_other_words_may_stand_for_them(asked: Asked) -> None:
    labels = [button.text() for button in asked.choice._buttons.buttons()]
    assert labels == ["Not yet", "Yes", "No"]
