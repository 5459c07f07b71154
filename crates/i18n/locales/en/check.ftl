### What `probity check` says about mistakes in codes/: its files, names and clauses. What it says about rules and worked
### examples is in check-rules.ftl.
###
### A mistake is told in two parts: what is wrong, and (`…-right`) what would be right. Both begin in small letters and end without
### a full stop. Ids, keys and values stand in them as they are written in the files: what is in backticks, before or after an
### equals sign or in square brackets is the same in every language. What stands in angle brackets is for the reader to fill in.

# $place is a file with its line and column. The second line is indented by two spaces.
check-mistake = { $place }: { $what }
    { "  " }= would be right: { $instead }
# $names are names with commas between them, $last is one more.
check-one-of = { $names } or { $last }
check-none-yet = nothing: there is none yet
check-own-id = an id of its own
check-small-letters = small letters, digits and hyphens
check-at-most = at most { $most }
check-at-most-characters = at most { $most } characters
check-no-id = `{ $id }` is no id
check-no-duration = `{ $written }` is no duration

## Something is named that there is not

check-no-area = there is no area `{ $name }`
check-no-clause = there is no clause `{ $name }`
check-no-clause-right = the ref of a clause in clauses.toml
check-no-duty = there is no duty `{ $name }`
check-no-moment = there is no moment `{ $name }`
check-no-office = there is no office `{ $name }`
check-no-post = there is no post `{ $name }`
check-no-post-right = a label here, or { $known }
check-no-post-here = there is no post in this office `{ $name }`
check-no-register = there is no register `{ $name }`
check-no-resolution = there is no resolution `{ $name }`
check-no-situation = there is no situation `{ $name }`
check-no-standard = there is no standard `{ $name }`
check-no-role = there is no role `{ $name }`
check-no-statement = there is no kind of statement `{ $name }`
check-no-topic = there is no topic `{ $name }`

## Files and folders. $problem is what the operating system says

check-folder-unread = the folder cannot be read: { $problem }
check-folder-unread-right = a folder that the program may read
check-file-unread = the file cannot be read: { $problem }
check-file-unread-right = a text file in UTF-8
check-file-missing = this file is missing
check-file-missing-right = a file of this name, see docs/developers/codes-format.md
check-file-misplaced = no file belongs at this place
check-file-misplaced-right = `words.toml`, `comparisons.toml`, `situations/<id>.toml`, `registers/<id>.toml`, `standards/<id>.toml`, `<office>/office.toml`, `<office>/<instrument>/<date>/<instrument.toml, clauses.toml, rules.cedar, examples.toml>`, `<office>/<instrument>/<date>/rules/<situation>.cedar`, `<office>/<instrument>/<date>/examples/<situation>.toml` or `law/<instrument>/<date>/<the same>`
check-id-name = the id is `{ $id }` and the name is `{ $name }`
check-id-folder = the id is `{ $id }` and the folder is `{ $folder }`
check-effective-folder = it takes effect on { $effective } and its folder is `{ $folder }`
check-effective-folder-right = a folder `{ $effective }`, or effective = { $folder }
check-name-of-page = `{ $name }` is the name of a page of the program's own
check-name-of-page-right = another one

## TOML. What is wrong is mostly said by its reader, in its own words

check-toml-right = TOML as docs/developers/codes-format.md describes it
# $field is a name in backticks.
check-toml-field-right = the key { $field } with its value
check-toml-date-right = a date without quotes, such as 2026-11-21
check-toml-day = this is not a date alone
check-toml-day-right = a date without a time, such as 2026-11-21
check-toml-text-right = "English" or { "{" } en = "English", cy = "Cymraeg" { "}" }
check-toml-column = this says nothing that a column can draw on
check-toml-column-right = `meaning:<meaning>` or `case:<part>`

## words.toml

check-area-twice = a second area has the id `{ $id }`
check-topic-twice = the topic `{ $topic }` is in two areas
check-topic-twice-right = it in one of them
check-topic-homeless = no area of words.toml has the topic `{ $topic }`
check-topic-homeless-right = it among an area's topics
check-resolution-asks = the resolution `{ $resolution }` asks for more and settles something
check-resolution-asks-right = ask = true alone, or no ask
check-word-unmet = no search meets the word `{ $word }` of the topic `{ $topic }`
check-word-unmet-right = the beginning of a word, in small letters

## situations/

check-entity = `{ $entity }` is no entity
check-entity-right = letters alone, the first a capital, neither Person nor Action
check-entity-twice = another situation has the entity `{ $entity }`
check-entity-twice-right = an entity of its own
check-deed = `{ $deed }` is no deed
check-deed-right = letters alone, and not `owe`
check-confidential-listed = a confidential situation has a register
check-confidential-listed-right = no register, or no confidential = true
check-fields-too-many = it has { $count } fields
check-field-name = `{ $field }` is no name of a field
check-field-name-right = small letters, digits and underscores
check-field-twice = a second field is named `{ $field }`
check-field-twice-right = a name of its own
check-field-follows = `{ $field }` follows a reference and is no text
check-field-unread = no rule reads the field `{ $field }` and it has no meaning
check-field-unread-right = a rule that reads it, a meaning, or no such question
check-meaning-twice = another field has the meaning of `{ $field }`
check-meaning-twice-right = one field a meaning
check-meaning-of-day = `{ $field }` means a day and is not a date
check-meaning-of-day-right = type = "date", or another meaning
check-choice-without-options = `{ $field }` is a choice without options
check-options-without-choice = `{ $field }` has options and is no choice
check-option-twice = `{ $field }` has the option `{ $option }` twice
check-option-twice-right = each option once
check-option-space = `{ $field }` has an option that is empty or has space around it
check-option-space-right = values without space around them
check-no-earlier-field = no earlier field is named `{ $field }`
check-shown-when-never = `{ $field }` never has one of these values
check-shown-when-yes-no = [true] or [false]
check-days-of-no-date = `{ $field }` is no date, so it cannot say `{ $key }`
check-no-earlier-date = no earlier date is named `{ $field }`
check-public-day = the date `{ $field }` is public and does not say whether it may lie ahead

## registers/

check-column-twice = a second column has the id `{ $id }`
check-column-empty = no situation of this register has a field for the column `{ $column }`
check-column-empty-right = a field with this meaning, or no such column
check-column-private = the public column `{ $column }` would show the private field `{ $field }` of `{ $situation }`
check-column-private-right = public = true on the field, or no such column
check-register-confidential = cases of the confidential `{ $situation }` would enter it
check-register-confidential-right = no duty of that situation which names this register

## standards/

check-standard-empty = it asks nothing
check-standard-empty-right = [[principle]] with id, label and says
check-principle-twice = a second principle has the id `{ $id }`
check-standard-twice = `{ $standard }` is taken on twice by one clause
check-standard-twice-right = each standard once a clause
check-no-principle = no standard taken on has the principle `{ $principle }`
check-upheld-twice = `{ $principle }` is upheld twice
check-upheld-twice-right = each principle once

## office.toml

check-post-twice = the post `{ $post }` stands here twice
check-post-twice-right = each post once
check-group-twice = the group `{ $group }` stands here twice
check-group-twice-right = each group once
check-group-empty = a report about the group `{ $group }` could reach the people it is about: nobody is in the group here
check-no-group = there is no group `{ $name }`
check-no-group-or-post = there is no group or post `{ $name }`
check-no-stand-in = when the holder of `{ $post }` may not act, nobody else can
check-no-stand-in-right = stands-in = ["<a post that someone else holds>"]
check-finding-twice = a second finding has the id `{ $id }`
check-limit-name = `{ $limit }` is no name of a limit
check-limit-negative = `{ $limit }` is less than nothing
check-limit-negative-right = 0 or more
check-limit-twice = `{ $limit }` has a second number from { $from }
check-limit-twice-right = one number a day
check-no-instrument = there is no instrument in `{ $folder }`
check-instrument-twice = the stack has another instrument of the id of `{ $instrument }`
check-instrument-twice-right = ids that differ: citations name them
check-clause-not-in-stack = there is no clause `{ $clause }` in the stack
check-clause-not-in-stack-right = `<instrument> <reference>`, the instrument { $known }
check-year-starts = `{ $starts }` is no day of a year
check-year-starts-right = month and day, such as 04-01

## instrument.toml

check-binds-nobody = it binds nobody
check-binds-nobody-right = [[covers]] with a role
check-role-twice = `{ $role }` is covered or exempt twice
check-role-twice-right = each role once
check-review-every-right = an ISO 8601 duration such as P1Y

## clauses.toml

check-clause-reference = `{ $clause }` is no reference
check-clause-reference-right = a reference without spaces and commas
check-clause-twice = a second clause has the reference `{ $clause }`
check-clause-twice-right = a reference of its own
check-reason-empty = the clause `{ $clause }` gives no reason
check-reason-empty-right = one sentence: why it can have no rule
check-reason-needless = the clause `{ $clause }` says why it has no rule, and its kind needs none
check-reason-needless-right = no why-no-rule, or the kind that the statement is
check-reason-beside-rule = the clause `{ $clause }` says why it has no rule, and it claims one
check-reason-beside-rule-right = no why-no-rule, or a `does` without a rule
check-clause-unbacked = no rule backs the clause `{ $clause }`
check-clause-unbacked-deed = a rule on the deed that cites it, or another `does`
check-clause-unbacked-duty = a rule on `owe`, or one with an authority, that cites it, or another `does`
check-clause-unreasoned = no rule stands behind the { $kind ->
    [duty] duty
    [prohibition] prohibition
    [permission] permission
    [exception] exception
    [route] route
    [record] record
   *[other] statement
} `{ $clause }`, and nothing says why
check-clause-unreasoned-right = why-no-rule = one sentence; or does = "rule", "duty", "route" or "deadline"

## comparisons.toml

check-in-comparison = comparison `{ $comparison }`: { $what }
check-comparison-twice = a second comparison has the id `{ $id }`
check-comparison-empty = nothing answers it
check-comparison-empty-right = [[comparison.question]], or clauses
check-comparison-differs = `{ $office }` differs twice
check-comparison-differs-right = each office once
check-clause-not-in-office = there is no clause `{ $clause }` in `{ $office }`
check-clause-not-in-office-right = `<instrument> <reference>` of that office
check-post-not-in-office = `{ $office }` has no post `{ $post }`
