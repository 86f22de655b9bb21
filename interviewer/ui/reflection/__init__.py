"""The parts of the reflection page."""
