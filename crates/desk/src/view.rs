//! What the desk gives back. Ids and data only, with labels where `codes/` has them: sentences are the catalogue's.

mod matter;
mod office;
mod register;

pub use matter::{
    EarlierOffer, EarlierOffers, FactView, HeldUpLine, HistoryLine, Holder, MatterLine, MatterPage,
    MatterView, May, MayBe, PassedOverView, Preview, Receipt, SecondLookView, Sum, Told, Unmatched,
};
pub use office::{
    EventLine, Invitation, LocalDecisionView, MissingView, PersonLine, PersonView, PostView,
    Session, SetUpView,
};
pub use register::{
    Cell, CellValue, ColumnView, EntryView, RegisterLine, RegisterPage, ToBePublished,
};
