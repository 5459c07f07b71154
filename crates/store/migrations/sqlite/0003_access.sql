-- Who is signed in, who was invited, who tried too often. Not events: all of it expires by itself.
-- Times are seconds since 1970. Tokens are kept as hashes only.

CREATE TABLE session (
    token_hash BLOB NOT NULL PRIMARY KEY,
    office TEXT NOT NULL,
    person TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT;
CREATE INDEX session_of_person ON session (office, person);
CREATE INDEX session_expires ON session (expires);

CREATE TABLE invite (
    token_hash BLOB NOT NULL PRIMARY KEY,
    office TEXT NOT NULL,
    person TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT;
CREATE INDEX invite_of_person ON invite (office, person);
CREATE INDEX invite_expires ON invite (expires);

CREATE TABLE attempt (
    key TEXT NOT NULL PRIMARY KEY,
    n INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_expires ON attempt (expires);
