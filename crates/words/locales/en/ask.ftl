### Asking what the code says.
