//! An answer's texts in another language.

use super::duties::moment_label;
use super::render::see_in;
use super::why;
use crate::answer::{Answer, Citation};
use crate::codes::Codes;
use crate::model::Instrument;
use crate::text::Lang;

impl Codes {
    /// The same answer with its texts in that language. If a clause or moment is no longer in `codes/`, its text
    /// stays as it was.
    #[must_use]
    pub fn in_language(&self, answer: &Answer, lang: Lang) -> Answer {
        let mut reworded = answer.clone();
        let cited = reworded.because.iter_mut().chain(&mut reworded.shown);
        let cited = cited.chain(&mut reworded.notices);
        for one in cited.chain(&mut reworded.review) {
            if let Some(again) = self.cited_in(answer, &one.instrument, &one.clause, lang) {
                *one = again;
            }
        }
        for one in reworded.duties.iter_mut().chain(&mut reworded.may_owe) {
            if let Some(again) = self.cited_in(answer, &one.instrument, &one.clause, lang) {
                (one.says, one.wording) = (again.says, again.wording);
            }
            if let Some(moment) = one
                .moment
                .as_ref()
                .filter(|moment| self.words().moment.contains_key(*moment))
            {
                one.when = Some(moment_label(self, moment, lang));
            }
        }
        for one in &mut reworded.why {
            why::reword(self, one, lang);
        }
        self.reword_see(&mut reworded, lang);
        reworded.act = reworded.act.map(|act| self.reword_act(answer, &act, lang));
        reworded
    }

    fn reword_act(&self, answer: &Answer, act: &str, lang: Lang) -> String {
        let situation = self.situation(&answer.situation);
        let phrases = situation.into_iter().flat_map(|one| &one.acts);
        let mut same = phrases
            .filter_map(|one| one.phrase.as_ref())
            .filter(|one| one.in_every_language().contains(&act));
        let found = same.next();
        found.map_or(act, |one| one.in_language(lang)).to_owned()
    }

    /// The clause in the version by which the answer was given.
    fn cited_in(
        &self,
        answer: &Answer,
        instrument: &str,
        clause: &str,
        lang: Lang,
    ) -> Option<Citation> {
        let version = self.version_of(answer, instrument)?;
        Some(Citation::of(version, version.clause(clause)?, lang))
    }

    /// The version of an instrument by which an answer was given.
    fn version_of(&self, answer: &Answer, instrument: &str) -> Option<&Instrument> {
        let used = answer
            .instruments
            .iter()
            .find(|used| used.id == instrument)?;
        (self
            .model
            .adopted(&answer.office)
            .map(|(_, version)| version))
        .find(|version| version.id == instrument && version.effective == used.effective)
    }

    fn reword_see(&self, answer: &mut Answer, lang: Lang) {
        let Some(topic) = self
            .situation(&answer.situation)
            .map(|one| one.topic.clone())
        else {
            return;
        };
        for index in 0..answer.see.len() {
            let before = answer.see[index].clone();
            let Some(version) = self.version_of(answer, &before.instrument) else {
                continue;
            };
            let english = see_in(version, &topic, Lang::En).position(|one| one == before);
            let welsh = see_in(version, &topic, Lang::Cy).position(|one| one == before);
            if let Some(again) = english
                .or(welsh)
                .and_then(|place| see_in(version, &topic, lang).nth(place))
            {
                answer.see[index] = again;
            }
        }
    }
}
