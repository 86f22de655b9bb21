"""Copying note text so that the system does not keep it, and forgetting it on lock."""

from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

_OURS: Final = "application/x-interviewer-note"

_NO: Final = bytes(4)  # a DWORD of nought
_MARKS: Final = {
    # Klipper and the clipboard managers that follow it.
    "x-kde-passwordManagerHint": b"secret",
    # Windows: "Cloud Clipboard and Clipboard History Formats". Qt strips this wrapping and gives
    # the system the format itself.
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': _NO,
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': _NO,
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': _NO,
    _OURS: b"",
}


def sensitive_mime(text: str) -> QMimeData:
    """The text for the clipboard, marked to be left out of its history and of any cloud.

    The marks are requests: a clipboard manager that does not know them still keeps the text.
    """
    mime = QMimeData()
    mime.setText(text)
    for name, value in _MARKS.items():
        mime.setData(name, value)
    return mime


def forget_clipboard(clipboard: QClipboard) -> None:
    """Empty the clipboard where what it holds came from here; leave alone what came from elsewhere.

    The second clipboard of X11 and Wayland, filled by selecting text, is emptied too. To be called
    on lock and before the application ends: Windows keeps the clipboard of a process that has
    gone, and Qt cannot take data made in Python apart once Python has gone.
    """
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if _is_ours(clipboard, mode):
            clipboard.clear(mode)


def _is_ours(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    if mode is QClipboard.Mode.Selection:
        return clipboard.supportsSelection() and clipboard.ownsSelection()
    if clipboard.ownsClipboard():
        return True
    held = clipboard.mimeData()
    # None where nothing was ever copied, whatever Qt's annotation says.
    return held is not None and held.hasFormat(_OURS)  # type: ignore[redundant-expr]
