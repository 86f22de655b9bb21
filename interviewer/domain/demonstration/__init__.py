"""The demonstration review, made from one file."""

from interviewer.domain.demonstration.case import (
    DemonstrationProblemError,
    demonstration,
)

__all__ = [
    "DemonstrationProblemError",
    "demonstration",
]
