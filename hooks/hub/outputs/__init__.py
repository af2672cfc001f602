"""What stands beside the pages: open data, search index, files of the theme, and the policy all of it obeys."""
