"""What editors know of the records: schemas, settings, the reference of fields, explained examples."""
