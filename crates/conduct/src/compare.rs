//! A prepared comparison answered for one office: its questions asked and its clauses found.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::answer::{Answer, Citation};
use crate::ask::{AskProblem, Asker, Question};
use crate::check;
use crate::codes::Codes;
use crate::facts::Facts;
use crate::model::{ComparedQuestion, Comparison, Word};
use crate::text::Lang;

/// What one office's instruments say on a prepared topic. They say nothing if `answers` cite nothing and `clauses`
/// is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Compared {
    /// The office.
    pub office: String,
    /// The answers to the questions that the comparison asks this office, in order.
    pub answers: Vec<Answer>,
    /// The clauses to read.
    pub clauses: Vec<Citation>,
    /// How this office's answer differs from the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub differs: Option<String>,
}

impl Codes {
    /// The prepared comparisons, in their order.
    pub fn comparisons(&self) -> &[Comparison] {
        &self.model.comparisons.comparison
    }

    /// The comparison with that id.
    pub fn comparison(&self, id: &str) -> Option<&Comparison> {
        self.comparisons().iter().find(|one| one.id == id)
    }

    /// The group of comparisons with that id.
    pub fn comparison_area(&self, id: &str) -> Option<&Word> {
        self.model.comparisons.area.get(id)
    }

    /// What the instruments in force in an office on that day say on a prepared topic. `ask` answers each question:
    /// pass [`Codes::ask`], or a function that includes the office's own decisions.
    ///
    /// # Errors
    /// When nothing is in force in the office on that day, a clause is not in force then, or a question names
    /// something that these codes do not have.
    pub fn compare(
        &self,
        comparison: &Comparison,
        office: &str,
        on: Date,
        lang: Lang,
        ask: impl Fn(Question) -> Result<Answer, AskProblem>,
    ) -> Result<Compared, AskProblem> {
        // The checks make sure that an office has the posts of the questions it is asked. Demo offices are not
        // checked, so they are not asked about posts that they do not have.
        let has = |posts: &[String]| {
            let known = self.office(office);
            known.is_none_or(|known| posts.iter().all(|post| known.has_post(post)))
        };
        let asked = comparison.questions.iter();
        let asked = asked.filter(|one| one.asks(office) && has(&one.posts));
        let answers = asked
            .map(|one| ask(self.compared_question(one, office, on)))
            .map(|answer| Ok(self.in_language(&answer?, lang)))
            .collect::<Result<_, AskProblem>>()?;
        let references = comparison.clauses.get(office).into_iter().flatten();
        let clauses = references.map(|one| {
            let cited = self.cited(office, on, one, lang);
            cited.ok_or_else(|| AskProblem::ClauseNotInForce {
                clause: one.clone(),
                on,
            })
        });
        Ok(Compared {
            office: office.to_owned(),
            answers,
            clauses: clauses.collect::<Result<_, _>>()?,
            differs: comparison
                .differs(office)
                .map(|one| one.why.in_language(lang).to_owned()),
        })
    }

    /// Facts that cannot be read become facts of no situation, and asking then fails. The checks rule this out.
    fn compared_question(&self, asked: &ComparedQuestion, office: &str, on: Date) -> Question {
        let situation = self.situation(&asked.situation);
        let facts = situation
            .and_then(|one| Facts::from_json(one, &check::json(&asked.facts)).ok())
            .unwrap_or_default();
        Question {
            office: office.to_owned(),
            situation: asked.situation.clone(),
            on,
            asker: Asker {
                role: asked.role.clone(),
                posts: asked.posts.clone(),
            },
            facts,
            switched_on: Vec::new(),
        }
    }

    fn cited(&self, office: &str, on: Date, reference: &str, lang: Lang) -> Option<Citation> {
        let (version, clause) = self.clause(office, on, reference)?;
        Some(Citation::of(version, clause, lang))
    }
}
