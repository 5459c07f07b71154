-- Less to write for each matter: no column and index that nothing is read by, and no index of what most matters do not have.

DROP INDEX matter_due;
ALTER TABLE record DROP COLUMN due;

DROP INDEX matter_of_holder;
CREATE INDEX matter_of_holder ON record (office, holder, COALESCE(day, '') DESC, id DESC)
    WHERE kind = 'matter' AND holder IS NOT NULL;
