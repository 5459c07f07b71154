//! A rule in plain words: what it requires or allows, to whom, by when, and under which conditions.

use probity_conduct::{Told, ToldDoes};
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
pub(super) fn view(told: &Told, labels: &Labels) -> Option<RuleView> {
    let situation = labels.codes.situation(&told.situation)?;
    let speaker = Speaker { labels, situation };
    Some(RuleView {
        situation: told.situation.clone(),
        about: labels.text(&situation.label),
        says: says(told, labels),
        when: speaker.conditions(&told.when),
    })
}

fn says(told: &Told, labels: &Labels) -> String {
    let t = |key: &str, args: &[(&str, String)]| {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone().into()))
            .collect();
        labels.language.t(key, &args)
    };
    let posts: Vec<String> = told.authorities.iter().map(|id| labels.post(id)).collect();
    let posts = (!posts.is_empty()).then(|| labels.either(&posts));
    match (&told.does, posts) {
        (ToldDoes::Permits, None) => t("rule-permits", &[]),
        (ToldDoes::Permits, Some(posts)) => t("rule-permits-once-agreed", &[("posts", posts)]),
        (ToldDoes::Forbids, None) => t("rule-forbids", &[]),
        (ToldDoes::Forbids, Some(posts)) => t("rule-forbids-unless-agreed", &[("posts", posts)]),
        (
            ToldDoes::Owes {
                duty,
                to,
                within,
                moment,
                policy,
            },
            _,
        ) => {
            let (to, within) = (to.as_deref(), within.as_deref());
            let mut parts = owed(labels, duty, to, within, moment.as_deref());
            if let Some(policy) = policy {
                parts.push(t("duty-policy", &[("policy", policy.clone())]));
            }
            parts.join(". ")
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
    let mut parts = vec![labels.duty(duty)];
    if let Some(to) = to {
        parts.push(t("duty-to", "posts", labels.posts(to)));
    }
    let within = within.map(|one| labels.language.say(&answer::times::within(one)));
    if let Some(when) = within.or_else(|| moment.map(|one| labels.moment(one))) {
        parts.push(t("duty-when", "when", when));
    }
    parts
}
