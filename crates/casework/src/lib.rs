//! People, posts, matters, duties, routing, decisions: commands become events. Pure.
