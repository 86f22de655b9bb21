"""The parts of the tidy-up page."""
