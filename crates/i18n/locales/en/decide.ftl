### Cases: lists, one case, deciding it.

overdue = Overdue
cases-title = Cases
cases-to-decide = Waiting for you
cases-none-to-decide = You have no cases to decide.
cases-mine = Declared by you or about you
cases-none-mine = You have not declared anything yet.
cases-declare = Declare something
case-link = { $situation }, { $reference }
case-title = { $situation }, { $reference }
case-about = About { $subject }
case-from = From { $subject }
case-from-on = From { $subject }, { $day }
case-of-from = { $situation }, from { $subject }
case-about-on = About { $subject }, { $day }
case-of = { $situation }, about { $subject }
case-due = Due by { $due }
case-awaits = Waiting for: { $what }
case-unreadable = The records of this case cannot be read
case-unreadable-says = The answer saved with this case cannot be read. Tell the person who looks after the service. “probity verify” shows what is damaged.
case-confidential = Confidential
case-confidential-says = This is confidential. Only the person who sent it and the people it is sent to can see it, or know that it exists. Administrators, auditors and line managers cannot, unless it was sent to them.
case-review = This was refused, for the reasons below. If you think the reasons are not good enough, you can ask for a review once. Someone else will then decide.
case-follows = Earlier advice: { $reference }
case-follows-by = The { $post } answered on { $on }:
case-facts = What was declared
case-unknown = The person who declared this does not know: { $questions }.
case-unknown-ask = The person who declared this does not know: { $questions }. If you need to know it before you decide, ask for more information.
case-unknown-yours = You said that you do not know: { $questions }.
case-unknown-yours-ask = You said that you do not know: { $questions }. { $person } may ask you.
case-answer = What the code says
case-done = What the code asks has been done
case-done-means = The code asks for this to be declared, and it has been.
case-met = Done by declaring it
case-met-says = These rules ask for it to be declared, reported or put on record. This case does that.
case-answer-to = In this answer, “you” means { $subject }.
case-settled = Result
settled-resolution = Decision
settled-first = First decision
settled-first-by = First decided by
settled-first-reasons = Reasons for the first decision
settled-review = Why a review was requested
settled-advice = Advice
settled-by = Decided by
settled-by-whom = { $person } ({ $post })
settled-on = Decided on
settled-result-on = Date it happened
settled-withdrawn = Why it was withdrawn
case-asked = More information is needed
case-actions = What you can do
case-history = What has happened

state-submitted = Submitted
state-awaiting-decision = Waiting for a decision
state-awaiting-note = Waiting to be read
state-awaiting-information = More information needed
state-on-hold = On hold
state-decided = Decided
state-awaiting-outcome = Decided, but not yet finished
state-closed = Closed
state-withdrawn = Withdrawn

outcome-accepted = Accepted
outcome-declined = Declined
outcome-returned = Returned
outcome-handed-over = Handed over
outcome-disposed = Disposed of

holder-decide = { $person } ({ $post }) will decide this.
holder-note = { $person } ({ $post }) has been informed. No decision is needed.

earlier-title = Earlier offers from { $party }
earlier-span = From { $from } to { $to }, including offers that were refused.
earlier-to-person = To this person
earlier-to-office = To anyone in the office
earlier-count = { $count ->
    [0] None
    [one] One offer, value not known
   *[other] { $count } offers, values not known
}
earlier-sum = { $count ->
    [one] One offer, worth { $total }
   *[other] { $count } offers. The value of { $valued } is known: { $total } in total
}
earlier-latest = Latest offers
earlier-unnamed = No description
earlier-to = To { $person }

## Lists for those who look after the office

on-hold-title = Cases on hold
on-hold-lead = Everyone who could decide these has a conflict of interest, or the post is vacant. Filling a post sends the cases on automatically. Their content is not shown here.
on-hold-posts = See who holds which post
on-hold-none = No cases are on hold.
on-hold-confidential = Confidential case
on-hold-since = Submitted { $at }
on-hold-wanted = Posts that can take it: { $posts }
on-hold-send = Send { $reference } on
on-hold-still = No one can take this case yet. Fill one of the posts that can take it, then try again.
all-cases-title = All cases
all-cases-lead = The newest cases come first. Confidential cases are not listed.
all-cases-search = Search all cases
all-cases-find = Search
all-cases-none = No cases were found.
all-cases-pages = Pages of cases
all-cases-newest = Newest cases
all-cases-earlier = Earlier cases

## Forms that do something to a case

act-title = { $action }: { $reference }
act-back = Back to { $reference }
act-departs-prohibited = The code says no. You can still allow it, but then you decide against the code: say why below. The register shows that the decision goes against the code, and the next post up is told.
act-departs-beyond = Only { $posts } can allow this. If you allow it, you decide beyond your post: say why below. The register shows that the decision goes against the code, and the next post up is told.
act-departs-never = The code says no and allows no exception ({ $clauses }). You cannot allow this.
act-against = I am deciding against the code, because
act-against-hint = Only needed if you choose: { $resolutions }.
act-check-title = Check your decision
act-check-lead = Nothing is saved yet.
act-check-against = This decision goes against the code. The register and the audit log will say so.
act-check-told = { $person } ({ $post }) is told of it.
act-check-told-no-one = No one stands above your post, so no one else is told.
act-check-published = What the register will show
act-check-public = As soon as you confirm, anyone can read the details below in the public register: { $register }.
act-check-confirm = Confirm this decision
act-check-change = Change it
act-conflict = I have a conflict of interest
act-conflict-button = Step aside
act-conflict-lead = The case goes to the next person. After that you can no longer read it, and it does not come back to you.
act-conflict-reason = What is your conflict of interest?
act-conflict-reason-hint = Do not give details. If the case is not confidential, everyone who can read it can read this too.
act-conflict-connection = Do you want to declare a connection with it?
act-conflict-connection-hint = A declared connection keeps all later cases from you too.
act-conflict-none = No
act-conflict-relation = What is the connection?
act-conflict-relation-hint = Only needed if you declare one. For example, my brother’s firm.
aside-title = You have stepped aside
aside-moved = The case has gone to the next person.
aside-on-hold = No one else can take the case now. It is on hold until the office fills a post.
aside-informed = You are no longer informed of this case.
aside-closed = You can no longer read it.
aside-back = Go to your cases
act-case = What was declared, and what the code says about it
act-stale = This case changed while you had this page open. Nothing was saved. What you typed is still here. Check the case as it is now. If your text still fits, send it again.
act-not-now = The case may already be decided or withdrawn, or someone else has to do this.
act-decide = Decide
act-decide-button = Continue
act-resolution = What is your decision?
act-recipient = Who will receive it?
act-recipient-hint = Only needed if you choose: { $resolutions }.
act-reasons = What are your reasons?
act-reasons-hint = They are kept with the decision and shown to the person who declared this. If you need more information before you decide, ask for it here.
act-conditions = Are there any conditions?
act-until = Until when does the permission hold?
act-until-hint = If you allow it, you can set the last day, for example 31 3 2027.
act-until-starts = If you allow it, you can set the last day. What you allow starts on { $start }, so the last day must be that day or later.
act-note = Mark as read
act-note-lead = No decision is needed. Marking this as read confirms that you have seen it.
act-note-button = Mark as read
act-remarks = Your comments
act-ask = Ask for more information
act-ask-button = Ask
act-question = What do you need to know?
act-reply = Give more information
act-reply-lead = This information is needed:
act-reply-change = Change what was declared
act-reply-facts = Change only the answers that were wrong or incomplete.
act-reply-button = Send it
act-reply-text = Your reply
act-outcome = Record what happened to it
act-outcome-button = Save
act-result = What happened to it?
act-on = When did it happen?
act-decide-again = This was refused, and you are asked to review it. The case's page shows the reasons for the refusal and for the review.
act-decide-review = Under { $clause }, permission is not refused without good reason. If you refuse, the person who asked will see your reasons. They can ask for a review by someone else.
act-review = Ask for a review
act-review-lead = The case goes to the next person who can decide it, not to the person who refused it. They make a new decision. You can ask for a review once.
act-review-reasons = Why should it be reviewed?
act-review-button = Ask for a review
act-withdraw = Withdraw this case
act-withdraw-lead = The case stays on record as withdrawn, with your reason. No one will decide it. If it is in a register, its entry stays there, marked as withdrawn.
act-withdraw-button = Withdraw this case
act-reason = Why are you withdrawing it?

## The code's answer then and now

understood-title = As the code is understood now
understood-same = We asked the code again, as it is written into this service now: same answers, same date. It still says the same.
understood-differs = We asked the code again, as it is written into this service now: same answers, same date. It says something else now. The case keeps the answer from when it was sent.
understood-gone = This service no longer has these questions, so we cannot ask the code again. The case keeps the answer from when it was sent.
understood-questions = The questions have changed, so we cannot ask the code again. The case keeps the answer from when it was sent.
understood-not-askable = The code cannot be asked about that date any more. The case keeps the answer from when it was sent.
understood-facts = Some answers were changed after this was sent. Here, the code is asked with the answers as they were sent.
understood-outcome = Whether it is allowed
understood-authority = Who can give permission
understood-because = Rules that decide this
understood-duties = What has to be done
understood-then = When it was sent:
understood-now = Now:
understood-none = Nothing

## What happened to a case

history-submitted = Declared
history-routed-decide = Sent to { $person } ({ $post }) to decide
history-routed-note = Sent to { $person } ({ $post }) to read
history-on-hold = Put on hold
history-recorded = Put on record
history-asked = More information was requested
history-given = Information was given
history-question = Question
history-reply = Reply
history-noted = Marked as read
history-decided = Decided: { $resolution }
history-review = A review was requested
history-result = Outcome recorded, for { $on }
history-stepped-aside = Stepped aside because of a conflict of interest
history-withdrawn = Withdrawn
history-withheld = Entry withheld from the register
history-shown = Entry shown in the register again
history-corrected = Entry corrected
history-other = Changed
history-erased = The content was erased because its retention period ended
history-reasons = Reasons
history-recipient = To
history-against = Decided against the code, because
history-conditions = Conditions
history-until = Permission until
history-remarks = Comments
history-by = by { $person }
