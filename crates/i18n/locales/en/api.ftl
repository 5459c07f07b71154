### What the JSON API says about a body that it cannot take.

api-not-json = Send the body as JSON, with the header “Content-Type: application/json”.
api-malformed = The body is not JSON: see line { $line }, column { $column }.
api-missing = This has to be given
api-unknown-field = There is no such field. Those that there are: { $known }
api-given-twice = Give this only once
api-wrong-type = This has another type. Expected is { $expected }
api-unreadable = This cannot be read. See the schema for what would be right
api-unknown-office = There is no such office. Those that there are: { $known }
api-unknown-situation = There is no such situation. Those that there are: { $known }
api-unknown-role = There is no such role. Those that there are: { $known }
api-role-or-subject = Give either a role or a subject, not both
api-only-with-role = Give this only together with a role
