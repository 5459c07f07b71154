//! People involved in a case besides its subject, who must never get it: people who are named, people whom a typed name
//! may mean, and holders of the posts that the form says it is about.

use std::collections::BTreeSet;

use probity_casework::exclusion::Exclusions;
use probity_casework::naming::{Mention, mentions};
use probity_casework::office::holders;
use probity_casework::{PersonId, PostId};
use probity_conduct::model::{self, Meaning, Situation};
use probity_conduct::{Facts, Value};

use crate::office_state::OfficeState;
use crate::view::{MayBe, Unmatched};

/// The people involved, and the names that the submitter has to be asked about.
#[derive(Debug, Default)]
pub(crate) struct Involved {
    /// Named beyond doubt.
    pub named: Vec<PersonId>,
    /// People and posts that it must never reach.
    pub exclusions: Exclusions,
    /// People whom a typed name may mean. The submitter can rule them out.
    pub may_be: Vec<MayBe>,
    /// Names that belong to no one in the office.
    pub unmatched: Vec<Unmatched>,
}

/// What is needed to find the people involved in a submission.
pub(crate) struct SubmissionContext<'a> {
    /// The office's file.
    pub file: &'a model::Office,
    /// The office as it is now.
    pub state: &'a OfficeState,
    /// The situation.
    pub situation: &'a Situation,
    /// The person whom it is about.
    pub subject: &'a PersonId,
    /// People whom the submitter ruled out.
    pub ruled_out: &'a BTreeSet<PersonId>,
}

impl SubmissionContext<'_> {
    /// Who is involved by these facts.
    pub fn involved(&self, facts: &Facts) -> Involved {
        let mut found = Involved {
            exclusions: Exclusions {
                never_to: self
                    .situation
                    .never_to
                    .iter()
                    .map(|id| PostId::from(id.as_str()))
                    .collect(),
                ruled_out: self.ruled_out.clone(),
                ..self.about(facts)
            },
            ..Involved::default()
        };
        let mut named = BTreeSet::new();
        for (field, text) in self.texts(facts) {
            for mention in mentions(&self.state.office, text, Some(self.subject)) {
                self.note(field, mention, &mut named, &mut found);
            }
        }
        // People who are excluded in any case are not asked about.
        let about = &found.exclusions.about;
        let settled = |person: &PersonId| named.contains(person) || about.contains(person);
        found.may_be.retain(|one| !settled(&one.person));
        found.exclusions.may_mean.retain(|one| !named.contains(one));
        found.named = named.into_iter().collect();
        found
    }

    /// The posts that the chosen options say it is about, with their present holders.
    fn about(&self, facts: &Facts) -> Exclusions {
        let mut about = Exclusions::default();
        for name in self.chosen(facts).flat_map(|choice| &choice.about) {
            let (posts, roles) = match self.file.group(name) {
                Some(group) => (group.posts.as_slice(), group.roles.as_slice()),
                None => (std::slice::from_ref(name), &[][..]),
            };
            for post in posts.iter().map(|id| PostId::from(id.as_str())) {
                let office = &self.state.office;
                about
                    .about
                    .extend(holders(office, &post, Some(self.subject)));
                about.about_posts.insert(post);
            }
            let people = self.state.office.people.values();
            let of_them = people.filter(|person| roles.contains(&person.profile.role));
            about.about.extend(of_them.map(|person| person.id.clone()));
        }
        about.about.remove(self.subject);
        about
    }

    /// The options that were chosen.
    fn chosen<'f>(&'f self, facts: &'f Facts) -> impl Iterator<Item = &'f model::Choice> {
        self.situation
            .fields
            .iter()
            .filter_map(|field| match facts.get(&field.name)? {
                Value::Choice(id) => field.option(id),
                _ => None,
            })
    }

    /// The texts that hold names, each with its field.
    fn texts<'f>(&'f self, facts: &'f Facts) -> impl Iterator<Item = (&'f model::Field, &'f str)> {
        let holds_names = |field: &&model::Field| {
            matches!(
                field.meaning,
                Some(Meaning::NamedPerson | Meaning::Party | Meaning::Recipient)
            )
        };
        let fields = self.situation.fields.iter().filter(holds_names);
        fields.filter_map(|field| Some((field, facts.get(&field.name)?.text()?)))
    }

    /// Sorts a name by how certainly it means someone. The other party of an ordinary case is mostly an organisation,
    /// so only a full name counts there. In a confidential case every possible match counts.
    fn note(
        &self,
        field: &model::Field,
        mention: Mention,
        named: &mut BTreeSet<PersonId>,
        found: &mut Involved,
    ) {
        let of_office = field.meaning == Some(Meaning::NamedPerson);
        let Mention {
            typed,
            certain,
            possible,
        } = mention;
        let matched = certain.is_some() || !possible.is_empty();
        named.extend(certain.filter(|person| person != self.subject));
        if of_office && !matched {
            found.unmatched.push(Unmatched {
                field: field.name.clone(),
                typed,
            });
            return;
        }
        if !of_office && !self.situation.confidential {
            return;
        }
        for person in possible.into_iter().filter(|one| one != self.subject) {
            if !self.ruled_out.contains(&person) {
                found.exclusions.may_mean.insert(person.clone());
            }
            if found.may_be.iter().all(|known| known.person != person) {
                found.may_be.push(self.may_be(field, &typed, person));
            }
        }
    }

    fn may_be(&self, field: &model::Field, typed: &str, person: PersonId) -> MayBe {
        let known = self.state.office.people.get(&person);
        let profile = known.map(|known| &known.profile);
        MayBe {
            name: profile.map_or_else(String::new, |profile| profile.name.clone()),
            title: profile.map_or_else(String::new, |profile| profile.title.clone()),
            field: field.name.clone(),
            typed: typed.to_owned(),
            ruled_out: self.ruled_out.contains(&person),
            person,
        }
    }
}
