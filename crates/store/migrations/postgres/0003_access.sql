-- Who is signed in, who was invited, who tried too often. Not events: all of it expires by itself.
-- Times are seconds since 1970. Tokens are kept as hashes only.

CREATE TABLE session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    office TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX session_of_person ON session (office, person);
CREATE INDEX session_expires ON session (expires);

CREATE TABLE invite (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    office TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX invite_of_person ON invite (office, person);
CREATE INDEX invite_expires ON invite (expires);

CREATE TABLE attempt (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    n BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX attempt_expires ON attempt (expires);
