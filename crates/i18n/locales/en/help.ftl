### What `probity --help` says. Names of commands, options and files stand as they are, what is in <angle brackets> too.
### Sentences end without a full stop: what an option is otherwise follows in square brackets.

help-usage = Usage:
help-commands = Commands:
help-arguments = Arguments:
help-options = Options:
help-env = [env: { $name }]
help-default = [default: { $value }]
help-possible = [possible values: { $values }]

help-probity = Runs a public office's code of conduct
help-probity-long = Runs a public office's code of conduct.

    Exit codes: 0 done; 1 done, and something was found; 2 the input was bad; 3 it could not be done now.
help-help = Print help
help-version = Print version
help-help-command = Print this message or the help of the given subcommand(s)
help-log-json = Write the log as JSON lines
help-language = The language in which it speaks

help-codes = A folder of an office's own codes, laid over those that ship
help-db = The database: a SQLite file, or postgres://…
help-office = The office
help-for = The person on whose behalf it is done. They need the right to do it
help-situation = The situation, `gift` for example
help-facts = A file of facts as JSON; `-` reads standard input
help-fact = One fact. May be given more than once; adds to --facts
help-judged-on = The day by whose instruments it is judged (default: today)
help-on = On this day
help-on-or-today = On this day (default: today)
help-from-or-today = From this day (default: today)
help-why = Why
help-json = Print JSON, the same as the API's
help-person = The person

help-serve = Serve the pages and the API
help-serve-listen = The address to listen on. Put a proxy with TLS in front of anything but this machine
help-serve-public-url = The address that people use, such as https://conduct.example.org: invitations name it, and with https browsers are told to use nothing else
help-serve-behind-proxy = A proxy stands in front: count attempts to sign in by the address that it adds to X-Forwarded-For
help-demo = Make a made-up office with people and a year of cases, and serve it
help-demo-db = The SQLite file to make; an existing demo is opened as it is
help-demo-listen = The address to listen on; only this machine's own are allowed
help-demo-only-make = Make the office and stop, without serving

help-ask = Ask an office's code a question of conduct. Saves nothing
help-ask-office = The office whose code is asked
help-ask-as = What you are to the office: staff, contractor, committee-member …
help-ask-post = A post that you hold. May be given more than once
help-ask-with = An instrument that the office has switched on. May be given more than once
help-ask-db = The office's database: what it has decided and switched on by itself is then part of the answer, as on its pages
help-ask-json = Print the answer as JSON, the same as the API's
help-ask-describe = Print the situation's fields as JSON Schema instead of asking

help-code = Read an office's code: its clauses, or one clause with what it does here
help-code-clause = A clause's reference, `15.7a` for example
help-code-instrument = The instrument to read
help-code-effective = The version, by the day from which it binds (default: the one in force)
help-code-text = Only clauses with all of these words

help-compare = Compare what the offices' codes say: on a topic, or in one case
help-compare-topic = A topic, in place of a situation
help-compare-comparison = A prepared comparison, by its identifier
help-compare-comparisons = List the prepared comparisons
help-compare-as = What the person is to the office
help-compare-demo = The office that exists for demonstration alone as well
help-compare-db = A database: what its offices have decided and switched on by themselves is then part of what is compared, as on their pages

help-check = Check a `codes/` folder and run its worked examples
help-check-folder = The folder, with words.toml in it

help-coverage = Say what becomes of every clause of an office's instruments, and what is not accounted for
help-coverage-office = One office alone (default: every office that is no demo)
help-coverage-on = The day whose versions are counted (default: today)
help-coverage-json = Print every clause as JSON, the same as the API's

help-diff = Compare two versions of an instrument: their clauses, and what they answer differently
help-diff-old = The old version: `combined-authority/code@2023-10-31`, or a folder with its instrument.toml
help-diff-new = The new version, in the same way
help-diff-json = Print everything as JSON, the same as the API's
help-diff-office = For a folder outside codes/: the office that it is for
help-diff-db = Ask the office's past cases again too, out of this database. Only for an auditor, named with --for
help-diff-for = The auditor on whose behalf past cases are read

help-offices = Set an office up: create it, see what is missing, switch a policy, go live
help-create = Make an office's records: its code must be among the codes
help-create-ledger = The ledger's name, which its checkpoints carry for ever: a domain of the office's and a path, without spaces
help-readiness = Say what is missing before the office can go live
help-open = Go live. Refused while a route ends at nobody
help-decide-finding = Record what the office decided about a finding of its file. It is published beside the code and cited with answers
help-decide-finding-id = The finding's id in office.toml
help-decide-finding-says = What was decided, in the office's own words
help-decide-finding-by = Who decided
help-decisions = Print what the office decided about findings, as JSON
help-deciding-time = Set within how many days the office decides where its instruments name no time
help-deciding-time-days = So many days, between 1 and 365; left out: no time is set
help-switch = Switch an instrument on or off that the office may choose
help-switch-instrument = The instrument, `gifts-policy` for example
help-switch-state = On or off

help-people = People, posts, connections and accounts
help-people-list = List people and the posts that they hold
help-person-add = Add a person
help-person-add-id = A short name for them in records, `sam-staff` for example. Never changes
help-person-add-name = Their name
help-person-add-title = Their job title
help-person-add-role = What they are to the office
help-person-add-team = Their team
help-person-add-manager = Their line manager
help-person-add-right = What they may do in the program beyond their own cases: administrator or auditor
help-take-post = Give a post to a person
help-leave-post = Record that a person gave a post up
help-post = The post
help-invite = Invite a person to sign in: prints the one-time token of the link
help-invite-login = The name that they will sign in with, an e-mail address for example

help-cases = Declare, follow and decide cases, on behalf of a person
help-case-reference = The case's reference
help-reason = The reason
help-reasons = The reasons
help-declare = Declare something that happened
help-declare-not = Somebody whom a typed name could mean, but does not. Without this they do not get it. Can be given several times
help-declare-dry-run = Show the answer, who would get it and who a typed name could mean. Save nothing
help-declare-about = The person that it is about, if not the one who declares
help-case-list = List cases as JSON: your own, or others that you may see
help-case-list-to-decide = Those that wait for your decision
help-case-list-decided = Those that you decided: the newest 500
help-case-list-on-hold = Those that can go to nobody, without their content: for administrators
help-case-list-all = All cases: for auditors
help-case-list-search = Among all cases, only those with these words
help-case-show = Show one case
help-decide = Decide it
help-decide-resolution = accept, decline, return, hand-over … as the situation allows
help-decide-conditions = On these conditions
help-decide-recipient = To whom it is handed over
help-note = Take note of a case that needs no decision
help-note-remarks = What is to be said about it
help-ask-more = Ask for more information
help-ask-more-question = The question
help-reply = Give the information asked for
help-reply-text = The answer to the question
help-outcome = Record what happened to it
help-outcome-result = What happened to it, as the situation allows
help-review = Ask for a review at a refusal, by somebody else
help-dispose = Erase what is kept of a case whose time is over. That it happened stays in the ledger
help-dispose-ground = The retention rule
help-dispose-reason = Why it applies
help-withdraw = Withdraw it before it is decided

help-registers = Read a register, withhold or correct an entry
help-register = The register, `gifts-and-hospitality` for example
help-register-list = Print a register's public rows
help-register-list-search = Words to look for
help-register-list-year = The financial year, by the calendar year in which it starts
help-register-list-json = Print JSON instead of CSV
help-register-entry = The entry's reference
help-withhold = Withhold an entry from publication
help-register-show = Show a withheld entry again
help-correct = Correct one field of an entry
help-correct-field = The field
help-correct-value = What is right

help-imports = Import what was kept elsewhere
help-import-register = Import an old register from a CSV file, as it is
help-import-file = The CSV file
help-import-into = The register that it goes into
help-import-map = Read the column with this heading as this field. May be given more than once; `HEADING=` ignores the column
help-import-confirm = Import. Without it nothing is saved: the mapping and what would be taken are printed
help-import-json = Print the whole report as JSON

help-verify = Recompute the ledger and every read model from the events, and say what differs
help-verify-against = An old checkpoint: prove that nothing before it was changed
help-verify-json = Print the findings as JSON
help-checkpoint = Print the ledger's signed checkpoint. Keep it outside the office
help-checkpoint-key = Print the key that checks it instead
help-rebuild = Make the read models anew from the events

### What was typed and cannot be taken.

refused-unknown = `{ $argument }` is not expected here.
refused-unknown-command = There is no command `{ $command }`.
refused-meant = Did you mean `{ $instead }`?
refused-missing = This is missing: { $arguments }.
refused-no-command = Say what to do. Commands: { $known }.
refused-no-value = { $argument } is given without a value.
refused-value = `{ $value }` is no value for { $argument }.
refused-values = Choose one of: { $known }.
refused-surplus = { $argument } takes no such value as `{ $value }`.
refused-twice = { $argument } can be given only once.
refused-together = { $argument } cannot be given together with { $others }.
refused-letters = What was typed is not all text: some of it is not UTF-8.
refused-otherwise = What was typed cannot be taken: { $problem }.
refused-more = For more information, try `--help`.

value-address = Write an address of this machine with a port, 127.0.0.1:8080 for example.
value-day = Write a day as 2026-07-31.
value-number = Write a whole number in figures, not too large.
value-public-url = It begins with https:// and has nothing after the host, such as https://conduct.example.org.
