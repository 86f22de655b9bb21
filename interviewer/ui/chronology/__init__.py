"""The chronology: its table, taking one in, choosing what to raise."""
