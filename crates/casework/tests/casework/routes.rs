//! Property tests of routes over random offices: the person who acts is never part of the case, and no one is
//! passed over without a reason.

use std::collections::{BTreeMap, BTreeSet};

use probity_casework::conflict::Parties;
use probity_casework::event::{ConnectionTo, Profile, Right};
use probity_casework::exclusion::{Exclusions, Why};
use probity_casework::office::{Office, PostRule, holders};
use probity_casework::people::{Connection, Person};
use probity_casework::readiness::{Missing, readiness};
use probity_casework::routing::route;
use probity_casework::{PersonId, PostId};
use proptest::prelude::*;
use proptest::sample::Index;

const PEOPLE: usize = 7;
const POSTS: usize = 6;

fn person(at: usize) -> PersonId {
    PersonId(format!("person-{at}"))
}

fn post(at: usize) -> PostId {
    PostId(format!("post-{at}"))
}

#[derive(Debug, Clone)]
struct Drawn {
    managers: Vec<Option<Index>>,
    left: Vec<bool>,
    /// The last part is the day of January 2026 on which it ended.
    connections: Vec<(Index, Index, Option<i8>)>,
    outside_connections: Vec<Index>,
    holders: Vec<Vec<Index>>,
    stands_in: Vec<Vec<Index>>,
    relative: Vec<bool>,
    same_as: Vec<Option<Index>>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let some = |n| prop::collection::vec(prop::option::weighted(0.6, any::<Index>()), n);
    (
        some(PEOPLE),
        prop::collection::vec(prop::bool::weighted(0.1), PEOPLE),
        prop::collection::vec(
            (any::<Index>(), any::<Index>(), prop::option::of(1i8..30)),
            0..3,
        ),
        prop::collection::vec(any::<Index>(), 0..2),
        prop::collection::vec(prop::collection::vec(any::<Index>(), 0..3), POSTS),
        prop::collection::vec(prop::collection::vec(any::<Index>(), 0..3), POSTS),
        prop::collection::vec(prop::bool::weighted(0.2), POSTS),
        prop::collection::vec(prop::option::weighted(0.1, any::<Index>()), POSTS),
    )
        .prop_map(
            |(
                managers,
                left,
                connections,
                outside_connections,
                holders,
                stands_in,
                relative,
                same_as,
            )| Drawn {
                managers,
                left,
                connections,
                outside_connections,
                holders,
                stands_in,
                relative,
                same_as,
            },
        )
}

fn office(drawn: &Drawn) -> Office {
    let mut people = BTreeMap::new();
    for at in 0..PEOPLE {
        let profile = Profile {
            name: format!("Person {at}"),
            title: String::new(),
            role: "staff".to_owned(),
            team: None,
            manager: drawn.managers[at].map(|index| person(index.index(PEOPLE))),
            rights: BTreeSet::from([Right::Administrator]),
        };
        let left = drawn.left[at].then(|| jiff::civil::date(2026, 1, 1));
        people.insert(
            person(at),
            Person {
                id: person(at),
                profile,
                connections: Vec::new(),
                left,
            },
        );
    }
    for (from, to, ended) in &drawn.connections {
        let to = ConnectionTo::Person(person(to.index(PEOPLE)));
        people
            .get_mut(&person(from.index(PEOPLE)))
            .unwrap()
            .connections
            .push(Connection {
                to,
                relation: "cousins".to_owned(),
                ended: ended.map(|day| jiff::civil::date(2026, 1, day)),
            });
    }
    for from in &drawn.outside_connections {
        let to = ConnectionTo::Party("The Made-up Firm Ltd".to_owned());
        people
            .get_mut(&person(from.index(PEOPLE)))
            .unwrap()
            .connections
            .push(Connection {
                to,
                relation: "shares".to_owned(),
                ended: None,
            });
    }
    let mut posts = BTreeMap::new();
    let mut holders = BTreeMap::new();
    for at in 0..POSTS {
        let rule = PostRule {
            relative: drawn.relative[at],
            stands_in: drawn.stands_in[at]
                .iter()
                .map(|index| post(index.index(POSTS)))
                .collect(),
            same_as: drawn.same_as[at].map(|index| post(index.index(POSTS))),
            names: Vec::new(),
        };
        posts.insert(post(at), rule);
        holders.insert(
            post(at),
            drawn.holders[at]
                .iter()
                .map(|index| person(index.index(PEOPLE)))
                .collect(),
        );
    }
    Office {
        posts,
        holders,
        people,
        deciding_days: None,
    }
}

/// Everyone above a person, found by adding managers until nothing changes. Routing uses another method.
fn chiefs(office: &Office, of: &PersonId) -> BTreeSet<PersonId> {
    let mut above = BTreeSet::new();
    loop {
        let next: BTreeSet<PersonId> = above
            .iter()
            .chain([of])
            .filter_map(|one| office.people[one].profile.manager.clone())
            .collect();
        if next.is_subset(&above) {
            return above;
        }
        above.extend(next);
    }
}

fn has_part(office: &Office, parties: &Parties, one: &PersonId) -> bool {
    let subject = parties.subject.as_ref().unwrap();
    let Exclusions {
        about,
        about_posts,
        may_mean,
        never_to,
        ..
    } = &parties.exclusions;
    let named = parties.named.iter().chain(about).chain(may_mean);
    let held = |post: &PostId| holders(office, post, Some(subject));
    let about_holders: Vec<PersonId> = about_posts.iter().flat_map(held).collect();
    let people = named.chain([subject]).chain(&parties.submitter);
    let inside: BTreeSet<&PersonId> = people.chain(&about_holders).collect();
    let holds = |post: &PostId| held(post).contains(one);
    let connections_of = |one: &PersonId| {
        office.people[one]
            .connections
            .iter()
            .filter(|one| one.ended.is_none() || parties.since <= one.ended)
            .map(|connection| connection.to.clone())
            .collect::<Vec<_>>()
    };
    inside.contains(one)
        || about_posts.iter().chain(never_to).any(holds)
        || parties.decided.contains(one)
        || parties.recused.contains(one)
        || office.people[one].left.is_some()
        || chiefs(office, one)
            .iter()
            .any(|chief| inside.contains(chief))
        || inside.iter().any(|other| {
            connections_of(one).contains(&ConnectionTo::Person((*other).clone()))
                || connections_of(other).contains(&ConnectionTo::Person(one.clone()))
        })
        || (connections_of(one)
            .iter()
            .any(|to| matches!(to, ConnectionTo::Party(_)))
            && parties.outside.contains("made up firm"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nobody_judges_what_they_have_a_part_in(
        drawn in drawn(),
        subject: Index,
        submitter: Option<Index>,
        recused in prop::collection::vec(any::<Index>(), 0..2),
        since in 1i8..30,
        named in prop::collection::vec(any::<Index>(), 0..2),
        outside: bool,
        decided in prop::collection::vec(any::<Index>(), 0..2),
        about in prop::collection::vec(any::<Index>(), 0..2),
        about_posts in prop::collection::vec(any::<Index>(), 0..2),
        may_mean in prop::collection::vec(any::<Index>(), 0..2),
        never_to in prop::collection::vec(any::<Index>(), 0..2),
        wanted in prop::collection::vec(any::<Index>(), 1..3),
    ) {
        let office = office(&drawn);
        let parties = Parties {
            subject: Some(person(subject.index(PEOPLE))),
            submitter: submitter.map(|index| person(index.index(PEOPLE))),
            recused: recused.iter().map(|index| person(index.index(PEOPLE))).collect(),
            since: Some(jiff::civil::date(2026, 1, since)),
            named: named.iter().map(|index| person(index.index(PEOPLE))).collect(),
            outside: outside.then(|| "made up firm".to_owned()).into_iter().collect(),
            decided: decided.iter().map(|index| person(index.index(PEOPLE))).collect(),
            exclusions: Exclusions {
                about: about.iter().map(|index| person(index.index(PEOPLE))).collect(),
                about_posts: about_posts.iter().map(|index| post(index.index(POSTS))).collect(),
                may_mean: may_mean.iter().map(|index| person(index.index(PEOPLE))).collect(),
                ruled_out: BTreeSet::new(),
                never_to: never_to.iter().map(|index| post(index.index(POSTS))).collect(),
            },
        };

        let wanted: Vec<PostId> = wanted.iter().map(|index| post(index.index(POSTS))).collect();
        let (passed_over, reached) = match route(&office, &parties, &wanted) {
            Ok(to) => {
                prop_assert!(!has_part(&office, &parties, &to.person), "{to:?}");
                (to.passed_over, Some(to.post))
            }
            Err(end) => (end.passed_over, None),
        };
        for one in &passed_over {
            if let Some(person) = &one.person { prop_assert!(has_part(&office, &parties, person), "{one:?}") } else { prop_assert_eq!(&one.why, &Why::Vacant) }
        }
        // Every wanted post before the one reached was tried.
        let seen: BTreeSet<&PostId> = passed_over.iter().map(|one| &one.post).chain(&reached).collect();
        let first = wanted.iter().take_while(|post| Some(*post) != reached.as_ref()).collect::<Vec<_>>();
        for post in first {
            prop_assert!(seen.contains(post), "{post} was not looked at");
        }
    }

    #[test]
    fn a_ready_office_has_no_dead_ends(drawn in drawn(), wanted in prop::collection::vec(any::<Index>(), 1..3)) {
        let office = office(&drawn);
        let wanted: Vec<PostId> = wanted.iter().map(|index| post(index.index(POSTS))).collect();
        let missing = readiness(&office, std::slice::from_ref(&wanted), Some(&wanted[0]));
        let dead: BTreeSet<PersonId> = missing
            .iter()
            .filter_map(|one| match one {
                Missing::DeadEnd { subject, wanted: group, .. } if group == &wanted => Some(subject.clone()),
                _ => None,
            })
            .collect();
        for one in office.people.values().filter(|one| one.left.is_none()) {
            let parties = Parties { subject: Some(one.id.clone()), ..Parties::default() };
            prop_assert_eq!(route(&office, &parties, &wanted).is_err(), dead.contains(&one.id));
        }
    }
}
