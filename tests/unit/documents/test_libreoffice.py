"""Another word processor opens what is made, and shows every word of it."""

import re
from pathlib import Path

from tests.libreoffice import converted
from tests.system_packages import wants
from tests.unit.documents.sample import NOTES, a_told_review, note, summary
from tests.unit.documents.test_recovery import sheet
from tests.unit.documents.test_text import ARABIC, HEBREW

pytestmark = wants("soffice", "libreoffice-writer")


def test_every_note_is_read_there(tmp_path: Path) -> None:
    said = ["Žąsėlė", "ключи у соседки", "\N{SLIGHTLY SMILING FACE}", HEBREW, ARABIC]
    more = [note(50 + number, "free", text) for number, text in enumerate(said)]
    content = summary(a_told_review(*more), reflections=True)
    text = converted(content, "summary.docx", "txt:Text (encoded):UTF8", tmp_path).decode()
    live = [kept.text.splitlines()[0] for kept in NOTES if kept.text.strip() and not kept.withdrawn]
    assert [words for words in [*live, *said] if words not in text] == []


def test_the_recovery_sheet_is_one_page(tmp_path: Path) -> None:
    printed = converted(sheet(), "sheet.docx", "pdf", tmp_path)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
