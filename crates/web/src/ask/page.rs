//! Pages that ask the code: what it is about, who asks, one question on each page, only questions that can still change
//! the answer, then the answer.
//!
//! What was typed is in a draft. The first form begins it.

mod answer;
mod start;

use std::sync::Arc;

use axum::extract::{Path as UrlPath, State};
use axum::response::{IntoResponse, Redirect, Response};
use probity_conduct::{Path, Purpose};
use probity_i18n::{Message, key};
use probity_service::{Draft, DraftContent, ServiceError, Status};
use probity_view::labels::Labels;

use crate::accounts::sign_in;
use crate::ask::acting::acting;
pub use crate::ask::page::answer::{AskAnswerPage, shared};
pub use crate::ask::page::start::{AskStartPage, get};
use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::flow::page::FlowPage;
use crate::flow::typed::{ASKED, OFFICE, POSTS, ROLE, SITUATION, Sent, TOKEN, Typed};
use crate::flow::{Flow, Next, Taken};
use crate::form::{Choice, Form};
use crate::reader::Reader;
use crate::session::Visitor;
use crate::state::App;

/// The step that asks who the person is.
const WHO: &str = "who";
/// The step that shows the answer.
const ANSWER: &str = "answer";

/// `POST /ask`: takes in the first answers, and begins the draft that keeps them.
///
/// # Errors
/// If the code cannot be asked now.
#[tracing::instrument(name = "web.ask.page.post", level = "debug", skip_all)]
pub async fn post(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let sent = Sent(pairs);
    let (office, situation) = (sent.value(OFFICE), sent.value(SITUATION));
    if !app.offices_to_ask().iter().any(|known| known == office)
        || app.codes().situation(situation).is_none()
    {
        return Ok(Redirect::to(&start::address(office)).into_response());
    }
    let actor = visitor.actor(office);
    let token = match sent.value(TOKEN) {
        "" => app.service.drafts.new_token(),
        token => token.to_owned(),
    };
    let mut content = DraftContent::new(Purpose::Ask, office, situation);
    content.put(ROLE, &sent.values(ROLE));
    content.put(POSTS, &sent.values(POSTS));
    let asking = Asking {
        reader: &reader,
        app: &app,
        visitor: &visitor,
    };
    match asking.take_in(&mut content, &sent, "/ask").await? {
        Taken::Again(page) => {
            let page = page.hiding(TOKEN, &token).hiding(OFFICE, office);
            let page = page.hiding(SITUATION, situation);
            reader.form_again(&page)
        }
        Taken::On(next) => {
            let draft = app.service.drafts.begin(&actor, &token, content).await?;
            Ok(Redirect::to(&address(&draft.token, &next)).into_response())
        }
    }
}

/// `GET /ask/{token}`: where the answers lead.
///
/// # Errors
/// If there is no such draft.
#[tracing::instrument(name = "web.ask.page.resume", level = "debug", skip_all)]
pub async fn resume(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    UrlPath(token): UrlPath<String>,
) -> Result<Response, WebError> {
    step(reader, State(app), visitor, UrlPath((token, String::new()))).await
}

/// `GET /ask/{token}/{step}`: a question, or the answer.
///
/// # Errors
/// If there is no such draft, or the code cannot be asked now.
#[tracing::instrument(name = "web.ask.page.step", level = "debug", skip_all)]
pub async fn step(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    UrlPath((token, step)): UrlPath<(String, String)>,
) -> Result<Response, WebError> {
    let draft = opened(&app, &visitor, &token).await?;
    let asking = Asking {
        reader: &reader,
        app: &app,
        visitor: &visitor,
    };
    asking.show(&draft, &step).await
}

/// `POST /ask/{token}/{step}`: saves the answers of a page and goes on.
///
/// # Errors
/// If there is no such draft, or the code cannot be asked now.
#[tracing::instrument(name = "web.ask.page.save", level = "debug", skip_all)]
pub async fn save(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    UrlPath((token, _)): UrlPath<(String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let mut draft = opened(&app, &visitor, &token).await?;
    let asking = Asking {
        reader: &reader,
        app: &app,
        visitor: &visitor,
    };
    let sent = Sent(pairs);
    if sent.values(ASKED).iter().any(|name| name == ROLE) {
        draft.content.put(ROLE, &sent.values(ROLE));
        draft.content.put(POSTS, &sent.values(POSTS));
    }
    let base = format!("/ask/{token}");
    match asking.take_in(&mut draft.content, &sent, &base).await? {
        Taken::Again(page) => reader.form_again(&*page),
        Taken::On(next) => {
            let actor = visitor.actor(&draft.content.office);
            app.service.drafts.save(&actor, draft).await?;
            Ok(Redirect::to(&address(&token, &next)).into_response())
        }
    }
}

/// `POST /ask/{token}/declare`: the question becomes a declaration with the same answers.
///
/// # Errors
/// If there is no such draft.
#[tracing::instrument(name = "web.ask.page.declare", level = "debug", skip_all)]
pub async fn declare(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    UrlPath(token): UrlPath<String>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let mut draft = opened(&app, &visitor, &token).await?;
    let office = app.office(&draft.content.office)?.to_owned();
    let actor = visitor.actor(&office);
    if actor.person().is_none() {
        let next = format!("/ask/{token}/declare");
        // The button alone is sent again after signing in. The answers are in the draft.
        let form = Form::from_pairs(pairs).with("the-step", "declare");
        return sign_in::carrying(&reader, &app, &next, form);
    }
    draft.content.purpose = Purpose::Declare;
    draft.content.put(ROLE, &[]);
    draft.content.put(POSTS, &[]);
    app.service.drafts.save(&actor, draft).await?;
    Ok(Redirect::to(&format!("/{office}/drafts/{token}")).into_response())
}

/// The draft, if it is for asking. What became a declaration has another address.
async fn opened(app: &App, visitor: &Visitor, token: &str) -> Result<Draft, WebError> {
    let office = visitor.0.as_ref().map_or("", |me| me.office.as_str());
    let draft = app
        .service
        .drafts
        .get(&visitor.actor(office), token)
        .await?;
    if draft.content.purpose == Purpose::Ask && app.codes().office(&draft.content.office).is_some()
    {
        return Ok(draft);
    }
    Err(WebError::not_found("a draft that is not for asking"))
}

fn address(token: &str, next: &Next) -> String {
    match next {
        Next::Page(number) => format!("/ask/{token}/{number}"),
        Next::End => format!("/ask/{token}/{ANSWER}"),
    }
}

/// One person asking.
struct Asking<'a> {
    reader: &'a Reader,
    app: &'a App,
    visitor: &'a Visitor,
}

impl<'a> Asking<'a> {
    /// Takes in the answers of a page. Returns where they lead, or the page again if something is wrong with them.
    async fn take_in(
        &self,
        content: &mut DraftContent,
        sent: &Sent,
        base: &str,
    ) -> Result<Taken, WebError> {
        let situation = self.app.codes().situation(&content.situation);
        let situation = situation.ok_or_else(|| WebError::not_found("no such situation"))?;
        content.take_in(situation, sent);
        let flow = Flow::new(self.app, &self.reader.language, self.visitor, content)?;
        let asked_who = sent.values(ASKED).iter().any(|name| name == ROLE);
        if !flow.knows_who() && !self.is_role(content.value(ROLE)) {
            let mut page = who(&flow, base);
            if asked_who {
                page.form.error(ROLE, key("ask-choose"));
            }
            return Ok(Taken::Again(Box::new(page)));
        }
        match flow.path().await {
            Ok(path) => {
                let page = flow.again(&path, &sent.asked(situation), base);
                Ok(match page {
                    Some(page) => Taken::Again(Box::new(page)),
                    None => Taken::On(flow.next(&path)),
                })
            }
            Err(error) if error.status() == Status::Conflict => {
                Ok(Taken::Again(Box::new(refused(&flow, base, &error))))
            }
            Err(error) => Err(error.into()),
        }
    }

    fn is_role(&self, role: &str) -> bool {
        self.app.codes().words().role.contains_key(role)
    }

    async fn show(&self, draft: &Draft, step: &str) -> Result<Response, WebError> {
        let flow = self.flow_of(draft)?;
        let base = format!("/ask/{}", draft.token);
        if step == WHO {
            return self.reader.page(&who(&flow, &base));
        }
        let path = flow.path().await?;
        let next = flow.next(&path);
        if step == ANSWER && next == Next::End {
            return self.answer(&flow, &path, Some(&base)).await;
        }
        let number: Option<usize> = step.parse().ok();
        let page = number.and_then(|number| flow.numbered(&path, number, &base));
        match page {
            Some(mut page) => {
                if page.back.is_none() && !flow.knows_who() {
                    page.back = Some(format!("{base}/{WHO}"));
                }
                self.reader.page(&page)
            }
            None => Ok(Redirect::to(&address(&draft.token, &next)).into_response()),
        }
    }

    fn flow_of<'b>(&self, draft: &'b Draft) -> Result<Flow<'b>, WebError>
    where
        'a: 'b,
    {
        Flow::new(
            self.app,
            &self.reader.language,
            self.visitor,
            &draft.content,
        )
    }

    async fn answer(
        &self,
        flow: &Flow<'_>,
        path: &Path,
        base: Option<&str>,
    ) -> Result<Response, WebError> {
        let explained = flow.answer(path.facts.clone()).await?;
        let actor = self.visitor.actor(&flow.content.office);
        let acting = acting(self.app, &actor, &explained.answer).await?;
        let mut page = AskAnswerPage::of(flow, path, &explained, &acting, base);
        page.held = flow.held(path.facts.clone()).await?;
        self.reader.page(&page)
    }
}

/// The page before the questions, with the reason why the code cannot be asked.
fn refused(flow: &Flow, base: &str, error: &ServiceError) -> FlowPage {
    let mut page = who(flow, base);
    page.form.error_overall(error.message());
    page
}

/// The questions about the person who asks. Roles that the office's instruments mention come first, in their order.
fn who(flow: &Flow, base: &str) -> FlowPage {
    let labels = flow.labels();
    let role =
        Question::new(ROLE, QuestionKind::Choice, key("ask-role")).choosing(roles(flow, &labels));
    let office = labels.codes.office(labels.office).into_iter();
    let posts = office.flat_map(|office| office.posts.iter().filter(|post| !post.relative));
    let posts: Vec<Choice> = posts
        .map(|post| Choice::new(&post.id, Message::written(labels.post(&post.id))))
        .collect();
    let mut questions = vec![role];
    if !posts.is_empty() {
        let held = Question::new(POSTS, QuestionKind::Several, key("ask-posts"));
        questions.push(held.choosing(posts).optional());
    }
    let mut page = flow.asking(questions, flow.form());
    page.title = key("ask-who").into();
    page.action = match base {
        "/ask" => base.to_owned(),
        _ => format!("{base}/{WHO}"),
    };
    page
}

fn roles(flow: &Flow, labels: &Labels) -> Vec<Choice> {
    let today = flow.app.service.today();
    let instruments = labels.codes.in_force(labels.office, today, &[]);
    let spoken_of = instruments.iter().flat_map(|one| {
        let covered = one.covers.iter().map(|covers| covers.role.as_str());
        covered.chain(one.exempt.iter().map(|exempt| exempt.role.as_str()))
    });
    let mut roles: Vec<&str> = Vec::new();
    for role in spoken_of.chain(labels.codes.words().role.keys().map(String::as_str)) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let choice = |id: &&str| Choice::new(*id, Message::written(labels.role(id)));
    roles.iter().map(choice).collect()
}
