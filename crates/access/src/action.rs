//! Every action that someone may try, by its name in `access.cedar`.

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// An action that someone may try.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($(#[$doc])* $variant,)+
        }

        impl Action {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name in `access.cedar`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

actions! {
    /// Ask a question of the code.
    Ask = "ask",
    /// See who works here: names, titles, teams.
    SeePeople = "see-people",
    /// Add and change people, posts and other people's connections.
    ManagePeople = "manage-people",
    /// Invite people to sign in, close accounts.
    ManageAccounts = "manage-accounts",
    /// See settings, readiness and findings.
    SeeSettings = "see-settings",
    /// Switch instruments, open the office.
    ManageSettings = "manage-settings",
    /// Record that one has read clauses against their source.
    SignClauses = "sign-clauses",
    /// Import an old register.
    Import = "import",
    /// Recompute everything and compare.
    Verify = "verify",
    /// Read events and checkpoints.
    SeeLedger = "see-ledger",
    /// List every case.
    SeeAllCases = "see-all-cases",
    /// List the cases on hold, without their content.
    SeeOnHold = "see-on-hold",
    /// Read a register.
    SeeRegister = "see-register",
    /// Submit a case about a person.
    SubmitFor = "submit-for",
    /// Declare or end a person's connection.
    DeclareConnection = "declare-connection",
    /// Read a case.
    SeeCase = "see-case",
    /// Decide, mark as read, or ask for information.
    Decide = "decide",
    /// Give the information that was asked for.
    GiveInformation = "give-information",
    /// Record what happened to it.
    RecordOutcome = "record-outcome",
    /// Ask for a review of a refusal.
    AskReview = "ask-review",
    /// Withdraw it.
    Withdraw = "withdraw",
    /// Step aside from it because of a conflict of interest.
    StepAside = "step-aside",
    /// Send it to the person who should have it now.
    Reroute = "reroute",
    /// Erase its stored data at the end of its retention period.
    Dispose = "dispose",
    /// Withhold an entry, or show it again.
    Withhold = "withhold",
    /// Correct an entry.
    Correct = "correct",
}
