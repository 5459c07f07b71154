### What every page shares: the frame around it, dates, buttons.

language-name = English
service-name = Probity
page-title = { $title } - { $office } - { $service }
error-prefix = Error:
skip-to-content = Skip to main content
navigation-label = Menu
account-navigation-label = Your account
support-links = Support links
footer-accessibility = Accessibility statement
footer-privacy = Privacy
footer-licences = Licences
language-choice = Language

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
