-- What people have typed and not sent yet. Not events: all of it expires by itself.
-- Times are seconds since 1970. The token of a draft is kept only if a person is known, because no one else can open it then.

CREATE TABLE draft (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    token TEXT COLLATE "C",
    office TEXT COLLATE "C",
    person TEXT COLLATE "C",
    content TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX draft_of_person ON draft (office, person);
CREATE INDEX draft_expires ON draft (expires);
