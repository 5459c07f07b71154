//! The main task on a real service: asking, declaring, deciding, recording the result, and who else takes part.

use axum::http::StatusCode;
use insta::assert_snapshot;

use crate::support::api::call;
use crate::support::flow::{answered, step};
use crate::support::gift::{DIARY, check, declared, diary_but, send};
use crate::support::office::{Office, filled};
use crate::support::reply::Reply;

/// Sam sends a form and presses the button again. The second reply is that of the first, not an error about a change.
pub async fn pressed_twice(office: &Office, path: &str, typed: &[(&str, &str)]) -> Reply {
    let done = office.post("sam", path, typed).await;
    let again = office.post("sam", path, typed).await;
    assert_eq!((again.status, again.text()), (done.status, done.text()));
    done
}

/// Asks about the diary, question by question. Returns the page with the answer, and the steps on the way.
async fn asked(office: &Office) -> (Reply, Vec<String>) {
    let first = office.get("", "/ask?office=demo&situation=gift").await;
    let who = diary_but(&[("the-role", "staff")]);
    answered(office, "", first, &who).await
}

#[tokio::test]
async fn only_questions_that_can_change_the_answer_are_asked_and_the_answer_has_its_clauses() {
    let office = Office::new().await;
    let (page, steps) = asked(&office).await;
    assert_eq!(
        steps,
        [
            "the-role the-posts",
            "influence",
            "for_whom",
            "giver_kind",
            "worth",
            "sought",
            "value",
            "response",
            "kind",
            "doubtful"
        ]
    );
    assert_snapshot!(page.between("Ask the Chief", "What to keep in mind"), @r"
    Ask the Chief Executive before you accept it.
    The rules below say that you need permission. Write down who gave it and when.
    What you have to do
    Ask the Chief Executive for advice
    When: before you decide
    Code of Conduct, 15.4c
    Follow the advice that the Chief Executive gives
    Code of Conduct, 15.4d
    Declare it, so that it is entered in the register with whether it was accepted or refused
    Gift and Hospitality Policy and Procedure, 2.3
    The office publishes a register of each gift or hospitality offered to an office holder or a member of staff, with whether it was accepted or refused. There is no minimum value.
    Elected Local Policing Bodies (Specified Information) Order 2011, 2(e)
    Rules that decide this
    Code of Conduct: 2 rules
    Anyone in doubt about accepting a gift asks the Chief Executive.
    Code of Conduct, 15.4c
    The Chief Executive's advice about a doubtful gift is followed.
    Code of Conduct, 15.4d
    Gift and Hospitality Policy and Procedure: 1 rule
    A gift or hospitality worth £5 to £25 may be accepted on one's own authority. An entry in the register is compulsory.
    Gift and Hospitality Policy and Procedure, 2.3
    ");
}

#[tokio::test]
async fn an_answer_is_changed_and_a_question_left_open() {
    let office = Office::new().await;
    let (page, steps) = asked(&office).await;
    let number = steps.iter().position(|asked| asked == "doubtful").unwrap();
    let doubtful = step(&page, &number.to_string());
    let change = |typed: Vec<(&'static str, &'static str)>| {
        let (office, doubtful) = (&office, &doubtful);
        async move {
            let again = office.get("", doubtful).await;
            assert_eq!(again.asked(), ["doubtful"]);
            let typed = filled(&again.hidden(), &typed)
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect::<Vec<_>>();
            let typed: Vec<(&str, &str)> = typed
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            let sent = office.post("", doubtful, &typed).await;
            if sent.status == StatusCode::SEE_OTHER {
                office.follow("", &sent).await
            } else {
                sent
            }
        }
    };
    let answer = change(vec![("doubtful", "no")]).await;
    assert!(
        answer.text().starts_with("You can accept it."),
        "{}",
        answer.text()
    );
    let left = change(vec![("go-skip", "yes")]).await;
    assert!(
        left.text()
            .starts_with("Ask the Chief Executive before you accept it. Whether you have to ask depends on the answer to “Are you in any doubt about accepting it?”."),
        "{}",
        left.text()
    );
    // Going on without an answer and without leaving the question open is an error.
    let blank = change(Vec::new()).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        blank
            .text()
            .contains("Answer “Are you in any doubt about accepting it?”, or say"),
        "{}",
        blank.text()
    );
}

#[tokio::test]
async fn answers_are_carried_through_signing_in_to_the_declaration() {
    let office = Office::new().await;
    office.token("sam").await;
    let (answer, _) = asked(&office).await;
    let declare = answer.action();
    assert!(declare.ends_with("/declare"), "{declare}");
    let sign_in = office
        .post("", &declare, &filled(&answer.hidden(), &[]))
        .await;
    assert_eq!(sign_in.status, StatusCode::UNAUTHORIZED);
    let typed = [
        ("sign-in-name", "sam@example.org"),
        ("sign-in-passphrase", super::support::office::PASSPHRASE),
    ];
    let in_at_last = office
        .post("", "/sign-in", &filled(&sign_in.hidden(), &typed))
        .await;
    assert_eq!(in_at_last.status, StatusCode::OK);
    let cookie = in_at_last.headers["set-cookie"].to_str().unwrap();
    assert!(
        cookie.starts_with("__Host-probity=")
            && cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax")
    );
    let mine = office
        .post("sam", &declare, &filled(&in_at_last.hidden(), &[]))
        .await;
    let draft = mine.location().to_owned();
    let next = office.follow("sam", &mine).await;
    let next = office.follow("sam", &next).await;
    assert_eq!(next.status, StatusCode::OK);
    let (check, steps) = answered(&office, "sam", next, &DIARY).await;
    assert!(
        steps.iter().all(|step| !step.contains("kind")),
        "nothing is asked twice: {steps:?}"
    );
    assert!(check.text().contains("A desk diary"));
    let home = office.get("sam", "/demo").await;
    assert!(
        home.text().contains("Continue: A gift, started"),
        "{}",
        home.text()
    );
    for who in ["lee", "chris"] {
        assert_eq!(office.get(who, &draft).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn declared_with_the_answer_before_it_is_sent() {
    let office = Office::new().await;
    let check = check(&office, "sam", &DIARY).await;
    assert_snapshot!(check.between("Check before", "Rules that decide this"), @r"
    Check before you send it: A gift
    Ask Chris Chief-Executive (Chief Executive) before you accept it.
    The rules below say that you need permission. Write down who gave it and when.
    What you have to do
    Ask Chris Chief-Executive (Chief Executive) for advice
    When: before you decide
    Code of Conduct, 15.4c
    Follow the advice that Chris Chief-Executive (Chief Executive) gives
    Code of Conduct, 15.4d
    Declare it, so that it is entered in the register with whether it was accepted or refused
    Gift and Hospitality Policy and Procedure, 2.3
    The office publishes a register of each gift or hospitality offered to an office holder or a member of staff, with whether it was accepted or refused. There is no minimum value.
    Elected Local Policing Bodies (Specified Information) Order 2011, 2(e)
    ");
    assert!(check.text().contains(
        "Anyone in doubt about accepting a gift asks the Chief Executive.\nCode of Conduct, 15.4c"
    ));
    let sent = send(&office, "sam", &check).await;
    let page = office.follow("sam", &sent).await;
    assert_snapshot!(page.text(), @r"
    It has been sent
    Your reference
    REFERENCE
    What happens next
    Chris Chief-Executive (Chief Executive) will decide. You will find the decision here, under Cases.
    It is now in the public register: Register of gifts and hospitality. If someone has to decide, the decision is added there.
    What you still have to do
    Ask the Chief Executive for advice
    When: before you decide
    Code of Conduct, 15.4c
    Follow the advice that the Chief Executive gives
    Code of Conduct, 15.4d
    See what you sent
    ");
    let case = sent.location().trim_end_matches("/sent");
    for who in ["sam", "chris"] {
        let page = office.get(who, case).await.text();
        assert!(!page.contains("Declare it here"), "{who}: {page}");
        assert!(page.contains("Done by declaring it"), "{who}: {page}");
    }
    let api = format!("/api/v1/cases/{}", case.rsplit('/').next().unwrap());
    let view = call(&office, "sam", "get", &api, None).await.json;
    let duties = |name: &str| {
        let duties = view.pointer(name).unwrap().as_array().unwrap().iter();
        let duties = duties.map(|owed| owed["duty"].as_str().unwrap().to_owned());
        duties.collect::<Vec<_>>()
    };
    assert_eq!(duties("/to_do"), ["consult", "follow-advice"]);
    assert!(
        duties("/answer/duties").contains(&"register".to_owned()),
        "the answer on record stays whole"
    );
    let list = office.get("chris", "/demo/cases").await;
    assert_snapshot!(list.text(), @r"
    Cases
    Waiting for you
    A gift, REFERENCE
    A desk diary, Imaginary Print Ltd
    About Sam Staff, 20 November 2026
    Waiting for a decision
    Declared by you or about you
    You have not declared anything yet.
    Declare something
    ");
}

#[tokio::test]
async fn decided_with_reasons_and_a_result() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let form = office.get("chris", &format!("{case}/decide")).await;
    assert!(
        form.text()
            .contains("Earlier offers from Imaginary Print Ltd")
    );
    let typed = [
        ("step", "confirm"),
        ("resolution", "accept"),
        ("reasons", "It is small."),
        ("conditions", "Keep it at work."),
    ];
    let done = office
        .post(
            "chris",
            &format!("{case}/decide"),
            &filled(&form.hidden(), &typed),
        )
        .await;
    let page = office.follow("chris", &done).await;
    assert_snapshot!(page.between("About Sam", "What was declared"), @r"
    About Sam Staff
    Decided
    What you can do
    Record what happened to it
    Result
    Decision
    Accept
    Decided by
    Chris Chief-Executive (Chief Executive)
    Decided on
    21 November 2026
    Reasons
    It is small.
    Conditions
    Keep it at work.
    ");
    let form = office.get("sam", &format!("{case}/outcome")).await;
    let typed = [
        ("result", "It is on my service."),
        ("on-day", "21"),
        ("on-month", "11"),
        ("on-year", "2026"),
    ];
    let done = office
        .post(
            "sam",
            &format!("{case}/outcome"),
            &filled(&form.hidden(), &typed),
        )
        .await;
    let page = office.follow("sam", &done).await;
    assert_snapshot!(page.after("What has happened\n"), @r"
    Outcome recorded, for 21 November 2026
    by Sam Staff
    21 November 2026 at 10am
    What happened to it?
    It is on my service.
    Decided: Accept
    by Chris Chief-Executive
    21 November 2026 at 10am
    Reasons
    It is small.
    Conditions
    Keep it at work.
    Sent to Chris Chief-Executive (Chief Executive) to decide
    21 November 2026 at 10am
    Declared
    by Sam Staff
    21 November 2026 at 10am
    ");
}

#[tokio::test]
async fn more_is_asked_and_given_and_the_answer_follows() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let ask = format!("{case}/ask");
    let form = office.get("chris", &ask).await;
    let done = office
        .post(
            "chris",
            &ask,
            &filled(&form.hidden(), &[("question", "What is the doubt?")]),
        )
        .await;
    office.follow("chris", &done).await;
    let home = office.get("sam", "/").await;
    assert!(
        home.text().contains("More information needed"),
        "{}",
        home.text()
    );
    let reply = format!("{case}/reply");
    let form = office.get("sam", &reply).await;
    assert!(form.text().contains("What is the doubt?"));
    let mut typed: Vec<(&str, &str)> = DIARY
        .iter()
        .copied()
        .filter(|(name, _)| *name != "doubtful")
        .collect();
    typed.extend([("doubtful", "no"), ("form-reply", "None, after all.")]);
    let done = pressed_twice(&office, &reply, &filled(&form.hidden(), &typed)).await;
    let page = office.follow("sam", &done).await;
    assert!(
        page.text().contains("What the code says\nYes, you may"),
        "{}",
        page.text()
    );
    let theirs = office.get("chris", &case).await.text();
    assert!(
        theirs.contains("In this answer, “you” means Sam Staff.\nYes, you may"),
        "{theirs}"
    );
    assert!(page.text().contains("None, after all."));
}
