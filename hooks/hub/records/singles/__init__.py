"""Files directly in data/: each stands once."""
