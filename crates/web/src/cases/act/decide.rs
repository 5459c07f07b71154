//! Deciding: the questions, what they say if the code stands against it, and the page on which a decision is checked
//! before it counts.

use axum::response::Response;
use jiff::civil::Date;
use probity_casework::decide::Choice as Decision;
use probity_conduct::model::Meaning;
use probity_i18n::{Key, Message, key};
use probity_service::ServiceError;
use probity_service::view::{DecisionPreview, Departs, HowItDeparts};
use serde::Serialize;

use crate::cases::act::Acting;
use crate::error::WebError;
use crate::facts_form::{Given, Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::page::Page;
use crate::publication::Publication;

/// The field with the step of the form: a decision counts only after it was checked.
const STEP: &str = "step";
/// The value of [`STEP`] that makes the decision.
const CONFIRM: &str = "confirm";
/// The value of [`STEP`] that shows the form again.
const CHANGE: &str = "change";
/// The fields of a decision, in the order of the form.
const FIELDS: [&str; 9] = [
    "resolution",
    "recipient",
    "against",
    "reasons",
    "conditions",
    "until-day",
    "until-month",
    "until-year",
    "idempotency-key",
];

/// The page on which a decision is checked.
#[derive(Debug, Serialize)]
pub struct DecisionCheckPage {
    /// The case's reference.
    pub reference: String,
    /// The address of its page.
    pub href: String,
    /// The decision as it will be recorded.
    pub rows: Vec<Given>,
    /// Who is told because it goes against the code.
    pub told: Option<Message>,
    /// The entry as the register will show it.
    pub publication: Publication,
    /// The values of the form.
    pub carried: Vec<Carried>,
    /// The version that the decision is made from.
    pub version: String,
}

/// A value in a hidden field.
#[derive(Debug, Serialize)]
pub struct Carried {
    /// The field.
    pub name: &'static str,
    /// Its value.
    pub value: String,
}

impl Page for DecisionCheckPage {
    const TEMPLATE: &'static str = "cases/decide_check.html";

    fn samples() -> Vec<Self> {
        let row = |label: Key, value: &str| Given {
            name: String::new(),
            label: label.into(),
            value: value.to_owned(),
        };
        let told = key("act-check-told")
            .with("post", "Chief Executive")
            .with("person", "Bo Sample");
        let page = |told, publication| Self {
            reference: "ABCD-2345".to_owned(),
            href: "/demo/cases/ABCD-2345".to_owned(),
            rows: vec![
                row(key("act-resolution"), "Accept"),
                row(key("act-reasons"), "It is small."),
            ],
            told,
            publication,
            carried: vec![Carried {
                name: "resolution",
                value: "accept".to_owned(),
            }],
            version: "3".to_owned(),
        };
        let told = [Some(told), None];
        let pages = told.into_iter().zip(Publication::samples());
        pages
            .map(|(told, published)| page(told, published))
            .collect()
    }
}

impl Acting<'_> {
    /// The decision that the form holds. `None` if a date cannot be read; the form then has the error.
    pub(super) fn decision(form: &mut Form) -> Option<Decision> {
        let until = last_day(form);
        if !form.is_good() {
            return None;
        }
        let some = |name| Some(form.value(name).to_owned()).filter(|text| !text.is_empty());
        Some(Decision {
            until,
            resolution: form.value("resolution").to_owned(),
            recipient: some("recipient"),
            reasons: form.value("reasons").to_owned(),
            conditions: some("conditions"),
            against: some("against"),
        })
    }

    /// Whether the form asks for the decision to be made. A question to the declarer is no decision.
    pub(super) fn counts(&self, form: &Form) -> bool {
        let words = &self.app.codes().words().resolution;
        let asks = words
            .get(form.value("resolution"))
            .is_some_and(|word| word.ask);
        asks || form.value(STEP) == CONFIRM
    }

    /// Whether the form asks to be shown again.
    pub(super) fn changes(form: &Form) -> bool {
        form.value(STEP) == CHANGE
    }

    /// What the decision would lead to, on a page of its own.
    ///
    /// # Errors
    /// As for deciding.
    pub(super) async fn check(
        &self,
        form: &Form,
        decision: &Decision,
        version: u64,
    ) -> Result<DecisionCheckPage, ServiceError> {
        let reference = self.view.reference.0.as_str();
        let cases = &self.app.service.cases;
        let preview = cases
            .preview_decision(&self.me.actor, reference, Some(version), decision)
            .await?;
        let carried = FIELDS.map(|name| Carried {
            name,
            value: form.value(name).to_owned(),
        });
        let labels = self.app.labels(&self.me.office, &self.reader.language);
        Ok(DecisionCheckPage {
            reference: reference.to_owned(),
            href: self.href(),
            rows: self.checked(decision),
            told: self.told(&preview),
            publication: Publication::of_decision(preview.register.as_ref(), &labels),
            carried: carried.into(),
            version: version.to_string(),
        })
    }

    fn checked(&self, decision: &Decision) -> Vec<Given> {
        let labels = self.app.labels(&self.me.office, &self.reader.language);
        let day = |day: Date| self.reader.language.date(day);
        let rows = [
            (
                key("act-resolution"),
                Some(labels.resolution(&decision.resolution)),
            ),
            (key("act-recipient"), decision.recipient.clone()),
            (key("act-against"), decision.against.clone()),
            (key("act-reasons"), Some(decision.reasons.clone())),
            (key("act-conditions"), decision.conditions.clone()),
            (key("act-until"), decision.until.map(day)),
        ];
        let given = |(label, value): (Key, Option<String>)| {
            Some(Given {
                name: String::new(),
                label: label.into(),
                value: value?,
            })
        };
        rows.into_iter().filter_map(given).collect()
    }

    fn told(&self, preview: &DecisionPreview) -> Option<Message> {
        if !preview.against {
            return None;
        }
        let Some(told) = &preview.told else {
            return Some(key("act-check-told-no-one").into());
        };
        let labels = self.app.labels(&self.me.office, &self.reader.language);
        Some(
            key("act-check-told")
                .with("post", labels.post(told.post.as_str()))
                .with("person", told.name.as_str()),
        )
    }

    /// Shows the page on which the decision is checked.
    pub(super) fn check_page(&self, page: &DecisionCheckPage) -> Result<Response, WebError> {
        self.reader.page(page)
    }

    /// The warning above the questions, if allowing it would go against the code.
    pub(super) fn warning(&self) -> Option<Message> {
        let departs = self.view.departs.as_ref()?;
        Some(match departs.how {
            HowItDeparts::Prohibited => key("act-departs-prohibited").into(),
            HowItDeparts::BeyondPost => {
                key("act-departs-beyond").with("posts", self.authorities(departs))
            }
            HowItDeparts::NoException => {
                key("act-departs-never").with("clauses", departs.clauses.join(", "))
            }
        })
    }

    fn authorities(&self, departs: &Departs) -> String {
        let labels = self.app.labels(&self.me.office, &self.reader.language);
        let posts: Vec<String> = (departs.authorities.iter())
            .map(|post| labels.post(post.as_str()))
            .collect();
        labels.either(&posts)
    }

    /// The questions of a decision.
    pub(super) fn decide_questions(&self) -> Vec<Question> {
        let labels = self.app.labels(&self.me.office, &self.reader.language);
        let words = &self.app.codes().words().resolution;
        let choices = self.view.resolutions.iter();
        let choices = choices.map(|id| {
            let choice = Choice::new(id, Message::written(labels.resolution(id)));
            match words.get(id).and_then(|word| word.hint.as_ref()) {
                Some(hint) => choice.hinted(Message::written(labels.text(hint))),
                None => choice,
            }
        });
        let mut questions = vec![
            Question::new("resolution", QuestionKind::Choice, key("act-resolution"))
                .choosing(choices.collect()),
        ];
        let receiving: Vec<String> = self
            .view
            .resolutions
            .iter()
            .filter(|id| words.get(*id).is_some_and(|word| word.needs_recipient))
            .map(|id| labels.resolution(id))
            .collect();
        if !receiving.is_empty() {
            let hint = key("act-recipient-hint").with("resolutions", labels.either(&receiving));
            questions.push(
                Question::new("recipient", QuestionKind::Text, key("act-recipient"))
                    .hinted(hint)
                    .optional(),
            );
        }
        let long = |name, label: Key| Question::new(name, QuestionKind::LongText, label);
        let departs = self.view.departs.as_ref();
        if let Some(departs) = departs.filter(|one| one.how != HowItDeparts::NoException) {
            let allowing: Vec<String> = (departs.resolutions.iter())
                .map(|id| labels.resolution(id))
                .collect();
            let hint = key("act-against-hint").with("resolutions", labels.either(&allowing));
            questions.push(long("against", key("act-against")).hinted(hint).optional());
        }
        questions.push(long("reasons", key("act-reasons")).hinted(key("act-reasons-hint")));
        questions.push(long("conditions", key("act-conditions")).optional());
        let situation = self.app.codes().situation(&self.view.situation);
        if situation.is_some_and(|situation| situation.lasting) {
            let until = Question::new("until", QuestionKind::Date, key("act-until"));
            let hint = match self.starts_later() {
                Some(start) => key("act-until-starts").with("start", labels.language.date(start)),
                None => key("act-until-hint").into(),
            };
            questions.push(until.hinted(hint).optional());
        }
        questions
    }

    /// The day on which what is permitted starts, if that is after today.
    fn starts_later(&self) -> Option<Date> {
        let situation = self.app.codes().situation(&self.view.situation)?;
        let field = situation.field_with_meaning(Meaning::OccurredOn)?;
        let facts = &self.view.facts;
        let fact = facts.iter().find(|fact| fact.field == field.name)?;
        let start = fact.value.value.day()?;
        (start > self.app.service.today()).then_some(start)
    }
}

/// The last day of a permission, if one is typed. If it is no day, the form has the error.
fn last_day(form: &mut Form) -> Option<Date> {
    let boxes = ["until-day", "until-month", "until-year"];
    let blank = boxes.iter().all(|name| form.value(name).is_empty());
    if blank { None } else { form.date("until") }
}
