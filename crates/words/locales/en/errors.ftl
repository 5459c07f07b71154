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
error-forbidden-next = If your work needs it, ask the person who looks after the service in your office.
error-cross-site = This form was sent from another website
error-cross-site-next = Nothing was saved. Open the page on this website and send the form from there.
error-not-found = Page not found
error-not-found-next = Check the web address. If you followed a link, the page may have moved, or it may not be yours to see.
error-method = This page cannot be used that way
error-method-next = Go back to the page you came from and use its links and buttons.
error-stale = Someone else changed this while you were looking at it
error-stale-next = Open the page again to see the change, then decide whether yours is still needed.
error-too-large = What you sent is too large
error-too-large-next = Send less at once, or a smaller file. Nothing was saved.
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
form-money = Enter an amount in pounds, such as 25 or 1,234.50
form-date-missing = Enter a date
form-date-day = The date must include a day
form-date-month = The date must include a month
form-date-year = The date must include a year
form-date-four = The year must have 4 numbers
form-date-real = Enter a real date, such as 21 11 2026
form-select = Select an answer
form-day = Day
form-month = Month
form-year = Year
