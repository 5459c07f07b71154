//! Past cases asked again under two versions of an instrument, for people who may read every case. Nothing is saved.

use probity_access::Action;
use probity_casework::case::Case;
use probity_conduct::model::LOCAL_DECISIONS;
use probity_conduct::{Asker, CannotAsk, Changed, Difference, PastQuestion, Version};
use probity_store::Filter;
use serde::Serialize;

use crate::actor::Actor;
use crate::cases::damaged;
use crate::cases::list::read;
use crate::codes::Codes;
use crate::error::ServiceError;
use crate::labels::as_json;
use crate::office_state::OfficeState;

/// Cases that are read from the store at a time.
const PAGE: u32 = 500;

/// How another version would answer past cases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Impact {
    /// How many were asked under both versions.
    pub asked: usize,
    /// Cases with different answers.
    pub changed: Vec<PastCase>,
    /// Cases that cannot be asked under both versions.
    pub unasked: Vec<Unasked>,
}

/// A past case that another version would have answered differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PastCase {
    /// Its reference.
    pub reference: String,
    /// Its situation.
    pub situation: String,
    /// Both answers.
    #[serde(flatten)]
    pub answers: Changed,
}

/// A past case that cannot be asked under both versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Unasked {
    /// Its reference.
    pub reference: String,
    /// Its situation.
    pub situation: String,
    /// The reason. `None` if the stored answer cannot be read, so that it is unknown which instruments judged the case.
    pub why: Option<CannotAsk>,
}

/// Two versions compared, with past cases for people who may read them. The page, the API and the command line share
/// this shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VersionsCompared {
    /// The clauses and the worked examples.
    #[serde(flatten)]
    pub difference: Difference,
    /// Past cases, if they were asked for.
    pub cases: Option<Impact>,
}

impl Codes {
    /// Asks the cases that an instrument judged again under two of its versions. Cases that the reader may not see are
    /// left out, and the rest are shown as the reader may see them. A case that cannot be asked is listed with the
    /// reason.
    ///
    /// # Errors
    /// For anyone who may not read all cases.
    #[tracing::instrument(name = "codes.compare_versions", level = "debug", skip_all)]
    pub async fn compare_versions(
        &self,
        actor: &Actor,
        old: Version<'_>,
        new: Version<'_>,
    ) -> Result<Impact, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::SeeAllCases)?;
        let mut found = Impact::default();
        let mut after: Option<probity_store::Cursor> = None;
        loop {
            let page = self
                .0
                .store()
                .list(actor.office(), &Filter::cases(), after.as_ref(), PAGE)
                .await?;
            for row in &page.rows {
                let case = match read(row) {
                    Ok(case) => case,
                    Err(error) => {
                        damaged::note(&error);
                        let situation = row.row.columns.situation.as_deref().unwrap_or_default();
                        if self.0.is_open_to_readers(situation) {
                            found.unasked.push(Unasked {
                                reference: row.row.key.id.clone(),
                                situation: situation.to_owned(),
                                why: None,
                            });
                        }
                        continue;
                    }
                };
                if self
                    .0
                    .allow_case(actor, &state, Action::SeeCase, &case)
                    .is_ok()
                {
                    found.add(&case, replay(actor, &state, &case, old, new));
                }
            }
            after = page.next;
            if after.is_none() {
                return Ok(found);
            }
        }
    }
}

/// The result of asking one case again.
enum Replayed {
    /// The instrument did not judge this case.
    NotJudgedByIt,
    Same,
    Differs(Changed),
    CannotBe(Option<CannotAsk>),
}

impl Impact {
    fn add(&mut self, case: &Case, replayed: Replayed) {
        let reference = case.submitted.reference.to_string();
        let situation = case.submitted.situation.clone();
        match replayed {
            Replayed::NotJudgedByIt => {}
            Replayed::Same => self.asked += 1,
            Replayed::Differs(answers) => {
                self.asked += 1;
                self.changed.push(PastCase {
                    reference,
                    situation,
                    answers,
                });
            }
            Replayed::CannotBe(why) => self.unasked.push(Unasked {
                reference,
                situation,
                why,
            }),
        }
    }
}

/// Asks a case's question under both versions, if the instrument judged it.
fn replay(
    actor: &Actor,
    state: &OfficeState,
    case: &Case,
    old: Version<'_>,
    new: Version<'_>,
) -> Replayed {
    let submitted = &case.submitted;
    let Some(answer) = submitted.answer.read() else {
        return Replayed::CannotBe(None);
    };
    let judged: Vec<String> = answer
        .instruments
        .iter()
        .map(|one| one.id.clone())
        .filter(|id| id != LOCAL_DECISIONS)
        .collect();
    if !judged.contains(&old.instrument().id) {
        return Replayed::NotJudgedByIt;
    }
    let asker = Asker {
        role: answer.role.clone(),
        posts: state.posts_of(&submitted.subject.person),
    };
    let case = PastQuestion {
        office: actor.office(),
        situation: &submitted.situation,
        on: answer.on,
        asker: &asker,
        facts: &as_json(&submitted.facts),
        switched_on: &judged,
    };
    match old.changes(new, &case) {
        Ok(None) => Replayed::Same,
        Ok(Some(changed)) => Replayed::Differs(changed),
        Err(why) => Replayed::CannotBe(Some(why)),
    }
}
