"""Follow-ups across interviews: what somebody owes, and by when."""

from uuid import UUID

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.dates import british_date
from interviewer.domain.following_up import (
    NOBODY,
    Shown,
    Standing,
    Wanted,
    count_words,
    follow_ups,
    origin,
    owners,
    standing,
)
from interviewer.domain.interview import FollowUp
from interviewer.domain.review import Review, Value
from interviewer.domain.status import interviews_in_order
from interviewer.ui.background import Background
from interviewer.ui.follow_ups.details import FollowUpDetails
from interviewer.ui.follow_ups.table_dialog import FollowUpTableDialog
from interviewer.ui.form import TextField
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.page import Page
from interviewer.ui.places import PageName, Place
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace

_CHARACTERS = 170
_EMPTY = (
    "Nothing is owed. A follow-up is made in an interview (Ctrl+J), or here: a question that "
    "somebody has to answer, with an owner and a date."
)
_EVERYBODY, _NO_OWNER = "Everybody", "Nobody yet"


class FollowUpsPage(Page):
    """A list to filter, the chosen one below it, and a Word table to send out."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
        self.shown, self.owner, self.words = QComboBox(), QComboBox(), TextField(24)
        self.shown.addItems([each.label for each in Shown])
        self.words.setPlaceholderText("Words")
        for field, name in (
            (self.shown, "Which follow-ups"),
            (self.owner, "Whose follow-ups"),
            (self.words, "Words in the follow-up"),
        ):
            field.setAccessibleName(name)
        self.shown.activated.connect(self._show_again)
        self.owner.activated.connect(self._show_again)
        self.words.textEdited.connect(self._show_again)
        self.table = Table("Follow-ups", TableModel(self._columns(), _id, self))
        self.details = FollowUpDetails(workspace)
        self.details.origin_wanted.connect(self.go_to_origin)
        self.table.chosen.connect(self.details.show_follow_up)
        self.table.opened.connect(self._fill_in)
        self.word_button = QPushButton("Make &Word table…")
        self.word_button.clicked.connect(self.make_table)
        self.about, self.add_button = QComboBox(), QPushButton("Add a follow-&up")
        self.about.setAccessibleName(it("Interview that the new follow-up is about"))
        self.add_button.clicked.connect(self.add)
        self.count, self.empty = words("", "muted"), words(it(_EMPTY))
        self._lay_out()

    # What a page promises

    def show_place(self, place: Place) -> None:
        super().show_place(place)
        if place.about is not None:
            self._show_one(place.about[1])
        self.table.setFocus()

    def show_review(self, review: Review) -> None:
        self._show_owners(review)
        self._show_interviews(review)
        found = follow_ups(review, self._wanted(), self.workspace.today())
        self.table.show_items(found)
        any_at_all = any(not each.withdrawn for each in review.follow_ups.values())
        self.empty.setText("None of the follow-ups is like that." if any_at_all else it(_EMPTY))
        self.empty.setVisible(not found)
        self.table.setVisible(bool(found))
        self.word_button.setEnabled(bool(found))
        everything = follow_ups(review, Wanted(shown=Shown.ALL), self.workspace.today())
        self.count.setText(count_words(everything, self.workspace.today()))
        self.details.show_follow_up(self.table.item)

    def leave(self) -> None:
        self.details.leave()

    def shows(self, values: tuple[Value, ...]) -> bool:
        return all(isinstance(value, FollowUp) for value in values)

    # What a person does

    def add(self) -> None:
        """Begin a follow-up that came from no note."""
        interview = self.about.currentData()
        if interview is None:
            return
        self._show_everything(Shown.STILL_OWED)
        new = FollowUp(id=self.workspace.new_id(), interview=interview)
        self.workspace.edit(new)
        self.table.choose(new.id)
        self.details.text.setFocus()

    def make_table(self) -> None:
        """Make a Word table of what the list shows."""
        self.leave()
        found = follow_ups(self.workspace.review, self._wanted(), self.workspace.today())
        dialog = FollowUpTableDialog(self.workspace, self._background, found, self)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.open()

    def go_to_origin(self) -> None:
        """Go to the note that it came from, or to its interview."""
        follow_up = self.table.item
        if follow_up is not None:
            note = self.workspace.review.notes.get(follow_up.note) if follow_up.note else None
            self.wanted.emit(
                Place(
                    PageName.INTERVIEW,
                    follow_up.interview,
                    prompt=note.prompt if note else "",
                    note=note.id if note else None,
                )
            )

    # Inside

    def _show_one(self, follow_up: UUID | str) -> None:
        """Somebody looks for this one: whatever is filtered does not stand in the way."""
        self.table.choose(follow_up)
        if self.table.item is None or self.table.item.id != follow_up:
            self._show_everything(Shown.ALL)
            self.table.choose(follow_up)

    def _show_everything(self, shown: Shown) -> None:
        self.words.clear()
        self.shown.setCurrentIndex(list(Shown).index(shown))
        self.owner.setCurrentIndex(0)
        self._show_again()

    def _fill_in(self, _: FollowUp) -> None:
        self.details.answer.setFocus()

    def _show_again(self) -> None:
        self.show_review(self.workspace.review)

    def _wanted(self) -> Wanted:
        return Wanted(
            shown=list(Shown)[self.shown.currentIndex()],
            owner=self.owner.currentData(),
            words=self.words.text(),
        )

    def _show_owners(self, review: Review) -> None:
        known: list[tuple[str, str | None]] = [(_EVERYBODY, None)]
        known += [(owner or _NO_OWNER, owner or NOBODY) for owner in owners(review)]
        _fill(self.owner, known)

    def _show_interviews(self, review: Review) -> None:
        known = [
            (f"About {review.practitioner_of(each).reference}", each.id)
            for each in interviews_in_order(review)
        ]
        _fill(self.about, known)
        self.add_button.setEnabled(bool(known))

    def _columns(self) -> tuple[Column[FollowUp], ...]:
        return (
            Column(heading="From", text=self._origin, strong=True),
            Column(heading="What is owed", text=_text, widest=52),
            Column(heading="By whom", text=_owner),
            Column(heading="Due", text=self._due),
            Column(heading="Answer", text=_answer, widest=40),
        )

    def _origin(self, follow_up: FollowUp) -> str:
        return origin(self.workspace.review, follow_up)

    def _due(self, follow_up: FollowUp) -> str:
        if follow_up.due is None:
            return "no date"
        due = british_date(follow_up.due).replace(" ", "\N{NO-BREAK SPACE}")
        late = standing(follow_up, self.workspace.today()) is Standing.OVERDUE
        return f"{due}, overdue" if late else due

    def _lay_out(self) -> None:
        set_role(self, "page")
        ground = ScrolledColumn(_CHARACTERS)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ground)
        column = ground.column
        heading = QHBoxLayout()
        heading.addWidget(words("Follow-ups", "title"))
        heading.addWidget(self.count, 1)
        column.addLayout(heading)
        for parts in (
            (self.shown, self.owner, self.words, self.word_button),
            (self.about, self.add_button),
        ):
            row = FlowLayout(spacing=8)
            for part in parts:
                row.addWidget(part)
            column.addLayout(row)
        for below in (self.empty, self.table, self.details):
            column.addWidget(below)
        column.addStretch()


def _fill(box: QComboBox, known: list[tuple[str, str | None]] | list[tuple[str, UUID]]) -> None:
    """Offer these; what was chosen stays chosen where it is among them."""
    if [(box.itemText(at), box.itemData(at)) for at in range(box.count())] == known:
        return
    chosen = box.currentData()
    box.clear()
    for text, data in known:
        box.addItem(text, data)
    box.setCurrentIndex(max(box.findData(chosen), 0))


def _id(follow_up: FollowUp) -> UUID:
    return follow_up.id


def _text(follow_up: FollowUp) -> str:
    return follow_up.text


def _owner(follow_up: FollowUp) -> str:
    return follow_up.owner or "nobody yet"


def _answer(follow_up: FollowUp) -> str:
    return follow_up.answer or ("Answered" if follow_up.answered else "Open")
