### What the command line says. Ids, references and figures stand as they are.

cli-count-mistakes = { $count ->
    [one] 1 mistake
   *[other] { $count } mistakes
}.
cli-codes-refused = { $count ->
    [one] 1 mistake
   *[other] { $count } mistakes
} in codes/: nothing was started.
cli-check-clean = No mistakes: { $offices } offices, { $situations } situations, { $instruments } instruments, { $clauses } clauses, { $examples } worked examples, all as expected.
cli-check-no-folder = { $folder } is not a folder. Name the folder that holds words.toml.
cli-draft-nameless = The instrument.toml has no id or no effective date.

cli-unknown-office = There is no office `{ $id }`.
cli-unknown-situation = There is no situation `{ $id }`.
cli-unknown-topic = There is no topic `{ $id }`.
cli-unknown-role = There is no role `{ $id }`.
cli-unknown-comparison = There is no prepared comparison `{ $id }`.
cli-unknown-clause = There is no clause `{ $id }`.
cli-unknown-instrument = There is no such version of `{ $id }`.
cli-unknown-version = There is no version `{ $id }`.
cli-offices = Offices: { $known }.
cli-situations = Situations: { $known }.
cli-roles = Roles: { $known }.
cli-topics = Topics: { $known }.
cli-comparisons = Prepared: { $known }.
cli-clauses = Clauses: { $known }.
cli-instruments = Instruments: { $known }.
cli-versions = Versions: { $known }.
cli-languages = --language: one of { $known }.
cli-name-situation = Name a situation.
cli-name-situation-or-topic = Name a situation, or a topic with --topic.

cli-facts-pair = --fact { $pair }: write NAME=VALUE, for example kind=cash.
cli-facts-file = { $file }: { $problem }. Give a file of facts as JSON, or - for standard input.
cli-ask-db = To have it in the answer, name the office's database with --db.
cli-file-too-large = it has more than 1 MB
cli-file-not-text = it is not text
cli-file-not-utf-8 = it is not text in UTF-8
cli-facts-no-object = The facts are not a JSON object. Write { $example } for example.
cli-facts-no-json = The facts are not JSON: line { $line }, column { $column }. Write { $example } for example.

cli-demo-listens = The demo's passphrases are printed: it listens on this machine alone. Use 127.0.0.1.
cli-demo-address = Probity's demo office (everything in it is made up): { $address }
cli-demo-sign-in = Sign in as, with the passphrase "{ $passphrase }":
cli-demo-open = Without signing in: { $ask } and { $register }
cli-demo-records = Records: { $file }. Delete the file to begin anew. Stop with Ctrl-C.
cli-serve-listens = Probity listens on { $address }
cli-serve-taken = { $address } cannot be listened on: { $problem }. Choose another with --listen.

cli-office-created = The records of { $office } were made. The key that checks its ledger:
cli-office-live = { $office } is live.
cli-office-ready = Nothing is missing: every route ends at someone, for everybody.
cli-decision-number = It is local decision { $number }.
cli-person-added = Added { $person }.
cli-post-taken = { $person } holds { $post } from { $day }.
cli-post-left = { $person } left { $post } on { $day }.
cli-invited = Hand this over once, by a way that nobody else reads. It works until { $until }:
cli-rights = --right: administrator or auditor.

cli-import-no-file = { $file }: { $problem }. Give a CSV file.
cli-import-map = --map { $wish }: write HEADING=FIELD, or HEADING= to leave the column out.
cli-import-columns = Columns, as they would be taken:
cli-import-left-out = left out
cli-import-line = line { $line }: not taken: { $reason }
cli-import-known = { $known } of the entries are here already. Nothing was saved: add --confirm to import.
cli-import-added = { $added } entries added, { $known } were here already.
cli-import-sums = { $read } rows read: { $taken } taken ({ $entries } entries), { $nil } nil returns, { $refused } not taken; { $marks } marks.

cli-verify-no-file = { $file }: { $problem }. Give a file with an old checkpoint.
cli-verify-sums = { $events } events, { $sound } payloads sound, { $erased } erased, { $rows } rows recomputed. Root { $root }.
cli-verify-clean = Nothing differs.
cli-verify-findings = { $count ->
    [one] 1 finding.
   *[other] { $count } findings.
}
cli-rebuilt = { $rows } rows made anew from the events.
cli-rebuilt-unreadable = Case { $reference }: the answer kept with it cannot be read, as its event has it. Nobody can tell who has to act on it.

cli-coverage-instrument = { $instrument } of { $effective } ({ $kind }): { $accounted } of { $clauses } clauses accounted for
cli-coverage-missing = missing: { $clause } ({ $kind }), { $why }
cli-coverage-no-rule = no rule: { $clause } ({ $kind }), { $why }
cli-coverage-total = Codes: { $accounted } of { $clauses } clauses accounted for.
cli-missing-does = nothing says what the program does with it
cli-missing-reason = it has no rule and gives no reason
cli-missing-example = no worked example reaches one of its rules
cli-kind-code = code
cli-kind-policy = policy
cli-kind-law = law
cli-kind-local-decision = local decision

cli-diff-no-version = `{ $written }` is no version.
cli-diff-write = A version is written combined-authority/code@2023-10-31, or is a folder with an instrument.toml.
cli-diff-whose = Say with --office whose code { $folder } is.
cli-diff-heading = { $title }: { $old } ({ $from }) to { $new } ({ $to })
cli-diff-sums = { $clauses } clauses differ; { $changed } of { $asked } worked examples are answered differently.
cli-diff-example = example { $id }: { $title }
cli-diff-case = case { $id }: { $situation }
cli-diff-unasked = case { $id }: { $situation }: { $why }
cli-diff-past = { $changed } of { $asked } past cases are answered differently; { $unasked } cannot be asked under both versions.
cli-diff-added = { $clause } added: { $heading }
cli-diff-removed = { $clause } removed: { $heading }
cli-diff-reworded = { $clause } reworded: { $heading }
cli-diff-moved = { $clause } moved: { $heading }
cli-diff-old = old: { $answer }
cli-diff-new = new: { $answer }
cli-diff-cannot = cannot be asked
cli-diff-no-outcome = no outcome
cli-diff-asks = asks { $list }
cli-diff-because = because { $list }
cli-diff-owes = owes { $list }
