"""Forms for people who write records without Git: in the browser and at the code host."""
