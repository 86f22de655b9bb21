"""The checker of our own finds what is wrong with a document: every kind of defect is planted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.documents.reading import checked, member, with_member, without_member
from tests.unit.documents.sample import TEMPLATE, a_told_review, summary
from tests.unit.documents.structure import problems

MAIN = "word/document.xml"


def replaced(name: str, old: str, new: str) -> Callable[[bytes], bytes]:
    """A way to plant a defect: the first `old` in the member becomes `new`."""

    def plant(content: bytes) -> bytes:
        text = member(content, name)
        assert old in text
        return with_member(content, name, text.replace(old, new, 1))

    return plant


DEFECTS = {
    "not well-formed": replaced(MAIN, "</w:body>", ""),
    "no content type of its own": replaced(
        "[Content_Types].xml", "/word/footer1.xml", "/word/footer2.xml"
    ),
    "relationship to nothing": replaced("word/_rels/document.xml.rels", "footer1", "footer7"),
    "leads elsewhere": replaced(
        "word/_rels/document.xml.rels", 'Target="footer1.xml"', 'Target="x" TargetMode="External"'
    ),
    "reference to no relationship": replaced(MAIN, 'r:id="rId4"', 'r:id="rId99"'),
    "bookmark twice": replaced(MAIN, 'w:name="_Toc00000002"', 'w:name="_Toc00000001"'),
    "bookmark id twice": replaced(MAIN, '<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"'),
    "bookmark name too long": replaced(MAIN, 'name="_Toc00000002', 'name="_Toc' + "9" * 40),
    "bookmark without its other end": replaced(MAIN, '<w:bookmarkEnd w:id="2"/>', ""),
    "bookmark over several paragraphs": replaced(
        MAIN, '<w:bookmarkEnd w:id="2"/></w:p>', '</w:p><w:p><w:bookmarkEnd w:id="2"/></w:p>'
    ),
    "link to no bookmark": replaced(MAIN, 'w:anchor="note_', 'w:anchor="gone_'),
    "rows of different width": replaced(MAIN, "<w:gridCol ", "<w:gridCol/><w:gridCol "),
    "table without a header row": replaced(MAIN, "<w:tblHeader/>", ""),
    "table without a caption": replaced(MAIN, "<w:tblCaption ", "<w:tblStyle "),
    "cell does not end with a paragraph": replaced(MAIN, "</w:tc>", "<w:tbl/></w:tc>"),
    "merged cells": replaced(MAIN, "</w:tcPr>", '<w:gridSpan w:val="2"/></w:tcPr>'),
    "table in a table": replaced(MAIN, "</w:tcPr>", "</w:tcPr><w:tbl/>"),
    "no such paragraph style": replaced(MAIN, 'w:pStyle w:val="Note"', 'w:pStyle w:val="Gone"'),
    "no such character style": replaced(MAIN, "NoteNumber", "Note"),
    "no such table style": replaced(MAIN, "InterviewTable", "TableGrid"),
    "field not balanced": replaced(MAIN, '<w:fldChar w:fldCharType="end"/>', ""),
    "field asks to be updated": replaced(
        MAIN, 'w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="1"'
    ),
    "commentReference to no comment": replaced(
        MAIN, "</w:r></w:p>", '<w:commentReference w:id="3"/></w:r></w:p>'
    ),
    "heading 2 after heading 0": replaced(MAIN, 'w:val="Heading1"', 'w:val="Heading2"'),
    "empty paragraph": replaced(MAIN, "<w:tbl>", "<w:p/><w:tbl>"),
    "body does not end with a paragraph": replaced(MAIN, "<w:sectPr>", "<w:tbl/><w:sectPr>"),
    "settings hold updateFields": replaced(
        "word/settings.xml", "<w:compat>", "<w:updateFields/><w:compat>"
    ),
    "settings hold documentProtection": replaced(
        "word/settings.xml", "<w:compat>", "<w:documentProtection/><w:compat>"
    ),
    "compatibility mode is not 15": replaced(
        "word/settings.xml", 'compatibilityMode" w:uri', 'otherMode" w:uri'
    ),
    "language is not en-GB": replaced(
        "word/styles.xml", 'w:lang w:val="en-GB"', 'w:lang w:val="x"'
    ),
    "no title": replaced("docProps/core.xml", "Interview summary SN1", ""),
    "an author is named": replaced("docProps/core.xml", "<dc:creator>", "<dc:creator>Somebody"),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_planted_defect_is_named(defect: str) -> None:
    sound = summary(a_told_review())
    assert problems(sound) == []
    assert any(problem.startswith(defect) for problem in problems(DEFECTS[defect](sound)))


def test_a_file_without_its_main_part_is_named() -> None:
    assert problems(without_member(TEMPLATE, MAIN)) == [f"member missing: {MAIN}"]


def test_what_only_the_schema_knows_is_found_by_the_other_validator(tmp_path: Path) -> None:
    swapped = replaced(MAIN, "<w:trPr><w:cantSplit/>", "<w:trPr><w:keepNext/>")
    wrong = swapped(summary(a_told_review()))
    assert problems(wrong) == []
    with pytest.raises(AssertionError, match="keepNext"):
        checked(wrong, tmp_path)
