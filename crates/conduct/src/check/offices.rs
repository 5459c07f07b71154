//! Check of offices: posts, adopted instruments, numbers, and the clauses that they cite.

use probity_i18n::{Message, key};

use super::{Ground, Place, kebab, repeated};
use crate::load::Model;
use crate::mistake::{Mistake, one_of, snippet};
use crate::model::{Group, Instrument, Office};

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for office in ground.model.offices.values() {
        let path = format!("{}/office.toml", office.id);
        let check = OfficeCheck {
            ground,
            office,
            path: &path,
        };
        check.unique(mistakes);
        check.posts(mistakes);
        check.groups(mistakes);
        check.stack(mistakes);
        check.limits(mistakes);
        check.clauses(mistakes);
        check.findings(mistakes);
        mistakes.extend(check.year());
    }
}

struct OfficeCheck<'a> {
    ground: Ground<'a>,
    office: &'a Office,
    path: &'a str,
}

impl<'a> OfficeCheck<'a> {
    fn at(
        &self,
        from: usize,
        word: &str,
        what: impl Into<Message>,
        instead: impl Into<Message>,
    ) -> Mistake {
        self.ground.at(self.path, from, word, what, instead)
    }

    fn unique(&self, mistakes: &mut Vec<Mistake>) {
        for post in repeated(&self.office.posts, |post| &post.id) {
            mistakes.push(self.at(
                post.at,
                "id",
                key("check-post-twice").with("post", &post.id),
                key("check-post-twice-right"),
            ));
        }
        for finding in repeated(&self.office.findings, |finding| &finding.id) {
            mistakes.push(self.at(
                finding.at,
                "id",
                key("check-finding-twice").with("id", &finding.id),
                key("check-own-id"),
            ));
        }
        for limit in repeated(&self.office.limits, |limit| (&limit.name, limit.from)) {
            let what = key("check-limit-twice")
                .with("limit", &limit.name)
                .with("from", limit.from.to_string());
            mistakes.push(self.at(limit.at, "name", what, key("check-limit-twice-right")));
        }
        for adopts in repeated(&self.office.adopts, |adopts| {
            adopts.instrument.rsplit('/').next()
        }) {
            mistakes.push(self.at(
                adopts.at,
                "instrument",
                key("check-instrument-twice").with("instrument", &adopts.instrument),
                key("check-instrument-twice-right"),
            ));
        }
    }

    /// A post is in `words.toml` or has its own label. Stand-ins, advice and `also` name posts of the office.
    fn posts(&self, mistakes: &mut Vec<Mistake>) {
        let known = &self.ground.model.words.post;
        let here = || self.office.posts.iter().map(|post| &post.id);
        let mut named = Vec::new();
        for post in &self.office.posts {
            if post.label.is_none() && !known.contains_key(&post.id) {
                mistakes.push(self.at(
                    post.at,
                    "id",
                    key("check-no-post").with("name", &post.id),
                    key("check-no-post-right").with("known", one_of(known.keys())),
                ));
            }
            named.extend(post.stands_in.iter().map(|stand_in| (post.at, stand_in)));
        }
        for also in &self.office.also {
            named.push((also.at, &also.is));
            if self.office.post(&also.post).is_none() {
                let place = Place {
                    path: self.path,
                    from: also.at,
                };
                let absent = key("check-no-post");
                mistakes.extend(
                    self.ground
                        .unknown(&place, absent, &also.post, known.keys()),
                );
            }
        }
        named.extend(self.office.advice.iter().map(|advice| (0, &advice.post)));
        for (from, post) in named {
            mistakes.extend(self.ground.unknown(
                &Place {
                    path: self.path,
                    from,
                },
                key("check-no-post-here"),
                post,
                here(),
            ));
        }
    }

    /// Every group has someone in it, so that a report about its holders cannot reach them. Its posts and roles are
    /// known.
    fn groups(&self, mistakes: &mut Vec<Mistake>) {
        let words = &self.ground.model.words;
        for group in repeated(&self.office.groups, |group| &group.id) {
            let what = key("check-group-twice").with("group", &group.id);
            mistakes.push(self.at(group.at, "id", what, key("check-group-twice-right")));
        }
        for id in words.group.keys() {
            let empty = |group: &Group| group.posts.is_empty() && group.roles.is_empty();
            if self.office.group(id).is_none_or(empty) {
                let from = self.office.group(id).map_or(0, |group| group.at);
                let what = key("check-group-empty").with("group", id);
                let right = snippet(format!("[[group]] id = \"{id}\" posts = [\"…\"]"));
                mistakes.push(self.at(from, "id", what, right));
            }
        }
        for group in &self.office.groups {
            let place = Place {
                path: self.path,
                from: group.at,
            };
            let absent = key("check-no-group");
            mistakes.extend(
                self.ground
                    .unknown(&place, absent, &group.id, words.group.keys()),
            );
            for post in &group.posts {
                let here = self.office.posts.iter().map(|post| &post.id);
                let absent = key("check-no-post-here");
                mistakes.extend(self.ground.unknown(&place, absent, post, here));
            }
            for role in &group.roles {
                let absent = key("check-no-role");
                let known = words.role.keys();
                mistakes.extend(self.ground.unknown(&place, absent, role, known));
            }
        }
    }

    fn stack(&self, mistakes: &mut Vec<Mistake>) {
        for adopts in &self.office.adopts {
            let folder = Model::folder(&self.office.id, adopts);
            let folders = || self.ground.model.instruments.iter().map(|one| &one.folder);
            if !folders().any(|one| *one == folder) {
                let mut known: Vec<&String> = folders().collect();
                known.dedup();
                mistakes.push(self.at(
                    adopts.at,
                    "instrument",
                    key("check-no-instrument").with("folder", folder),
                    one_of(known),
                ));
            }
        }
    }

    fn limits(&self, mistakes: &mut Vec<Mistake>) {
        for limit in &self.office.limits {
            if !kebab(&limit.name) {
                mistakes.push(self.at(
                    limit.at,
                    "name",
                    key("check-limit-name").with("limit", &limit.name),
                    key("check-small-letters"),
                ));
            }
            if limit.pence < 0 {
                mistakes.push(self.at(
                    limit.at,
                    "pence",
                    key("check-limit-negative").with("limit", &limit.name),
                    key("check-limit-negative-right"),
                ));
            }
        }
    }

    /// Every `code 3.1g` is a clause of an instrument that the office adopts.
    fn clauses(&self, mistakes: &mut Vec<Mistake>) {
        let office = self.office;
        let posts = office.posts.iter().map(|one| (one.at, one.clause.as_ref()));
        let also = office.also.iter().map(|one| (one.at, one.clause.as_ref()));
        let limits = office
            .limits
            .iter()
            .map(|one| (one.at, one.clause.as_ref()));
        let findings = office
            .findings
            .iter()
            .map(|one| (one.at, one.clause.as_ref()));
        let advice = office.advice.iter().map(|one| (0, one.clause.as_ref()));
        for (from, clause) in posts
            .chain(also)
            .chain(limits)
            .chain(findings)
            .chain(advice)
        {
            if let Some(clause) = clause.filter(|clause| !self.has_clause(clause)) {
                mistakes.push(self.at(
                    from,
                    &format!("\"{clause}\""),
                    key("check-clause-not-in-stack").with("clause", clause),
                    key("check-clause-not-in-stack-right").with("known", one_of(self.ids())),
                ));
            }
        }
    }

    /// Every situation that a finding names exists.
    fn findings(&self, mistakes: &mut Vec<Mistake>) {
        for finding in &self.office.findings {
            let place = Place {
                path: self.path,
                from: finding.at,
            };
            for situation in &finding.situations {
                mistakes.extend(self.ground.unknown(
                    &place,
                    key("check-no-situation"),
                    situation,
                    self.ground.model.situations.keys(),
                ));
            }
        }
    }

    fn versions(&self) -> impl Iterator<Item = &'a Instrument> {
        self.ground
            .model
            .adopted(&self.office.id)
            .map(|(_, version)| version)
    }

    fn ids(&self) -> Vec<&'a str> {
        let mut ids: Vec<&str> = self.versions().map(|version| version.id.as_str()).collect();
        ids.dedup();
        ids
    }

    fn has_clause(&self, written: &str) -> bool {
        self.ground.has_clause(&self.office.id, written)
    }

    fn year(&self) -> Option<Mistake> {
        let starts = self.office.financial_year_starts.as_ref()?;
        let day: Result<jiff::civil::Date, _> = format!("2026-{starts}").parse();
        if day.is_ok() && starts.len() == 5 {
            return None;
        }
        Some(self.at(
            0,
            "financial-year-starts",
            key("check-year-starts").with("starts", starts),
            key("check-year-starts-right"),
        ))
    }
}
