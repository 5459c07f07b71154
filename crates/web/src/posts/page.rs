//! Pages of posts: who holds each and since when, which are vacant and who stands in, taking a post and giving one up.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use probity_casework::{PersonId, PostId};
use probity_i18n::{Message, key};
use probity_service::view::PostView;
use probity_view::labels::Labels;
use serde::Serialize;

use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::page::Page;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::sheet::SheetPage;
use crate::state::App;

/// Every post.
#[derive(Debug, Serialize)]
pub struct PostsPage {
    /// The posts, in the order of the office's file.
    pub posts: Vec<PostBlock>,
}

/// One post.
#[derive(Clone, Debug, Serialize)]
pub struct PostBlock {
    /// The office's name for it.
    pub label: String,
    /// Its id, for addresses and anchors.
    pub id: String,
    /// How it is held, if it cannot simply be taken.
    pub how: Option<Message>,
    /// Its holders.
    pub holders: Vec<HolderRow>,
    /// Whether it is vacant.
    pub vacant: bool,
    /// The posts that take over if its holder may not act.
    pub stands_in: Option<String>,
    /// The address to give it to someone.
    pub take: Option<String>,
}

/// One holder.
#[derive(Clone, Debug, Serialize)]
pub struct HolderRow {
    /// Their name.
    pub name: String,
    /// Their first day.
    pub since: Date,
    /// The address to give it up.
    pub leave: Option<String>,
}

impl Page for PostsPage {
    const TEMPLATE: &'static str = "posts/posts.html";

    fn samples() -> Vec<Self> {
        let holder = |leave: Option<&str>| HolderRow {
            name: "Bo Sample".to_owned(),
            since: jiff::civil::date(2026, 4, 1),
            leave: leave.map(str::to_owned),
        };
        let held = PostBlock {
            label: "Chief Executive".to_owned(),
            id: "chief-executive".to_owned(),
            how: None,
            holders: vec![
                holder(Some("/demo/posts/chief-executive/leave/bo")),
                holder(None),
            ],
            vacant: false,
            stands_in: Some("Commissioner and Chief Finance Officer".to_owned()),
            take: Some("/demo/posts/chief-executive/take".to_owned()),
        };
        let bare = |id: &str, vacant, how: Option<Message>| PostBlock {
            id: id.to_owned(),
            how,
            holders: Vec::new(),
            vacant,
            stands_in: None,
            take: None,
            ..held.clone()
        };
        let same = key("post-same-as").with("post", "Chief Executive");
        let others = [
            bare("auditor", true, None),
            bare("line-manager", false, Some(key("post-relative").into())),
            bare("monitoring-officer", false, Some(same)),
        ];
        vec![
            Self { posts: Vec::new() },
            Self {
                posts: [held.clone()].into_iter().chain(others).collect(),
            },
        ]
    }
}

/// `GET /{office}/posts`
///
/// # Errors
/// If no one is signed in.
#[tracing::instrument(name = "web.posts.page.list", level = "debug", skip_all)]
pub async fn list(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Response, WebError> {
    let labels = app.labels(&me.office, &reader.language);
    let views = app.service.posts.list(&me.actor).await?;
    reader.page(&PostsPage {
        posts: views.iter().map(|view| block(view, &labels, &me)).collect(),
    })
}

fn block(view: &PostView, labels: &Labels, me: &SignedIn) -> PostBlock {
    let base = format!("/{}/posts/{}", me.office, view.post);
    let taken = !view.relative && me.administrator;
    let holder = |(holding, name): &(probity_casework::people::Holding, String)| HolderRow {
        name: name.clone(),
        since: holding.from,
        leave: taken.then(|| format!("{base}/leave/{}", holding.person)),
    };
    let stands_in: Vec<String> = view
        .stands_in
        .iter()
        .map(|post| labels.post(post.as_str()))
        .collect();
    let how = match (&view.same_as, view.relative) {
        (_, true) => Some(Message::new(key("post-relative"))),
        (Some(other), _) if view.holders.is_empty() => {
            Some(key("post-same-as").with("post", labels.post(other.as_str())))
        }
        _ => None,
    };
    PostBlock {
        label: labels.post(view.post.as_str()),
        id: view.post.0.clone(),
        vacant: view.holders.is_empty() && how.is_none(),
        how,
        holders: view.holders.iter().map(holder).collect(),
        stands_in: (!stands_in.is_empty()).then(|| labels.all(&stands_in)),
        take: taken.then(|| format!("{base}/take")),
    }
}

async fn take_sheet(
    app: &App,
    reader: &Reader,
    me: &SignedIn,
    post: &str,
    typed: Form,
) -> Result<SheetPage, WebError> {
    me.must_administer()?;
    let labels = app.labels(&me.office, &reader.language);
    let known = app
        .codes()
        .office(&me.office)
        .and_then(|office| office.post(post));
    let known = known.ok_or_else(|| WebError::not_found("no such post"))?;
    let people = app
        .service
        .people
        .list(&me.actor)
        .await?
        .into_iter()
        .filter(|one| !one.left);
    let people = people.map(|one| Choice::new(one.id.0, Message::written(one.name)));
    let title = key("post-take-title").with("post", labels.post(&known.id));
    let sheet = SheetPage::new(
        title,
        key("post-take-button"),
        format!("/{}/posts", me.office),
    )
    .saying(key("post-take-lead"))
    .asking(
        Question::new("person", QuestionKind::Select, key("post-person"))
            .choosing(people.collect()),
    )
    .asking(Question::new("from", QuestionKind::Date, key("post-from")));
    Ok(sheet.typed(typed))
}

/// `GET /{office}/posts/{post}/take`
///
/// # Errors
/// For anyone but administrators, or an unknown post.
pub async fn take(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, post)): Path<(String, String)>,
) -> Result<Response, WebError> {
    take_sheet(&app, &reader, &me, &post, Form::new())
        .await?
        .show(&reader)
}

/// `POST /{office}/posts/{post}/take`
///
/// # Errors
/// As for [`take`].
pub async fn taken(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, post)): Path<(String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let mut form = Form::from_pairs(pairs);
    let person = form.text_or("person", key("post-person-missing"));
    let from = form.date("from");
    let sheet = take_sheet(&app, &reader, &me, &post, form).await?;
    let (Some(person), Some(from)) = (person, from) else {
        return sheet.show(&reader);
    };
    let taken = app
        .service
        .posts
        .take(
            &me.actor,
            &PostId::from(post.as_str()),
            &PersonId::new(person),
            from,
        )
        .await;
    sheet.after(&reader, taken)
}

async fn leave_sheet(
    app: &App,
    reader: &Reader,
    me: &SignedIn,
    post: &str,
    person: &str,
    typed: Form,
) -> Result<SheetPage, WebError> {
    me.must_administer()?;
    let labels = app.labels(&me.office, &reader.language);
    let views = app.service.posts.list(&me.actor).await?;
    let view = views.iter().find(|view| view.post.as_str() == post);
    let holder = view.and_then(|view| {
        view.holders
            .iter()
            .find(|(holding, _)| holding.person.as_str() == person)
    });
    let (_, name) = holder.ok_or_else(|| WebError::not_found("nobody such holds such a post"))?;
    let title = key("post-leave-title")
        .with("name", name.as_str())
        .with("post", labels.post(post));
    let sheet = SheetPage::new(
        title,
        key("post-leave-button"),
        format!("/{}/posts", me.office),
    )
    .saying(key("post-leave-lead"))
    .asking(Question::new(
        "on",
        QuestionKind::Date,
        key("post-leave-day"),
    ));
    Ok(sheet.typed(typed))
}

/// `GET /{office}/posts/{post}/leave/{person}`
///
/// # Errors
/// For anyone but administrators, or if the person does not hold the post.
pub async fn leave(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, post, person)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    leave_sheet(&app, &reader, &me, &post, &person, Form::new())
        .await?
        .show(&reader)
}

/// `POST /{office}/posts/{post}/leave/{person}`
///
/// # Errors
/// As for [`leave`].
pub async fn left(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, post, person)): Path<(String, String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let mut form = Form::from_pairs(pairs);
    let on = form.date("on");
    let sheet = leave_sheet(&app, &reader, &me, &post, &person, form).await?;
    let Some(on) = on else {
        return sheet.show(&reader);
    };
    let left = app
        .service
        .posts
        .leave(
            &me.actor,
            &PostId::from(post.as_str()),
            &PersonId::new(person),
            on,
        )
        .await;
    sheet.after(&reader, left)
}
