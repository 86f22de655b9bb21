"""The first step: what the review is called, who sits here, which guidance it keeps to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from interviewer.domain.guidance import Guidance
from interviewer.domain.review import Value
from interviewer.domain.set_up import Particulars, Seat
from interviewer.domain.words import SeatRole
from interviewer.ui.background import Background
from interviewer.ui.entrance.guidance_choice import GuidanceChoice
from interviewer.ui.entrance.seat_choice import SeatChoice
from interviewer.ui.entrance.step import Step, typed

_LONGEST_NAME = 80
_LONGEST_INITIALS = 6


@dataclass(frozen=True, kw_only=True)
class Details:
    """What was typed.

    Attributes:
        name: What the unlock page calls the review on this laptop; stands in the clear.
    """

    label: str = field(repr=False)
    name: str = field(repr=False)
    initials: str
    role: SeatRole
    guidance: Guidance


class DetailsStep(Step):
    """Asks for the details of a new review."""

    heading = "The review"

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self.name, self.initials = QLineEdit(), QLineEdit(), QLineEdit()
        self.guidance = GuidanceChoice(background)
        self.label.setMaxLength(_LONGEST_NAME)
        self.name.setMaxLength(_LONGEST_NAME)
        self.initials.setMaxLength(_LONGEST_INITIALS)
        self.label.setPlaceholderText("Child Kestrel")
        self.add_field(
            "&Label of the review",
            self.label,
            "As the panel speaks of it. Never a real name: it appears on every document.",
        )
        self.add_field(
            "N&ame on this laptop’s unlock page",
            self.name,
            "Anybody who opens this laptop can read it. It may differ from the label.",
        )
        self.add_field("Your &initials", self.initials, "They say who took which note.")
        self.role = SeatChoice()
        self.column.addWidget(self.role)
        self.column.addWidget(self.guidance)
        self.label.textEdited.connect(self._suggest_name)
        self.guidance.changed.connect(self.changed)
        self._suggested = ""

    def details(self) -> Details:
        """What was typed.

        Raises:
            LookupError: The step is not complete.
        """
        guidance = self.guidance.guidance
        if guidance is None:
            raise LookupError("No guidance is chosen.")
        return Details(
            label=typed(self.label),
            name=typed(self.name) or typed(self.label),
            initials=typed(self.initials),
            role=self.role.word,
            guidance=guidance,
        )

    def clear(self) -> None:
        """Forget what was typed."""
        for edit in (self.label, self.name, self.initials):
            edit.setText("")
        self.role.choose(SeatRole.PANEL_MEMBER)
        self._suggested = ""

    def begin(self) -> None:
        self.label.setFocus()

    def missing(self) -> str:
        needed = (
            (self.label, "Give the review a label."),
            (self.initials, "Give your initials."),
        )
        for edit, sentence in needed:
            if not typed(edit):
                edit.setFocus()
                return sentence
        if self.guidance.guidance is None:
            self.guidance.list.setFocus()
            return "Choose the guidance."
        return ""

    def _suggest_name(self, label: str) -> None:
        """Follow the label until somebody types another name."""
        if self.name.text() == self._suggested:
            self.name.setText(label)
            self._suggested = label


def values_of(details: Details, new_id: Callable[[], UUID]) -> tuple[Value, ...]:
    """The first values of a new review."""
    guidance = details.guidance
    return (
        Particulars(
            id=new_id(),
            label=details.label,
            guidance=guidance.identity,
            guidance_version=guidance.version,
        ),
        Seat(id=new_id(), role=details.role, initials=details.initials),
        guidance,
    )
