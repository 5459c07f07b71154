### What verification finds that does not match, for the person who repairs it. Numbers of events, hashes and names stand as they are.

verify-part-database = Database
verify-part-ledger = Audit log
verify-part-event = Event
verify-part-row = Row
verify-part-passphrase = Passphrase

verify-at-event = Event { $seq }: { $fault }.
verify-at-ledger = Audit log: { $fault }.
verify-checkpoint-given = The checkpoint you gave is not valid: { $reason }.

verify-fault-gap = the events from { $expected } up to this one are missing
verify-fault-out-of-order = it is in the place of event { $expected }
verify-fault-envelope = the envelope was altered: { $reason }
verify-fault-envelope-seq = its envelope says it is event { $says }
verify-fault-envelope-office = its envelope says it belongs to the office `{ $says }`
verify-fault-leaf-differs = its envelope gives the leaf hash { $computed }, but { $stored } is stored: one of the two was altered
verify-fault-envelope-altered = the envelope was altered: its leaf hash is { $computed }, but the signed audit log has { $stored }
verify-fault-leaf-altered = the stored leaf hash was altered: it is { $stored }, but the signed audit log has { $computed }
verify-fault-payload = the payload or its salt was altered: they do not match the commitment in the envelope
verify-fault-salt = the payload's salt was altered: it has { $bytes } bytes, not 32
verify-fault-root = the signed checkpoint of { $size } events has the root { $signed }, but the stored events give { $computed }: something from event { $after } on and before event { $size } was replaced, added or removed
verify-fault-missing = a checkpoint covers { $size } events, but only { $found } are stored
verify-fault-checkpoint = a checkpoint is not valid: { $reason }
verify-fault-head = the stored head says { $stored-size } events with root { $stored-root }, but the stored events are { $size } with root { $root }
verify-fault-tile = the stored tile { $path } does not match the events

verify-envelope-json = this version cannot read the entry as an envelope: { $problem }
verify-envelope-version = the envelope has version { $version }, but this program knows version 1
verify-envelope-not-canonical = the envelope's bytes do not match its fields
verify-envelope-empty = the envelope's field `{ $field }` is empty
verify-envelope-time = the envelope's time `{ $time }` is not written like 2026-11-21T09:30:00Z
verify-envelope-number = the envelope's sequence number { $seq } is too large for an audit log
verify-envelope-too-long = the envelope is { $bytes } bytes long, but the limit is 65535

verify-note-name = `{ $name }` cannot name a key: use the audit log's address without spaces and `+`
verify-note-key = this is not a public key, which is written as name+hash+key
verify-note-key-hash = the public key's hash does not match its name and key: it was copied wrongly or altered
verify-note-malformed = this is not a signed checkpoint: { $flaw }
verify-note-too-long = it is too long
verify-note-control-characters = it contains control characters
verify-note-no-empty-line = the empty line before the signatures is missing
verify-note-cut = the last signature line is incomplete
verify-note-damaged = a signature line is damaged
verify-note-not-signed = the checkpoint is not signed by the key `{ $key }`
verify-note-signature = the signature by `{ $key }` does not match the checkpoint
verify-note-origin = the checkpoint is from `{ $origin }`, but the key is from `{ $key }`
verify-checkpoint-lines = a checkpoint has three lines: the audit log's name, its size and its root
verify-checkpoint-size = the checkpoint's second line is not the size of an audit log: `{ $line }`
verify-checkpoint-root = the checkpoint's third line is not a root hash: `{ $line }`

verify-no-key = The office has no key.
verify-key-altered = The public key was altered and cannot be read.
verify-key-not-its-own = The secret key and the public key do not belong together.
verify-no-head = The office's audit log has no head.
verify-leaf-length = The stored leaf hash has the wrong length.
verify-case-beside = The case stored beside the envelope is not the case in it.
verify-payload-missing = The payload is missing, and no event says that it was erased.
verify-payload-half = Half of the payload is missing.
verify-payload-not-erased = The event that should have erased it cannot have done so.
verify-payload-no-event = There is no event with this number.
verify-tile-missing = The tile is missing.
verify-tile-not-filled = The events do not fill this tile.
verify-edge-unreadable = The stored right edge of the tree cannot be read.
verify-head-size = The stored size does not match the number of events.
verify-head-root = The stored root does not match the events.
verify-head-checkpoint = The stored checkpoint does not cover all events.

verify-row-missing = The row is missing.
verify-row-differs = The row does not match the events.
verify-row-stray = The events do not give this row.
verify-erasure-unsaid = The event that should have erased it does not say so.
verify-erasure-undone = Event { $event } says that it was erased, but it is there.
verify-reply-altered = The reply stored under this key, or the key itself, was altered.
verify-tally = There are { $counted } of these entries, but the tally says { $stored }.
verify-tally-missing = There are { $counted } of these entries, but no tally of them.
verify-tally-stray = There are none of these entries, but the tally says { $stored }.

verify-search-words = The search's words do not match the text.
verify-search-unfit = The search's index does not match the texts ({ $detail }).
verify-search-pages = The search's index does not lead to its pages correctly.
verify-migration = This program did not make this change.
verify-schema = The schema is not the one this program makes.
verify-no-office = No office has this name.

verify-no-answer = The answer saved with this case cannot be read, so no one can tell who has to act on it.
verify-event-unreadable = The event cannot be read, or does not follow from the events before it: { $why }.
verify-withheld = It is confidential, so the details are not shown here. The person who runs the service can see them on the command line.
verify-passphrase = The hash of the passphrase does not match the audit log.
