-- Read models: what follows from the events. All of it can be made again from them.

-- One row for each person, post, account, import, case, entry of a register …, told apart by `kind`.
-- `doc` says everything about it; the other columns are what lists are filtered and sorted by.
-- Days are 2026-11-21, moments RFC 3339 in UTC: the order of the text is the order of time.
CREATE TABLE record (
    office TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    state TEXT COLLATE "C",
    subject TEXT COLLATE "C",
    holder TEXT COLLATE "C",
    submitter TEXT COLLATE "C",
    situation TEXT COLLATE "C",
    register TEXT COLLATE "C",
    outcome TEXT COLLATE "C",
    party TEXT COLLATE "C",
    day TEXT COLLATE "C",
    due TEXT COLLATE "C",
    year BIGINT,
    pence BIGINT,
    text TEXT,
    doc TEXT NOT NULL,
    words TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(string_to_array(text, ' '))) STORED,
    UNIQUE (office, kind, id)
);
CREATE INDEX case_by_day ON record (office, COALESCE(day, '') DESC, id DESC) WHERE kind = 'case';
CREATE INDEX case_of_subject ON record (office, subject, COALESCE(day, '') DESC, id DESC) WHERE kind = 'case';
CREATE INDEX case_of_submitter ON record (office, submitter, COALESCE(day, '') DESC, id DESC) WHERE kind = 'case';
CREATE INDEX case_of_holder ON record (office, holder, COALESCE(day, '') DESC, id DESC) WHERE kind = 'case';
CREATE INDEX case_due ON record (office, due, id) WHERE kind = 'case' AND due IS NOT NULL;
CREATE INDEX entry_by_day ON record (office, register, COALESCE(day, '') DESC, id DESC) WHERE kind = 'entry';
CREATE INDEX entry_of_year ON record (office, register, year, COALESCE(day, '') DESC, id DESC) WHERE kind = 'entry';
CREATE INDEX entry_of_outcome ON record (office, register, outcome, COALESCE(day, '') DESC, id DESC) WHERE kind = 'entry';
CREATE INDEX record_of_party ON record (office, party, kind, day) WHERE party IS NOT NULL;
CREATE INDEX words ON record USING GIN (words) WITH (fastupdate = off);

-- How many entries a register has of each year and outcome, so that a page of a long register counts nothing.
-- An entry without a year counts under 0, one without an outcome under the empty text.
CREATE TABLE tally (
    office TEXT COLLATE "C" NOT NULL,
    register TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (office, register, year, outcome)
);
