### Signing in and accounts.

sign-in = Sign in
sign-out = Sign out
sign-in-office = Which office do you belong to?
sign-in-name = Sign-in name
sign-in-passphrase = Passphrase
sign-in-wrong = Enter the sign-in name and the passphrase that belong together
sign-in-too-many = There were too many attempts. Wait { $minutes } minutes, then try again
sign-in-choose-office = Choose your office
sign-in-carried = What you filled in is kept and goes on after you have signed in.
sign-in-help = If you cannot sign in, ask the person who looks after the service in your office.
signed-in-title = You are signed in
signed-in-go-on = What you filled in is still here.

## The first page

offices-title = Offices
offices-ask = Ask what an office's code says
home-title = Code of conduct: { $office }
home-waiting = Waiting for you
home-nothing-waits = Nothing waits for you.
nav-ask = Ask the code
nav-declare = Declare
nav-import = Import
nav-ledger = Ledger
home-ask = Ask what the code says
home-read = Read the code
home-read-says = Every clause, with what it does here and worked examples.
home-ask-says = See whether you may do something, what you have to do and which clause says so. Nothing is saved.
home-declare = Declare something
home-declare-says = Tell the office about an offer or anything else that the code asks you to declare.
home-cases = Cases
home-cases-says = What you declared, what it led to, and what waits for you.
home-on-hold-says = See what waits because a post is not filled, and send it on
home-all-cases-says = Read what was declared and decided, as an auditor
home-sign-in = Sign in
home-sign-in-says = To declare something or to decide.

## Accounts

accounts-title = Accounts
account-invited = Invited, no passphrase yet
account-active = In use
account-closed = Closed
account-close = Close
account-close-title = Close an account of { $name }
account-close-lead = They are signed out everywhere and cannot sign in until you invite them again.
account-close-button = Close the account
account-close-reason = Why is it closed?
account-login = Which account?
account-choose = Choose which account to close
invite-title = Invite { $name } to sign in
invite-lead = You get a link that works once. If they had a passphrase, it stops working.
invite-login = Sign-in name
invite-login-hint = Their email address, or 3 characters or more without spaces. Capital and small letters count as the same.
invite-button = Make the link
invited-title = { $name } is invited
invited-lead = Give { $name } this link in person or by a message that only they read. Their sign-in name is { $login }.
invited-link = One-time link
invited-once = It works once, until { $expires }. It is not shown again: if it is lost, invite them again.
welcome-title = Set up your account
welcome-lead = Welcome, { $name }. Choose the passphrase that you will sign in with.
welcome-login = Your sign-in name is { $login }.
welcome-button = Set the passphrase and sign in
passphrase-new = New passphrase
passphrase-again = New passphrase once more
passphrase-old = Your passphrase now
passphrase-hint = 12 characters or more. Several words that you remember are better than one that is hard to type.
passphrase-differs = The two passphrases are not the same. Type them again
passphrase-change = Change your passphrase
passphrase-change-lead = You will be signed out everywhere, and sign in again with the new one.
passphrase-change-button = Change it
problem-login-malformed = Enter a sign-in name of 3 to 200 characters without spaces
problem-login-taken = This sign-in name belongs to someone else. Choose another
problem-passphrase-is-login = Choose a passphrase that is not your sign-in name
problem-passphrase-too-short = Choose a passphrase of { $min } characters or more
problem-passphrase-wrong = Enter the sign-in name and the passphrase that you use now
service-invitation-unknown = This link was used already, is too old, or was replaced by a newer one. Ask for a new one.
service-too-many-attempts = There were too many attempts. Wait { $minutes } minutes, then try again.
