"""Interviews for a serious case review: guided, encrypted, collated."""

__version__ = "0.1.0"
