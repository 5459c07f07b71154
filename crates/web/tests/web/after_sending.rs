//! What was sent stays as it is: going back, sending again, and changing an answer afterwards.

use crate::support::flow::step;
use crate::support::gift::{DIARY, check, send};
use crate::support::office::Office;

#[tokio::test]
async fn what_was_sent_cannot_be_changed_or_sent_again() {
    let office = Office::new().await;
    let check = check(&office, "sam", &DIARY).await;
    let sent = send(&office, "sam", &check).await;
    for page in ["1", "check"] {
        let back = office.get("sam", &step(&check, page)).await;
        assert_eq!(back.location(), sent.location());
    }
    let typed = [("go-asked", "what"), ("what", "A desk diary")];
    let same = office.post("sam", &step(&check, "1"), &typed).await;
    assert_eq!(same.location(), sent.location());
    assert_eq!(
        send(&office, "sam", &check).await.location(),
        sent.location()
    );
    let list = office.get("sam", "/demo/cases").await.text();
    assert_eq!(list.matches("A gift, ").count(), 1, "{list}");
    assert!(
        !office
            .get("sam", "/demo")
            .await
            .text()
            .contains("Continue:")
    );
}

#[tokio::test]
async fn a_change_after_sending_is_neither_lost_nor_taken_for_sent() {
    let office = Office::new().await;
    let check = check(&office, "sam", &DIARY).await;
    let sent = send(&office, "sam", &check).await;
    let typed = [("go-asked", "what"), ("what", "A gilded desk diary")];
    let changed = office.post("sam", &step(&check, "1"), &typed).await;
    assert!(
        changed.location().contains("/drafts/"),
        "{}",
        changed.location()
    );
    let again = office.follow("sam", &changed).await;
    let text = again.text();
    assert!(text.contains("You have already sent"), "{text}");
    assert!(text.contains("A gilded desk diary"), "{text}");
    let case = sent.location().trim_end_matches("/sent");
    let first = office.get("sam", case).await.text();
    assert!(!first.contains("gilded"), "what was sent stays: {first}");

    let second = send(&office, "sam", &again).await;
    assert_ne!(second.location(), sent.location());
    let list = office.get("sam", "/demo/cases").await.text();
    assert_eq!(list.matches("A gift, ").count(), 2, "{list}");
}
