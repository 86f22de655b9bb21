"""How long the evidence dossier takes, against writing the same XML with lxml and zipfile.

Both turn about in one process, in processor time. The memory is that of a process of its own.
"""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from time import process_time

from lxml import etree

from benchmarks.data import START, a_review, an_id
from benchmarks.figures import Figure, at_most, median, say, show
from interviewer.documents import evidence_dossier
from interviewer.domain.dossier import DossierChoices
from interviewer.domain.interview import Note
from interviewer.domain.links import AccountLink
from interviewer.domain.review import Review
from interviewer.domain.words import LinkKind
from interviewer.resources import word_template

ROUNDS = 5
SIZES = (50, 200)
EACH = 50
"""Notes in an interview; every one of them stands in the dossier, in full."""

EVERYTHING = DossierChoices(full_accounts=True, reflections=True, chronology=True, initials=True)
KEY_POINTS = DossierChoices()
_MAIN = "word/document.xml"
_NOISE = 1.1
"""The larger one may take a tenth more than so many times the smaller one."""

_Spec = tuple[str, dict[str, str], str | None, list["_Spec"]]


@dataclass(frozen=True)
class _Times:
    """Processor seconds of each round, and what came of it."""

    ours: list[float]
    bare: list[float]
    content: bytes


def measure() -> Sequence[Figure]:
    """Make each several times, after once for warming."""
    few, many = (_measured(interviews, EVERYTHING) for interviews in SIZES)
    short = _measured(SIZES[-1], KEY_POINTS)
    memory = [_memory(interviews) for interviews in (0, *SIZES)] if sys.platform == "linux" else []
    growth = median(many.ours) / median(few.ours)
    times = SIZES[1] / SIZES[0]
    xml = len(_members(many.content)[_MAIN]) / 2**20
    return [
        at_most(
            "dossier of 200 interviews, everything in it ÷ the same XML with lxml and zipfile",
            median(many.ours) / median(many.bare),
            3,
            "×",
        ),
        at_most("the same of 50 interviews", median(few.ours) / median(few.bare), 3, "×"),
        at_most(
            "the same of 200, key points only", median(short.ours) / median(short.bare), 3, "×"
        ),
        at_most(f"growth for {times:.0f} × the notes", growth, times * _NOISE, "×"),
        *(
            Figure(
                what=what, value=f"{median(each.ours):.2f} s, {len(each.content) / 2**20:.1f} MiB"
            )
            for what, each in (
                ("50 interviews, 2,500 notes, everything", few),
                ("200 interviews, 10,000 notes, everything", many),
                ("200 interviews, key points only", short),
            )
        ),
        Figure(what="document.xml of 200 interviews, unpacked", value=f"{xml:.0f} MiB"),
        Figure(
            what="peak memory: without a dossier (10,000 notes loaded); 50; 200 interviews",
            value=f"{', '.join(memory)} MiB" if memory else "not run: needs Linux",
        ),
    ]


def _told(times: _Times) -> str:
    return f"{median(times.ours):.2f} s, {len(times.content) / 2**20:.1f} MiB"


def _measured(interviews: int, choices: DossierChoices) -> _Times:
    make = _dossier(interviews, choices)
    content = make()
    write = _same_xml(content)
    write()
    ours, bare = list[float](), list[float]()
    for number in range(ROUNDS):
        ours.append(_seconds(make))
        bare.append(_seconds(write))
        say(f"{interviews} interviews: {number + 1} of {ROUNDS} rounds")
    return _Times(ours, bare, content)


def _seconds(work: Callable[[], bytes]) -> float:
    began = process_time()
    work()
    return process_time() - began


def _dossier(interviews: int, choices: DossierChoices) -> Callable[[], bytes]:
    review, template = _review(interviews), word_template()
    return lambda: evidence_dossier(review, choices, template=template, zone=UTC, made=START)


def _review(interviews: int) -> Review:
    """Accounts as in every benchmark, one statement in 25 compared with the one before it."""
    values = a_review(interviews * EACH, interviews)
    notes = [value for value in values if isinstance(value, Note)]
    links = (
        AccountLink(
            id=an_id(f"link {number}"),
            first=first.id,
            second=second.id,
            kind=LinkKind.DIFFER if number % 2 else LinkKind.AGREE,
            reason="Both speak of the same week.",
            at=START,
        )
        for number, (first, second) in enumerate(
            zip(notes[::25], notes[EACH + 1 :: 25], strict=False)
        )
    )
    return Review().having(*values, *links)


# --- The same XML -------------------------------------------------------------------------------


def _same_xml(content: bytes) -> Callable[[], bytes]:
    """Writes what is in the dossier, element by element, knowing nothing of what it says."""
    members = _members(content)
    root = etree.fromstring(members[_MAIN])
    tag, attributes, _, children = _spec(root)
    namespaces = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}

    def write() -> bytes:
        again = etree.Element(tag, attributes, nsmap=namespaces)
        _build(again, children)
        xml = etree.tostring(again, xml_declaration=True, encoding="UTF-8", standalone=True)
        into = io.BytesIO()
        with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as file:
            for name, part in members.items():
                file.writestr(name, xml if name == _MAIN else part)
        return into.getvalue()

    return write


def _spec(element: etree._Element) -> _Spec:
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    return str(element.tag), attributes, element.text, [_spec(child) for child in element]


def _build(inside: etree._Element, specs: list[_Spec]) -> None:
    for tag, attributes, text, children in specs:
        element = etree.SubElement(inside, tag, attributes)
        if text:
            element.text = text
        if children:
            _build(element, children)


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


# --- Memory -------------------------------------------------------------------------------------


def _memory(interviews: int) -> str:
    """The most MiB that were resident in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.dossier", str(interviews)]
    ended = subprocess.run(command, check=True, capture_output=True, text=True)
    return f"{float(ended.stdout):.0f}"


def _peak(interviews: int) -> float:
    """What Linux says; `resource` would tell of the process that began this one."""
    if interviews:
        _dossier(interviews, EVERYTHING)()
    else:
        held = _review(SIZES[-1])
        assert held.notes
    told = Path("/proc/self/status").read_text("utf-8")
    return int(re.findall(r"^VmHWM:\s*(\d+) kB", told, re.MULTILINE)[0]) / 1024


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(_peak(int(sys.argv[1])))
    else:
        show(measure)
