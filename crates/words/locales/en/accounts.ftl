### Signing in and accounts.
