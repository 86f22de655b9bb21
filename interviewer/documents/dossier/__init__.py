"""The evidence dossier: what everybody said, brought together for the overview writer."""

from interviewer.documents.dossier.document import evidence_dossier
from interviewer.documents.dossier.passages import dossier_passages

__all__ = ["dossier_passages", "evidence_dossier"]
