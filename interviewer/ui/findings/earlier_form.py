"""One earlier review, whose learning a finding may repeat."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from interviewer.domain.dates import NotADateError
from interviewer.domain.findings import EarlierReview
from interviewer.domain.review import Review
from interviewer.ui.findings.parts import at_left
from interviewer.ui.findings.value_form import ValueForm
from interviewer.ui.form import DateField, Form, TextField
from interviewer.ui.sentence import words
from interviewer.ui.workspace import Workspace


class EarlierReviewForm(ValueForm[EarlierReview]):
    """Title, when it was published, and what was learned then.

    Signals:
        withdrawn: Take it out.
    """

    kind = EarlierReview
    withdrawn = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.title, self.published, self.out = TextField(), DateField(), QPushButton("&Take out")
        self.title.editingFinished.connect(self.hand_over)
        self.published.editingFinished.connect(self.hand_over)
        self.out.clicked.connect(self.withdrawn)
        form = Form(label="Other explanation")
        self._title_remark = form.add_field("Title", self.title, "As it was published.")
        self._remark = form.add_field("Published", self.published)
        form.add_field("What was learned", self.add_text("learning", "What was learned"))
        column = self.ground.column
        column.addWidget(words("Earlier review", "title"))
        column.addLayout(at_left((self.out,)))
        column.addWidget(form)
        column.addStretch()

    def show_rest(self, _: Review, value: EarlierReview) -> None:
        self.title.show_text(value.title)
        self.published.show_day(value.published)

    def hand_over(self) -> None:
        super().hand_over()
        value = self.value
        if value is None:
            return
        published = value.published
        try:
            published = self.published.day()
            self._remark.say("")
        except NotADateError as error:
            self._remark.say(error.sentence)
        self._title_remark.say("" if self.title.words else "It needs a title.")
        title = self.title.words or value.title
        self.workspace.edit(replace(value, title=title, published=published))
