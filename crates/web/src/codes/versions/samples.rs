//! Samples of the version pages, one for each state.

use jiff::civil::{Date, date};
use probity_conduct::{Stands, Stretch};
use probity_i18n::{Message, key};
use probity_view::reading::diff::{
    AnsweredBlock, CasesBlock, ChangedClauses, ClauseBlock, EssenceBlock, SideBlock, count,
};

use crate::codes::versions::{DiffPage, VersionLine, VersionsPage};

const OLD: Date = date(2023, 10, 31);
const NEW: Date = date(2026, 4, 1);

fn text(text: &str) -> String {
    text.to_owned()
}

fn side(version: &str, effective: Date) -> SideBlock {
    SideBlock {
        version: text(version),
        effective,
        href: format!("/demo/code?version={effective}"),
    }
}

pub(super) fn lists() -> Vec<VersionsPage> {
    let one = |stands, before| VersionLine {
        side: side("2", NEW),
        stands: Message::new(stands),
        before,
    };
    let before = Some((text("/demo/code/versions/2023-10-31/2026-04-01"), OLD));
    let versions = vec![
        one(key("version-to-come"), before.clone()),
        one(key("version-in-force"), before),
        one(key("version-past"), None),
    ];
    vec![VersionsPage {
        office: text("Demoshire"),
        title: text("Code of Conduct"),
        back: text("/demo/code"),
        versions,
    }]
}

fn words(which: Stands) -> Vec<Stretch> {
    let stretch = |stands, content: &str| Stretch {
        stands,
        text: text(content),
    };
    vec![stretch(Stands::Both, "Cash is"), stretch(which, "refused.")]
}

fn clauses() -> Vec<ChangedClauses> {
    let clause = ClauseBlock {
        reference: text("15.7a"),
        heading: text("Gifts"),
        href: text("/demo/code/15.7a?version=2026-04-01"),
        old: Some(words(Stands::Old)),
        new: Some(words(Stands::New)),
        old_wording: Some(words(Stands::Old)),
        new_wording: Some(words(Stands::New)),
        moved: vec![
            key("diff-kind")
                .with("from", "Duty")
                .with("to", "Permission"),
        ],
    };
    let added = ClauseBlock {
        old: None,
        old_wording: None,
        moved: Vec::new(),
        ..clause.clone()
    };
    let removed = ClauseBlock {
        new: None,
        new_wording: None,
        ..clause.clone()
    };
    let group = |heading, clauses| ChangedClauses {
        heading: Message::new(heading),
        clauses,
    };
    vec![
        group(key("diff-reworded"), vec![clause]),
        group(key("diff-added"), vec![added]),
        group(key("diff-removed"), vec![removed]),
    ]
}

fn answered() -> AnsweredBlock {
    let old = EssenceBlock {
        outcome: key("answer-needs-authorisation").into(),
        authorities: Some(text("Line manager")),
        because: text("code 2.1"),
        duties: vec![text("Report it (code 2.2)")],
    };
    let new = EssenceBlock {
        outcome: key("answer-silent").into(),
        authorities: None,
        because: String::new(),
        duties: Vec::new(),
    };
    AnsweredBlock {
        title: text("A parcel"),
        href: None,
        about: text("A parcel sent to work"),
        old: Some(old),
        new: Some(new),
    }
}

pub(super) fn diffs() -> Vec<DiffPage> {
    let page = |clauses, examples: Vec<AnsweredBlock>, cases, ask_cases| DiffPage {
        office: text("Demoshire"),
        title: text("Code of Conduct"),
        back: text("/demo/code/versions"),
        old: side("1", OLD),
        new: side("2", NEW),
        clauses,
        summary: count(key("diff-examples-changed"), examples.len(), 40),
        examples,
        cases,
        ask_cases,
    };
    let case = AnsweredBlock {
        title: text("7KQ2-9XMF-4"),
        href: Some(text("/demo/cases/7KQ2-9XMF-4")),
        ..answered()
    };
    let unasked = [
        "8KQ2-9XMF-4",
        "/demo/cases/8KQ2-9XMF-4",
        "A parcel",
        "It is gone.",
    ];
    let [reference, href, about, why] = unasked.map(text);
    let full = CasesBlock {
        summary: count(key("diff-cases-changed"), 1, 2),
        changed: vec![case],
        unasked: vec![(reference, href, about, why)],
    };
    let none = CasesBlock {
        summary: count(key("diff-cases-changed"), 0, 0),
        changed: Vec::new(),
        unasked: Vec::new(),
    };
    let half = AnsweredBlock {
        old: None,
        ..answered()
    };
    let link = Some(text("/demo/code/versions/2023-10-31/2026-04-01?cases=true"));
    vec![
        page(Vec::new(), Vec::new(), None, link),
        page(Vec::new(), Vec::new(), Some(none), None),
        page(clauses(), vec![answered(), half], Some(full), None),
    ]
}
