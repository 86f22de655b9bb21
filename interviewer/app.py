"""Put the parts together and run."""


def main() -> int:
    """Run until the window closes; return the exit status."""
    return 0
