//! One question a page, for asking and for declaring alike.
//!
//! What was typed is in a draft on the server. Each page saves its answers with a form and redirects to the next, so
//! that Back works, a reload sends nothing twice and no answer stands in an address. Which page is next follows from
//! the answers alone: see `probity_conduct::Path`.

pub mod confirm;
pub mod held;
pub mod open;
pub mod page;
pub mod rows;
pub mod typed;

use probity_conduct::model::Situation;
use probity_conduct::{Facts, Path, PathPage, Purpose};
use probity_i18n::{Language, Message, key};
use probity_service::input::{Ask, AskAs, FactsIn};
use probity_service::{DraftContent, DraftLife, Explained, ServiceError};
use probity_view::labels::Labels;

use crate::error::WebError;
use crate::facts_form::{FactsForm, Question, UNKNOWN};
use crate::flow::page::FlowPage;
use crate::flow::typed::{POSTS, ROLE, Typed};
use crate::form::{Choice, Form};
use crate::session::Visitor;
use crate::state::App;

/// A person's way through the questions of one draft.
#[derive(Clone, Copy)]
pub struct Flow<'a> {
    /// The program.
    pub app: &'a App,
    /// The reader's language.
    pub language: &'a Language,
    /// Who it is.
    pub visitor: &'a Visitor,
    /// What the draft holds.
    pub content: &'a DraftContent,
    /// Its situation.
    pub situation: &'a Situation,
}

/// Where a save leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// The page at this place, counted from 1.
    Page(usize),
    /// Every page is answered.
    End,
}

/// What became of the answers of a page.
#[derive(Debug)]
pub enum Taken {
    /// They lead on.
    On(Next),
    /// Something is wrong with them, or asked before them. This is the page to show.
    Again(Box<FlowPage>),
}

impl<'a> Flow<'a> {
    /// The way of a draft whose situation is chosen.
    ///
    /// # Errors
    /// Not found, if there is no such situation.
    pub fn new(
        app: &'a App,
        language: &'a Language,
        visitor: &'a Visitor,
        content: &'a DraftContent,
    ) -> Result<Self, WebError> {
        let situation = app.codes().situation(&content.situation);
        Ok(Self {
            app,
            language,
            visitor,
            content,
            situation: situation.ok_or_else(|| WebError::not_found("no such situation"))?,
        })
    }

    /// What was typed, as a form.
    #[must_use]
    pub fn form(&self) -> Form {
        let form = Form::from_pairs(self.content.typed.clone());
        let unknown = self.content.unknown.iter();
        unknown.fold(form, |form, name| form.with(name, UNKNOWN))
    }

    /// The answers that can be read, "I do not know" among them.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let facts = self.facts_form().readable(&self.form());
        let may_be = |name: &&str| {
            let field = self.situation.field(name);
            field.is_some_and(|field| field.may_be_unknown) && facts.get(name).is_none()
        };
        let unknown = self.content.unknown.iter().map(String::as_str);
        let unknown: Vec<&str> = unknown.filter(may_be).collect();
        let known = facts.clone();
        known.not_knowing(self.situation, unknown).unwrap_or(facts)
    }

    /// The questions of its situation.
    #[must_use]
    pub fn facts_form(&self) -> FactsForm<'a> {
        FactsForm {
            situation: self.situation,
            labels: self.labels(),
        }
    }

    /// Labels in the reader's language.
    #[must_use]
    pub fn labels(&self) -> Labels<'a> {
        self.app.labels(&self.content.office, self.language)
    }

    /// Whether the program knows role and posts of the person it is about.
    #[must_use]
    pub fn knows_who(&self) -> bool {
        let signed_in = self.visitor.actor(&self.content.office).person().is_some();
        signed_in
            && (self.content.value(ROLE).is_empty() || self.content.purpose == Purpose::Declare)
    }

    /// The path of the answers that can be read.
    ///
    /// # Errors
    /// If the code cannot be asked.
    pub async fn path(&self) -> Result<Path, ServiceError> {
        let actor = self.visitor.actor(&self.content.office);
        let facts = self.facts();
        let (purpose, skipped) = (self.content.purpose, self.content.skipped.as_slice());
        let codes = &self.app.service.codes;
        if self.knows_who() {
            codes
                .path_as(&actor, self.as_self(facts), purpose, skipped)
                .await
        } else {
            codes
                .path(&actor, self.as_role(facts), purpose, skipped)
                .await
        }
    }

    /// The answer of the code to these facts.
    ///
    /// # Errors
    /// If the code cannot be asked.
    pub async fn answer(&self, facts: Facts) -> Result<Explained, ServiceError> {
        let actor = self.visitor.actor(&self.content.office);
        let codes = &self.app.service.codes;
        if self.knows_who() {
            codes.explain_as(&actor, self.as_self(facts)).await
        } else {
            codes.explain(&actor, self.as_role(facts)).await
        }
    }

    fn as_self(&self, facts: Facts) -> AskAs {
        AskAs {
            situation: self.situation.id.clone(),
            subject: self.content.subject(),
            facts: FactsIn::Read(facts),
            unknown: std::collections::BTreeSet::new(),
        }
    }

    fn as_role(&self, facts: Facts) -> Ask {
        Ask {
            situation: self.situation.id.clone(),
            role: self.content.value(ROLE).to_owned(),
            posts: self.content.values(POSTS),
            on: None,
            facts: FactsIn::Read(facts),
            unknown: std::collections::BTreeSet::new(),
        }
    }

    /// Where the answers lead: to the first page with a mistake, else to the next, else to the end.
    #[must_use]
    pub fn next(&self, path: &Path) -> Next {
        let wrong = |page: &PathPage| !self.checked(page, false).is_good();
        let place = path.done.iter().position(wrong);
        match (place, &path.next) {
            (Some(place), _) => Next::Page(place + 1),
            (None, Some(_)) => Next::Page(path.done.len() + 1),
            (None, None) => Next::End,
        }
    }

    /// What was typed, with the mistakes in the answers of one page. Blank answers are mistakes only where the page was
    /// sent.
    #[must_use]
    pub fn checked(&self, page: &PathPage, sent: bool) -> Form {
        let (mut form, facts_form) = (self.form(), self.facts_form());
        let mut all = self.form();
        let _ = facts_form.read(&mut all);
        let facts = self.facts();
        if self.content.purpose == Purpose::Declare {
            let wrong = self
                .app
                .service
                .cases
                .impossible_days(self.situation, &facts);
            facts_form.note(&mut all, &wrong);
        }
        for error in all.errors() {
            if page.fields.contains(&error.field) {
                let id = error.href.trim_start_matches('#');
                form.error_at(&error.field, id, error.message.clone());
            }
        }
        self.note_unconfirmed(page, &facts, &mut form);
        if sent {
            for name in &page.fields {
                let left = self.content.skipped.contains(name) && !page.needed.contains(name);
                if facts.get(name).is_none() && !facts.is_unknown(name) && !left {
                    self.blank(&mut form, name);
                }
            }
        }
        form
    }

    /// The error for an answer that is missing.
    fn blank(&self, form: &mut Form, name: &str) {
        let label = self.labels().field(self.situation, name);
        let message: Message = match self.content.purpose {
            Purpose::Ask => key("ask-answer-or-skip").with("label", label),
            Purpose::Declare => key("problem-required").with("label", label),
        };
        let is_date = self
            .situation
            .field(name)
            .is_some_and(|field| field.kind == probity_conduct::model::FieldType::Date);
        let id = if is_date {
            format!("{name}-day")
        } else {
            name.to_owned()
        };
        form.error_at(name, &id, message);
    }

    /// The page with this number, with what was typed. `None` if the path does not lead there.
    #[must_use]
    pub fn numbered(&self, path: &Path, number: usize, base: &str) -> Option<FlowPage> {
        let asked = path.page(number.checked_sub(1)?)?;
        let page = self.page(asked, self.checked(asked, false));
        let mut page = page.placed(path, number);
        page.action = format!("{base}/{number}");
        page.back = (number > 1).then(|| format!("{base}/{}", number - 1));
        Some(page)
    }

    /// The page that was sent, again, with its mistakes.
    #[must_use]
    pub fn again(&self, path: &Path, asked: &[String], base: &str) -> Option<FlowPage> {
        let place = path.place_of(asked.first()?)?;
        let wrong = self.checked(path.page(place)?, true);
        if wrong.is_good() {
            return None;
        }
        let mut page = self.numbered(path, place + 1, base)?;
        page.form = wrong;
        Some(page)
    }

    /// The page of some questions.
    #[must_use]
    pub fn page(&self, page: &PathPage, form: Form) -> FlowPage {
        let facts_form = self.facts_form();
        let fields = page
            .fields
            .iter()
            .filter_map(|name| self.situation.field(name));
        let questions = fields.map(|field| {
            let mut question = facts_form.question(field);
            question.only_if = None;
            if field.may_be_unknown && self.content.purpose == Purpose::Declare {
                let choice = Choice::new(UNKNOWN, key("answer-do-not-know"));
                question.choices.push(choice);
            }
            question.optional =
                self.content.purpose == Purpose::Declare && !page.needed.contains(&field.name);
            question
        });
        let mut shown = self.asking(questions.collect(), form);
        shown.questions.extend(self.confirmation(page));
        shown.skippable(self.content.purpose == Purpose::Ask)
    }

    /// A page of any questions, with what it is about and how long the answers are kept.
    #[must_use]
    pub fn asking(&self, questions: Vec<Question>, form: Form) -> FlowPage {
        let mut page = FlowPage::of(questions, form, self.kept());
        page.about = Some(self.labels().text(&self.situation.label));
        page
    }

    /// How long the draft is kept after its last change.
    #[must_use]
    pub fn kept(&self) -> Message {
        let signed_in = self.visitor.actor(&self.content.office).person().is_some();
        kept(DraftLife::of(self.content.purpose, signed_in))
    }
}

/// How long a draft is kept, in a sentence.
#[must_use]
pub fn kept(life: DraftLife) -> Message {
    match life {
        DraftLife::Hours(hours) => key("flow-kept-hours").with("hours", hours),
        DraftLife::Days(days) => key("flow-kept-days").with("days", days),
    }
}
