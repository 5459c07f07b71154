### Cases: lists, one case, deciding it.

overdue = Overdue
cases-title = Cases
cases-to-decide = Waiting for you
cases-none-to-decide = Nothing waits for you to decide.
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
case-awaits = Waits for: { $what }
case-unreadable = What is kept of this case cannot be read
case-unreadable-says = The answer kept with this case cannot be read. Tell the person who looks after the service: “probity verify” says what is damaged.
case-confidential = Confidential
case-confidential-says = This is confidential. Only whoever sent it and those it goes to can see it, or that there is such a thing. Administrators, auditors and line managers cannot, unless it went to them.
case-review = This was refused, with the reasons below. If you think that they are not good enough, you may ask once for a review. Somebody else then decides.
case-follows = It follows advice { $reference }
case-follows-by = Answered by the { $post } on { $on }:
case-facts = What was declared
case-answer = What the code says
case-answer-to = This is the answer to { $subject }.
case-settled = How it was settled
settled-resolution = Decision
settled-first = First decision
settled-first-by = First decided by
settled-first-reasons = Reasons then
settled-review = Why a review was asked for
settled-advice = The advice
settled-by = Decided by
settled-by-whom = { $person } ({ $post })
settled-on = Decided on
settled-result-on = On
settled-withdrawn = Withdrawn because
case-asked = More information is wanted
case-actions = What you can do
case-history = What has happened

state-submitted = Submitted
state-awaiting-decision = Waiting for a decision
state-awaiting-note = Waiting to be noted
state-awaiting-information = More information wanted
state-on-hold = Nobody can take it yet
state-decided = Decided
state-awaiting-outcome = Decided, not finished
state-closed = Closed
state-withdrawn = Withdrawn

outcome-accepted = Accepted
outcome-declined = Declined
outcome-returned = Returned
outcome-handed-over = Handed over
outcome-disposed = Disposed of

holder-decide = { $person } ({ $post }) has it to decide.
holder-note = { $person } ({ $post }) has it to take note.

earlier-title = Earlier offers from { $party }
earlier-span = From { $from } to { $to }, counting those that were refused.
earlier-to-person = To this person
earlier-to-office = To anyone in the office
earlier-count = { $count ->
    [0] None
    [one] One offer, value not known
   *[other] { $count } offers, values not known
}
earlier-sum = { $count ->
    [one] One offer, worth { $total }
   *[other] { $count } offers, of which { $valued } with a known value are worth { $total } together
}
earlier-latest = The latest of them
earlier-unnamed = Not described
earlier-to = To { $person }

## Lists for those who look after the office

on-hold-title = Cases that nobody can take
on-hold-lead = Everyone whom the code and the office name is kept from these, or a post is not filled. Filling a post sends them on by itself. What is in them is not shown here.
on-hold-posts = See who holds which post
on-hold-none = There are none.
on-hold-confidential = Something confidential
on-hold-since = Submitted { $at }
on-hold-wanted = It needs: { $posts }
on-hold-send = Send { $reference } on
on-hold-still = Nobody can take it yet. Fill one of the posts that it needs, then try again.
all-cases-title = All cases
all-cases-lead = The newest come first. What is confidential is not among them.
all-cases-search = Look for
all-cases-find = Find
all-cases-none = Nothing was found.
all-cases-pages = Pages of the list
all-cases-newest = Newest cases
all-cases-earlier = Earlier cases

## Forms that do something to a case

act-title = { $action }: { $reference }
act-back = Back to { $reference }
act-case = What was declared, and what the code says about it
act-stale = This case changed while you had this page open. Nothing was saved. What you typed is still here: look at the case as it is now, and send it again if it still fits.
act-not-now = It may have been decided or withdrawn in the meantime, or it is someone else's to do.
act-decide = Decide
act-decide-button = Decide
act-resolution = What do you decide?
act-recipient = To whom?
act-recipient-hint = Only needed for: { $resolutions }.
act-reasons = What are your reasons?
act-reasons-hint = They are kept with the decision and shown to whoever declared it. If you need to know more first, say here what you want to know.
act-conditions = Are there conditions?
act-note = Take note
act-note-lead = Nothing has to be decided. By taking note you say that you have seen it.
act-note-button = Take note
act-remarks = Anything to keep with it
act-ask = Ask for more information
act-ask-button = Ask
act-question = What do you want to know?
act-reply = Give the information
act-reply-lead = This is what is wanted:
act-reply-change = Change what was declared
act-reply-facts = Change only the answers that were not right or not complete.
act-reply-button = Send it
act-reply-text = Your reply
act-outcome = Say what happened to it
act-outcome-button = Save
act-result = What happened to it?
act-on = On which day?
act-decide-again = Somebody refused this, and you are asked to look at it again. Their reasons, and why it is looked at again, are on the page of the case.
act-decide-review = By { $clause } permission is not withheld without good reason. If you refuse, whoever asked reads your reasons and may ask for a review by somebody else.
act-review = Ask for a review
act-review-lead = It goes to the next person who may decide it, and not to whoever refused. They decide anew. You can ask for this once.
act-review-reasons = Why should it be looked at again?
act-review-button = Ask for a review
act-withdraw = Withdraw it
act-withdraw-lead = It stays on record as withdrawn, with your reason. Nobody decides it any more.
act-withdraw-button = Withdraw it
act-reason = Why do you withdraw it?

## What happened to a case

history-submitted = Declared
history-routed-decide = Went to { $person } ({ $post }) to decide
history-routed-note = Went to { $person } ({ $post }) to take note
history-on-hold = Could go to nobody
history-recorded = Put on record
history-asked = More information was asked for
history-given = Information was given
history-question = Question
history-reply = Reply
history-noted = Noted
history-decided = Decided: { $resolution }
history-review = A review was asked for
history-result = What happened to it on { $on }
history-withdrawn = Withdrawn
history-withheld = Entry withheld from the register
history-shown = Entry shown in the register again
history-corrected = Entry corrected
history-other = Changed
history-erased = What was said here has been erased because its time to be kept was over
history-reasons = Reasons
history-recipient = To
history-conditions = Conditions
history-remarks = Remarks
history-by = by { $person }
