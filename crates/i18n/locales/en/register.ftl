### The registers.

registers-title = Registers
registers-none = There is no register here that you may see.

register-search = Search this register
register-filter-year = Financial year
register-any-year = All years
register-filter-outcome = Accepted or refused
register-any-outcome = All outcomes
register-filter-apply = Show
register-filter-clear = Clear search and filters
register-year = { $from } to { $to }
register-total =
    { $count ->
        [0] No entries
        [one] { $count } entry
       *[other] { $count } entries
    }
register-total-more = More than { $count } entries
register-caption = Entries of: { $register }
register-nothing-found = Nothing in this register fits. Try fewer words or another year.
register-empty = There is nothing in this register yet.
register-pages = Pages of the register
register-first = Newest entries
register-previous = Later entries
problem-place-unknown = This is no place in the list. Begin with its first page
register-next = Earlier entries
register-files = Take these entries away
register-files-same = The files hold the entries that your search and filters give, all pages together.
register-csv = CSV, for spreadsheets
register-json = JSON, for programs
register-made =
    { $count ->
        [one] Made from { $count } recorded event, which happened on { $moment }.
       *[other] Made from { $count } recorded events, the last of { $moment }.
    }
register-made-from-nothing = Nothing has been recorded yet.
register-internal = Not public
register-more-columns = Each entry’s own page and the files say more.
register-withheld-row = Withheld. An administrator keeps this entry from publication, for a reason that is on record.
register-not-stated = Not stated
register-unread = (as written; it could not be read)
register-corrected = Corrected
register-open = Awaiting a decision
register-withdrawn = Withdrawn
register-see-entry = See entry
register-yes = Yes
register-no = No
register-outcome-accepted = Accepted
register-outcome-declined = Declined
register-outcome-returned = Returned
register-outcome-handed-over = Handed over
register-outcome-disposed = Disposed of

breadcrumbs = Where this page is
entry-untitled = Entry of an earlier register
entry-untitled-of = Entry of { $day }
entry-is-withheld = This entry is withheld from publication. The reason is on record.
entry-open = A decision is still awaited.
entry-withdrawn = Whoever submitted it has withdrawn it.
entry-imported = It comes from a register that was kept before and was imported.
entry-publication = Publication
entry-permanent = The address of this page is <link>permanent</link>: you can keep it and quote it.
entry-done = Done
entry-done-withheld = The entry is withheld. The register shows that there is one.
entry-done-shown = The entry is in the register again.
entry-done-corrected = The entry is corrected. The register says that it was.
entry-withhold = Withhold this entry
entry-show = Show this entry again
entry-correct = Correct this entry
entry-continue = Continue
entry-withhold-heading = Withhold { $entry }
entry-show-heading = Show { $entry } again
entry-correct-heading = Correct { $entry }
entry-withhold-what-happens = The register will show that an entry is withheld, and nothing of what it says. Files that were taken away before are not called back.
entry-show-what-happens = The register will show the whole entry to everyone again.
entry-why-withheld = It was withheld for this reason: { $reason }
entry-withhold-reason = Why should it be withheld?
entry-show-reason = Why should it be shown again?
entry-reason-hint = The reason is kept on record for good. It is not published.
entry-day-ahead = The date must be today or in the past
entry-days-out-of-order = This date and another date of the entry are in the wrong order. Check both dates
entry-reason-missing = Enter the reason
entry-confirm = Please confirm
entry-confirm-missing = Confirm that this is what you want
entry-withhold-confirm = Take the entry out of public sight
entry-show-confirm = Put the entry in public sight
entry-correct-which = Which part is wrong?
entry-correct-which-missing = Choose the part that is wrong
entry-correct-now = { $column } now says: { $value }
entry-correct-now-blank = { $column } is blank now.
entry-correct-value = What should it say?
entry-correct-leave-blank = Nothing
entry-correct-reason = Why is this a correction?
entry-correct-what-happens = The earlier words stay on record. The register shows the new ones, marked as corrected.
entry-value-unreadable = Enter what it should say in the form that the hint shows
entry-hint-date = A date, such as 2026-11-21. Leave it blank to remove it.
entry-hint-money = An amount in pounds, such as 20.50. Leave it blank to remove it.
entry-hint-text = Leave it blank to remove it.
entry-nothing-changed = Nothing would change. Check what you entered.
