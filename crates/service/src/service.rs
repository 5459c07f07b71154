//! The service: one struct for each noun, all made from the same dependencies.

use jiff::Timestamp;
use jiff::civil::Date;
use probity_conduct::Codes as Conduct;
use probity_store::Store;

use crate::accounts::Accounts;
use crate::cases::Cases;
use crate::codes::Codes;
use crate::context::{Context, Dependencies};
use crate::drafts::Drafts;
use crate::error::ServiceError;
use crate::imports::Imports;
use crate::ledger::Ledger;
use crate::people::People;
use crate::posts::Posts;
use crate::registers::Registers;
use crate::settings::Settings;

/// Everything that a person or program can do. Clones share the same state.
#[derive(Clone)]
pub struct Service {
    context: Context,
    /// Cases: submitting, reading, deciding, erasing.
    pub cases: Cases,
    /// People and their connections.
    pub people: People,
    /// Posts and who holds them.
    pub posts: Posts,
    /// Registers and their entries.
    pub registers: Registers,
    /// Imports of old registers.
    pub imports: Imports,
    /// Codes: asking them, and what the office decided about them.
    pub codes: Codes,
    /// The ledger: events, proofs, verification.
    pub ledger: Ledger,
    /// Accounts and sessions.
    pub accounts: Accounts,
    /// What people have typed and not sent yet.
    pub drafts: Drafts,
    /// The office's settings.
    pub settings: Settings,
}

impl Service {
    /// A service made from its dependencies.
    ///
    /// # Errors
    /// If the program's own access rules are broken. A test prevents that.
    pub fn new(dependencies: Dependencies) -> Result<Self, ServiceError> {
        let context = Context::new(dependencies)?;
        Ok(Self {
            cases: Cases(context.clone()),
            people: People(context.clone()),
            posts: Posts(context.clone()),
            registers: Registers(context.clone()),
            imports: Imports(context.clone()),
            codes: Codes(context.clone()),
            ledger: Ledger(context.clone()),
            accounts: Accounts(context.clone()),
            drafts: Drafts(context.clone()),
            settings: Settings(context.clone()),
            context,
        })
    }
}

impl Service {
    /// What `codes/` says.
    #[must_use]
    pub fn conduct(&self) -> &Conduct {
        self.context.codes()
    }

    /// The database. Only the code that serves the ledger to outsiders reads it directly.
    #[must_use]
    pub fn store(&self) -> &Store {
        self.context.store()
    }

    /// The time now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.context.now()
    }

    /// Today in London.
    #[must_use]
    pub fn today(&self) -> Date {
        self.context.today()
    }

    /// Bytes that no one can guess.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        self.context.random()
    }
}

impl std::fmt::Debug for Service {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Service").finish_non_exhaustive()
    }
}
