//! Pages rendered on the server, the JSON API, sessions.
