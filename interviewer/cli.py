"""The same core without a window: for information governance, IT and scripts."""
