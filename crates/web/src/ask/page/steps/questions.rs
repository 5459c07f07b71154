//! The questions before the facts: office, role, area and situation.

use jiff::civil::Date;
use probity_conduct::model::{Area, Situation};
use probity_i18n::{Message, key};

use crate::ask::page::steps::{AREA, AskRequest, OFFICE, POSTS, ROLE, SITUATION};
use crate::facts_form::{Question, QuestionKind};
use crate::form::Choice;

impl AskRequest<'_> {
    pub(super) fn office_question(&self) -> Question {
        let choice = |id: &String| Choice::new(id, Message::written(self.labels(id).office_name()));
        Question::new(OFFICE, QuestionKind::Choice, key("ask-office"))
            .choosing(self.offices.iter().map(choice).collect())
    }

    /// The question for the person's role. Roles that the office's instruments mention come first, in their order.
    pub(super) fn who_questions(&self, today: Date) -> Vec<Question> {
        let id = self.form.value(OFFICE);
        let labels = self.labels(id);
        let instruments = self.codes.in_force(id, today, &[]);
        let spoken_of = instruments.iter().flat_map(|one| {
            let covered = one.covers.iter().map(|covers| covers.role.as_str());
            covered.chain(one.exempt.iter().map(|exempt| exempt.role.as_str()))
        });
        let mut roles: Vec<&str> = Vec::new();
        for role in spoken_of.chain(self.codes.words().role.keys().map(String::as_str)) {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        let choice = |id: &&str| Choice::new(*id, Message::written(labels.role(id)));
        let role = Question::new(ROLE, QuestionKind::Choice, key("ask-role"))
            .choosing(roles.iter().map(choice).collect());
        let office = self.codes.office(id).into_iter();
        let posts = office.flat_map(|office| office.posts.iter().filter(|post| !post.relative));
        let posts: Vec<Choice> = posts
            .map(|post| Choice::new(&post.id, Message::written(labels.post(&post.id))))
            .collect();
        if posts.is_empty() {
            return vec![role];
        }
        let posts = Question::new(POSTS, QuestionKind::Several, key("ask-posts")).choosing(posts);
        vec![role, posts.optional()]
    }

    pub(super) fn area_question(&self) -> Question {
        let labels = self.labels("");
        let choice = |area: &Area| Choice {
            value: area.id.clone(),
            text: Message::written(labels.text(&area.label)),
            hint: (area.hint.as_ref()).map(|hint| Message::written(labels.text(hint))),
        };
        let areas = self.codes.areas();
        Question::new(AREA, QuestionKind::Choice, key("ask-area"))
            .choosing(areas.into_iter().map(|(area, _)| choice(area)).collect())
    }

    /// The question for the situation, among those of the chosen area or all of them.
    pub(super) fn situation_question(&self) -> Question {
        let labels = self.labels("");
        let area = self.form.value(AREA);
        let areas = self.codes.areas();
        let of_area = areas.into_iter().find(|(one, _)| one.id == area);
        let situations = match of_area {
            Some((_, situations)) => situations,
            None => self.codes.situations().collect(),
        };
        let choice = |situation: &Situation| Choice {
            value: situation.id.clone(),
            text: Message::written(labels.text(&situation.label)),
            hint: Some(Message::written(labels.text(&situation.question))),
        };
        Question::new(SITUATION, QuestionKind::Choice, key("ask-situation"))
            .choosing(situations.into_iter().map(choice).collect())
    }
}
