//! A report never reaches the person it is about: every confidential situation, in every office of `codes/`, about
//! every post and person, in eleven spellings. The form's choices, the names in it and their spelling all count.

mod office;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use probity_conduct::model::{Field, FieldType, Meaning, Office, ShownValue, Situation};
use probity_conduct::{Codes, Directory};
use probity_service::casework::PersonId;
use probity_service::input::{Declare, FactsIn};
use probity_service::view::{Holder, Informed};
use serde_json::{Map, Value, json};

use office::{Accused, MANAGER, REPORTER, SPELLINGS, Stage};

use crate::common::key;

/// The counts over all reports.
#[derive(Debug, Default)]
struct Counts {
    previewed: usize,
    sent: usize,
    to_someone: usize,
    on_hold: usize,
    to_nobody: usize,
}

impl Counts {
    fn add(&mut self, holder: Option<&Holder>, state: &str) {
        match (holder, state) {
            (Some(_), _) => self.to_someone += 1,
            (None, "on-hold") => self.on_hold += 1,
            (None, _) => self.to_nobody += 1,
        }
    }
}

/// Every way to answer the required questions: each option of one question, with the first option of the others.
fn variants(situation: &Situation) -> Vec<Map<String, Value>> {
    let required = situation.fields.iter().filter(|field| field.required);
    let first: Map<String, Value> = required
        .clone()
        .map(|field| (field.name.clone(), answers(field).remove(0)))
        .collect();
    let mut all = vec![first.clone()];
    for field in required {
        for answer in answers(field).into_iter().skip(1) {
            let mut other = first.clone();
            other.insert(field.name.clone(), answer);
            all.push(other);
        }
    }
    // Fields that are shown only after another answer are left out. None of them is required here.
    assert!(situation.fields.iter().all(|field| {
        let asked_only = field.shown_when.as_ref();
        !field.required || asked_only.is_none_or(|when| when.is != [ShownValue::YesNo(true)])
    }));
    all
}

fn answers(field: &Field) -> Vec<Value> {
    match field.kind {
        FieldType::Choice => field.options.iter().map(|one| json!(one.value)).collect(),
        FieldType::YesNo => vec![json!(true), json!(false)],
        FieldType::Date => vec![json!("2026-11-20")],
        FieldType::Money => vec![json!("20")],
        FieldType::WholeNumber => vec![json!(1)],
        FieldType::Text | FieldType::LongText => vec![json!("Something")],
    }
}

/// The people who may hold one of the posts, or have one of the roles, that these answers say it is about.
fn about(
    stage: &Stage,
    office: &Office,
    situation: &Situation,
    facts: &Map<String, Value>,
) -> BTreeSet<PersonId> {
    let chosen = situation
        .fields
        .iter()
        .filter_map(|field| field.option(facts.get(&field.name)?.as_str()?));
    let groups: Vec<_> = chosen
        .flat_map(|option| &option.about)
        .filter_map(|id| office.group(id))
        .collect();
    let titles: Vec<String> = groups
        .iter()
        .flat_map(|group| &group.posts)
        .filter_map(|post| {
            stage
                .service
                .conduct()
                .post_label(&office.id, post, probity_conduct::Lang::En)
        })
        .map(str::to_owned)
        .collect();
    let role = |one: &Accused| {
        groups.iter().any(|group| {
            group.roles.iter().any(|role| role == "deputy-commissioner")
                && one.title.starts_with("Deputy")
        })
    };
    let people = stage
        .accused
        .iter()
        .filter(|one| titles.contains(&one.title) || role(one));
    people.map(|one| one.id.clone()).collect()
}

fn declare(situation: &Situation, facts: Map<String, Value>) -> Declare {
    Declare {
        situation: situation.id.clone(),
        subject: None,
        facts: FactsIn::Json(Value::Object(facts)),
        not_meant: BTreeSet::new(),
        expects: None,
        idempotency_key: None,
        ..Declare::default()
    }
}

struct Case<'a> {
    stage: &'a Stage,
    file: &'a Office,
    situation: &'a Situation,
}

impl Case<'_> {
    fn never(&self, facts: &Map<String, Value>) -> BTreeSet<PersonId> {
        let mut never = about(self.stage, self.file, self.situation, facts);
        if self
            .situation
            .never_to
            .iter()
            .any(|post| post == "line-manager")
        {
            never.insert(MANAGER.into());
        }
        never
    }

    fn check(
        &self,
        never: &BTreeSet<PersonId>,
        holder: Option<&Holder>,
        informed: &[Informed],
        what: &str,
    ) {
        let reached = holder.map(|holder| &holder.person).into_iter();
        for person in reached.chain(informed.iter().map(|one| &one.person)) {
            assert!(
                !never.contains(person),
                "{}: {what} reached {person}",
                self.situation.id
            );
        }
    }

    /// Each spelling of each person, with the other answers in turn.
    async fn spellings(&self, counts: &mut Counts) {
        let reporter = self.stage.as_person(REPORTER);
        let mut variants = variants(self.situation).into_iter().cycle();
        let names = names_field(self.situation);
        for accused in &self.stage.accused {
            for way in 0..SPELLINGS {
                let mut facts = variants.next().unwrap();
                let typed = accused.spelled(way);
                facts.insert(names.to_owned(), json!(typed));
                let mut never = self.never(&facts);
                never.insert(accused.id.clone());
                let wish = declare(self.situation, facts);
                let preview = self
                    .stage
                    .service
                    .cases
                    .preview(&reporter, &wish)
                    .await
                    .unwrap();
                self.check(&never, preview.holder.as_ref(), &preview.informed, &typed);
                counts.previewed += 1;
                counts.add(preview.holder.as_ref(), preview.state.as_str());
            }
        }
    }

    /// Each answer, without any name.
    async fn answers(&self, counts: &mut Counts) {
        let reporter = self.stage.as_person(REPORTER);
        for facts in variants(self.situation) {
            let never = self.never(&facts);
            let what = format!("{facts:?}");
            let wish = declare(self.situation, facts);
            let preview = self
                .stage
                .service
                .cases
                .preview(&reporter, &wish)
                .await
                .unwrap();
            self.check(&never, preview.holder.as_ref(), &preview.informed, &what);
            counts.previewed += 1;
            counts.add(preview.holder.as_ref(), preview.state.as_str());
        }
    }

    /// Sends one report about each person. It does what the preview said, and the accused cannot see it.
    async fn sent(&self, turn: usize, counts: &mut Counts) {
        let (service, reporter) = (&self.stage.service, self.stage.as_person(REPORTER));
        let all = variants(self.situation);
        for (at, accused) in self.stage.accused.iter().enumerate() {
            let mut facts = all[(at + turn) % all.len()].clone();
            let typed = accused.spelled((at + turn) % SPELLINGS);
            facts.insert(names_field(self.situation).to_owned(), json!(typed));
            let wish = declare(self.situation, facts);
            let preview = service.cases.preview(&reporter, &wish).await.unwrap();
            let their = self.stage.as_person(accused.id.as_str());
            // Lines of confidential cases have no reference, so no line may have one.
            let on_hold = service.cases.on_hold(&their).await.ok();
            let receipt = service.cases.declare(&reporter, wish).await.unwrap();
            assert_eq!(receipt.holder, preview.holder, "{typed}");
            counts.sent += 1;
            let reference = receipt.reference.as_str();
            assert_eq!(
                key(service.cases.get(&their, reference).await),
                "case-unknown"
            );
            for list in [
                service.cases.mine(&their).await.unwrap(),
                service.cases.to_decide(&their).await.unwrap(),
                service.cases.decided(&their).await.unwrap(),
            ] {
                assert!(
                    list.iter().all(|line| line.reference != receipt.reference),
                    "{typed}"
                );
            }
            assert_eq!(service.cases.on_hold(&their).await.ok(), on_hold, "{typed}");
        }
    }
}

fn names_field(situation: &Situation) -> &str {
    &situation
        .field_with_meaning(Meaning::NamedPerson)
        .unwrap()
        .name
}

fn codes() -> Arc<Codes> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../codes");
    Arc::new(Codes::load_checked(&Directory::new(&root)).unwrap())
}

async fn every_report(codes: Arc<Codes>, office: String) -> Counts {
    let file = codes.office(&office).unwrap();
    let stage = Stage::of(&codes, file).await;
    let mut counts = Counts::default();
    let reports = codes.situations().filter(|one| one.confidential);
    for (turn, situation) in reports.enumerate() {
        let case = Case {
            stage: &stage,
            file,
            situation,
        };
        case.answers(&mut counts).await;
        case.spellings(&mut counts).await;
        case.sent(turn, &mut counts).await;
    }
    counts
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_report_reaches_the_person_it_is_about() {
    let codes = codes();
    let offices = codes.offices().map(|office| office.id.clone());
    let running: Vec<_> = offices
        .map(|office| {
            let all = every_report(Arc::clone(&codes), office.clone());
            (office, tokio::spawn(all))
        })
        .collect();
    for (office, counts) in running {
        let counts = counts.await.unwrap();
        println!("{office}: {counts:?}");
        assert!(counts.to_someone > counts.on_hold, "{office}");
    }
}
