"""Pictures as SVG: facts in, one string out. The same facts give the same bytes."""
