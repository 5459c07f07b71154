### What verification finds that differs, for whoever repairs it. Numbers of events, hashes and names stand as they are.

verify-part-database = Database
verify-part-ledger = Ledger
verify-part-event = Event
verify-part-row = Row
verify-part-passphrase = Passphrase

verify-at-event = Event { $seq }: { $fault }.
verify-at-ledger = Ledger: { $fault }.
verify-checkpoint-given = The checkpoint given does not hold: { $reason }.

verify-fault-gap = the events from { $expected } up to it are missing
verify-fault-out-of-order = it comes where event { $expected } should
verify-fault-envelope = the envelope was altered: { $reason }
verify-fault-envelope-seq = its envelope says it is event { $says }
verify-fault-envelope-office = its envelope says it belongs to the office `{ $says }`
verify-fault-leaf-differs = its envelope gives the leaf hash { $computed }, stored is { $stored }: one of the two was altered
verify-fault-envelope-altered = the envelope was altered: its leaf hash is { $computed }, the signed ledger has { $stored }
verify-fault-leaf-altered = the stored leaf hash was altered: it is { $stored }, the signed ledger has { $computed }
verify-fault-payload = the payload or its salt was altered: they do not fit the commitment in the envelope
verify-fault-salt = the payload's salt was altered: it has { $bytes } bytes, not 32
verify-fault-root = the signed checkpoint of { $size } events has the root { $signed }, the stored events give { $computed }: something from event { $after } on and before event { $size } was replaced, put in or taken out
verify-fault-missing = a checkpoint covers { $size } events, only { $found } are stored
verify-fault-checkpoint = a checkpoint does not hold: { $reason }
verify-fault-head = the stored head says { $stored-size } events with root { $stored-root }, the stored events are { $size } with root { $root }
verify-fault-tile = the stored tile { $path } differs from the one that the events give

verify-envelope-json = the entry is not an envelope that this version can read: { $problem }
verify-envelope-version = the envelope has version { $version }, this program knows version 1
verify-envelope-not-canonical = the envelope's bytes are not the ones its fields give
verify-envelope-empty = the envelope's field `{ $field }` is empty
verify-envelope-time = the envelope's time `{ $time }` is not written like 2026-11-21T09:30:00Z
verify-envelope-number = the envelope's sequence number { $seq } is beyond what a ledger can hold
verify-envelope-too-long = the envelope is { $bytes } bytes long, 65535 is the most

verify-note-name = `{ $name }` cannot name a key: use the ledger's address without spaces and `+`
verify-note-key = this is not a public key, which is written as name+hash+key
verify-note-key-hash = the public key's hash does not fit its name and key: it was copied wrongly or altered
verify-note-malformed = this is not a signed checkpoint: { $flaw }
verify-note-too-long = it is too long
verify-note-control-characters = it holds control characters
verify-note-no-empty-line = the empty line before the signatures is missing
verify-note-cut = the last signature line is cut
verify-note-damaged = a signature line is damaged
verify-note-not-signed = the checkpoint is not signed by the key `{ $key }`
verify-note-signature = the signature by `{ $key }` does not fit the checkpoint
verify-note-origin = the checkpoint is of `{ $origin }`, the key of `{ $key }`
verify-checkpoint-lines = a checkpoint has three lines: the ledger's name, its size, its root
verify-checkpoint-size = the checkpoint's second line is not the size of a ledger: `{ $line }`
verify-checkpoint-root = the checkpoint's third line is not a root hash: `{ $line }`

verify-no-key = The office has no key.
verify-key-altered = The public key was altered: it cannot be read.
verify-key-not-its-own = The secret and the public key do not belong together.
verify-no-head = The office's ledger has no head.
verify-leaf-length = The stored leaf hash has the wrong length.
verify-case-beside = The case beside the envelope is not the one in it.
verify-payload-missing = The payload is missing, and nothing says that it was erased.
verify-payload-half = Half of the payload is missing.
verify-payload-not-erased = The event that is said to have erased it cannot have.
verify-payload-no-event = There is no event with this number.
verify-tile-missing = The tile is missing.
verify-tile-not-filled = The events do not fill such a tile.
verify-edge-unreadable = The stored right edge of the tree cannot be read.
verify-head-size = The stored size is not the number of events.
verify-head-root = The stored root is not that of the events.
verify-head-checkpoint = The stored checkpoint does not cover all events.

verify-row-missing = The row is missing.
verify-row-differs = It is not what the events give.
verify-row-stray = The events give no such row.
verify-erasure-unsaid = The event that is said to have erased it does not say so.
verify-erasure-undone = Event { $event } says that it was erased, but it is there.
verify-reply-altered = The reply kept under this key, or the key itself, was altered.
verify-tally = There are { $counted } such entries, the tally says { $stored }.
verify-tally-missing = There are { $counted } such entries, and no tally of them.
verify-tally-stray = There are no such entries, the tally says { $stored }.

verify-search-words = The search's words are not those of the text.
verify-search-unfit = The search's index does not fit the texts ({ $detail }).
verify-search-pages = The search's index does not lead to its pages as it should.
verify-migration = This change is not one that this program has made.
verify-schema = The schema is not the one that this program makes.
verify-no-office = There is no office of this name.

verify-no-answer = The answer kept with this case cannot be read, so nobody can tell who has to act on it.
verify-event-unreadable = The event cannot be read, or does not follow from those before: { $why }.
verify-withheld = It is confidential, so how it differs is not shown here. The person who runs the service can see it with the command line.
verify-passphrase = The passphrase's hash is not the one that the ledger holds the commitment of.
