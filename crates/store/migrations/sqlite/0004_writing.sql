-- Less to write for each case: no column and index that nothing is read by, and no index of what most cases do not have.

DROP INDEX case_due;
ALTER TABLE record DROP COLUMN due;

DROP INDEX case_of_holder;
CREATE INDEX case_of_holder ON record (office, holder, COALESCE(day, '') DESC, id DESC)
    WHERE kind = 'case' AND holder IS NOT NULL;
