"""Make the Word template that every document starts from: `python docs/make_template.py`.

It writes `resources/templates/interviewer.docx` from nothing but the text below, byte for byte
the same each time; a test compares the two. A Board restyles the file in Word instead: see
`docs/documents.md`.
"""

import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

WHERE = Path(__file__).resolve().parent.parent / "resources" / "templates" / "interviewer.docx"

ACCENT = "0B5563"
INK = "1F2A2D"
QUIET = "47565A"
HAIRLINE = "B9CCD0"
TINT = "E8F1F2"
FONT = "Arial"
MONOSPACED = "Courier New"
PAGE = (11906, 16838)
"""A4, in twentieths of a point, as every length below but those named otherwise."""
MARGIN = 1134
TEXT_WIDTH = PAGE[0] - 2 * MARGIN
INDENT = 1247
"""Room for a note's number."""

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Look(NamedTuple):
    """One style: `paragraph` and `run` are the inside of w:pPr and w:rPr, in schema order."""

    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    following: str = ""
    priority: int = 1

    @property
    def id(self) -> str:
        """As Word makes it in English: the name in capitals without spaces."""
        name = self.name.replace("toc", "TOC")
        return "".join(word[:1].upper() + word[1:] for word in name.split())


def spacing(before: float, after: float) -> str:
    """Space before and after in points."""
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}"/>'


def letters(
    points: float = 0,
    colour: str = "",
    *,
    bold: bool = False,
    italic: bool = False,
    apart: int = 0,
    font: str = "",
) -> str:
    """How letters look, in every script alike."""
    parts = (
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else "",
        "<w:b/><w:bCs/>" if bold else "",
        "<w:i/><w:iCs/>" if italic else "",
        f'<w:color w:val="{colour}"/>' if colour else "",
        f'<w:spacing w:val="{apart}"/>' if apart else "",
        f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>' if points else "",
    )
    return "".join(parts)


def line(side: str, colour: str, width: int = 4, space: int = 4) -> str:
    """A line on one side; `width` in eighths of a point, `space` in points."""
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{colour}"/>'


def heading(level: int, paragraph: str, run: str) -> Look:
    """A heading that stays with what follows it."""
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    kept = f"<w:keepNext/><w:keepLines/>{paragraph}{outline}"
    return Look(f"heading {level}", kept, run, following="Normal", priority=9)


RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
NUMBER_TAB = f'<w:tabs><w:tab w:val="left" w:pos="{INDENT}"/></w:tabs>'
BESIDE_NUMBER = f'<w:ind w:left="{INDENT}" w:firstLine="0"/>'
UNDERLINED = f"<w:pBdr>{line('bottom', HAIRLINE)}</w:pBdr>"
BOXED = "".join(line(side, HAIRLINE, 6, 6) for side in ("top", "left", "bottom", "right"))
SET_APART = f"<w:pBdr>{line('left', ACCENT, 18, 10)}</w:pBdr>"

PARAGRAPHS = (
    Look("Title", "<w:keepNext/>" + spacing(0, 2), letters(24, ACCENT, bold=True)),
    Look("Subtitle", "<w:keepNext/>" + spacing(0, 12), letters(13, QUIET)),
    heading(1, UNDERLINED + spacing(26, 8), letters(16, ACCENT, bold=True)),
    heading(2, spacing(16, 5), letters(12, INK, bold=True)),
    heading(3, spacing(12, 3), letters(11, ACCENT, bold=True)),
    Look("TOC Heading", "<w:keepNext/>" + spacing(22, 6), letters(12, ACCENT, bold=True)),
    Look("toc 1", "<w:keepLines/>" + spacing(0, 3)),
    Look(
        "Note",
        NUMBER_TAB + spacing(0, 2) + f'<w:ind w:left="{INDENT}" w:hanging="{INDENT}"/>',
    ),
    Look("Note Continued", BESIDE_NUMBER, based_on="Note"),
    Look(
        "Note Tags",
        "<w:keepLines/>" + spacing(0, 10) + BESIDE_NUMBER,
        letters(9, QUIET),
    ),
    Look("Coverage", "<w:keepLines/>" + spacing(0, 6), letters(0, QUIET, italic=True)),
    Look("Reflection", SET_APART + spacing(0, 6) + '<w:ind w:left="284"/>'),
    Look(
        "Answer",
        f'<w:pBdr>{BOXED}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
        + spacing(4, 14)
        + '<w:ind w:left="142" w:right="142"/>',
    ),
    Look("Table Text", spacing(2, 2), letters(10)),
    Look("Table Heading", "<w:keepNext/>", letters(10, ACCENT, bold=True), based_on="Table Text"),
    Look(
        "Table List",
        '<w:numPr><w:numId w:val="1"/></w:numPr>' + spacing(0, 2),
        letters(10),
        based_on="Table Text",
    ),
    Look("Marking", spacing(0, 0) + '<w:jc w:val="center"/>', letters(9.5, INK, bold=True)),
    Look("header", RIGHT_TAB + spacing(0, 0), letters(9, QUIET), priority=99),
    Look("footer", RIGHT_TAB + spacing(0, 0), letters(9, QUIET), priority=99),
)
CHARACTERS = (
    Look("Prompt"),
    Look("Note Number", run=letters(9.5, ACCENT, bold=True)),
    Look("Their Words", run=letters(italic=True)),
    Look("Running Title"),
    Look("Recovery Code", run=letters(20, INK, bold=True, apart=60, font=MONOSPACED)),
    Look("Hyperlink", run=letters(0, ACCENT) + '<w:u w:val="single"/>', priority=99),
)
BUILT_IN = {"Title", "Subtitle", "TOC Heading", "toc 1", "header", "footer", "Hyperlink"}


def style(kind: str, look: Look) -> str:
    """One w:style."""
    built_in = look.name in BUILT_IN or look.name.startswith("heading ")
    own = "" if built_in else 'w:customStyle="1" '
    root = "Normal" if kind == "paragraph" else "DefaultParagraphFont"
    parent = Look(look.based_on).id if kind == "paragraph" else root
    following = f'<w:next w:val="{look.following}"/>' if look.following else ""
    paragraph = f"<w:pPr>{look.paragraph}</w:pPr>" if look.paragraph else ""
    run = f"<w:rPr>{look.run}</w:rPr>" if look.run else ""
    return (
        f'<w:style w:type="{kind}" {own}w:styleId="{look.id}">'
        f'<w:name w:val="{look.name}"/><w:basedOn w:val="{parent}"/>'
        f'{following}<w:uiPriority w:val="{look.priority}"/><w:qFormat/>{paragraph}{run}</w:style>'
    )


def styles() -> str:
    """word/styles.xml."""
    borders = "".join(line(side, HAIRLINE, 4, 0) for side in ("top", "bottom", "insideH"))
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 100), ("bottom", 40), ("right", 100))
    )
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="271" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + "".join(style("paragraph", look) for look in PARAGRAPHS)
        + "".join(style("character", look) for look in CHARACTERS)
        + '<w:style w:type="table" w:customStyle="1" w:styleId="InterviewTable">'
        '<w:name w:val="Interview Table"/><w:basedOn w:val="TableNormal"/>'
        '<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar>"
        '</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr></w:style>'
        "</w:styles>"
    )


def numbering() -> str:
    """word/numbering.xml: the bullets of lists in tables, a real list for a screen reader."""
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:pStyle w:val="TableList"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="227" w:hanging="227"/></w:pPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def settings() -> str:
    """word/settings.xml: compatibility mode 15, English (United Kingdom)."""
    schema = "http://schemas.microsoft.com/office/word"
    modern = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{schema}" w:val="{value}"/>'
        for name, value in modern
    )
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compatibility}</w:compat>"
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def fonts() -> str:
    """word/fontTable.xml."""
    kinds = ((FONT, "swiss", "variable"), (MONOSPACED, "modern", "fixed"))
    entries = "".join(
        f'<w:font w:name="{name}"><w:charset w:val="00"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{pitch}"/></w:font>'
        for name, family, pitch in kinds
    )
    return f"<w:fonts {NAMESPACES}>{entries}</w:fonts>"


def theme() -> str:
    """word/theme/theme1.xml: our colours and letters, for a Board that restyles by theme."""
    colours = {
        "dk1": INK,
        "lt1": "FFFFFF",
        "dk2": ACCENT,
        "lt2": TINT,
        "accent1": ACCENT,
        "accent2": QUIET,
        "accent3": "3E7C86",
        "accent4": "7A6A3C",
        "accent5": "5B5F8A",
        "accent6": "7D4F5E",
        "hlink": ACCENT,
        "folHlink": QUIET,
    }
    palette = "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in colours.items()
    )
    family = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    outline = f'<a:ln w="6350">{fill[: len(fill) // 3]}</a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="Interviewer"><a:themeElements><a:clrScheme name="Interviewer">{palette}'
        f'</a:clrScheme><a:fontScheme name="Interviewer"><a:majorFont>{family}</a:majorFont>'
        f"<a:minorFont>{family}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Interviewer"><a:fillStyleLst>{fill}</a:fillStyleLst>'
        f"<a:lnStyleLst>{outline}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def paragraph(look: str, text: str, run: str = "") -> str:
    """A paragraph of one run."""
    properties = f'<w:rPr><w:rStyle w:val="{Look(run).id}"/></w:rPr>' if run else ""
    body = f"<w:r>{properties}<w:t>{text}</w:t></w:r>"
    return f'<w:p><w:pPr><w:pStyle w:val="{Look(look).id}"/></w:pPr>{body}</w:p>'


def field(code: str) -> str:
    """A field that Word keeps right by itself."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def header() -> str:
    """word/header1.xml: the marking is put in when a document is made."""
    return f"<w:hdr {NAMESPACES}>{paragraph('Marking', 'MARKING')}</w:hdr>"


def footer() -> str:
    """word/footer1.xml: what the document is, and the page."""
    return (
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="RunningTitle"/></w:rPr><w:t>Running title</w:t></w:r>'
        '<w:r><w:tab/><w:t xml:space="preserve">Page </w:t></w:r>'
        f'{field("PAGE")}<w:r><w:t xml:space="preserve"> of </w:t></w:r>{field("NUMPAGES")}'
        "</w:p></w:ftr>"
    )


def sample_table() -> str:
    """A table of two rows in the table style."""
    width = TEXT_WIDTH // 2
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    rows = "".join(
        f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if look == 'Table Heading' else ''}"
        + "".join(f"{cell}{paragraph(look, text)}</w:tc>" for text in texts)
        + "</w:tr>"
        for look, texts in (
            ("Table Heading", ("Table Heading", "Another column")),
            ("Table Text", ("Table Text", "Another cell")),
        )
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="InterviewTable"/>'
        f'<w:tblW w:w="{width * 2}" w:type="dxa"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="A table"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>'
    )


def document() -> str:
    """word/document.xml: a page that shows every style; documents replace it."""
    shown = "".join(
        paragraph(look.name, f"This is {look.name[:1].upper() + look.name[1:]}")
        for look in PARAGRAPHS
        if look.name not in {"Title", "header", "footer", "Marking", "Table Text", "Table Heading"}
    )
    runs = "".join(paragraph("Normal", f"This is {look.name}", look.name) for look in CHARACTERS)
    return (
        f"<w:document {NAMESPACES}><w:body>"
        + paragraph("Title", "Template for Interviewer documents")
        + paragraph(
            "Normal",
            "This page shows every style. Change the styles, the header, the footer and the page "
            "in Word and save the file as a Word document (.docx). Everything on this page is "
            "replaced when a document is made.",
        )
        + shown
        + sample_table()
        + runs
        + '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{PAGE[0]}" w:h="{PAGE[1]}"/>'
        f'<w:pgMar w:top="{MARGIN + 170}" w:right="{MARGIN}" w:bottom="{MARGIN + 170}" '
        f'w:left="{MARGIN}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
        "</w:body></w:document>"
    )


def relationships(*targets: tuple[str, str]) -> str:
    """A .rels member; each target is its kind and its path."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{path}"/>'
        for number, (kind, path) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def content_types() -> str:
    """[Content_Types].xml."""
    kinds = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/document.xml": f"{WORD}.document.main+xml",
        "/word/fontTable.xml": f"{WORD}.fontTable+xml",
        "/word/footer1.xml": f"{WORD}.footer+xml",
        "/word/header1.xml": f"{WORD}.header+xml",
        "/word/numbering.xml": f"{WORD}.numbering+xml",
        "/word/settings.xml": f"{WORD}.settings+xml",
        "/word/styles.xml": f"{WORD}.styles+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
    parts = "".join(
        f'<Override PartName="{path}" ContentType="{kind}"/>' for path, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def core_properties() -> str:
    """docProps/core.xml: no author."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>Template for Interviewer documents</dc:title><dc:creator></dc:creator>"
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def members() -> dict[str, str]:
    """Every member of the file, in order."""
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core_properties(),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships(
            *(
                (f"{OFFICE}/relationships/{kind}", f"{path}.xml")
                for kind, path in (
                    ("styles", "styles"),
                    ("settings", "settings"),
                    ("header", "header1"),
                    ("footer", "footer1"),
                    ("fontTable", "fontTable"),
                    ("theme", "theme/theme1"),
                    ("numbering", "numbering"),
                )
            )
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/header1.xml": header(),
        "word/footer1.xml": footer(),
        "word/fontTable.xml": fonts(),
        "word/theme/theme1.xml": theme(),
        "word/numbering.xml": numbering(),
    }


def make(path: Path) -> None:
    """Write the template; its members carry one fixed time, so that it is always the same."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members().items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 0
            member.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(member, DECLARATION + text)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else WHERE)
