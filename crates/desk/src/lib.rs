//! Does what a person asks: access first, then casework, then the store. Pages, API and command line all go through it.
