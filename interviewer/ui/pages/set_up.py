"""The set-up page: what the review is called, its agencies, its episodes, its guidance."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from interviewer.domain.guidance import Guidance
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.ui.buttons import push_button
from interviewer.ui.form import Form, TextField
from interviewer.ui.page import Page
from interviewer.ui.places import PageName, Place
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.set_up.agencies import AgencyList
from interviewer.ui.set_up.episodes import EpisodeList
from interviewer.ui.tab_order import set_tab_order
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace

_CHARACTERS = 130
_LINES_OF_GUIDANCE = 12


class SetUpPage(Page):
    """Everything that holds for the whole review; each field is saved on leaving it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.label, self.marking, self.initials = TextField(), TextField(), TextField(8)
        for field in (self.label, self.marking, self.initials):
            field.editingFinished.connect(self.save_particulars)
        self.agencies, self.episodes = AgencyList(workspace), EpisodeList(workspace)
        self.agencies.rearranged.connect(self._order_keyboard)
        self.episodes.rearranged.connect(self._order_keyboard)
        self.agencies.history_wanted.connect(partial(self.show_history, Agency))
        self.episodes.history_wanted.connect(partial(self.show_history, Episode))
        self.history_button = push_button("&History of label and marking", self._show_own_history)
        self._guidance = words("")
        self.about = QPlainTextEdit()
        self.about.setReadOnly(True)
        self.about.setTabChangesFocus(True)
        self.about.setAccessibleName("First page of the guidance")
        self._lay_out()
        self._fit()

    def show_review(self, review: Review) -> None:
        details = review.details
        self.label.show_text(details.label)
        self.marking.show_text(details.marking)
        self.initials.show_text(review.initials)
        self.agencies.show_review(review)
        self.episodes.show_review(review)
        used = f"{details.guidance} {details.guidance_version}"
        self._show_guidance(review.guidances.get(used))

    def undo(self) -> None:
        """Do nothing: what was typed or tagged last is not on this page."""

    def redo(self) -> None:
        """Do nothing, as with undo."""

    def leave(self) -> None:
        self.save_particulars()
        self.agencies.hand_over()
        self.episodes.hand_over()

    def save_particulars(self) -> None:
        """Save label, marking and initials, as far as they are right."""
        details, label = self.workspace.review.details, self.label.words
        self._label_remark.say("" if label else "The review needs a label.")
        named = replace(details, label=label or details.label, marking=self.marking.words)
        if named != details:
            self.workspace.save(named)
        self._save_initials()

    def show_history(self, kind: type[Value], value_id: UUID) -> None:
        """Save what was typed and go to the history of one value."""
        self.leave()
        self.wanted.emit(Place(PageName.HISTORY, about=(kind, value_id)))

    def _show_own_history(self) -> None:
        self.show_history(Particulars, self.workspace.review.details.id)

    def _save_initials(self) -> None:
        initials = "".join(self.initials.words.split())
        self._initials_remark.say("" if initials else "Every note needs somebody’s initials.")
        seats = self.workspace.review.seats.values()
        seat = next(iter(seats), None) or Seat(id=self.workspace.new_id())
        if initials and initials != seat.initials:
            self.workspace.save(replace(seat, initials=initials))

    def _lay_out(self) -> None:
        ground = ScrolledColumn(_CHARACTERS)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ground)
        column = ground.column
        column.addWidget(words("Episodes and agencies", "title"))
        column.addWidget(self._form())
        column.addWidget(self.history_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words("Agencies", "heading"))
        column.addWidget(self.agencies)
        column.addWidget(words("Episodes", "heading"))
        hint = "Episodes may overlap, and a date may stay empty. Write dates like 12 Nov 2026."
        column.addWidget(words(hint, "muted"))
        column.addWidget(self.episodes)
        column.addWidget(words("Guidance", "heading"))
        column.addWidget(self._guidance)
        column.addWidget(self.about)
        column.addStretch()

    def _form(self) -> Form:
        form = Form()
        self._label_remark = form.add_field(
            "Label of the &review",
            self.label,
            "As the panel speaks of it. Never a real name: it appears on every document.",
        )
        form.add_field("&Marking", self.marking, "The line in the header of every document.")
        self._initials_remark = form.add_field(
            "Your &initials", self.initials, "They say who took which note."
        )
        return form

    def _show_guidance(self, guidance: Guidance | None) -> None:
        if guidance is None:
            self._guidance.setText("The guidance of this review is not on this laptop.")
            self.about.hide()
            return
        self._guidance.setText(
            f"{guidance.title}, version {guidance.version}. "
            + it("New interviews use it; an interview keeps the version it was planned with.")
        )
        about = _paragraphs(guidance.about)
        if self.about.toPlainText() != about:
            self.about.setPlainText(about)
        self.about.setVisible(bool(about))

    def _order_keyboard(self) -> None:
        """Let Tab go down the page, also through lines that were added later."""
        set_tab_order(
            [
                self.label,
                self.marking,
                self.initials,
                self.history_button,
                *self.agencies.fields(),
                *self.episodes.fields(),
                self.about,
            ]
        )

    def _fit(self) -> None:
        self.about.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES_OF_GUIDANCE)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()


def _paragraphs(text: str) -> str:
    """The text with one line for each paragraph, however the file broke its lines."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
