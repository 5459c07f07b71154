//! Forms to add a person, change their profile, and record that they leave.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use probity_casework::PersonId;
use probity_casework::event::{Profile, Right};
use probity_i18n::{Message, key};
use probity_service::input::NewPerson;
use probity_service::view::{PersonLine, PersonView};
use probity_view::labels::Labels;

use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::people::page::right_label;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::sheet::SheetPage;
use crate::state::App;

/// The field with the version that the form was made from.
const VERSION: &str = "form-version";
/// The rights that can be given, with the values that the form sends.
const RIGHTS: [(&str, Right); 2] = [
    ("administrator", Right::Administrator),
    ("auditor", Right::Auditor),
];

/// The questions about a person.
struct PersonForm<'a> {
    labels: Labels<'a>,
    managers: Vec<PersonLine>,
}

impl<'a> PersonForm<'a> {
    async fn new(app: &'a App, reader: &'a Reader, me: &'a SignedIn) -> Result<Self, WebError> {
        me.must_administer()?;
        let mut managers = app.service.people.list(&me.actor).await?;
        managers.retain(|one| !one.left);
        Ok(Self {
            labels: app.labels(&me.office, &reader.language),
            managers,
        })
    }

    fn ask(&self, sheet: SheetPage) -> SheetPage {
        let text = |name, label: probity_i18n::Key| Question::new(name, QuestionKind::Text, label);
        let roles = self.labels.codes.words().role.keys();
        let roles = roles.map(|id| Choice::new(id, Message::written(self.labels.role(id))));
        let managers = self
            .managers
            .iter()
            .map(|one| Choice::new(&one.id.0, Message::written(&one.name)));
        let rights = RIGHTS.map(|(word, right)| Choice::new(word, right_label(right)));
        sheet
            .asking(text("name", key("person-name")))
            .asking(text("title", key("person-title")).optional())
            .asking(
                Question::new("role", QuestionKind::Choice, key("person-role"))
                    .choosing(roles.collect()),
            )
            .asking(text("team", key("person-team")).optional())
            .asking(
                Question::new("manager", QuestionKind::Select, key("person-manager"))
                    .hinted(key("person-manager-hint"))
                    .choosing(managers.collect())
                    .optional(),
            )
            .asking(
                Question::new("rights", QuestionKind::Several, key("person-right"))
                    .hinted(key("person-right-hint"))
                    .choosing(rights.into())
                    .optional(),
            )
    }
}

fn profile(form: &Form) -> Profile {
    let some = |name| Some(form.value(name).to_owned()).filter(|text| !text.is_empty());
    let chosen = |word: &str| form.values("rights").iter().any(|value| value == word);
    let rights = RIGHTS
        .iter()
        .filter(|(word, _)| chosen(word))
        .map(|(_, right)| *right);
    Profile {
        name: form.value("name").to_owned(),
        title: form.value("title").to_owned(),
        role: form.value("role").to_owned(),
        team: some("team"),
        manager: some("manager").map(PersonId::new),
        rights: rights.collect::<BTreeSet<_>>(),
    }
}

fn typed(profile: &Profile) -> Form {
    let mut pairs = vec![
        ("name", profile.name.clone()),
        ("title", profile.title.clone()),
        ("role", profile.role.clone()),
        ("team", profile.team.clone().unwrap_or_default()),
        (
            "manager",
            profile
                .manager
                .as_ref()
                .map(|one| one.0.clone())
                .unwrap_or_default(),
        ),
    ];
    let held = RIGHTS
        .iter()
        .filter(|(_, right)| profile.rights.contains(right));
    pairs.extend(held.map(|(word, _)| ("rights", (*word).to_owned())));
    Form::from_pairs(pairs)
}

fn add_sheet(form: &PersonForm, me: &SignedIn, typed: Form) -> SheetPage {
    let sheet = SheetPage::new(
        key("people-add"),
        key("people-add-button"),
        format!("/{}/people", me.office),
    );
    form.ask(sheet).typed(typed)
}

/// `GET /{office}/people/new`
///
/// # Errors
/// For anyone but administrators.
#[tracing::instrument(name = "web.people.form.add", level = "debug", skip_all)]
pub async fn add(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Response, WebError> {
    let form = PersonForm::new(&app, &reader, &me).await?;
    add_sheet(&form, &me, Form::new()).show(&reader)
}

/// `POST /{office}/people/new`
///
/// # Errors
/// For anyone but administrators.
#[tracing::instrument(name = "web.people.form.added", level = "debug", skip_all)]
pub async fn added(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let form = PersonForm::new(&app, &reader, &me).await?;
    let typed = Form::from_pairs(pairs);
    let new = NewPerson {
        id: None,
        profile: profile(&typed),
    };
    match app.service.people.add(&me.actor, new).await {
        Ok(id) => Ok(Redirect::to(&format!("/{}/people/{id}", me.office)).into_response()),
        Err(error) => add_sheet(&form, &me, typed).refused(&reader, error),
    }
}

fn change_sheet(
    form: &PersonForm,
    me: &SignedIn,
    person: &PersonView,
    version: String,
    typed: Form,
) -> SheetPage {
    let back = format!("/{}/people/{}", me.office, person.person.id);
    let title = key("person-change-title").with("name", person.person.profile.name.as_str());
    let sheet = SheetPage::new(title, key("person-change-button"), back);
    form.ask(sheet).carrying(VERSION, version).typed(typed)
}

/// `GET /{office}/people/{person}/change`
///
/// # Errors
/// For anyone but administrators, or an unknown person.
pub async fn change(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let form = PersonForm::new(&app, &reader, &me).await?;
    let view = app
        .service
        .people
        .get(&me.actor, &PersonId::new(person.as_str()))
        .await?;
    let starts = typed(&view.person.profile);
    change_sheet(&form, &me, &view, view.version.to_string(), starts).show(&reader)
}

/// `POST /{office}/people/{person}/change`
///
/// # Errors
/// For anyone but administrators, or an unknown person.
pub async fn changed(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let form = PersonForm::new(&app, &reader, &me).await?;
    let typed = Form::from_pairs(pairs);
    // A form without a version is not ours, and matches no version.
    let version = Some(typed.value(VERSION).parse().unwrap_or(0));
    let id = PersonId::new(person.as_str());
    match app
        .service
        .people
        .change(&me.actor, &id, version, profile(&typed))
        .await
    {
        Ok(()) => Ok(Redirect::to(&format!("/{}/people/{id}", me.office)).into_response()),
        Err(error) => {
            let version = typed.value(VERSION).to_owned();
            let view = app.service.people.get(&me.actor, &id).await?;
            change_sheet(&form, &me, &view, version, typed).refused(&reader, error)
        }
    }
}

async fn leaving_sheet(
    app: &App,
    me: &SignedIn,
    person: &str,
    typed: Form,
) -> Result<SheetPage, WebError> {
    me.must_administer()?;
    let view = app
        .service
        .people
        .get(&me.actor, &PersonId::new(person))
        .await?;
    let title = key("person-leaving-title").with("name", view.person.profile.name);
    let sheet = SheetPage::new(
        title,
        key("person-leaving-button"),
        format!("/{}/people/{person}", me.office),
    )
    .saying(key("person-leaving-lead"))
    .asking(Question::new(
        "on",
        QuestionKind::Date,
        key("person-leaving-day"),
    ))
    .warning();
    Ok(sheet.typed(typed))
}

/// `GET /{office}/people/{person}/leaving`
///
/// # Errors
/// For anyone but administrators, or an unknown person.
pub async fn leaving(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
) -> Result<Response, WebError> {
    leaving_sheet(&app, &me, &person, Form::new())
        .await?
        .show(&reader)
}

/// `POST /{office}/people/{person}/leaving`
///
/// # Errors
/// For anyone but administrators, or an unknown person.
pub async fn left(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let mut form = Form::from_pairs(pairs);
    let on = form.date("on");
    let sheet = leaving_sheet(&app, &me, &person, form).await?;
    let Some(on) = on else {
        return sheet.show(&reader);
    };
    let done = app
        .service
        .people
        .leave(&me.actor, &PersonId::new(person.as_str()), on)
        .await;
    sheet.after(&reader, done)
}
