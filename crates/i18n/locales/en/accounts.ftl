### Signing in and accounts.

sign-in = Sign in
sign-out = Sign out
sign-in-office = Which office do you belong to?
sign-in-name = Sign-in name
sign-in-passphrase = Passphrase
sign-in-wrong = Your sign-in name or passphrase is incorrect
sign-in-too-many = Too many attempts. Wait { $minutes } minutes, then try again
sign-in-choose-office = Choose your office
sign-in-carried = Your answers are kept. You can continue with them after you sign in.
sign-in-help = If you cannot sign in, ask the person who looks after the service in your office.
signed-in-title = You are signed in
signed-in-go-on = Your answers are still here.

## The first page

offices-title = Offices
offices-ask = Ask what an office's code says
home-title = Code of conduct: { $office }
home-waiting = Waiting for you
home-nothing-waits = Nothing is waiting for you.
nav-ask = Ask the code
nav-declare = Declare
nav-import = Import
nav-ledger = Audit log
home-ask = Ask what the code says
home-read = Read the code
home-read-says = See every clause, what it does in this service, and worked examples.
home-ask-says = { $hours ->
    [one] Find out whether you may do something, what you have to do and which clause says so. We keep your answers for an hour, and no one sees them.
   *[other] Find out whether you may do something, what you have to do and which clause says so. We keep your answers for { $hours } hours, and no one sees them.
}
home-declare = Declare something
home-declare-says = Tell the office about an offer, or anything else that the code asks you to declare.
home-cases = Cases
home-cases-says = See what you declared, what happened to it, and what is waiting for you.
home-on-hold-says = See cases that are on hold because a post is vacant, and send them on
home-all-cases-says = Read what was declared and decided, as an auditor
home-sign-in = Sign in
home-sign-in-says = Sign in to declare something or to decide a case.

## Accounts

accounts-title = Accounts
account-invited = Invited, no passphrase yet
account-active = In use
account-closed = Closed
account-close = Close
account-close-title = Close an account of { $name }
account-close-lead = They are signed out everywhere and cannot sign in until you invite them again.
account-close-button = Close the account
account-close-reason = Why are you closing it?
account-login = Which account?
account-choose = Choose which account to close
invite-title = Invite { $name } to sign in
invite-lead = You will get a link that works once. If they already have a passphrase, it stops working.
invite-login = Sign-in name
invite-login-hint = Use their email address, or at least 3 characters without spaces. Capital and small letters count as the same.
invite-button = Create the link
invited-title = { $name } has been invited
invited-lead = Give { $name } this link in person, or in a message that only they can read. Their sign-in name is { $login }.
invited-link = One-time link
invited-once = It works once, until { $expires }. It is not shown again. If it is lost, invite them again.
welcome-title = Set up your account
welcome-lead = Welcome, { $name }. Choose a passphrase to sign in with.
welcome-login = Your sign-in name is { $login }.
welcome-button = Set the passphrase and sign in
passphrase-new = New passphrase
passphrase-again = Repeat the new passphrase
passphrase-old = Current passphrase
passphrase-hint = Use 12 characters or more. Several words you can remember are better than one that is hard to type.
passphrase-differs = The two passphrases are different. Type them again
passphrase-change = Change your passphrase
passphrase-change-lead = You will be signed out everywhere. Then sign in with the new passphrase.
passphrase-change-button = Change passphrase
problem-login-malformed = Enter a sign-in name of 3 to 200 characters without spaces
problem-login-taken = Someone else uses this sign-in name. Choose another
problem-passphrase-is-login = Choose a passphrase that is not your sign-in name
problem-passphrase-too-short = Choose a passphrase of { $min } characters or more
problem-passphrase-wrong = Your sign-in name or current passphrase is incorrect
service-invitation-unknown = This link was already used, is too old, or was replaced by a newer one. Ask for a new one.
service-too-many-attempts = Too many attempts. Wait { $minutes } minutes, then try again.
