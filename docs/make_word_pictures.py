"""Make the pictures of Word pages that the user guide shows, as LibreOffice lays them out.

Run in the checkout: `python docs/make_word_pictures.py`; `--to` for another folder. It needs
LibreOffice (`soffice`) and poppler (`pdftotext`, `pdftoppm`).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))  # this checkout, wherever it was started
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage

from docs.camera import DURING_THE_INTERVIEW, keep_image
from interviewer.training import create_training_case, report_documents

PAGES = {
    "word-dossier": ("Evidence dossier", "Contents"),
    "word-key-points": ("Evidence dossier", "By thematic area"),
    "word-time-line": ("Time line", "A diamond is one day"),
    "word-learning-event": ("Record for the learning event", "Child Kestrel"),
    "word-findings": ("Findings and recommendations", "A capable child"),
    "word-recommendations": ("Findings and recommendations", "Table of recommendations"),
}
"""For each picture the document, and how a line of its page begins: the last such page is shown."""

_DOTS = 64
"""For each inch: as wide as a page of the window is beside its list."""


def main() -> None:
    """Make every document, lay it out, and keep a page of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=Path("docs/pictures"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _make_documents(Path(folder))
        for picture, (document, words) in PAGES.items():
            _keep_page(Path(folder) / f"{document}.pdf", words, options.to / f"{picture}.png")


def _make_documents(folder: Path) -> None:
    wanted = {document for document, _ in PAGES.values()}
    with closing(create_training_case(folder / "case", DURING_THE_INTERVIEW)) as store:
        review = store.load()
    for _, name, content in report_documents(
        review, made=DURING_THE_INTERVIEW, zone=ZoneInfo("Europe/London")
    ):
        if name.removesuffix(".docx") in wanted:
            (folder / name).write_bytes(content)
    own_settings = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    words = sorted(folder.glob("*.docx"))
    convert = ["soffice", own_settings, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*convert, folder, *words], check=True, capture_output=True, timeout=300)


def _keep_page(pdf: Path, words: str, picture: Path) -> None:
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True).stdout.decode()
    pages = [page.splitlines() for page in text.split("\f")]
    number = max(
        at for at, page in enumerate(pages, start=1) if any(line.startswith(words) for line in page)
    )
    only = ["-f", str(number), "-l", str(number), "-singlefile"]
    drawn = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-png", "-r", str(_DOTS * 2), *only, pdf, drawn], check=True)
    image = QImage(str(drawn.with_suffix(".png")))
    keep_image(image, picture)


if __name__ == "__main__":
    main()
