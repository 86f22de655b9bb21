"""Hand over, then erase: what stands in the way, what is safe, and what will be gone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.clearance import answer_for, cleared_answer, has_been_asked
from interviewer.domain.erasing import OCCASION, Standing, in_sentences, is_blank, is_held_up
from interviewer.domain.errors import InterviewerError
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.status import interviews_in_order
from interviewer.domain.words import Clearance
from interviewer.ui.before.proceedings import ProceedingsGroup
from interviewer.ui.before.settled import LABELS
from interviewer.ui.form import Form, TextField
from interviewer.ui.handing_over.holds import HoldsPanel
from interviewer.ui.saving import Saving
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage import Store

_ABOUT = (
    "Once the overview writer has everything, this review can be erased from this laptop. It is "
    "gone then: the keys are destroyed, and nobody can bring it back."
)
_NAME_HINT = "In full, as it stands at the top of the window."
_NOTHING = "Nothing stands in the way."


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Somebody wants the review to be erased.

    Attributes:
        name: What they typed as its name.
        refused: Told why not, where nothing was erased.
    """

    name: str = field(repr=False)
    refused: Callable[[Exception], object]


class ErasePanel(QWidget):
    """Says how it stands with erasing, asks about proceedings once more, and asks for the name.

    Signals:
        wanted: Carries a Wish: the window lets go of the review and erases it.
    """

    wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._standing: Standing | None = None
        self._asking, self._ask_again = False, False
        self.in_the_way, self.safe = words(""), words("")
        self.gone, self.stays = words(""), words("")
        self.table = Table("Proceedings of each interview", TableModel(self._columns(), _id, self))
        self.table.chosen.connect(self._show_chosen)
        self.none_button = QPushButton("Nothing stands in the way of a&ny of them")
        self.none_button.clicked.connect(self.clear_all)
        self.proceedings = ProceedingsGroup(workspace, OCCASION)
        self._proceedings_heading = words("", "subheading")
        self.holds = HoldsPanel(workspace)
        self.name = TextField()
        self.erase_button = QPushButton("Erase this &review")
        self.erase_button.clicked.connect(self.erase)
        self.problem = Sentence("error")
        self._lay_out()

    def show_review(self, review: Review) -> None:
        """Follow the review; how it stands is asked of the store, where somebody looks at it."""
        asked = [
            each
            for each in interviews_in_order(review)
            if is_held_up(review, each) or not is_blank(review, each)
        ]
        self.table.show_items(asked)
        for part in (self._heading, self.table, self.none_button):
            part.setVisible(bool(asked))
        self.none_button.setEnabled(any(_waits(review, each) for each in asked))
        self.proceedings.show_review(review)
        self.holds.show_review(review)
        if self.isVisible():
            self.fetch()

    def fetch(self) -> None:
        """Ask the store how it stands now."""
        if self._asking:
            self._ask_again = True
            return
        self._asking = True
        unsaved = self._workspace.save_state.saving is Saving.FAILED
        self._workspace.ask(partial(_how, unsaved), self._show, self._fail)

    def hand_over(self) -> None:
        """Keep what is being typed."""
        self.proceedings.hand_over()

    def clear_all(self) -> None:
        """Answer for every interview that has no answer yet: nothing stands in the way."""
        self.hand_over()
        workspace = self._workspace
        review, by, at = workspace.review, workspace.review.initials, workspace.now()
        open_ones = (each for each in interviews_in_order(review) if _waits(review, each))
        workspace.edit(
            *(
                cleared_answer(workspace.new_id(), each, OCCASION, by=by, at=at)
                for each in open_ones
            )
        )

    def erase(self) -> None:
        """Ask for the review to be erased, where nothing is missing."""
        self.hand_over()
        if not self.name.words:
            self.problem.say("Type the name of the review.")
            self.name.setFocus()
            return
        self.problem.say("")
        self.wanted.emit(Wish(name=self.name.words, refused=self._fail))

    def _show(self, how: Standing) -> None:
        self._asking = False
        if self._ask_again:
            self._ask_again = False
            self.fetch()
        self._standing = how
        self.in_the_way.setText(_points(in_sentences(how.obstacles)) or _NOTHING)
        self.safe.setText(_points(how.safe) or "Nothing yet: no receipt was taken in.")
        self.gone.setText(_points(how.gone))
        self.stays.setText(_points(how.stays))
        for part in (self._stays_heading, self.stays):
            part.setVisible(bool(how.stays))
        self.name.setEnabled(not how.obstacles)
        self.erase_button.setEnabled(not how.obstacles)

    def _fail(self, error: Exception) -> None:
        self._asking = self._ask_again = False
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)

    def _show_chosen(self, interview: Interview | None) -> None:
        self.proceedings.setVisible(interview is not None)
        self._proceedings_heading.setVisible(interview is not None)
        if interview is not None:
            who = self._reference(interview)
            self._proceedings_heading.setText(f"Before {who} is erased: proceedings")
            self.proceedings.show_interview(interview)

    def _columns(self) -> tuple[Column[Interview], ...]:
        return (
            Column(heading="Practitioner", text=self._reference, strong=True),
            Column(heading="Proceedings, before erasing", text=self._answer, widest=40),
        )

    def _reference(self, interview: Interview) -> str:
        return self._workspace.review.practitioner_of(interview).reference

    def _answer(self, interview: Interview) -> str:
        review = self._workspace.review
        if is_held_up(review, interview):
            last = review.proceedings_of(interview)[-1]
            return f"{last.clearance} ({last.occasion})"
        answer = answer_for(review, interview, OCCASION)
        return (answer.clearance if answer else Clearance.NOT_ASKED).value

    def _lay_out(self) -> None:
        self._heading = words("Proceedings, asked again", "subheading")
        self._stays_heading = words("What stays where it is", "subheading")
        form = Form(label=LABELS)
        form.add_field("Name of the revie&w", self.name, _NAME_HINT)
        parts: tuple[QWidget, ...] = (
            words(_ABOUT),
            words("What stands in the way", "subheading"),
            self.in_the_way,
            self._heading,
            self.table,
            self.none_button,
            self._proceedings_heading,
            self.proceedings,
            words("Legal hold", "subheading"),
            self.holds,
            words("Safe with the overview writer", "subheading"),
            self.safe,
            words("What will be gone", "subheading"),
            self.gone,
            self._stays_heading,
            self.stays,
            words("Erase", "subheading"),
            form,
            self.erase_button,
            self.problem,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in parts:
            if part.property("role") == "subheading" and part is not self._proceedings_heading:
                column.addSpacing(12)
            if isinstance(part, QPushButton):
                column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                column.addWidget(part)
        self.erase_button.setEnabled(False)
        self.name.setEnabled(False)
        self._show_chosen(None)


def _how(unsaved: bool, store: "Store") -> Standing:
    from interviewer.storage.erasing import how_it_stands

    return how_it_stands(store, unsaved=unsaved)


def _waits(review: Review, interview: Interview) -> bool:
    """Whether it is to be asked about, and was not held up before."""
    settled = is_held_up(review, interview) or has_been_asked(review, interview, OCCASION)
    return not settled and not is_blank(review, interview)


def _points(sentences: Iterable[str]) -> str:
    return "\n".join(f"•  {sentence}" for sentence in sentences)


def _id(interview: Interview) -> UUID:
    return interview.id
