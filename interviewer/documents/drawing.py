"""A picture made of lines, boxes and words, as Word itself draws them: sharp in print, and small.

The picture is one group of shapes in the line of the text, so that it stays where it stands and
carries one alternative text. A program that cannot draw shapes shows that text instead.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from docx.oxml.ns import nsmap, qn
from lxml import etree

from interviewer.domain.text import clean

_POINT = 12_700
"""English metric units in a point."""
_WORDS_SIZE = 17
"""Half points: the letters in a picture."""
_SPACES = {
    "w": nsmap["w"],
    "wp": nsmap["wp"],
    "a": nsmap["a"],
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}


class Outline(StrEnum):
    """The forms there are, by the names that Word has for them."""

    LINE = "line"
    BOX = "rect"
    SIGN = "roundRect"
    DIAMOND = "diamond"
    OPEN_AFTER = "homePlate"
    OPEN_BEFORE = "flippedPlate"
    OPEN = "hexagon"


class Ink(StrEnum):
    """Colours of the template's theme: a Board that changes those changes the picture."""

    DARK = "dk1"
    LIGHT = "lt1"
    STRONG = "dk2"
    PALE = "lt2"
    MUTED = "accent2"


_LETTERS = {
    Ink.DARK: ("text1", "1F2A2D"),
    Ink.LIGHT: ("background1", "FFFFFF"),
    Ink.STRONG: ("text2", "0B5563"),
    Ink.PALE: ("background2", "E8F1F2"),
    Ink.MUTED: ("accent2", "47565A"),
}
"""What the theme calls the colour of letters, and the colour for a program without themes."""


@dataclass(frozen=True, kw_only=True)
class Shape:
    """One form, with words in it or without; measures in points from the upper left corner.

    Attributes:
        fill, line: None is neither filled nor outlined.
        centred: Whether the words stand in the middle; else they begin at the left.
    """

    x: float
    y: float
    width: float
    height: float
    outline: Outline = Outline.BOX
    fill: Ink | None = None
    line: Ink | None = None
    dashed: bool = False
    words: str = field(default="", repr=False)
    letters: Ink = Ink.DARK
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Shapes in the order in which they are drawn.

    Attributes:
        description: What it shows, for whoever cannot see it.
    """

    name: str
    description: str = field(repr=False)
    width: float
    height: float
    shapes: tuple[Shape, ...]


def drawn(picture: Picture, number: int, style: str) -> Any:
    """The picture as something to put into a run.

    Args:
        picture: What is drawn.
        number: Of its own in the document.
        style: Id of the paragraph style for the words in it.
    """
    either = etree.Element(_tag("mc:AlternateContent"), nsmap=_SPACES)
    choice = _add(either, "mc:Choice", Requires="wpg")
    inline = _add(_add(choice, "w:drawing"), "wp:inline", distT=0, distB=0, distL=0, distR=0)
    _add(inline, "wp:extent", cx=_units(picture.width), cy=_units(picture.height))
    _add(inline, "wp:effectExtent", l=0, t=0, r=0, b=0)
    description = clean(picture.description)
    _add(inline, "wp:docPr", id=number, name=clean(picture.name), descr=description)
    _add(inline, "wp:cNvGraphicFramePr")
    data = _add(_add(inline, "a:graphic"), "a:graphicData", uri=_SPACES["wpg"])
    group = _add(data, "wpg:wgp")
    _add(group, "wpg:cNvGrpSpPr")
    size = {"cx": _units(picture.width), "cy": _units(picture.height)}
    frame = _add(_add(group, "wpg:grpSpPr"), "a:xfrm")
    for name, values in (("off", {"x": 0, "y": 0}), ("ext", size)):
        _add(frame, f"a:{name}", **values)
    for name, values in (("chOff", {"x": 0, "y": 0}), ("chExt", size)):
        _add(frame, f"a:{name}", **values)
    # LibreOffice measures a group by its first part. Where that is an upright line, one picture in
    # nine (13 of 112 heights tried) was turned on its side; none was with this in front.
    ground = Shape(x=0, y=0, width=picture.width, height=picture.height)
    for at, shape in enumerate((ground, *picture.shapes), start=1):
        _draw(group, shape, at, style)
    fallback = _add(either, "mc:Fallback")
    _add(fallback, "w:t").text = description
    return either


def _draw(group: Any, shape: Shape, number: int, style: str) -> None:
    told = _add(group, "wps:wsp")
    _add(told, "wps:cNvPr", id=number, name=f"Part {number}")
    _add(told, "wps:cNvSpPr")
    form = _add(told, "wps:spPr")
    back = shape.outline is Outline.OPEN_BEFORE
    frame = _add(form, "a:xfrm", **({"flipH": 1} if back else {}))
    _add(frame, "a:off", x=_units(shape.x), y=_units(shape.y))
    _add(frame, "a:ext", cx=_units(shape.width), cy=_units(shape.height))
    name = Outline.OPEN_AFTER if back else shape.outline
    _add(_add(form, "a:prstGeom", prst=name.value), "a:avLst")
    _colour(form, shape.fill)
    line = _add(form, "a:ln", w=_units(0.75))
    _colour(line, shape.line)
    if shape.dashed:
        _add(line, "a:prstDash", val="sysDash")
    if shape.words:
        _write(told, shape, style)
    insets = dict.fromkeys(("lIns", "rIns"), _units(0 if shape.centred else 3))
    around = {**insets, "tIns": 0, "bIns": 0, "anchor": "ctr", "anchorCtr": 0}
    _add(told, "wps:bodyPr", rot=0, vert="horz", wrap="square", **around)


def _colour(parent: Any, ink: Ink | None) -> None:
    if ink is None:
        _add(parent, "a:noFill")
    else:
        _add(_add(parent, "a:solidFill"), "a:schemeClr", val=ink.value)


def _write(told: Any, shape: Shape, style: str) -> None:
    paragraph = _add(_add(_add(told, "wps:txbx"), "w:txbxContent"), "w:p")
    properties = _add(paragraph, "w:pPr")
    _add_w(properties, "pStyle", val=style)
    _add_w(properties, "spacing", before=0, after=0, line=240, lineRule="auto")
    _add_w(properties, "jc", val="center" if shape.centred else "left")
    run = _add(paragraph, "w:r")
    dress = _add(run, "w:rPr")
    if shape.bold:
        _add(dress, "w:b")
    theme, colour = _LETTERS[shape.letters]
    _add_w(dress, "color", val=colour, themeColor=theme)
    _add_w(dress, "sz", val=_WORDS_SIZE)
    _add_w(dress, "szCs", val=_WORDS_SIZE)
    letters = _add(run, "w:t")
    letters.text = " ".join(clean(shape.words).split())


def _units(points: float) -> int:
    return round(points * _POINT)


def _tag(name: str) -> str:
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


def _add(parent: Any, tag: str, /, **values: object) -> Any:
    return etree.SubElement(parent, _tag(tag), {key: str(each) for key, each in values.items()})


def _add_w(parent: Any, tag: str, /, **values: object) -> Any:
    """An element of Word's own namespace, whose attributes belong to it too."""
    told: dict[str, str] = {qn(f"w:{key}"): str(each) for key, each in values.items()}
    return etree.SubElement(parent, _tag(f"w:{tag}"), told)
