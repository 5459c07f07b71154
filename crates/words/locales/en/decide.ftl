### Matters: lists, one matter, deciding it.

overdue = Overdue
matters-title = Matters
matters-to-decide = Waiting for you
matters-none-to-decide = Nothing waits for you to decide.
matters-mine = Declared by you or about you
matters-none-mine = You have not declared anything yet.
matters-declare = Declare something
matter-link = { $situation }, { $reference }
matter-title = { $situation }, { $reference }
matter-about = About { $subject }
matter-from = From { $subject }
matter-from-on = From { $subject }, { $day }
matter-of-from = { $situation }, from { $subject }
matter-about-on = About { $subject }, { $day }
matter-of = { $situation }, about { $subject }
matter-due = Due by { $due }
matter-awaits = Waits for: { $what }
matter-unreadable = What is kept of this case cannot be read
matter-unreadable-says = The answer kept with this case cannot be read. Tell the person who looks after the service: “probity verify” says what is damaged.
matter-confidential = Confidential
matter-confidential-says = This is confidential. Only whoever sent it and those it goes to can see it, or that there is such a thing. Administrators, auditors and line managers cannot, unless it went to them.
matter-second-look = This was refused, with the reasons below. If you think that they are not good enough, you may ask once for a second look. Somebody else then decides.
matter-follows = It follows advice { $reference }
matter-follows-by = Answered by the { $post } on { $on }:
matter-facts = What was declared
matter-answer = What the code says
matter-answer-to = This is the answer to { $subject }.
matter-settled = How it was settled
settled-resolution = Decision
settled-first = First decision
settled-first-by = First decided by
settled-first-reasons = Reasons then
settled-second-look = Why a second look was asked for
settled-advice = The advice
settled-by = Decided by
settled-by-whom = { $person } ({ $post })
settled-on = Decided on
settled-became-on = On
settled-withdrawn = Withdrawn because
matter-asked = More information is wanted
matter-actions = What you can do
matter-history = What has happened

state-submitted = Submitted
state-awaiting-decision = Waiting for a decision
state-awaiting-note = Waiting to be noted
state-awaiting-information = More information wanted
state-held-up = Nobody can take it yet
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

held-up-title = Matters that nobody can take
held-up-lead = Everyone whom the code and the office name is kept from these, or a post is not filled. Filling a post sends them on by itself. What is in them is not shown here.
held-up-posts = See who holds which post
held-up-none = There are none.
held-up-confidential = Something confidential
held-up-since = Submitted { $at }
held-up-wanted = It needs: { $posts }
held-up-send = Send { $reference } on
held-up-still = Nobody can take it yet. Fill one of the posts that it needs, then try again.
all-matters-title = All matters
all-matters-lead = The newest come first. What is confidential is not among them.
all-matters-search = Look for
all-matters-find = Find
all-matters-none = Nothing was found.
all-matters-pages = Pages of the list
all-matters-newest = Newest matters
all-matters-earlier = Earlier matters

## Forms that do something to a matter

act-title = { $action }: { $reference }
act-back = Back to { $reference }
act-matter = What was declared, and what the code says about it
act-stale = This matter changed while you had this page open. Nothing was saved. What you typed is still here: look at the matter as it is now, and send it again if it still fits.
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
act-outcome = Say what became of it
act-outcome-button = Save
act-became = What became of it?
act-on = On which day?
act-decide-again = Somebody refused this, and you are asked to look at it again. Their reasons, and why it is looked at again, are on the page of the matter.
act-decide-second-look = By { $clause } permission is not withheld without good reason. If you refuse, whoever asked reads your reasons and may ask for a second look by somebody else.
act-second-look = Ask for a second look
act-second-look-lead = It goes to the next person who may decide it, and not to whoever refused. They decide anew. You can ask for this once.
act-second-look-reasons = Why should it be looked at again?
act-second-look-button = Ask for a second look
act-withdraw = Withdraw it
act-withdraw-lead = It stays on record as withdrawn, with your reason. Nobody decides it any more.
act-withdraw-button = Withdraw it
act-reason = Why do you withdraw it?

## What happened to a matter

history-submitted = Declared
history-routed-decide = Went to { $person } ({ $post }) to decide
history-routed-note = Went to { $person } ({ $post }) to take note
history-held-up = Could go to nobody
history-recorded = Put on record
history-asked = More information was asked for
history-given = Information was given
history-question = Question
history-reply = Reply
history-noted = Noted
history-decided = Decided: { $resolution }
history-second-look = A second look was asked for
history-became = What became of it on { $on }
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
