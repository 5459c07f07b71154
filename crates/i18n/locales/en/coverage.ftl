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
