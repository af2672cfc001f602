"""What can be found: a document per page for the indexer, compounds taken apart, and the words it knows."""
