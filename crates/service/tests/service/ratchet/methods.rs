//! The service's methods: those that read, those that change, and the exceptions. Their number may only fall.

use std::collections::BTreeSet;

pub const NOUNS: [&str; 10] = [
    "accounts",
    "cases",
    "codes",
    "drafts",
    "imports",
    "ledger",
    "people",
    "posts",
    "registers",
    "settings",
];
pub const READS: [&str; 50] = [
    "cases.preview_decision",
    "cases.wrong_advice",
    "cases.held",
    "cases.understood",
    "cases.all",
    "codes.compare_versions",
    "codes.ask",
    "codes.ask_as",
    "codes.explain",
    "codes.explain_as",
    "posts.acting",
    "codes.path",
    "codes.path_as",
    "drafts.get",
    "drafts.mine",
    "ledger.bundle",
    "ledger.checkpoint",
    "registers.entry",
    "ledger.events",
    "ledger.hashes",
    "ledger.head",
    "ledger.last_event",
    "imports.preview",
    "accounts.invitation",
    "codes.local_decisions",
    "codes.locals",
    "codes.readings",
    "cases.get",
    "cases.decided",
    "cases.on_hold",
    "cases.to_decide",
    "people.may_submit_for",
    "cases.mine",
    "people.list",
    "people.get",
    "posts.list",
    "cases.preview",
    "settings.readiness",
    "ledger.redacted_bundle",
    "registers.page",
    "registers.page_at",
    "registers.list",
    "accounts.session",
    "settings.get",
    "accounts.signed_in",
    "ledger.verify",
    "ledger.verify_against",
    "ledger.verifying_key",
    "registers.withheld_entry",
    "registers.may_publish",
];
/// Sessions, attempts and drafts expire by themselves, an office begins with an empty ledger, and a rebuild only repeats what
/// events record.
pub const EXCEPTED: [&str; 9] = [
    "settings.create_office",
    "ledger.rebuild",
    "accounts.sign_in",
    "accounts.sign_out",
    "accounts.sweep",
    "drafts.begin",
    "drafts.save",
    "drafts.sent",
    "drafts.discard",
];
pub const CHANGES: [&str; 31] = [
    "accounts.activate",
    "people.add",
    "cases.ask_information",
    "cases.ask_review",
    "accounts.change_passphrase",
    "people.change",
    "accounts.close",
    "registers.correct",
    "cases.decide",
    "codes.decide_finding",
    "codes.sign_clauses",
    "cases.declare",
    "people.declare_connection",
    "cases.dispose",
    "people.end_connection",
    "cases.give_information",
    "imports.commit",
    "accounts.invite",
    "posts.leave",
    "cases.note",
    "settings.open_office",
    "people.leave",
    "cases.record_outcome",
    "cases.reroute",
    "registers.show",
    "settings.set_deciding_time",
    "settings.switch",
    "posts.take",
    "cases.withdraw",
    "cases.step_aside",
    "registers.withhold",
];

/// Every public method, as `noun.method`, read from the source.
pub fn methods() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src"
    ))];
    while let Some(folder) = folders.pop() {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let mut noun = None;
            for line in text.lines() {
                if let Some(of) = line.strip_prefix("impl ") {
                    noun = NOUNS.into_iter().find(|noun| {
                        of.strip_suffix(" {").map(str::to_lowercase).as_deref() == Some(*noun)
                    });
                }
                let method = line.strip_prefix("    pub async fn ");
                if let (Some(noun), Some(method)) = (noun, method) {
                    let method = method.split(['(', '<']).next().unwrap();
                    names.insert(format!("{noun}.{method}"));
                }
            }
        }
    }
    names
}
