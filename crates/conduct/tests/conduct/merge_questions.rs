//! Tests of an office's own questions in a situation that ships: reworded, required, moved, hidden and new.

use probity_conduct::Outcome;
use probity_conduct::model::FieldType;
use serde_json::json;

use crate::common::{merged_badly, merged_well, question};

const PRESENT: &str = "situations/present.toml";

/// The names of the questions, in their order.
fn names(own: &str) -> Vec<String> {
    let codes = merged_well(&[(PRESENT, own)]);
    let situation = codes.situation("present").unwrap();
    let fields = situation.fields.iter();
    fields.map(|field| field.name.clone()).collect()
}

fn refused(own: &str, expected: &str) {
    let report = merged_badly(&[(PRESENT, own)]);
    assert!(
        report.contains(expected),
        "expected: {expected}\nreported: {report}"
    );
}

#[test]
fn a_question_is_reworded_and_required() {
    let own = "hint = \"Large or small.\"\n\n[[field]]\nname = \"value\"\nlabel = \"What would it cost?\"\nhint = \"In a shop.\"\nrequired = true\n";
    let codes = merged_well(&[(PRESENT, own)]);
    let situation = codes.situation("present").unwrap();
    assert_eq!(situation.label.english(), "A present");
    assert_eq!(
        situation.hint.as_ref().unwrap().english(),
        "Large or small."
    );
    let value = situation.field("value").unwrap();
    assert_eq!(value.label.english(), "What would it cost?");
    assert_eq!(value.hint.as_ref().unwrap().english(), "In a shop.");
    assert!(value.required && value.public);
    assert_eq!(value.kind, FieldType::Money);
    assert_eq!(situation.fields.len(), 8);
}

#[test]
fn options_are_relabelled_and_added() {
    let own = "[[field]]\nname = \"kind\"\noptions = [\n  { value = \"coin\", label = \"Coins and notes\" },\n  { value = \"fish\", label = \"A fish\" },\n]\n";
    let codes = merged_well(&[(PRESENT, own)]);
    let field = codes.situation("present").unwrap().field("kind").unwrap();
    let options: Vec<_> = (field.options.iter())
        .map(|one| (one.value.as_str(), one.label.english()))
        .collect();
    assert_eq!(
        options,
        [
            ("thing", "A thing"),
            ("coin", "Coins and notes"),
            ("meal", "A meal"),
            ("fish", "A fish"),
        ]
    );
}

#[test]
fn questions_are_added_and_moved() {
    let own = "[[field]]\nname = \"note\"\nafter = \"what\"\n\n[[field]]\nname = \"noticed_on\"\ntype = \"date\"\nlabel = \"When did you notice?\"\nmeaning = \"known-on\"\nafter = \"offered_on\"\n";
    assert_eq!(
        names(own),
        [
            "what",
            "note",
            "kind",
            "value",
            "from_bidder",
            "bid_closes",
            "offered_on",
            "noticed_on",
            "times"
        ]
    );
    let at_the_end = own.replace("after = \"offered_on\"\n", "");
    assert_eq!(names(&at_the_end).last().unwrap(), "noticed_on");
    refused(
        "[[field]]\nname = \"note\"\nafter = \"nothing\"\n",
        "own/situations/present.toml:3:9: there is no question that `note` can follow here\n  = would be right: `what`, `kind`, ",
    );
    refused(
        "[[field]]\nname = \"deck\"\nlabel = \"Which deck?\"\n",
        "own/situations/present.toml:1:1: missing field `type`",
    );
}

#[test]
fn a_question_that_no_rule_reads_is_hidden() {
    // The first question: the places of those that rules read must not move.
    let own = "[[field]]\nname = \"what\"\nhidden = true\n";
    let register = "[[column]]\nid = \"what\"\nfrom = \"case:situation\"\n";
    let codes = merged_well(&[(PRESENT, own), ("registers/presents.toml", register)]);
    let situation = codes.situation("present").unwrap();
    assert!(situation.field("what").is_none());
    assert_eq!(situation.fields.len(), 7);
    let outcome = |facts| {
        let asked = question(&codes, "present", "staff", facts);
        codes.ask(&asked).unwrap().outcome
    };
    assert_eq!(
        outcome(json!({ "kind": "coin" })),
        Some(Outcome::Prohibited)
    );
    assert_eq!(
        outcome(json!({ "kind": "thing", "value": 5, "from_bidder": false })),
        Some(Outcome::Permitted)
    );
}

#[test]
fn a_question_that_something_needs_stays() {
    let hide = |name: &str| format!("[[field]]\nname = \"{name}\"\nhidden = true\n");
    let place = "own/situations/present.toml:3:10";
    refused(
        &hide("kind"),
        &format!("{place}: `kind` cannot be hidden, because rules read it: "),
    );
    refused(&hide("kind"), "`money` (harbour/code/2025-01-01)");
    refused(
        &hide("from_bidder"),
        &format!("{place}: `bid_closes` depends on `from_bidder`, so it cannot be hidden"),
    );
    refused(
        &hide("deck"),
        &format!("{place}: `deck` does not ship, so there is nothing to hide"),
    );
    refused(
        "[[field]]\nname = \"note\"\nhidden = \"yes\"\n",
        &format!(
            "{place}: this says neither that `note` is hidden nor that it is asked\n  = would be right: hidden = true"
        ),
    );
    let act = "[[act]]\nwhen = { field = \"kind\", is = [\"coin\"] }\nphrase = \"take it\"\n[[act]]\nphrase = \"accept it\"\n";
    refused(
        &(act.to_owned() + &hide("kind")),
        "an `[[act]]` depends on `kind`, so it cannot be hidden",
    );
}

#[test]
fn what_only_the_merge_reads_is_a_mistake_in_a_new_situation() {
    let own = "id = \"race\"\nentity = \"Race\"\ntopic = \"trips\"\nlabel = \"A race\"\nquestion = \"Is there a race?\"\n\n[[field]]\nname = \"where_to\"\ntype = \"text\"\nlabel = \"Where to?\"\nmeaning = \"what\"\nhidden = true\n";
    let report = merged_badly(&[("situations/race.toml", own)]);
    assert!(
        report.starts_with("own/situations/race.toml:12:1: unknown field `hidden`"),
        "{report}"
    );
}
