### Bringing existing records in.

import-title = Import an earlier register
import-what = Registers come in many shapes. You choose a file, confirm what its columns mean, and look at every row before anything is added.
import-nothing-yet = Nothing is kept until you confirm at the end. A file that was imported before adds nothing again.
import-register = Which register does it belong to?
import-register-missing = Choose the register that the file belongs to
import-file = The file
import-file-hint = A CSV file of up to 5 MB. Save a spreadsheet as CSV first.
import-file-missing = Choose a CSV file that is not empty
import-file-too-large = Choose a file of 5 MB or less. Split a larger register by year
import-file-workbook = Save the sheet as CSV and choose that file. This one is a workbook, or another packed file
import-file-markup = Save the sheet as CSV and choose that file. This one is a web page, or another document
import-file-not-text = Save the sheet as CSV and choose that file. This one is not text: it may be a PDF or a picture
import-file-damaged = The file was lost on its way. Choose it again
import-file-changed = The file is not the one that you looked at. Start again with the file
import-mapping-damaged = The columns were lost on their way. Start again with the file
import-look = Continue
import-columns-title = Check what the columns mean
import-columns-what = These are the columns of { $file }, which goes into: { $register }. Change what is wrong.
import-column = Column “{ $heading }”
import-column-without-heading = Column { $number }, without a heading
import-keep-original = Keep as written, not as a field
import-cells = For example:
import-confidence = Proposed with a confidence of { $percent } in 100.
import-blank-same-as-above = A blank cell is taken to say the same as the row above.
import-field-twice = Choose another meaning: one column alone can have it
import-field-unknown = Choose one of the meanings in the list
import-date-order = How does the file write dates such as 3/4/2025?
import-date-order-hint = Rows where it cases are marked.
import-date-order-missing = Choose how the file writes dates
import-day-first = Day first: 3 April
import-month-first = Month first: 4 March
import-currency = Currency of amounts without a sign
import-currency-hint = Three letters, such as GBP or EUR. Leave it blank if the file does not say: pounds are then assumed and the rows marked.
import-currency-unknown = Enter three letters, such as GBP
import-preview = See what would be imported
import-preview-title = What would be imported
import-preview-what = This is how { $file } reads. Nothing has been added yet. The rows would go into: { $register }.
import-commit = Bring these entries in
import-change-columns = Change the columns
import-all-known = Everything in this file that can be imported is already here. There is nothing to do.
import-nothing-to-take = No row of this file can be imported. Check the columns, or choose another file.
import-sum-read = Rows in the file
import-sum-new = New entries
import-sum-added = Entries added
import-sum-known = Entries that were here before
import-sum-nil = Nil returns
import-sum-refused = Rows left out
import-unknown-headings = These columns are kept as written only:
import-doubts = Worth a look
import-doubts-what = These rows are imported with a mark. Nothing about them was guessed without saying so.
import-doubt-count = { $doubt }: { $count }
import-doubt-on = { $field }: { $doubt }
import-doubt-line = { $doubt } (line { $line })
import-line = Line { $line }
import-known = Imported before
import-original = As it stands in the file
import-no-heading-here = No heading
import-understood = As it was understood
import-look-at = Worth a look:
import-rows = Entries
import-nil = Nil returns
import-nil-what = These rows say that there was nothing to report. They are counted and not added.
import-refused = Rows left out
import-refused-what = Each with its line in the file and the reason.
import-more =
    { $count ->
        [one] And { $count } more.
       *[other] And { $count } more.
    }
import-sha256 = Fingerprint of the file (SHA-256): { $sha256 }
import-done = The register was imported
import-nothing-new = Nothing new was imported
import-done-what = From { $file } into: { $register }.
import-before = Everything in { $file } is already in: { $register }.
import-see-register = <link>See the register</link>
import-again = <link>Import another file</link>

import-field-reference = Reference number
import-field-department = Department or team
import-field-recipient = Who received, gave or was offered it
import-field-role = Their post
import-field-offered-on = Date of the offer
import-field-received-on = Date received, or of the event
import-field-ended-on = Date it ended
import-field-registered-on = Date entered in the register
import-field-published-on = Date published
import-field-direction = Given or received
import-field-kind = Kind of entry
import-field-description = What it was
import-field-partner-interest = Interest of a spouse or partner
import-field-donor = The other party
import-field-value = Value
import-field-outcome = Accepted or refused
import-field-result = What happened to it
import-field-notes = Notes

import-why-heading-is = Its heading is a known name: “{ $name }”.
import-why-heading-contains = Its heading contains a known name: “{ $name }”.
import-why-heading-suggests = Its heading is vague, but often means this: “{ $name }”.
import-why-contents-agree = Its cells look like it.
import-why-contents-disagree = Its cells do not look like it.
import-why-longest-text = It holds the longest texts.
import-why-better-column = Another column fits better: “{ $name }”.
import-why-unknown = Nothing is known about it.
import-why-stated = You said so.

import-mark-day-order-assumed = Day and month could be read either way; the order you chose was used
import-mark-two-digit-year = The year has two digits only
import-mark-impossible-date = There is no such date
import-mark-date-unreadable = The date could not be read
import-mark-date-ambiguous = The date could mean more than one day and was left as written
import-mark-year-missing = The year is missing
import-mark-weekday-disagrees = The weekday does not belong to the date
import-mark-date-from-prose = The date was found in the words of another cell
import-mark-several-dates-in-prose = The words name more than one date
import-mark-date-from-row-above = The date stood on a row of its own, just above
import-mark-undated = Nothing says when it happened
import-mark-day-ahead = It lies ahead: it is still to come, or the date is wrong
import-mark-received-before-offered = It was received before it was offered
import-mark-registered-before-received = It was entered or published before the day it happened
import-mark-registered-dates-disagree = The words and the column give different dates of entry
import-mark-registered-from-prose = The date of entry was found in the words of another cell
import-mark-currency-not-stated = No currency is stated; pounds were assumed
import-mark-value-unreadable = The value could not be read as an amount
import-mark-vat-not-included = The value is without VAT
import-mark-value-from-prose = The value was found in the words of another cell
import-mark-several-values-in-prose = The words name more than one amount; none was used
import-mark-outcome-from-prose = Whether it was accepted was found in the words of another cell
import-mark-outcome-unreadable = The words for what was done about it are not known
import-mark-direction-unreadable = Whether it was given or received is not clear
import-mark-direction-names-someone = The cell for given or received names somebody as well
import-mark-from-labels = Several labelled parts of one cell were taken apart
import-mark-same-as-above = It was blank and takes what the row above says
import-mark-says-as-above = It says “as above” and was left so
import-mark-shifted-right = The whole row stood one column too far right and was moved back
import-mark-cells-realigned = Some cells stood in the wrong column and were moved back
import-mark-last-cell-lost = The end of the row was lost where it was displaced
import-mark-extra-cells = The row has more cells than there are headings
import-mark-identity-blank = Nothing says who it was
import-mark-nil-word-in-entry = A cell says that there is nothing, although the row is an entry
import-mark-nil-by-punctuation = The nil return is a punctuation mark only
import-mark-nil-beside-entry = The same person has both a nil return and an entry
import-mark-gift-and-donor-may-be-swapped = The gift and the giver may have changed places
import-mark-duplicate-in-file = The same entry stands in the file already
import-mark-near-duplicate-in-file = Nearly the same entry stands in the file already
import-mark-same-event-as-row = Perhaps the same event as another row
import-mark-may-belong-with-row-above = A short line that may belong to the row above
import-mark-withheld-by-publisher = Whoever published the file withheld part of it
import-mark-undecodable-character = Some characters could not be decoded

import-reason-blank-row = The row is blank.
import-reason-title = It is a title.
import-reason-repeated-heading = It repeats the headings.
import-reason-sub-heading = It heads the rows below and is no entry.
import-reason-footnote = It is a note under the table.
import-reason-form-heading = It is a label of the empty form.
import-reason-nothing-described = It says who or when, but not what.
import-reason-cells-displaced = Its cells stand under the wrong headings, and there is no safe way to put them back.
import-reason-shifted-content-lost = It was displaced, and what it was about is gone.
import-reason-date-without-entry = It is a date on its own, with no entry after it.
import-reason-unclosed-quote = A quotation mark before it is never closed.
import-reason-day-ahead = Its date lies after today. Correct it in the file. For something still to come, give the date of the offer as well.
import-reason-no-heading = The file has no row of headings, so nothing could be understood.

import-said-unread = “{ $original }”, as written: it could not be read
import-said-day = { $day }
import-said-days = { $from } to { $to }
import-said-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }, no day
import-said-year = { $year }, no day or month
import-said-day-without-year =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }, no year
import-said-month-without-year =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }, no day or year
import-said-years = { $from } to { $to }
import-said-years-on = { $from } onwards
import-said-amount = { $amount }
import-said-about = about { $amount }
import-said-between = { $amount } to { $high }
import-said-under = less than { $amount }
import-said-over = more than { $amount }
import-said-above-limit = over a limit that the file does not state
import-said-per =
    { $about ->
        [yes] about { $amount }
       *[no] { $amount }
    } { $unit ->
        [each] each
        [person] a person
        [month] a month
       *[year] a year
    }
import-said-currency = { $amount } in another currency ({ $currency })
import-said-unknown = not known, the file says
import-said-accepted = accepted
import-said-declined = declined
import-said-not-taken-up = not taken up
import-said-returned = returned
import-said-repaid = paid for afterwards
import-said-purchased = bought by whoever received it
import-said-donated = given to charity
import-said-shared = shared out
import-said-held = held by the office
import-said-kept = kept
import-said-received = received
import-said-given = given
