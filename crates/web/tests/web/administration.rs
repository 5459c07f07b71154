//! Administration in a browser: people, posts, connections, accounts.

use axum::http::StatusCode;
use insta::assert_snapshot;

use crate::support::gift::{DIARY, declared};
use crate::support::office::{Office, filled, sheet};

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
    Role
    Member of staff
    Line manager
    Lee Line-Manager
    Declare or end a connection
    Change your passphrase
    Connections
    No connections have been declared.
    ");
    let posts = office.get("sam", "/demo/posts").await;
    assert_snapshot!(posts.between("Chief Executive", "Chief Finance Officer"), @r"
    Chief Executive
    Chris Chief-Executive, since 1 January 2026
    Stand-ins, in this order: Commissioner and
    ");
    assert!(posts.text().contains("Vacant"), "{}", posts.text());
}

#[tokio::test]
async fn a_person_is_added_changed_put_into_a_post_and_leaves() {
    let office = Office::new().await;
    let typed = [
        ("name", "Nat New"),
        ("role", "staff"),
        ("manager", "lee"),
        ("rights", "auditor"),
    ];
    let person = sheet(&office, "ada", "/demo/people/new", &typed).await;
    assert_snapshot!(person.text(), @r"
    Nat New
    Role
    Member of staff
    Line manager
    Lee Line-Manager
    Access
    Auditor (read only)
    Change these details
    Invite them to sign in
    Declare or end a connection
    Record that they are leaving
    Connections
    No connections have been declared.
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
    let typed = [("name", ""), ("role", "staff"), ("manager", &id)];
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
    Choose another line manager. No one can manage themselves, directly or through others
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
async fn a_connection_reroutes_a_case_and_is_ended_with_a_reason() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let typed = [
        ("to", "Imaginary Print Ltd."),
        ("relation", "My sister owns it."),
    ];
    let connections = sheet(
        &office,
        "chris",
        "/demo/people/chris/connections/new",
        &typed,
    )
    .await;
    assert_snapshot!(connections.text(), @r"
    People and organisations I must not decide about
    People with a connection to anyone in a case cannot decide it. The case goes to the next person.
    Imaginary Print Ltd.
    My sister owns it.
    End
    Imaginary Print Ltd.
    Declare a connection
    ");
    let moved = office.get("sam", &case).await;
    assert!(
        moved.text().contains("Pat Commissioner"),
        "{}",
        moved.text()
    );
    let none = office
        .post(
            "chris",
            "/demo/people/chris/connections/new",
            &[("relation", "x")],
        )
        .await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let both = [("to", "Acme"), ("to-person", "pat"), ("relation", "x")];
    let both = office
        .post("chris", "/demo/people/chris/connections/new", &both)
        .await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    let end = office
        .get("chris", "/demo/people/chris/connections/0/end")
        .await;
    let none = office
        .post(
            "chris",
            "/demo/people/chris/connections/0/end",
            &filled(&end.hidden(), &[]),
        )
        .await;
    assert!(
        none.text().contains("Why does it no longer apply?"),
        "{}",
        none.text()
    );
    let connections = sheet(
        &office,
        "chris",
        "/demo/people/chris/connections/0/end",
        &[("reason", "She sold it.")],
    )
    .await;
    assert!(
        connections
            .text()
            .contains("No connections have been declared.")
    );
    assert_eq!(
        office.get("chris", "/demo/connections").await.location(),
        "/demo/people/chris/connections"
    );
}

#[tokio::test]
async fn a_one_time_link_is_exchanged_and_works_once() {
    let office = Office::new().await;
    office.token("lee").await;
    let open = office.get("ada", "/demo/people/lee/invite").await;
    let invited = office
        .post(
            "ada",
            "/demo/people/lee/invite",
            &filled(&open.hidden(), &[("login", "lee@example.org")]),
        )
        .await;
    assert_eq!(invited.status, StatusCode::OK, "{}", invited.text());
    assert_eq!(invited.headers["cache-control"], "no-store");
    let token = invited.html.replace("&#x2f;", "/");
    let token = token
        .split("/welcome/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    // The old passphrase no longer works, because a new invitation replaces it.
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
    for (one, other, message) in [
        ("short", "short", "12 characters or more"),
        ("long enough for it", "another one here", "are different"),
    ] {
        let typed = [("passphrase", one), ("passphrase-again", other)];
        let wrong = office
            .with_cookie(&cookie, "POST", "/welcome", &typed)
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            wrong.text().contains(message) && !wrong.html.contains(other),
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
        again.text().contains("This link was already used"),
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
        office.get("sam", "/demo/cases").await.status,
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
        office.get("lee", "/demo/cases").await.status,
        StatusCode::SEE_OTHER
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
