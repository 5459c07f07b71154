//! The condition of a rule in words, built from sentences of the catalogue.

use probity_conduct::model::{Field, FieldType, Situation};
use probity_conduct::{Term, Value};
use probity_i18n::key;

use crate::labels::Labels;

/// The labels and questions with which a condition is put into words.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    /// Labels in the reader's language.
    pub labels: &'a Labels<'a>,
    /// The situation whose fields it reads.
    pub situation: &'a Situation,
}

impl Speaker<'_> {
    /// The conditions that have to be met, one sentence each. Permission is left out: the rule's own sentence states
    /// it.
    pub fn conditions(&self, when: &Term) -> Vec<String> {
        match when {
            Term::All(terms) => terms.iter().flat_map(|one| self.conditions(one)).collect(),
            Term::Bool(true) | Term::Authorised => Vec::new(),
            Term::Not(inner) if **inner == Term::Authorised => Vec::new(),
            one => vec![self.text(one)],
        }
    }

    fn t(&self, key: &str, args: &[(&str, String)]) -> String {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone().into()))
            .collect();
        self.labels.language.t(key, &args)
    }

    fn text(&self, term: &Term) -> String {
        match term {
            Term::Field(name) => self.answered(name, &[self.yes(true)]),
            Term::Bool(true) => self.t("condition-always", &[]),
            Term::Bool(false) => self.t("condition-never", &[]),
            Term::Authorised => self.t("condition-agreed", &[]),
            Term::HoldsPost(post) => self.t("condition-post", &[("post", self.labels.post(post))]),
            Term::Not(inner) => self.denied(inner),
            Term::All(terms) => self.t("condition-all", &[("conditions", self.list(terms, true))]),
            Term::Any(terms) => self.t("condition-any", &[("conditions", self.list(terms, false))]),
            Term::Equal(left, right) => self.same(left, std::slice::from_ref(right)),
            Term::OneOf(options, inner) => self.same(inner, options),
            Term::Less(left, right) => self.compared(left, right, false),
            Term::AtMost(left, right) => self.compared(left, right, true),
            Term::If(condition, then, otherwise) => self.t(
                "condition-if",
                &[
                    ("condition", self.text(condition)),
                    ("then", self.text(then)),
                    ("otherwise", self.text(otherwise)),
                ],
            ),
            Term::Long(_) | Term::Text(_) | Term::Day(_) | Term::Limit(_) | Term::Role => {
                self.value(term, None)
            }
        }
    }

    fn list(&self, terms: &[Term], all: bool) -> String {
        let texts: Vec<String> = terms.iter().map(|one| self.text(one)).collect();
        if all {
            self.labels.all(&texts)
        } else {
            self.labels.either(&texts)
        }
    }

    fn yes(&self, yes: bool) -> String {
        self.labels
            .language
            .t(if yes { "answer-yes" } else { "answer-no" }, &[])
    }

    /// A question with its answer: “question”: answer
    fn answered(&self, field: &str, values: &[String]) -> String {
        let args = [
            ("question", self.labels.field(self.situation, field)),
            ("answers", self.labels.either(values)),
        ];
        self.t("condition-answered", &args)
    }

    fn denied(&self, inner: &Term) -> String {
        match inner {
            Term::Field(name) => self.answered(name, &[self.yes(false)]),
            Term::Not(inner) => self.text(inner),
            Term::HoldsPost(post) => {
                self.t("condition-not-post", &[("post", self.labels.post(post))])
            }
            Term::Equal(left, right) => self.differs(left, std::slice::from_ref(right)),
            Term::OneOf(options, inner) => self.differs(inner, options),
            Term::Less(left, right) => self.compared(right, left, true),
            Term::AtMost(left, right) => self.compared(right, left, false),
            other => self.t("condition-not", &[("condition", self.text(other))]),
        }
    }

    fn same(&self, what: &Term, values: &[Term]) -> String {
        match (what, values) {
            (Term::Field(name), _) => self.answered(name, &self.values(name, values)),
            (Term::Role, _) => {
                let roles = self.roles(values);
                self.t("condition-role", &[("roles", roles)])
            }
            (_, [Term::Field(name)]) => {
                self.answered(name, &self.values(name, std::slice::from_ref(what)))
            }
            _ => {
                let values: Vec<String> = values.iter().map(|one| self.value(one, None)).collect();
                let args = [
                    ("left", self.value(what, None)),
                    ("right", self.labels.either(&values)),
                ];
                self.t("condition-same", &args)
            }
        }
    }

    fn differs(&self, what: &Term, values: &[Term]) -> String {
        match what {
            Term::Field(name) => {
                let args = [
                    ("question", self.labels.field(self.situation, name)),
                    ("answers", self.labels.either(&self.values(name, values))),
                ];
                self.t("condition-answered-otherwise", &args)
            }
            Term::Role => {
                let roles = self.roles(values);
                self.t("condition-other-role", &[("roles", roles)])
            }
            _ => self.t("condition-not", &[("condition", self.same(what, values))]),
        }
    }

    fn roles(&self, values: &[Term]) -> String {
        let role = |one: &Term| match one {
            Term::Text(id) => self.labels.role(id),
            other => self.value(other, None),
        };
        self.labels
            .either(&values.iter().map(role).collect::<Vec<_>>())
    }

    fn values(&self, field: &str, values: &[Term]) -> Vec<String> {
        let field = self.situation.field(field);
        let quoted = |one: &Term| self.value(one, field);
        values.iter().map(quoted).collect()
    }

    /// A comparison of two values. The question comes first, on whichever side it is.
    fn compared(&self, left: &Term, right: &Term, or_equal: bool) -> String {
        let (field, key, other) = match (left, right) {
            (Term::Field(name), other) => (
                name,
                if or_equal {
                    key("condition-at-most")
                } else {
                    key("condition-less")
                },
                other,
            ),
            (other, Term::Field(name)) => (
                name,
                if or_equal {
                    key("condition-at-least")
                } else {
                    key("condition-more")
                },
                other,
            ),
            _ => {
                let args = [
                    ("left", self.value(left, None)),
                    ("right", self.value(right, None)),
                ];
                return self.t("condition-not-more", &args);
            }
        };
        let args = [
            ("question", self.labels.field(self.situation, field)),
            ("value", self.value(other, self.situation.field(field))),
        ];
        self.t(key.as_str(), &args)
    }

    fn value(&self, term: &Term, field: Option<&Field>) -> String {
        let plain = |value: Value| field.map(|field| self.labels.value(field, &value));
        let money = field.is_some_and(|field| field.kind == FieldType::Money);
        match term {
            Term::Bool(yes) => self.yes(*yes),
            Term::Long(pence) if money => self.labels.language.money(*pence),
            Term::Long(number) => number.to_string(),
            Term::Limit(Some(pence)) => self.labels.language.money(*pence),
            Term::Limit(None) => self.t("condition-no-limit", &[]),
            Term::Text(text) => {
                let text = plain(Value::Choice(text.clone())).unwrap_or_else(|| text.clone());
                self.t("quoted", &[("text", text)])
            }
            Term::Day(day) => self.labels.language.date(*day),
            Term::Field(name) => self.t(
                "quoted",
                &[("text", self.labels.field(self.situation, name))],
            ),
            Term::Role => self.t("condition-person-asking", &[]),
            other => self.text(other),
        }
    }
}
