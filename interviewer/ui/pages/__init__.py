"""One screen a file; pages do not know each other."""
