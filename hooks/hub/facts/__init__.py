"""What follows from the records on a day: who is responsible, what applies, what it adds up to."""
