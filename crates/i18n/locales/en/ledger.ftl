### The record and its proofs.

ledger-title = Audit log
ledger-what =
    { $count ->
        [one] { $count } event is recorded. If anything recorded is changed or removed, it shows.
       *[other] { $count } events are recorded. If anything recorded is changed or removed, it shows.
    }
ledger-checkpoint = Checkpoint
ledger-checkpoint-what = Keep a copy of these lines somewhere else. With them you can prove later that nothing recorded so far has been changed.
ledger-checkpoint-save = Download the checkpoint
ledger-key = Verifying key
ledger-key-what = You need this key to check a checkpoint. Get it once, in a way that you trust.
ledger-verify = Check
ledger-verify-what = This works everything out again from the events: the hash tree, the content of every event, and every list that pages are made from.
ledger-verify-now = Check everything
ledger-against = An earlier checkpoint
ledger-against-hint = Paste all of it, including the signature lines.
ledger-against-now = Check against this checkpoint
ledger-checkpoint-missing = Paste the checkpoint that you kept
ledger-checkpoint-unreadable = Paste the whole checkpoint as you kept it: the audit log's name, a number, a line of letters and numbers, an empty line, and the signature
ledger-events = Latest events
ledger-events-what = This shows what kind of event happened, when, and in what role someone did it. The content is not shown here. For a confidential event, only the number is shown.
ledger-event-number = Number
ledger-event-time = When
ledger-event-kind = What
ledger-event-actor = By
ledger-event-erased = Content erased
ledger-pages = Pages of the audit log
ledger-newest = Newest events
ledger-older = Earlier events
ledger-actor-confidential = Not shown
ledger-kind-confidential = Confidential event
ledger-actor-command-line = The command line
ledger-actor-command-line-for = The command line, for { $post }
ledger-actor-unknown = Someone who is no longer known here

ledger-sound = Everything matches
ledger-differs = Something does not match
ledger-checked =
    { $count ->
        [one] { $count } event was checked.
       *[other] { $count } events were checked.
    }
ledger-checked-payloads = The content of { $count } events is as it was recorded.
ledger-checked-erased = The content of { $count } events was erased when its retention period ended. We can still prove that it existed.
ledger-checked-rows = { $count } rows of lists and registers match the events.
ledger-against-sound = The first { $count } events match your checkpoint.
ledger-against-differs = The comparison was with a checkpoint of { $count } events.
ledger-findings = What does not match
ledger-findings-more = And { $count } more.
ledger-finding-event = Event { $event }:
ledger-part-database = The database itself is damaged. Compare it with a backup.
ledger-part-ledger = The audit log is not as it was signed. Compare it with a backup.
ledger-part-event = The record cannot be read, or does not follow from the events before it.
ledger-part-row = A list or register does not match the events. It can be made again from them.
ledger-part-passphrase = A passphrase was changed outside the audit log. Close the account and invite its owner again.
ledger-what-now = Keep this database as it is. Tell the person who runs it, and compare it with a backup.

ledger-kind-office-opened = The office went live
ledger-kind-settings-changed = The settings changed
ledger-kind-deciding-time-set = The time to decide was set
ledger-kind-finding-decided = The office decided about a finding
ledger-kind-clauses-read = Someone read clauses against the document
ledger-kind-person-added = A person was added
ledger-kind-person-changed = A person's details changed
ledger-kind-person-left = A person left
ledger-kind-post-taken = Someone took a post
ledger-kind-post-left = Someone left a post
ledger-kind-connection-declared = A connection was declared
ledger-kind-connection-ended = A connection ended
ledger-kind-account-invited = Someone was invited to sign in
ledger-kind-account-activated = An account was activated
ledger-kind-passphrase-changed = A passphrase was changed
ledger-kind-account-closed = An account was closed
ledger-kind-case-submitted = A case was submitted
ledger-kind-case-routed = A case was sent to the person who deals with it
ledger-kind-case-on-hold = A case was put on hold
ledger-kind-case-recorded = A case was put on record
ledger-kind-information-asked = More information was requested
ledger-kind-information-given = More information was given
ledger-kind-review-asked = A review was requested
ledger-kind-case-noted = A case was marked as read
ledger-kind-decision-made = A decision was made
ledger-kind-outcome-recorded = The result of a case was recorded
ledger-kind-stepped-aside = Someone stepped aside from a case
ledger-kind-case-withdrawn = A case was withdrawn
ledger-kind-entry-withheld = An entry was withheld
ledger-kind-entry-shown = An entry was shown again
ledger-kind-entry-corrected = An entry was corrected
ledger-kind-register-imported = An earlier register was imported
ledger-kind-entry-imported = An entry from an earlier register was imported
ledger-kind-payloads-disposed = Content was erased when its retention period ended
