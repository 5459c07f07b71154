//! A prepared comparison, answered for one office: its questions asked, its clauses looked up.
use crate::{
    answer::{Answer, Citation},
    ask::{AskProblem, Asker, Question},
    check,
    codes::Codes,
    facts::Facts,
    model::{ComparedQuestion, Comparison, Word},
    text::Lang,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What one office's instruments say on a prepared topic. Where `answers` cite nothing and `clauses` is empty, they say nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// The office.
    pub office: String,
    /// The answers to the comparison's questions, those that this office is asked, in their order.
    pub answers: Vec<Answer>,
    /// The clauses to read.
    pub clauses: Vec<Citation>,
    /// What is particular about this office's answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub differs: Option<String>,
}

impl Codes {
    /// The prepared comparisons, in their order.
    pub fn comparisons(&self) -> &[Comparison] {
        &self.model.comparisons.comparison
    }

    /// The one of that id.
    pub fn comparison(&self, id: &str) -> Option<&Comparison> {
        self.comparisons().iter().find(|one| one.id == id)
    }

    /// The group of comparisons of that id.
    pub fn comparison_area(&self, id: &str) -> Option<&Word> {
        self.model.comparisons.area.get(id)
    }

    /// What an office's instruments say on a prepared topic, by those in force on that day. `ask` answers each question:
    /// [`Codes::ask`], or with what the office decided by itself.
    ///
    /// # Errors
    /// When the office has nothing in force on that day, or not yet or no longer one of the clauses; or a question of another
    /// tree of codes is asked.
    pub fn compare(
        &self,
        comparison: &Comparison,
        office: &str,
        on: Date,
        lang: Lang,
        ask: impl Fn(Question) -> Result<Answer, AskProblem>,
    ) -> Result<Compared, AskProblem> {
        // Checking the files sees to it that offices have the posts of the questions put to them; those for demonstration
        // are left out of that, and not asked what nobody there could ask.
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

    /// Facts that cannot be read belong to no situation, and asking then says so; checking the files rules it out.
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
        Some(Citation {
            instrument: version.id.clone(),
            clause: clause.reference.clone(),
            says: clause.says.in_language(lang).to_owned(),
        })
    }
}
