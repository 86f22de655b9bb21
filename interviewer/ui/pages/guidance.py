"""The guidance: read it, edit it, try it, exchange it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import Guidance, Item
from interviewer.domain.guidance.changes import changes
from interviewer.domain.guidance.editing import (
    brought_back,
    ids_of,
    retired,
    shifted,
    with_new_item,
)
from interviewer.domain.guidance.file import GuidanceProblemsError
from interviewer.domain.guidance.problems import problems
from interviewer.domain.guidance_versions import (
    begun_draft,
    current,
    is_draft,
    put_to_use,
    taken_in,
    used_by,
    versions,
    what_changed,
)
from interviewer.domain.review import Review, Value
from interviewer.ui.background import Background
from interviewer.ui.buttons import flowing, push_button
from interviewer.ui.files import choose_file
from interviewer.ui.guidance.edit_row import NEW, EditRow
from interviewer.ui.guidance.editor import GuidanceEditor
from interviewer.ui.guidance.exchange import SHEET, TOML, GuidanceFileDialog, guidance_in
from interviewer.ui.guidance.outline import GuidanceOutline
from interviewer.ui.guidance.preview import Preview
from interviewer.ui.page import Page
from interviewer.ui.places import Place
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace

_OUTLINE, _LEAST_OUTLINE = 38, 260
"""Letters that fit into the outline at the left."""


class GuidancePage(Page):
    """One version at a time: those that interviews keep to are read, a draft is edited."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
        self._shown = ""
        self.version, self.status = QComboBox(), words("", "muted")
        self.version.setAccessibleName("Version of the guidance")
        self.version.activated.connect(self._choose_version)
        self.draft_button = push_button("&Edit as a new version", self.begin_draft)
        self.use_button = push_button(it("&Use it for new interviews"), self.use)
        self.try_button = push_button("&Try it", self.toggle_preview)
        self.try_button.setCheckable(True)
        self.sheet_button = push_button("Save as a &spreadsheet…", self.save_sheet)
        self.toml_button = push_button("Save as T&OML…", self.save_toml)
        self.file_button = push_button("Take in a &file…", self.ask_for_file)
        self.changes_button = push_button("What &changed", self.toggle_changes)
        self.changes_button.setCheckable(True)
        self.outline, self.editor, self.preview = GuidanceOutline(), GuidanceEditor(), Preview()
        self.outline.chosen.connect(self._show_part)
        self.editor.edited.connect(self._keep)
        self.row = EditRow()
        for text, button in self.row.add.items():
            button.clicked.connect(partial(self.add, NEW[text]))
        self.row.retire.clicked.connect(self.turn_retired)
        self.row.up.clicked.connect(partial(self.shift, -1))
        self.row.down.clicked.connect(partial(self.shift, 1))
        self.said, self.problem = Sentence("banner"), Sentence("error")
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName("What changed, or what is to be put right")
        self._lay_out()

    # What a page promises

    def show_place(self, place: Place) -> None:
        super().show_place(place)
        now = current(self.workspace.review)
        if place.prompt and now is not None:
            self._shown = now.id
            self.show_review(self.workspace.review)
            self.outline.choose(f"item:{place.prompt}")
            self.outline.setFocus()

    def show_review(self, review: Review) -> None:
        held = versions(review)
        named = [f"{each.title}, version {each.version}" for each in held]
        if [self.version.itemText(at) for at in range(self.version.count())] != named:
            self.version.clear()
            for each, name in zip(held, named, strict=True):
                self.version.addItem(name, each.id)
        now = current(review)
        if self._shown not in review.guidances and held:
            self._shown = (now or held[-1]).id
        self.version.setCurrentIndex(self.version.findData(self._shown))
        self._show_version()

    def leave(self) -> None:
        self.editor.hand_over()

    def shows(self, values: tuple[Value, ...]) -> bool:
        """Only drafts are edited here; a version that is used stays as it is."""
        review = self.workspace.review
        return all(isinstance(each, Guidance) and is_draft(review, each) for each in values)

    # What a person does

    @property
    def guidance(self) -> Guidance | None:
        """The version that is shown."""
        return self.workspace.review.guidances.get(self._shown)

    def begin_draft(self) -> None:
        """Copy the version that is shown under the next number, to be edited."""
        if self.guidance is not None:
            draft = begun_draft(self.workspace.review, self.guidance)
            self._show_new(draft, "")

    def use(self) -> None:
        """Let new interviews use the version that is shown."""
        self.leave()
        if self.guidance is None:
            return
        wrong = problems(self.guidance)
        if wrong:
            self.problem.say("This version cannot be used yet. What to put right is listed below.")
            self._tell([str(each) for each in wrong])
            return
        self.workspace.save(put_to_use(self.workspace.review, self.guidance))
        self.said.say(
            it("New interviews use version ")
            + f"{self.guidance.version}. Those planned before keep theirs."
        )

    def save_sheet(self) -> None:
        self._save(SHEET)

    def save_toml(self) -> None:
        self._save(TOML)

    def ask_for_file(self) -> None:
        """Ask for a spreadsheet or TOML file and take it in as a draft."""
        choose_file(self, "Take in guidance", "Guidance (*.xlsx *.toml)", self.take_in)

    def take_in(self, path: Path) -> None:
        """Read the file in the background; it becomes a draft, or every problem is listed."""
        self.leave()
        self.problem.say("")
        self.said.say("Reading the file…")
        self._background.run(self, partial(guidance_in, path), self._take, self._refuse)

    def add(self, new: Item) -> None:
        """Add an item below the one that is chosen, or at the end of the section."""
        guidance = self.guidance
        section_id, at = self._where()
        if guidance is None or not section_id:
            return
        taken = ids_of(versions(self.workspace.review))
        changed, item = with_new_item(guidance, section_id, new, at=at, taken=taken)
        self._keep(changed)
        self.outline.choose(f"item:{item}")
        self.editor.item.text.setFocus()
        self.editor.item.text.selectAll()

    def turn_retired(self) -> None:
        """Retire the chosen item, or bring it back."""
        guidance, item = self.guidance, self._item()
        if guidance is not None and item is not None:
            self._keep((brought_back if item.retired else retired)(guidance, item.id))

    def shift(self, by: int) -> None:
        """Move the chosen item up (-1) or down (1); over the edge, into the next section."""
        guidance, item = self.guidance, self._item()
        if guidance is not None and item is not None:
            self._keep(shifted(guidance, item.id, by))
            self.outline.choose(f"item:{item.id}")

    def toggle_preview(self) -> None:
        """Show the chosen part as the interview page does, or the editor again."""
        self.leave()
        self._show_version()

    def toggle_changes(self) -> None:
        """List what is different from the version before, or take the list away."""
        self._show_version()

    # Inside

    def _take(self, guidance: Guidance) -> None:
        review = self.workspace.review
        try:
            draft = taken_in(review, guidance)
        except InterviewerError as error:
            self._refuse(error)
            return
        held = self.guidance or current(review)
        count = len(changes(held, draft)) if held else 0
        changed = f"{count} change{'' if count == 1 else 's'} from version "
        self._show_new(
            draft,
            f"Taken in as version {draft.version}, a draft: {changed}"
            f"{held.version if held else ''}. Read what changed, try it, then use it.",
        )
        self.changes_button.setChecked(True)
        self._show_version()

    def _refuse(self, error: Exception) -> None:
        self.said.say("")
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)
        found = error.problems if isinstance(error, GuidanceProblemsError) else ()
        self._tell([str(each) for each in found])

    def _show_new(self, draft: Guidance, said: str) -> None:
        self.leave()
        self._shown = draft.id
        self.workspace.save(draft)
        self.show_review(self.workspace.review)
        self.problem.say("")
        self.said.say(said)

    def _keep(self, guidance: Guidance) -> None:
        """Save the draft with a change, so that it can be undone."""
        if is_draft(self.workspace.review, guidance):
            self.workspace.edit(guidance)
            self.show_review(self.workspace.review)

    def _choose_version(self) -> None:
        self.leave()
        self._shown = self.version.currentData()
        self.said.say("")
        self.problem.say("")
        self._show_version()

    def _show_version(self) -> None:
        guidance, review = self.guidance, self.workspace.review
        if guidance is None:
            self.status.setText("The guidance of this review is not on this laptop.")
            return
        draft = is_draft(review, guidance)
        self.status.setText(_status(review, guidance))
        self.use_button.setVisible(draft)
        self.draft_button.setVisible(not draft)
        self.row.setVisible(draft)
        self.outline.show_guidance(guidance)
        self._show_part(self.outline.key)
        if self.changes_button.isChecked():
            self._tell(what_changed(review, guidance))
        elif not self.problem.text():
            self._tell([])

    def _show_part(self, key: str) -> None:
        guidance = self.guidance
        if guidance is None:
            return
        self.leave()
        guidance = self.guidance or guidance
        self.editor.show_part(guidance, key, open_=is_draft(self.workspace.review, guidance))
        item = guidance.item(key.partition(":")[2])
        self.row.show_part(key, item)
        if self.try_button.isChecked():
            self.preview.show_guidance(guidance, key.partition(":")[2])
        self._right.setCurrentIndex(1 if self.try_button.isChecked() else 0)

    def _tell(self, lines: list[str]) -> None:
        self.told.setPlainText("\n".join(lines))
        self.told.setVisible(bool(lines))

    def _item(self) -> Item | None:
        return self.guidance.item(self.outline.key.partition(":")[2]) if self.guidance else None

    def _where(self) -> tuple[str, int | None]:
        """The section that is chosen or holds what is, and the place below it."""
        guidance, (kind, _, name) = self.guidance, self.outline.key.partition(":")
        if guidance is None:
            return "", None
        if kind == "section":
            return name, None
        section = guidance.section_of(name)
        if section is None:
            return "", None
        return section.id, [item.id for item in section.items].index(name) + 1

    def _save(self, file: tuple[str, str]) -> None:
        self.leave()
        if self.guidance is not None:
            dialog = GuidanceFileDialog(self.workspace, self._background, self.guidance, file, self)
            dialog.lock_wanted.connect(self.lock_wanted)
            dialog.open()

    def _lay_out(self) -> None:
        set_role(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 12)
        column.setSpacing(8)
        heading = QHBoxLayout()
        heading.addWidget(words("Guidance", "title"))
        heading.addWidget(self.version)
        heading.addStretch()
        column.addLayout(heading)
        column.addWidget(self.status)
        set_role(self.use_button, "primary")
        actions = flowing(
            self.draft_button,
            self.use_button,
            self.try_button,
            self.changes_button,
            self.sheet_button,
            self.toml_button,
            self.file_button,
        )
        column.addLayout(actions)
        for part in (self.said, self.problem, self.told):
            column.addWidget(part)
        self.told.setMaximumHeight(self.fontMetrics().lineSpacing() * 9)
        column.addLayout(self._parts(), 1)

    def _parts(self) -> QHBoxLayout:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what has the keyboard is scrolled to
        ground = QWidget()
        set_role(ground, "page")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(12, 0, 12, 0)
        inside.addWidget(self.row)
        inside.addWidget(self.editor)
        inside.addStretch()
        scroll.setWidget(ground)
        self._right = QStackedWidget()
        self._right.addWidget(scroll)
        self._right.addWidget(self.preview)
        row = QHBoxLayout()
        row.addWidget(self.outline)
        row.addWidget(self._right, 1)
        self._fit()
        return row

    def _fit(self) -> None:
        wished = self.fontMetrics().averageCharWidth() * _OUTLINE
        self.outline.setFixedWidth(min(wished, max(_LEAST_OUTLINE, self.width() * 2 // 5)))
        self.version.setMinimumWidth(_LEAST_OUTLINE)  # large text makes no window wider

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()


def _status(review: Review, guidance: Guidance) -> str:
    """How it stands with a version, in a sentence."""
    used = used_by(review, guidance)
    held = current(review)
    parts = []
    if held is not None and held.id == guidance.id:
        parts.append(it("New interviews use this version."))
    if used:
        kept = it("Kept by the interviews with")
        parts.append(f"{kept} {', '.join(used)}, so it stays as it is.")
    if not parts:
        parts.append(it("A draft: no interview uses it yet. It can be changed."))
    return " ".join(parts)
