"""What the review is about: plain values and functions, no Qt, no SQL, no files, no clock."""
