"""One recommendation: its wording and rationale, its owner and category, what it follows from."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from interviewer.domain.concluding import (
    findings_behind,
    may_be_followed_from,
    number_of,
    number_of_finding,
)
from interviewer.domain.doubts import doubts_about_recommendation
from interviewer.domain.findings import Finding, Recommendation
from interviewer.domain.framework import (
    area_title,
    areas_on_offer,
    category_heading,
    line_title,
    lines_on_offer,
)
from interviewer.domain.review import Review
from interviewer.domain.weighing import counted, evidence_of
from interviewer.ui.findings.cited import CitedLine, CitedList
from interviewer.ui.findings.parts import Doubts, Pick, Ticks, at_left, with_retired
from interviewer.ui.findings.value_form import ValueForm
from interviewer.ui.form import Form
from interviewer.ui.places import PageName, Place
from interviewer.ui.sentence import words
from interviewer.ui.workspace import Workspace

_NO_AREA = "Not chosen yet"
_NOTHING_NEW = "Only findings that are new learning become one, and there is none yet."
_LABEL = "Other explanation"


class RecommendationForm(ValueForm[Recommendation]):
    """Everything of one recommendation.

    Signals:
        wanted: Carries the Place to go to.
        stepped: Move it in the order: up (-1) or down (1).
        withdrawn: Take it out.
        finding_wanted: Carries the id of the finding to show.
    """

    kind = Recommendation
    wanted = Signal(object)
    stepped = Signal(int)
    withdrawn = Signal()
    finding_wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.heading, self.doubts = words("", "title"), Doubts()
        self.up, self.down = QPushButton("Move &up"), QPushButton("Move &down")
        self.out, self.history = QPushButton("&Take out"), QPushButton("&History")
        self.up.clicked.connect(self._say_up)
        self.down.clicked.connect(self._say_down)
        self.out.clicked.connect(self.withdrawn)
        self.history.clicked.connect(self._go_to_history)
        self.findings: Ticks[UUID] = Ticks("Follows from")
        self.nothing_new, self.behind = words(_NOTHING_NEW, "muted"), CitedList()
        self.owners: Ticks[UUID] = Ticks("Owner")
        self.area: Pick[str] = Pick("Thematic area")
        self.lines: Ticks[str] = Ticks("Lines of enquiry")
        self.findings.ticked.connect(self._follow)
        self.behind.wanted.connect(self.finding_wanted)
        self.behind.taken_out.connect(self._leave)
        self.owners.ticked.connect(lambda: self.change(owners=self.owners.keys))
        self.area.picked.connect(lambda: self.change(area=self.area.key))
        self.lines.ticked.connect(lambda: self.change(lines=self.lines.keys))
        self._category_heading = words("", "heading")
        self._lay_out()

    def show_rest(self, review: Review, value: Recommendation) -> None:
        number, live = number_of(review, value), review.live_recommendations()
        self.heading.setText(f"Recommendation {number}")
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < len(live))
        self.doubts.show_doubts(doubts_about_recommendation(review, value))
        self._show_findings(review, value)
        agencies = [(agency.id, agency.name) for agency in review.live_agencies()]
        self.owners.offer(
            with_retired(agencies, value.owners, lambda each: review.agencies[each].name),
            value.owners,
        )
        self._category_heading.setText(category_heading(review))
        areas = [("", _NO_AREA), *((area.id, area.title) for area in areas_on_offer(review))]
        self.area.offer(
            with_retired(areas, [value.area], lambda each: area_title(review, each)), value.area
        )
        lines = [(line.id, line.title) for line in lines_on_offer(review)]
        self.lines.offer(
            with_retired(lines, value.lines, lambda each: line_title(review, each)), value.lines
        )

    def _show_findings(self, review: Review, value: Recommendation) -> None:
        behind = findings_behind(review, value)
        offered = [f for f in may_be_followed_from(review) if f.id not in value.findings]
        self.behind.show_lines([_finding_line(review, finding) for finding in behind])
        names = [(f.id, f"Finding {number_of_finding(review, f)}") for f in offered]
        self.findings.offer(names, ())
        self.findings.setVisible(bool(offered))
        self.nothing_new.setVisible(not offered and not behind)

    def _follow(self) -> None:
        if self.value is not None:
            self.change(findings=(*self.value.findings, *self.findings.keys))

    def _leave(self, finding: UUID) -> None:
        if self.value is not None:
            kept = tuple(each for each in self.value.findings if each != finding)
            self.change(findings=kept)

    def _go_to_history(self) -> None:
        if self.value is not None:
            self.wanted.emit(Place(PageName.HISTORY, about=(Recommendation, self.value.id)))

    def _say_up(self) -> None:
        self.stepped.emit(-1)

    def _say_down(self) -> None:
        self.stepped.emit(1)

    def _lay_out(self) -> None:
        column = self.ground.column
        column.addWidget(self.heading)
        column.addLayout(at_left((self.up, self.down, self.history, self.out)))
        column.addWidget(self.doubts)
        form = Form(label=_LABEL)
        form.add_field("Recommendation", self.add_text("text", "Recommendation"))
        form.add_field(
            "Short form",
            self.add_text("short", "Short form"),
            "For the table, where it is worded differently on purpose. Both are kept.",
        )
        form.add_field("Rationale", self.add_text("rationale", "Rationale"))
        form.add_field("Owner", self.owners, "Multi-agency where none is ticked.")
        column.addWidget(form)
        column.addWidget(words("Follows from", "heading"))
        for part in (self.behind, self.nothing_new, self.findings):
            column.addWidget(part)
        column.addWidget(self._category_heading)
        category = Form(label=_LABEL)
        category.add_field("Thematic area", self.area)
        category.add_field("Lines of enquiry", self.lines, "One, two or three.")
        column.addWidget(category)
        column.addStretch()


def _finding_line(review: Review, finding: Finding) -> CitedLine:
    weight = evidence_of(review, finding).supports
    about = f"{finding.outcome.label} · {counted(weight)}"
    name = f"Finding {number_of_finding(review, finding)}"
    return CitedLine(finding.id, name, finding.text, about)
