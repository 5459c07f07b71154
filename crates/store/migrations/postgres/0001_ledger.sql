-- The ledger: what happened, as bytes that are never rewritten, and the state of the tree over them.

-- The key that signs an office's checkpoints.
CREATE TABLE key (
    office TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    seed BYTEA NOT NULL,
    vkey TEXT NOT NULL
);

-- The tree's right edge, its root and the signed checkpoint: moved by compare-and-swap.
CREATE TABLE head (
    office TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
    frontier BYTEA NOT NULL,
    root BYTEA NOT NULL,
    checkpoint TEXT NOT NULL
);

-- The envelope is the ledger's entry, byte for byte. `case_id` repeats what the envelope says, to be looked up by.
CREATE TABLE event (
    office TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    case_id TEXT COLLATE "C",
    envelope BYTEA NOT NULL,
    leaf BYTEA NOT NULL,
    PRIMARY KEY (office, seq)
);
CREATE INDEX event_of_case ON event (office, case_id, seq) WHERE case_id IS NOT NULL;

-- Personal data. Erased by an event, which leaves its number here in place of salt and bytes. A few kilobytes stay in
-- their row as they are: compressing them was a sixth of the server's work.
CREATE TABLE payload (
    office TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    salt BYTEA,
    bytes BYTEA,
    erased_by BIGINT,
    PRIMARY KEY (office, seq)
) WITH (toast_tuple_target = 8160);

-- Full tiles of the tree.
CREATE TABLE tile (
    office TEXT COLLATE "C" NOT NULL,
    level BIGINT NOT NULL,
    idx BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (office, level, idx)
);

-- Replies already given, by the key that the asker sent: a form sent twice is saved once.
CREATE TABLE idempotency_key (
    office TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    reply TEXT NOT NULL,
    digest BYTEA NOT NULL,
    PRIMARY KEY (office, key)
);
