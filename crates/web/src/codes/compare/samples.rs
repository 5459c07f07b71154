//! Samples of the comparison page, one for each state.

use probity_i18n::{Message, key};
use probity_view::answer::AnswerBlock;
use probity_view::reading::NoticeView;
use probity_view::reading::compare::{OnTopic, TopicClause};
use probity_view::reading::prepared::Prepared;

use crate::codes::compare::{
    Answered, ClauseToRead, ComparePage, OfficeAnswer, PreparedAnswer, ROLE,
};
use crate::facts_form::{Question, QuestionKind};
use crate::form::{Choice, Form};

fn notice() -> NoticeView {
    NoticeView {
        instrument: "code".to_owned(),
        title: "Code of Conduct".to_owned(),
        reference: "3.6".to_owned(),
        says: "You may always speak to the auditor.".to_owned(),
        wording: None,
        href: "/demo/code/3.6".to_owned(),
    }
}

fn start() -> ComparePage {
    ComparePage {
        form: Form::new().with("topic", "gifts"),
        other: Some("/compare?demo=true".to_owned()),
        topics: vec![Choice::new("gifts", Message::written("Gifts"))],
        situations: vec![Choice::new("gift", Message::written("A gift"))],
        prepared: vec![(
            "Presents".to_owned(),
            vec![Prepared {
                id: "coins".to_owned(),
                title: "Money".to_owned(),
                area: "Presents".to_owned(),
            }],
        )],
        ..ComparePage::default()
    }
}

/// A prepared topic: one office has answers and a clause, another has nothing.
fn prepared() -> ComparePage {
    let answer = |answer: AnswerBlock| Answered {
        about: "A gift".to_owned(),
        outcome: answer.heading().clone(),
        answer,
    };
    let says = PreparedAnswer {
        name: "Demoshire".to_owned(),
        notices: vec![notice()],
        answers: AnswerBlock::samples().into_iter().map(answer).collect(),
        clauses: vec![ClauseToRead {
            says: "Cash is refused.".to_owned(),
            title: "Code of Conduct".to_owned(),
            reference: "15.7a".to_owned(),
            href: "/demo/code/15.7a".to_owned(),
        }],
        differs: Some("Money is a present.".to_owned()),
    };
    let silent = PreparedAnswer {
        name: "Otherby".to_owned(),
        notices: Vec::new(),
        answers: Vec::new(),
        clauses: Vec::new(),
        differs: None,
    };
    ComparePage {
        about: Some("Money".to_owned()),
        on_prepared: vec![says, silent],
        ..start()
    }
}

fn asked() -> ComparePage {
    let choices = vec![Choice::new("staff", Message::written("Staff"))];
    let who = Question::new(ROLE, QuestionKind::Select, key("compare-role"));
    ComparePage {
        about: Some("A gift".to_owned()),
        situation: Some("gift".to_owned()),
        questions: vec![who.choosing(choices)],
        ..start()
    }
}

pub(super) fn all() -> Vec<ComparePage> {
    let clause = TopicClause {
        instrument: "code".to_owned(),
        title: "Code of Conduct".to_owned(),
        reference: "15.7a".to_owned(),
        says: "Cash is refused.".to_owned(),
        wording: Some("Cash shall be refused.".to_owned()),
        kind: "Prohibition".to_owned(),
        href: "/demo/code/15.7a".to_owned(),
    };
    let office = |clauses: Vec<TopicClause>| OnTopic {
        office: "demo".to_owned(),
        name: "Demoshire".to_owned(),
        notices: vec![notice()],
        without_local_decisions: clauses.is_empty(),
        clauses,
    };
    let topic = ComparePage {
        about: Some("Gifts".to_owned()),
        on_topic: vec![office(vec![clause]), office(Vec::new())],
        ..start()
    };
    let answers = AnswerBlock::samples().into_iter().map(Some).chain([None]);
    let answered = ComparePage {
        answers: answers
            .map(|answer| OfficeAnswer {
                name: "Demoshire".to_owned(),
                outcome: answer.as_ref().map(|one| one.heading().clone()),
                answer,
            })
            .collect(),
        ..asked()
    };
    let with_demo = ComparePage {
        demo: true,
        other: Some("/compare?situation=gift".to_owned()),
        ..asked()
    };
    let mut wrong = asked();
    wrong.form.error(ROLE, key("ask-choose"));
    vec![
        start(),
        topic,
        asked(),
        answered,
        with_demo,
        wrong,
        prepared(),
    ]
}
