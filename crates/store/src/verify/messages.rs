//! Findings of the ledger's verifier as messages. The ledger is a crate of its own with its own English text. A
//! test checks that the catalogue agrees with it.

use probity_i18n::{Arg, Key, Message, key};
use probity_ledger::note::Flaw;
use probity_ledger::verify::{Fault, Finding};
use probity_ledger::{CheckpointError, EnvelopeError, NoteError};

/// A finding, with the event that it is about.
pub(super) fn finding(finding: &Finding) -> Message {
    let fault = fault(&finding.fault);
    match finding.seq {
        Some(seq) => key("verify-at-event").with("seq", text(seq)),
        None => key("verify-at-ledger").into(),
    }
    .with("fault", fault)
}

/// The message for a checkpoint that someone kept and that does not hold.
pub(super) fn checkpoint_given(found: &Fault) -> Message {
    let reason = match found {
        Fault::Checkpoint { reason } => note(reason),
        other => fault(other),
    };
    key("verify-checkpoint-given").with("reason", reason)
}

/// Numbers of events and bytes, hashes and names, as they are.
fn text(value: impl ToString) -> Arg {
    value.to_string().into()
}

fn fault(fault: &Fault) -> Message {
    match fault {
        Fault::Gap { expected } => key("verify-fault-gap").with("expected", text(expected)),
        Fault::OutOfOrder { expected } => {
            key("verify-fault-out-of-order").with("expected", text(expected))
        }
        Fault::Envelope { reason } => key("verify-fault-envelope").with("reason", envelope(reason)),
        Fault::EnvelopeSeq { says } => key("verify-fault-envelope-seq").with("says", text(says)),
        Fault::EnvelopeOffice { says } => {
            key("verify-fault-envelope-office").with("says", text(says))
        }
        Fault::LeafDiffers { stored, computed } => key("verify-fault-leaf-differs")
            .with("stored", text(stored))
            .with("computed", text(computed)),
        Fault::EnvelopeAltered { stored, computed } => key("verify-fault-envelope-altered")
            .with("stored", text(stored))
            .with("computed", text(computed)),
        Fault::LeafAltered { stored, computed } => key("verify-fault-leaf-altered")
            .with("stored", text(stored))
            .with("computed", text(computed)),
        Fault::Payload => key("verify-fault-payload").into(),
        Fault::Salt { bytes } => key("verify-fault-salt").with("bytes", text(bytes)),
        Fault::Root {
            size,
            signed,
            computed,
            after,
        } => key("verify-fault-root")
            .with("size", text(size))
            .with("signed", text(signed))
            .with("computed", text(computed))
            .with("after", text(after)),
        Fault::Missing { size, found } => key("verify-fault-missing")
            .with("size", text(size))
            .with("found", text(found)),
        Fault::Checkpoint { reason } => key("verify-fault-checkpoint").with("reason", note(reason)),
        Fault::Head {
            stored_size,
            stored_root,
            size,
            root,
        } => key("verify-fault-head")
            .with("stored-size", text(stored_size))
            .with("stored-root", text(stored_root))
            .with("size", text(size))
            .with("root", text(root)),
        Fault::Tile { path } => key("verify-fault-tile").with("path", text(path)),
    }
}

fn envelope(error: &EnvelopeError) -> Message {
    match error {
        EnvelopeError::Json(problem) => key("verify-envelope-json").with("problem", text(problem)),
        EnvelopeError::Version(version) => {
            key("verify-envelope-version").with("version", text(version))
        }
        EnvelopeError::NotCanonical => key("verify-envelope-not-canonical").into(),
        EnvelopeError::Empty(field) => key("verify-envelope-empty").with("field", text(field)),
        EnvelopeError::Time(time) => key("verify-envelope-time").with("time", text(time)),
        EnvelopeError::Seq(seq) => key("verify-envelope-number").with("seq", text(seq)),
        EnvelopeError::TooLong(bytes) => key("verify-envelope-too-long").with("bytes", text(bytes)),
    }
}

fn note(error: &NoteError) -> Message {
    match error {
        NoteError::Name(name) => key("verify-note-name").with("name", text(name)),
        NoteError::Key => key("verify-note-key").into(),
        NoteError::KeyHash => key("verify-note-key-hash").into(),
        NoteError::Malformed(found) => key("verify-note-malformed").with("flaw", flaw(*found)),
        NoteError::NotSigned(by) => key("verify-note-not-signed").with("key", text(by)),
        NoteError::Signature(by) => key("verify-note-signature").with("key", text(by)),
        NoteError::Origin { origin, key: by } => key("verify-note-origin")
            .with("origin", text(origin))
            .with("key", text(by)),
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
        CheckpointError::Size(line) => key("verify-checkpoint-size").with("line", text(line)),
        CheckpointError::Root(line) => key("verify-checkpoint-root").with("line", text(line)),
    }
}

#[cfg(test)]
mod tests {
    use probity_i18n::Words;
    use probity_ledger::Hash;

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
                let message = english.try_say(&finding(&found)).unwrap();
                // On pages the ledger is called the audit log.
                let message = message
                    .replace("an audit log", "a ledger")
                    .replace("audit log", "ledger")
                    .replace("Audit log", "Ledger");
                assert_eq!(message, found.to_string());
            }
        }
    }
}
