### Setting an office up, what it still has to decide, and the privacy notice.

settings-title = Settings
settings-opened = The office has been live since { $day }.
settings-not-open = The office is not live yet. No one can declare anything until it is.
settings-missing = What is missing
settings-ready = Nothing is missing. Every case can go to someone, including cases about the people who decide.
settings-instruments = Code, policies and law
settings-limits = Limits in force
limits-none = The office has set no limits.
limit-since = { $amount } since { $from }
limit-clause = Stated in { $clause }
instrument-code = Code of conduct
instrument-policy = Policy
instrument-law = Law
instrument-local-decision = The office's own decision
instrument-on = In force
instrument-off = Switched off
instrument-version = Version { $version }, from { $effective }
switch-on-title = Switch on { $instrument }
switch-on-lead = It becomes part of every answer from now on. Cases already submitted keep their answers.
switch-on-button = Switch on
switch-off-title = Switch off { $instrument }
switch-off-lead = It is left out of answers from now on. Cases already submitted keep their answers.
switch-off-button = Switch off
switch-reason = Why?
deciding-time-title = Time to decide
deciding-time-set = { $days ->
    [one] The person who decides has one day from when the case was sent, unless an instrument sets the time.
   *[other] The person who decides has { $days } days from when the case was sent, unless an instrument sets the time.
}
deciding-time-none = No time limit is set for decisions, unless an instrument sets one. People cannot then be told when they will hear.
deciding-time-lead = This applies where no instrument sets the time. Cases already submitted keep the time they have.
deciding-time-days = How many days may a decision take?
deciding-time-days-hint = Every day counts, including weekends. Leave this blank to set no time limit.
deciding-time-reason = Why?
deciding-time-button = Set the time
deciding-time-change = Change the time to decide
problem-deciding-days = Enter a number from 1 to 365, or leave it blank
opening-title = Go live
opening-lead = People can declare from then on. You cannot undo this.
opening-sure = Is everything correct?
opening-yes = Yes, the posts, people and instruments are correct
opening-confirm = Confirm that everything is correct
opening-button = Go live

missing-administrator = No one looks after people, posts and settings. Make someone an administrator.
missing-advice = The office's file does not say who to ask where the code is silent. Name a post there.
missing-post = The office's file has no post “{ $post }”, but a rule or another post names it. Add it to the file.
missing-dead-end = No one can take a case about { $subject } that has to go to the { $posts }. Fill one of the posts below, or name another stand-in.
passed-vacant = { $post }: the post is vacant
passed-left = { $post }: { $name } has left
passed-subject = { $post }: the case is about { $name }
passed-named = { $post }: the case names { $name }
passed-about = { $post }: the form says the case is about { $name } or their post
passed-may-be-named = { $post }: a name in the case may mean { $name }
passed-never-to = { $post }: { $name } never gets this kind of report
passed-connection = { $post }: { $name } has a connection to someone in the case
passed-reports = { $post }: { $name } reports to someone whom the case concerns
passed-submitter = { $post }: { $name } sent the case
passed-recused = { $post }: { $name } stepped aside
passed-decided = { $post }: { $name } decided it before

findings-title = What the office still has to decide
findings-lead = The documents contradict themselves in places, leave things open, or are due for review. Until the office decides, the program does what the office's file says.
findings-none = The office has nothing left to decide.
finding-contradiction = Contradiction
finding-gap = Gap
finding-overdue = Overdue
finding-stale-law = Law no longer in force
finding-unclear = Unclear
finding-clause = Stated in { $clause }
finding-decide = To decide:
finding-record = Record what the office decided about number { $number }
findings-decisions = See everything the office decided, as the public sees it
decide-finding-title = What did the office decide about “{ $finding }”?
decide-finding-what = To decide: { $decide }
decide-finding-lead = The decision is published beside the code with its number and date. From that date it is shown with every answer that it concerns. It changes no rule. A later decision replaces it, but this one is kept.
decide-finding-says = What was decided, in the office's own words?
decide-finding-by = Who decided?
decide-finding-on = When did they decide?
decide-finding-button = Record the decision
decisions-title = { $office }: decisions about its code
decisions-lead = A code leaves some things open, and some codes contradict themselves. These are the office's decisions about that. Each is shown with the answers that it concerns.
decisions-none = The office has not recorded any decisions yet.
decision-number = Local decision { $number }
decision-superseded = Replaced by a later decision
decision-by = Decided by { $by } on { $on }
decision-about = About:
local-decisions-title = Local decisions
control-title = What the documents say about themselves
control-lead = Everything each document says about itself is shown side by side, so that you can find contradictions.
control-document = { $title }, version { $version }
control-overdue = It should have been reviewed by { $day }.
control-nothing = It says nothing about itself.
control-owner = Kept by
control-approver = Approved by
control-effective = In force, as stated
control-last-review = Last reviewed
control-next-review = Next review

problem-instrument-not-optional = Choose an instrument that the office can switch on or off
service-office-not-ready = The office cannot go live yet. Things still missing: { $count }.

disposal-title = Erase a case after its retention period
disposal-lead = The content of the case is erased, and its entry leaves the register. The audit log still shows that something happened and was erased, who erased it, under which rule and why. You cannot undo this.
disposal-reference = Which case?
disposal-reference-hint = Its reference, such as 7K2M-4QXR-9.
disposal-ground = Which retention rule applies?
disposal-reason = Why does it apply?
disposal-sure = Are you sure that no one needs it any more?
disposal-yes = Yes, erase it
disposal-confirm = Confirm that you want to erase it
disposal-button = Erase it
disposal-done = The content of { $reference } has been erased.

privacy-title = Privacy
privacy-kept = What is kept
privacy-kept-ask = { $hours ->
    [one] If you ask what a code says, we keep your answers for an hour after the last one, so that you can go back and change them. Then we delete them. If you did not sign in, they are not linked to you.
   *[other] If you ask what a code says, we keep your answers for { $hours } hours after the last one, so that you can go back and change them. Then we delete them. If you did not sign in, they are not linked to you.
}
privacy-kept-draft = If you begin to declare something, we keep what you typed for { $days } days after the last change, or until you delete or send it. Only you can see it. It is also deleted when you leave the office.
privacy-kept-account = If you belong to the office, we keep your name, job title, team, line manager, posts, connections and sign-in name. We keep your passphrase only in a form that cannot be turned back.
privacy-kept-case = If you declare something, we keep what you declared, who decided, why, and what happened to it.
privacy-seen = Who can see it
privacy-seen-inside = These people see a case: the person it is about, the person who submitted it, the person who decides it, people who have to be told, and auditors. Administrators do not see cases just because they are administrators.
privacy-seen-outside = A public register shows only what the law and the code want published. The office may withhold an entry for a reason, and keeps that reason.
privacy-long = How long it is kept
privacy-long-ledger = We keep it for as long as the office's retention rules say. Then the content is erased. The record still shows that something happened, without the content.
privacy-cookies = Cookies
privacy-cookies-says = The service uses 3 cookies. One keeps you signed in, one keeps the language that you chose, and one holds a one-time link while you set up your account.
privacy-rights = Your rights
privacy-rights-says = To see, correct or object to what is kept about you, write to the office's data protection officer.
