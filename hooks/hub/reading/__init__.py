"""Files in, typed records and findings out: every mistake with file, line and column, all at once."""
