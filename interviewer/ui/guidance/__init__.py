"""The parts of the guidance page."""
