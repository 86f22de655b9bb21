"""What practitioners replied to the extract of a finding; no reply is never agreement."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from interviewer.domain.concluding import replies_to
from interviewer.domain.dates import NotADateError, british_date
from interviewer.domain.findings import ExtractReply, Finding
from interviewer.domain.review import Review
from interviewer.ui.findings.parts import Area
from interviewer.ui.form import DateField, Form
from interviewer.ui.layouts import clear_layout
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

_NOTE = (
    "Who had the practitioner’s extract with this finding in it. Where nothing came back, that is "
    "no reply: it is never read as agreement."
)


class Replies(QWidget):
    """One card for everybody who had the extract; not there where nobody had."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.cards: dict[UUID, ReplyCard] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words("Replies to the extract", "heading"))
        column.addWidget(words(_NOTE, "muted"))
        column.addLayout(self._cards)
        self.hide()

    def show_finding(self, review: Review, finding: Finding) -> None:
        """Show who had it and what they said."""
        replies = replies_to(review, finding)
        if [reply.id for reply in replies] != list(self.cards):
            for card in self.cards.values():
                card.hand_over()
            clear_layout(self._cards)
            self.cards = {reply.id: ReplyCard(self._workspace, reply.id) for reply in replies}
            for card in self.cards.values():
                self._cards.addWidget(card)
        for reply in replies:
            self.cards[reply.id].show_reply(review, reply)
        self.setVisible(bool(replies))

    def hand_over(self) -> None:
        """Save what was typed."""
        for card in self.cards.values():
            card.hand_over()


class ReplyCard(QFrame):
    """What one practitioner replied; saved on leaving a field."""

    def __init__(self, workspace: Workspace, reply: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._workspace, self._id = workspace, reply
        self.who, self.replied, self.words = words("", "subheading"), DateField(), Area("Reply")
        self.replied.editingFinished.connect(self.hand_over)
        self.words.editor.left.connect(self.hand_over)
        form = Form(label="Other explanation")
        self._remark = form.add_field("Came on", self.replied)
        form.add_field("Their words", self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.who)
        column.addWidget(form)

    def show_reply(self, review: Review, reply: ExtractReply) -> None:
        """Show it as it is."""
        who = review.practitioners[reply.practitioner].reference
        given = f"had it on {british_date(reply.given_out)}" if reply.given_out else "had it"
        came = reply.replied is not None or reply.words.strip()
        self.who.setText(f"{who} {given}{'' if came else ': no reply'}")
        self.words.editor.setAccessibleName(f"Reply of {who}")
        self.replied.setAccessibleName(f"When the reply of {who} came")
        if not self.words.editor.hasFocus():
            self.words.show_text(reply.words)
        self.replied.show_day(reply.replied)

    def hand_over(self) -> None:
        """Save what was typed, as far as it is right."""
        reply = self._workspace.review.extract_replies.get(self._id)
        if reply is None:
            return
        day = reply.replied
        try:
            day = self.replied.day()
            self._remark.say("")
        except NotADateError as error:
            self._remark.say(error.sentence)
        changed = replace(
            reply, words=self.words.words.strip(), replied=day, by=self._workspace.review.initials
        )
        if replace(changed, by=reply.by) != reply:
            self._workspace.edit(changed)
