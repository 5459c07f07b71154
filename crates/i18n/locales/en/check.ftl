### What `probity check` says about mistakes in codes/: its files, names and clauses. What it says about rules and worked
### examples is in check-rules.ftl.
###
### A mistake has two parts: what is wrong, and (`…-right`) what would be right. Both begin in small letters and end without a
### full stop. Ids, keys and values stand in them as they are written in the files: what is in backticks, before or after an
### equals sign or in square brackets is the same in every language. What stands in angle brackets is for the reader to fill in.

# $place is a file with its line and column. The second line is indented by two spaces.
check-mistake = { $place }: { $what }
    { "  " }= would be right: { $instead }
# $names are names with commas between them, $last is one more.
check-one-of = { $names } or { $last }
check-none-yet = nothing, because none exists yet
check-own-id = an id of its own
check-small-letters = small letters, digits and hyphens
check-at-most = at most { $most }
check-at-most-characters = at most { $most } characters
check-no-id = `{ $id }` is not a valid id
check-no-duration = `{ $written }` is not a duration

## A name that does not exist

check-no-area = there is no area `{ $name }`
check-no-clause = there is no clause `{ $name }`
check-no-clause-right = the reference of a clause in clauses.toml
check-no-duty = there is no duty `{ $name }`
check-no-moment = there is no moment `{ $name }`
check-no-office = there is no office `{ $name }`
check-no-post = there is no post `{ $name }`
check-no-post-right = a label for it here, or { $known }
check-no-post-here = this office has no post `{ $name }`
check-no-register = there is no register `{ $name }`
check-no-resolution = there is no resolution `{ $name }`
check-no-situation = there is no situation `{ $name }`
check-no-standard = there is no standard `{ $name }`
check-no-role = there is no role `{ $name }`
check-no-statement = there is no kind of statement `{ $name }`
check-no-topic = there is no topic `{ $name }`

## Files and folders. $problem is what the operating system says

check-folder-unread = the folder cannot be read: { $problem }
check-folder-unread-right = a folder that the program is allowed to read
check-file-unread = the file cannot be read: { $problem }
check-file-unread-right = a text file in UTF-8
check-file-missing = this file is missing
check-file-missing-right = a file with this name, as `docs/developers/codes-format.md` describes
check-file-misplaced = no file belongs here
check-file-misplaced-right = `words.toml`, `comparisons.toml`, `situations/<id>.toml`, `registers/<id>.toml`, `standards/<id>.toml`, `<office>/office.toml`, `<office>/<instrument>/<date>/<instrument.toml, clauses.toml, rules.cedar, examples.toml>`, `<office>/<instrument>/<date>/rules/<situation>.cedar`, `<office>/<instrument>/<date>/examples/<situation>.toml` or `law/<instrument>/<date>/<the same>`
check-id-name = the id is `{ $id }`, but the name is `{ $name }`
check-id-folder = the id is `{ $id }`, but the folder is `{ $folder }`
check-effective-folder = it takes effect on { $effective }, but its folder is `{ $folder }`
check-effective-folder-right = a folder `{ $effective }`, or effective = { $folder }
check-name-of-page = the program has a page of its own named `{ $name }`
check-name-of-page-right = another name

## TOML. What is wrong mostly comes from its reader, in its own words

check-toml-right = TOML as `docs/developers/codes-format.md` describes it
# $field is a name in backticks.
check-toml-field-right = the key { $field } with its value
check-toml-date-right = a date without quotes, such as 2026-11-21
check-toml-day = this is not a date on its own
check-toml-day-right = a date without a time, such as 2026-11-21
check-toml-text-right = "English" or { "{" } en = "English", cy = "Cymraeg" { "}" }
check-toml-number-right = a whole number without quotes, such as 12
check-toml-string-right = text in quotation marks
check-toml-boolean-right = true or false, without quotes
check-toml-list-right = a list in square brackets, such as ["a", "b"]
check-toml-table-right = keys with their values in braces
check-toml-column = a column cannot use this
check-toml-column-right = `meaning:<meaning>` or `case:<part>`

## What people write from habit, in TOML and in rules. $written is as they wrote it, or as it would be right

# $mark is the quotation mark.
check-slip-quotes = `{ $mark }` is a curly quotation mark
check-slip-quotes-right = straight quotation marks, such as "text"
check-slip-pounds = `{ $written }` has a pound sign
check-slip-pounds-none-right = the sum as a number, without the sign
check-slip-pence-right = { $pence }, which is pence
check-slip-day = `{ $written }` is not a date that a program can read
# $day is the same day as people write it.
check-slip-day-right = { $written }, which is { $day }
check-slip-point = `{ $written }` is not a whole number
check-slip-point-right = a whole number of pence
check-slip-whole-right = { $number }, without a point
check-slip-hyphen = `{ $written }` has a hyphen
check-slip-option = the option `{ $option }` has no label

## words.toml

check-area-twice = another area already has the id `{ $id }`
check-topic-twice = the topic `{ $topic }` is in two areas
check-topic-twice-right = the topic in one area only
check-topic-homeless = no area in words.toml has the topic `{ $topic }`
check-topic-homeless-right = this topic in the list of one area
check-falls-to-no-words = the duty `{ $duty }` says to whom it falls, and has no words for that person
check-falls-to-no-words-right = to-whom, the same phrase with the person in it
check-resolution-asks = the resolution `{ $resolution }` asks for more information and also settles the case
check-resolution-asks-right = ask = true on its own, or no ask
check-word-unmet = no search can match the word `{ $word }` of the topic `{ $topic }`
check-word-unmet-right = the beginning of a word, in small letters

## situations/

check-entity = `{ $entity }` is not a valid entity
check-entity-right = only letters, starting with a capital, and not Person or Action
check-entity-twice = another situation already has the entity `{ $entity }`
check-entity-twice-right = an entity of its own
check-deed = `{ $deed }` is not a valid deed
check-deed-right = only letters, and not `owe`
check-confidential-listed = a confidential situation has a register
check-confidential-listed-right = no register, or no confidential = true
check-fields-too-many = it has { $count } fields
check-field-name = `{ $field }` is not a valid field name
check-field-name-right = small letters, digits and underscores
check-field-twice = another field already has the name `{ $field }`
check-field-twice-right = a name of its own
check-response = `{ $field }` has the meaning `response`, so one of its options must say what a register shows
check-field-follows = `{ $field }` follows a reference, so it must be text
check-may-be-unknown = `{ $field }` may be unknown, so it must be a choice or yes-no
check-may-be-unknown-right = a choice or yes-no, or no `may-be-unknown`
check-field-unread = no rule uses the field `{ $field }`, and it has no meaning
check-field-unread-right = a rule that uses it, a meaning, or no such field
check-meaning-twice = another field already has the meaning of `{ $field }`
check-meaning-twice-right = one field for each meaning
check-meaning-of-day = the meaning of `{ $field }` is a day, but the field is not a date
check-meaning-of-day-right = type = "date", or another meaning
check-choice-without-options = `{ $field }` is a choice, but has no options
check-options-without-choice = `{ $field }` has options, but is not a choice
check-option-twice = `{ $field }` has the option `{ $option }` twice
check-option-twice-right = each option once
check-option-space = `{ $field }` has an option that is empty or has spaces around it
check-option-space-right = values without spaces around them
check-no-earlier-field = no earlier field has the name `{ $field }`
check-shown-when-never = `{ $field }` can never have one of these values
check-shown-when-yes-no = [true] or [false]
check-days-of-no-date = `{ $field }` is not a date, so it cannot have `{ $key }`
check-no-earlier-date = no earlier date has the name `{ $field }`
check-question-after = there is no question that `{ $field }` can follow here
check-hidden-own = `{ $field }` does not ship, so there is nothing to hide
check-hidden-own-right = no such question, or the name of one that ships
check-hidden-value = this says neither that `{ $field }` is hidden nor that it is asked
check-hidden-leads = `{ $other }` depends on `{ $field }`, so it cannot be hidden
check-hidden-act = an `[[act]]` depends on `{ $field }`, so it cannot be hidden
# $rules are ids of rules, each with the folder of its version.
check-hidden-read = `{ $field }` cannot be hidden, because rules read it: { $rules }
check-hidden-right = no `hidden`. A label and a hint can say it in other words
check-public-day = the date `{ $field }` is public, but does not say whether it may be in the future

## registers/

check-column-twice = another column already has the id `{ $id }`
check-column-empty = no situation with this register has a field for the column `{ $column }`
check-column-empty-right = a field with this meaning, or no such column
check-column-private = the public column `{ $column }` would show the private field `{ $field }` of `{ $situation }`
check-column-private-right = public = true on the field, or no such column
check-register-confidential = cases of the confidential situation `{ $situation }` would be in this register
check-register-confidential-right = no duty of that situation that names this register

## standards/

check-standard-empty = it has no principles
check-standard-empty-right = [[principle]] with id, label and says
check-principle-twice = another principle already has the id `{ $id }`
check-standard-twice = one clause adopts `{ $standard }` twice
check-standard-twice-right = each standard once for each clause
check-no-principle = no adopted standard has the principle `{ $principle }`
check-upheld-twice = `{ $principle }` is listed twice
check-upheld-twice-right = each principle once

## office.toml

check-post-twice = the post `{ $post }` is here twice
check-post-twice-right = each post once
check-group-twice = the group `{ $group }` is here twice
check-group-twice-right = each group once
check-group-empty = a report about the group `{ $group }` could reach the people it is about, because no one is in the group here
check-no-group = there is no group `{ $name }`
check-no-group-or-post = there is no group or post `{ $name }`
check-no-stand-in = when the holder of `{ $post }` cannot act, no one else can
check-no-stand-in-right = stands-in = ["<a post that someone else holds>"]
check-finding-twice = another finding already has the id `{ $id }`
check-limit-name = `{ $limit }` is not a valid name for a limit
check-limit-negative = `{ $limit }` is less than 0
check-limit-negative-right = 0 or more
check-limit-twice = `{ $limit }` has two numbers from { $from }
check-limit-twice-right = one number for each day
check-no-instrument = the folder `{ $folder }` has no instrument
check-instrument-twice = another instrument already has the id of `{ $instrument }`
check-instrument-twice-right = a different id for each, because citations use them
check-clause-not-in-stack = none of the office's instruments has the clause `{ $clause }`
check-clause-not-in-stack-right = `<instrument> <reference>`, where the instrument is { $known }
check-year-starts = `{ $starts }` is not a day of the year
check-year-starts-right = a month and day, such as 04-01

## instrument.toml

check-binds-nobody = it applies to no one
check-binds-nobody-right = [[covers]] with a role
check-role-twice = `{ $role }` is covered or exempt twice
check-role-twice-right = each role once
check-review-every-right = an ISO 8601 duration such as P1Y

## clauses.toml

check-clause-reference = `{ $clause }` is not a valid reference
check-clause-reference-right = a reference without spaces or commas
check-clause-twice = another clause already has the reference `{ $clause }`
check-clause-twice-right = a reference of its own
check-reason-empty = the clause `{ $clause }` gives no reason
check-reason-empty-right = one sentence that says why it can have no rule
check-reason-needless = the clause `{ $clause }` says why it has no rule, but this kind of clause needs none
check-reason-needless-right = no why-no-rule, or the correct kind
check-reason-beside-rule = the clause `{ $clause }` says why it has no rule, but its `does` says that it has one
check-reason-beside-rule-right = no why-no-rule, or a `does` without a rule
check-clause-unbacked = the clause `{ $clause }` says that it has a rule, but no rule of that kind cites it
check-clause-unbacked-deed = a rule on the deed that cites it, or another `does`
check-clause-unbacked-duty = a rule on `owe`, or a rule with an authority, that cites it, or another `does`
check-clause-unreasoned = the { $kind ->
    [duty] duty
    [prohibition] prohibition
    [permission] permission
    [exception] exception
    [route] route
    [record] record
   *[other] statement
} `{ $clause }` has no rule, and no reason is given
check-clause-unreasoned-right = why-no-rule = one sentence; or does = "rule", "duty", "route" or "deadline"

## Where a version comes from

check-original-unread-right = a file that the program is allowed to read
check-original-name = `{ $file }` is not a name for an original
check-original-name-right = `original/` and a name of letters, digits, dots, hyphens and underscores
check-original-ending = `{ $file }` is in no format that an original can have
check-original-missing = the file `{ $file }` is missing
check-original-missing-right = that file in the folder of this version, or no [[original]] for it
check-original-large = `{ $file }` is too large
check-original-large-right = a file of { $most } megabytes or less
check-original-format = `{ $file }` is not what its name says: it does not begin as a file of type { $ending } does
check-original-format-right = the document itself, with the ending of its format
check-original-sum = the sum of `{ $file }` is not the one given here, so the file was changed or exchanged
check-original-twice = `{ $file }` is listed twice
check-original-twice-right = each original once
check-original-unlisted = instrument.toml does not list this original
check-original-unlisted-right = { $entry } in instrument.toml, or no such file
check-published-at = `{ $address }` is not an address that people can open safely
check-published-at-right = an address that begins with https:// and the name of a website
check-source-unhashed = it names the text whose lines count, and gives no sum of it
check-source-unhashed-right = source-sha256 with the SHA-256 of that text
check-source-unnamed = it gives the sum of a text and does not say which text
check-source-unnamed-right = source-lines with a sentence that says whose lines count
check-source-sum = this is no SHA-256
check-source-sum-right = 64 digits and letters from a to f
check-line-zero = the clause `{ $clause }` is on line 0
check-line-zero-right = a line counted from 1
check-line-of-nothing = the clause `{ $clause }` gives a line, and no text is named in which to count it
check-line-of-nothing-right = source-lines and source-sha256 in instrument.toml, or no line
check-wording-empty = the official wording of the clause `{ $clause }` is empty
check-wording-empty-right = the wording as the document has it, or no `wording`

## comparisons.toml

check-in-comparison = comparison `{ $comparison }`: { $what }
check-comparison-twice = another comparison already has the id `{ $id }`
check-comparison-empty = it has no questions and no clauses
check-comparison-empty-right = [[comparison.question]], or clauses
check-comparison-differs = `{ $office }` is listed twice
check-comparison-differs-right = each office once
check-clause-not-in-office = `{ $office }` has no clause `{ $clause }`
check-clause-not-in-office-right = `<instrument> <reference>` from that office
check-post-not-in-office = `{ $office }` has no post `{ $post }`
