"""What a person meets before a review is open: the parts of the first run and of unlocking."""
