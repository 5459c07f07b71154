//! The errors of each noun, as tables: variant and data, status, code, and message if it has one.

use jiff::civil::Date;
use probity_casework::CaseId;
use probity_casework::case::State;
use probity_i18n::key;

use super::ServiceError;
use super::display::{Displayed, Status};

/// Declares the enum of each noun from its table. The data of a variant goes to the log, and to its message where the
/// message names it.
macro_rules! nouns {
    ($(
        $(#[$about:meta])*
        $noun:ident($error:ident) {
            $($(#[$doc:meta])* $variant:ident $({ $($data:ident: $type:ty),+ })?:
                $status:ident, $code:literal $(, $message:expr)?;)+
        }
    )+) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $error {
            $($(#[$doc])* $variant $({ $(#[doc = "See the variant."] $data: $type),+ })?,)+
        }

        impl $error {
            pub(super) fn displayed(&self) -> Displayed {
                match self {
                    $(Self::$variant $({ $($data),+ })? => Displayed::new(Status::$status, $code)
                        $(.with_message($message))?
                        $($(.with_detail($data))+)?,)+
                }
            }
        }

        impl From<$error> for ServiceError {
            fn from(error: $error) -> Self {
                Self::$noun(error)
            }
        }
    )+

        /// One error of each variant.
        #[cfg(test)]
        pub(super) fn all() -> Vec<ServiceError> {
            vec![$($($error::$variant $({ $($data: <$type as super::tests::Sample>::sample()),+ })?.into(),)+)+]
        }
    };
}
nouns! {
    /// Errors about a case.
    Case(CaseError) {
        /// There is no such case, or the person may not know of it.
        Unknown: NotFound, "case-unknown";
        /// The case is past this step: it was decided, closed or withdrawn, for example.
        MovedOn { state: State }: Conflict, "case-past-that", key("service-case-past-that");
        /// It is prohibited, and the code allows no exception.
        NoException: Conflict, "no-exception", key("service-no-exception");
        /// Someone else has the case.
        NotHolder: NotAllowed, "case-not-yours", key("service-case-not-yours");
        /// The case would now go to someone else than the sender was shown.
        RecipientChanged: Conflict, "recipient-changed", key("service-recipient-changed");
        /// The answer stored with the case cannot be read.
        Unreadable { reference: CaseId }: Unavailable, "case-unreadable",
            key("service-case-unreadable").with("reference", reference.as_str());
    }

    /// Errors about a person.
    Person(PersonError) {
        /// The office does not know this person.
        Unknown: NotFound, "person-unknown";
        /// The person has left.
        Left: Conflict, "person-left", key("service-person-left");
        /// The person has no such connection.
        UnknownConnection: NotFound, "connection-unknown";
    }

    /// Errors about an account and about signing in.
    Account(AccountError) {
        /// There is no account with this sign-in name.
        Unknown: NotFound, "account-unknown";
        /// The invitation was used, is too old, or was replaced.
        UnknownInvitation: NotFound, "invitation-unknown", key("service-invitation-unknown");
        /// The sign-in name or the passphrase is wrong. It does not say which.
        SignInRefused: NotSignedIn, "sign-in-refused", key("sign-in-wrong");
        /// There were too many attempts. Try again after this many minutes.
        TooManyAttempts { minutes: i64 }: TooMany, "too-many-attempts",
            key("service-too-many-attempts").with("minutes", *minutes);
    }

    /// Errors about a draft.
    Draft(DraftError) {
        /// There is no such draft, it has expired, or it is someone else's.
        Unknown: NotFound, "draft-unknown", key("service-draft-unknown");
        /// It holds more than can be kept.
        TooLarge: TooLarge, "draft-too-large", key("service-draft-too-large");
    }

    /// Errors about a register.
    Register(RegisterError) {
        /// There is no such register.
        Unknown: NotFound, "register-unknown";
        /// There is no such entry.
        UnknownEntry: NotFound, "entry-unknown";
        /// The case is in no register.
        NoEntry: NotFound, "no-entry";
    }

    /// Errors about an office.
    Office(OfficeError) {
        /// There is no such office.
        Unknown: NotFound, "office-unknown";
        /// There is already an office with this id.
        Exists: Conflict, "office-exists";
        /// The office has not opened its service yet.
        NotOpen: Conflict, "office-not-open", key("service-office-not-open");
        /// This many things are missing before the office can open.
        NotReady { count: usize }: Conflict, "office-not-ready",
            key("service-office-not-ready").with("count", *count);
    }

    /// Errors about the codes.
    Code(CodeError) {
        /// There is no such situation.
        UnknownSituation: NotFound, "situation-unknown";
        /// No instrument was in force on that day.
        NothingInForce { on: Date }: Conflict, "nothing-in-force",
            key("service-nothing-in-force").with("on", *on);
        /// The code cannot answer this question.
        CannotAnswer { why: String }: Conflict, "code-cannot-answer", key("service-code-cannot-answer");
        /// There is no such finding.
        UnknownFinding: NotFound, "finding-unknown";
        /// The office adopts no such version of an instrument.
        UnknownVersion: NotFound, "version-unknown";
        /// A clause is no longer what the person had before them.
        ClauseChanged { clause: String }: Conflict, "clause-changed",
            key("service-clause-changed").with("clause", clause.as_str());
    }

    /// Errors about the audit log.
    Ledger(LedgerError) {
        /// This many entries of the bundle are confidential.
        EntriesWithheld { count: usize }: NotAllowed, "entries-withheld",
            key("service-entries-withheld").with("count", *count);
        /// An event cannot be read.
        UnreadableEvent { seq: u64, why: String }: Unavailable, "event-unreadable",
            key("service-event-unreadable").with("seq", seq.to_string());
    }

    /// Reasons why the database cannot do something now, each with its detail for the log.
    Store(StoreFault) {
        /// A newer version of the program, or another build of it, wrote the database.
        Newer { why: String }: Unavailable, "store-newer", key("service-store-newer");
        /// It cannot be written.
        ReadOnly { why: String }: Unavailable, "store-read-only", key("service-store-read-only");
        /// It has no room left.
        Full { why: String }: Unavailable, "store-full", key("service-store-full");
        /// It may or may not have saved the request.
        Unsure { why: String }: Unavailable, "unsure", key("service-unsure");
        /// Something stored cannot be read.
        Damaged { why: String }: Unavailable, "store-damaged";
        /// It does not answer, or reports a fault.
        NotAvailable { why: String }: Unavailable, "store-unavailable";
    }
}
