//! The pages, and the registry that one test renders them all from.

pub mod accessibility;
pub mod accounts;
pub mod act;
pub mod ask;
pub mod case;
pub mod cases;
pub mod code;
pub mod compare;
pub mod connections;
pub mod coverage;
pub mod deciding_time;
pub mod decisions;
pub mod declare;
pub mod disposal;
pub mod entry;
pub mod error;
pub mod findings;
pub mod home;
pub mod import;
pub mod ledger;
pub mod opening;
pub mod oversight;
pub mod people;
pub mod person_form;
pub mod posts;
pub mod privacy;
pub mod publication;
pub mod register;
pub mod registers;
pub mod settings;
pub mod sheet;
pub mod sign_in;
pub mod versions;
pub mod welcome;

use axum::Router;

use crate::{assets, language};

crate::pages! {
    accessibility::AccessibilityPage,
    accounts::InvitedPage,
    ask::AskAnswerPage,
    ask::AskPage,
    decisions::DecisionsPage,
    coverage::CoveragePage,
    code::ClausePage,
    code::CodePage,
    code::SituationsPage,
    compare::ComparePage,
    declare::DeclareCheckPage,
    declare::DeclareChoosePage,
    declare::DeclarePage,
    declare::DeclareRepeatPage,
    declare::DeclareSentPage,
    entry::EntryPage,
    error::ErrorPage,
    findings::FindingsPage,
    home::HomePage,
    home::OfficesPage,
    import::ImportColumnsPage,
    import::ImportFilePage,
    import::ImportPreviewPage,
    import::ImportReportPage,
    ledger::LedgerPage,
    ledger::VerifiedPage,
    case::ActPage,
    case::CasePage,
    cases::CasesPage,
    oversight::AllCasesPage,
    oversight::OnHoldPage,
    people::PeoplePage,
    people::PersonPage,
    posts::PostsPage,
    privacy::PrivacyPage,
    publication::CorrectPage,
    publication::WithholdPage,
    register::RegisterPage,
    registers::RegistersPage,
    settings::SettingsPage,
    sheet::SheetPage,
    sign_in::SignInPage,
    sign_in::SignedInPage,
    connections::ConnectionsPage,
    versions::DiffPage,
    versions::VersionsPage,
    welcome::WelcomePage,
}

/// The routes that every site has, whatever its office does.
pub fn routes() -> Router {
    Router::new()
        .merge(assets::routes())
        .merge(language::routes())
        .merge(accessibility::routes())
        .merge(privacy::routes())
}
