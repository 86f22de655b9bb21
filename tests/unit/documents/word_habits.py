"""What Microsoft Word does to a file when somebody works in it, done to a copy here.

Word itself cannot be run in a test: these are its habits as the file format, its own files and
public threads tell them, and not what Word wrote. Each function takes and gives a whole file.
"""

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.unit.documents.reading import member, opened, with_member

_MAIN = "word/document.xml"
_WHO = 'w:author="SN1" w:date="2026-11-20T10:00:00Z"'


class Body:
    """The paragraphs of a copy, found by what they say."""

    def __init__(self, content: bytes) -> None:
        self.body: Any = opened(content).element.body
        self._content = content

    def all(self) -> list[Any]:
        return list(self.body.iter(qn("w:p")))

    def at(self, words: str) -> Any:
        """The first paragraph that begins with these words."""
        return next(p for p in self.all() if text_of(p).startswith(words))

    def from_to(self, first: str, last: str) -> list[Any]:
        """The paragraphs from the first up to, and without, the last."""
        all_of_them = self.all()
        start = all_of_them.index(self.at(first))
        return all_of_them[start : all_of_them.index(self.at(last))]

    def saved(self) -> bytes:
        root = self.body.getparent()
        return with_member(self._content, _MAIN, root.xml.encode())


def text_of(paragraph: Any) -> str:
    return "".join(letters.text or "" for letters in paragraph.iter(qn("w:t")))


def changed(content: bytes, change: Callable[[Body], None]) -> bytes:
    """The file after one change to its text."""
    body = Body(content)
    change(body)
    return body.saved()


def xml(inside: str) -> Any:
    """One empty element of Word's own, such as `<w:proofErr w:type="spellStart"/>`."""
    return parse_xml(inside.replace("/>", f" {nsdecls('w')}/>"))


def a_run(text: str, properties: str = "") -> Any:
    run = parse_xml(f"<w:r {nsdecls('w')}>{properties}<w:t xml:space='preserve'/></w:r>")
    run[-1].text = text
    return run


def a_paragraph(text: str, style: str = "Normal") -> Any:
    paragraph = parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>')
    paragraph.append(a_run(text))
    return paragraph


def opened_and_saved(content: bytes) -> bytes:
    """Revision ids, spelling marks, runs cut in pieces, and where the cursor was."""
    body = Body(content)
    for number, paragraph in enumerate(body.all()):
        paragraph.set(qn("w:rsidR"), f"00{number:06X}")
        paragraph.set(qn("w:rsidRDefault"), "00A77B3E")
        for run in paragraph.findall(qn("w:r")):
            _cut_in_pieces(run)
    cursor = body.all()[-1]
    cursor.append(xml('<w:bookmarkStart w:id="9000" w:name="_GoBack"/>'))
    cursor.append(xml('<w:bookmarkEnd w:id="9000"/>'))
    return body.saved()


def _cut_in_pieces(run: Any) -> None:
    letters = run.find(qn("w:t"))
    if letters is None or len(run.findall(qn("w:t"))) > 1 or len(letters.text) < 4:
        return
    half = len(letters.text) // 2
    second = deepcopy(run)
    second.find(qn("w:t")).text = letters.text[half:]
    letters.text = letters.text[:half]
    letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.set(qn("w:rsidR"), "00B0B0B0")
    run.addnext(xml('<w:proofErr w:type="spellStart"/>'))
    run.getnext().addnext(second)
    second.addnext(xml('<w:proofErr w:type="spellEnd"/>'))
    second.insert(0, xml("<w:lastRenderedPageBreak/>"))


def bookmarks_between_paragraphs(content: bytes) -> bytes:
    """Points that moved out of the paragraph to just before it."""
    body = Body(content)
    for paragraph in body.all():
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            for mark in paragraph.findall(qn(tag)):
                paragraph.addprevious(mark)
    return body.saved()


def in_wrappers(content: bytes) -> bytes:
    """Paragraphs in content controls, runs in smart tags."""
    body = Body(content)
    for number, paragraph in enumerate(body.all()):
        for run in paragraph.findall(qn("w:r")):
            tag = xml(
                '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place"/>'
            )
            run.addprevious(tag)
            tag.append(run)
        if number % 3 == 0:
            control = parse_xml(
                f'<w:sdt {nsdecls("w")}><w:sdtPr><w:id w:val="{number + 1}"/></w:sdtPr>'
                "<w:sdtContent/></w:sdt>"
            )
            paragraph.addprevious(control)
            control[1].append(paragraph)
    return body.saved()


def deleted(paragraph: Any, *, mark_too: bool = True, tag: str = "del") -> None:
    """Track the deletion of everything that the paragraph says, and of its end."""
    for run in paragraph.findall(qn("w:r")):
        gone = xml(f'<w:{tag} w:id="7000" {_WHO}/>')
        run.addprevious(gone)
        gone.append(run)
        for letters in run.iter(qn("w:t")):
            if tag == "del":
                letters.tag = qn("w:delText")
    if mark_too:
        _mark_end(paragraph, tag)


def inserted(paragraph: Any, *, tag: str = "ins") -> Any:
    """Track the insertion of everything that the paragraph says, and of its end."""
    for run in paragraph.findall(qn("w:r")):
        new = xml(f'<w:{tag} w:id="7001" {_WHO}/>')
        run.addprevious(new)
        new.append(run)
    _mark_end(paragraph, tag)
    return paragraph


def _mark_end(paragraph: Any, tag: str) -> None:
    paragraph.get_or_add_pPr().append(
        parse_xml(f'<w:rPr {nsdecls("w")}><w:{tag} w:id="7002" {_WHO}/></w:rPr>')
    )


def without_bookmarks(paragraphs: Iterable[Any]) -> list[Any]:
    """What Word pastes within a file: the bookmarks stay with the original."""
    pasted = [deepcopy(paragraph) for paragraph in paragraphs]
    for paragraph in pasted:
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            for mark in list(paragraph.iter(qn(tag))):
                mark.getparent().remove(mark)
    return pasted


def put_before(place: Any, paragraphs: Iterable[Any]) -> None:
    for paragraph in paragraphs:
        place.addprevious(paragraph)


def with_comment(content: bytes, words: str, comment: str) -> bytes:
    """A comment on these words, in a part of its own."""
    body = Body(content)
    paragraph = body.at(words)
    paragraph.append(xml('<w:commentRangeEnd w:id="0"/>'))
    reference = parse_xml(f'<w:r {nsdecls("w")}><w:commentReference w:id="0"/></w:r>')
    paragraph.append(reference)
    part = (
        f'<w:comments {nsdecls("w")}><w:comment w:id="0" {_WHO} w:initials="S"><w:p><w:r>'
        f"<w:annotationRef/></w:r><w:r><w:t>{comment}</w:t></w:r></w:p></w:comment></w:comments>"
    )
    content = with_member(body.saved(), "word/comments.xml", part)
    rels = "word/_rels/document.xml.rels"
    relation = (
        '<Relationship Id="rId90" Target="comments.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/comments"/></Relationships>'
    )
    return with_member(content, rels, member(content, rels).replace("</Relationships>", relation))
