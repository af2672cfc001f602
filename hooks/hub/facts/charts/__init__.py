"""What the pictures show, as numbers and spans."""
