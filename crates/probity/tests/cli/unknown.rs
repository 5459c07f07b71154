//! "I do not know" on the command line, the code as it was understood when a case was sent, and permissions already
//! held.

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

#[test]
fn a_person_who_asks_sees_the_permissions_that_they_have() {
    let demo = Demo::make();
    let work = [
        "--fact",
        "kind=employment",
        "--fact",
        "what=Teaching",
        "--fact",
        "body=Imaginary College",
        "--fact",
        "body_kind=other",
        "--fact",
        "conflict=no",
        "--fact",
        "uses=no",
        "--fact",
        "disrepute=no",
        "--fact",
        "paid=yes",
        "--fact",
        "work_skills=no",
        "--fact",
        "starts_on=2026-12-05",
    ];
    let declare = ["case", "declare", "outside-work", "--for", "sam-staff"];
    let receipt = demo.json(&[&declare[..], &work].concat());
    let reference = receipt["reference"].as_str().unwrap();
    let holder = receipt["holder"]["person"].as_str().unwrap();
    let decide = [
        "case",
        "decide",
        reference,
        "allow",
        "--reasons",
        "No harm.",
        "--for",
        holder,
        "--until",
    ];
    let refused = demo.run(&[&decide[..], &["2020-01-01"]].concat());
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("until: The date must be"),
        "{}",
        refused.err
    );
    let decided = demo.json(&[&decide[..], &["2999-03-31"]].concat());
    assert_eq!(
        decided["decision"]["what"]["until"], "2999-03-31",
        "{decided}"
    );

    let ask = |who: &str| demo.run(&[&["ask", "outside-work", "--for", who][..], &work].concat());
    let says = format!(
        "You have permission until 31 March 2999: Work or a role outside the office, {reference}."
    );
    let own = ask("sam-staff");
    assert!(own.out.contains(&says), "{}{}", own.out, own.err);
    assert!(!ask("chris-chief").out.contains("You have permission"));
    let json = demo.json(
        &[
            &["ask", "outside-work", "--for", "sam-staff", "--json"][..],
            &work,
        ]
        .concat(),
    );
    assert_eq!(json["held"][0]["reference"], reference);
    let both = demo.run(&["ask", "outside-work", "--for", "sam-staff", "--as", "staff"]);
    assert_eq!(both.code, 2, "{}", both.out);
}
