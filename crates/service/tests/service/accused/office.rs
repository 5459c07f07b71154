//! An office in which every post is held, and the people whom a report can be about.

use std::sync::Arc;

use jiff::civil::date;
use probity_conduct::Codes;
use probity_conduct::model::Office;
use probity_service::casework::event::{Profile, Right};
use probity_service::casework::{PersonId, PostId};
use probity_service::input::NewPerson;
use probity_service::{Actor, Dependencies, Service};
use probity_store::{Options, Store};
use tempfile::TempDir;

use crate::common::{Drawn, Hand};

pub const REPORTER: &str = "rowan";
pub const MANAGER: &str = "marlo";
/// First names and surnames of made-up people, with everything that makes names hard to compare.
pub const NAMES: [(&str, &str); 20] = [
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
pub const SPELLINGS: usize = 11;

/// A person whom a report is about.
pub struct Accused {
    pub id: PersonId,
    pub first: &'static str,
    pub last: &'static str,
    /// A title for them that says what they do.
    pub title: String,
}

impl Accused {
    pub fn spelled(&self, way: usize) -> String {
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
pub fn without_a_letter(name: &str) -> String {
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

pub struct Stage {
    pub service: Service,
    pub office: String,
    pub accused: Vec<Accused>,
    pub _dir: TempDir,
}

impl Stage {
    /// An office whose posts are all held, each by a different person, with a reporter whose manager holds none.
    pub async fn of(codes: &Arc<Codes>, office: &Office) -> Self {
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

    pub async fn fill(&mut self, codes: &Codes, office: &Office) {
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

    pub async fn add(
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

    pub async fn person(
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

    pub fn machine(&self) -> Actor {
        Actor::CommandLine {
            office: self.office.clone(),
            on_behalf: None,
        }
    }

    pub fn as_person(&self, id: &str) -> Actor {
        Actor::Person {
            office: self.office.clone(),
            id: id.into(),
        }
    }
}
