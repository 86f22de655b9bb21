"""Documents as they should read: `python -m tests.unit.documents.golden` writes them anew.

Look at the difference before committing it: it is what readers of the documents will see.
"""

from pathlib import Path

from tests.unit.documents.dossier_sample import ALL, a_collated_review, dossier
from tests.unit.documents.findings_sample import a_concluded_review, report
from tests.unit.documents.reading import opened, outline
from tests.unit.documents.sample import a_told_review, summary

GOLDEN = Path(__file__).with_name("summary.golden.txt")
DOSSIER = Path(__file__).with_name("dossier.golden.txt")
FINDINGS = Path(__file__).with_name("findings.golden.txt")


def written() -> str:
    """What the summary says now."""
    return _read(summary(a_told_review(), reflections=True))


def findings_written() -> str:
    """What the findings and recommendations say now."""
    return _read(report(a_concluded_review()))


def dossier_written() -> str:
    """What the evidence dossier says now, with everything that can be chosen."""
    return _read(dossier(a_collated_review(), ALL))


def _read(content: bytes) -> str:
    return "\n".join(outline(opened(content))) + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(written(), encoding="utf-8")
    FINDINGS.write_text(findings_written(), encoding="utf-8")
    DOSSIER.write_text(dossier_written(), encoding="utf-8")
