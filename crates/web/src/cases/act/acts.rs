//! What can be done to a case on its pages: the path, the service's name and the words of each act.

use probity_i18n::{Key, key};
use probity_service::view::May;

macro_rules! acts {
    ($($(#[$doc:meta])* $act:ident $path:literal $may:ident $title:expr, $button:expr;)*) => {
        /// The acts on a case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Act { $($(#[$doc])* $act,)* }

        impl Act {
            /// Every act, in the order in which the page offers them.
            pub const ALL: &[Self] = &[$(Self::$act),*];

            /// The last part of its path.
            #[must_use]
            pub const fn path(self) -> &'static str {
                match self { $(Self::$act => $path),* }
            }

            /// The service's name for it.
            #[must_use]
            pub const fn may(self) -> May {
                match self { $(Self::$act => May::$may),* }
            }

            /// Its heading.
            #[must_use]
            pub const fn title(self) -> Key {
                match self { $(Self::$act => $title),* }
            }

            /// The words of its button.
            #[must_use]
            pub const fn button(self) -> Key {
                match self { $(Self::$act => $button),* }
            }
        }
    };
}
acts! {
    /// Choose a resolution, with reasons.
    Decide "decide" Decide key("act-decide"), key("act-decide-button");
    /// Mark it as read, if nothing has to be decided.
    Note "note" Note key("act-note"), key("act-note-button");
    /// Ask its submitter for more information.
    Ask "ask" AskInformation key("act-ask"), key("act-ask-button");
    /// Give the information that was asked for.
    Reply "reply" GiveInformation key("act-reply"), key("act-reply-button");
    /// Record what happened to it.
    Outcome "outcome" RecordOutcome key("act-outcome"), key("act-outcome-button");
    /// Ask for a review of a refusal by someone else.
    Review "review" AskReview key("act-review"), key("act-review-button");
    /// Step aside because of a conflict of interest.
    StepAside "conflict" StepAside key("act-conflict"), key("act-conflict-button");
    /// Withdraw it.
    Withdraw "withdraw" Withdraw key("act-withdraw"), key("act-withdraw-button");
}
