//! Every request that the rules can tell apart: all that they read is varied, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use cedar_policy::{EntityId, EntityTypeName, EntityUid, Schema};
use probity_access::{Action, CaseFacts, PersonFacts, Resource, Who};
use probity_casework::PersonId;

/// How an attribute can differ, as far as rules can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// No or yes.
    Flag,
    /// Someone else, or the person who asks.
    One,
    /// No one, someone else, or the person who asks.
    MaybeOne,
    /// A list without or with the person who asks.
    Many,
}

/// Attributes by name. The empty name is the thing itself: whether it is the person who asks.
pub type Varied = &'static [(&'static str, Kind)];

/// What is varied of the person who asks.
pub const ASKER: Varied = &[
    ("administrator", Kind::Flag),
    ("auditor", Kind::Flag),
    ("left", Kind::Flag),
];

/// What is varied of each type of resource.
pub const RESOURCES: &[(&str, Varied)] = &[
    ("Office", &[("published", Kind::Flag)]),
    ("Register", &[("public", Kind::Flag)]),
    ("ImportedEntry", &[]),
    ("Person", &[("", Kind::One), ("manager", Kind::MaybeOne)]),
    (
        "Case",
        &[
            ("subject", Kind::One),
            ("submitter", Kind::One),
            ("holder", Kind::MaybeOne),
            ("hadIt", Kind::Many),
            ("informed", Kind::Many),
            ("named", Kind::Many),
            ("confidential", Kind::Flag),
            ("conflict", Kind::Flag),
            ("accused", Kind::Flag),
        ],
    ),
];

/// The types of principals.
pub const PRINCIPALS: [&str; 3] = ["Visitor", "Machine", "Person"];

/// The value of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    No,
    Yes,
    Nobody,
    SomeoneElse,
    Asker,
}

impl Kind {
    /// Its values. Only a person can be the person who asks.
    fn values(self, asked_by_person: bool) -> Vec<Value> {
        let all: &[Value] = match self {
            Self::Flag => &[Value::No, Value::Yes],
            Self::One | Self::Many => &[Value::SomeoneElse, Value::Asker],
            Self::MaybeOne => &[Value::Nobody, Value::SomeoneElse, Value::Asker],
        };
        let possible = |value: &&Value| asked_by_person || **value != Value::Asker;
        all.iter().filter(possible).copied().collect()
    }
}

/// A value for each attribute.
type Point = BTreeMap<&'static str, Value>;

fn points(varied: Varied, asked_by_person: bool) -> Vec<Point> {
    let mut all = vec![Point::new()];
    for (name, kind) in varied {
        let with = |point: Point| {
            let values = kind.values(asked_by_person).into_iter();
            values.map(move |value| {
                let mut point = point.clone();
                point.insert(name, value);
                point
            })
        };
        all = all.into_iter().flat_map(with).collect();
    }
    all
}

/// One request.
#[derive(Debug, Clone)]
pub struct Ask {
    pub who: Who,
    pub action: Action,
    pub resource: Resource,
}

impl Ask {
    /// The person who asks, if it is a person.
    pub fn person(&self) -> Option<&PersonFacts> {
        match &self.who {
            Who::Person(person) => Some(person),
            Who::Visitor | Who::Machine => None,
        }
    }

    /// The case asked for.
    pub fn case(&self) -> Option<&CaseFacts> {
        match &self.resource {
            Resource::Case(case) => Some(case),
            _ => None,
        }
    }
}

pub fn asker() -> PersonId {
    PersonId::from("asker")
}

fn someone_else() -> PersonId {
    PersonId::from("someone-else")
}

/// Every request, for each action the resources that the schema gives it.
pub fn every_ask() -> Vec<Ask> {
    let (schema, _) = Schema::from_cedarschema_str(super::SCHEMA).unwrap();
    let mut asks = Vec::new();
    for action in Action::ALL {
        let kind: EntityTypeName = "Action".parse().unwrap();
        let uid = EntityUid::from_type_name_and_id(kind, EntityId::new(action.as_str()));
        for principal in schema.principals_for_action(&uid).unwrap() {
            for resource in schema.resources_for_action(&uid).unwrap() {
                add(
                    &mut asks,
                    *action,
                    &principal.to_string(),
                    &resource.to_string(),
                );
            }
        }
    }
    asks
}

fn add(asks: &mut Vec<Ask>, action: Action, principal: &str, resource: &str) {
    let varied = RESOURCES.iter().find(|(name, _)| *name == resource);
    let (_, varied) = varied.unwrap_or_else(|| panic!("add {resource} to the partition"));
    let is_person = principal == "Person";
    let people = if is_person {
        points(ASKER, true)
    } else {
        vec![Point::new()]
    };
    for of_person in &people {
        for of_resource in points(varied, is_person) {
            let mut who = match principal {
                "Visitor" => Who::Visitor,
                "Machine" => Who::Machine,
                "Person" => Who::Person(person(of_person)),
                other => panic!("add {other} to the partition"),
            };
            let resource = made(resource, &of_resource, &mut who);
            asks.push(Ask {
                who,
                action,
                resource,
            });
        }
    }
}

fn person(point: &Point) -> PersonFacts {
    PersonFacts {
        id: asker(),
        administrator: point["administrator"] == Value::Yes,
        auditor: point["auditor"] == Value::Yes,
        left: point["left"] == Value::Yes,
        manager: None,
    }
}

/// The resource. A person who is the one who asks is the same in both places.
fn made(kind: &str, point: &Point, who: &mut Who) -> Resource {
    match kind {
        "Office" => Resource::Office {
            published: point["published"] == Value::Yes,
        },
        "Register" => Resource::Register {
            public: point["public"] == Value::Yes,
        },
        "ImportedEntry" => Resource::ImportedEntry,
        "Person" => {
            let manager = one(point["manager"]);
            if let (Who::Person(asking), Value::Asker) = (who, point[""]) {
                asking.manager = manager;
                return Resource::Person(asking.clone());
            }
            Resource::Person(PersonFacts {
                id: someone_else(),
                administrator: false,
                auditor: false,
                left: false,
                manager,
            })
        }
        "Case" => Resource::Case(Box::new(case(point))),
        other => panic!("add {other} to the partition"),
    }
}

fn case(point: &Point) -> CaseFacts {
    let someone = |name: &str| one(point[name]).unwrap_or_else(someone_else);
    let several = |name: &str| BTreeSet::from([someone(name)]);
    CaseFacts {
        id: "case".to_owned(),
        subject: someone("subject"),
        submitter: someone("submitter"),
        holder: one(point["holder"]),
        had_it: several("hadIt"),
        informed: several("informed"),
        named: several("named"),
        confidential: point["confidential"] == Value::Yes,
        conflict: point["conflict"] == Value::Yes,
        accused: point["accused"] == Value::Yes,
    }
}

fn one(value: Value) -> Option<PersonId> {
    match value {
        Value::Asker => Some(asker()),
        Value::SomeoneElse => Some(someone_else()),
        Value::Nobody | Value::No | Value::Yes => None,
    }
}
