-- Clauses that someone has read against the document that they come from. They follow from the events.

CREATE TABLE clause_readings (
    office TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    person TEXT,
    day TEXT,
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
) STRICT;
