"""Parts of the page on which accounts are compared."""
