### Drafts: what people have typed and not sent yet, page by page.

service-draft-unknown = These answers are no longer kept. Start again.
service-draft-too-large = This is more than we can keep. Shorten your answers.

flow-question = Question { $number }, { $left ->
    [0] the last one
   *[other] at most { $left } left
}
flow-page = Page { $number }, { $left ->
    [0] the last one
   *[other] at most { $left } left
}
flow-record = Details for the record
flow-confirm = Is { $value } right? Confirm it below, or change it
flow-confirm-title = Confirm what you entered
flow-confirm-choice = { $value } is right
held = You have permission: { $case }.
held-until = You have permission until { $until }: { $case }.
held-conditions = Conditions: { $conditions }
flow-kept-hours = { $hours ->
    [one] We keep your answers for an hour, so that you can go back and change them. No one sees them.
   *[other] We keep your answers for { $hours } hours, so that you can go back and change them. No one sees them.
}
flow-kept-days = We keep your answers for { $days } days, and only you can see them. You find them on your home page.

find-label = Search
find-hint = Use everyday words, such as wine, second job or lost laptop
find-button = Search
find-found = Results for “{ $typed }”
find-nothing = Nothing fits these words. Try another word, or choose from the list below.
find-common = What people ask about most
find-areas = Everything else

home-drafts = Not sent yet
home-draft = Continue: { $situation }, started { $on }
home-draft-kept = We delete it on { $until }, unless you change it before.
home-draft-delete = Delete
home-draft-delete-which = draft: { $situation }, started { $on }
