//! Samples of the page, one for each state.

use jiff::civil::date;
use probity_i18n::key;
use probity_service::view::ClauseReadingView;
use probity_view::reading::FidelityView;
use probity_view::reading::fidelity::{FidelityClause, FidelityExample, FidelityRule};
use probity_view::reading::original::OriginalView;
use probity_view::reading::rule::RuleView;

use crate::codes::fidelity::{ClauseRow, FidelityPage, Tick, linked, readings};
use crate::form::Form;

fn text(text: &str) -> String {
    text.to_owned()
}

fn read(by: Option<&str>, stands: bool) -> ClauseReadingView {
    ClauseReadingView {
        clause: text("15.7a"),
        person: by.map(Into::into),
        by: by.map(str::to_owned),
        on: date(2026, 11, 21),
        stands,
    }
}

fn bare() -> FidelityClause {
    FidelityClause {
        reference: text("15.7a"),
        heading: text("Gifts"),
        href: text("/demo/code/15.7a?version=2023-10-31"),
        line: None,
        says: text("Cash is refused."),
        wording: None,
        kind: text("Prohibition"),
        does: text("It decides."),
        why_no_rule: None,
        rules: Vec::new(),
        examples: Vec::new(),
        readings: Vec::new(),
        source_hash: text("00"),
        encoding_hash: text("11"),
        fingerprint: text("22"),
    }
}

fn other(reference: &str) -> FidelityClause {
    FidelityClause {
        reference: text(reference),
        ..bare()
    }
}

fn full() -> FidelityClause {
    let rule = |words| FidelityRule {
        id: text("cash"),
        words,
        text: text("@id(\"cash\")\nforbid (principal, action, resource);"),
    };
    let words = RuleView {
        situation: text("gift"),
        about: text("A gift"),
        says: text("You may not."),
        when: vec![text("What is it? Cash.")],
    };
    FidelityClause {
        line: Some(34),
        wording: Some(text("Cash shall be refused.")),
        why_no_rule: Some(text("It asks nothing.")),
        rules: vec![rule(Some(words)), rule(None)],
        examples: vec![FidelityExample {
            id: text("cash"),
            title: text("A supplier gives you cash"),
        }],
        readings: vec![
            read(Some("Ada Admin"), true),
            read(Some("Al Auditor"), false),
            read(None, true),
            read(None, false),
        ],
        ..bare()
    }
}

fn code() -> FidelityView {
    FidelityView {
        office: text("demo"),
        instrument: text("code"),
        title: text("Code of Conduct"),
        version: text("2"),
        effective: date(2023, 10, 31),
        source: Some(text("The staff code")),
        source_lines: Some(text("Its plain text.")),
        source_sha256: Some("0".repeat(64)),
        published_at: Some(text("https://demoshire.example/code")),
        originals: ["en", "cy"].map(original).to_vec(),
        unread: 1,
        again: vec![text("15.7a")],
        clauses: Vec::new(),
        without_readings: false,
    }
}

fn original(language: &str) -> OriginalView {
    OriginalView {
        name: format!("code-{language}.pdf"),
        href: format!("/demo/code/original/code-{language}.pdf"),
        language: text(language),
        format: text("PDF"),
        bytes: 20_000,
        sha256: "0".repeat(64),
    }
}

fn row(clause: FidelityClause, tick: Option<Tick>) -> ClauseRow {
    ClauseRow {
        readings: readings(&clause),
        clause,
        tick,
    }
}

pub(super) fn pages() -> Vec<FidelityPage> {
    let tick = |id: &str, ticked| {
        Some(Tick {
            id: text(id),
            value: text("15.7a 22"),
            ticked,
        })
    };
    let whole = || FidelityPage {
        form: Form::new(),
        office: text("Demoshire"),
        originals: linked(&code()),
        code: code(),
        rows: vec![
            row(full(), tick("clauses", true)),
            row(other("15.7b"), tick("clauses-2", false)),
            row(other("15.7c"), None),
        ],
        sign: Some(text("/demo/code/fidelity?version=2023-10-31")),
        others: vec![(text("Gifts policy"), text("/demo/gifts-policy/fidelity"))],
        back: text("/demo/code?version=2023-10-31"),
    };
    let mut wrong = whole();
    wrong.form.error("clauses", key("problem-clauses-missing"));
    wrong.form.error_overall(key("fidelity-nothing-new"));
    let mut outside = whole();
    (outside.sign, outside.others) = (None, Vec::new());
    outside.rows = vec![row(full(), None), row(other("15.7b"), None)];
    outside.originals = Vec::new();
    (outside.code.originals, outside.code.published_at) = (Vec::new(), None);
    (outside.code.source, outside.code.source_lines) = (None, None);
    outside.code.source_sha256 = None;
    (outside.code.again, outside.code.unread) = (Vec::new(), 0);
    let mut elsewhere = whole();
    (elsewhere.sign, elsewhere.code.without_readings) = (None, true);
    vec![whole(), wrong, outside, elsewhere]
}
