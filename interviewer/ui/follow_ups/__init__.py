"""The parts of the follow-ups page."""
