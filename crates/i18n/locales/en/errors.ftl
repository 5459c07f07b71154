### When something goes wrong: what happened, and what the reader can do.

error-word = Error
error-title = Error: { $title }
error-summary-title = There is a problem
error-reference = If you write to us about it, quote <strong>{ $reference }</strong>.

error-bad-request = We could not understand this request
error-bad-request-next = Go back, check what you entered and send it again.
error-signed-out = You need to sign in
error-signed-out-next = Sign in, then try again.
error-forbidden = You do not have access to this
error-forbidden-next = If you need it for your work, ask the person who looks after the service in your office.
error-cross-site = This form was sent from another website
error-cross-site-next = Nothing was saved. Open the page on this website and send the form from there.
error-not-found = Page not found
error-not-found-next = Check the web address. If you followed a link, the page may have moved, or you may not have access to it.
error-method = You cannot use this page in that way
error-method-next = Go back to the page you came from and use its links and buttons.
error-stale = Someone else changed this while you were looking at it
error-stale-next = Open the page again to see the change, then decide whether yours is still needed.
error-conflict = You cannot do this now
error-conflict-next = Go back and see what has changed.
error-too-large = What you sent is too large
error-too-large-next = Nothing was saved. Send less at once, or a smaller file.
error-media-type = We could not read what was sent
error-media-type-next = Send it in the format that the page or the API documentation asks for.
error-unprocessable = Some of what you sent needs to be corrected
error-unprocessable-next = Go back, correct it and send it again.
error-too-many = Too many requests
error-too-many-next = Wait a few minutes, then try again.
error-internal = Sorry, there is a problem with the service
error-internal-next = Try again later. What you saved before is still there.
error-unavailable = Sorry, the service is unavailable
error-unavailable-next = Try again in a few minutes. What you saved before is still there.

form-missing = Enter an answer
form-choose = Choose one of the answers
form-date-missing = Enter a date
form-date-day = The date must include a day
form-date-month = The date must include a month
form-date-year = The date must include a year
form-date-four = The year must have 4 numbers
form-date-real = Enter a real date, such as 21 11 2026
form-date-of = “{ $label }”: { $what }
form-select = Select an answer
form-day = Day
form-month = Month
form-year = Year

## One question of a situation's form

problem-required = Answer “{ $label }”
problem-not-shown = Choose another column. The register does not show this one, or no one can correct it
problem-unreadable = The answer to “{ $label }” cannot be read. Enter it again
problem-one-of = Use one of these for “{ $label }”: { $options }
problem-not-an-option = Choose one of the answers to “{ $label }”
problem-too-long = The answer to “{ $label }” has { $length } characters. Shorten it to { $max } characters or fewer
problem-control-character = The answer to “{ $label }” contains characters that cannot be shown. Type it instead of pasting it
problem-money-unreadable = Answer “{ $label }” with an amount in pounds, such as 25 or 1,234.50
problem-money-negative = The answer to “{ $label }” must be an amount of £0 or more
problem-money-too-large = The answer to “{ $label }” must be £{ $max } or less
problem-number-unreadable = Answer “{ $label }” with a whole number, such as 3
problem-number-negative = The answer to “{ $label }” must be 0 or more
problem-number-too-large = The answer to “{ $label }” must be { $max } or less
problem-cannot-be-unknown = Answer “{ $label }”. Here you cannot say that you do not know
problem-unknown-and-given = Answer “{ $label }” or say that you do not know, not both
problem-not-asked = Leave out “{ $label }”. It is not asked, because it can change nothing here
problem-date = Answer “{ $label }” with a real date, such as 2026-11-21
problem-day-ahead = The answer to “{ $label }” must be today or in the past
problem-day-too-early = The date for “{ $label }” cannot be before the date for “{ $other }”
problem-given-twice = Answer “{ $label }” only once
problem-resolution-missing = Choose your decision
problem-recipient-missing = Enter who will receive it
problem-day-past = The date must be { $earliest } or later
problem-against-the-code = Say why you decide against the code, or choose another decision
problem-beyond-the-post = Say why you allow this, although only another post can. Or choose another decision
problem-not-against-the-code = Leave out the reasons for deciding against the code. This decision does not go against it
problem-no-lasting-permission = Leave out the last day. This decision gives no permission that goes on
problem-day-to-come = The date must be { $latest } or earlier

## What the service refuses

service-case-past-that = You cannot do this to the case as it is now. Nothing was saved. Read the case to see what can be done.
service-sent-already = You have already sent this, with different answers. What you sent first is kept, and nothing was saved now. To send this as well, use a new value for `idempotency_key`.
service-no-exception = The code says no and allows no exception. You cannot allow this. Choose another decision.
service-case-not-yours = Someone else has this case now, so you can no longer decide it. Nothing was saved.
service-case-about-you = You cannot decide a case that concerns you. It goes to someone else.
service-entry-about-you = You cannot hide or change an entry that concerns you. Ask another administrator.
service-auditors-only-read = Auditors can read everything here but cannot change it.
service-entries-withheld = { $count } of these entries are confidential, so this bundle cannot be sent whole. Use the same address with “tile/redacted/” instead of “tile/entries/”. In that bundle, a leaf hash stands for each confidential entry.
service-you-have-left = You have left the office, so you can no longer do this here.
service-nothing-would-change = Nothing was changed, because it is already like that.
service-recipient-changed = Nothing was sent this time, because it would now go to someone other than this page showed. If you sent it before, you will find it under Cases. If not, check who will get it and send it.
service-office-not-open = You cannot declare anything yet, because the office has not opened its service. Ask the person who looks after it.
service-nothing-in-force = No code was in force on { $on }. Check the date.
service-code-cannot-answer = The office's code cannot be asked about this at the moment. Ask the person who looks after the service.
service-store-newer = A newer version of this program wrote the records, so nothing was saved. The person who looks after the service has to install that version.
service-store-read-only = The records cannot be changed at the moment. Nothing was saved.
service-case-unreadable = The answer saved with case { $reference } cannot be read, so no one can tell who has to act on it. Nothing was saved. Tell the person who looks after the service. “probity verify” shows what is damaged.
service-event-unreadable = Event { $seq } cannot be read. Nothing was changed. “probity verify” shows what is damaged.
service-store-full = The service has no room left, so nothing was saved. Tell the person who looks after the service.
service-unsure = We do not know whether this was saved. Check your cases before you send it again.
