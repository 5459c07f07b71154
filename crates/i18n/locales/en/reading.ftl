### Reading a code, and comparing codes.

code-version = Version: { $version }, in force since { $effective }
code-version-shown = Version: { $version }, in force since { $effective } (shown here)
code-source = Source of these clauses: { $source }.
code-own-words = This program states the clauses in its own words, with the numbers of the document.
code-situations = What you can ask about
code-search = Search the clauses
code-search-button = Search
code-all = Show all clauses
code-found = { $count ->
    [0] No clause has all of these words.
    [one] One clause has all of these words.
   *[other] { $count } clauses have all of these words.
}
code-contents = Contents
code-standards = Standards that it adopts
code-standards-lead = They explain why the rules exist. No answer depends on them.
code-standard-by = Adopted by { $reference }. From: { $source }.
code-control = What the document says about itself
code-control-lead = Everything it says about itself is shown side by side, so that you can find contradictions.
code-versions = Versions

clause-title = { $title }, { $reference }
clause-back = All of { $title }
clause-about = { $kind }, on: { $topic }. In force since { $effective }.
clause-line = Line { $line } of the document.
clause-does = What this does here
clause-does-rule = It decides what you may do.
clause-does-duty = It says what you have to do.
clause-does-route = It says who decides or has to be told.
clause-does-deadline = It sets a deadline.
clause-does-control = It is about the document itself. Administrators see it in the list of things the office has to decide.
clause-does-coverage = It says who the document applies to, and answers follow it.
clause-does-guidance = It is shown next to answers as guidance.
clause-does-principle = It is a principle. It is shown next to answers and decides nothing on its own.
clause-does-text = It is for information and decides nothing.
clause-does-nothing = Nothing yet.
clause-shown-in = It is shown next to answers on:
clause-examples = Worked examples
clause-ask-this = Ask this, and change what is different for you
clause-upholds = Principles it supports
clause-takes-on = This clause adopts: { $standard }.
clause-findings = What is unclear about it
clause-kind-duty = Duty
clause-kind-prohibition = Prohibition
clause-kind-permission = Permission
clause-kind-exception = Exception
clause-kind-route = Route
clause-kind-record = Record
clause-kind-review = Review
clause-kind-document = Statement about the document
clause-kind-coverage = Coverage
clause-kind-principle = Principle
clause-kind-consequence = Consequence
clause-kind-guidance = Guidance

## A rule in words
rule-permits = You may
rule-permits-once-agreed = You may, once you have permission from: { $posts }
rule-forbids = You may not
rule-forbids-unless-agreed = You may not, unless you have permission from: { $posts }
rule-when = When all of this is true:
condition-always = always
condition-never = never
condition-agreed = permission has been given
condition-post = the person asking holds the post { $post }
condition-not-post = the person asking does not hold the post { $post }
condition-role = the person asking is: { $roles }
condition-other-role = the person asking is not: { $roles }
condition-person-asking = the person asking
condition-answered = the answer to “{ $question }” is { $answers }
condition-answered-otherwise = the answer to “{ $question }” is not { $answers }
condition-less = the answer to “{ $question }” is less than { $value }
condition-at-most = the answer to “{ $question }” is { $value } or less
condition-more = the answer to “{ $question }” is more than { $value }
condition-at-least = the answer to “{ $question }” is { $value } or more
condition-not-more = { $left } is not more than { $right }
condition-same = { $left } is { $right }
condition-no-limit = the office's limit, which is not set
condition-not = it is not true that { $condition }
condition-all = { $conditions }
condition-any = { $conditions }
condition-if = if { $condition }: { $then }; if not: { $otherwise }

situations-title = What you can ask about

compare-title = Compare what the codes say
compare-about = Compare: { $about }
compare-lead = See what each office's code says on a topic, or how each code would answer in the same case.
compare-nothing-in-force = This office has nothing in force today.
compare-says-nothing = It says nothing about this.
compare-without-local-decisions = This compares only the published codes. It leaves out what the office has decided or switched on itself.
compare-case = The case
compare-role = Who is it about?
compare-button = Compare the answers
compare-with-demo = Include the demo office
compare-without-demo = Leave out the demo office
compare-prepared = Prepared topics
compare-by-topic = Clauses about a topic
compare-topic = Topic
compare-topic-button = Show the clauses
compare-by-situation = Answers in a case
compare-situation = What is it about?
compare-situation-button = Describe the case

## Versions
versions-title = Versions of { $title }
version-since = Version: { $version }, from { $effective }
version-in-force = In force now
version-past = No longer in force
version-to-come = Not in force yet
version-changes = What changed in the version from { $effective }, compared with { $before }
code-others = Other documents that apply here, or could
code-decisions = What the office decided where the code is open
code-versions-link = All versions, and what changed in each
diff-title = What changed in { $title } on { $effective }
diff-old = Old
diff-new = New
diff-wording = Wording
diff-old-wording = Old official wording
diff-new-wording = New official wording
diff-added = Clauses added
diff-removed = Clauses removed
diff-reworded = Clauses reworded
diff-moved = Clauses with the same wording but a different effect
diff-kind = Kind of statement before: { $from }; now: { $to }
diff-topic = Topic before: { $from }; now: { $to }
diff-does = What it did here: { $from } Now: { $to }
diff-no-clauses = No clauses are different.
diff-no-outcome = It does not ask whether something is allowed
diff-agreed-by = Who can agree: { $posts }
diff-because = Because of: { $clauses }
diff-cannot-be-asked = This version cannot answer this question.
diff-examples-changed = { $changed ->
    [0] None of { $asked } worked examples has a different answer.
    [one] One of { $asked } worked examples has a different answer.
   *[other] { $changed } of { $asked } worked examples have a different answer.
}
diff-cases = Past cases
diff-ask-cases = Ask the office's past cases again under both versions
diff-cases-changed = { $changed ->
    [0] None of the { $asked } past cases that could be asked again would have had a different answer.
    [one] One of the { $asked } past cases that could be asked again would have had a different answer.
   *[other] { $changed } of the { $asked } past cases that could be asked again would have had a different answer.
}
diff-unasked = Cases that could not be asked again
replay-answer-unreadable = The answer saved with it cannot be read.
replay-situation-gone = This situation no longer exists.
replay-facts-invalid = Its facts no longer fit the questions of the situation. { $problems }
replay-role-gone = The person's role is no longer known.
replay-post-gone = The office no longer has a post that the person holds.
replay-instrument-gone = The office no longer uses an instrument that this case was decided under.
replay-nothing-in-force = No code was in force on the day of this case.
replay-limit-missing = A rule needs a number that the office did not have on the day of this case.
replay-not-askable = The rules could not be asked about it.
