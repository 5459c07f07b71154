-- Read models: what follows from the events. All of it can be made again from them.

-- One row for each person, post, account, import, case, entry of a register …, told apart by `kind`.
-- `doc` says everything about it; the other columns are what lists are filtered and sorted by.
-- Days are 2026-11-21, moments RFC 3339 in UTC: the order of the text is the order of time.
CREATE TABLE record (
    n INTEGER PRIMARY KEY,
    office TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    subject TEXT,
    holder TEXT,
    submitter TEXT,
    situation TEXT,
    register TEXT,
    outcome TEXT,
    party TEXT,
    day TEXT,
    due TEXT,
    year INTEGER,
    pence INTEGER,
    text TEXT,
    doc TEXT NOT NULL,
    UNIQUE (office, kind, id)
) STRICT;
CREATE INDEX case_by_day ON record (office, COALESCE(day, '') DESC, id DESC) WHERE kind = 'case';
CREATE INDEX case_of_subject ON record (office, subject, COALESCE(day, '') DESC, id DESC) WHERE kind = 'case';
CREATE INDEX case_of_submitter ON record (office, submitter, COALESCE(day, '') DESC, id DESC) WHERE kind = 'case';
CREATE INDEX case_of_holder ON record (office, holder, COALESCE(day, '') DESC, id DESC) WHERE kind = 'case';
CREATE INDEX case_due ON record (office, due, id) WHERE kind = 'case' AND due IS NOT NULL;
CREATE INDEX entry_by_day ON record (office, register, COALESCE(day, '') DESC, id DESC) WHERE kind = 'entry';
CREATE INDEX entry_of_year ON record (office, register, year, COALESCE(day, '') DESC, id DESC) WHERE kind = 'entry';
CREATE INDEX entry_of_outcome ON record (office, register, outcome, COALESCE(day, '') DESC, id DESC) WHERE kind = 'entry';
CREATE INDEX record_of_party ON record (office, party, kind, day) WHERE party IS NOT NULL;

-- How many entries a register has of each year and outcome, so that a page of a long register counts nothing.
-- An entry without a year counts under 0, one without an outcome under the empty text.
CREATE TABLE tally (
    office TEXT NOT NULL,
    register TEXT NOT NULL,
    year INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (office, register, year, outcome)
) STRICT;

-- The words of the records. The table holds the text, this only the index; triggers keep it in step.
-- The text comes as words with spaces between, so that the plainest cutting does; which words a text has is all that
-- is asked, not where.
CREATE VIRTUAL TABLE words USING fts5 (
    text, content = 'record', content_rowid = 'n', tokenize = 'ascii', detail = 'none'
);
CREATE TRIGGER words_insert AFTER INSERT ON record BEGIN
    INSERT INTO words (rowid, text) VALUES (new.n, new.text);
END;
CREATE TRIGGER words_delete AFTER DELETE ON record BEGIN
    INSERT INTO words (words, rowid, text) VALUES ('delete', old.n, old.text);
END;
CREATE TRIGGER words_update AFTER UPDATE OF n, text ON record WHEN old.n <> new.n OR old.text IS NOT new.text BEGIN
    INSERT INTO words (words, rowid, text) VALUES ('delete', old.n, old.text);
    INSERT INTO words (rowid, text) VALUES (new.n, new.text);
END;
