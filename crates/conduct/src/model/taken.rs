//! Ids that are already names of pages. For example `/harbour/people` lists people, so no instrument can have the
//! id `people`: an id is part of its address.

/// No office may have one of these ids.
pub const OFFICES: &[&str] = &[
    "accessibility",
    "api",
    "ask",
    "compare",
    "language",
    "privacy",
    "sign-in",
    "sign-out",
    "static",
    "welcome",
];

/// No instrument may have one of these ids. The last one is for what an office decides about findings, in the
/// program.
pub const INSTRUMENTS: &[&str] = &[
    "all-cases",
    "decisions",
    "declare",
    "disposal",
    "drafts",
    "findings",
    "on-hold",
    "import",
    "ledger",
    "cases",
    "passphrase",
    "people",
    "posts",
    "registers",
    "settings",
    "situations",
    "connections",
    super::LOCAL_DECISIONS,
];

/// No clause may have one of these references.
pub const CLAUSES: &[&str] = &["coverage", "fidelity", "map", "original", "versions"];
