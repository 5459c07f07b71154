//! A rule in plain words: what it requires or allows, to whom, by when, and under which conditions.

use probity_conduct::{RuleEffect, RuleSummary};
use serde::Serialize;
use utoipa::ToSchema;

use crate::answer;
use crate::labels::Labels;
use crate::reading::condition::Speaker;

/// A rule with everything a reader needs to understand it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RuleView {
    /// The situation's identifier.
    pub situation: String,
    /// The situation's name.
    pub about: String,
    /// What the rule does, in a sentence.
    pub says: String,
    /// The conditions, all of which have to be met.
    pub when: Vec<String>,
}

/// The rule in the reader's language. `None` if its situation no longer exists.
pub(super) fn view(rule: &RuleSummary, labels: &Labels) -> Option<RuleView> {
    let situation = labels.codes.situation(&rule.situation)?;
    let speaker = Speaker { labels, situation };
    Some(RuleView {
        situation: rule.situation.clone(),
        about: labels.text(&situation.label),
        says: says(rule, labels),
        when: speaker.conditions(&rule.when),
    })
}

fn says(rule: &RuleSummary, labels: &Labels) -> String {
    let t = |key: &str, args: &[(&str, String)]| {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone().into()))
            .collect();
        labels.language.t(key, &args)
    };
    let posts: Vec<String> = rule.authorities.iter().map(|id| labels.post(id)).collect();
    let posts = (!posts.is_empty()).then(|| labels.either(&posts));
    match (&rule.does, posts) {
        (RuleEffect::Permits, None) => t("rule-permits", &[]),
        (RuleEffect::Permits, Some(posts)) => t("rule-permits-once-agreed", &[("posts", posts)]),
        (RuleEffect::Forbids, None) => t("rule-forbids", &[]),
        (RuleEffect::Forbids, Some(posts)) => t("rule-forbids-unless-agreed", &[("posts", posts)]),
        (
            RuleEffect::Owes {
                duty,
                to,
                within,
                moment,
                policy,
            },
            _,
        ) => {
            let (to, within) = (to.as_deref(), within.as_deref());
            let mut texts = owed(labels, duty, to, within, moment.as_deref());
            if let Some(policy) = policy {
                texts.push(t("duty-policy", &[("policy", policy.clone())]));
            }
            texts.join(". ")
        }
    }
}

/// A duty in words: what is owed, to whom and when.
pub(super) fn owed(
    labels: &Labels,
    duty: &str,
    to: Option<&str>,
    within: Option<&str>,
    moment: Option<&str>,
) -> Vec<String> {
    let t = |key: &str, name: &str, value: String| labels.language.t(key, &[(name, value.into())]);
    let mut texts = vec![answer::owed(duty, to, labels)];
    let within = within.map(|one| labels.language.say(&answer::times::within(one)));
    if let Some(when) = within.or_else(|| moment.map(|one| labels.moment(one))) {
        texts.push(t("duty-when", "when", when));
    }
    texts
}
