//! Promises: held, broken with a case that can be asked again, about nothing, and written wrongly.

use probity_conduct::{Asker, Codes, Facts, Memory, Mistake, Outcome, Overlay, Question};
use probity_conduct::{Lang, map_path, map_to_toml};
use probity_i18n::Words;
use serde_json::{Map, Value};

use crate::common::{Own, fixture, report};

const RULES: &str = "harbour/code/2025-01-01/rules.cedar";
const MONEY: &str = "when { resource.kind == \"coin\" };";
const NO_MONEY: &str = "id = \"no-money\"\nsays = \"Money is never taken.\"\ninstrument = \"harbour/code\"\nsituation = \"present\"\nwhere = { kind = [\"coin\"] }\nalways = [\"prohibited\"]\nclauses = [\"2.1\"]\n";

/// The made-up office with this promise.
fn with(promise: &str) -> Memory {
    let mut files = fixture();
    files.insert("promises.toml", format!("[[promise]]\n{promise}"));
    files
}

/// The promise with one line changed.
fn changed(from: &str, to: &str) -> String {
    assert!(NO_MONEY.contains(from), "{from}");
    NO_MONEY.replacen(from, to, 1)
}

/// Replaces one text in a file.
fn edit(files: &mut Memory, path: &str, from: &str, to: &str) {
    let text = probity_conduct::Files::read(files, path).unwrap();
    assert!(text.contains(from), "{path} does not hold {from}");
    files.insert(path, text.replacen(from, to, 1));
}

/// What people read. [`report`] also looks for words that are in no catalogue, and takes the words of the made-up
/// situations for such.
fn english(mistakes: &[Mistake]) -> String {
    let words = Words::load().unwrap().for_language("en");
    let texts: Vec<String> = mistakes.iter().map(|one| one.text(&words)).collect();
    texts.join("\n")
}

/// The mistakes of the promises. The office has no map, which is one of another file.
fn mistakes(files: &Memory) -> Vec<Mistake> {
    let all = Codes::check(files).expect_err("the office has no map");
    let here = all.into_iter();
    here.filter(|one| one.file == "promises.toml").collect()
}

fn held(promise: &str) {
    let found = mistakes(&with(promise));
    assert!(found.is_empty(), "{}", report(&found));
}

fn refused(promise: &str, expected: &str) {
    let found = report(&mistakes(&with(promise)));
    assert!(found.contains(expected), "{expected}\n{found}");
}

/// The command in the mistake, asked: the outcome and the duties.
fn replayed(codes: &Codes, mistake: &Mistake) -> (Option<Outcome>, Vec<String>, String) {
    let text = english(std::slice::from_ref(mistake));
    let (_, rest) = text.split_once("To see it: `").unwrap();
    let command = rest.split_once('`').unwrap().0.to_owned();
    let words: Vec<&str> = command.split(' ').collect();
    assert_eq!(words[..2], ["probity", "ask"]);
    let all = |option: &str| -> Vec<String> {
        let pairs = words[3..].chunks(2).filter(|pair| pair[0] == option);
        pairs.map(|pair| pair[1].to_owned()).collect()
    };
    let facts: Map<String, Value> = (all("--fact").iter())
        .map(|fact| fact.split_once('=').unwrap())
        .map(|(name, typed)| (name.to_owned(), typed.into()))
        .collect();
    let situation = codes.situation(words[2]).unwrap();
    let question = Question {
        office: all("--office").remove(0),
        situation: situation.id.clone(),
        on: all("--on").remove(0).parse().unwrap(),
        asker: Asker {
            role: all("--as").remove(0),
            posts: all("--post"),
        },
        facts: Facts::from_json(situation, &facts.into()).unwrap(),
        switched_on: all("--with"),
    };
    let answer = codes.ask(&question).unwrap();
    let duties = answer.duties.into_iter().map(|owed| owed.duty);
    (answer.outcome, duties.collect(), command)
}

#[test]
fn promises_that_hold_are_no_mistakes() {
    held(NO_MONEY);
    held(&changed(
        "always = [\"prohibited\"]",
        "never = [\"permitted\", \"needs-authorisation\"]",
    ));
    held(&changed("always = [\"prohibited\"]", "owed = \"report\""));
    held(&changed(
        "clauses",
        "versions = [2025-01-01]\nroles = [\"pilot\"]\nclauses",
    ));
    held(
        "id = \"collisions\"\nsays = \"Each collision is reported.\"\ninstrument = \"harbour/code\"\nsituation = \"collision\"\nowed = \"report\"\nclauses = [\"3.1\"]\n",
    );
    held(
        "id = \"register\"\nsays = \"Each present is entered.\"\ninstrument = \"law/openness\"\nsituation = \"present\"\nowed = \"register\"\nclauses = [\"1\"]\n",
    );
}

#[test]
fn a_broken_promise_names_a_case_that_can_be_asked_again() {
    let mut files = with(NO_MONEY);
    edit(
        &mut files,
        RULES,
        MONEY,
        "when { resource.kind == \"coin\" && resource.times > 2 };\n@id(\"coins\")\n@clause(\"2.3\")\npermit (principal, action == Action::\"accept\", resource is Present)\nwhen { resource.kind == \"coin\" && principal.role == \"pilot\" };",
    );
    let found = mistakes(&files);
    let [mistake] = found.as_slice() else {
        panic!("{}", english(&found));
    };
    assert_eq!(
        (mistake.path.as_str(), mistake.line),
        ("codes/promises.toml", 2)
    );
    let text = english(std::slice::from_ref(mistake));
    assert!(
        text.contains("the promise `no-money` is broken in `harbour`"),
        "{text}"
    );
    assert!(text.contains("What kind? Money"), "{text}");
    assert!(text.contains("How often this year? "), "{text}");
    let codes = Codes::load_draft(&files).unwrap();
    let (outcome, _, command) = replayed(&codes, mistake);
    let outcome = outcome.unwrap().id();
    assert!(
        text.contains(&format!("the answer is `{outcome}`")),
        "{text}"
    );
    assert_ne!(outcome, "prohibited");
    assert!(command.ends_with(" --draft codes"), "{command}");
}

#[test]
fn a_duty_that_can_be_missing_breaks_a_promise() {
    let promise = changed("always = [\"prohibited\"]", "owed = \"report\"")
        .replace("clauses = [\"2.1\"]", "clauses = [\"2.2\"]");
    let mut files = with(&promise);
    edit(
        &mut files,
        RULES,
        "resource is Present)\nwhen { resource.kind == \"coin\" };\n\n@id(\"small\")",
        "resource is Present)\nwhen { resource.kind == \"coin\" && resource.from_bidder };\n\n@id(\"small\")",
    );
    let found = mistakes(&files);
    let [mistake] = found.as_slice() else {
        panic!("{}", english(&found));
    };
    let text = english(std::slice::from_ref(mistake));
    assert!(text.contains("the duty `report` is not owed"), "{text}");
    let (_, duties, command) = replayed(&Codes::load_draft(&files).unwrap(), mistake);
    assert!(!duties.contains(&"report".to_owned()), "{duties:?}");
    assert!(command.contains("--fact from_bidder=no"), "{command}");
}

#[test]
fn a_later_version_and_an_optional_instrument_count() {
    let policy = "harbour/gifts-policy/2025-06-01/rules.cedar";
    let often = "id = \"often\"\nsays = \"The policy lets no thing through without the clerk.\"\ninstrument = \"harbour/gifts-policy\"\nsituation = \"present\"\nwhere = { kind = [\"thing\"] }\nnever = [\"permitted\"]\nclauses = [\"1\"]\n";
    let mut files = with(often);
    edit(
        &mut files,
        policy,
        "resource.times > 3",
        "resource.times > 3 || resource.value > 1500",
    );
    let found = mistakes(&files);
    let [mistake] = found.as_slice() else {
        panic!("{}", english(&found));
    };
    let (outcome, _, command) = replayed(&Codes::load_draft(&files).unwrap(), mistake);
    assert_eq!(outcome, Some(Outcome::Permitted));
    assert!(
        command.contains("--on 2025-06-01 --with gifts-policy"),
        "{command}"
    );
}

#[test]
fn a_promise_about_nothing_is_a_mistake() {
    refused(
        &changed("clauses", "roles = [\"harbour-master\"]\nclauses"),
        "no case of a `harbour-master` is one that the promise `no-money` is about",
    );
    let mut files = with(&changed(
        "{ kind = [\"coin\"] }",
        "{ from_bidder = [false], sealed = [true] }",
    ));
    let field = "[[field]]\nname = \"sealed\"\ntype = \"yes-no\"\nlabel = \"Sealed?\"\nshown-when = { field = \"from_bidder\", is = [true] }\n\n[[field]]\nname = \"bid_closes\"";
    edit(
        &mut files,
        "situations/present.toml",
        "[[field]]\nname = \"bid_closes\"",
        field,
    );
    let found = report(&mistakes(&files));
    let expected = "no case in `harbour` is one that the promise `no-money` is about";
    assert!(found.contains(expected), "{found}");
    let mut files = with(&changed("harbour/code", "law/openness").replace("2.1", "1"));
    edit(
        &mut files,
        "harbour/office.toml",
        "[[adopts]]\ninstrument = \"law/openness\"\n",
        "",
    );
    let all = Codes::check(&files).unwrap_err();
    assert!(english(&all).contains("no office adopts the instrument of the promise"));
}

#[test]
fn what_a_promise_names_has_to_exist() {
    refused(
        &changed("2.1", "9.9"),
        "the version of 2025-01-01 has no clause `9.9`",
    );
    refused(
        &changed("2.1", "1.1"),
        "in the version of 2025-01-01, no rule on `present` cites the clause `1.1`",
    );
    refused(
        &changed("kind =", "colour ="),
        "`colour` of the promise `no-money`",
    );
    refused(
        &changed("\"coin\"", "\"gold\""),
        "`thing`, `coin` or `meal`",
    );
    refused(
        &changed("[\"coin\"]", "[]"),
        "`kind` of the promise `no-money`",
    );
    refused(
        &changed("kind =", "value ="),
        "`value` of the promise `no-money`",
    );
    refused(
        &changed("\"present\"", "\"regatta\""),
        "there is no situation `regatta`",
    );
    refused(
        &changed("harbour/code", "harbour/laws"),
        "the folder `harbour/laws` has no instrument",
    );
    refused(
        &changed("clauses", "versions = [2024-01-01]\nclauses"),
        "`harbour/code` has no version that takes effect on 2024-01-01",
    );
    refused(
        &changed("clauses", "roles = [\"captain\"]\nclauses"),
        "there is no role `captain`",
    );
    refused(
        &changed("always = [\"prohibited\"]", "owed = \"sing\""),
        "there is no duty `sing`",
    );
    refused(
        &changed("clauses = [\"2.1\"]", "clauses = []"),
        "names no clause",
    );
}

#[test]
fn a_promise_says_one_thing() {
    let kind = "the promise `no-money` does not say what it promises, or says two things";
    refused(&changed("always = [\"prohibited\"]\n", ""), kind);
    refused(&changed("clauses", "owed = \"report\"\nclauses"), kind);
    refused(
        &changed("\"present\"", "\"collision\"").replace("where = { kind = [\"coin\"] }\n", ""),
        "`collision` only has to be reported, so its answer has no outcome",
    );
    refused(
        &changed("no-money", "No money"),
        "`No money` is not a valid id",
    );
    refused(&changed("always", "allways"), "unknown field `allways`");
    let twice = format!("{NO_MONEY}[[promise]]\n{NO_MONEY}");
    refused(&twice, "another promise already has the id `no-money`");
}

#[test]
fn a_rule_that_leaves_cases_untried_is_a_mistake() {
    let mut files = fixture();
    let before =
        "when { resource.kind == \"thing\" && resource.value <= context.limits.small_present };";
    edit(
        &mut files,
        RULES,
        before,
        &before.replace("context.limits.small_present", "resource.times"),
    );
    let found = english(&Codes::check(&files).unwrap_err());
    assert!(
        found.contains(
            "the rule `small` compares facts in a way for which not every case can be tried"
        ),
        "{found}"
    );
}

#[test]
fn the_map_says_which_promises_hold_with_the_rules_of_now() {
    let mut files = with(NO_MONEY);
    let map = Codes::load_draft(&files)
        .unwrap()
        .map("harbour", None)
        .unwrap();
    assert!(map.promises.iter().all(|one| one.held));
    files.insert(map_path("harbour"), map_to_toml(&map));
    let shown = |files: &Memory| {
        let codes = Codes::load_draft(files).unwrap();
        let mapped = codes.mapped("harbour", Lang::En).unwrap();
        let promise = mapped.promises.into_iter().next().unwrap();
        (mapped.stale, promise.held, promise.clauses.join(", "))
    };
    assert_eq!(shown(&files), (false, true, "code 2.1".to_owned()));
    edit(
        &mut files,
        RULES,
        MONEY,
        "when { resource.kind == \"coin\" && resource.times > 2 };",
    );
    assert_eq!(shown(&files), (true, false, "code 2.1".to_owned()));
    let codes = Codes::load_draft(&files).unwrap();
    let again = codes.map("harbour", Some(&map)).unwrap();
    assert!(!again.promises[0].held);
    files.insert("promises.toml", "");
    assert!(Codes::load_draft(&files).unwrap().map_is_stale(&again));
}

#[test]
fn an_own_folder_keeps_the_promises_that_ship() {
    let check = |own: &[(&str, &str)]| {
        let (under, over) = (with(NO_MONEY), Own(own.iter().copied().collect()));
        let found = Codes::check(&Overlay {
            under: &under,
            over: &over,
        });
        found
            .err()
            .map_or_else(String::new, |found| english(&found))
    };
    let rules = probity_conduct::Files::read(&fixture(), RULES).unwrap();
    let broken = rules.replacen(
        MONEY,
        "when { resource.kind == \"coin\" && resource.times > 2 };",
        1,
    );
    let found = check(&[(RULES, &broken)]);
    assert!(
        found.contains("the promise `no-money` is broken in `harbour`"),
        "{found}"
    );
    assert!(found.contains(" --codes own`"), "{found}");
    let words = "[duty.tell]\nlabel = \"Tell them\"\n";
    assert_eq!(check(&[("words.toml", words)]), "");
    let own = format!("[[promise]]\n{}", NO_MONEY.replace("\"coin\"", "\"meal\""));
    let found = check(&[("promises.toml", &own)]);
    assert!(
        found.contains("the answer is `needs-authorisation`"),
        "{found}"
    );
}
