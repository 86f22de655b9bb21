"""Trying a guidance out: its prompts one by one, as the interview page shows them."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from interviewer.domain.guidance import Check, Guidance, Prompt, Script
from interviewer.domain.route import Stop, route, stop_of
from interviewer.domain.words import Level
from interviewer.ui.form import Choice
from interviewer.ui.interview.stop_views import Probes, PromptHeading
from interviewer.ui.layouts import clear_layout
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.the_word import it


class Preview(QWidget):
    """Walks through every stop of the guidance; nothing is typed or kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guidance: Guidance | None = None
        self._stops: tuple[Stop, ...] = ()
        self._at = 0
        self.level: Choice[Level] = Choice(Level)
        self.level.setAccessibleName("As it is asked of")
        self.level.chosen.connect(self._again)
        self.previous_button, self.next_button = QPushButton("← &Previous"), QPushButton("Ne&xt →")
        set_role(self.next_button, "primary")
        self.previous_button.clicked.connect(self.go_previous)
        self.next_button.clicked.connect(self.go_next)
        self.heading, self.probes = PromptHeading(), Probes()
        self._checks = QVBoxLayout()
        self._lay_out()

    @property
    def stop(self) -> Stop | None:
        """What is shown; None before anything was."""
        return self._stops[self._at] if self._stops else None

    def show_guidance(self, guidance: Guidance, item: str = "") -> None:
        """Show the guidance from this item on, or from the beginning."""
        self._guidance = guidance
        self._stops = route(guidance, self.level.word)
        section = guidance.section_of(item)
        keys = [stop.key for stop in self._stops]
        if item and guidance.prompt(item):
            self._at = keys.index(stop_of(self._stops, item).key)
        elif section is not None and section.id in keys:
            self._at = keys.index(section.id)
        else:
            self._at = min(self._at, len(self._stops) - 1)
        self._show()

    def go_next(self) -> None:
        self._at = min(self._at + 1, len(self._stops) - 1)
        self._show()

    def go_previous(self) -> None:
        self._at = max(self._at - 1, 0)
        self._show()

    def _again(self) -> None:
        if self._guidance is not None:
            shown = self.stop
            self.show_guidance(self._guidance, shown.prompt.id if shown and shown.prompt else "")

    def _show(self) -> None:
        stop = self.stop
        if stop is None:
            return
        clear_layout(self._checks)
        is_prompt = isinstance(stop.prompt, Prompt)
        self.heading.setVisible(is_prompt)
        self.probes.setVisible(is_prompt)
        if stop.prompt is not None:
            self.heading.show_stop(stop, stop.prompt, self.level.word, quiet=False)
            self.probes.show_prompt(stop.prompt)
        else:
            self._checks.addWidget(words(stop.section.title, "title"))
            for item in stop.section.items_for(self.level.word):
                if isinstance(item, Script):
                    self._checks.addWidget(words(item.wording(self.level.word), "script"))
                elif isinstance(item, Check):
                    self._checks.addWidget(words(f"☐  {item.text}"))
        self.previous_button.setEnabled(self._at > 0)
        self.next_button.setEnabled(self._at < len(self._stops) - 1)

    def _lay_out(self) -> None:
        inside = QWidget()
        set_role(inside, "page")
        shown = QVBoxLayout(inside)
        shown.setContentsMargins(28, 8, 28, 8)
        shown.setSpacing(12)
        shown.addWidget(self.heading)
        shown.addWidget(self.probes)
        shown.addLayout(self._checks)
        shown.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        scroll.setAccessibleName(it("As the interview page shows it"))
        row = QHBoxLayout()
        row.addWidget(self.level, 1)
        row.addWidget(self.previous_button)
        row.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(scroll, 1)
