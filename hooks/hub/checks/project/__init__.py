"""Rules over what stands beside the records: settings, pages, interface words."""
