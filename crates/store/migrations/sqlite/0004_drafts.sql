-- What people have typed and not sent yet. Not events: all of it expires by itself.
-- Times are seconds since 1970. The token of a draft is kept only if a person is known, because no one else can open it then.

CREATE TABLE draft (
    token_hash BLOB NOT NULL PRIMARY KEY,
    token TEXT,
    office TEXT,
    person TEXT,
    content TEXT NOT NULL,
    version INTEGER NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_of_person ON draft (office, person);
CREATE INDEX draft_expires ON draft (expires);
