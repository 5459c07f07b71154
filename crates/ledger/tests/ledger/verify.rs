//! Tests of verification: a sound ledger gives no finding, and every alteration is found and named.

use probity_ledger::verify::{Summary, compare_tile};
use probity_ledger::{
    Checkpoint, Envelope, Fault, Finding, Frontier, Hash, Record, SigningKey, Verifier, commitment,
    leaf_hash, sign, verify_against_old,
};
use proptest::prelude::*;

#[derive(Clone)]
struct Row {
    seq: u64,
    envelope: Vec<u8>,
    leaf: Hash,
    payload: Option<(Vec<u8>, Vec<u8>)>,
}

fn row(seq: u64) -> Row {
    let (salt, payload) = ([seq as u8; 32], format!("{{\"n\":{seq}}}").into_bytes());
    let envelope = Envelope {
        office: "office".into(),
        seq,
        at: "2026-11-21T09:30:00Z".into(),
        kind: "case.submitted".into(),
        case: None,
        actor: "P-7".into(),
        commitment: commitment(&salt, &payload),
    };
    let envelope = envelope.to_bytes().unwrap();
    Row {
        seq,
        leaf: leaf_hash(&envelope),
        envelope,
        payload: Some((salt.to_vec(), payload)),
    }
}

fn rows(size: u64) -> Vec<Row> {
    (0..size).map(row).collect()
}

fn key() -> SigningKey {
    SigningKey::from_seed("ledger.example.org/office", [7; 32]).unwrap()
}

fn checkpoint(rows: &[Row]) -> Checkpoint {
    let tree: Frontier = rows.iter().map(|row| row.leaf).collect();
    key().checkpoint(tree.size(), tree.root())
}

fn run(rows: &[Row], checkpoints: &[Checkpoint]) -> (Summary, Vec<Finding>) {
    let mut verifier = Verifier::new("office");
    for checkpoint in checkpoints {
        verifier.expect(checkpoint);
    }
    let mut findings = Vec::new();
    for row in rows {
        findings.extend(
            verifier.push(&Record {
                seq: row.seq,
                envelope: &row.envelope,
                leaf: row.leaf,
                payload: row
                    .payload
                    .as_ref()
                    .map(|(salt, bytes)| (salt.as_slice(), bytes.as_slice())),
            }),
        );
    }
    let (summary, rest) = verifier.finish();
    findings.extend(rest);
    (summary, findings)
}

/// Replaces an event by a valid one with other content.
fn forge(row: &mut Row) {
    let (salt, payload) = ([9; 32], b"forged".to_vec());
    let mut envelope = Envelope::from_bytes(&row.envelope).unwrap();
    envelope.commitment = commitment(&salt, &payload);
    row.envelope = envelope.to_bytes().unwrap();
    row.leaf = leaf_hash(&row.envelope);
    row.payload = Some((salt.to_vec(), payload));
}

#[test]
fn a_sound_ledger_has_no_findings() {
    let mut rows = rows(20);
    let checkpoints = [
        checkpoint(&[]),
        checkpoint(&rows[..7]),
        checkpoint(&rows[..18]),
    ];
    rows[3].payload = None;
    let (summary, findings) = run(&rows, &checkpoints);
    assert_eq!(findings, []);
    let root = checkpoint(&rows).root;
    let expected = Summary {
        events: 20,
        payloads_sound: 19,
        payloads_erased: 1,
        root,
        vouched: 18,
    };
    assert_eq!(summary, expected);
    assert_eq!(run(&[], &[checkpoint(&[])]).1, []);
}

#[test]
fn a_checkpoint_tells_which_side_was_altered() {
    let sound = rows(10);
    let signed = [checkpoint(&sound)];
    let mut altered = sound.clone();
    forge(&mut altered[4]);
    let (stored, computed) = (sound[4].leaf, altered[4].leaf);
    altered[4].leaf = stored;
    let envelope = Finding::event(4, Fault::EnvelopeAltered { stored, computed });
    assert_eq!(run(&altered, &signed).1, [envelope]);
    let differs = Finding::event(4, Fault::LeafDiffers { stored, computed });
    assert_eq!(run(&altered, &[]).1, [differs]);

    let mut altered = sound.clone();
    altered[4].leaf = leaf_hash(b"other");
    let (stored, computed) = (altered[4].leaf, sound[4].leaf);
    let leaf = Finding::event(4, Fault::LeafAltered { stored, computed });
    assert_eq!(run(&altered, &signed).1, [leaf]);
}

#[test]
fn an_event_replaced_whole_is_between_two_checkpoints() {
    let sound = rows(20);
    let signed = [5, 10, 20].map(|size| checkpoint(&sound[..size]));
    let mut altered = sound.clone();
    forge(&mut altered[7]);
    let (summary, findings) = run(&altered, &signed);
    let fault = |i: usize| Fault::Root {
        size: signed[i].size,
        signed: signed[i].root,
        computed: checkpoint(&altered[..signed[i].size as usize]).root,
        after: 5,
    };
    assert_eq!(
        findings,
        [Finding::ledger(fault(1)), Finding::ledger(fault(2))]
    );
    assert_eq!(summary.vouched, 5);
    let old = verify_against_old(&signed[1], altered.iter().map(|row| row.leaf)).unwrap_err();
    assert!(matches!(old.fault, Fault::Root { size: 10, .. }));
    verify_against_old(&signed[0], altered.iter().map(|row| row.leaf)).unwrap();
}

#[test]
fn missing_doubled_and_moved_events_are_named() {
    let signed = [checkpoint(&rows(6))];
    let mut gap = rows(6);
    gap.remove(2);
    let findings = run(&gap, &signed).1;
    assert_eq!(findings[0], Finding::event(3, Fault::Gap { expected: 2 }));
    assert_eq!(
        findings[1..],
        [Finding::ledger(Fault::Missing { size: 6, found: 5 })]
    );

    let mut doubled = rows(6);
    doubled.insert(3, row(2));
    let findings = run(&doubled, &[]).1;
    assert_eq!(
        findings,
        [Finding::event(2, Fault::OutOfOrder { expected: 3 })]
    );

    let mut moved = rows(6);
    moved[1].seq = 4;
    moved.truncate(2);
    let named = [Fault::Gap { expected: 1 }, Fault::EnvelopeSeq { says: 1 }];
    assert_eq!(
        run(&moved, &[]).1,
        named.map(|fault| Finding::event(4, fault))
    );
    let cut = verify_against_old(&signed[0], rows(4).iter().map(|row| row.leaf));
    assert_eq!(
        cut,
        Err(Finding::ledger(Fault::Missing { size: 6, found: 4 }))
    );
}

#[test]
fn another_office_s_event_is_named() {
    let mut rows = rows(2);
    let mut envelope = Envelope::from_bytes(&rows[1].envelope).unwrap();
    envelope.office = "elsewhere".into();
    rows[1].envelope = envelope.to_bytes().unwrap();
    rows[1].leaf = leaf_hash(&rows[1].envelope);
    let fault = Fault::EnvelopeOffice {
        says: "elsewhere".into(),
    };
    assert_eq!(run(&rows, &[]).1, [Finding::event(1, fault)]);
}

#[test]
fn a_checkpoint_s_signature_is_checked() {
    let (rows, key) = (rows(3), key());
    let note = sign(&checkpoint(&rows), &key).unwrap();
    let mut verifier = Verifier::new("office");
    assert_eq!(verifier.expect_note(&note, key.verifying_key()), None);
    let altered = note.replacen("\n3\n", "\n2\n", 1);
    let finding = verifier.expect_note(&altered, key.verifying_key()).unwrap();
    assert!(matches!(finding.fault, Fault::Checkpoint { .. }));
    assert!(
        finding
            .to_string()
            .starts_with("Ledger: a checkpoint is not valid")
    );
}

#[test]
fn a_stored_head_that_is_not_the_tree_s_is_found() {
    let rows = rows(5);
    let (mut verifier, mut head) = (Verifier::new("office"), Frontier::new());
    for row in &rows {
        let _ = verifier.push(&Record {
            seq: row.seq,
            envelope: &row.envelope,
            leaf: row.leaf,
            payload: None,
        });
        head.append(row.leaf);
    }
    assert_eq!(verifier.check_head(&head), None);
    head.append(leaf_hash(b"more"));
    let finding = verifier.check_head(&head).unwrap();
    assert!(matches!(
        finding.fault,
        Fault::Head {
            stored_size: 6,
            size: 5,
            ..
        }
    ));
}

#[test]
fn an_altered_tile_is_named_by_event() {
    let mut verifier = Verifier::new("office").with_tiles();
    for row in rows(300) {
        let _ = verifier.push(&Record {
            seq: row.seq,
            envelope: &row.envelope,
            leaf: row.leaf,
            payload: None,
        });
    }
    let tiles = verifier.take_tiles();
    assert_eq!(tiles.len(), 1);
    let mut bytes = tiles[0].to_bytes();
    assert_eq!(compare_tile(&tiles[0], &bytes), []);
    bytes[32 * 77 + 5] ^= 1;
    let fault = Fault::Tile {
        path: "tile/0/000".into(),
    };
    assert_eq!(
        compare_tile(&tiles[0], &bytes),
        [Finding::event(77, fault.clone())]
    );
    assert_eq!(
        compare_tile(&tiles[0], &bytes[..32]),
        [Finding::ledger(fault)]
    );
    assert!(verifier.take_tiles().is_empty());
}

#[test]
fn findings_are_plain_words_and_json() {
    let finding = Finding::event(3, Fault::Gap { expected: 2 });
    assert_eq!(
        finding.to_string(),
        "Event 3: the events from 2 up to this one are missing."
    );
    let json = serde_json::to_string(&finding).unwrap();
    assert_eq!(json, r#"{"seq":3,"fault":"gap","expected":2}"#);
}

proptest! {
    /// One flipped bit anywhere in one stored event gives findings that name only that event.
    #[test]
    fn any_flipped_bit_is_found_and_named(
        at in 0_usize..12, place in any::<prop::sample::Index>(), bit in 0_u8..8, with_checkpoint in any::<bool>(),
    ) {
        let mut rows = rows(12);
        let signed = [checkpoint(&rows)];
        let row = &mut rows[at];
        let (salt, payload) = row.payload.as_mut().unwrap();
        let mut bytes: Vec<&mut u8> = row.envelope.iter_mut()
            .chain(row.leaf.0.iter_mut()).chain(salt).chain(payload).collect();
        let place = place.index(bytes.len());
        *bytes[place] ^= 1 << bit;
        let (_, findings) = run(&rows, if with_checkpoint { &signed } else { &[] });
        prop_assert!(!findings.is_empty());
        prop_assert!(findings.iter().all(|f| f.seq == Some(at as u64)), "{:?}", findings);
    }
}
