### Declaring something.

declare-choose-title = What do you want to declare?
declare-choose-to = What you declare goes to your office: { $office }.
declare-title = Declare: { $situation }
declare-confidential = This is confidential. Only you and the people it is sent to can see it, or know that you sent it. Administrators and auditors cannot. It is not sent to anyone you name. You will see who gets it before you send it.
declare-answer-first = Before anything is sent you will see what the code says about it.
declare-for-whom = Who is it about?
declare-for-me = Me
declare-other = If you can tell
declare-check-title = Check before you send it: { $situation }
declare-truth = By sending it you say that these answers are right, as far as you know.
declare-send = Send it
declare-change = Change the answers

recipient-title = Who will get this
recipient-decides = { $person } ({ $post }) will get this and decide.
recipient-is-told = { $person } ({ $post }) will get this. No decision is needed.
recipient-by = They should act by { $due }.
recipient-also = { $person } ({ $post }) will be told as well.
recipient-on-hold = Nobody can take this at the moment. Everyone who could decide it has a conflict of interest, or the post is vacant. If you send it, it will be kept on hold and passed on as soon as somebody without a conflict can take it.
recipient-outside = You do not have to wait for that. You can also tell a regulator, an ombudsman or the police.
recipient-recorded = This will be put on record. No decision is needed.
recipient-more = This will be put on record. You will be asked what happened in the end.
recipient-never = This kind of report is never sent to: { $post }.
recipient-nobody-else = Nobody else can see it, or know that you sent it.
may-be-question = Which of these people did you not mean?
may-be-hint = A name you typed could mean them. Unless you select them here, they will not get this and cannot see it. You do not have to answer.
may-be-typed = { $title }. You typed “{ $typed }”.
may-be-update = Update who will get this
may-be-unmatched = “{ $typed }” does not match anyone in the office. If they work here, change your answers and check the name. Otherwise this could be sent to them.

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
