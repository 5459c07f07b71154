### What `probity check` says about mistakes in the rules and worked examples of codes/. How its sentences are made is in check.ftl.

## Rules. Cedar's own messages are in its own words

check-in-rule = rule `{ $rule }`: { $what }
check-rule-twice = another rule already has the id `{ $id }`
# $situation is what the rule is about, $named what the file is named after.
check-rule-elsewhere = it is about `{ $situation }`, but the file is about `{ $named }`
check-rule-principal = a rule must be for everyone the instrument applies to
check-rule-principal-right = only `principal` here, and `principal.role` in the condition
check-rule-no-situation = the rule does not say which situation it is about
check-rule-entity = no situation has the entity `{ $entity }`
check-rule-no-action = the rule does not name one action
check-rule-deed = `{ $deed }` is not the deed of `{ $situation }`
check-rule-unclaimed = the clause `{ $clause }` does not say that it has a rule
check-rule-unclaimed-right = does = "{ $does }" in clauses.toml, or another clause
check-rule-never-holds = no example makes the rule `{ $rule }` hold
check-rule-never-holds-right = an example in examples.toml where it holds
check-rule-never-fails = no example makes the rule `{ $rule }` fail
check-rule-never-fails-right = an example of its situation where it does not hold
check-limit-not-in-force = `{ $office }` has no limit `{ $limit }` on { $day }, when this takes effect
check-limit-not-in-force-right = [[limit]] name = "{ $limit }", from = { $day } in { $office }/office.toml
check-post-unheld = no one in `{ $office }` can hold the post `{ $post }`
check-cedar-right = Cedar as `docs/developers/codes-format.md` describes it
check-cedar-names-right = situations with names that Cedar accepts
check-cedar-set-right = rules that work together

## Annotations before a rule: @clause, @authority, @duty …

check-no-annotation = there is no annotation `@{ $name }`
check-annotation-missing = the rule has no `@{ $name }`
check-annotation-missing-right = @{ $name }("…") before it
check-annotation-of-duty = only a duty can have `@{ $name }`
check-annotation-of-duty-right = a second rule with action == Action::"owe"
check-authority-of-deed = only a rule on the deed can have `@authority`
check-authority-of-deed-right = @to("…") to say who the duty is owed to
check-authority-missing = the rule waits for authorisation, but does not say whose
check-authority-missing-right = @authority("<post>") before it
check-authority-idle = the rule names an authority, but does not wait for it
check-authority-idle-right = context.authorised in the condition, or no @authority
check-review-alone = only something that needs authorisation can be refused and reviewed
check-review-alone-right = @authority("<post>") beside it, or no @review
check-rule-no-refusal = no one can refuse `{ $situation }`
check-rule-no-refusal-right = a resolution of the situation that has register-outcome = "declined"
check-duty-forbids = a duty must be a permit
check-duty-authorised = a duty cannot depend on authorisation
check-duty-authorised-right = the condition without context.authorised
check-rule-duration-right = an ISO 8601 duration such as P5D, PT72H or P3Y
check-from-alone = `@from` says when a time limit starts, but there is no time limit
check-from-alone-right = @within("…") beside it, or no @from
check-no-clock = a time limit cannot start from `{ $from }`
check-no-date-of-meaning = `{ $situation }` has no date with the meaning `{ $meaning }`
check-no-date-of-meaning-right = [[field]] with meaning = "{ $meaning }" in its situation, or another date

## Conditions

check-condition-name = `{ $name }` is not allowed in a condition
check-condition-expression = this expression is not allowed in a condition
check-condition-contains = this `contains` is not allowed in a condition
check-condition-list = only plain values are allowed in a list in a condition
check-condition-value = this value is not allowed in a condition
check-condition-right = && || ! == != < <= > >=, if then else, ["a", "b"].contains(x), principal.role, principal.posts.contains("…"), resource.<field>, context.authorised, context.limits.<name> or datetime("…")
check-condition-field = the situation `{ $situation }` has no field `{ $field }`
check-condition-limit = no office has a limit `{ $limit }`
check-condition-option = `{ $option }` is not an option of `{ $field }`
check-condition-day = `{ $written }` is not a day
check-condition-day-right = a day such as datetime("2026-11-21")

## Worked examples

check-in-example = example `{ $example }`: { $what }
check-example-twice = another example already has the id `{ $id }`
# $situation is what the example is about, $named what the file is named after.
check-example-elsewhere = it is about `{ $situation }`, but the file is about `{ $named }`
check-example-no-office = no office adopts this instrument
check-example-no-office-right = [[adopts]] in an office.toml
check-example-no-day = it has no day
check-example-no-day-right = on = 2026-11-21 at the top of the file, or here
check-example-not-in-force = this version is not in force on { $day }
check-example-not-in-force-right = a day when it is in force, and its name in switched-on if it is off by default
check-none = none
# $key is a key of the example, such as `outcome`; $expected and $got are values with commas between them, or check-none.
check-example-differs = { $key }: expected { $expected }, the rules say { $got }
check-example-differs-right = { $key } { $got }, or another rule
# $duty is written as in the example: what, to whom, by when, the clause.
check-duty-not-owed = the duty { $duty } is expected, but not owed
check-duty-not-owed-right = one of the duties owed: { $duties }
check-duty-not-expected = the duty { $duty } is owed, but not expected
check-duty-not-expected-right = this duty among those of the example, or another rule

## Questions of examples that cannot be asked

check-example-unasked-right = names that exist
check-not-adopted = the office does not adopt an instrument `{ $instrument }`
check-facts-of-another = the facts belong to `{ $situation }`
check-nothing-in-force = no instrument was in force on { $day }
check-clause-not-in-force = the clause `{ $clause }` was not in force on { $day }
check-no-limit-yet = the limit `{ $limit }` was not in force on { $day }
check-rule-failed = the rule could not be evaluated: { $problem }

## Facts of examples and comparisons

check-fact-refused = the fact `{ $field }` is refused: { $problem ->
    [unknown-field] there is no such field
    [wrong-type] it has the wrong type
    [not-an-option] it is not one of the options
    [too-long] it is too long
    [control-character] it contains characters that cannot be shown
    [money-unreadable] it is not an amount of money
    [number-unreadable] it is not a whole number
    [money-negative] it is less than 0
    [number-negative] it is less than 0
    [money-too-large] it is too large
    [number-too-large] it is too large
    [date-unreadable] it is not a date
    [impossible-date] this date does not exist
   *[other] { $problem }
}
check-fact-right = a value of the field's type

check-touched-and-left-out = the clause `{ $clause }` both touches `{ $situation }` and leaves it out
check-touched-and-left-out-right = one of the two
check-left-out-empty = no reason is given for leaving out `{ $situation }`
check-left-out-empty-right = one sentence that says why the clause does not speak of it
check-touch-unreached = no example shows the clause `{ $clause }` in `{ $situation }`
check-touch-unreached-right = a worked example of that situation in which a rule that cites the clause holds
check-touch-unnamed = examples show the clause `{ $clause }` in `{ $situation }`, which `touches` does not name
check-touch-unnamed-right = touches = ["{ $situation }", …]
check-touch-open = the clause `{ $clause }` does not say whether it counts in `{ $situation }`, which has the same topic
check-touch-open-right = `{ $situation }` in `touches`, or in `leaves-out` with the reason
check-limb-no-example = the part “{ $limb }” of the clause `{ $clause }` names the example `{ $example }`, which does not exist here
check-limb-unreached = the example `{ $example }` does not show the part “{ $limb }” of the clause `{ $clause }`: none of its rules holds there
check-limb-not-spared = the example `{ $example }` should be spared by the part “{ $limb }” of the clause `{ $clause }`, but one of its rules holds there
check-limb-bare = the part “{ $limb }” of the clause `{ $clause }` names no example
check-limb-right = examples = ["<examples in which a rule of the clause holds>"], or spared = ["<examples in which none holds>"]
check-head-twice = another head of this profile already has the id `{ $id }`
check-no-profile = there is no profile `{ $name }`
check-no-head = the profile has no head `{ $name }`
check-no-clause-here = this version has no clause `{ $clause }`
check-act-phrase = an `[[act]]` of `{ $situation }` needs either a phrase or `done = true`
check-act-when = an `[[act]]` of `{ $situation }` waits for a value that no field can have
check-act-no-deed = `{ $situation }` has an `[[act]]` but no deed
check-act-missing = `{ $situation }` does not say what its deed is called in an instruction
check-act-right = [[act]] with phrase = "accept it", the last one without `when`
check-deed-twice = another deed already has the id `{ $id }`
check-deed-alone = the deed `{ $deed }` has fewer than two forms
check-deed-alone-right = two [[deed.form]] or more
check-deed-fact = `{ $field }` of the deed `{ $deed }` is not a fact that `{ $situation }` can have
check-deed-fact-right = a field of the situation, with a value that it can have
check-map-missing = the office `{ $office }` has no map that can be read
check-map-stale = the map of the office `{ $office }` is out of date
check-map-stale-right = the map as `probity check --map` writes it
check-map-region = { $kind ->
    [silent] no rule decides
    [clash] rules clash, or instruments differ,
   *[unaddressed] no one is named to turn to
} in `{ $situation }`: { $region }
check-map-deed = the forms of the deed `{ $deed }` answer differently for { $roles }: { $forms }
check-map-region-right = a rule that decides it, or an entry in accepted.toml with the reason
check-map-useless = this entry accepts something that the map does not have
check-map-useless-right = no entry, or one whose situations, roles and values the map has
check-rule-undivided = the rule `{ $rule }` compares facts in a way for which not every case can be tried
check-rule-undivided-right = a comparison of one fact with a value or a limit, or of up to three dates with each other
check-promise-twice = another promise already has the id `{ $id }`
check-promise-kind = the promise `{ $promise }` does not say what it promises, or says two things
check-promise-kind-right = one of never = ["<outcome>"], always = ["<outcome>"] and owed = "<duty>"
check-promise-bare = the promise `{ $promise }` names no clause
check-promise-no-version = `{ $instrument }` has no version that takes effect on { $day }
check-promise-no-clause = the version of { $day } has no clause `{ $clause }`
check-promise-clause-idle = in the version of { $day }, no rule on `{ $situation }` cites the clause `{ $clause }`
check-promise-clause-right = a clause of the instrument that a rule on the situation cites, in each version that the promise is about
check-promise-no-deed = `{ $situation }` only has to be reported, so its answer has no outcome
check-promise-no-deed-right = owed = "<duty>", or another situation
check-promise-fact = `{ $field }` of the promise `{ $promise }` is not a choice or a yes-no question of `{ $situation }` with these values
check-promise-idle = no office adopts the instrument of the promise `{ $promise }`
check-promise-idle-right = an instrument that an office adopts
check-promise-no-case = no case in `{ $office }` is one that the promise `{ $promise }` is about
check-promise-no-case-for = no case of a `{ $role }` is one that the promise `{ $promise }` is about
check-promise-no-case-right = facts that can be true together, and roles that the instrument covers in this situation
check-promise-too-large = the promise `{ $promise }` has too many cases to try in `{ $office }`
check-promise-too-large-right = more facts in `where`, or two promises
check-promise-broken = the promise `{ $promise }` is broken in `{ $office }`: as `{ $role }`, with the versions of { $day }, the answer is `{ $outcome }` when: { $facts }
    To see it: `{ $command }`
check-promise-open = the promise `{ $promise }` is not shown to hold in `{ $office }`: as `{ $role }`, with the versions of { $day }, there is no answer when: { $facts }
    To see it: `{ $command }`
check-promise-not-owed = the promise `{ $promise }` is broken in `{ $office }`: as `{ $role }`, with the versions of { $day }, the duty `{ $duty }` is not owed when: { $facts }
    To see it: `{ $command }`
check-promise-any-facts = anything is true
check-promise-broken-right = rules that keep the promise, or no such promise
check-ends = `@ends` can only be "working-day", beside a `@within` in whole days
check-edge-missing = no example shows where the condition `{ $condition }` of the rule `{ $rule }` is { $holds ->
    [true] true
   *[false] false
} and decides
check-edge-missing-right = an example of that: `probity check --edges OFFICE` proposes one
check-accepted-clause-right = a clause of this version, or `<instrument> <clause>` of another that the office adopts
