"""The right side of the guidance page: whatever part is chosen, to be read or changed."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from interviewer.domain.guidance import AFTER_ACCOUNT, Guidance, Item, Prompt
from interviewer.domain.guidance.editing import (
    with_area,
    with_item,
    with_line,
    with_section_title,
    with_texts,
)
from interviewer.ui.form import Form, TextField
from interviewer.ui.guidance.item_form import ItemForm
from interviewer.ui.guidance.long_text import LongText
from interviewer.ui.guidance.names_form import NamesForm
from interviewer.ui.guidance.outline import NAMES, TEXTS
from interviewer.ui.sentence import words

_LINES = 18


class GuidanceEditor(QStackedWidget):
    """Shows one part of a guidance.

    Signals:
        edited: Carries the guidance with the change.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guidance: Guidance | None = None
        self._key = ""
        self.text_heading, self.text = words("", "heading"), LongText(_LINES)
        self.names_heading, self.names = words("", "heading"), NamesForm()
        self.section_title, self.item = TextField(), ItemForm()
        self.text.left.connect(self._keep_text)
        self.names.changed.connect(self._keep_name)
        self.section_title.editingFinished.connect(self._keep_title)
        self.item.changed.connect(self._keep_item)
        section = Form()
        section.add_field("&Title of the section", self.section_title)
        self._text_page = _page(self.text_heading, self.text)
        self._names_page = _page(self.names_heading, self.names)
        self._section_page, self._item_page = _page(section), _page(self.item)
        for page in (self._text_page, self._names_page, self._section_page, self._item_page):
            self.addWidget(page)

    def show_part(self, guidance: Guidance, key: str, *, open_: bool) -> None:
        """Show the part with this key of the outline; closed, it can only be read."""
        self._guidance, self._key = guidance, key
        kind, _, name = key.partition(":")
        if kind == "text":
            self.text_heading.setText(TEXTS[name])
            self.text.setAccessibleName(TEXTS[name])
            self.text.show_text(getattr(guidance, name))
            self.text.setReadOnly(not open_)
            self.setCurrentWidget(self._text_page)
        elif kind == "names":
            self.names_heading.setText(NAMES[name])
            self.names.show_names(getattr(guidance, name), open_=open_)
            self.setCurrentWidget(self._names_page)
        elif kind == "section":
            section = guidance.section(name)
            self.section_title.show_text(section.title if section else "")
            self.section_title.setReadOnly(not open_)
            self.setCurrentWidget(self._section_page)
        else:
            self._show_item(guidance, name, open_=open_)

    def hand_over(self) -> None:
        """Tell of what was typed and not left yet."""
        kind = self._key.partition(":")[0]
        if kind == "text":
            self._keep_text()
        elif kind == "section":
            self._keep_title()
        elif kind == "item":
            self.item.hand_over()

    def _show_item(self, guidance: Guidance, name: str, *, open_: bool) -> None:
        item, section = guidance.item(name), guidance.section_of(name)
        if item is None or section is None:
            return
        waits = isinstance(item, Prompt) and item.waits_for_account
        after = waits or section.kind in AFTER_ACCOUNT
        self.item.show_item(guidance, item, after_account=after, open_=open_)
        self.setCurrentWidget(self._item_page)

    def _keep_text(self) -> None:
        name = self._key.partition(":")[2]
        if self._guidance is None or self.text.isReadOnly() or name not in TEXTS:
            return
        self._edit(with_texts(self._guidance, **{name: self.text.words}))

    def _keep_name(self, name: str, title: str) -> None:
        if self._guidance is None:
            return
        for area in self._guidance.areas:
            if area.id == name and self._key == "names:areas":
                self._edit(with_area(self._guidance, replace(area, title=title)))
                return
        for line in self._guidance.lines:
            if line.id == name:
                self._edit(with_line(self._guidance, replace(line, title=title)))
                return

    def _keep_title(self) -> None:
        kind, _, name = self._key.partition(":")
        if kind != "section" or self._guidance is None or self.section_title.isReadOnly():
            return
        if self.section_title.words:
            self._edit(with_section_title(self._guidance, name, self.section_title.words))

    def _keep_item(self, item: Item) -> None:
        if self._guidance is not None:
            self._edit(with_item(self._guidance, item))

    def _edit(self, guidance: Guidance) -> None:
        if guidance != self._guidance:
            self._guidance = guidance
            self.edited.emit(guidance)


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part)
    column.addStretch()
    return page
