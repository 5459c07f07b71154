### Declaring something.
