//! A report never reaches the person it is about: every confidential situation, in every office of `codes/`, about
//! every post and person, in eleven spellings. The form's choices, the names in it and their spelling all count.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::date;
use probity_conduct::model::{Field, FieldType, Meaning, Office, ShownValue, Situation};
use probity_conduct::{Codes, Directory};
use probity_service::casework::event::{Profile, Right};
use probity_service::casework::{PersonId, PostId};
use probity_service::input::{Declare, FactsIn, NewPerson};
use probity_service::view::{Holder, Informed};
use probity_service::{Actor, Dependencies, Service};
use probity_store::{Options, Store};
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use crate::common::{Drawn, Hand, key};

const REPORTER: &str = "rowan";
const MANAGER: &str = "marlo";
/// First names and surnames of made-up people, with everything that makes names hard to compare.
const NAMES: [(&str, &str); 20] = [
    ("Abigail", "Okáfor-Smith"),
    ("Benedikt", "O'Neill"),
    ("Chloë", "Vantongeren"),
    ("Dafydd", "ap Rhys"),
    ("Esmé", "Łukaszewska"),
    ("Fergus", "McAllister-Brown"),
    ("Gwenllian", "Pugh"),
    ("Hamza", "Al-Rashid"),
    ("Ingrid", "Sørensen"),
    ("Jonquil", "Featherstonehaugh"),
    ("Kavita", "Raghunathan"),
    ("Lorcan", "Fitzgerald"),
    ("Mireille", "Desrosiers"),
    ("Nnamdi", "Ezekwesili"),
    ("Ottoline", "Quartermaine"),
    ("Przemek", "Wiśniewski"),
    ("Quillon", "Hargreaves"),
    ("Roisin", "Gallagher"),
    ("Siobhán", "Mulvaney"),
    ("Tadeusz", "Kowalczyk"),
];
const SPELLINGS: usize = 11;

/// A person whom a report is about.
struct Accused {
    id: PersonId,
    first: &'static str,
    last: &'static str,
    /// A title for them that says what they do.
    title: String,
}

impl Accused {
    fn spelled(&self, way: usize) -> String {
        let (first, last) = (self.first, self.last);
        match way {
            0 => format!("{first} {last}"),
            1 => first.to_owned(),
            2 => last.to_owned(),
            3 => format!("{first} {}", last.replace(['-', '\''], " ")),
            4 => format!("Ms {last}"),
            5 => format!("{}. {last}", first.chars().next().unwrap()),
            6 => format!("{last}, {first}"),
            7 => without_a_letter(&format!("{first} {last}").to_lowercase()),
            8 => format!("the {}", self.title),
            9 => format!("{first} and others"),
            _ => format!("Zebedee Nobody; {first} {last} / someone else"),
        }
    }
}

/// The name with a letter missing in the middle of its longest word.
fn without_a_letter(name: &str) -> String {
    let longest = name.split(' ').max_by_key(|word| word.chars().count());
    let longest = longest.unwrap();
    let half = longest.chars().count() / 2;
    let slipped: String = longest
        .chars()
        .enumerate()
        .filter(|(at, _)| *at != half)
        .map(|(_, letter)| letter)
        .collect();
    name.replace(longest, &slipped)
}

struct Stage {
    service: Service,
    office: String,
    accused: Vec<Accused>,
    _dir: TempDir,
}

impl Stage {
    /// An office whose posts are all held, each by a different person, with a reporter whose manager holds none.
    async fn of(codes: &Arc<Codes>, office: &Office) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("probity.db");
        let service = Service::new(Dependencies {
            store: Store::open_sqlite(&path, Options::default()).await.unwrap(),
            codes: Arc::clone(codes),
            clock: Arc::new(Hand::at("2026-11-21T09:00:00Z")),
            rng: Arc::new(Drawn::default()),
        })
        .unwrap();
        let mut stage = Self {
            service,
            office: office.id.clone(),
            accused: Vec::new(),
            _dir: dir,
        };
        let machine = stage.machine();
        let ledger = format!("probity.example/{}", office.id);
        stage
            .service
            .settings
            .create_office(&machine, &ledger)
            .await
            .unwrap();
        stage.fill(codes, office).await;
        stage.service.settings.open_office(&machine).await.unwrap();
        stage
    }

    async fn fill(&mut self, codes: &Codes, office: &Office) {
        let machine = self.machine();
        for post in &office.posts {
            let held_as = office.held_as(&post.id);
            if post.relative || held_as != post.id {
                continue;
            }
            let label = codes.post_label(&office.id, &post.id, probity_conduct::Lang::En);
            let role = match post.id.as_str() {
                "commissioner" | "mayor" => "commissioner",
                "deputy-mayor" => "deputy-commissioner",
                _ => "staff",
            };
            let id = self.add(label.unwrap(), role, None, None).await;
            let post = PostId::from(post.id.as_str());
            let from = date(2026, 1, 1);
            self.service
                .posts
                .take(&machine, &post, &id, from)
                .await
                .unwrap();
        }
        self.add(
            "Deputy who holds no post",
            "deputy-commissioner",
            None,
            None,
        )
        .await;
        self.add("Commissioning officer", "staff", None, None).await;
        self.add("Clerk of audits", "contractor", None, Some(Right::Auditor))
            .await;
        let administrator = Some(Right::Administrator);
        self.add("Keeper of lists", "staff", None, administrator)
            .await;
        for (id, name, manager) in [
            (MANAGER, "Marlo Middleton", None),
            (REPORTER, "Rowan Reporter", Some(MANAGER)),
        ] {
            self.person(id, name, "Team lead here", "staff", manager, None)
                .await;
        }
    }

    async fn add(
        &mut self,
        title: &str,
        role: &str,
        manager: Option<&str>,
        right: Option<Right>,
    ) -> PersonId {
        let at = self.accused.len();
        let (first, last) = NAMES[at];
        let (id, name) = (format!("person-{at}"), format!("{first} {last}"));
        self.person(&id, &name, title, role, manager, right).await;
        let id = PersonId::from(id.as_str());
        self.accused.push(Accused {
            id: id.clone(),
            first,
            last,
            title: title.to_owned(),
        });
        id
    }

    async fn person(
        &self,
        id: &str,
        name: &str,
        title: &str,
        role: &str,
        manager: Option<&str>,
        right: Option<Right>,
    ) {
        let profile = Profile {
            name: name.to_owned(),
            title: title.to_owned(),
            role: role.to_owned(),
            team: None,
            manager: manager.map(PersonId::from),
            rights: right.into_iter().collect(),
        };
        let new = NewPerson {
            id: Some(id.into()),
            profile,
        };
        self.service.people.add(&self.machine(), new).await.unwrap();
    }

    fn machine(&self) -> Actor {
        Actor::CommandLine {
            office: self.office.clone(),
            on_behalf: None,
        }
    }

    fn as_person(&self, id: &str) -> Actor {
        Actor::Person {
            office: self.office.clone(),
            id: id.into(),
        }
    }
}

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
    Arc::new(Codes::load(&Directory::new(&root)).unwrap())
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
