### What the program does with every clause.

coverage-title = What the program does with every clause
coverage-lead = This lists every clause of the documents of { $office }, as they were on { $on }.
coverage-accounted = { $accounted } of { $all } clauses are accounted for.
coverage-count = { $count }
coverage-missing = Not accounted for
coverage-reasons = Clauses without a rule, and why
coverage-clauses = Every clause
coverage-clause = { $clause } { $heading }
coverage-rules = Rules: { $rules }
coverage-example = { $more ->
    [0] Worked example: { $example }
    [one] Worked example: { $example }, and one more
   *[other] Worked example: { $example }, and { $more } more
}
coverage-shown = Shown with: { $situation }
missing-does = the code's files do not say what the program does with it
missing-reason = it has no rule, and no reason is given
missing-example = no worked example tests any of its rules
does-rule = Decides what is allowed
does-duty = Says what people have to do
does-route = Says who decides or has to be told
does-deadline = Sets a deadline
does-control = Document control
does-coverage = Says who it applies to
does-guidance = Guidance
does-principle = Principle
does-text = For information

### The map of a code: where it is silent, clashes or names no one.

map-title = Where the code does not decide
map-lead = Every case in which the rules of { $office } that are in force on { $on } do not decide, meet each other or name no one to turn to. Nothing is left out: every combination of answers was tried.
map-stale = Something has changed since this was made. Run `probity check --map` again.
map-none = No map has been made yet. Run `probity check --map`.
map-count = { $count ->
    [one] 1 kind of case
   *[other] { $count } kinds of case
}
map-situations = By situation
map-situation-title = Where the code does not decide: { $situation }
map-situation-lead = What the rules of { $office } that are in force on { $on } leave open here.
map-situation-count = { $kind }: { $count ->
    [one] 1 kind of case
   *[other] { $count } kinds of case
}
map-situation-open = Not settled: { $count ->
    [one] 1 kind of case
   *[other] { $count } kinds of case
}
map-region = { $kind }: { $who }
map-link = Link to this
map-back = All situations
map-silent = No rule decides
map-clash = Rules meet or differ
map-unaddressed = No one is named to turn to
map-differs = Forms answer differently
map-open = (not settled)
map-fact = { $question } { $answers }
map-any-facts = Whatever the answers are.
map-with-post = Who holds the post: { $post }
map-without-post = Who does not hold the post: { $post }
map-switched-on = With { $instrument } switched on
map-accepted = Why it is left as it is: { $reason }
map-considered = Clauses considered: { $clauses }
map-form = { $form }: { $outcomes }
map-promises = Promises that always hold
map-promises-lead = Every case was tried: each role, each version and every combination of answers.
map-promise-open = Not shown to hold with the rules of now.
map-met = Met by { $clauses }
map-lacking = The code lacks this
