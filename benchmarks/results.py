"""RESULTS.md: tables between marks, which `python -m benchmarks` puts there, and words by hand.

<!-- NAME -->
…what was printed last…
<!-- end of NAME -->
"""

import re
from importlib.metadata import version
from pathlib import Path
from platform import machine, python_version, release, system

RESULTS = Path(__file__).with_name("RESULTS.md")

_PACKAGES = ("PySide6-Essentials", "sqlcipher3", "pydantic", "SQLAlchemy", "python-docx")


def with_part(results: str, name: str, content: str) -> str:
    """The results with this between the marks of the name.

    Raises:
        LookupError: There are no such marks: a new table needs its heading and its words first.
    """
    begins, ends = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
    before, found, rest = results.partition(begins)
    _, ended, after = rest.partition(ends)
    if not found or not ended:
        raise LookupError(f"RESULTS.md has no marks for {name}.")
    return f"{before}{begins}{content.strip()}{ends}{after}"


def this_machine() -> str:
    """What the figures were measured on, in one line."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    parts = [
        _processor(),
        f"{system()} {release()}",
        f"Python {python_version()}",
        packages,
    ]
    return ", ".join(part for part in parts if part) + "."


def _processor() -> str:
    """The processors and the memory, where Linux tells them."""
    try:
        processors = Path("/proc/cpuinfo").read_text("utf-8")
        memory = Path("/proc/meminfo").read_text("utf-8")
    except OSError:
        return machine()
    names = re.findall(r"^model name\s*: (.*)$", processors, re.MULTILINE) or [machine()]
    kib = int(re.findall(r"^MemTotal:\s*(\d+)", memory, re.MULTILINE)[0])
    return f"{names[0]}, {len(names)} processors, {round(kib / 2**20)} GiB of memory"
