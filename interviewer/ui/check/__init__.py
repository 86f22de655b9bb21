"""The parts of the accuracy check: giving a copy out, comparing what came back, deciding."""
