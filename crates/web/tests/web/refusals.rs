//! Refused input: the page says what is expected, and nothing that was typed or saved is lost.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::support::gift::{DIARY, check, declared, diary_but, fill, send};
use crate::support::office::{Office, filled};

#[tokio::test]
async fn every_missing_field_is_named_in_order() {
    let office = Office::new().await;
    let first = fill(&office, "sam", &[("what", "A desk diary")]).await;
    assert_eq!(first.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(first.asked(), ["influence"]);
    let kept = DIARY.iter().copied();
    let kept: Vec<_> = kept
        .filter(|(name, _)| *name != "giver" && !name.starts_with("offered_on"))
        .collect();
    let reply = fill(&office, "sam", &kept).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    insta::assert_snapshot!(reply.between("There is a problem", "A gift\nPage"), @r"
    There is a problem
    Answer “Who is it from?”
    Answer “When was it offered, or when did it arrive?”
    ");
    assert!(reply.html.contains("value=\"A desk diary\""));
}

#[tokio::test]
async fn invalid_dates_amounts_and_lengths_are_named_and_stay_typed() {
    let office = Office::new().await;
    let long = "x".repeat(900_000);
    let cases = [
        ("offered_on-day", "31", "Enter a real date"),
        ("offered_on-year", "26", "The year must have 4 numbers"),
        (
            "value",
            "-5",
            "“About how much is it worth?” must be an amount of £0 or more",
        ),
        ("value", "a lot", "with an amount in pounds"),
        ("value", "99999999999", "must be £10000000 or less"),
        (
            "worth",
            "priceless",
            "Choose one of the answers to “Is it only a token?”",
        ),
        (
            "what",
            &long,
            "has 900000 characters. Shorten it to 200 characters or fewer",
        ),
        (
            "what",
            "a\u{7}b",
            "contains characters that cannot be shown",
        ),
    ];
    for (field, typed, message) in cases {
        let reply = fill(&office, "sam", &diary_but(&[(field, typed)])).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(
            reply.text().contains(message),
            "{field}: {}",
            &reply.text()[..400]
        );
        if field != "worth" {
            assert!(
                reply.html.contains(&format!("value=\"{typed}\"")),
                "{field}"
            );
        }
    }
    let reply = fill(
        &office,
        "sam",
        &diary_but(&[("what", &"x".repeat(1_100_000))]),
    )
    .await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(
        office
            .get("sam", "/demo/cases")
            .await
            .text()
            .contains("You have not declared anything yet.")
    );
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_case() {
    let office = Office::new().await;
    let check = check(&office, "sam", &DIARY).await;
    let (first, second) = tokio::join!(send(&office, "sam", &check), send(&office, "sam", &check));
    assert_eq!(first.location(), second.location());
    let list = office.get("sam", "/demo/cases").await.text();
    assert_eq!(list.matches("A gift, ").count(), 1, "{list}");
}

#[tokio::test]
async fn a_sum_beyond_reason_is_confirmed_before_it_is_sent() {
    let office = Office::new().await;
    let large = diary_but(&[("value", "25000"), ("worth", "more")]);
    let refused = fill(&office, "sam", &large).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = refused.text();
    assert!(text.contains("Is £25,000 right?"), "{text}");
    assert!(text.contains("£25,000 is right"), "{text}");
    let sure = [("value", "25000"), ("the-confirmed", "value=25000.00")];
    let typed: Vec<_> = large.iter().copied().chain(sure).collect();
    let sent = filled(&refused.hidden(), &typed)
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect::<Vec<_>>();
    let sent: Vec<(&str, &str)> = sent
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let next = office.post("sam", &refused.action(), &sent).await;
    assert_eq!(next.status, StatusCode::SEE_OTHER, "{}", next.text());
}

#[tokio::test]
async fn the_same_key_with_other_answers_shows_both_and_loses_nothing() {
    let office = Office::new().await;
    let sent = |what: &'static str| {
        let typed = diary_but(&[("what", what)]);
        let rest = [("go-step", "send"), ("idempotency-key", "once")];
        let typed: Vec<_> = typed.into_iter().chain(rest).collect();
        let office = &office;
        async move { office.post("sam", "/demo/declare/gift", &typed).await }
    };
    let first = sent("A desk diary").await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
    assert_eq!(sent("A desk diary").await.location(), first.location());
    let refused = sent("A gilded desk diary").await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    let differs = refused.between("Typed now", "Which answers are right?");
    let differs: Vec<_> = differs.lines().collect();
    assert_eq!(
        differs,
        [
            "Typed now",
            "Describe the gift",
            "A desk diary",
            "A gilded desk diary"
        ]
    );
}

#[tokio::test]
async fn a_stale_form_keeps_what_was_typed_and_saves_nothing() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let decide = format!("{case}/decide");
    let open = office.get("chris", &decide).await;
    // Meanwhile he asks for more information in another window.
    let typed = [
        ("step", "confirm"),
        ("resolution", "ask-more"),
        ("reasons", "What is the doubt?"),
    ];
    let done = office
        .post("chris", &decide, &filled(&open.hidden(), &typed))
        .await;
    office.follow("chris", &done).await;
    let typed = [
        ("step", "confirm"),
        ("resolution", "accept"),
        ("reasons", "It is small."),
        ("conditions", "Keep it at work."),
    ];
    let stale = office
        .post("chris", &decide, &filled(&open.hidden(), &typed))
        .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(
        stale
            .text()
            .contains("This case changed while you had this page open. Nothing was saved.")
    );
    assert!(stale.html.contains("Keep it at work."));
    assert_eq!(stale.checked(), ["accept"]);
    assert!(
        office
            .get("chris", &case)
            .await
            .text()
            .contains("More information needed")
    );
    // The page shows the case as it is now. Sent again, the decision succeeds.
    let done = office
        .post("chris", &decide, &filled(&stale.hidden(), &typed))
        .await;
    assert!(
        office
            .follow("chris", &done)
            .await
            .text()
            .contains("Decided by")
    );
    // A second decision is refused, because the case is decided.
    let late = office
        .post(
            "chris",
            &decide,
            &filled(
                &stale.hidden(),
                &[("resolution", "decline"), ("reasons", "No.")],
            ),
        )
        .await;
    assert!(
        matches!(late.status, StatusCode::CONFLICT | StatusCode::FORBIDDEN),
        "{}",
        late.text()
    );
}

#[tokio::test]
async fn a_decision_without_reasons_or_recipient_is_refused() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let decide = format!("{case}/decide");
    let open = office.get("chris", &decide).await;
    let none = office
        .post("chris", &decide, &filled(&open.hidden(), &[]))
        .await;
    insta::assert_snapshot!(none.between("There is a problem", "Decide:"), @r"
    There is a problem
    Choose your decision
    Answer “What are your reasons?”
    ");
    let typed = [
        ("step", "confirm"),
        ("resolution", "hand-over"),
        ("reasons", "To the food bank."),
    ];
    let none = office
        .post("chris", &decide, &filled(&open.hidden(), &typed))
        .await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        none.text().contains("Enter who will receive it"),
        "{}",
        none.text()
    );
    assert!(none.html.contains("To the food bank."));
}

#[tokio::test]
async fn every_failed_sign_in_gets_the_same_page() {
    let office = Office::new().await;
    office.token("sam").await;
    let mut pages = Vec::new();
    for (name, passphrase) in [
        ("sam@example.org", "wrong"),
        ("nobody@example.org", "wrong"),
        ("", ""),
        ("a b", "x"),
    ] {
        let typed = [
            ("sign-in-name", name),
            ("sign-in-passphrase", passphrase),
            ("sign-in-next", "//evil.example"),
        ];
        let reply = office.post("", "/sign-in", &typed).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            !reply.html.contains("wrong\"") && !reply.html.contains("evil"),
            "{}",
            reply.html
        );
        pages.push(reply.text());
    }
    pages.dedup();
    assert_eq!(pages.len(), 1, "{pages:#?}");
    let typed = [
        ("sign-in-name", "Sam@Example.org "),
        ("sign-in-passphrase", crate::support::office::PASSPHRASE),
    ];
    let reply = office.post("", "/sign-in", &typed).await;
    assert_eq!(
        (reply.status, reply.location()),
        (StatusCode::SEE_OTHER, "/")
    );
    for _ in 0..12 {
        office
            .post(
                "",
                "/sign-in",
                &[
                    ("sign-in-name", "lee@example.org"),
                    ("sign-in-passphrase", "x"),
                ],
            )
            .await;
    }
    let reply = office
        .post(
            "",
            "/sign-in",
            &[
                ("sign-in-name", "lee@example.org"),
                ("sign-in-passphrase", "x"),
            ],
        )
        .await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(reply.text().contains("Wait 15 minutes"), "{}", reply.text());
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let office = Office::new().await;
    assert!(
        office
            .get("sam", "/")
            .await
            .text()
            .contains("Nothing is waiting for you.")
    );
    let out = office.post("sam", "/sign-out", &[]).await;
    assert!(
        out.headers["set-cookie"]
            .to_str()
            .unwrap()
            .contains("Max-Age=0")
    );
    let reply = office.get("sam", "/demo/cases").await;
    assert_eq!(reply.location(), "/sign-in?next=%2Fdemo%2Fcases");
}

#[tokio::test]
async fn a_bearer_token_works_and_a_wrong_one_does_not() {
    let office = Office::new().await;
    for (token, expected) in [
        (office.token("sam").await.unwrap(), StatusCode::OK),
        ("nonsense".to_owned(), StatusCode::UNAUTHORIZED),
    ] {
        let request =
            Request::get("/demo/cases").header("authorization", format!("Bearer {token}"));
        let request = request
            .header("accept", "application/json")
            .body(Body::empty())
            .unwrap();
        assert_eq!(office.send(request).await.status, expected);
    }
}

#[tokio::test]
async fn typed_text_is_escaped_wherever_it_is_shown() {
    let office = Office::new().await;
    let nasty = "<script>alert('x')</script>";
    let case = declared(
        &office,
        "sam",
        &diary_but(&[("what", nasty), ("giver", nasty)]),
    )
    .await;
    for (who, path) in [
        ("chris", case.clone()),
        ("chris", format!("{case}/decide")),
        ("chris", "/demo/cases".to_owned()),
    ] {
        let page = office.get(who, &path).await;
        assert!(
            page.html
                .contains("&lt;script&gt;alert(&#x27;x&#x27;)&lt;&#x2f;script&gt;"),
            "{path}: {}",
            page.html
        );
    }
}
