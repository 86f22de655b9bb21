"""LibreOffice without a window, doing what a person does: open, change, save.

What is done stands in LibreOffice's own Basic, because Debian's writer without a window brings no
Python. Each helper below is a Basic one; `done` runs the lines and gives back what was saved.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

from tests.system_packages import wants

pytestmark = wants("soffice", "libreoffice-writer-nogui")

WORD = "MS Word 2007 XML"
ODT = "writer8"

_ATTEMPTS = 2
"""On a busy machine LibreOffice has ended with status 1, and done the same well after that."""

_LONGEST = 180
"""Seconds for one start, on a machine that does other things too."""

_HELPERS = """
Function Setting(name, value)
  Dim one As New com.sun.star.beans.PropertyValue
  one.Name = name
  one.Value = value
  Setting = one
End Function

Function Opened(name)
  Opened = StarDesktop.loadComponentFromURL("{folder}/" & name, "_blank", 0, Array())
End Function

Function OpenedWith(name, passphrase)
  OpenedWith = StarDesktop.loadComponentFromURL("{folder}/" & name, "_blank", 0, _
    Array(Setting("Password", passphrase)))
End Function

Sub Saved(doc, name, filter)
  doc.storeToURL("{folder}/" & name, Array(Setting("FilterName", filter)))
  doc.close(True)
End Sub

Function Found(doc, words)
  sought = doc.createSearchDescriptor()
  sought.SearchString = words
  Found = doc.findFirst(sought)
End Function

Function Between(doc, first, last)
  cursor = doc.Text.createTextCursorByRange(Found(doc, first).Start)
  cursor.gotoRange(Found(doc, last).Start, True)
  Between = cursor
End Function

Sub Replaced(doc, words, others)
  Found(doc, words).setString(others)
End Sub

Sub Answered(doc, statement, words)
  here = doc.Text.createTextCursorByRange(Found(doc, statement).Start)
  here.gotoNextParagraph(False)
  here.gotoEndOfParagraph(False)
  doc.Text.insertString(here, words, False)
End Sub

Sub ParagraphAfter(doc, words, others)
  here = doc.Text.createTextCursorByRange(Found(doc, words).Start)
  here.gotoEndOfParagraph(False)
  doc.Text.insertControlCharacter(here, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  doc.Text.insertString(here, others, False)
End Sub

Sub Brought(doc, passage, before, cut)
  doc.CurrentController.select(passage)
  content = doc.CurrentController.getTransferable()
  If cut Then passage.setString("")
  doc.CurrentController.select(Found(doc, before).Start)
  doc.CurrentController.insertTransferable(content)
End Sub

Sub Commented(doc, words, comment)
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Content = comment
  doc.Text.insertTextContent(Found(doc, words).End, note, False)
End Sub

Sub Main
  On Error GoTo Wrong
{lines}
  StarDesktop.terminate()
  Exit Sub
Wrong:
  Open "{log}" For Output As #1
  Print #1, Error$ & " in line " & Erl
  Close #1
  StarDesktop.terminate()
End Sub
"""
_BASIC = "http://openoffice.org/2000"
_PROFILE = {
    # Says that the profile is complete: else the first starts write their own over it.
    "registrymodifications.xcu": """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">
<value>true</value></prop></item></oor:items>""",
    "basic/script.xlc": f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="{_BASIC}/library">
<library:library library:name="Standard" library:link="false"/></library:libraries>""",
    "basic/Standard/script.xlb": f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="{_BASIC}/library" library:name="Standard">
<library:element library:name="Module1"/></library:library>""",
    "basic/Standard/Module1.xba": f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="{_BASIC}/script" script:name="Module1"
 script:language="StarBasic">{{code}}</script:module>""",
}


def done(folder: Path, files: dict[str, bytes], lines: str) -> dict[str, bytes]:
    """Every file in the folder once LibreOffice has done what the lines say.

    Args:
        folder: An empty one; LibreOffice gets a home of its own in it.
        files: What lies in it before.
        lines: In Basic, with the helpers above; `{folder}` in them is the address of the folder.
    """
    work, profile = folder / "work", folder / "profile"
    work.mkdir()
    for name, content in files.items():
        (work / name).write_bytes(content)
    log = work / "wrong.txt"
    code = escape(_HELPERS.replace("{lines}", lines).format(folder=work.as_uri(), log=log))
    for name, text in _PROFILE.items():
        member = profile / "user" / name
        member.parent.mkdir(parents=True, exist_ok=True)
        member.write_text(text.replace("{code}", code), encoding="utf-8")
    _run_soffice("--norestore", "macro:///Standard.Module1.Main", profile=profile)
    assert not log.exists(), log.read_text()
    return {path.name: path.read_bytes() for path in work.iterdir() if path.is_file()}


def converted(content: bytes, name: str, kind: str, folder: Path) -> bytes:
    """The file as LibreOffice writes it.

    Args:
        content: The file before.
        name: What it is called, which tells LibreOffice what it is: "plan.docx".
        kind: What is made of it: an ending, with LibreOffice's filter after it where it wants one.
        folder: Where there is room for files that nobody else uses.
    """
    work = Path(tempfile.mkdtemp(dir=folder))
    source, made = work / name, work / "made"
    source.write_bytes(content)
    to = ("--convert-to", kind, "--outdir", str(made), str(source))
    _run_soffice(*to, profile=work / "profile")
    return (made / source.with_suffix(f".{kind.partition(':')[0]}").name).read_bytes()


def _run_soffice(*arguments: str, profile: Path) -> None:
    """One start of LibreOffice, with settings of its own, once nobody else's is running."""
    address = f"-env:UserInstallation={profile.as_uri()}"
    with _alone():
        for _ in range(_ATTEMPTS):
            ended = subprocess.run(
                ["soffice", address, "--headless", *arguments],
                env={**os.environ, "HOME": str(profile)},
                capture_output=True,
                check=False,
                timeout=_LONGEST,
                text=True,
                errors="replace",
            )
            if ended.returncode == 0:
                return
    raise AssertionError(f"soffice ended with {ended.returncode}: {ended.stdout}{ended.stderr}")


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other worker of the tests has LibreOffice open: two at once get in each other's
    way, and each takes the memory of several workers."""
    import fcntl  # not there on Windows, where these tests skip

    with (Path(tempfile.gettempdir()) / f"interviewer-libreoffice-{os.getuid()}").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
