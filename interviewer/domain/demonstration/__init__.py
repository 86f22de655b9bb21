"""The demonstration review, made from one file."""

from interviewer.domain.demonstration.case import demonstration
from interviewer.domain.demonstration.known import DemonstrationProblemError

__all__ = [
    "DemonstrationProblemError",
    "demonstration",
]
