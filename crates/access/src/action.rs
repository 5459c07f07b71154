//! Everything that someone may try to do, by the name that `access.cedar` has for it.

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// Something that someone may try to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($(#[$doc])* $variant,)+
        }

        impl Action {
            /// Every action.
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
    /// Ask the code.
    Ask = "ask",
    /// See who works here: names, titles, teams.
    SeePeople = "see-people",
    /// Add and change people, posts and other people's ties.
    ManagePeople = "manage-people",
    /// Invite people to sign in, close accounts.
    ManageAccounts = "manage-accounts",
    /// See set-up, readiness and findings.
    SeeSetUp = "see-set-up",
    /// Switch instruments, open the office.
    ManageSetUp = "manage-set-up",
    /// Bring in an old register.
    Import = "import",
    /// Recompute everything and compare.
    Verify = "verify",
    /// Read events and checkpoints.
    SeeLedger = "see-ledger",
    /// List every matter.
    SeeAllMatters = "see-all-matters",
    /// List the matters that can go to nobody, without their content.
    SeeHeldUp = "see-held-up",
    /// Read a register.
    SeeRegister = "see-register",
    /// Submit a matter about a person.
    SubmitFor = "submit-for",
    /// Declare or end a person's tie.
    DeclareTie = "declare-tie",
    /// Read a matter.
    SeeMatter = "see-matter",
    /// Decide, take note, ask for information.
    Decide = "decide",
    /// Give the information that was asked for.
    GiveInformation = "give-information",
    /// Record what became of it.
    RecordOutcome = "record-outcome",
    /// Ask for a second look at a refusal.
    AskSecondLook = "ask-second-look",
    /// Withdraw it.
    Withdraw = "withdraw",
    /// Send it to whoever it should go to now.
    Reroute = "reroute",
    /// Erase what is kept of it, as its time is over.
    Dispose = "dispose",
    /// Withhold an entry, or show it again.
    Withhold = "withhold",
    /// Correct an entry.
    Correct = "correct",
}
