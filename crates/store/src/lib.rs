//! Keeps events and what follows from them: one interface, SQLite and PostgreSQL behind it.
