"""Addresses on the web: where they are named, and whether they still answer."""
