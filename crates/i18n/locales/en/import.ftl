### Importing existing records.

import-title = Import an earlier register
import-what = Registers come in many forms. You choose a file, confirm what its columns mean, and check every row before anything is added.
import-nothing-yet = Nothing is saved until you confirm at the end. Importing the same file again adds nothing.
import-register = Which register does it belong to?
import-register-missing = Choose the register that the file belongs to
import-file = File to import
import-file-hint = A CSV file of up to 5 MB. Save a spreadsheet as CSV first.
import-file-missing = Choose a CSV file that is not empty
import-file-too-large = Choose a file of 5 MB or less. Split a larger register by year
import-file-workbook = Save the sheet as CSV and choose that file. This file is a workbook or another packed file
import-file-markup = Save the sheet as CSV and choose that file. This file is a web page or another document
import-file-not-text = Save the sheet as CSV and choose that file. This file is not text: it may be a PDF or a picture
import-file-damaged = The file did not arrive complete. Choose it again
import-file-changed = This is not the file that you checked. Start again with the file
import-mapping-damaged = The columns did not arrive complete. Start again with the file
import-look = Continue
import-columns-title = Check what the columns mean
import-columns-what = These are the columns of { $file }, which you are importing into: { $register }. Change any that are wrong.
import-column = Column “{ $heading }”
import-column-without-heading = Column { $number }, no heading
import-keep-original = Keep as written, not as a field
import-cells = For example:
import-confidence = We are { $percent }% sure of this.
import-blank-same-as-above = A blank cell is read as the same as the row above.
import-field-twice = Choose another meaning. Only one column can have this one
import-field-unknown = Choose a meaning from the list
import-date-order = How does the file write dates such as 3/4/2025?
import-date-order-hint = We mark the rows where the order makes a difference.
import-date-order-missing = Choose how the file writes dates
import-day-first = Day first: 3 April
import-month-first = Month first: 4 March
import-currency = Currency of amounts without a currency sign
import-currency-hint = Three letters, such as GBP or EUR. If the file does not say, leave this blank. We then assume pounds and mark the rows.
import-currency-unknown = Enter three letters, such as GBP
import-preview = Preview the import
import-preview-title = What will be imported
import-preview-what = This is how we read { $file }. Nothing has been added yet. The rows will go into: { $register }.
import-commit = Import these entries
import-change-columns = Change the columns
import-all-known = Everything in this file that can be imported is already here. You do not have to do anything.
import-nothing-to-take = No row of this file can be imported. Check the columns, or choose another file.
import-sum-read = Rows in the file
import-sum-new = New entries
import-sum-added = Entries added
import-sum-known = Entries already here
import-sum-nil = Nil returns
import-sum-refused = Rows left out
import-unknown-headings = These columns are only kept as written:
import-doubts = Rows to check
import-doubts-what = These rows are imported with a mark. Each mark says what was guessed or unclear.
import-doubt-count = { $doubt }: { $count }
import-doubt-on = { $field }: { $doubt }
import-doubt-line = { $doubt } (line { $line })
import-line = Line { $line }
import-known = Already imported
import-original = As written in the file
import-no-heading-here = No heading
import-understood = How we read it
import-look-at = Check this:
import-rows = Entries
import-nil = Nil returns
import-nil-what = These rows say that there was nothing to report. We count them but do not add them.
import-refused = Rows left out
import-refused-what = Each row has its line in the file and the reason.
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
import-see-register = <link>See the entries in the register</link>
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
import-field-donor = Other person or organisation
import-field-value = Value
import-field-outcome = Accepted or refused
import-field-result = What happened to it
import-field-notes = Notes

import-why-heading-is = Its heading is a known name: “{ $name }”.
import-why-heading-contains = Its heading contains a known name: “{ $name }”.
import-why-heading-suggests = Its heading is vague, but often means this: “{ $name }”.
import-why-contents-agree = Its cells look right for this.
import-why-contents-disagree = Its cells do not look right for this.
import-why-longest-text = It has the longest texts.
import-why-better-column = Another column fits better: “{ $name }”.
import-why-unknown = We do not know what it means.
import-why-stated = You chose this.

import-mark-day-order-assumed = The day and month could be read either way. We used the order you chose
import-mark-two-digit-year = The year has only two digits
import-mark-impossible-date = This date does not exist
import-mark-date-unreadable = The date could not be read
import-mark-date-ambiguous = The date could mean more than one day, so we left it as written
import-mark-year-missing = The year is missing
import-mark-weekday-disagrees = The weekday does not match the date
import-mark-date-from-prose = We found the date in the text of another cell
import-mark-several-dates-in-prose = The text names more than one date
import-mark-date-from-row-above = We took the date from a row of its own just above
import-mark-undated = Nothing says when it happened
import-mark-day-ahead = The date is in the future: it is still to come, or the date is wrong
import-mark-received-before-offered = It was received before it was offered
import-mark-registered-before-received = It was entered or published before the day it happened
import-mark-registered-dates-disagree = The text and the column give different dates of entry
import-mark-registered-from-prose = We found the date of entry in the text of another cell
import-mark-currency-not-stated = The currency is not stated. We assumed pounds
import-mark-value-unreadable = The value could not be read as an amount
import-mark-vat-not-included = The value does not include VAT
import-mark-value-from-prose = We found the value in the text of another cell
import-mark-several-values-in-prose = The text names more than one amount. We used none of them
import-mark-outcome-from-prose = We found whether it was accepted in the text of another cell
import-mark-outcome-unreadable = We do not know the words that say what was done about it
import-mark-direction-unreadable = It is not clear whether it was given or received
import-mark-direction-names-someone = The cell for given or received also names someone
import-mark-from-labels = One cell had several labelled parts. We separated them
import-mark-same-as-above = It was blank, so we used what the row above says
import-mark-says-as-above = It says “as above”. We left it as written
import-mark-shifted-right = The whole row was one column too far right. We moved it back
import-mark-cells-realigned = Some cells were in the wrong column. We moved them back
import-mark-last-cell-lost = The end of the row was lost where it was out of place
import-mark-extra-cells = The row has more cells than headings
import-mark-identity-blank = Nothing says who it was
import-mark-nil-word-in-entry = A cell says “nothing”, but the row is an entry
import-mark-nil-by-punctuation = The nil return is only a punctuation mark
import-mark-nil-beside-entry = The same person has both a nil return and an entry
import-mark-gift-and-donor-may-be-swapped = The gift and the giver may be in each other's place
import-mark-duplicate-in-file = The same entry is in the file already
import-mark-near-duplicate-in-file = Almost the same entry is in the file already
import-mark-same-event-as-row = It may be the same event as another row
import-mark-may-belong-with-row-above = This short line may belong to the row above
import-mark-withheld-by-publisher = The publisher of the file withheld part of it
import-mark-undecodable-character = Some characters could not be read

import-reason-blank-row = The row is blank.
import-reason-title = It is a title.
import-reason-repeated-heading = It repeats the headings.
import-reason-sub-heading = It is a heading for the rows below, not an entry.
import-reason-footnote = It is a note under the table.
import-reason-form-heading = It is a label from the empty form.
import-reason-nothing-described = It says who or when, but not what.
import-reason-cells-displaced = Its cells are under the wrong headings, and there is no safe way to put them back.
import-reason-shifted-content-lost = It was out of place, and what it was about is lost.
import-reason-date-without-entry = It is a date on its own, with no entry after it.
import-reason-unclosed-quote = A quotation mark before it has no closing mark.
import-reason-day-ahead = Its date is in the future. Correct it in the file. For something still to come, give the date of the offer as well.
import-reason-no-heading = The file has no row of headings, so we could not read anything.

import-value-unread = “{ $original }”, as written, because it could not be read
import-value-day = { $day }
import-value-days = { $from } to { $to }
import-value-month =
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
import-value-year = { $year }, no day or month
import-value-day-without-year =
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
import-value-month-without-year =
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
import-value-years = { $from } to { $to }
import-value-years-on = { $from } onwards
import-value-amount = { $amount }
import-value-about = about { $amount }
import-value-between = { $amount } to { $high }
import-value-under = less than { $amount }
import-value-over = more than { $amount }
import-value-above-limit = over a limit that the file does not state
import-value-per =
    { $about ->
        [yes] about { $amount }
       *[no] { $amount }
    } { $unit ->
        [each] each
        [person] a person
        [month] a month
       *[year] a year
    }
import-value-currency = { $amount } in another currency ({ $currency })
import-value-unknown = not known, according to the file
import-value-accepted = accepted
import-value-declined = declined
import-value-not-taken-up = not taken up
import-value-returned = returned
import-value-repaid = paid for afterwards
import-value-purchased = bought by the person who received it
import-value-donated = given to charity
import-value-shared = shared out
import-value-held = held by the office
import-value-kept = kept
import-value-received = received
import-value-given = given
