### Asking what the code says.

ask-office = Which office do you want to ask about?
ask-who = About you
ask-role = What is your role?
ask-posts = Which of these posts do you hold?
ask-situation = What do you want to ask about?
ask-choose = Choose an answer to continue
ask-answer-or-skip = Answer “{ $label }”, or say that you do not know yet
ask-skip = I do not know yet
ask-nothing-saved = Nothing you enter here is saved or sent to anyone.
ask-again = Ask about something else
ask-confidential = This is confidential. No one sees what you enter here.
ask-as-on = As it stands on { $on }
ask-share-heading = Share this answer
ask-share = Link to this answer
ask-share-says = Copy this link to send the answer to someone. It holds what you chose, but no names and nothing you wrote.
ask-declare-heading = If this has happened
ask-declare = Your answers are filled in for you, and you can change them before you send anything.
ask-declare-button = Declare it

your-answers = Your answers

## The answer, wherever it is shown

answer-permitted = Yes, you may
answer-needs-authorisation = You need permission first
answer-prohibited = The code says no
answer-silent = The code does not say
answer-silent-means = None of the rules that apply to you says whether you may do this. That is neither a yes nor a no.
answer-ordinary = Nothing in the code stands in the way
answer-ordinary-means = None of the rules that apply to you stands in the way of this, and you do not have to ask anyone.
answer-not-covered = The code does not cover you
answer-not-covered-means = It does not apply to people in this role: { $role }.
answer-open = It depends
answer-open-means = The answer depends on questions that are not answered yet.
answer-duties = There are things you have to do
answer-duties-means = The rules below say what you have to do.
answer-nothing = You do not have to do anything
answer-nothing-means = None of the rules that apply to you here asks you to do anything.
## The first line of an answer: what to do

post-in-sentence = the { $post }
person-in-sentence = { $person } ({ $post })
instruct-may = You can { $act }.
instruct-ask = Ask { $whom } before you { $act }.
instruct-ask-someone = Get permission before you { $act }.
instruct-do-not = Do not { $act }.
instruct-silent = Your code does not cover this. Ask { $whom } before you go ahead.
instruct-silent-alone = Your code does not cover this.
instruct-silent-duty = { $duty } Then ask { $whom } to decide before you { $act }. Your code does not say whether you can.
instruct-silent-same = { $duty } Wait for the answer before you { $act }. Your code does not say whether you can.
instruct-open = Until you know { $open }, do not { $act }. Ask { $whom }.
instruct-open-ask = Ask { $whom } before you { $act }. Whether you have to ask depends on { $open }.
instruct-open-alone = Until you know { $open }, do not { $act }.
instruct-open-duties = What you have to do depends on { $open }. If you do not know, ask { $whom }.
instruct-open-duties-alone = What you have to do depends on { $open }.
open-question = the answer to { $question }
open-questions = the answers to { $questions }
open-more = the answers to { $count } questions
instruct-not-covered = This code does not apply to you.
instruct-not-covered-duty = This code does not apply to you, but the law does. { $duty }
instruct-nothing = You do not have to do anything.
instruct-nothing-ask = Your code asks nothing of you here. If you are in doubt, ask { $whom }.
instruct-over = You do not have to do anything more.
instruct-duty = { $what }.
instruct-duty-now = { $what } now.
instruct-duty-by = { $what } by { $due }.
instruct-duty-now-by = { $what } now, and by { $due } at the latest.
instruct-duty-when = { $what } { $when }.
instruct-duty-now-when = { $what } now, and { $when } at the latest.

answer-permitted-why = The rules below allow it.
answer-prohibited-why = The rules below do not allow it.
answer-needs-why = The rules below say that you need permission. Write down who gave it and when.
answer-clash = The { $loser } would allow it. The { $winner } does not, and the stricter rule applies.
answer-clash-open = The { $loser } could allow it. The { $winner } does not, and the stricter rule applies.
answer-clash-ask-open = The { $loser } could allow it without permission. The { $winner } asks for permission, and the stricter rule applies.
answer-clash-ask = The { $loser } would allow it without permission. The { $winner } asks for permission, and the stricter rule applies.
answer-own-post = You hold the post that the rule names, so someone else acts in your place.
answer-rules-of = { $count ->
    [one] { $instrument }: 1 rule
   *[other] { $instrument }: { $count } rules
}
answer-would-change = What would change the answer
answer-would-change-line = If { $changes }: { $then }
answer-would-change-to = “{ $question }” were “{ $answer }”
answer-would-change-or-less = “{ $question }” were { $answer } or less
answer-would-be-permitted = it would be allowed
answer-would-be-open = it could be allowed, depending on a few more questions
answer-would-be-ordinary = nothing would stand in the way
answer-would-need = you would need permission from { $whom }
answer-would-need-someone = you would need permission
answer-would-then = { $then } ({ $clauses })
answer-would-change-and = { $first } and { $second }

answer-notices = Read this first
answer-because = Rules that decide this
answer-review = If permission is refused
answer-review-means = The reasons are given. One review can be requested, and someone else then decides.
answer-what-to-do = What you have to do
answer-declare = Declare it
answer-rights = What you can do besides
answer-what-they-do = What has to be done
answer-may-owe = What you may also have to do, depending on what is open
answer-they-may-owe = What may also have to be done, depending on what is open
answer-ask = Who to ask
answer-ask-whom = Ask { $whom }.
answer-ask-clause = Ask { $whom } (<link>{ $instrument }, { $reference }</link>).
answer-see = Where else to look
answer-see-policy = { $policy }, which the { $instrument } refers to
answer-see-clause = { $policy }, which the { $instrument } refers to in <link>{ $reference }</link>
answer-still-open = Questions that could still add to this answer
answer-principles = What to keep in mind
answer-background = Why these rules exist, and which versions were used
answer-why = Why this rule exists
answer-why-means = These principles explain the rules. They do not change the answer.
answer-why-source = { $standard }, under { $reference } of the { $instrument }
answer-judged-by = Versions used, as they were on { $on }
answer-version = { $title } ({ $version }), in force since { $effective }
answer-without-local-decisions = This answer uses only the published codes. It leaves out what the office has decided or switched on itself.
clause-source = { $instrument }, { $reference }
duty-now = as soon as you can
duty-part-when = { $part } { $when }
duty-when = When: { $when }
duty-from = Counted from: { $from }
duty-due = No later than: { $due }
duty-every = Repeat: { $every }
duty-policy = Under: { $policy }
duty-by-default = The rule does not say to whom. The office's settings do.
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
from-last-done-on = the day it was last done
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
answer-line-duty = - { $duty } ({ $clauses })
answer-line-due = by { $due }
answer-line-from = from { $from }
answer-line-rights = You can also:
answer-in-doubt = If you are in doubt, ask { $whom }.
answer-line-policy = under the { $policy }
answer-line-ask = Ask: { $post }
answer-line-see = See: { $policy }
answer-line-why = Why this rule exists: { $label } ({ $standard }, under { $reference }): { $says }
answer-line-open = Could still change the answer: { $questions }
answer-line-judged = Based on: { $title }, version { $version }
