//! Sample answers for pages that show one.

use jiff::Timestamp;
use probity_conduct::Clock;
use probity_i18n::key;

use crate::answer::rules::RulesOf;
use crate::answer::{AnswerBlock, AskWhom, Clause, Duty, See, Version, times, why};

fn clause() -> Clause {
    Clause {
        instrument: "Code of Conduct".to_owned(),
        reference: "15.7a".to_owned(),
        says: "Cash is refused.".to_owned(),
        wording: None,
        href: "/demo/code/15.7a".to_owned(),
        repeated: false,
    }
}

impl AnswerBlock {
    /// One sample for every outcome.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let repeated = || Clause {
            repeated: true,
            ..clause()
        };
        let full = Self {
            heading: key("instruct-do-not").with("act", "accept it"),
            outcome: key("answer-prohibited").into(),
            meaning: key("answer-prohibited-why").into(),
            clash: Some(
                key("answer-clash")
                    .with("loser", "Gifts Policy")
                    .with("winner", "Code of Conduct"),
            ),
            own_post: true,
            would_change: vec![
                key("answer-would-change-line")
                    .with("changes", "“Who is it for?” were “The office”")
                    .with("then", "it would be allowed (15.4a)"),
            ],
            rules: vec![RulesOf {
                instrument: "Code of Conduct".to_owned(),
                clauses: vec![clause()],
            }],
            review: Some(clause()),
            notices: vec![clause()],
            duties: vec![
                Duty {
                    label: "Report it to your line manager".to_owned(),
                    parts: vec!["It goes to your line manager".to_owned()],
                    optional: false,
                    now: true,
                    when: Some(times::within("PT72H")),
                    from: Some(times::from(Clock::KnownOn)),
                    due: Some(Timestamp::UNIX_EPOCH),
                    every: Some(times::every("P3Y")),
                    policy: Some("Gifts Policy".to_owned()),
                    by_default: true,
                    clauses: vec![clause(), repeated()],
                },
                plain("Say no", repeated()),
            ],
            may_owe: vec![plain("Send it back", clause())],
            rights: vec![plain("You can ask for advice", clause())],
            in_doubt: Some("the Chief Executive".to_owned()),
            ask: None,
            see: Vec::new(),
            guidance: vec![Clause {
                wording: Some("Cash shall be refused.".to_owned()),
                ..clause()
            }],
            why: vec![why::Why::sample()],
            judged_by: vec![Version {
                title: "Code of Conduct".to_owned(),
                number: "2".to_owned(),
                effective: jiff::civil::date(2023, 10, 31),
            }],
            on: jiff::civil::date(2026, 11, 21),
            open: vec!["Is it one of several?".to_owned()],
            without_local_decisions: true,
        };
        let silent = Self {
            heading: key("instruct-silent").with("whom", "the Chief Executive"),
            outcome: key("answer-silent").into(),
            meaning: key("answer-silent-means").into(),
            clash: None,
            own_post: false,
            would_change: Vec::new(),
            rules: Vec::new(),
            review: None,
            notices: Vec::new(),
            duties: Vec::new(),
            may_owe: Vec::new(),
            rights: Vec::new(),
            in_doubt: None,
            ask: Some(AskWhom {
                post: "the Chief Executive".to_owned(),
                clause: Some("3.1g".to_owned()),
                instrument: Some("Code of Conduct".to_owned()),
                href: Some("/demo/code/3.1g".to_owned()),
            }),
            see: vec![See {
                policy: "Gifts and Hospitality Policy".to_owned(),
                instrument: "Code of Conduct".to_owned(),
                clause: Some("8.1f".to_owned()),
                href: Some("/demo/code/8.1f".to_owned()),
            }],
            guidance: Vec::new(),
            why: Vec::new(),
            open: Vec::new(),
            without_local_decisions: false,
            ..full.clone()
        };
        vec![full, silent]
    }
}

/// A duty with nothing but a label and a clause.
fn plain(label: &str, clause: Clause) -> Duty {
    Duty {
        label: label.to_owned(),
        parts: Vec::new(),
        optional: false,
        now: false,
        when: None,
        from: None,
        due: None,
        every: None,
        policy: None,
        by_default: false,
        clauses: vec![clause],
    }
}
