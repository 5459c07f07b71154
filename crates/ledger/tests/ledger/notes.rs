//! Tests of signed checkpoints: golden files fix the formats, and no altered note opens.

use std::str::FromStr;

use probity_ledger::checkpoint::CheckpointError;
use probity_ledger::{
    Checkpoint, EMPTY_ROOT, Envelope, Frontier, Hash, MAX_SIZE, NoteError, SigningKey,
    VerifyingKey, bundle, commitment, leaf_hash, open, sign,
};

const NAME: &str = "ledger.example.org/office";

fn key() -> SigningKey {
    SigningKey::from_seed(NAME, [7; 32]).unwrap()
}

fn entries() -> Vec<Vec<u8>> {
    let envelope = |seq: u64| Envelope {
        office: "office".into(),
        seq,
        at: format!("2026-11-21T09:30:0{seq}Z"),
        kind: "case.submitted".into(),
        case: (seq > 0).then(|| format!("M-{seq}")),
        actor: "P-7".into(),
        commitment: commitment(&[b'a'; 32], format!("payload {seq}").as_bytes()),
    };
    (0..5)
        .map(|seq| envelope(seq).to_bytes().unwrap())
        .collect()
}

fn frontier() -> Frontier {
    entries().iter().map(|entry| leaf_hash(entry)).collect()
}

fn note() -> String {
    sign(&key().checkpoint(5, frontier().root()), &key()).unwrap()
}

/// Readers of older releases rely on these files. A change here is a change of format.
#[test]
fn formats_are_the_pinned_ones() {
    assert_eq!(note(), include_str!("../golden/checkpoint"));
    assert_eq!(
        format!("{}\n", key().verifying_key()),
        include_str!("../golden/vkey")
    );
    assert_eq!(
        bundle::build(&entries()).unwrap(),
        include_bytes!("../golden/entries")
    );
    assert_eq!(frontier().to_bytes(), include_bytes!("../golden/frontier"));
    assert_eq!(entries()[1], include_bytes!("../golden/envelope.json"));
}

#[test]
fn a_note_opens_with_its_key() {
    let checkpoint = open(&note(), key().verifying_key()).unwrap();
    assert_eq!(checkpoint, key().checkpoint(5, frontier().root()));
}

#[test]
fn no_flipped_bit_opens() {
    let (note, key) = (note(), key());
    for bit in 0..note.len() * 8 {
        let mut bytes = note.clone().into_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        if let Ok(altered) = String::from_utf8(bytes) {
            assert!(
                open(&altered, key.verifying_key()).is_err(),
                "bit {bit}: {altered}"
            );
        }
    }
}

#[test]
fn no_cut_note_opens() {
    let (note, key) = (note(), key());
    for end in (0..note.len()).filter(|end| note.is_char_boundary(*end)) {
        assert!(
            open(&note[..end], key.verifying_key()).is_err(),
            "{end} bytes"
        );
    }
}

#[test]
fn another_key_is_distinguished_from_a_wrong_signature() {
    let other = SigningKey::from_seed(NAME, [8; 32]).unwrap();
    let unsigned = Err(NoteError::NotSigned(NAME.into()));
    assert_eq!(open(&note(), other.verifying_key()), unsigned);
    let altered = note().replacen("\n5\n", "\n6\n", 1);
    assert_eq!(
        open(&altered, key().verifying_key()),
        Err(NoteError::Signature(NAME.into()))
    );
    let elsewhere = Checkpoint {
        origin: "other.example".into(),
        size: 0,
        root: EMPTY_ROOT,
    };
    let origin = NoteError::Origin {
        origin: "other.example".into(),
        key: NAME.into(),
    };
    assert_eq!(sign(&elsewhere, &key()), Err(origin));
}

#[test]
fn a_damaged_line_beside_ours_is_refused_and_a_sound_one_passed_over() {
    let with = |line: &str| open(&format!("{}{line}\n", note()), key().verifying_key());
    assert!(with("\u{2014} witness.example AAAAAQID").is_ok());
    for line in [
        "",
        "- witness.example AAAAAQID",
        "\u{2014} witness.example",
        "\u{2014} w AAAA",
        "\u{2014} w AAAAAA==",
        "\u{2014} w !",
        "\u{2014}  AAAAAQID",
    ] {
        assert!(matches!(with(line), Err(NoteError::Malformed(_))), "{line}");
    }
    let long = format!("{}{}", note(), "x".repeat(1_000_000));
    assert!(matches!(
        open(&long, key().verifying_key()),
        Err(NoteError::Malformed(_))
    ));
}

#[test]
fn keys_are_named_and_read_strictly() {
    for name in [
        "",
        "two words",
        "a+b",
        "line\nend",
        "tab\t",
        "wide\u{3000}space",
        "\u{1}",
    ] {
        let refused = SigningKey::from_seed(name, [7; 32]).err();
        assert_eq!(refused, Some(NoteError::Name(name.into())));
    }
    let vkey = key().verifying_key().to_string();
    assert_eq!(
        VerifyingKey::from_str(&vkey).unwrap(),
        *key().verifying_key()
    );
    let altered = vkey.replacen("office", "0ffice", 1);
    assert_eq!(VerifyingKey::from_str(&altered), Err(NoteError::KeyHash));
    for wrong in [
        "",
        "name",
        "name+00000000",
        "name+00000000+",
        "name+00000000+AQ==",
        "name+0+!",
    ] {
        assert_eq!(
            VerifyingKey::from_str(wrong),
            Err(NoteError::Key),
            "{wrong}"
        );
    }
    assert_eq!(format!("{:?}", key()), format!("SigningKey({NAME})"));
}

#[test]
fn a_checkpoint_is_read_strictly() {
    let root = EMPTY_ROOT.to_base64();
    let sound = format!("{NAME}\n0\n{root}\n");
    assert_eq!(Checkpoint::from_str(&sound).unwrap().to_text(), sound);
    assert!(Checkpoint::from_str(&format!("{sound}extension\n")).is_ok());
    let lines = [
        String::new(),
        "\n".into(),
        format!("{NAME}\n0\n"),
        format!("{NAME}\n0\n{root}"),
        format!("\n0\n{root}\n"),
        format!("{sound}\n"),
    ];
    for text in lines {
        assert_eq!(
            Checkpoint::from_str(&text),
            Err(CheckpointError::Lines),
            "{text}"
        );
    }
    let beyond = (MAX_SIZE + 1).to_string();
    for size in [
        "-1",
        "+1",
        "01",
        "00",
        "1 ",
        "x",
        "18446744073709551616",
        beyond.as_str(),
    ] {
        let text = format!("{NAME}\n{size}\n{root}\n");
        assert_eq!(
            Checkpoint::from_str(&text),
            Err(CheckpointError::Size(size.into()))
        );
    }
    for root in ["x", "AAAA", &root[..43], &leaf_hash(b"").to_string()] {
        let text = format!("{NAME}\n0\n{root}\n");
        assert_eq!(
            Checkpoint::from_str(&text),
            Err(CheckpointError::Root(root.into()))
        );
    }
    let unreadable = Checkpoint {
        origin: NAME.into(),
        size: u64::MAX,
        root: Hash([0; 32]),
    };
    assert!(matches!(
        sign(&unreadable, &key()),
        Err(NoteError::Checkpoint(_))
    ));
}
