### People and posts.

back = Back

people-title = People
people-add = Add a person
people-add-button = Add this person
people-here = People in the office
people-left = People who have left
people-none = Nobody is known to the office yet.

person-page-title = { $name }
person-name = Name
person-title = Job title
person-standing = What they are to the office
person-team = Team
person-manager = Line manager
person-manager-hint = Matters about this person that go to the line manager go to whoever you choose.
person-post = Post
person-posts = Posts
person-right = May
person-right-hint = Neither lets anyone decide a matter: that comes with a post.
person-change = Change these details
person-change-title = Change the details of { $name }
person-change-button = Save the changes
person-invite = Invite them to sign in
person-ties-change = Declare or end a tie
person-leaves = Record that they are leaving
person-left-on = They left on { $day }.
person-leaving-title = { $name } is leaving
person-leaving-lead = Their posts become vacant, their accounts close, and the matters they have go to whoever is next. This cannot be undone.
person-leaving-button = Record the leaving
person-leaving-day = What is their last day?
right-administrator = look after people, posts, accounts and publication
right-auditor = read everything and change nothing

ties-title = Ties
ties-title-mine = People and organisations I must not decide about
ties-title-of = People and organisations { $name } must not decide about
ties-lead = Whoever has a tie to someone in a matter does not decide it. It goes to the next person.
ties-none = No ties are declared.
tie-add = Declare a tie
tie-add-title = Declare a tie of yours
tie-add-title-of = Declare a tie of { $name }
tie-add-lead = Give a person or organisation outside the office, or pick someone inside it.
tie-add-button = Declare it
tie-to-party = Person or organisation outside the office
tie-to-party-hint = For example the company that a relative owns.
tie-to-person = Person in the office
tie-to-one = Give either someone outside or someone inside the office, not both
tie-relation = What is the tie?
tie-relation-hint = For example a close friendship, a family relation, shares, a second job.
tie-end = End
tie-end-title = End the tie to { $to }
tie-end-lead = It was declared as: { $relation }
tie-end-reason = Why does it no longer count?
tie-end-button = End the tie

posts-title = Posts
posts-lead = Who decides what comes with a post. When the holder may not act, whoever stands in takes over.
post-vacant = Vacant
post-relative = Held by each person's own line manager.
post-same-as = Held by whoever is { $post }.
post-held-by = { $name }, since { $since }
post-stands-in = Standing in, in this order: { $posts }
post-take = Put someone into this post
post-take-title = Put someone into the post { $post }
post-take-lead = Open matters go to the new holder where they would have gone to them.
post-take-button = Save
post-person = Who takes the post?
post-person-missing = Choose who takes the post
post-from = From which day?
post-leave = Give up the post
post-leave-title = { $name } gives up the post { $post }
post-leave-lead = What they have by this post goes to whoever is next.
post-leave-button = Save
post-leave-day = On which day?

problem-standing-unknown = Choose what they are to the office: one of the standings that the codes know
problem-person-unknown = Name someone whom the office knows in “{ $label }”
problem-manager-loop = Choose another line manager: nobody manages themselves, not even through others
problem-post-unknown = Choose a post that the office has
problem-post-relative = This post is each person's own line manager, so nobody takes it. Change the person's line manager instead
problem-post-not-held = Choose a post that they hold
problem-id-malformed = Use up to 60 small letters, digits and hyphens for “{ $label }”
problem-id-taken = Someone else has this identifier. Choose another for “{ $label }”

desk-person-left = This person has left the office, so nothing about them can be changed. Nothing was saved.
