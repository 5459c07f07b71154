//! The order of the questions. Pure functions: from what was typed to a page, or to facts that the code can be asked
//! about.

mod questions;

use jiff::civil::Date;
use probity_conduct::model::Situation;
use probity_conduct::{Answer, Codes, Facts};
use probity_i18n::{Language, Message, key};
use probity_view::answer::AnswerBlock;
use probity_view::facts::TypedField;
use probity_view::labels::Labels;

use crate::ask::page::{AskAnswerPage, AskPage};
use crate::facts_form::{FactsForm, Given, Question, carried};
use crate::form::Form;

/// The field with the office.
pub const OFFICE: &str = "the-office";
const ROLE: &str = "the-role";
const POSTS: &str = "the-posts";
const AREA: &str = "the-area";
/// The field with the situation.
pub const SITUATION: &str = "the-situation";
const SKIPPED: &str = "the-skipped";

/// One request: everything typed so far, and which button was pressed.
pub struct AskRequest<'a> {
    codes: &'a Codes,
    language: &'a Language,
    /// The offices to choose from. If there is only one, it is not asked.
    offices: &'a [String],
    form: Form,
    /// The step that the form was sent from. Empty at the start.
    from: String,
    /// The answer to change, if that button was pressed.
    change: Option<String>,
}

/// A question that the code can be asked, as far as the answers are known.
pub struct Ready<'a> {
    /// The office.
    pub office: String,
    /// The person's role in it.
    pub role: String,
    /// Posts that they hold.
    pub posts: Vec<String>,
    /// The situation.
    pub situation: &'a Situation,
    /// The facts known so far.
    pub facts: Facts,
}

impl<'a> AskRequest<'a> {
    /// Reads the request. A new situation starts without the facts of the earlier one.
    pub fn new(
        codes: &'a Codes,
        language: &'a Language,
        offices: &'a [String],
        pairs: Vec<(String, String)>,
    ) -> Self {
        let last = |name: &str| {
            pairs
                .iter()
                .rev()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.clone())
        };
        let from = last("go-step").unwrap_or_default();
        let (skip, change) = (last("go-skip"), last("go-change"));
        let to_choose = from == AREA && change.is_none();
        let fresh = to_choose || from == SITUATION && change.is_none();
        let kept = pairs.into_iter().filter(|(name, _)| {
            let fact = !name.starts_with("the-") && !name.starts_with("go-");
            !(fresh && (fact || name == SKIPPED) || to_choose && name == SITUATION)
        });
        let mut pairs: Vec<(String, String)> = kept.collect();
        if let Some(field) = skip {
            pairs.retain(|(name, _)| !belongs_to(name, &field));
            pairs.push((SKIPPED.to_owned(), field));
        }
        let mut form = Form::from_pairs(pairs);
        if let ([only], "") = (offices, form.value(OFFICE)) {
            form = form.with(OFFICE, only);
        }
        // The posts are asked on the page for the role. Another situation may be in another area, so changing it starts
        // there.
        let change = change.map(|name| match name.as_str() {
            POSTS => ROLE.to_owned(),
            SITUATION if !codes.words().areas.is_empty() => AREA.to_owned(),
            _ => name,
        });
        Self {
            codes,
            language,
            offices,
            form,
            from,
            change,
        }
    }

    /// The next question before the facts, or a question that the code can be asked.
    ///
    /// # Errors
    /// The page with the next question, which may show errors.
    pub fn ready(&mut self, today: Date) -> Result<Ready<'a>, Box<AskPage>> {
        let office = self.step(OFFICE, |asking| vec![asking.office_question()])?;
        let role = self.step(ROLE, |asking| asking.who_questions(today))?;
        self.area()?;
        let chosen = self.step(SITUATION, |asking| vec![asking.situation_question()])?;
        let Some(situation) = self.codes.situation(&chosen) else {
            return Err(Box::new(self.page(
                vec![self.situation_question()],
                SITUATION,
                false,
            )));
        };
        let known = |id: &&String| {
            self.codes
                .office(&office)
                .is_some_and(|found| found.post(id).is_some())
        };
        let posts: Vec<String> = self
            .form
            .values(POSTS)
            .iter()
            .filter(known)
            .cloned()
            .collect();
        if let Some(field) = self
            .change
            .as_deref()
            .and_then(|name| situation.field(name))
        {
            let question = self.facts_form(situation, &office).question(field);
            return Err(Box::new(self.page(vec![question], &field.name, true)));
        }
        let facts = self.facts(situation, &office)?;
        Ok(Ready {
            office,
            role,
            posts,
            situation,
            facts,
        })
    }

    /// Asks for the area, unless the situation is known. In an area with only one situation, that one is chosen.
    fn area(&mut self) -> Result<(), Box<AskPage>> {
        let areas = self.codes.areas();
        let known = self.codes.situation(self.form.value(SITUATION)).is_some();
        if areas.is_empty() || known && self.change.as_deref() != Some(AREA) {
            return Ok(());
        }
        let area = self.step(AREA, |asking| vec![asking.area_question()])?;
        let found = areas.into_iter().find(|(one, _)| one.id == area);
        if let Some([only]) = found.as_ref().map(|(_, situations)| situations.as_slice()) {
            self.form = std::mem::take(&mut self.form).with(SITUATION, &only.id);
        }
        Ok(())
    }

    /// The value chosen in one of the first steps. Returns the page that asks for it if it is missing or is to be
    /// changed.
    fn step(
        &mut self,
        name: &'static str,
        questions: impl Fn(&Self) -> Vec<Question>,
    ) -> Result<String, Box<AskPage>> {
        let asked = questions(self);
        let choices = asked
            .first()
            .map_or(&[][..], |first| first.choices.as_slice());
        let value = self.form.value(name).to_owned();
        let known = choices.iter().any(|choice| choice.value == value);
        if known && self.change.as_deref() != Some(name) {
            return Ok(value);
        }
        if self.from == name && self.change.is_none() {
            self.form.error(name, key("ask-choose"));
        }
        Err(Box::new(self.page(asked, name, false)))
    }

    /// The facts, or the page of the first one that cannot be read.
    fn facts(&mut self, situation: &'a Situation, office: &str) -> Result<Facts, Box<AskPage>> {
        let mut form = std::mem::take(&mut self.form);
        let read = self.facts_form(situation, office).read(&mut form);
        self.form = form;
        let blank = situation.field(&self.from).filter(|field| {
            let skipped = self.form.values(SKIPPED).contains(&field.name);
            !skipped && self.typed(&field.name).is_none() && self.change.is_none()
        });
        if let (Some(_), Some(field)) = (&read, blank) {
            let label = self.labels(office).field(situation, &field.name);
            let message = key("ask-answer-or-skip").with("label", label);
            self.form.error(&field.name, message);
        }
        match (
            read,
            self.form
                .errors()
                .first()
                .and_then(|error| situation.field(&error.field)),
        ) {
            (Some(facts), None) => Ok(facts),
            (read, field) => match field.or(situation.fields.first()) {
                Some(field) => {
                    let question = self.facts_form(situation, office).question(field);
                    Err(Box::new(self.page(vec![question], &field.name, true)))
                }
                None => Ok(read.unwrap_or_else(|| Facts::none(situation))),
            },
        }
    }

    fn typed(&self, field: &str) -> Option<&str> {
        let typed = self
            .form
            .pairs()
            .find(|(name, value)| belongs_to(name, field) && !value.is_empty());
        typed.map(|(_, value)| value)
    }

    /// The page that follows: the next open question that was not skipped, or else the answer.
    ///
    /// # Errors
    /// The page with the next question.
    pub fn after(
        &self,
        ready: &Ready,
        answer: &Answer,
        declare: bool,
    ) -> Result<AskAnswerPage, Box<AskPage>> {
        let skipped = self.form.values(SKIPPED);
        let open = answer.undecided.iter().find(|name| !skipped.contains(name));
        if let Some(field) = open.and_then(|name| ready.situation.field(name)) {
            let question = self
                .facts_form(ready.situation, &ready.office)
                .question(field);
            return Err(Box::new(self.page(vec![question], &field.name, true)));
        }
        let labels = self.labels(&ready.office);
        let answer = AnswerBlock::of(answer, &labels);
        Ok(AskAnswerPage {
            title: answer.heading().clone(),
            answer,
            given: self.given(),
            carried: self.carried(&[]),
            declare: declare.then(|| format!("/{}/declare/{}", ready.office, ready.situation.id)),
        })
    }

    /// The situation's question again, with the reason why the code cannot be asked.
    #[must_use]
    pub fn again(&mut self, ready: &Ready, reason: Message) -> AskPage {
        self.form.error_overall(reason);
        let first = ready.situation.fields.first();
        match first {
            Some(field) => {
                let question = self
                    .facts_form(ready.situation, &ready.office)
                    .question(field);
                self.page(vec![question], &field.name, true)
            }
            None => self.page(vec![self.situation_question()], SITUATION, false),
        }
    }

    fn page(&self, questions: Vec<Question>, step: &str, skippable: bool) -> AskPage {
        let asked: Vec<&str> = questions
            .iter()
            .map(|question| question.name.as_str())
            .collect();
        let title = match questions.as_slice() {
            [only] => only.label.clone(),
            _ => key("ask-who").into(),
        };
        let mut given = self.given();
        given.retain(|one| !asked.contains(&one.name.as_str()));
        AskPage {
            carried: self.carried(&asked),
            form: self.form.clone(),
            title,
            given,
            step: step.to_owned(),
            skippable,
            questions,
        }
    }

    /// The hidden fields. A question that was left open is no longer listed as skipped once it has an answer.
    fn carried(&self, except: &[&str]) -> Vec<TypedField> {
        let mut all = carried(&self.form, except);
        all.retain(|one| {
            one.name != SKIPPED
                || (self.typed(&one.value).is_none() && !except.contains(&one.value.as_str()))
        });
        all
    }

    fn labels<'b>(&'b self, office: &'b str) -> Labels<'b> {
        Labels {
            codes: self.codes,
            office,
            language: self.language,
        }
    }

    fn facts_form<'b>(&'b self, situation: &'b Situation, office: &'b str) -> FactsForm<'b> {
        FactsForm {
            situation,
            labels: self.labels(office),
        }
    }

    /// The answers so far, in the order of the questions.
    fn given(&self) -> Vec<Given> {
        let office = self.form.value(OFFICE);
        let labels = self.labels(office);
        let (role, chosen) = (self.form.value(ROLE), self.form.value(SITUATION));
        let posts: Vec<String> = self
            .form
            .values(POSTS)
            .iter()
            .map(|id| labels.post(id))
            .collect();
        let mut rows = Vec::new();
        let mut row = |name: &str, label: probity_i18n::Key, value: String| {
            if !value.is_empty() {
                rows.push(Given {
                    name: name.to_owned(),
                    label: label.into(),
                    value,
                });
            }
        };
        if self.offices.len() > 1 && !office.is_empty() {
            row(OFFICE, key("ask-office"), labels.office_name());
        }
        row(ROLE, key("ask-role"), some(role, |id| labels.role(id)));
        row(POSTS, key("ask-posts"), labels.all(&posts));
        row(
            SITUATION,
            key("ask-situation"),
            some(chosen, |id| labels.situation(id)),
        );
        if let Some(situation) = self.codes.situation(chosen) {
            let form = self.facts_form(situation, office);
            rows.extend(form.given(&form.readable(&self.form)));
        }
        rows
    }
}

fn some(id: &str, label: impl Fn(&str) -> String) -> String {
    if id.is_empty() {
        String::new()
    } else {
        label(id)
    }
}

/// Whether an input belongs to a field: it has the field's name, or is one of a date's three boxes.
fn belongs_to(name: &str, field: &str) -> bool {
    let rest = name.strip_prefix(field);
    rest.is_some_and(|rest| matches!(rest, "" | "-day" | "-month" | "-year"))
}
