"""Figures for what must be quick and what must never be lost; RESULTS.md holds the last ones."""
