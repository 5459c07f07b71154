//! An old register is previewed, confirmed and imported once.

use probity_conduct::Value;
use probity_service::input::RegisterQuery;
use probity_service::view::Cell;

use crate::common::{OFFICE, REGISTER, Stage, key, meal, nobody, person};

const OLD: &[u8] = b"Date,Officer,Gift,From,Value,Outcome\n\
    03/04/2026,A. Sample,Biscuits,Made-up Line Ltd,\xc2\xa35,Accepted\n\
    sometime,B. Sample,A compass,Other Line,about a tenner,Declined\n\
    Nil return,Nil return,Nil return,Nil return,Nil return,Nil return\n";

fn query() -> RegisterQuery {
    RegisterQuery {
        register: REGISTER.to_owned(),
        size: 50,
        ..RegisterQuery::default()
    }
}

#[tokio::test]
async fn a_file_is_previewed_confirmed_and_imported_once() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let head = stage.head().await;
    assert_eq!(
        key(service
            .imports
            .preview(&person("lee"), REGISTER, OLD, None)
            .await),
        "not-allowed"
    );
    let preview = service
        .imports
        .preview(&person("ada"), REGISTER, OLD, None)
        .await
        .unwrap();
    assert_eq!(
        (
            preview.read.summary.entries,
            preview.read.summary.nil,
            stage.head().await
        ),
        (2, 1, head)
    );
    let report = service
        .imports
        .commit(
            &person("ada"),
            REGISTER,
            "old.csv",
            OLD,
            preview.mapping.clone(),
        )
        .await
        .unwrap();
    assert_eq!((report.added, report.known), (2, 0));
    let page = service.registers.page(&nobody(), &query()).await.unwrap();
    assert_eq!(page.rows.len(), 2);
    let text = format!("{page:?}");
    assert!(text.contains("Biscuits") && text.contains("sometime"));
    let cells: Vec<&Value> = page
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter_map(Cell::bare)
        .collect();
    assert!(
        cells.contains(&&Value::Unread("sometime".to_owned()))
            || cells.contains(&&Value::Text("sometime".to_owned()))
    );

    let head = stage.head().await;
    let again = service
        .imports
        .commit(
            &person("ada"),
            REGISTER,
            "old.csv",
            OLD,
            preview.mapping.clone(),
        )
        .await
        .unwrap();
    assert_eq!((again.added, again.known, stage.head().await), (0, 2, head));
    // The same rows in another file, with one more row.
    let more = [
        OLD,
        b"05/05/2026,C. Sample,A chart,Other Line,7,Accepted\n".as_slice(),
    ]
    .concat();
    let third = service
        .imports
        .commit(&person("ada"), REGISTER, "more.csv", &more, preview.mapping)
        .await
        .unwrap();
    assert_eq!((third.added, third.known), (1, 2));

    // They count among a party's earlier offers, and can be withheld and corrected like any other entry.
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let view = service
        .cases
        .get(&person("lee"), receipt.reference.as_str())
        .await
        .unwrap();
    assert_eq!(view.earlier.unwrap().to_office.pence, 500);
    let biscuits = page
        .rows
        .iter()
        .find(|row| format!("{row:?}").contains("Biscuits"))
        .unwrap();
    service
        .registers
        .correct(
            &person("ada"),
            &biscuits.id,
            "what",
            "Biscuits, one tin",
            "Said too little.",
        )
        .await
        .unwrap();
    service
        .registers
        .withhold(&person("ada"), &biscuits.id, "Home address.")
        .await
        .unwrap();
    let page = service.registers.page(&nobody(), &query()).await.unwrap();
    assert!(!format!("{page:?}").contains("Biscuits"));
    assert_eq!(
        service
            .registers
            .entry(&nobody(), REGISTER, &biscuits.id)
            .await
            .map(|entry| entry.withheld),
        Ok(true)
    );
    assert_eq!(service.ledger.head(OFFICE).await.unwrap(), page.head);
    stage.is_clean().await;
}
