"""The parts of the history and activity pages."""
