//! Looking after an office as a browser does: people, posts, ties, accounts, set-up.

use axum::http::StatusCode;
use insta::assert_snapshot;

use crate::support::gift::{DIARY, declared};
use crate::support::office::{Office, filled};

/// Opens a form, fills it in and sends it; the page that follows.
async fn sheet(
    office: &Office,
    who: &str,
    path: &str,
    typed: &[(&str, &str)],
) -> crate::support::office::Reply {
    let open = office.get(who, path).await;
    assert_eq!(open.status, StatusCode::OK, "{path}: {}", open.text());
    let done = office.post(who, path, &filled(&open.hidden(), typed)).await;
    office.follow(who, &done).await
}

const FROM: [(&str, &str); 3] = [
    ("from-day", "21"),
    ("from-month", "11"),
    ("from-year", "2026"),
];
const ON: [(&str, &str); 3] = [("on-day", "21"), ("on-month", "11"), ("on-year", "2026")];

#[tokio::test]
async fn everyone_sees_who_works_here_and_their_own_page() {
    let office = Office::new().await;
    let list = office.get("sam", "/demo/people").await;
    assert!(
        list.text().contains("Chris Chief-Executive") && !list.html.contains("/demo/people/chris")
    );
    let own = office.get("sam", "/demo/people/sam").await;
    assert_snapshot!(own.text(), @r"
    Sam Staff
    Job title
    Staff
    What they are to the office
    Member of staff
    Line manager
    Lee Line-Manager
    Declare or end a tie
    Change your passphrase
    Ties
    No ties are declared.
    ");
    let posts = office.get("sam", "/demo/posts").await;
    assert_snapshot!(posts.between("Chief Executive", "Chief Finance Officer"), @r"
    Chief Executive
    Chris Chief-Executive, since 1 January 2026
    Standing in, in this order: Commissioner and
    ");
    assert!(posts.text().contains("Vacant"), "{}", posts.text());
}

#[tokio::test]
async fn a_person_is_added_changed_put_into_a_post_and_leaves() {
    let office = Office::new().await;
    let typed = [
        ("name", "Nat New"),
        ("standing", "staff"),
        ("manager", "lee"),
        ("rights", "auditor"),
    ];
    let person = sheet(&office, "ada", "/demo/people/new", &typed).await;
    assert_snapshot!(person.text(), @r"
    Nat New
    What they are to the office
    Member of staff
    Line manager
    Lee Line-Manager
    May
    read everything and change nothing
    Change these details
    Invite them to sign in
    Declare or end a tie
    Record that they are leaving
    Ties
    No ties are declared.
    ");
    let list = office.get("ada", "/demo/people").await;
    let html = list.html.replace("&#x2f;", "/");
    let at = html
        .split("href=\"/demo/people/")
        .map(|rest| rest.split('"').next().unwrap());
    let known = ["chris", "pat", "fin", "lee", "sam", "al", "ada", "new"];
    let id = at
        .skip(1)
        .find(|id| !known.contains(id))
        .unwrap()
        .to_owned();
    let at = format!("/demo/people/{id}");
    let wrong = office.get("ada", &format!("{at}/change")).await;
    let typed = [("name", ""), ("standing", "staff"), ("manager", &id)];
    let wrong = office
        .post(
            "ada",
            &format!("{at}/change"),
            &filled(&wrong.hidden(), &typed),
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_snapshot!(wrong.between("There is a problem", "Change the details"), @r"
    There is a problem
    Answer “Name”
    Choose another line manager: nobody manages themselves, not even through others
    ");
    let typed = [&[("person", id.as_str())][..], &FROM].concat();
    let posts = sheet(&office, "ada", "/demo/posts/auditor/take", &typed).await;
    assert!(
        posts.text().contains("Nat New, since 21 November 2026"),
        "{}",
        posts.text()
    );
    let typed = [("on-day", "31"), ("on-month", "2"), ("on-year", "2026")];
    let wrong = office.post("ada", &format!("{at}/leaving"), &typed).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let left = sheet(&office, "ada", &format!("{at}/leaving"), &ON).await;
    assert!(
        left.text().contains("They left on 21 November 2026."),
        "{}",
        left.text()
    );
    assert!(
        !office
            .get("ada", "/demo/posts")
            .await
            .text()
            .contains("Nat New")
    );
    let late = office.post("ada", &format!("{at}/leaving"), &ON).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_tie_sends_a_matter_on_and_is_ended_with_a_reason() {
    let office = Office::new().await;
    let matter = declared(&office, "sam", &DIARY).await;
    let typed = [
        ("to", "Imaginary Print Ltd."),
        ("relation", "My sister owns it."),
    ];
    let ties = sheet(&office, "chris", "/demo/people/chris/ties/new", &typed).await;
    assert_snapshot!(ties.text(), @r"
    People and organisations I must not decide about
    Whoever has a tie to someone in a matter does not decide it. It goes to the next person.
    Imaginary Print Ltd.
    My sister owns it.
    End
    Imaginary Print Ltd.
    Declare a tie
    ");
    let moved = office.get("sam", &matter).await;
    assert!(
        moved.text().contains("Pat Commissioner"),
        "{}",
        moved.text()
    );
    let none = office
        .post("chris", "/demo/people/chris/ties/new", &[("relation", "x")])
        .await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let both = [("to", "Acme"), ("to-person", "pat"), ("relation", "x")];
    let both = office
        .post("chris", "/demo/people/chris/ties/new", &both)
        .await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    let end = office.get("chris", "/demo/people/chris/ties/0/end").await;
    let none = office
        .post(
            "chris",
            "/demo/people/chris/ties/0/end",
            &filled(&end.hidden(), &[]),
        )
        .await;
    assert!(
        none.text().contains("Why does it no longer count?"),
        "{}",
        none.text()
    );
    let ties = sheet(
        &office,
        "chris",
        "/demo/people/chris/ties/0/end",
        &[("reason", "She sold it.")],
    )
    .await;
    assert!(ties.text().contains("No ties are declared."));
    assert_eq!(
        office.get("chris", "/demo/ties").await.location(),
        "/demo/people/chris/ties"
    );
}

#[tokio::test]
async fn a_one_time_link_is_exchanged_and_works_once() {
    let office = Office::new().await;
    office.token("lee").await;
    let open = office.get("ada", "/demo/people/lee/invite").await;
    let shown = office
        .post(
            "ada",
            "/demo/people/lee/invite",
            &filled(&open.hidden(), &[("login", "lee@example.org")]),
        )
        .await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text());
    assert_eq!(shown.headers["cache-control"], "no-store");
    let token = shown.html.replace("&#x2f;", "/");
    let token = token
        .split("/welcome/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    // The old passphrase no longer works: a new invitation replaces it.
    let old = [
        ("sign-in-name", "lee@example.org"),
        ("sign-in-passphrase", crate::support::office::PASSPHRASE),
    ];
    assert_eq!(
        office.post("", "/sign-in", &old).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let exchanged = office.get("", &format!("/welcome/{token}")).await;
    assert_eq!(
        (exchanged.status, exchanged.location()),
        (StatusCode::SEE_OTHER, "/welcome")
    );
    assert_eq!(exchanged.headers["referrer-policy"], "no-referrer");
    let cookie = exchanged.headers["set-cookie"]
        .to_str()
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let page = office.with_cookie(&cookie, "GET", "/welcome", &[]).await;
    assert!(
        page.text().contains("Welcome, Lee Line-Manager."),
        "{}",
        page.text()
    );
    assert!(!page.html.contains(&token));
    for (one, other, told) in [
        ("short", "short", "12 characters or more"),
        ("long enough for it", "another one here", "not the same"),
    ] {
        let typed = [("passphrase", one), ("passphrase-again", other)];
        let wrong = office
            .with_cookie(&cookie, "POST", "/welcome", &typed)
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            wrong.text().contains(told) && !wrong.html.contains(other),
            "{}",
            wrong.text()
        );
    }
    let typed = [
        ("passphrase", "long enough for it"),
        ("passphrase-again", "long enough for it"),
    ];
    let done = office
        .with_cookie(&cookie, "POST", "/welcome", &typed)
        .await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/"));
    let set: Vec<_> = done
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|one| one.to_str().unwrap().to_owned())
        .collect();
    assert!(
        set.iter()
            .any(|one| one.starts_with("__Host-probity=") && one.contains("HttpOnly")),
        "{set:?}"
    );
    let again = office
        .with_cookie(&cookie, "POST", "/welcome", &typed)
        .await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert!(
        again.text().contains("This link was used already"),
        "{}",
        again.text()
    );
    assert_eq!(
        office.get("", "/welcome").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn an_account_is_closed_and_a_passphrase_changed() {
    let office = Office::new().await;
    office.token("lee").await;
    let open = office.get("sam", "/demo/passphrase").await;
    let typed = [
        ("login", "sam@example.org"),
        ("old", "wrong"),
        ("new", "another good one"),
    ];
    let wrong = office
        .post("sam", "/demo/passphrase", &filled(&open.hidden(), &typed))
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.html.contains("another good one") && wrong.html.contains("sam@example.org"));
    let typed = [
        ("login", "sam@example.org"),
        ("old", crate::support::office::PASSPHRASE),
        ("new", "another good one"),
    ];
    let done = office.post("sam", "/demo/passphrase", &typed).await;
    assert_eq!(done.location(), "/sign-in");
    assert_eq!(
        office.get("sam", "/demo/matters").await.status,
        StatusCode::SEE_OTHER
    );
    let typed = [("login", "chris@example.org"), ("reason", "x")];
    let other = office
        .post("ada", "/demo/people/lee/close-account", &typed)
        .await;
    assert_eq!(
        other.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "only an account of this person"
    );
    let typed = [("login", "lee@example.org"), ("reason", "No longer needed")];
    let closed = sheet(&office, "ada", "/demo/people/lee/close-account", &typed).await;
    assert!(
        closed.after("Accounts").contains("Closed"),
        "{}",
        closed.text()
    );
    assert_eq!(
        office.get("lee", "/demo/matters").await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn the_set_up_says_what_is_in_force_and_what_is_to_decide() {
    let office = Office::new().await;
    let set_up = office.get("ada", "/demo/set-up").await;
    assert_snapshot!(set_up.text(), @r"
    Set-up
    The office has been live since 21 November 2026 at 10am.
    What is missing
    Nothing: every matter has somewhere to go, whoever it is about.
    Code, policies and law
    What the office still has to decide
    Erase a matter whose time to be kept is over
    Code of Conduct
    Code of conduct
    In force
    Version Final, from 18 April 2016
    Gift and Hospitality Policy and Procedure
    Policy
    In force
    Version As published, read in November 2026, from 1 November 2026
    Parcels at work (made-up)
    Policy
    In force
    Version 2, from 6 July 2026
    Version 1, from 6 January 2025
    Elected Local Policing Bodies (Specified Information) Order 2011
    Law
    In force
    Version SI 2011/3050, as amended by SI 2012/2479, SI 2013/1816 and SI 2021/547, from 16 January 2012
    Limits in force
    entry from
    £5 since 1 November 2026
    Stated in gifts-policy 2.2
    approval above
    £25 since 1 November 2026
    Stated in gifts-policy 2.4
    ");
    let findings = office.get("al", "/demo/findings").await;
    assert_snapshot!(findings.between("What the office", "What the documents"), @r"
    What the office still has to decide
    The documents contradict themselves in places, leave things open, or are due for review. Until the office decides, the program works as its file says.
    Everything that the office decided, as the public reads it
    Gap
    This office does not exist. It shows how an office runs under a code, a policy and the law.
    Gap
    Who stands in for whom, and the administrator and the auditor, are this office's own set-up: the code does not name them.
    To decide:
    A real office confirms its own posts here.
    ");
    let again = office
        .post("ada", "/demo/set-up/opening", &[("sure", "yes")])
        .await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let unsure = office.post("ada", "/demo/set-up/opening", &[]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        office
            .get("ada", "/demo/set-up/instruments/code")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn the_privacy_notice_is_for_anyone() {
    let office = Office::new().await;
    assert!(
        office
            .get("", "/privacy")
            .await
            .text()
            .contains("What is kept")
    );
}
