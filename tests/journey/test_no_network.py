"""The application needs no network: every connection is refused, and nobody notices."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

REFUSES = textwrap.dedent(
    """
    import sys
    def refuse(event, details):
        families = (2, 10)  # AF_INET, AF_INET6
        if event == "socket.__new__" and details[1] in families or event == "socket.getaddrinfo":
            print("asked for the network", flush=True)
            raise OSError("refused")
    sys.addaudithook(refuse)
    """
)


def in_a_process(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        # Should it crash, that says where.
        [sys.executable, "-X", "faulthandler", "-c", REFUSES + textwrap.dedent(program)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=Path(__file__).parents[2],
    )


@pytest.mark.parametrize(
    "asks", ["import socket; socket.socket()", "import socket; socket.getaddrinfo('a', 1)"]
)
def test_the_refusal_would_be_noticed(asks: str) -> None:
    done = in_a_process(asks)
    assert "asked for the network" in done.stdout
    assert done.returncode != 0


def test_an_interview_and_its_summary_without_a_network(tmp_path: Path) -> None:
    done = in_a_process(
        f"""
        import gc
        gc.disable()  # as in the application: widgets are let go in their own thread and no other
        from pathlib import Path
        from PySide6.QtWidgets import QApplication
        app = QApplication([])
        from tests.journey.somebody import PASSPHRASE, a_house, somebody_at, with_a_review
        folder = Path({str(tmp_path)!r})
        house = a_house(folder)
        with_a_review(house)
        with somebody_at(house) as person:
            person.unlocks(PASSPHRASE)
            person.opens_the_interview()
            person.jumps_to("ordinary week")
            person.notes("Rang the hub.")
            person.waits_until_saved()
            person.goes_to("To the list of interviews")
            person.presses("Space")
            person.makes_the_summary(folder / "summary.docx")
        print("done")
        """
    )
    told = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.stdout, done.returncode) == ("done\n", 0), "\n".join(told[-60:])
    assert (tmp_path / "summary.docx").is_file()
