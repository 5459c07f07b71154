//! What the ledger's verifier finds, as messages. The ledger stands alone and has its own English for whoever uses it
//! alone; a test holds the catalogue to it.

use probity_ledger::note::Flaw;
use probity_ledger::verify::{Fault, Finding};
use probity_ledger::{CheckpointError, EnvelopeError, NoteError};
use probity_words::{Arg, Key, Message, key};

/// A finding, with the event that it is at.
pub(super) fn finding(finding: &Finding) -> Message {
    let fault = fault(&finding.fault);
    match finding.seq {
        Some(seq) => said(key("verify-at-event"), [("seq", text(seq))]),
        None => key("verify-at-ledger").into(),
    }
    .with("fault", fault)
}

/// That a checkpoint that somebody kept does not hold.
pub(super) fn checkpoint_given(found: &Fault) -> Message {
    let reason = match found {
        Fault::Checkpoint { reason } => note(reason),
        other => fault(other),
    };
    said(key("verify-checkpoint-given"), [("reason", reason.into())])
}

fn said<const N: usize>(key: Key, args: [(&str, Arg); N]) -> Message {
    let message = Message::new(key);
    args.into_iter()
        .fold(message, |message, (name, arg)| message.with(name, arg))
}

/// Numbers of events and bytes stand as they are, and so do hashes and names.
fn text(value: impl ToString) -> Arg {
    value.to_string().into()
}

fn fault(fault: &Fault) -> Message {
    match fault {
        Fault::Gap { expected } => said(key("verify-fault-gap"), [("expected", text(expected))]),
        Fault::OutOfOrder { expected } => said(
            key("verify-fault-out-of-order"),
            [("expected", text(expected))],
        ),
        Fault::Envelope { reason } => said(
            key("verify-fault-envelope"),
            [("reason", envelope(reason).into())],
        ),
        Fault::EnvelopeSeq { says } => {
            said(key("verify-fault-envelope-seq"), [("says", text(says))])
        }
        Fault::EnvelopeOffice { says } => {
            said(key("verify-fault-envelope-office"), [("says", text(says))])
        }
        Fault::LeafDiffers { stored, computed } => said(
            key("verify-fault-leaf-differs"),
            [("stored", text(stored)), ("computed", text(computed))],
        ),
        Fault::EnvelopeAltered { stored, computed } => said(
            key("verify-fault-envelope-altered"),
            [("stored", text(stored)), ("computed", text(computed))],
        ),
        Fault::LeafAltered { stored, computed } => said(
            key("verify-fault-leaf-altered"),
            [("stored", text(stored)), ("computed", text(computed))],
        ),
        Fault::Payload => key("verify-fault-payload").into(),
        Fault::Salt { bytes } => said(key("verify-fault-salt"), [("bytes", text(bytes))]),
        Fault::Root {
            size,
            signed,
            computed,
            after,
        } => said(
            key("verify-fault-root"),
            [
                ("size", text(size)),
                ("signed", text(signed)),
                ("computed", text(computed)),
                ("after", text(after)),
            ],
        ),
        Fault::Missing { size, found } => said(
            key("verify-fault-missing"),
            [("size", text(size)), ("found", text(found))],
        ),
        Fault::Checkpoint { reason } => said(
            key("verify-fault-checkpoint"),
            [("reason", note(reason).into())],
        ),
        Fault::Head {
            stored_size,
            stored_root,
            size,
            root,
        } => said(
            key("verify-fault-head"),
            [
                ("stored-size", text(stored_size)),
                ("stored-root", text(stored_root)),
                ("size", text(size)),
                ("root", text(root)),
            ],
        ),
        Fault::Tile { path } => said(key("verify-fault-tile"), [("path", text(path))]),
    }
}

fn envelope(error: &EnvelopeError) -> Message {
    match error {
        EnvelopeError::Json(problem) => {
            said(key("verify-envelope-json"), [("problem", text(problem))])
        }
        EnvelopeError::Version(version) => {
            said(key("verify-envelope-version"), [("version", text(version))])
        }
        EnvelopeError::NotCanonical => key("verify-envelope-not-canonical").into(),
        EnvelopeError::Empty(field) => said(key("verify-envelope-empty"), [("field", text(field))]),
        EnvelopeError::Time(time) => said(key("verify-envelope-time"), [("time", text(time))]),
        EnvelopeError::Seq(seq) => said(key("verify-envelope-number"), [("seq", text(seq))]),
        EnvelopeError::TooLong(bytes) => {
            said(key("verify-envelope-too-long"), [("bytes", text(bytes))])
        }
    }
}

fn note(error: &NoteError) -> Message {
    match error {
        NoteError::Name(name) => said(key("verify-note-name"), [("name", text(name))]),
        NoteError::Key => key("verify-note-key").into(),
        NoteError::KeyHash => key("verify-note-key-hash").into(),
        NoteError::Malformed(found) => said(
            key("verify-note-malformed"),
            [("flaw", Message::new(flaw(*found)).into())],
        ),
        NoteError::NotSigned(by) => said(key("verify-note-not-signed"), [("key", text(by))]),
        NoteError::Signature(by) => said(key("verify-note-signature"), [("key", text(by))]),
        NoteError::Origin { origin, key: by } => said(
            key("verify-note-origin"),
            [("origin", text(origin)), ("key", text(by))],
        ),
        NoteError::Checkpoint(error) => checkpoint(error),
    }
}

const fn flaw(flaw: Flaw) -> Key {
    match flaw {
        Flaw::TooLong => key("verify-note-too-long"),
        Flaw::ControlCharacters => key("verify-note-control-characters"),
        Flaw::NoEmptyLine => key("verify-note-no-empty-line"),
        Flaw::Cut => key("verify-note-cut"),
        Flaw::Damaged => key("verify-note-damaged"),
    }
}

fn checkpoint(error: &CheckpointError) -> Message {
    match error {
        CheckpointError::Lines => key("verify-checkpoint-lines").into(),
        CheckpointError::Size(line) => said(key("verify-checkpoint-size"), [("line", text(line))]),
        CheckpointError::Root(line) => said(key("verify-checkpoint-root"), [("line", text(line))]),
    }
}

#[cfg(test)]
mod tests {
    use probity_ledger::Hash;
    use probity_words::Words;

    use super::*;

    fn faults() -> Vec<Fault> {
        let (stored, computed) = (Hash([1; 32]), Hash([2; 32]));
        let name = || "name".to_owned();
        let envelopes = [
            EnvelopeError::Json(name()),
            EnvelopeError::Version(2),
            EnvelopeError::NotCanonical,
            EnvelopeError::Empty("actor"),
            EnvelopeError::Time(name()),
            EnvelopeError::Seq(1_234_567),
            EnvelopeError::TooLong(70_000),
        ];
        let flaws = [
            Flaw::TooLong,
            Flaw::ControlCharacters,
            Flaw::NoEmptyLine,
            Flaw::Cut,
            Flaw::Damaged,
        ];
        let (origin, key) = (name(), "key".to_owned());
        let notes = [
            NoteError::Name(name()),
            NoteError::Key,
            NoteError::KeyHash,
            NoteError::NotSigned(name()),
            NoteError::Signature(name()),
            NoteError::Origin { origin, key },
            NoteError::Checkpoint(CheckpointError::Lines),
            NoteError::Checkpoint(CheckpointError::Size(name())),
            NoteError::Checkpoint(CheckpointError::Root(name())),
        ];
        let notes = notes.into_iter().chain(flaws.map(NoteError::Malformed));
        let head = Fault::Head {
            stored_size: 1,
            stored_root: stored,
            size: 2,
            root: computed,
        };
        let root = Fault::Root {
            size: 1_234,
            signed: stored,
            computed,
            after: 2,
        };
        let others = [
            Fault::Gap { expected: 1 },
            Fault::OutOfOrder { expected: 2 },
            Fault::EnvelopeSeq { says: 3 },
            Fault::EnvelopeOffice { says: name() },
            Fault::LeafDiffers { stored, computed },
            Fault::EnvelopeAltered { stored, computed },
            Fault::LeafAltered { stored, computed },
            Fault::Payload,
            Fault::Salt { bytes: 31 },
            Fault::Missing { size: 3, found: 2 },
            Fault::Tile { path: name() },
            root,
            head,
        ];
        let envelopes = envelopes.map(|reason| Fault::Envelope { reason });
        let notes = notes.map(|reason| Fault::Checkpoint { reason });
        others.into_iter().chain(envelopes).chain(notes).collect()
    }

    #[test]
    fn the_catalogue_says_what_the_ledger_says() {
        let english = Words::load().unwrap().for_language("en");
        for fault in faults() {
            for found in [Finding::event(1_234, fault.clone()), Finding::ledger(fault)] {
                let said = english.try_say(&finding(&found)).unwrap();
                assert_eq!(said, found.to_string());
            }
        }
    }
}
