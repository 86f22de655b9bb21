"""The encrypted store of one review: keys, file, history."""
