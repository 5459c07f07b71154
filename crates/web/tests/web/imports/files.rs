//! Files that cannot be imported, and a large one.

use super::*;

#[tokio::test]
async fn a_file_that_is_not_csv_is_refused_with_a_message() {
    let office = Office::new().await;
    let large = vec![b'x'; 5 * 1024 * 1024 + 1];
    let save = "Save the sheet as CSV and choose that file";
    let (kind, size) = (
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        StatusCode::PAYLOAD_TOO_LARGE,
    );
    let cases: [(&[u8], StatusCode, &str); 6] = [
        (b"PK\x03\x04 a workbook", kind, save),
        (b"%PDF-1.7", kind, save),
        (b"<table><tr><td>Gift", kind, save),
        (b"Date,Gift\n1/2/2025,a\0b\n", kind, save),
        (
            b"  \r\n",
            StatusCode::UNPROCESSABLE_ENTITY,
            "Choose a CSV file that is not empty",
        ),
        (&large, size, "5 MB or less"),
    ];
    for (bytes, status, message) in cases {
        let page = columns(&office, bytes).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{message}");
        assert!(page.text().contains(message), "{message}: {}", page.text());
        for path in ["imports/preview", "imports"] {
            let path = format!("/api/v1/offices/demo/{path}");
            let fields = [
                REGISTER,
                ("mapping", r#"{"columns": [], "shape": "columns"}"#),
            ];
            let sent = upload(&office, "ada", &path, &fields, Some(("gifts.csv", bytes))).await;
            assert_eq!(sent.status, status, "{path} {message}: {}", sent.text());
            assert!(
                sent.text().contains(message),
                "{path} {message}: {}",
                sent.text()
            );
        }
    }
    let none = reply(
        upload(
            &office,
            "ada",
            "/demo/import/columns",
            &[],
            Some(("gifts.csv", GIFTS.as_slice())),
        )
        .await,
    );
    assert!(
        none.text().contains("Choose the register"),
        "{}",
        none.text()
    );
    // A form whose file was changed or lost on the way.
    let page = columns(&office, &GIFTS).await;
    let mut hidden = page.hidden();
    hidden
        .iter_mut()
        .filter(|(name, _)| name == "sha256")
        .for_each(|(_, value)| *value = "0".repeat(64));
    let changed = office
        .post("ada", "/demo/import/commit", &filled(&hidden, &[]))
        .await;
    assert_eq!(changed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        changed
            .text()
            .contains("This is not the file that you checked")
    );
    let lost = office
        .post("ada", "/demo/import/preview", &[("packed", "????")])
        .await;
    assert!(
        lost.text().contains("did not arrive complete"),
        "{}",
        lost.text()
    );
}

#[tokio::test]
async fn a_large_file_survives_the_steps() {
    let office = Office::new().await;
    // Text that hardly compresses: more than a megabyte in the form, which is above the limit of other forms.
    let mut state = 7_u64;
    let line = |at: usize| {
        let words: String = (0..700)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                char::from(b'a' + u8::try_from((state >> 33) % 26).unwrap())
            })
            .collect();
        format!(
            "2025-01-{:02},Officer {at},{words},Giver {at}\n",
            at % 28 + 1
        )
    };
    let lines: String = (0..3_500).map(line).collect();
    let file = format!("Date,Officer,Gift,From\n{lines}");
    assert!(file.len() > 2 * 1024 * 1024);
    let page = columns(&office, file.as_bytes()).await;
    assert_eq!(page.status, StatusCode::OK);
    let preview = office
        .post("ada", "/demo/import/preview", &filled(&chosen(&page), &[]))
        .await;
    assert_eq!(preview.status, StatusCode::OK);
    assert!(preview.html.len() > 1024 * 1024);
    assert!(
        preview.text().contains("And 3400 more.") || preview.text().contains("And 3,400 more."),
        "{}",
        &preview.text()[..2_000]
    );
}
