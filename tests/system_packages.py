"""Tests that need a program of the operating system: skip on a user's machine, fail in CI."""

import os
import shutil

import pytest


def wants(program: str, package: str) -> pytest.MarkDecorator:
    """Mark a test that runs `program`.

    Where it is missing the test skips and names the Debian package; with INTERVIEWER_ALL_TESTS=1,
    as `.ci/run` sets it, nothing is skipped and the test fails instead.
    """
    missing = shutil.which(program) is None and os.environ.get("INTERVIEWER_ALL_TESTS") != "1"
    return pytest.mark.skipif(missing, reason=f"needs {program}: apt-get install {package}")
