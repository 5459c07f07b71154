//! Check that each office that adopts a rule can fill every post that the rule names.

use probity_i18n::key;

use super::Checked;
use super::rules::in_rule;
use crate::answer::Recipients;
use crate::mistake::{Mistake, one_of};
use crate::rules::{Expr, Rule};

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for (index, version) in checked.ground.model.instruments.iter().enumerate() {
        for rule in checked.codes.engine.rules(index) {
            for office in checked.ground.adopters(version) {
                for (word, post) in named(rule)
                    .into_iter()
                    .filter(|(_, post)| !office.has_post(post))
                {
                    let what = key("check-post-unheld")
                        .with("office", &office.id)
                        .with("post", post);
                    mistakes.push(checked.ground.at(
                        &rule.file,
                        rule.at,
                        word,
                        in_rule(rule, what),
                        one_of(office.posts.iter().map(|post| &post.id)),
                    ));
                }
            }
        }
    }
}

/// The posts that authorise, that receive something, or that the condition asks about.
fn named(rule: &Rule) -> Vec<(&'static str, String)> {
    let mut named: Vec<_> = rule
        .authorities
        .iter()
        .map(|post| ("@authority", post.clone()))
        .collect();
    named.extend(recipients(rule).into_iter().map(|post| ("@to", post)));
    rule.when.walk(&mut |part| {
        if let Expr::HoldsPost(post) = part {
            named.push(("principal.posts", post.clone()));
        }
    });
    named
}

/// The posts to which something is owed.
pub(super) fn recipients(rule: &Rule) -> Vec<String> {
    let to = rule.owes().and_then(|rule_duty| rule_duty.to.as_deref());
    to.map(|to| Recipients::parse(to).posts().to_vec())
        .unwrap_or_default()
}
