### Reading a code, and comparing codes.

code-version = Version: { $version }, in force since { $effective }
code-version-shown = Version: { $version }, in force since { $effective } (shown here)
code-source = What this states: { $source }.
code-own-words = The clauses are stated here in this program's own words, by the numbers of the document.
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
code-standards = Standards that it takes on
code-standards-lead = They say why the rules are there. No answer rests on them.
code-standard-by = Taken on by { $reference }. From: { $source }.
code-control = What the document says about itself
code-control-lead = Everything it states, side by side, so that contradictions show.
code-versions = Versions

clause-title = { $title }, { $reference }
clause-back = All of { $title }
clause-about = { $kind }, on: { $topic }. In force since { $effective }.
clause-does = What this does here
clause-does-rule = It decides what you may do.
clause-does-duty = It says what you have to do.
clause-does-route = It says who decides or is told.
clause-does-deadline = It says by when.
clause-does-control = It is about the document itself. Administrators see it among what the office has to settle.
clause-does-coverage = It says whom the document binds, and answers go by it.
clause-does-guidance = It is shown beside answers, as guidance.
clause-does-principle = It is a principle. It is shown beside answers and decides nothing alone.
clause-does-told = It is told here and decides nothing.
clause-does-nothing = Nothing yet.
clause-shown-in = It is shown beside answers on:
clause-examples = Worked examples
clause-ask-this = Ask this, and change what differs for you
clause-upholds = What it upholds
clause-takes-on = By this clause the document takes on: { $standard }.
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
rule-permits-once-agreed = You may, once it is agreed by: { $posts }
rule-forbids = You may not
rule-forbids-unless-agreed = You may not, unless it is agreed by: { $posts }
rule-when = When all of this is so:
condition-always = always
condition-never = never
condition-agreed = it has been agreed
condition-post = whoever asks holds the post { $post }
condition-not-post = whoever asks does not hold the post { $post }
condition-role = whoever asks is: { $roles }
condition-other-role = whoever asks is not: { $roles }
condition-whoever = whoever asks
condition-answered = the answer to “{ $question }” is { $answers }
condition-answered-otherwise = the answer to “{ $question }” is not { $answers }
condition-less = the answer to “{ $question }” is less than { $value }
condition-at-most = the answer to “{ $question }” is { $value } or less
condition-more = the answer to “{ $question }” is more than { $value }
condition-at-least = the answer to “{ $question }” is { $value } or more
condition-not-more = { $left } is not more than { $right }
condition-same = { $left } is { $right }
condition-no-limit = the office's limit, which is not set
condition-not = it is not so that { $part }
condition-all = { $parts }
condition-any = { $parts }
condition-if = if { $condition }: { $then }; if not: { $otherwise }

situations-title = What you can ask about

compare-title = Compare what the codes say
compare-about = Compare: { $about }
compare-lead = See what each office's code says on a topic, or how each would answer in the same case.
compare-nothing-in-force = Nothing of this office's is in force today.
compare-says-nothing = It says nothing on this.
compare-without-local-decisions = These are the published codes alone. What the office has decided or switched on by itself is not among them.
compare-case = The case
compare-role = Who is it about?
compare-button = Compare the answers
compare-with-demo = Compare the office made for demonstration too
compare-without-demo = Leave out the office made for demonstration
compare-prepared = Topics that were prepared
compare-by-topic = Clauses on a topic
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
version-changes = What the version from { $effective } changed in that from { $before }
code-others = What else binds here, or can
code-decisions = What the office decided where the code is open
code-versions-link = All versions, and what each one changed
diff-title = What changed in { $title } on { $effective }
diff-old = Old
diff-new = New
diff-wording = Wording
diff-added = Clauses added
diff-removed = Clauses removed
diff-reworded = Clauses reworded
diff-moved = Clauses that say the same and count otherwise
diff-kind = What kind of statement it is: { $from }; now: { $to }
diff-topic = What it is on: { $from }; now: { $to }
diff-does = What it does here: { $from } Now: { $to }
diff-no-clauses = No clause differs.
diff-no-outcome = Nothing is asked whether it is allowed
diff-agreed-by = Who may agree: { $posts }
diff-because = By: { $clauses }
diff-cannot-be-asked = This version cannot be asked it.
diff-examples-changed = { $changed ->
    [0] Of { $asked } worked examples none is answered differently.
    [one] Of { $asked } worked examples one is answered differently.
   *[other] Of { $asked } worked examples { $changed } are answered differently.
}
diff-cases = Past cases
diff-ask-cases = Ask the office's past cases again under both versions
diff-cases-changed = { $changed ->
    [0] Of { $asked } past cases that could be asked again none would have been answered differently.
    [one] Of { $asked } past cases that could be asked again one would have been answered differently.
   *[other] Of { $asked } past cases that could be asked again { $changed } would have been answered differently.
}
diff-unasked = Cases that could not be asked again
again-answer-unreadable = The answer that was kept with it cannot be read.
again-situation-gone = There is no such situation any more.
again-facts-invalid = Its facts are no longer what the situation asks for. { $problems }
again-role-gone = What the person was to the office is no longer known.
again-post-gone = The office no longer has a post that the person holds.
again-instrument-gone = The office no longer adopts an instrument that it was judged by.
again-nothing-in-force = No code was in force on its day.
again-limit-missing = A rule needs a number that the office did not have on its day.
again-not-askable = The rules could not be put to it.
