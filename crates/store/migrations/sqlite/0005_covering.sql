-- A register's page is read from one index, documents and all: an entry's rows lie apart in the table, between cases, and
-- together here.

DROP INDEX entry_by_day;
CREATE INDEX entry_by_day ON record (office, register, COALESCE(day, '') DESC, id DESC, doc) WHERE kind = 'entry';
