"""Words as HTML: what may stand in them, where links lead, and what no page may hold."""
