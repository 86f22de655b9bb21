"""The parts of the page for handing over and taking in."""
