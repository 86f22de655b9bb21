"""The chronology: read it, find in it, take one in from a file, mend an entry by hand."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.chronology import Entry
from interviewer.domain.raising import (
    Finder,
    Wanted,
    agency_words,
    days_words,
    spoken_of,
    with_entry_chosen,
)
from interviewer.domain.review import Review
from interviewer.domain.status import interviews_in_order
from interviewer.ui.background import Background
from interviewer.ui.buttons import flowing, top_bar_of
from interviewer.ui.chronology.columns import (
    agency_column,
    date_column,
    entry_id,
    episode_column,
    episode_words,
    event_column,
    source_column,
    when,
)
from interviewer.ui.chronology.entry_dialog import EntryDialog
from interviewer.ui.chronology.filters import Filters
from interviewer.ui.chronology.import_dialog import ImportDialog
from interviewer.ui.chronology.long_table import LongModel, LongTable
from interviewer.ui.page import Page
from interviewer.ui.places import PageName, Place
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.set_up.taken_out import TakenOut
from interviewer.ui.style import set_role
from interviewer.ui.table import Column
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace

_AT_ONCE = 500
"""So many entries are folded without anybody noticing."""


class ChronologyPage(Page):
    """Every entry in one table; what is too long for a row is told below it in full."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
        self._finder: Finder | None = None
        self._of: tuple[object, ...] = ()
        self._shown: tuple[object, object] | None = None
        self._steps, self._undone = 0, 0
        self.take_in_button = QPushButton("Take in a &file…")
        self.add_button = QPushButton("&Add an entry…")
        self.bar = top_bar_of(self.add_button, self.take_in_button)
        self.count, self.said = QLabel(), Sentence("banner")
        set_role(self.count, "muted")
        self.filters = Filters()
        self.filters.changed.connect(self._filter)
        self.table = LongTable("Chronology", LongModel(self._columns(), entry_id, self))
        self.table.chosen.connect(self._show_entry)
        self.table.opened.connect(self.mend)
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName("The whole entry")
        self.mend_button = QPushButton("&Mend it…")
        self.raise_button = QPushButton("&Raise it in…")
        self.out_button, self.history_button = QPushButton("Take &out"), QPushButton("&History")
        self.taken_out = TakenOut()
        self.taken_out.wanted_back.connect(self.put_back)
        self.empty = _NothingThere()
        self._connect()
        self._lay_out()

    # What a page promises

    def show_place(self, place: Place) -> None:
        self._steps = self._undone = 0
        self.said.say("")
        super().show_place(place)
        if place.entry is not None:
            self.filters.clear()
            self.table.choose(place.entry)
        there = bool(self.workspace.review.live_entries())
        (self.table if there else self.empty.take_in_button).setFocus()

    def show_review(self, review: Review) -> None:
        of = (review.entries, review.episodes, review.agencies)
        same = len(self._of) == len(of) and all(
            one is other for one, other in zip(of, self._of, strict=True)
        )
        if not same:
            self._of = of
            self.filters.show_review(review)
            self._look_through(review)
        there = bool(review.live_entries())
        self._lists.setVisible(there)
        self.empty.setVisible(not there)
        self._show_entry(self.table.item)

    def undo(self) -> None:
        """Take back what was last done on this page; what was typed elsewhere is not here."""
        if self._steps:
            self._steps, self._undone = self._steps - 1, self._undone + 1
            self.said.say("")
            super().undo()

    def redo(self) -> None:
        """Do again what was undone on this page."""
        if self._undone:
            self._steps, self._undone = self._steps + 1, self._undone - 1
            super().redo()

    # What a person does

    def take_in(self) -> ImportDialog:
        """Choose a file, see what it comes to, and take all of it in or nothing."""
        dialog = ImportDialog(self.workspace, self._background, self)
        dialog.taken_in.connect(self._say_taken_in)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.open()
        return dialog

    def add(self) -> None:
        self._edit(None)

    def mend(self) -> None:
        """Change the chosen entry."""
        if self.table.item is not None:
            self._edit(self.table.item)

    def take_out(self) -> None:
        """Take the chosen entry out; it can be put back."""
        entry = self.table.item
        if entry is not None:
            self._step()
            self.workspace.edit(replace(entry, withdrawn=True))
            self.taken_out.say(entry.id, f"The entry of {entry.written or 'no date'}")

    def put_back(self, entry: UUID) -> None:
        self._step()
        self.workspace.edit(replace(self.workspace.review.entries[entry], withdrawn=False))
        self.table.choose(entry)
        self.table.setFocus()

    def choose_interview(self) -> None:
        """Choose the interviews in which the entry is raised."""
        entry, review = self.table.item, self.workspace.review
        if entry is None:
            return
        menu = QMenu(self)
        for interview in interviews_in_order(review):
            who = review.practitioner_of(interview)
            action = menu.addAction(f"{who.reference} · {who.role}")
            action.setCheckable(True)
            action.setChecked(entry.id in interview.entries)
            action.setData(interview.id)
        if menu.isEmpty():
            menu.addAction(it("No interview is planned yet")).setEnabled(False)
        menu.triggered.connect(self._raise)
        menu.popup(self.raise_button.mapToGlobal(self.raise_button.rect().bottomLeft()))

    def show_history(self) -> None:
        entry = self.table.item
        if entry is not None:
            self.wanted.emit(Place(PageName.HISTORY, about=(Entry, entry.id)))

    # Inside

    def _raise(self, action: QAction) -> None:
        entry, review = self.table.item, self.workspace.review
        interview = review.interviews[action.data()]
        if entry is not None:
            self._step()
            chosen = entry.id not in interview.entries
            self.workspace.edit(with_entry_chosen(review, interview, entry.id, chosen=chosen))

    def _edit(self, entry: Entry | None) -> None:
        dialog = EntryDialog(self.workspace, entry, self)
        dialog.kept.connect(self._show_kept)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.open()

    def _show_kept(self, entry: Entry) -> None:
        self._step()
        self.table.choose(entry.id)
        self.table.setFocus()

    def _say_taken_in(self, count: int) -> None:
        if not count:
            return
        self._step()
        many = "1 entry was" if count == 1 else f"{count:,} entries were"
        self.said.say(f"{many} taken in. Ctrl+Z takes {'it' if count == 1 else 'them'} back out.")
        self.table.setFocus()

    def _step(self) -> None:
        """One more thing was done here that Ctrl+Z takes back."""
        self._steps, self._undone = self._steps + 1, 0

    def _look_through(self, review: Review) -> None:
        """Be ready to find in it; where much is new, in the background."""
        earlier = self._finder
        entries = review.live_entries()
        if (earlier.unknown(review) if earlier else len(entries)) <= _AT_ONCE:
            self._be_ready(Finder(review, earlier))
        else:
            self._show_found(entries)
            work = partial(Finder, review, earlier)
            self._background.run(self, work, self._be_ready, _raise)

    def _be_ready(self, finder: Finder) -> None:
        if finder.entries is self.workspace.review.entries:  # else a newer one is on its way
            self._finder = finder
            self._filter(self.filters.wanted)

    def _filter(self, wanted: Wanted) -> None:
        if self._finder is not None:
            self._show_found(self._finder.found(wanted))

    def _show_found(self, entries: list[Entry]) -> None:
        self.table.show_items(entries)
        self.count.setText(_count(len(entries), len(self.workspace.review.live_entries())))

    def _show_entry(self, entry: Entry | None) -> None:
        shown = (entry, self.workspace.review)
        if self._shown is not None and all(
            one is other for one, other in zip(shown, self._shown, strict=True)
        ):
            return
        self._shown = shown
        told = "\n".join(_told(self.workspace.review, entry)) if entry else ""
        if told != self.whole.toPlainText():
            self.whole.setPlainText(told)
        for button in (self.mend_button, self.raise_button, self.out_button, self.history_button):
            button.setEnabled(entry is not None)

    def _review(self) -> Review:
        return self.workspace.review

    def _columns(self) -> tuple[Column[Entry], ...]:
        return (
            date_column(),
            agency_column(self._review),
            event_column(),
            source_column(),
            episode_column(self._review),
        )

    def _connect(self) -> None:
        for button, does in (
            (self.take_in_button, self.take_in),
            (self.add_button, self.add),
            (self.mend_button, self.mend),
            (self.raise_button, self.choose_interview),
            (self.out_button, self.take_out),
            (self.history_button, self.show_history),
            (self.empty.take_in_button, self.take_in),
            (self.empty.add_button, self.add),
        ):
            button.clicked.connect(does)
        self._add_key("New entry", ("Ctrl+N",)).triggered.connect(self.add)

    def _lay_out(self) -> None:
        set_role(self, "page")
        set_role(self.take_in_button, "primary")
        heading = QHBoxLayout()
        heading.addWidget(words("Chronology", "title"))
        heading.addWidget(self.count, 1)
        self._lists = QWidget()
        lists = QVBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(12)
        lists.addWidget(self.filters)
        lists.addWidget(self.table, 3)
        lists.addWidget(self.whole, 1)
        actions = flowing(self.mend_button, self.raise_button, self.out_button, self.history_button)
        lists.addLayout(actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(12)
        column.addLayout(heading)
        column.addWidget(self.said)
        column.addWidget(self._lists, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.taken_out)


class _NothingThere(QWidget):
    """What will be here, and the first step towards it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.take_in_button = QPushButton("Take in a &file…")
        self.add_button = QPushButton("&Add an entry…")
        set_role(self.take_in_button, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(
            words(
                "No entries yet. The contacts of every agency will stand here in order of time, "
                "each as its source has it, also where the date is uncertain."
            )
        )
        column.addWidget(
            words(
                "Take them in from a CSV file, an Excel sheet or a table in a Word document. What "
                "was understood is shown before anything is taken in."
            )
        )
        actions = flowing(self.take_in_button, self.add_button)
        column.addLayout(actions)
        column.addStretch()


def _told(review: Review, entry: Entry) -> Iterator[str]:
    """The whole entry, and where it is spoken of."""
    yield " · ".join(part for part in (when(entry), agency_words(review, entry)) if part)
    yield entry.text
    days = days_words(entry)
    episode = episode_words(review, entry)
    facts = (
        f"Source: {entry.source}" if entry.source else "",
        f"Read as {days}" if days and days != entry.written else "",
        f"Episode {episode}" if episode else "",
    )
    yield " · ".join(fact for fact in facts if fact)
    yield from spoken_of(review, entry)


def _raise(error: Exception) -> None:
    raise error


def _count(found: int, of_all: int) -> str:
    if found == of_all:
        return f"Entries: {of_all:,}" if of_all else ""
    return f"{found:,} of {of_all:,} entries"
