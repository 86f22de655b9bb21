"""The parts of the page on which the overview writer concludes."""
