-- Read models: what follows from the events. All of it except passphrases can be made again from them.
--
-- One table for each noun. `doc` says everything about a row; the other columns are what lists are filtered, sorted and
-- searched by. `version` is the number of the event that last wrote the row. The columns are declared in
-- `crates/casework/src/tables.rs`, with what they mean.
-- Days are 2026-11-21: the order of the text is the order of time.

-- A person.
CREATE TABLE people (
    office TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT,
    state TEXT,
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
) STRICT;

-- A post that somebody has held.
CREATE TABLE posts (
    office TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    held_by TEXT,
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
) STRICT;

-- An account.
CREATE TABLE accounts (
    office TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    person TEXT,
    state TEXT,
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
) STRICT;

-- The hash of a passphrase. It follows from no event: events hold only a hash of it.
CREATE TABLE passphrases (
    office TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
) STRICT;

-- An office's settings.
CREATE TABLE settings (
    office TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
) STRICT;

-- An imported file.
CREATE TABLE imports (
    office TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    register TEXT,
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
) STRICT;

-- An imported line, with its original cells.
CREATE TABLE imported_rows (
    office TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    register TEXT,
    doc TEXT NOT NULL,
    PRIMARY KEY (office, id)
) STRICT;

-- A case, with everything about it.
CREATE TABLE cases (
    n INTEGER PRIMARY KEY,
    office TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    subject TEXT,
    held_by TEXT,
    submitted_by TEXT,
    situation TEXT,
    register TEXT,
    outcome TEXT,
    party TEXT,
    day TEXT,
    financial_year INTEGER,
    value_pence INTEGER,
    words TEXT,
    doc TEXT NOT NULL,
    UNIQUE (office, id)
) STRICT;

-- An entry of a register, with only what the register may show.
CREATE TABLE entries (
    n INTEGER PRIMARY KEY,
    office TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    situation TEXT,
    register TEXT NOT NULL,
    outcome TEXT,
    party TEXT,
    day TEXT,
    financial_year INTEGER,
    value_pence INTEGER,
    words TEXT,
    doc TEXT NOT NULL,
    UNIQUE (office, id)
) STRICT;

CREATE INDEX cases_by_day ON cases (office, COALESCE(day, '') DESC, id DESC);
CREATE INDEX cases_of_subject ON cases (office, subject, COALESCE(day, '') DESC, id DESC);
CREATE INDEX cases_of_submitter ON cases (office, submitted_by, COALESCE(day, '') DESC, id DESC);
-- Most cases are held by nobody, and are not in it.
CREATE INDEX cases_of_holder ON cases (office, held_by, COALESCE(day, '') DESC, id DESC) WHERE held_by IS NOT NULL;
CREATE INDEX cases_of_party ON cases (office, party, day) WHERE party IS NOT NULL;
-- A register's page is read from this index alone, documents and all: entries lie apart in the table, in the order in
-- which they were written, and together here.
CREATE INDEX entries_by_day ON entries (office, register, COALESCE(day, '') DESC, id DESC, doc);
CREATE INDEX entries_of_year ON entries (office, register, financial_year, COALESCE(day, '') DESC, id DESC);
CREATE INDEX entries_of_outcome ON entries (office, register, outcome, COALESCE(day, '') DESC, id DESC);
CREATE INDEX entries_of_party ON entries (office, party, day) WHERE party IS NOT NULL;

-- How many entries a register has of each year and outcome, so that a page of a long register counts nothing.
-- An entry without a year counts under 0, one without an outcome under the empty text.
CREATE TABLE tally (
    office TEXT NOT NULL,
    register TEXT NOT NULL,
    financial_year INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (office, register, financial_year, outcome)
) STRICT;

-- The words to search in. The table holds the text, this only the index; triggers keep it in step. The text comes as
-- words with spaces between, so that the plainest cutting does; which words a text has is all that is asked, not where.
CREATE VIRTUAL TABLE cases_words USING fts5 (
    words, content = 'cases', content_rowid = 'n', tokenize = 'ascii', detail = 'none'
);
CREATE TRIGGER cases_words_insert AFTER INSERT ON cases BEGIN
    INSERT INTO cases_words (rowid, words) VALUES (new.n, new.words);
END;
CREATE TRIGGER cases_words_delete AFTER DELETE ON cases BEGIN
    INSERT INTO cases_words (cases_words, rowid, words) VALUES ('delete', old.n, old.words);
END;
CREATE TRIGGER cases_words_update AFTER UPDATE OF n, words ON cases WHEN old.n <> new.n OR old.words IS NOT new.words BEGIN
    INSERT INTO cases_words (cases_words, rowid, words) VALUES ('delete', old.n, old.words);
    INSERT INTO cases_words (rowid, words) VALUES (new.n, new.words);
END;
CREATE VIRTUAL TABLE entries_words USING fts5 (
    words, content = 'entries', content_rowid = 'n', tokenize = 'ascii', detail = 'none'
);
CREATE TRIGGER entries_words_insert AFTER INSERT ON entries BEGIN
    INSERT INTO entries_words (rowid, words) VALUES (new.n, new.words);
END;
CREATE TRIGGER entries_words_delete AFTER DELETE ON entries BEGIN
    INSERT INTO entries_words (entries_words, rowid, words) VALUES ('delete', old.n, old.words);
END;
CREATE TRIGGER entries_words_update AFTER UPDATE OF n, words ON entries WHEN old.n <> new.n OR old.words IS NOT new.words BEGIN
    INSERT INTO entries_words (entries_words, rowid, words) VALUES ('delete', old.n, old.words);
    INSERT INTO entries_words (rowid, words) VALUES (new.n, new.words);
END;
