"""A hub in, the HTML of its pages out."""
