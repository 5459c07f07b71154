### Bringing existing records in.
