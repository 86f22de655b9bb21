"""What the process itself must not leave behind."""

import sys


def no_core_dumps() -> None:
    """Ask the system to write no memory of this process to disk if it crashes."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
