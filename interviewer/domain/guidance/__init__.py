"""The guidance: its values, how it is read, checked, edited and written out."""

from interviewer.domain.guidance.values import (
    AFTER_ACCOUNT,
    OTHER,
    OWN,
    Check,
    Guidance,
    Item,
    LineOfEnquiry,
    Prompt,
    Script,
    Section,
    SectionKind,
    ThematicArea,
)

__all__ = [
    "AFTER_ACCOUNT",
    "OTHER",
    "OWN",
    "Check",
    "Guidance",
    "Item",
    "LineOfEnquiry",
    "Prompt",
    "Script",
    "Section",
    "SectionKind",
    "ThematicArea",
]
