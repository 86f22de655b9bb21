"""What the window's thread does at so many interviews: the longest piece of it on each page.

python -m benchmarks.collation_window INTERVIEWS

Prints JSON for benchmarks/collation.py: milliseconds of processor time of that thread between two
beats, and seconds for unlocking. A page is made when somebody first goes there, which is no
question of scale (RESULTS.md, "The tidy-up list"): each is measured from the second time on, and
shows everything anew.

Python's looks for cycles, which the application has made every few seconds (interviewer/app.py),
would fall on one page or another: they are put off, and told by themselves.
"""

import gc
import json
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic, process_time, thread_time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import interviewer.app
from benchmarks.data import PASSPHRASE
from benchmarks.desk import Desk, put_review
from benchmarks.figures import median, say
from benchmarks.gathered import gathered
from benchmarks.stalls import StallRecorder
from interviewer.storage import KdfCost
from interviewer.storage.keys import argon2id
from interviewer.ui.pages.evidence import EvidencePage
from interviewer.ui.pages.findings import FindingsPage
from interviewer.ui.places import PageName, Place

ROUNDS = 3
_NEVER = 10**8
_SETTLING = 0.5
"""Seconds in which what follows in small pieces is done."""


class Visit:
    """Goes through the pages, and keeps the longest piece of work for each.

    Args:
        desk: With the review open.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk, self._recorder = desk, StallRecorder()
        self.longest: dict[str, list[float]] = {}
        self.looks: list[float] = []
        self._recorder.start()

    def go_round(self) -> None:
        """Visit each page once."""
        shell = self._desk.shell
        self._do("list of interviews", partial(shell.go, Place(PageName.INTERVIEWS)))
        self._do("evidence page", partial(shell.go, Place(PageName.EVIDENCE)))
        page = shell.page
        assert isinstance(page, EvidencePage)
        for at, name in enumerate(page.views):
            turn = partial(page.parts.setCurrentIndex, at)
            self._do(f"evidence, {name.lower()}", turn, page)
        page.parts.setCurrentIndex(0)
        self._settle(page)
        self._do("evidence, words looked for", partial(self._type, page, "school"), page)
        self._do("evidence, everything again", page.filters.words.clear, page)
        self._do("findings page", partial(shell.go, Place(PageName.FINDINGS)))
        findings = shell.page
        assert isinstance(findings, FindingsPage)
        down = partial(QTest.keyClick, findings.list, Qt.Key.Key_Down)
        self._do("findings, the next one", down)
        editor = findings.finding.texts["text"].editor
        self._do("findings, typing", partial(QTest.keyClicks, editor, "and then"))
        self._do("handing over", partial(shell.go, Place(PageName.HANDING_OVER)))

    def _do(self, what: str, act: Callable[[], object], page: EvidencePage | None = None) -> None:
        self._settle(page)
        self._recorder.worked = []
        act()
        self._settle(page)
        self.longest.setdefault(what, []).append(max(self._recorder.worked, default=0.0))
        self._look_for_cycles()

    def _look_for_cycles(self) -> None:
        began = thread_time()
        gc.collect(interviewer.app.NEW)
        self.looks.append((thread_time() - began) * 1000)

    def _settle(self, page: EvidencePage | None) -> None:
        app = self._desk.app
        if page is not None:
            self._desk.wait_until(lambda: not (page.is_waiting or page.filters.is_waiting))
        until = monotonic() + _SETTLING
        while monotonic() < until:
            app.processEvents()

    @staticmethod
    def _type(page: EvidencePage, words: str) -> None:
        QTest.keyClicks(page.filters.words, words)


def main(interviews: int) -> None:
    """Unlock several times, then go round."""
    interviewer.app.LOOK_FOR_CYCLES = _NEVER
    with tempfile.TemporaryDirectory() as home:
        put_review(Path(home), gathered(interviews))
        say(f"{interviews} interviews: review made")
        desk = Desk(Path(home))
        keys, unlocks = list[float](), list[float]()
        for number in range(ROUNDS):
            keys.append(_seconds(partial(argon2id(KdfCost()).key, PASSPHRASE)))
            desk.type_passphrase()
            unlocks.append(_seconds(desk.press_enter))
            if number < ROUNDS - 1:
                desk.lock()
        visit = Visit(desk)
        for number in range(ROUNDS + 1):
            visit.looks = []
            visit.go_round()
            say(f"{interviews} interviews: pages visited, {number} of {ROUNDS}")
        print(
            json.dumps(
                {
                    "unlock": median(unlocks) - median(keys),
                    "key": median(keys),
                    **{what: median(times[1:]) for what, times in visit.longest.items()},
                    "a look for cycles among what is new": max(visit.looks),
                }
            )
        )
        desk.window.activateWindow()
        desk.lock()


def _seconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


if __name__ == "__main__":
    main(int(sys.argv[1]))
