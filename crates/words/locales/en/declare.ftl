### Declaring something.

declare-choose-title = What do you want to declare?
declare-choose-to = What you declare goes to your office: { $office }.
declare-title = Declare: { $situation }
declare-confidential = This is confidential. Only you and those it goes to will see it, or that you sent anything. Your line manager, administrators and auditors will not, and nor will anyone whom you name.
declare-answer-first = Before anything is sent you will see what the code says about it.
declare-for-whom = Who is it about?
declare-for-me = Me
declare-other = If you can tell
declare-check-title = Check before you send it: { $situation }
declare-truth = By sending it you say that these answers are right, as far as you know.
declare-send = Send it
declare-change = Change the answers

sent-title = It has been sent
sent-reference = Your reference<br><strong>{ $reference }</strong>
sent-next = What happens next
sent-decide = { $person } ({ $post }) will decide. You will find the decision here, under Matters.
sent-note = { $person } ({ $post }) has it and takes note. Nothing has to be decided.
sent-held-up = Nobody may decide it at the moment: everyone whom the code names is involved, or a post is not filled. The office's administrator can see that it waits. It goes on as soon as someone can take it.
sent-recorded = It has been put on record. Nobody has to decide anything.
sent-more = It has been put on record. Tell us what became of the offer as soon as you know.
sent-by = This is due by { $due }.
sent-then-register = Once it is settled, what is public of it goes into the office's register.
sent-then-duties = There may be things that you still have to do yourself.
sent-see = See what you sent and what has to be done
