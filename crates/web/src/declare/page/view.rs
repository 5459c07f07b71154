//! What the pages to declare something show: the situations, and the check before sending.

use probity_i18n::{Message, key};
use probity_view::answer::AnswerBlock;
use serde::Serialize;

use crate::declare::page::recipient::Recipients;
use crate::flow::open::OpenQuestion;
use crate::flow::rows::AnswerRow;
use crate::form::Form;
use crate::page::Page;
use crate::publication::Publication;
use crate::situations::SituationList;

/// The situations that can be declared here.
#[derive(Debug, Serialize)]
pub struct DeclareChoosePage {
    /// The office's name.
    pub office: String,
    /// What can be declared.
    pub list: SituationList,
}

/// The check before it is sent.
#[derive(Debug, Serialize)]
pub struct DeclareCheckPage {
    /// Errors of sending it.
    pub form: Form,
    /// The situation's name.
    pub situation: String,
    /// The answers, exactly as they will be stored.
    pub rows: Vec<AnswerRow>,
    /// The answer of the code.
    pub answer: AnswerBlock,
    /// The questions that could still add to it.
    pub open: Vec<OpenQuestion>,
    /// Who decides because of what the person does not know.
    pub unknown: Option<Message>,
    /// What was sent before with the same form.
    pub after: Option<SentAlready>,
    /// Who will get it.
    pub recipients: Recipients,
    /// What will be published about it.
    pub publication: Publication,
    /// Where the form is sent.
    pub action: String,
    /// The page before.
    pub back: Option<String>,
}

/// A case that was sent before with the same form.
#[derive(Debug, Serialize)]
pub struct SentAlready {
    /// Its reference.
    pub reference: String,
    /// The address of its page.
    pub href: String,
}

impl Page for DeclareChoosePage {
    const TEMPLATE: &'static str = "declare/declare_choose.html";

    fn samples() -> Vec<Self> {
        let lists = SituationList::samples().into_iter();
        lists
            .map(|list| Self {
                office: "Demoshire".to_owned(),
                list,
            })
            .collect()
    }
}

impl Page for DeclareCheckPage {
    const TEMPLATE: &'static str = "declare/declare_check.html";

    fn samples() -> Vec<Self> {
        let samples = AnswerBlock::samples().into_iter();
        let recipients = || Recipients::samples().into_iter();
        let publications = || Publication::samples().into_iter().cycle();
        samples
            .flat_map(|answer| recipients().map(move |one| (answer.clone(), one)))
            .zip(publications())
            .map(|((answer, recipients), publication)| Self {
                recipients,
                form: Form::new(),
                situation: "A gift".to_owned(),
                rows: AnswerRow::samples(),
                answer,
                open: OpenQuestion::samples(),
                unknown: Some(key("declare-unknown").with("questions", "“What kind?”")),
                after: Some(SentAlready {
                    reference: "ABCD-2345".to_owned(),
                    href: "/demo/cases/ABCD-2345".to_owned(),
                }),
                publication,
                action: "/demo/drafts/token/check".to_owned(),
                back: Some("/demo/drafts/token/3".to_owned()),
            })
            .collect()
    }
}
