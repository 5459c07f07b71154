-- Less to write for each case: no column and index that nothing is read by, and no index of what most cases do not have.

DROP INDEX case_due;
ALTER TABLE record DROP COLUMN due;

DROP INDEX case_of_holder;
CREATE INDEX case_of_holder ON record (office, holder, COALESCE(day, '') DESC, id DESC)
    WHERE kind = 'case' AND holder IS NOT NULL;

-- Documents of a few kilobytes stay in their row as they are: compressing them was a sixth of the server's work.
ALTER TABLE record SET (toast_tuple_target = 8160);
ALTER TABLE payload SET (toast_tuple_target = 8160);

-- New words are gathered, up to so many kilobytes, before they are sorted into the index: a search reads through them.
ALTER INDEX words SET (fastupdate = on, gin_pending_list_limit = 256);
