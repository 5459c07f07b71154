//! One person declaring: taking in the answers of a page, and showing the page that follows.

use axum::response::{IntoResponse, Redirect, Response};
use probity_casework::CaseId;
use probity_conduct::model::Meaning;
use probity_conduct::{Path, PathPage, Purpose};
use probity_i18n::{Message, key};
use probity_service::{Draft, DraftContent, ServiceError, Status};

use crate::declare::page::check::Checking;
use crate::declare::page::{CHECK, FOR_WHOM, recipient};
use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::flow::page::FlowPage;
use crate::flow::typed::{ASKED, MYSELF, SUBJECT, Sent, Typed};
use crate::flow::{Flow, Next, Taken};
use crate::form::Choice;
use crate::idempotency_key;
use crate::reader::Reader;
use crate::session::{SignedIn, Visitor};
use crate::state::App;

pub(super) fn address(office: &str, draft: &Draft, next: &Next) -> String {
    let token = &draft.token;
    match next {
        Next::Page(number) => format!("/{office}/drafts/{token}/{number}"),
        Next::End => format!("/{office}/drafts/{token}/{CHECK}"),
    }
}

/// Where a draft that was sent leads.
pub(super) fn sent_to(office: &str, draft: &Draft) -> Option<Response> {
    Some(sent(office, draft.content.sent.as_ref()?))
}

/// The page that says what was sent.
pub(super) fn sent(office: &str, case: &CaseId) -> Response {
    Redirect::to(&format!("/{office}/cases/{}/sent", case.0)).into_response()
}

/// One person declaring.
pub(super) struct Declaring<'a> {
    pub(super) reader: &'a Reader,
    pub(super) app: &'a App,
    pub(super) me: &'a SignedIn,
    visitor: &'a Visitor,
}

impl<'a> Declaring<'a> {
    pub(super) fn new(
        reader: &'a Reader,
        app: &'a App,
        me: &'a SignedIn,
        visitor: &'a Visitor,
    ) -> Self {
        Self {
            reader,
            app,
            me,
            visitor,
        }
    }

    pub(super) fn flow<'b>(&self, content: &'b DraftContent) -> Result<Flow<'b>, WebError>
    where
        'a: 'b,
    {
        Flow::new(self.app, &self.reader.language, self.visitor, content)
    }

    pub(super) async fn opened(&self, token: &str) -> Result<Draft, WebError> {
        let draft = self.app.service.drafts.get(&self.me.actor, token).await?;
        if draft.content.purpose == Purpose::Declare {
            return Ok(draft);
        }
        Err(WebError::not_found("a draft that is not a declaration"))
    }

    /// The question for whom it is. Asked only if one may declare for someone else. A report is always one's own,
    /// because no one else may know of it.
    pub(super) async fn for_whom(&self, flow: &Flow<'_>) -> Result<Option<FlowPage>, WebError> {
        if flow.situation.confidential {
            return Ok(None);
        }
        let people = self
            .app
            .service
            .people
            .may_submit_for(&self.me.actor)
            .await?;
        if people.is_empty() {
            return Ok(None);
        }
        let others = people
            .into_iter()
            .map(|one| Choice::new(one.id.0, Message::written(one.name)));
        let myself = Choice::new(MYSELF, key("declare-for-me"));
        let choices = std::iter::once(myself).chain(others).collect();
        let question = Question::new(SUBJECT, QuestionKind::Choice, key("declare-for-whom"));
        let question = question.choosing(choices);
        Ok(Some(flow.asking(vec![question], flow.form())))
    }

    pub(super) async fn first(&self, flow: &Flow<'_>) -> Result<FlowPage, WebError> {
        let path = flow.path().await?;
        let page = flow.numbered(&path, 1, "");
        page.ok_or_else(|| WebError::not_found("a situation that asks for nothing"))
    }

    /// Takes in the answers of a page. Returns where they lead, or the page again if something is wrong with them.
    pub(super) async fn take_in(
        &self,
        content: &mut DraftContent,
        sent: &Sent,
        base: &str,
    ) -> Result<Taken, WebError> {
        let situation = self.app.codes().situation(&content.situation);
        let situation = situation.ok_or_else(|| WebError::not_found("no such situation"))?;
        let names_someone = !sent.values(SUBJECT).is_empty();
        if names_someone {
            content.put(SUBJECT, &sent.values(SUBJECT));
        }
        content.take_in(situation, sent);
        let flow = self.flow(content)?;
        let asked_whom = sent.values(ASKED).iter().any(|name| name == SUBJECT);
        if let Some(mut page) = self.for_whom(&flow).await? {
            let choices = &page.questions[0].choices;
            let chosen = content.value(SUBJECT);
            if !choices.iter().any(|choice| choice.value == chosen)
                && (asked_whom || !chosen.is_empty())
            {
                page.form.error(SUBJECT, key("ask-choose"));
                page.action = format!("{base}/{FOR_WHOM}");
                return Ok(Taken::Again(Box::new(page)));
            }
        }
        let asked = sent.asked(situation);
        let path = match flow.path().await {
            Ok(path) => path,
            Err(error) if error.status() == Status::Conflict => {
                let Some(mut page) = without_path(&flow, &asked, base) else {
                    return Err(error.into());
                };
                page.form.error_overall(error.message());
                return Ok(Taken::Again(Box::new(page)));
            }
            Err(error) => return Err(error.into()),
        };
        if let Some(page) = flow.again(&path, &asked, base) {
            return Ok(Taken::Again(Box::new(page)));
        }
        Ok(match self.wrong_advice(&flow, &path, &asked, base).await? {
            Some(page) => Taken::Again(Box::new(page)),
            None => Taken::On(flow.next(&path)),
        })
    }

    /// The page that was sent, again, if it names earlier advice that cannot be followed.
    async fn wrong_advice(
        &self,
        flow: &Flow<'_>,
        path: &Path,
        asked: &[String],
        base: &str,
    ) -> Result<Option<FlowPage>, WebError> {
        let field = flow.situation.field_with_meaning(Meaning::Follows);
        let Some(place) = field
            .filter(|field| asked.contains(&field.name))
            .and_then(|field| path.place_of(&field.name))
        else {
            return Ok(None);
        };
        let cases = &self.app.service.cases;
        let problems = cases
            .wrong_advice(&self.me.actor, &flow.situation.id, &path.facts)
            .await?;
        if problems.is_empty() {
            return Ok(None);
        }
        let mut page = flow.numbered(path, place + 1, base);
        if let Some(page) = &mut page {
            flow.facts_form().note(&mut page.form, &problems);
        }
        Ok(page)
    }

    pub(super) async fn show(&self, draft: &Draft, step: &str) -> Result<Response, WebError> {
        let flow = self.flow(&draft.content)?;
        let base = format!("/{}/drafts/{}", self.me.office, draft.token);
        let for_whom = self.for_whom(&flow).await?;
        if let Some(mut page) =
            for_whom.filter(|_| step == FOR_WHOM || draft.content.value(SUBJECT).is_empty())
        {
            page.action = format!("{base}/{FOR_WHOM}");
            return self.reader.page(&page);
        }
        let path = flow.path().await?;
        let next = flow.next(&path);
        if step == CHECK && next == Next::End {
            return Checking::new(self.reader, self.me, draft, flow, path)
                .show()
                .await;
        }
        let number: Option<usize> = step.parse().ok();
        match number.and_then(|number| flow.numbered(&path, number, &base)) {
            Some(mut page) => {
                if page.back.is_none() && !draft.content.value(SUBJECT).is_empty() {
                    page.back = Some(format!("{base}/{FOR_WHOM}"));
                }
                self.reader.page(&page)
            }
            None => Ok(Redirect::to(&address(&self.me.office, draft, &next)).into_response()),
        }
    }

    /// Sends a form that has every answer, such as one that a program filled in. If something is missing, it becomes a
    /// draft.
    pub(super) async fn send_at_once(
        &self,
        mut content: DraftContent,
        mut sent: Sent,
    ) -> Result<Response, WebError> {
        let situation = self.app.codes().situation(&content.situation);
        let situation = situation.ok_or_else(|| WebError::not_found("no such situation"))?;
        let fields = situation.fields.iter();
        sent.0
            .extend(fields.map(|field| (ASKED.to_owned(), field.name.clone())));
        content.put(SUBJECT, &sent.values(SUBJECT));
        content.take_in(situation, &sent);
        let drafts = &self.app.service.drafts;
        let now = self.app.service.now();
        let draft = Draft {
            token: drafts.new_token(),
            owner: None,
            content,
            version: 0,
            created: now,
            expires: now,
        };
        let flow = self.flow(&draft.content)?;
        let path = flow.path().await?;
        let next = flow.next(&path);
        if next == Next::End && !sent.value(idempotency_key::FIELD).is_empty() {
            return Checking::new(self.reader, self.me, &draft, flow, path)
                .send(&sent)
                .await;
        }
        let token = draft.token.clone();
        let draft = drafts
            .begin(&self.me.actor, &token, draft.content.clone())
            .await?;
        Ok(Redirect::to(&address(&self.me.office, &draft, &next)).into_response())
    }

    /// Saves the answers of a page.
    pub(super) async fn save(
        &self,
        mut draft: Draft,
        sent: &Sent,
    ) -> Result<Result<Response, WebError>, ServiceError> {
        let base = format!("/{}/drafts/{}", self.me.office, draft.token);
        let next = match self.take_in(&mut draft.content, sent, &base).await {
            Err(error) => return Ok(Err(error)),
            Ok(Taken::Again(page)) => return Ok(self.reader.form_again(&*page)),
            Ok(Taken::On(next)) => next,
        };
        let draft = self.app.service.drafts.save(&self.me.actor, draft).await?;
        Ok(Ok(
            Redirect::to(&address(&self.me.office, &draft, &next)).into_response()
        ))
    }

    /// Sends the declaration, or shows again who will get it.
    pub(super) async fn check(
        &self,
        mut draft: Draft,
        sent: &Sent,
    ) -> Result<Result<Response, WebError>, ServiceError> {
        let sending = sent.value("go-step") == "send";
        let not_meant = sent.values(recipient::NOT_MEANT);
        let answered = !sent.value(recipient::EXPECTS).is_empty();
        if answered && not_meant != draft.content.values(recipient::NOT_MEANT) {
            draft.content.put(recipient::NOT_MEANT, &not_meant);
            draft = self.app.service.drafts.save(&self.me.actor, draft).await?;
        }
        let flow = match self.flow(&draft.content) {
            Ok(flow) => flow,
            Err(error) => return Ok(Err(error)),
        };
        let path = flow.path().await?;
        let next = flow.next(&path);
        if !sending || next != Next::End {
            let there = address(&self.me.office, &draft, &next);
            return Ok(Ok(Redirect::to(&there).into_response()));
        }
        Ok(Checking::new(self.reader, self.me, &draft, flow, path)
            .send(sent)
            .await)
    }
}

/// The first page, with what to know before.
pub(super) fn begins(flow: &Flow<'_>, mut page: FlowPage) -> FlowPage {
    let (situation, labels) = (flow.situation, flow.labels());
    page.hint = situation.hint.as_ref().map(|hint| labels.text(hint));
    if situation.confidential {
        page.notes.push(key("declare-confidential").into());
    }
    let never = situation.never_to.iter();
    page.notes
        .extend(never.map(|post| key("recipient-never").with("post", labels.post(post))));
    page.notes.push(key("declare-answer-first").into());
    page
}

/// The questions that were sent, when no path can be found with their answers.
fn without_path(flow: &Flow<'_>, asked: &[String], base: &str) -> Option<FlowPage> {
    let (first, _) = asked.split_first()?;
    let page = PathPage {
        fields: asked.to_vec(),
        needed: asked.to_vec(),
        decides: false,
    };
    let mut page = flow.page(&page, flow.form());
    page.action = format!("{base}/{first}");
    Some(page)
}
