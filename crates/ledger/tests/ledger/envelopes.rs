//! Tests of hashes, commitments and envelopes: each can be written in only one way, and everything else is refused.

use probity_ledger::{Envelope, EnvelopeError, Hash, MAX_SIZE, commitment, leaf_hash};
use proptest::prelude::*;

fn envelope() -> Envelope {
    Envelope {
        office: "office".into(),
        seq: 17,
        at: "2026-11-21T09:30:00Z".into(),
        kind: "case.submitted".into(),
        case: Some("M-3".into()),
        actor: "P-7".into(),
        commitment: commitment(&[1; 32], b"payload"),
    }
}

fn text() -> String {
    String::from_utf8(envelope().to_bytes().unwrap()).unwrap()
}

fn read(text: &str) -> Result<Envelope, EnvelopeError> {
    Envelope::from_bytes(text.as_bytes())
}

#[test]
fn an_envelope_is_written_one_way_and_read_back() {
    let expected = format!(
        r#"{{"v":1,"office":"office","seq":17,"at":"2026-11-21T09:30:00Z","kind":"case.submitted","case":"M-3","actor":"P-7","commitment":"{}"}}"#,
        envelope().commitment
    );
    assert_eq!(text(), expected);
    assert_eq!(read(&expected).unwrap(), envelope());
    assert_eq!(envelope().leaf().unwrap(), leaf_hash(expected.as_bytes()));
    let none = Envelope {
        case: None,
        ..envelope()
    };
    let bytes = none.to_bytes().unwrap();
    assert!(
        String::from_utf8(bytes.clone())
            .unwrap()
            .contains(r#""case":null"#)
    );
    assert_eq!(Envelope::from_bytes(&bytes).unwrap(), none);
}

#[test]
fn any_other_spelling_is_refused() {
    let respelled = [
        text().replace(r#""seq""#, r#" "seq""#),
        text().replace("P-7", r"\u0050-7"),
        text().replace("17", "17 "),
        format!("{}\n", text()),
        text().replace(
            r#""office":"office","seq":17"#,
            r#""seq":17,"office":"office""#,
        ),
    ];
    for other in respelled {
        assert_eq!(read(&other), Err(EnvelopeError::NotCanonical), "{other}");
    }
}

#[test]
fn other_fields_are_refused() {
    let wrong = [
        text().replace(r#""seq":17"#, r#""seq":17,"extra":1"#),
        text().replace(r#""seq":17,"#, ""),
        text().replace(r#""case":"M-3","#, ""),
        text().replace(r#""seq":17"#, r#""seq":17,"seq":17"#),
        text().replace("17", "-1"),
        text().replace("17", "1.5"),
        text().replace("17", "\"17\""),
        text().replace(&envelope().commitment.to_string(), "ab"),
        text().to_uppercase(),
        String::new(),
        "[]".into(),
    ];
    for other in wrong {
        assert!(
            matches!(read(&other), Err(EnvelopeError::Json(_))),
            "{other}"
        );
    }
    assert_eq!(
        read(&text().replace(r#""v":1"#, r#""v":2"#)),
        Err(EnvelopeError::Version(2))
    );
}

#[test]
fn an_envelope_that_could_not_be_read_is_not_written() {
    let empty = |field| Err(EnvelopeError::Empty(field));
    let with = |change: fn(&mut Envelope)| {
        let mut changed = envelope();
        change(&mut changed);
        changed.to_bytes()
    };
    assert_eq!(with(|e| e.office.clear()), empty("office"));
    assert_eq!(with(|e| e.kind.clear()), empty("kind"));
    assert_eq!(with(|e| e.case = Some(String::new())), empty("case"));
    assert_eq!(with(|e| e.actor.clear()), empty("actor"));
    assert_eq!(
        with(|e| e.seq = MAX_SIZE),
        Err(EnvelopeError::Seq(MAX_SIZE))
    );
    assert!(matches!(
        with(|e| e.kind = "k".repeat(65_536)),
        Err(EnvelopeError::TooLong(_))
    ));
}

#[test]
fn times_are_utc_and_possible() {
    let at = |time: &str| {
        Envelope {
            at: time.into(),
            ..envelope()
        }
        .to_bytes()
    };
    for time in [
        "2026-11-21T09:30:00Z",
        "2028-02-29T23:59:59.123456789Z",
        "2000-02-29T00:00:00.1Z",
        "2026-12-31T23:59:60Z",
    ] {
        assert!(at(time).is_ok(), "{time}");
    }
    for time in [
        "",
        "Z",
        "2026-11-21",
        "2026-11-21T09:30:00",
        "2026-11-21T09:30:00+00:00",
        "2026-11-21t09:30:00z",
        "2026-11-21 09:30:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2100-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:61Z",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00.1234567890Z",
        "2026-01-01T00:00:00.1aZ",
        "2026-01-01T00:00:0éZ",
    ] {
        assert_eq!(at(time), Err(EnvelopeError::Time(time.into())), "{time}");
    }
}

#[test]
fn a_hash_has_one_spelling() {
    let hash = leaf_hash(b"entry");
    assert_eq!(hash.to_string().parse::<Hash>().unwrap(), hash);
    assert_eq!(Hash::from_base64(&hash.to_base64()).unwrap(), hash);
    assert!(hash.to_string().to_uppercase().parse::<Hash>().is_err());
    assert!(hash.to_string()[1..].parse::<Hash>().is_err());
    assert!(Hash::from_base64(hash.to_base64().trim_end_matches('=')).is_err());
    assert!(Hash::from_base64("AAAA").is_err());
    let json = serde_json::to_string(&hash).unwrap();
    assert_eq!(json, format!("\"{hash}\""));
    assert_eq!(serde_json::from_str::<Hash>(&json).unwrap(), hash);
}

#[test]
fn a_commitment_is_plain_sha_256_over_salt_and_payload() {
    // printf '%032d' 0 | tr 0 a, then "payload", through sha256sum.
    let expected = "febf08bab89971f595061c7c8ee3b0989f4d61d0fe2506becec8be8b283e37d3";
    assert_eq!(commitment(&[b'a'; 32], b"payload").to_string(), expected);
}

proptest! {
    #[test]
    fn any_text_comes_back(
        office in ".{1,20}", kind in ".{1,20}", actor in ".{1,20}", case in prop::option::of(".{1,20}"),
        seq in 0..MAX_SIZE, salt in any::<[u8; 32]>(), payload in any::<Vec<u8>>(),
    ) {
        let commitment = commitment(&salt, &payload);
        let at = "2026-11-21T09:30:00Z".to_owned();
        let envelope = Envelope { office, seq, at, kind, case, actor, commitment };
        let bytes = envelope.to_bytes().unwrap();
        prop_assert_eq!(Envelope::from_bytes(&bytes).unwrap(), envelope);
    }

    #[test]
    fn a_flipped_bit_is_refused_or_reads_differently(bit in 0_usize..8 * 200) {
        let mut bytes = envelope().to_bytes().unwrap();
        let at = bit / 8 % bytes.len();
        bytes[at] ^= 1 << (bit % 8);
        prop_assert_ne!(leaf_hash(&bytes), envelope().leaf().unwrap());
        if let Ok(other) = Envelope::from_bytes(&bytes) {
            prop_assert_ne!(other, envelope());
        }
    }

    #[test]
    fn another_salt_or_payload_gives_another_commitment(
        salt in any::<[u8; 32]>(), payload in any::<Vec<u8>>(), bit in 0_usize..4096,
    ) {
        let mut all = [salt.as_slice(), &payload].concat();
        let at = bit / 8 % all.len();
        all[at] ^= 1 << (bit % 8);
        let (other_salt, other) = all.split_first_chunk::<32>().unwrap();
        prop_assert_ne!(commitment(other_salt, other), commitment(&salt, &payload));
    }
}
