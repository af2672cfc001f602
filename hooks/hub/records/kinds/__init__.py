"""The kinds of records, one module per family."""
