### Where each clause comes from, what was made of it, and who has read the two side by side.

problem-clauses-missing = Tick at least one clause that you have read
problem-clause-unknown = This version has no clause { $clause }
service-clause-changed = Clause { $clause } has changed since you opened the page. Nothing was saved. Read it again, then sign it.

clause-in-short = In short: { $says }
clause-wording-line = “{ $wording }” In short: { $says }
code-wording-binds = If a clause has its official wording, that wording binds. “In short” is our summary of it.
code-fidelity = Check each clause against the document

original-heading = The document itself
original-published = See it on the office's website: { $address }
original-english = English
original-welsh = Welsh
original-download = Download the document: { $language }, { $format }, { $kilobytes } KB
original-sum = SHA-256: { $sum }

fidelity-title = Check { $title } against the document
fidelity-lead = For each clause, this shows its place in the document, what it says, and what the program made of it.
fidelity-lines = The line numbers count the lines of this text: { $lines }
fidelity-text-sum = SHA-256 of that text: { $sum }
fidelity-without-readings = It is not known here who has read these clauses.
fidelity-readings = Who has read them
fidelity-again = { $count ->
    [one] 1 clause to read again
   *[other] { $count } clauses to read again
}
fidelity-unread-count = { $count ->
    [0] Someone has read every clause.
    [one] 1 clause is still unread.
   *[other] { $count } clauses are still unread.
}
fidelity-to-sign = Go to the button at the end
fidelity-place = Place in the document
fidelity-line = Line { $line }
fidelity-no-line = No line is given
fidelity-wording = Official wording
fidelity-summary = In short
fidelity-says = In our words
fidelity-does = What it does here
fidelity-no-rule = It has no rule. { $why }
fidelity-rules = { $count ->
    [one] 1 rule
   *[other] { $count } rules
}
fidelity-worked = { $count ->
    [one] 1 worked example
   *[other] { $count } worked examples
}
fidelity-examples = Worked examples ({ $count }): { $examples }
fidelity-read = Read on { $on }.
fidelity-read-by = Read by { $by } on { $on }.
fidelity-lapsed = Read on { $on }, before it was changed. Read it again.
fidelity-lapsed-by = Read by { $by } on { $on }, before it was changed. Read it again.
fidelity-again-tag = Read again
fidelity-unread = No one has read this yet.
fidelity-how-to-sign = Read each clause in the document and here. Tick the clauses that say the same, then sign them. Your name and the day go into the audit log.
fidelity-tick = I have read { $clause } against the document
fidelity-sign = Sign the ticked clauses
fidelity-nothing-new = You have signed these clauses already, and they have not changed since.
