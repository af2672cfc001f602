"""Second files beside a record, `<id>.<name>.yaml`."""
