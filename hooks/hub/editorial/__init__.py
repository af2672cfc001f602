"""What is made for editors and reviewers: forms, schemas, one form of files, changes, reports."""
