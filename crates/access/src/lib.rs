//! Who may do what: access.cedar and the requests put to it. Pure.
