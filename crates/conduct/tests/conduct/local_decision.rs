//! Tests of a local decision that changes rules: an instrument of the office's own, with a date, cited like any
//! other.
use probity_conduct::{Codes, Outcome};
use serde_json::json;

use crate::common::{self, fixture, question, report};

const FOLDER: &str = "harbour/trips-decision/2025-02-01";

fn decided() -> Codes {
    let mut files = fixture();
    for (file, text) in [
        (
            "instrument.toml",
            "id = \"trips-decision\"\nkind = \"local-decision\"\ntitle = \"Decision on trips\"\nversion = \"1\"\n\
             effective = 2025-02-01\nsource = \"Decided by the harbour master on 20 January 2025\"\n\
             [[covers]]\nrole = \"staff\"\nclause = \"1\"\n[[covers]]\nrole = \"pilot\"\nclause = \"1\"\n",
        ),
        (
            "clauses.toml",
            "[[clause]]\nref = \"1\"\nheading = \"Trips\"\nsays = \"Staff do not go along on trips.\"\n\
             kind = \"prohibition\"\ntopic = \"trips\"\ndoes = \"rule\"\n",
        ),
        (
            "rules/trip.cedar",
            "@id(\"trip-no\")\n@clause(\"1\")\nforbid (principal, action == Action::\"accept\", resource is Trip)\n\
             when { principal.role == \"staff\" };\n",
        ),
        (
            "examples/trip.toml",
            "on = 2025-03-01\n[[example]]\nid = \"trip-staff\"\ntitle = \"A trip\"\nsituation = \"trip\"\nas = \"staff\"\n\
             outcome = \"prohibited\"\nbecause = [\"1\"]\n\
             [[example]]\nid = \"trip-pilot\"\ntitle = \"A pilot's trip\"\nsituation = \"trip\"\nas = \"pilot\"\noutcome = \"silent\"\n",
        ),
    ] {
        files.insert(format!("{FOLDER}/{file}"), text);
    }
    let root = common::root();
    let office = std::fs::read_to_string(root.join("harbour/office.toml")).unwrap();
    let adopted = office.replacen(
        "[[adopts]]",
        "[[adopts]]\ninstrument = \"trips-decision\"\n[[adopts]]",
        1,
    );
    files.insert("harbour/office.toml", adopted);
    // The code's own example of a trip was written before the decision.
    let examples = "harbour/code/2025-01-01/examples.toml";
    let text = std::fs::read_to_string(root.join(examples)).unwrap();
    let before = "situation = \"trip\"\nas = \"staff\"";
    files.insert(
        examples,
        text.replace(before, &format!("{before}\non = 2025-01-15")),
    );
    Codes::load(&files).unwrap_or_else(|mistakes| panic!("{}", report(&mistakes)))
}

#[test]
fn it_decides_from_its_day_on_and_is_cited() {
    let codes = decided();
    let mut asked = question(&codes, "trip", "staff", json!({}));
    let answer = codes.ask(&asked).unwrap();
    assert_eq!(answer.outcome, Some(Outcome::Prohibited));
    let cited: Vec<_> = answer
        .because
        .iter()
        .map(|one| (&*one.instrument, &*one.clause))
        .collect();
    assert_eq!(cited, [("trips-decision", "1")]);
    asked.on = "2025-01-31".parse().unwrap();
    assert_eq!(codes.ask(&asked).unwrap().outcome, Some(Outcome::Silent));
}
