-- The ledger: what happened, as bytes that are never rewritten, and the state of the tree over them.

-- The key that signs an office's checkpoints.
CREATE TABLE key (
    office TEXT NOT NULL PRIMARY KEY,
    seed BLOB NOT NULL,
    vkey TEXT NOT NULL
) STRICT;

-- The tree's right edge, its root and the signed checkpoint: moved by compare-and-swap.
CREATE TABLE head (
    office TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    frontier BLOB NOT NULL,
    root BLOB NOT NULL,
    checkpoint TEXT NOT NULL
) STRICT;

-- The envelope is the ledger's entry, byte for byte. `case_id` repeats what the envelope says, to be looked up by.
CREATE TABLE event (
    office TEXT NOT NULL,
    seq INTEGER NOT NULL,
    case_id TEXT,
    envelope BLOB NOT NULL,
    leaf BLOB NOT NULL,
    PRIMARY KEY (office, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_of_case ON event (office, case_id, seq) WHERE case_id IS NOT NULL;

-- Personal data. Erased by an event, which leaves its number here in place of salt and bytes.
CREATE TABLE payload (
    office TEXT NOT NULL,
    seq INTEGER NOT NULL,
    salt BLOB,
    bytes BLOB,
    erased_by INTEGER,
    PRIMARY KEY (office, seq)
) STRICT;

-- Full tiles of the tree.
CREATE TABLE tile (
    office TEXT NOT NULL,
    level INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (office, level, idx)
) STRICT;

-- Replies already given, by the key that the asker sent: a form sent twice is saved once.
CREATE TABLE idempotency_key (
    office TEXT NOT NULL,
    key TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    reply TEXT NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (office, key)
) STRICT, WITHOUT ROWID;
