### What the command line says. Ids, references and numbers are shown as they are.

cli-count-mistakes = { $count ->
    [one] 1 mistake
   *[other] { $count } mistakes
}.
cli-codes-refused = { $count ->
    [one] 1 mistake
   *[other] { $count } mistakes
} in the codes: nothing was started.
cli-check-clean = No mistakes: { $offices } offices, { $situations } situations, { $instruments } instruments, { $clauses } clauses, { $examples } worked examples, all as expected.
cli-check-map = { $office }: regions where no rule decides { $silent }, where rules clash { $clash }, where no one is named { $unaddressed }; deeds that forms answer differently { $differs }; promises kept { $kept } of { $promises }.
cli-check-head-met = { $head }: met by { $clauses }
cli-check-head-lacking = { $head }: the code lacks this
cli-map-region = { $kind }: { $situation }. { $facts }
cli-map-promise = { $held ->
    [yes] Promise that always holds: { $says } ({ $clauses })
   *[no] Promise that is not shown to hold: { $says } ({ $clauses })
}
cli-check-edges = { $version }: sides of conditions that worked examples show { $shown }, that none shows { $missing }
cli-check-no-folder = { $folder } is not a folder. Name the folder that contains words.toml.
cli-check-no-own-folder = { $folder } is not a folder. Name the folder of the office's own codes.
cli-draft-nameless = The instrument.toml has no id or no effective date.

cli-unknown-office = There is no office `{ $id }`.
cli-unknown-situation = There is no situation `{ $id }`.
cli-unknown-topic = There is no topic `{ $id }`.
cli-unknown-role = There is no role `{ $id }`.
cli-unknown-comparison = There is no prepared comparison `{ $id }`.
cli-unknown-clause = There is no clause `{ $id }`.
cli-unknown-original = There is no original `{ $id }`.
cli-unknown-instrument = There is no such version of `{ $id }`.
cli-unknown-version = There is no version `{ $id }`.
cli-offices = Offices: { $known }.
cli-situations = Situations: { $known }.
cli-roles = Roles: { $known }.
cli-topics = Topics: { $known }.
cli-comparisons = Prepared: { $known }.
cli-clauses = Clauses: { $known }.
cli-originals = Originals: { $known }.
cli-instruments = Instruments: { $known }.
cli-versions = Versions: { $known }.
cli-languages = --language: choose one of { $known }.
cli-name-situation = Name a situation.
cli-name-situation-or-topic = Name a situation, or a topic with --topic.

cli-facts-pair = --fact { $pair }: write NAME=VALUE, for example kind=cash.
cli-not-confirmed = { $value } is more than expected. Change it, or say that it is right: add --confirm { $name }
cli-facts-file = { $file }: { $problem }. Give a file with facts as JSON, or - for standard input.
cli-ask-db = To include it in the answer, name the office's database with --db.
cli-file-too-large = it is larger than 1 MB
cli-file-not-text = it is not text
cli-file-not-utf-8 = it is not UTF-8 text
cli-facts-no-object = The facts are not a JSON object. For example, write { $example }.
cli-facts-no-json = The facts are not JSON: see line { $line }, column { $column }. For example, write { $example }.

cli-demo-listens = The demo prints its passphrases, so it only listens on this machine. Use 127.0.0.1.
cli-demo-address = Probity's demo office (everything in it is made up): { $address }
cli-demo-sign-in = Sign in with the passphrase "{ $passphrase }" as:
cli-demo-open = Without signing in: { $ask } and { $register }
cli-demo-records = Records: { $file }. Delete the file to start again. Press Ctrl-C to stop.
cli-serve-listens = Probity listens on { $address }
cli-serve-taken = Probity cannot listen on { $address }: { $problem }. Choose another address with --listen.

cli-office-created = Created the records of { $office }. The key to check its audit log:
cli-office-live = { $office } is live.
cli-office-ready = Nothing is missing: every route ends with someone, for everyone.
cli-decision-number = This is local decision { $number }.
cli-person-added = Added { $person }.
cli-post-taken = { $person } holds { $post } from { $day }.
cli-post-left = { $person } left { $post } on { $day }.
cli-invited = Hand this over once, in a way that no one else can read. It works until { $until }:
cli-rights = --right: choose administrator or auditor.

cli-import-no-file = { $file }: { $problem }. Give a CSV file.
cli-import-map = --map { $wish }: write HEADING=FIELD, or HEADING= to leave the column out.
cli-import-columns = Columns, as they will be imported:
cli-import-left-out = left out
cli-import-line = line { $line }: not imported: { $reason }
cli-import-known = { $known } of the entries are here already. Nothing was saved. Add --confirm to import.
cli-import-added = { $added } entries added, { $known } were here already.
cli-import-sums = { $read } rows read: { $taken } imported ({ $entries } entries), { $nil } nil returns, { $refused } left out; { $marks } marks.

cli-verify-no-file = { $file }: { $problem }. Give a file with an old checkpoint.
cli-verify-sums = { $events } events, { $sound } payloads intact, { $erased } erased, { $rows } rows worked out again. Root { $root }.
cli-verify-clean = Everything matches.
cli-verify-findings = { $count ->
    [one] 1 finding.
   *[other] { $count } findings.
}
cli-rebuilt = { $rows } rows rebuilt from the events.
cli-rebuilt-unreadable = Case { $reference }: the answer saved in its event cannot be read. No one can tell who has to act on it.

cli-coverage-instrument = { $instrument } of { $effective } ({ $kind }): { $accounted } of { $clauses } clauses accounted for
cli-coverage-missing = missing: { $clause } ({ $kind }), { $why }
cli-coverage-no-rule = no rule: { $clause } ({ $kind }), { $why }
cli-coverage-total = Codes: { $accounted } of { $clauses } clauses accounted for.
cli-missing-does = the code's files do not say what the program does with it
cli-missing-reason = it has no rule, and no reason is given
cli-missing-example = no worked example tests any of its rules
cli-kind-code = code
cli-kind-policy = policy
cli-kind-law = law
cli-kind-local-decision = local decision

cli-diff-no-version = `{ $written }` is not a version.
cli-diff-write = Write a version like `combined-authority/code@2023-10-31`, or name a folder with an `instrument.toml`.
cli-diff-whose = Use --office to say whose code { $folder } is.
cli-diff-heading = { $title }: { $old } ({ $from }) to { $new } ({ $to })
cli-diff-sums = { $clauses } clauses are different. { $changed } of { $asked } worked examples have a different answer.
cli-diff-example = example { $id }: { $title }
cli-diff-case = case { $id }: { $situation }
cli-diff-unasked = case { $id }: { $situation }: { $why }
cli-diff-past = { $changed } of { $asked } past cases have a different answer. { $unasked } cannot be asked under both versions.
cli-diff-added = { $clause } added: { $heading }
cli-diff-removed = { $clause } removed: { $heading }
cli-diff-wording = Official wording: { $wording }
cli-diff-reworded = { $clause } reworded: { $heading }
cli-diff-moved = { $clause } moved: { $heading }
cli-diff-old = old: { $answer }
cli-diff-new = new: { $answer }
cli-diff-cannot = cannot be asked
cli-diff-no-outcome = no outcome
cli-diff-asks = asks { $list }
cli-diff-because = because { $list }
cli-diff-owes = owes { $list }
cli-ask-next = Next question, { $left ->
    [0] the last one
   *[other] at most { $left } left after it
}: { $question } Answer it with --fact { $name }={ $values }

cli-clauses-signed = { $count ->
    [one] Signed 1 clause: { $clauses }
   *[other] Signed { $count } clauses: { $clauses }
}
