"""What helps people to write records, all made from the models: schemas and settings for editors, the reference of
fields, annotated examples, the form in the browser."""
