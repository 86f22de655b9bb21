import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_crash_leaves_no_memory_on_the_disk() -> None:
    program = "from interviewer.process import no_core_dumps as n; n(); import resource as r; "
    program += "print(r.getrlimit(r.RLIMIT_CORE))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "(0, 0)\n"
