//! The list of situations to ask about or declare: a search, the ones needed most, and the rest by area.

use jiff::civil::Date;
use probity_conduct::model::Situation;
use probity_view::labels::Labels;
use serde::Serialize;

/// One situation to choose.
#[derive(Clone, Debug, Serialize)]
pub struct SituationLink {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
    /// What it is, as a question.
    pub question: String,
}

/// Situations that belong together.
#[derive(Clone, Debug, Serialize)]
pub struct SituationArea {
    /// The area's name.
    pub label: String,
    /// One link for each.
    pub situations: Vec<SituationLink>,
}

/// The list.
#[derive(Clone, Debug, Serialize)]
pub struct SituationList {
    /// What was searched for.
    pub typed: String,
    /// What the search found. `None` without a search.
    pub found: Option<Vec<SituationLink>>,
    /// The ones that people need most.
    pub common: Vec<SituationLink>,
    /// The others, by area.
    pub areas: Vec<SituationArea>,
    /// Where the search is sent.
    pub action: String,
    /// The office, for the search. Empty if the address has it.
    pub office: String,
}

impl SituationList {
    /// The situations that concern someone with this role.
    #[must_use]
    pub fn of(
        labels: &Labels,
        role: Option<&str>,
        today: Date,
        typed: &str,
        href: &dyn Fn(&str) -> String,
    ) -> Self {
        let codes = labels.codes;
        let all = codes.situations_for(labels.office, role, today);
        let link = |situation: &&Situation| SituationLink {
            href: href(&situation.id),
            label: labels.text(&situation.label),
            question: labels.text(&situation.question),
        };
        let searched = !typed.trim().is_empty();
        let found = codes.find_situations(&all, typed, labels.lang());
        let concerns = |one: &&Situation| all.iter().any(|known| known.id == one.id);
        let mut areas: Vec<SituationArea> = (codes.areas().into_iter())
            .map(|(area, situations)| SituationArea {
                label: labels.text(&area.label),
                situations: situations
                    .iter()
                    .filter(|one| concerns(one) && !one.common)
                    .map(link)
                    .collect(),
            })
            .filter(|area| !area.situations.is_empty())
            .collect();
        if codes.areas().is_empty() {
            areas = vec![SituationArea {
                label: labels.office_name(),
                situations: all.iter().filter(|one| !one.common).map(link).collect(),
            }];
        }
        Self {
            typed: typed.trim().to_owned(),
            found: searched.then(|| found.iter().map(link).collect()),
            common: all.iter().filter(|one| one.common).map(link).collect(),
            areas,
            action: String::new(),
            office: String::new(),
        }
    }

    /// Says where its search is sent.
    #[must_use]
    pub fn searched_at(mut self, action: &str, office: &str) -> Self {
        action.clone_into(&mut self.action);
        office.clone_into(&mut self.office);
        self
    }

    /// Samples for the pages that have it.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let link = || SituationLink {
            href: "/ask?office=demo&situation=gift".to_owned(),
            label: "A gift".to_owned(),
            question: "Has someone given you a gift?".to_owned(),
        };
        let list = |typed: &str, found| Self {
            typed: typed.to_owned(),
            found,
            common: vec![link()],
            areas: vec![SituationArea {
                label: "Gifts".to_owned(),
                situations: vec![link()],
            }],
            action: "/ask".to_owned(),
            office: "demo".to_owned(),
        };
        vec![
            list("", None),
            list("wine", Some(vec![link()])),
            list("zzz", Some(Vec::new())),
        ]
    }
}
