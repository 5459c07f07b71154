-- Clauses that someone has read against the document that they come from. They follow from the events.

CREATE TABLE clause_readings (
    office TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    person TEXT COLLATE "C",
    day TEXT COLLATE "C",
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
);
