-- Read models: what follows from the events. All of it except passphrases can be made again from them.
--
-- One table for each noun. `doc` says everything about a row; the other columns are what lists are filtered, sorted and
-- searched by. `version` is the number of the event that last wrote the row. The columns are declared in
-- `crates/casework/src/tables.rs`, with what they mean.
-- Days are 2026-11-21: the order of the text is the order of time.

-- A person.
CREATE TABLE people (
    office TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    name TEXT COLLATE "C",
    state TEXT COLLATE "C",
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
);

-- A post that somebody has held.
CREATE TABLE posts (
    office TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    held_by TEXT COLLATE "C",
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
);

-- An account.
CREATE TABLE accounts (
    office TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    person TEXT COLLATE "C",
    state TEXT COLLATE "C",
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
);

-- The hash of a passphrase. It follows from no event: events hold only a hash of it.
CREATE TABLE passphrases (
    office TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
);

-- An office's settings.
CREATE TABLE settings (
    office TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
);

-- An imported file.
CREATE TABLE imports (
    office TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    register TEXT COLLATE "C",
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
);

-- An imported line, with its original cells.
CREATE TABLE imported_rows (
    office TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    register TEXT COLLATE "C",
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
);

-- A case, with everything about it. Documents of a few kilobytes stay in their row, as payloads do.
CREATE TABLE cases (
    office TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    state TEXT COLLATE "C",
    subject TEXT COLLATE "C",
    held_by TEXT COLLATE "C",
    submitted_by TEXT COLLATE "C",
    situation TEXT COLLATE "C",
    register TEXT COLLATE "C",
    outcome TEXT COLLATE "C",
    party TEXT COLLATE "C",
    day TEXT COLLATE "C",
    financial_year BIGINT,
    value_pence BIGINT,
    words TEXT,
    doc TEXT NOT NULL,
    words_vector TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED,
    PRIMARY KEY (office, id)
) WITH (toast_tuple_target = 8160);

-- An entry of a register, with only what the register may show.
CREATE TABLE entries (
    office TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    state TEXT COLLATE "C",
    situation TEXT COLLATE "C",
    register TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C",
    party TEXT COLLATE "C",
    day TEXT COLLATE "C",
    financial_year BIGINT,
    value_pence BIGINT,
    words TEXT,
    doc TEXT NOT NULL,
    words_vector TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED,
    PRIMARY KEY (office, id)
) WITH (toast_tuple_target = 8160);

CREATE INDEX cases_by_day ON cases (office, COALESCE(day, '') DESC, id DESC);
CREATE INDEX cases_of_subject ON cases (office, subject, COALESCE(day, '') DESC, id DESC);
CREATE INDEX cases_of_submitter ON cases (office, submitted_by, COALESCE(day, '') DESC, id DESC);
-- Most cases are held by nobody, and are not in it.
CREATE INDEX cases_of_holder ON cases (office, held_by, COALESCE(day, '') DESC, id DESC) WHERE held_by IS NOT NULL;
CREATE INDEX cases_of_party ON cases (office, party, day) WHERE party IS NOT NULL;
CREATE INDEX entries_by_day ON entries (office, register, COALESCE(day, '') DESC, id DESC);
CREATE INDEX entries_of_year ON entries (office, register, financial_year, COALESCE(day, '') DESC, id DESC);
CREATE INDEX entries_of_outcome ON entries (office, register, outcome, COALESCE(day, '') DESC, id DESC);
CREATE INDEX entries_of_party ON entries (office, party, day) WHERE party IS NOT NULL;
-- New words are gathered, up to so many kilobytes, before they are sorted into an index: a search reads through them.
CREATE INDEX cases_words ON cases USING GIN (words_vector) WITH (fastupdate = on, gin_pending_list_limit = 256);
CREATE INDEX entries_words ON entries USING GIN (words_vector) WITH (fastupdate = on, gin_pending_list_limit = 256);

-- How many entries a register has of each year and outcome, so that a page of a long register counts nothing.
-- An entry without a year counts under 0, one without an outcome under the empty text.
CREATE TABLE tally (
    office TEXT COLLATE "C" NOT NULL,
    register TEXT COLLATE "C" NOT NULL,
    financial_year BIGINT NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (office, register, financial_year, outcome)
);
