### The accessibility statement (2018 Regulations, regulation 8; content set by the Cabinet Office's model statement).

accessibility-title = Accessibility statement
accessibility-who = { $office } runs this website and wants as many people as possible to be able to use it.
accessibility-can = On every page you should be able to:
accessibility-can-zoom = zoom in up to 400% without text spilling off the screen
accessibility-can-keyboard = reach and use everything with a keyboard or with speech recognition
accessibility-can-screen-reader = listen to the page with a screen reader
accessibility-can-no-script = use everything with JavaScript switched off
accessibility-report-heading = Telling us about problems
accessibility-report = If a page does not work for you, or you need its content in another form, contact { $office } in your usual way. Say which page it was.
accessibility-enforcement-heading = If you are not happy with the answer
accessibility-enforcement = The Equality and Human Rights Commission enforces the accessibility regulations. The <link>Equality Advisory and Support Service</link> can give you advice.
accessibility-status-heading = How accessible this website is
accessibility-status = This website is built to meet the <link>Web Content Accessibility Guidelines version 2.2</link> at level AA.
accessibility-how-heading = How we check it
accessibility-how = A program tests every page in a real browser whenever the website changes. These tests find many faults, but not all.
accessibility-reviewed = This statement was last reviewed on { $date }.
