"""The parts of *Before you start*."""
