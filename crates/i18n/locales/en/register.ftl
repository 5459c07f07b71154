### The registers.

registers-title = Registers
registers-none = You do not have access to any registers here.

register-search = Search this register
register-filter-year = Financial year
register-any-year = All years
register-filter-outcome = Accepted or refused
register-any-outcome = All outcomes
register-filter-apply = Show entries
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
register-nothing-found = No entries match. Try fewer words or another year.
register-empty = This register has no entries yet.
register-pages = Pages of the register
register-first = Newest entries
register-previous = Later entries
problem-place-unknown = This link to a page of results is not valid. Start again from the first page
register-next = Earlier entries
register-files = Download these entries
register-files-same = The files contain all the entries that match your search and filters, from every page.
register-csv = CSV, for spreadsheets
register-json = JSON, for programs
register-made =
    { $count ->
        [one] Last updated { $moment }, from { $count } recorded event.
       *[other] Last updated { $moment }, from { $count } recorded events.
    }
register-made-from-nothing = Nothing has been recorded yet.
register-internal = Not public
register-more-columns = Each entry's own page and the files show more details.
register-withheld-row = Withheld. An administrator has withheld this entry from publication. The reason is on record.
register-not-stated = Not stated
register-unread = (as written, because it could not be read)
register-corrected = Corrected
register-open = Waiting for a decision
register-withdrawn = Withdrawn
register-see-entry = See entry
register-outcome-accepted = Accepted
register-outcome-declined = Declined
register-outcome-returned = Returned
register-outcome-handed-over = Handed over
register-outcome-disposed = Disposed of

breadcrumbs = Breadcrumb
entry-untitled = Entry from an earlier register
entry-untitled-of = Entry dated { $day }
entry-is-withheld = This entry is withheld from publication. The reason is on record.
entry-open = No decision has been made yet.
entry-withdrawn = The person who submitted it has withdrawn it.
entry-imported = Imported from an earlier register.
entry-publication = Publication
entry-permanent = This page has a <link>permanent address</link>. You can save it and quote it.
entry-done = Done
entry-done-withheld = The entry is withheld. The register still shows that it exists.
entry-done-shown = The entry is in the register again.
entry-done-corrected = The entry is corrected. The register marks it as corrected.
entry-withhold = Withhold this entry
entry-show = Show this entry again
entry-correct = Correct this entry
entry-continue = Continue
entry-withhold-heading = Withhold { $entry }
entry-show-heading = Show { $entry } again
entry-correct-heading = Correct { $entry }
entry-withhold-what-happens = The register will show that an entry is withheld, but none of its details. This does not affect files that people have already downloaded.
entry-show-what-happens = The register will show the whole entry to everyone again.
entry-why-withheld = It was withheld for this reason: { $reason }
entry-withhold-reason = Why should it be withheld?
entry-show-reason = Why should it be shown again?
entry-reason-hint = The reason is kept on record permanently. It is not published.
entry-day-ahead = The date must be today or in the past
entry-days-out-of-order = This date and another date of the entry are in the wrong order. Check both dates
entry-reason-missing = Enter the reason
entry-confirm = Confirm this change
entry-confirm-missing = Confirm that this is what you want
entry-withhold-confirm = Yes, hide this entry from the public
entry-show-confirm = Yes, show this entry to the public
entry-correct-which = Which part is wrong?
entry-correct-which-missing = Choose the part that is wrong
entry-correct-now = { $column } now says: { $value }
entry-correct-now-blank = { $column } is now blank.
entry-correct-value = What should it say?
entry-correct-leave-blank = Leave it blank
entry-correct-reason = Why are you correcting it?
entry-correct-what-happens = The earlier text stays on record. The register shows the new text, marked as corrected.
entry-value-unreadable = Enter the value in the format that the hint shows
entry-hint-date = A date, such as 2026-11-21. Leave it blank to remove it.
entry-hint-money = An amount in pounds, such as 20.50. Leave it blank to remove it.
entry-hint-text = Leave it blank to remove it.
entry-nothing-changed = This changes nothing. Check what you entered.
