//! Samples of a code's pages, one for each state.

use jiff::civil::{Date, date};
use probity_i18n::key;
use probity_view::facts::TypedField;
use probity_view::reading::clause::{ClauseView, ExampleView, UpheldView};
use probity_view::reading::code::{
    CodeView, LineView, PrincipleView, SectionView, StatementView, TakenOnView, VersionView,
};
use probity_view::reading::rule::RuleView;
use probity_view::reading::{NoticeView, OriginalView};

use crate::codes::page::{ClausePage, CodePage};
use crate::form::Form;

const DAY: Date = date(2023, 10, 31);

fn text(text: &str) -> String {
    text.to_owned()
}

fn notice() -> NoticeView {
    NoticeView {
        instrument: text("code"),
        title: text("Code of Conduct"),
        reference: text("3.6"),
        says: text("You may always speak to the auditor."),
        wording: Some(text("The auditor may be addressed at any time.")),
        href: text("/demo/code/3.6"),
    }
}

fn original() -> OriginalView {
    OriginalView {
        name: text("code.pdf"),
        href: text("/demo/code/original/code.pdf?version=2023-10-31"),
        language: text("en"),
        format: text("PDF"),
        bytes: 20_000,
        sha256: "0".repeat(64),
    }
}

fn code() -> CodeView {
    CodeView {
        office: text("demo"),
        instrument: text("code"),
        title: text("Code of Conduct"),
        version: text("2"),
        effective: DAY,
        source: Some(text("The staff code")),
        published_at: Some(text("https://demoshire.example/code")),
        originals: vec![original()],
        sections: vec![SectionView {
            heading: text("Gifts"),
            clauses: vec![LineView {
                reference: text("15.7a"),
                says: text("Cash is refused."),
                wording: Some(text("Cash shall be refused.")),
                kind: text("Prohibition"),
            }],
        }],
        control: vec![StatementView {
            label: text("Approver"),
            says: text("None is named."),
            clause: Some(text("doc.1")),
        }],
        standards: vec![TakenOnView {
            label: text("Seven principles"),
            source: text("A committee"),
            clause: text("1.4"),
            principles: vec![PrincipleView {
                label: text("Integrity"),
                says: text("Owe nobody anything."),
            }],
        }],
        versions: [true, false]
            .map(|selected| VersionView {
                version: text("2"),
                effective: DAY,
                selected,
            })
            .to_vec(),
        notices: Vec::new(),
    }
}

pub(super) fn codes() -> Vec<CodePage> {
    let whole = || CodePage {
        form: Form::new(),
        code: code(),
        office: text("Demoshire"),
        address: text("/demo/code"),
        query: text("?version=2023-10-31"),
        wording: true,
        originals: vec![(original().link(), original())],
        fidelity: text("/demo/code/fidelity?version=2023-10-31"),
        found: None,
        situations: text("/demo/situations"),
        map: Some(text("/demo/code/map")),
        others: vec![(text("Gifts policy"), text("/demo/gifts-policy"))],
        decisions: Some(text("/demo/decisions")),
    };
    let mut empty = whole();
    (empty.decisions, empty.others) = (None, Vec::new());
    empty.form = Form::new().with("text", "boats");
    empty.found = Some(key("code-found").with("count", 0));
    (empty.code.sections, empty.code.control) = (Vec::new(), Vec::new());
    (empty.code.standards, empty.code.source) = (Vec::new(), None);
    (empty.originals, empty.code.published_at) = (Vec::new(), None);
    empty.wording = false;
    empty.code.notices = vec![notice()];
    vec![whole(), empty]
}

pub(super) fn clauses() -> Vec<ClausePage> {
    let bare = ClauseView {
        office: text("demo"),
        instrument: text("code"),
        title: text("Code of Conduct"),
        effective: DAY,
        reference: text("15.7a"),
        heading: text("Gifts"),
        says: text("Cash is refused."),
        wording: None,
        line: None,
        kind: text("Prohibition"),
        topic: text("Gifts"),
        does: text("It decides."),
        rules: Vec::new(),
        examples: Vec::new(),
        upholds: Vec::new(),
        takes_on: Vec::new(),
        findings: Vec::new(),
        shown_in: Vec::new(),
        notices: Vec::new(),
    };
    let full = ClauseView {
        wording: Some(text("Cash shall be refused.")),
        line: Some(34),
        rules: vec![RuleView {
            situation: text("gift"),
            about: text("A gift"),
            says: text("You may not."),
            when: vec![text("What is it? Cash.")],
        }],
        examples: vec![ExampleView {
            id: text("cash"),
            title: text("A supplier gives you cash"),
            answer: text("No"),
            teaches: Some(text("Cash looks bad.")),
            carried: vec![TypedField {
                name: text("kind"),
                value: text("cash"),
            }],
        }],
        upholds: vec![UpheldView {
            label: text("Integrity"),
            says: text("Owe nobody anything."),
            standard: text("Seven principles"),
        }],
        takes_on: vec![text("Seven principles")],
        findings: vec![text("Nobody is named.")],
        shown_in: vec![text("A gift")],
        notices: vec![notice()],
        ..bare.clone()
    };
    let page = |clause| ClausePage {
        clause,
        office: "Demoshire".to_owned(),
        back: text("/demo/code"),
    };
    vec![page(full), page(bare)]
}
