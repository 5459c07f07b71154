//! "I do not know" on the command line, and the code as it was understood when a case was sent.

use super::records::Demo;

const CASH: [&str; 18] = [
    "case",
    "declare",
    "gift",
    "--for",
    "sam-staff",
    "--fact",
    "response=not-answered",
    "--fact",
    "kind=object",
    "--fact",
    "what=A pen",
    "--fact",
    "giver=Nowhere Ltd",
    "--fact",
    "for_whom=me",
    "--fact",
    "worth=more",
    "--fact",
];

const MORE: [&str; 9] = [
    "value=£40",
    "--fact",
    "influence=no",
    "--fact",
    "doubtful=no",
    "--fact",
    "sought=no",
    "--fact",
    "offered_on=2026-07-20",
];

#[test]
fn it_is_an_argument_kept_with_the_case_and_refused_where_it_is_no_answer() {
    let demo = Demo::make();
    let declare = [&CASH[..], &MORE[..]].concat();
    let with = |more: &[&'static str]| [&declare[..], more].concat();
    let receipt = demo.json(&with(&["--unknown", "giver_kind"]));
    assert_eq!(receipt["holder"]["task"], "decide", "{receipt}");
    let reference = receipt["reference"].as_str().unwrap();
    let case = demo.json(&["case", "show", reference, "--for", "sam-staff"]);
    assert_eq!(case["unknown"], serde_json::json!(["giver_kind"]));
    for (wrong, says) in [
        (
            &["--unknown", "giver_kind", "--fact", "giver_kind=public"][..],
            "giver_kind: Answer “giver_kind” or say that you do not know, not both",
        ),
        (
            &["--unknown", "giver_kind", "--unknown", "sought"],
            "sought: Answer “sought”. Here you cannot say that you do not know",
        ),
        (
            &["--unknown", "giver_kind", "--unknown", "can_return"],
            "can_return: Leave out “can_return”.",
        ),
        (
            &["--unknown", "giver-kind"],
            "unknown: There is no such field.",
        ),
    ] {
        let refused = demo.run(&with(wrong));
        assert_eq!(refused.code, 2, "{}", refused.out);
        assert!(refused.err.contains(says), "{wrong:?}: {}", refused.err);
    }
    let both = demo.json(&["case", "understood", reference, "--for", "sam-staff"]);
    assert_eq!(both["now"], serde_json::json!({"is": "same"}), "{both}");
    assert_eq!(both["same_codes"], true);
}
