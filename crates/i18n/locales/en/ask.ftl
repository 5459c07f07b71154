### Asking what the code says.

ask-office = Which office do you want to ask about?
ask-who = About you
ask-role = What are you to the office?
ask-posts = Which of these posts do you hold?
ask-area = What is it about?
ask-situation = What do you want to ask about?
ask-choose = Choose one of the answers to go on
ask-answer-or-skip = Answer “{ $label }”, or say that you do not know yet
ask-skip = I do not know yet
ask-nothing-saved = Nothing that you enter here is saved or sent to anyone.
ask-again = Ask about something else
ask-declare-heading = If it has happened
ask-declare = Offers that were refused are declared too. What you answered here is filled in for you, and you can change it before you send it.
ask-declare-button = Go on to declare it

answers-so-far = Your answers so far
your-answers = Your answers

## The answer, wherever it is shown

answer-permitted = Yes, you may
answer-permitted-means = The rules below allow it.
answer-needs-authorisation = You need permission first
answer-needs-authorisation-means = Get it before you go ahead, from: { $posts }.
answer-prohibited = The code says no
answer-prohibited-means = The rules below do not allow it.
answer-silent = The code does not say
answer-silent-means = None of the rules that bind you here says whether you may. That is neither a yes nor a no.
answer-not-covered = The code does not cover you
answer-not-covered-means = It does not bind people of this kind: { $role }.
answer-open = It depends
answer-open-means = What you left open decides the answer.
answer-duties = There are things you have to do
answer-duties-means = The rules below ask this of you.
answer-nothing = Nothing is asked of you
answer-nothing-means = None of the rules that bind you here asks anything of you.
answer-notices = Before anything else
answer-because = The rules that decide
answer-review = If permission is refused
answer-review-means = The reasons are given, and a review can be asked for once. Somebody else then decides.
answer-what-to-do = What you have to do
answer-what-they-do = What has to be done
answer-ask = Whom to ask
answer-ask-whom = Ask the { $post }.
answer-ask-clause = Ask the { $post } (<link>{ $instrument }, { $reference }</link>).
answer-see = Where else to look
answer-see-policy = { $policy }, which the { $instrument } points to
answer-see-clause = { $policy }, which the { $instrument } points to in <link>{ $reference }</link>
answer-still-open = What could still add to this
answer-principles = What to keep in mind
answer-background = Why these rules, and which versions were used
answer-why = Why this rule
answer-why-means = The answer does not rest on these. They are what its rules are there for.
answer-why-source = { $standard }, by { $reference } of the { $instrument }
answer-judged-by = The versions used, as they stood on { $on }
answer-version = { $title } ({ $version }), in force since { $effective }
answer-without-local-decisions = This answer is from the published codes alone. What the office has decided or switched on by itself is not in it.
clause-source = { $instrument }, { $reference }
duty-to = To: { $posts }
duty-when = When: { $when }
duty-from = Counted from: { $from }
duty-due = No later than: { $due }
duty-every = Again: { $every }
duty-policy = By: { $policy }
within-hours = { $count ->
    [one] within an hour
   *[other] within { $count } hours
}
within-days = { $count ->
    [one] within a day
   *[other] within { $count } days
}
within-weeks = { $count ->
    [one] within a week
   *[other] within { $count } weeks
}
within-months = { $count ->
    [one] within a month
   *[other] within { $count } months
}
within-years = { $count ->
    [one] within a year
   *[other] within { $count } years
}
from-occurred-on = the day it happened
from-known-on = the day it became known
every-hours = { $count ->
    [one] every hour
   *[other] every { $count } hours
}
every-days = { $count ->
    [one] every day
   *[other] every { $count } days
}
every-weeks = { $count ->
    [one] every week
   *[other] every { $count } weeks
}
every-months = { $count ->
    [one] every month
   *[other] every { $count } months
}
every-years = { $count ->
    [one] every year
   *[other] every { $count } years
}

## The answer as lines of text, on the command line
answer-line-clause = { $instrument } { $clause }: { $says }
answer-line-due = by { $due }
answer-line-to = to { $to }
answer-line-ask = Ask: { $post }
answer-line-see = See: { $policy }
answer-line-why = Why this rule: { $label } ({ $standard }, by { $reference }): { $says }
answer-line-open = Could still change it: { $questions }
answer-line-judged = Judged by: { $title }, version { $version }
