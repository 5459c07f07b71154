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
home-ask = Ask what the code says
home-ask-says = See whether you may do something, what you have to do and which clause says so. Nothing is saved.
home-declare = Declare something
home-declare-says = Tell the office about an offer or anything else that the code asks you to declare.
home-matters = Matters
home-matters-says = What you declared, what it led to, and what waits for you.
home-sign-in = Sign in
home-sign-in-says = To declare something or to decide.
