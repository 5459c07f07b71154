//! Notices: clauses that an instrument wants to be shown before a search, a topic or a clause.

use std::collections::BTreeSet;

use jiff::civil::Date;
use probity_i18n::Language;
use serde::Serialize;
use utoipa::ToSchema;

use crate::labels::Labels;
use crate::reading::wording::in_one_line;

/// A clause to show first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NoticeView {
    /// The instrument's identifier.
    pub instrument: String,
    /// The instrument's title.
    pub title: String,
    /// Its reference.
    pub reference: String,
    /// Its text in our own words. If it has official wording, this sums it up.
    pub says: String,
    /// Its official wording, if the codes have it. It is what binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub wording: Option<String>,
    /// Its page.
    pub href: String,
}

/// The notices for these topics, from the office's instruments in force on that day.
#[must_use]
pub fn notices(labels: &Labels, topics: &BTreeSet<&str>, on: Date) -> Vec<NoticeView> {
    let found = labels
        .codes
        .notices(labels.office, on, topics, labels.lang());
    let view = |one: probity_conduct::Citation| NoticeView {
        title: labels.instrument(&one.instrument, on),
        href: format!("/{}/{}/{}", labels.office, one.instrument, one.clause),
        instrument: one.instrument,
        reference: one.clause,
        says: one.says,
        wording: one.wording,
    };
    found.into_iter().map(view).collect()
}

impl NoticeView {
    /// The notice as a line of text, for the command line.
    #[must_use]
    pub fn line(&self, language: &Language) -> String {
        let notice = language.t("answer-notices", &[]);
        let text = in_one_line(&self.says, self.wording.as_deref(), language);
        format!("{notice}: {text} ({} {})", self.title, self.reference)
    }
}
