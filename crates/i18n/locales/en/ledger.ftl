### The record and its proofs.

ledger-title = The ledger
ledger-what =
    { $count ->
        [one] { $count } event is recorded. Nothing recorded can be changed or taken out without it showing.
       *[other] { $count } events are recorded. Nothing recorded can be changed or taken out without it showing.
    }
ledger-checkpoint = Checkpoint
ledger-checkpoint-what = Keep a copy of these lines somewhere else. With them you can prove later that nothing recorded so far was changed since.
ledger-checkpoint-save = Download the checkpoint
ledger-key = Verifying key
ledger-key-what = Whoever checks a checkpoint needs this key. Get it once, by a way that you trust.
ledger-verify = Check
ledger-verify-what = Everything is worked out again from the events: the tree, every payload, and every list that pages are made from.
ledger-verify-now = Check everything
ledger-against = An earlier checkpoint
ledger-against-hint = Paste the whole of it, the signature lines included.
ledger-against-now = Check against this checkpoint
ledger-checkpoint-missing = Paste the checkpoint that you kept
ledger-checkpoint-unreadable = Paste the whole checkpoint as you kept it: the ledger’s name, a number, a line of letters and figures, an empty line, and the signature
ledger-events = Latest events
ledger-events-what = What kind of thing happened, when, and in what capacity somebody did it. What was in it is not shown here. Of something confidential only the number is shown.
ledger-event-number = Number
ledger-event-time = When
ledger-event-kind = What
ledger-event-actor = By
ledger-event-erased = Contents erased
ledger-pages = Pages of the ledger
ledger-newest = Newest events
ledger-older = Earlier events
ledger-actor-confidential = Not shown
ledger-kind-confidential = Something confidential
ledger-actor-command-line = The command line
ledger-actor-command-line-for = The command line, for { $post }
ledger-actor-unknown = Somebody who is no longer known here

ledger-sound = Everything fits together
ledger-differs = Something differs
ledger-checked =
    { $count ->
        [one] { $count } event was checked.
       *[other] { $count } events were checked.
    }
ledger-checked-payloads = { $count } contents are as they were recorded.
ledger-checked-erased = { $count } contents were erased when their time was over. That they existed is still proved.
ledger-checked-rows = { $count } rows of lists and registers are what the events give.
ledger-against-sound = The first { $count } events are the ones that your checkpoint stands for.
ledger-against-differs = The comparison was with a checkpoint of { $count } events.
ledger-findings = What differs
ledger-findings-more = And { $count } more.
ledger-finding-event = Event { $event }:
ledger-part-database = The database itself is damaged. Compare it with a backup.
ledger-part-ledger = The ledger is not as it was signed. Compare it with a backup.
ledger-part-event = What is recorded cannot be read, or does not follow from what came before.
ledger-part-row = A list or register is not what the events give. It can be made again from them.
ledger-part-passphrase = A passphrase was changed beside the ledger. Close the account and invite its owner anew.
ledger-what-now = Keep this database as it is, tell whoever runs it, and compare with a backup.

ledger-kind-office-opened = The office went live
ledger-kind-settings-changed = The settings changed
ledger-kind-deciding-time-set = The time to decide was set
ledger-kind-finding-decided = The office decided about a finding
ledger-kind-person-added = A person was added
ledger-kind-person-changed = Something about a person changed
ledger-kind-person-left = A person left
ledger-kind-post-taken = A post was taken
ledger-kind-post-left = A post was given up
ledger-kind-connection-declared = A connection was declared
ledger-kind-connection-ended = A connection ended
ledger-kind-account-invited = Somebody was invited to sign in
ledger-kind-account-activated = An account was activated
ledger-kind-passphrase-changed = A passphrase was changed
ledger-kind-account-closed = An account was closed
ledger-kind-case-submitted = A case was submitted
ledger-kind-case-routed = A case went to whoever deals with it
ledger-kind-case-on-hold = A case could go to nobody
ledger-kind-case-recorded = A case was put on record
ledger-kind-information-asked = More information was asked for
ledger-kind-information-given = More information was given
ledger-kind-review-asked = A review was asked for
ledger-kind-case-noted = A case was noted
ledger-kind-decision-made = A decision was made
ledger-kind-outcome-recorded = What happened to it was recorded
ledger-kind-case-withdrawn = A case was withdrawn
ledger-kind-entry-withheld = An entry was withheld
ledger-kind-entry-shown = An entry was shown again
ledger-kind-entry-corrected = An entry was corrected
ledger-kind-register-imported = An earlier register was imported
ledger-kind-entry-imported = An entry of an earlier register was imported
ledger-kind-payloads-disposed = Contents were erased as their time was over
