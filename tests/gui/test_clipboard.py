"""What is copied is marked as sensitive, and forgotten where it came from here."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

from interviewer.ui.clipboard import forget_clipboard, sensitive_mime


@pytest.fixture
def clipboard(qapp: Any) -> Iterator[QClipboard]:
    clipboard = QGuiApplication.clipboard()
    yield clipboard
    clipboard.clear()


def test_what_is_copied_can_be_pasted(clipboard: QClipboard) -> None:
    clipboard.setMimeData(sensitive_mime("Would now ring first.\nĄžuolas, Коваль"))
    assert clipboard.text() == "Would now ring first.\nĄžuolas, Коваль"


def test_kde_is_asked_to_keep_it_out_of_the_history() -> None:
    assert sensitive_mime("words").data("x-kde-passwordManagerHint").data() == b"secret"


@pytest.mark.parametrize(
    "name",
    [
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
    ],
)
def test_windows_is_asked_to_keep_it_out_of_history_and_cloud(name: str) -> None:
    held = sensitive_mime("words").data(f'application/x-qt-windows-mime;value="{name}"')
    assert held.data() == b"\0\0\0\0"


def test_no_mark_repeats_the_words() -> None:
    mime = sensitive_mime("lighthouse")
    formats = [name for name in mime.formats() if name != "text/plain"]
    assert not [name for name in formats if b"lighthouse" in mime.data(name).data()]


def test_what_was_copied_here_is_forgotten(clipboard: QClipboard) -> None:
    clipboard.setMimeData(sensitive_mime("words of a practitioner"))
    forget_clipboard(clipboard)
    assert clipboard.text() == ""


def test_what_somebody_copied_elsewhere_stays(clipboard: QClipboard) -> None:
    from_elsewhere = QMimeData()
    from_elsewhere.setText("a telephone number")
    clipboard.setMimeData(from_elsewhere)
    forget_clipboard(clipboard)
    assert clipboard.text() == "a telephone number"


def test_an_empty_clipboard_is_left_alone(clipboard: QClipboard) -> None:
    clipboard.clear()
    forget_clipboard(clipboard)
    assert clipboard.text() == ""
