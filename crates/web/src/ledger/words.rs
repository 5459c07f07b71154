//! Sentences for the kinds of events.

use probity_i18n::{Key, Message, key};

/// The sentence for a kind of event, or the kind itself if a newer program wrote it.
#[must_use]
pub fn kind(kind: &str) -> Message {
    known(kind).map_or_else(|| Message::written(kind), Message::from)
}

fn known(kind: &str) -> Option<Key> {
    Some(match kind {
        "office-opened" => key("ledger-kind-office-opened"),
        "settings-changed" => key("ledger-kind-settings-changed"),
        "deciding-time-set" => key("ledger-kind-deciding-time-set"),
        "finding-decided" => key("ledger-kind-finding-decided"),
        "clauses-read" => key("ledger-kind-clauses-read"),
        "person-added" => key("ledger-kind-person-added"),
        "person-changed" => key("ledger-kind-person-changed"),
        "person-left" => key("ledger-kind-person-left"),
        "post-taken" => key("ledger-kind-post-taken"),
        "post-left" => key("ledger-kind-post-left"),
        "connection-declared" => key("ledger-kind-connection-declared"),
        "connection-ended" => key("ledger-kind-connection-ended"),
        "account-invited" => key("ledger-kind-account-invited"),
        "account-activated" => key("ledger-kind-account-activated"),
        "passphrase-changed" => key("ledger-kind-passphrase-changed"),
        "account-closed" => key("ledger-kind-account-closed"),
        "case-submitted" => key("ledger-kind-case-submitted"),
        "case-routed" => key("ledger-kind-case-routed"),
        "case-on-hold" => key("ledger-kind-case-on-hold"),
        "case-recorded" => key("ledger-kind-case-recorded"),
        "information-asked" => key("ledger-kind-information-asked"),
        "information-given" => key("ledger-kind-information-given"),
        "review-asked" => key("ledger-kind-review-asked"),
        "case-noted" => key("ledger-kind-case-noted"),
        "decision-made" => key("ledger-kind-decision-made"),
        "outcome-recorded" => key("ledger-kind-outcome-recorded"),
        "stepped-aside" => key("ledger-kind-stepped-aside"),
        "case-withdrawn" => key("ledger-kind-case-withdrawn"),
        "entry-withheld" => key("ledger-kind-entry-withheld"),
        "entry-shown" => key("ledger-kind-entry-shown"),
        "entry-corrected" => key("ledger-kind-entry-corrected"),
        "register-imported" => key("ledger-kind-register-imported"),
        "entry-imported" => key("ledger-kind-entry-imported"),
        "payloads-disposed" => key("ledger-kind-payloads-disposed"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_event_has_a_sentence() {
        // For an unknown kind, serde's error lists all kinds.
        let unknown = serde_json::from_str::<probity_casework::Body>(r#"{"kind":"?"}"#)
            .unwrap_err()
            .to_string();
        let kinds: Vec<&str> = unknown.split('`').skip(3).step_by(2).collect();
        assert!(kinds.len() > 20, "{unknown}");
        for kind in kinds {
            assert!(known(kind).is_some(), "{kind}");
        }
    }
}
