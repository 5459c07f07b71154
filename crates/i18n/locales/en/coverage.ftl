### What becomes of every clause.

coverage-title = What the program does with every clause
coverage-lead = Every clause of the documents of { $office }, as they stood on { $on }.
coverage-accounted = { $accounted } of { $all } clauses are accounted for.
coverage-count = { $count }
coverage-missing = Not accounted for
coverage-reasons = Without a rule, and why
coverage-clauses = Every clause
coverage-clause = { $clause } { $heading }
coverage-rules = Rules: { $rules }
coverage-example = { $more ->
    [0] Worked example: { $example }
    [one] Worked example: { $example }, and one more
   *[other] Worked example: { $example }, and { $more } more
}
coverage-shown = Shown with: { $situation }
missing-does = nothing says what the program does with it
missing-reason = it has no rule, and gives no reason
missing-example = no worked example reaches one of its rules
does-rule = Decides what is allowed
does-duty = Says what is owed
does-route = Says who decides or is told
does-deadline = Says by when
does-control = Document control
does-coverage = Says whom it binds
does-guidance = Guidance
does-principle = Principle
does-told = Told
