//! Tests of `probity check` in the pseudo-language: no plain English is left in its messages, not even inside the
//! brackets. Mistakes hide those of later stages, so each stage has its own folder.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::checking::copy;
use super::language::has_english;
use super::run::{codes, probity};

const OFFICE: &str = "warwickshire/office.toml";
const CLAUSES: &str = "warwickshire/code/2021-09-01/clauses.toml";
const INSTRUMENT: &str = "warwickshire/code/2021-09-01/instrument.toml";
const RULES: &str = "warwickshire/code/2021-09-01/rules/gift.cedar";
const EXAMPLES: &str = "warwickshire/code/2021-09-01/examples/gift.toml";
const GIFT: &str = "situations/gift.toml";

/// A file, the text to replace, and its replacement. An empty text adds the replacement at the end.
type Edit = (&'static str, &'static str, &'static str);

/// Checks a copy of `codes/` with these edits.
fn translated(edits: &[Edit], fewest: usize) {
    let folder = edited(edits);
    let folder = folder.path().to_str().unwrap();
    let run = probity(&["check", folder, "--language", "qps"]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    accented(&run.out, folder, fewest);
}

fn edited(edits: &[Edit]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&codes(), folder.path());
    for (file, from, to) in edits {
        edit(&folder.path().join(file), from, to);
    }
    folder
}

/// Checks that the output has at least `fewest` mistakes of files in the folder, and that none has a plain sentence.
fn accented(text: &str, folder: &str, fewest: usize) {
    let mistakes = text.matches(&format!("⟦{folder}/")).count();
    assert!(mistakes >= fewest, "{mistakes} mistakes: {text}");
    assert!(!text.contains('⟪'), "{text}");
    let plain = without_placeholders(text);
    let left: Vec<&str> = plain.lines().filter(|line| has_english(line)).collect();
    assert!(left.is_empty(), "in English: {left:#?}");
}

fn edit(file: &Path, from: &str, to: &str) {
    if from.is_empty() {
        let before = fs::read_to_string(file).unwrap_or_default();
        fs::write(file, before + to).unwrap();
        return;
    }
    let before = fs::read_to_string(file).unwrap();
    assert!(before.contains(from), "{} lacks {from}", file.display());
    fs::write(file, before.replacen(from, to, 1)).unwrap();
}

/// Removes text in angle brackets, which has no accents because it could be a link.
fn without_placeholders(text: &str) -> String {
    let kept = text.split('<').enumerate();
    kept.map(|(index, piece)| match piece.split_once('>') {
        Some((_, after)) if index > 0 => after,
        _ => piece,
    })
    .collect()
}

#[test]
fn files_out_of_place() {
    translated(
        &[
            ("warwickshire/extra.toml", "", "# nothing"),
            (INSTRUMENT, "id = \"code\"", "id = \"coat\""),
            (
                INSTRUMENT,
                "effective = 2021-09-01",
                "effective = 2021-09-02",
            ),
            (
                "standards/nolan-1995.toml",
                "id = \"nolan-1995\"",
                "id = \"nolan\"",
            ),
            ("registers/vetting.toml", "from = \"", "from = \"un"),
            (GIFT, "label = { en", "label = { fr"),
        ],
        6,
    );
}

#[test]
fn situations_offices_and_clauses() {
    translated(
        &[
            (GIFT, "entity = \"Gift\"", "entity = \"gift\""),
            (GIFT, "deed = \"accept\"", "deed = \"owe\""),
            (GIFT, "topic = \"", "topic = \"un"),
            (GIFT, "register = \"", "register = \"un"),
            (GIFT, "\"accept\", ", "\"accept-all\", "),
            (GIFT, "name = \"kind\"", "name = \"Kind\""),
            (GIFT, "type = \"choice\"", "type = \"text\""),
            (GIFT, "meaning = \"response\"", "meaning = \"occurred-on\""),
            (
                OFFICE,
                "financial-year-starts = \"04-01\"",
                "financial-year-starts = \"13-01\"",
            ),
            (OFFICE, "id = \"chief-executive\"", "id = \"line-manager\""),
            (
                OFFICE,
                "stands-in = [\"commissioner\"]",
                "stands-in = [\"mayor\"]",
            ),
            (OFFICE, "clause = \"code 5.1d\"", "clause = \"code 99\""),
            (
                OFFICE,
                "instrument = \"law/uk-gdpr\"",
                "instrument = \"law/none\"",
            ),
            (INSTRUMENT, "role = \"", "role = \"un"),
            (CLAUSES, "ref = \"1.1a\"", "ref = \"1 1a\""),
            (CLAUSES, "kind = \"principle\"", "kind = \"song\""),
            (
                CLAUSES,
                "\"nolan-1995.accountability\"",
                "\"nolan-1995.cheer\"",
            ),
            (CLAUSES, "shown-in = [\"", "shown-in = [\"un"),
        ],
        18,
    );
}

#[test]
fn rules_that_cannot_be_read() {
    const BROKEN: &str = r#"
@id("no-clause") permit (principal, action == Action::"accept", resource is Gift);
@id("note") @clause("11.1a") @note("x") permit (principal, action == Action::"accept", resource is Gift);
@id("one") @clause("11.1a") permit (principal == Person::"x", action == Action::"accept", resource is Gift);
@id("any") @clause("11.1a") permit (principal, action, resource is Gift);
@id("whom") @clause("11.1a") permit (principal, action == Action::"accept", resource);
@id("take") @clause("11.1a") permit (principal, action == Action::"take", resource is Gift);
@id("to") @clause("11.1a") @to("commissioner") permit (principal, action == Action::"accept", resource is Gift);
@id("forbids") @clause("11.1a") @duty("report") forbid (principal, action == Action::"owe", resource is Gift);
@id("soon") @clause("11.1a") @duty("report") @within("soon") permit (principal, action == Action::"owe", resource is Gift);
@id("from") @clause("11.1a") @duty("report") @from("known-on") permit (principal, action == Action::"owe", resource is Gift);
@id("waits") @clause("11.1a") permit (principal, action == Action::"accept", resource is Gift) when { context.authorised };
@id("idle") @clause("11.1a") @authority("commissioner") permit (principal, action == Action::"accept", resource is Gift);
@id("look") @clause("11.1a") @review("11.1a") permit (principal, action == Action::"accept", resource is Gift);
@id("field") @clause("11.1a") permit (principal, action == Action::"accept", resource is Gift) when { resource.colour == "red" };
@id("option") @clause("11.1a") permit (principal, action == Action::"accept", resource is Gift) when { resource.kind == "gold" };
@id("limit") @clause("11.1a") permit (principal, action == Action::"accept", resource is Gift) when { resource.value < context.limits.none };
@id("like") @clause("11.1a") permit (principal, action == Action::"accept", resource is Gift) when { resource.kind like "c*" };
"#;
    translated(&[(RULES, "", BROKEN)], 17);
}

#[test]
fn rules_that_name_what_is_not_there() {
    const BROKEN: &str = r#"
@id("clause") @clause("99.9") permit (principal, action == Action::"accept", resource is Gift);
@id("post") @clause("11.1a") @authority("mayor") permit (principal, action == Action::"accept", resource is Gift) when { context.authorised };
@id("duty") @clause("11.1a") @duty("sing") @when("soon") permit (principal, action == Action::"owe", resource is Gift);
@id("king") @clause("11.1a") permit (principal, action == Action::"accept", resource is Gift) when { principal.role == "king" };
@id("elsewhere") @clause("11.1a") @duty("report") permit (principal, action == Action::"owe", resource is DataBreach);
"#;
    translated(
        &[
            (RULES, "", BROKEN),
            (OFFICE, "stands-in = [\"commissioner\"]", "stands-in = []"),
            (CLAUSES, "does = \"principle\"", "does = \"rule\""),
            ("comparisons.toml", "as = \"commissioner\"", "as = \"king\""),
            ("comparisons.toml", "where = \"office\"", "where = \"moon\""),
            ("comparisons.toml", "\"code 1.1c\"", "\"code 99\""),
        ],
        9,
    );
}

#[test]
fn examples_with_other_answers() {
    translated(
        &[
            (
                EXAMPLES,
                "outcome = \"silent\"",
                "outcome = \"permitted\"\nbecause = [\"11.1a\"]",
            ),
            (
                EXAMPLES,
                "{ duty = \"declare\", clause",
                "{ duty = \"report\", clause",
            ),
            (
                EXAMPLES,
                "id = \"whisky-refused\"",
                "id = \"mug-from-a-school\"",
            ),
            (EXAMPLES, "kind = \"food-or-drink\"", "kind = \"gold\""),
            (EXAMPLES, "for_whom = \"family\"", "whom = \"family\""),
        ],
        6,
    );
    translated(&[(EXAMPLES, "on = 2026-11-21\n", "")], 3);
    translated(&[(EXAMPLES, "on = 2026-11-21", "on = 2020-11-21")], 3);
    translated(&[(EXAMPLES, "as = \"staff\"", "as = \"king\"")], 1);
}

#[test]
fn what_does_not_start_says_why_in_the_same_words() {
    let folder = edited(&[(OFFICE, "clause = \"code 5.1d\"", "clause = \"code 99\"")]);
    let folder = folder.path().to_str().unwrap();
    let run = probity(&["coverage", "--codes", folder, "--language", "qps"]);
    assert_eq!(run.code, 2, "{}{}", run.out, run.err);
    accented(&run.err, folder, 1);
}
