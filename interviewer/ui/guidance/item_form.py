"""One item of the guidance, to be read or changed."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from interviewer.domain.guidance import Check, Guidance, Item, Prompt, Script
from interviewer.domain.guidance.wording import check_wording
from interviewer.domain.words import Audience
from interviewer.ui.form import Choice, Form, TextField
from interviewer.ui.guidance.long_text import LongText
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.sentence import words

_KINDS = {Script: "Script, read aloud", Check: "Check, ticked", Prompt: "Prompt"}


class ItemForm(QWidget):
    """The fields of a script, a check or a prompt; a prompt's wording is looked at as one types.

    Signals:
        changed: Carries the item as it is now; on leaving a field.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self._after_account = False
        self.kind = words("", "heading")
        self.text, self.manager = LongText(3), LongText(2)
        self.probes, self.why = LongText(4), LongText(3)
        self.source, self.field = TextField(), TextField()
        self.audience: Choice[Audience] = Choice(Audience)
        self.core = QCheckBox("Core: at most two in an area")
        self.hindsight = QCheckBox("Folded until the account is complete")
        self.lines_box = QWidget()
        self._lines = FlowLayout(self.lines_box, spacing=12)
        self._line_boxes: dict[str, QCheckBox] = {}
        for text in (self.text, self.manager, self.probes, self.why):
            text.left.connect(self._tell)
        for line in (self.source, self.field):
            line.editingFinished.connect(self._tell)
        self.text.textChanged.connect(self._look)
        self.probes.textChanged.connect(self._look)
        self.audience.chosen.connect(self._tell)
        for box in (self.core, self.hindsight):
            box.clicked.connect(self._tell)
        self._lay_out()

    def show_item(
        self, guidance: Guidance, item: Item, *, after_account: bool, open_: bool
    ) -> None:
        """Show the item; closed, it can be read and nothing is said of changes."""
        self._item = None  # nothing that is filled in below is a change
        self._after_account = after_account
        self.kind.setText(_KINDS[type(item)] + (", retired" if item.retired else ""))
        self.text.show_text(item.text)
        self.manager.show_text(getattr(item, "manager_text", ""))
        self.probes.show_text("\n".join(getattr(item, "probes", ())))
        self.why.show_text(getattr(item, "why", ""))
        self.source.show_text(getattr(item, "source", ""))
        self.field.show_text(getattr(item, "field", ""))
        self.audience.choose(item.audience)
        self.core.setChecked(getattr(item, "core", False))
        self.hindsight.setChecked(getattr(item, "hindsight", False))
        self._show_lines(guidance, item)
        self._show_fields(item, open_=open_)
        self._item = item
        self._look()

    def hand_over(self) -> None:
        """Tell of what was typed."""
        self._tell()

    def _read(self, item: Item) -> Item:
        text = self.text.words.strip() or item.text
        if isinstance(item, Script):
            return replace(
                item, text=text, manager_text=self.manager.words, audience=self.audience.word
            )
        if isinstance(item, Check):
            return replace(
                item,
                text=text,
                field=self.field.words,
                why=self.why.words,
                audience=self.audience.word,
            )
        lines = tuple(line for line, box in self._line_boxes.items() if box.isChecked())
        probes = (probe.strip() for probe in self.probes.words.split("\n"))
        return replace(
            item,
            text=text,
            manager_text=self.manager.words,
            probes=tuple(probe for probe in probes if probe),
            why=self.why.words,
            source=self.source.words,
            core=self.core.isChecked(),
            hindsight=self.hindsight.isChecked(),
            lines=lines,
            audience=self.audience.word,
        )

    def _tell(self) -> None:
        if self._item is None or self.text.isReadOnly():
            return
        now = self._read(self._item)
        if now != self._item:
            self._item = now
            self.changed.emit(now)

    def _look(self) -> None:
        """Say what is worth a second look in the wording."""
        if not isinstance(self._item, Prompt):
            self._remark.say("")
            self._probes_remark.say("")
            return
        texts = ((self._remark, [self.text.words]), (self._probes_remark, self._probe_texts()))
        for remark, looked_at in texts:
            found = [
                f"“{each.words}”: {each.fault}; {each.instead}"
                for text in looked_at
                for each in check_wording(text, after_account=self._after_account)
            ]
            remark.say("\n".join(found), "hint")

    def _probe_texts(self) -> list[str]:
        return self.probes.words.split("\n")

    def _show_lines(self, guidance: Guidance, item: Item) -> None:
        known = [line.id for line in guidance.lines]
        if list(self._line_boxes) != known:
            for old in self._line_boxes.values():
                self._lines.removeWidget(old)
                old.deleteLater()
            self._line_boxes = {}
            for line in guidance.lines:
                box = QCheckBox(line.chip)
                box.setAccessibleName(line.title)
                box.clicked.connect(self._tell)
                self._line_boxes[line.id] = box
                self._lines.addWidget(box)
        held = getattr(item, "lines", ())
        for line_id, box in self._line_boxes.items():
            box.setChecked(line_id in held)

    def _show_fields(self, item: Item, *, open_: bool) -> None:
        is_prompt, is_check = isinstance(item, Prompt), isinstance(item, Check)
        self._form.show_only(
            self.text,
            self.audience,
            *(() if is_check else (self.manager,)),
            *((self.field, self.why) if is_check else ()),
            *(
                (self.probes, self.why, self.source, self.core, self.hindsight, self.lines_box)
                if is_prompt
                else ()
            ),
        )
        for text in (self.text, self.manager, self.probes, self.why):
            text.setReadOnly(not open_)
        for line in (self.source, self.field):
            line.setReadOnly(not open_)
        for widget in (self.audience, self.core, self.hindsight, self.lines_box):
            widget.setEnabled(open_)

    def _lay_out(self) -> None:
        self._form = form = Form()
        self._remark = form.add_field("&Wording", self.text)
        form.add_field("Wording for a &manager", self.manager, "Empty where it is the same.")
        self._probes_remark = form.add_field(
            "&Follow-ons", self.probes, "One in each line, in order."
        )
        form.add_field("Wh&y we ask", self.why)
        form.add_field("Where the reason &comes from", self.source)
        form.add_field("Field for &details", self.field, "Empty where a tick is enough.")
        form.add_field("F&or", self.audience)
        form.add_field("Counted", self.core)
        form.add_field("Hindsight", self.hindsight)
        form.add_field("Lines of enquiry", self.lines_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.kind)
        column.addWidget(form)
