### What the JSON API says about a body that it cannot take.

api-not-json = Send the body as JSON, with the header “Content-Type: application/json”.
api-malformed = The body is not JSON: see line { $line }, column { $column }.
api-missing = Give a value here
api-unknown-field = There is no such field. Use one of: { $known }
api-given-twice = Give this only once
api-no-object = Send a JSON object
api-wrong-type = This has the wrong type. It must be: { $expected }
api-not-confirmed = { $value } is more than expected. Change it, or say that it is right: send "confirmed": ["{ $name }"] as well
api-unreadable = This cannot be read. Check it against the schema
api-unknown-office = There is no such office. Use one of: { $known }
api-unknown-situation = There is no such situation. Use one of: { $known }
api-unknown-role = There is no such role. Use one of: { $known }
api-role-or-subject = Give either a role or a subject, not both
api-only-with-role = Only give this together with a role
