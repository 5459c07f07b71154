### What every page shares: the frame around it, dates, buttons.

language-name = English
service-name = Probity
service-information = Service information
page-title = { $title } - { $office }
skip-to-content = Skip to main content
navigation-label = Menu
signed-in-as = Signed in as { $person }
support-links = Support links
footer-accessibility = Accessibility statement
footer-privacy = Privacy
footer-licences = Licences

date-written =
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
    } { $year }
datetime-written = { $date } at { $time }
time-midday = midday
time-midnight = midnight

continue = Continue
change = Change
answer-now = Answer
not-answered = Not answered
answer-yes = Yes
answer-no = No
list-or = { $items } or { $last }
list-and = { $items } and { $last }
quoted = “{ $text }”
question-optional = { $label } (optional)
question-only-if = Answer this only if you answered “{ $question }” with { $answers }.
