//! Output types of the service: ids and data, with labels from `codes/`. The sentences come from the catalogue.

mod case;
mod deciding;
mod held;
mod labelled;
mod may;
mod office;
mod register;
mod sent_before;
mod understood;

pub use case::{
    CaseLine, CasePage, CaseView, EarlierOffer, EarlierOffers, FactView, HistoryLine, Holder,
    Informed, MayBe, OnHoldLine, PassedOverView, Preview, Receipt, ReviewView, Sum, Unmatched,
};
pub use deciding::{DecisionPreview, Departs, HowItDeparts, SteppedAside};
pub use held::Held;
pub use labelled::{Label, Labelled};
pub use may::May;
pub use office::{
    ActingFor, ClauseReadingView, EventLine, Invitation, LocalDecisionView, MissingView,
    PersonLine, PersonView, PostView, Session, SettingsView,
};
pub use register::{Cell, ColumnView, EntryView, RegisterLine, RegisterPage, ToBePublished};
pub use sent_before::{Differing, SentBefore};
pub use understood::{Understood, UnderstoodNow};
