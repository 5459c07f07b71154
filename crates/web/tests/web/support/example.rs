//! The sender of documented examples. It replaces only what the program makes itself: references, versions and
//! fingerprints.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::api::{Called, call};
use super::document::Operation;
use super::office::Office;
use super::outside::upload;

/// The reference in the document's examples.
const REFERENCE: &str = "63A8-X3GB-V";

/// Sends examples to one office.
pub struct Sender {
    pub office: Office,
    /// The reference of the newest case.
    pub reference: String,
    /// The operations whose example was sent.
    pub sent: BTreeSet<String>,
}

impl Sender {
    /// A sender for an office.
    pub fn to(office: Office) -> Self {
        Self {
            office,
            reference: REFERENCE.to_owned(),
            sent: BTreeSet::new(),
        }
    }

    /// Sends the examples of these operations as that person. All of them have to succeed.
    pub async fn send(&mut self, who: &str, names: &[&str]) {
        for name in names {
            self.send_but(who, name, &[]).await;
        }
    }

    /// Sends the example of an operation with other values for some members of its body.
    pub async fn send_but(&mut self, who: &str, name: &str, but: &[(&str, Json)]) {
        let operation = Operation::named(name);
        let at = operation.address().replace(REFERENCE, &self.reference);
        let called = match operation.bodies().next() {
            None => call(&self.office, who, operation.method, &at, None).await,
            Some(("multipart/form-data", content)) => self.upload(who, &at, content).await,
            Some((_, content)) => {
                let mut body = content["example"].clone();
                if body.get("version").is_some() {
                    body["version"] = self.version(who, &operation).await;
                }
                if let Some(clauses) = body.get_mut("clauses").and_then(Json::as_array_mut) {
                    for one in clauses {
                        one["fingerprint"] = self.fingerprint(&at, &one["clause"]).await;
                    }
                }
                for (member, value) in but {
                    body[*member] = value.clone();
                }
                call(&self.office, who, operation.method, &at, Some(body)).await
            }
        };
        assert!(
            called.status.is_success(),
            "{name}: {} {}",
            called.status,
            called.json
        );
        operation.check(called.status.as_u16(), &called.json);
        if let Some(reference) = called.json["reference"].as_str() {
            self.reference = reference.to_owned();
        }
        if but.is_empty() {
            self.sent.insert(name.to_string());
        }
    }

    /// The version of the case or person of an operation.
    async fn version(&self, who: &str, operation: &Operation) -> Json {
        let path = match operation.method {
            "put" => operation.address(),
            _ => format!("/api/v1/cases/{}", self.reference),
        };
        call(&self.office, who, "get", &path, None).await.json["version"].clone()
    }

    /// The fingerprint of a clause, beside whose document someone is about to sign.
    async fn fingerprint(&self, at: &str, clause: &Json) -> Json {
        let path = at.replace("/readings", "/fidelity");
        let view = call(&self.office, "", "get", &path, None).await.json;
        let mut clauses = view["clauses"].as_array().unwrap().iter();
        let found = clauses.find(|one| one["reference"] == *clause);
        found.unwrap()["fingerprint"].clone()
    }

    async fn upload(&self, who: &str, at: &str, content: &Json) -> Called {
        let example = content["example"].as_object().unwrap();
        let text = |value: &Json| value.as_str().map_or(value.to_string(), str::to_owned);
        let fields: Vec<(&str, String)> = (example.iter())
            .filter(|(name, _)| *name != "file")
            .map(|(name, value)| (name.as_str(), text(value)))
            .collect();
        let fields: Vec<(&str, &str)> = (fields.iter())
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let file = example["file"].as_str().unwrap();
        let raw = upload(
            &self.office,
            who,
            at,
            &fields,
            Some(("old.csv", file.as_bytes())),
        )
        .await;
        Called {
            status: raw.status,
            location: String::new(),
            json: raw.json(),
        }
    }
}
