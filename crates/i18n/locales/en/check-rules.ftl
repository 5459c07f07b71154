### What `probity check` says about mistakes in the rules and worked examples of codes/. How its sentences are made is in check.ftl.

## Rules. Those of Cedar itself say what is wrong in its own words

check-in-rule = rule `{ $rule }`: { $what }
check-rule-twice = a second rule has the id `{ $id }`
# $situation is what the rule is about, $named what the file is named after.
check-rule-elsewhere = it is about `{ $situation }`, the file about `{ $named }`
check-rule-principal = a rule is for every person that the instrument binds
check-rule-principal-right = principal alone, and principal.standing in the condition
check-rule-no-situation = the rule does not say which situation it is about
check-rule-entity = no situation has the entity `{ $entity }`
check-rule-no-action = the rule does not name one action
check-rule-deed = `{ $deed }` is not the deed of `{ $situation }`
check-rule-unclaimed = the clause `{ $clause }` does not claim a rule
check-rule-unclaimed-right = does = "{ $does }" in clauses.toml, or another clause
check-rule-never-holds = the rule `{ $rule }` holds in no example
check-rule-never-holds-right = an example in examples.toml in which it holds
check-rule-never-fails = the rule `{ $rule }` fails in no example
check-rule-never-fails-right = an example of its situation in which it does not hold
check-limit-not-in-force = `{ $office }` has no limit `{ $limit }` on { $day }, when this takes effect
check-limit-not-in-force-right = [[limit]] name = "{ $limit }", from = { $day } in { $office }/office.toml
check-post-unheld = nobody in `{ $office }` can hold the post `{ $post }`
check-cedar-right = Cedar as docs/developers/codes-format.md describes it
check-cedar-names-right = situations whose names Cedar takes
check-cedar-set-right = rules that stand together

## What stands before a rule: @clause, @authority, @duty …

check-no-annotation = there is no annotation `@{ $name }`
check-annotation-missing = the rule has no `@{ $name }`
check-annotation-missing-right = @{ $name }("…") before it
check-annotation-of-duty = `@{ $name }` belongs to a duty
check-annotation-of-duty-right = a second rule with action == Action::"owe"
check-authority-of-deed = `@authority` belongs to a rule on the deed
check-authority-of-deed-right = @to("…") for whom the duty is owed to
check-authority-missing = the rule waits for authorisation and does not say whose
check-authority-missing-right = @authority("<post>") before it
check-authority-idle = the rule names an authority and does not wait for it
check-authority-idle-right = context.authorised in the condition, or no @authority
check-review-alone = only what somebody authorises can be refused and looked at again
check-review-alone-right = @authority("<post>") beside it, or no @review
check-rule-no-refusal = nobody can refuse `{ $situation }`
check-rule-no-refusal-right = a resolution with register-outcome = "declined" in the situation
check-duty-forbids = a duty is a permit
check-duty-authorised = a duty cannot depend on authorisation
check-duty-authorised-right = the condition without context.authorised
check-rule-duration-right = an ISO 8601 duration such as P5D, PT72H or P3Y
check-from-alone = `@from` says when a time begins, and there is none
check-from-alone-right = @within("…") beside it, or no @from
check-no-clock = no time runs from `{ $from }`
check-no-date-of-meaning = `{ $situation }` has no date with the meaning `{ $meaning }`
check-no-date-of-meaning-right = [[field]] with meaning = "{ $meaning }" in its situation, or another date

## Conditions

check-condition-name = `{ $name }` is not allowed in a condition
check-condition-expression = this expression is not allowed in a condition
check-condition-contains = this `contains` is not allowed in a condition
check-condition-list = a list of anything but plain values is not allowed in a condition
check-condition-value = this value is not allowed in a condition
check-condition-right = && || ! == != < <= > >=, if then else, ["a", "b"].contains(x), principal.role, principal.posts.contains("…"), resource.<field>, context.authorised, context.limits.<name> or datetime("…")
check-condition-field = the situation `{ $situation }` has no field `{ $field }`
check-condition-limit = no office has a limit `{ $limit }`
check-condition-option = `{ $option }` is no option of `{ $field }`
check-condition-day = `{ $written }` is no day
check-condition-day-right = a day such as datetime("2026-11-21")

## Worked examples

check-in-example = example `{ $example }`: { $what }
check-example-twice = a second example has the id `{ $id }`
# $situation is what the example is about, $named what the file is named after.
check-example-elsewhere = `{ $situation }` in the file of `{ $named }`
check-example-no-office = no office adopts this instrument
check-example-no-office-right = [[adopts]] in an office.toml
check-example-no-day = it has no day
check-example-no-day-right = on = 2026-11-21 at the top of the file, or here
check-example-not-in-force = this version is not in force on { $day }
check-example-not-in-force-right = a day on which it is, and its name in switched-on if it is off by default
check-none = none
# $key is a key of the example, such as `outcome`; $expected and $got are values with commas between them, or check-none.
check-example-differs = { $key }: expected { $expected }, the rules say { $got }
check-example-differs-right = { $key } { $got }, or another rule
# $duty is written as in the example: what, to whom, by when, the clause.
check-duty-not-owed = the duty { $duty } is expected and not owed
check-duty-not-owed-right = one of those owed: { $duties }
check-duty-not-expected = the duty { $duty } is owed and not expected
check-duty-not-expected-right = it among the duties, or another rule

## Questions of examples that cannot be asked

check-example-unasked-right = names that are there
check-not-adopted = the office adopts no instrument `{ $instrument }`
check-facts-of-another = the facts are those of `{ $situation }`
check-nothing-in-force = no instrument was in force on { $day }
check-clause-not-in-force = the clause `{ $clause }` was not in force on { $day }
check-no-limit-yet = the limit `{ $limit }` was not in force on { $day }
check-rule-failed = a rule could not be evaluated: { $problem }

## Facts of examples and comparisons

check-fact-refused = the fact `{ $field }` is refused: { $problem ->
    [unknown-field] there is no such field
    [wrong-type] it is of another type
    [not-an-option] it is none of the options
    [too-long] it is too long
    [control-character] it has characters that cannot be shown
    [money-unreadable] it is no amount of money
    [number-unreadable] it is no whole number
    [money-negative] it is less than nothing
    [number-negative] it is less than nothing
    [money-too-large] it is too much
    [number-too-large] it is too much
    [date-unreadable] it is no date
    [impossible-date] there is no such day
   *[other] { $problem }
}
check-fact-right = a value of the field's type
