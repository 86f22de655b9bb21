"""The sample's summary as it should read: `python -m tests.unit.documents.golden` writes it anew.

Look at the difference before committing it: it is what readers of the summary will see.
"""

from pathlib import Path

from tests.unit.documents.reading import opened, outline
from tests.unit.documents.sample import a_told_review, summary

GOLDEN = Path(__file__).with_name("summary.golden.txt")


def written() -> str:
    """What the summary says now."""
    document = opened(summary(a_told_review(), reflections=True))
    return "\n".join(outline(document)) + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(written(), encoding="utf-8")
