"""The same records for machines. Every export is a pure function of the hub."""
