"""What a person chose for this laptop."""
