//! An entry as its document says it, read without copying: a page of a register reads fifty and keeps none.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use jiff::civil::Date;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::{entry::Entry, fact::Fact};

/// Text of the document, or of the entry that it is of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Said<'a>(#[serde(borrow)] Cow<'a, str>);

/// What [`Entry`] says, as far as registers show it; each as it is there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "each is named and explained in `Entry`")]
pub struct Shown<'a> {
    #[serde(borrow)]
    pub id: Said<'a>,
    #[serde(borrow)]
    pub reference: Option<Said<'a>>,
    pub day: Option<Date>,
    pub withheld: bool,
    #[serde(borrow)]
    pub situation: Option<Said<'a>>,
    pub withdrawn: bool,
    pub open: bool,
    #[serde(borrow)]
    pub recipient_name: Option<Said<'a>>,
    #[serde(borrow)]
    pub recipient_role: Option<Said<'a>>,
    pub recipient_has_no_post: bool,
    #[serde(borrow)]
    pub cells: Named<'a, ShownFact<'a>>,
    #[serde(borrow)]
    pub meanings: Named<'a, Said<'a>>,
    #[serde(borrow)]
    pub corrected: Vec<Said<'a>>,
    #[serde(borrow)]
    pub outcome: Option<Said<'a>>,
    #[serde(borrow)]
    pub decided_by: Option<Said<'a>>,
    pub decided_on: Option<Date>,
    #[serde(borrow)]
    pub result: Option<Said<'a>>,
}

/// A [`Fact`] of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is named and explained in `Fact`")]
pub enum ShownFact<'a> {
    #[serde(borrow)]
    Choice(Cow<'a, str>),
    #[serde(borrow)]
    Text(Cow<'a, str>),
    YesNo(bool),
    Money(i64),
    Date(Date),
    Number(i64),
    #[serde(borrow)]
    Unread(Cow<'a, str>),
}

/// Few things by their names, in the document's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<'a, V>(Vec<(Said<'a>, V)>);

impl Said<'_> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<V> Named<'_, V> {
    /// The thing of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        let found = self.0.iter().find(|(own, _)| own.as_str() == name);
        found.map(|(_, value)| value)
    }
}

impl<'a> Shown<'a> {
    /// What an entry that was read already says.
    #[must_use]
    pub fn of(entry: &'a Entry) -> Self {
        let maybe = |text: &'a Option<String>| text.as_deref().map(said);
        let cells = entry.cells.iter();
        let meanings = entry.meanings.iter();
        Self {
            id: said(&entry.id),
            reference: entry.reference.as_ref().map(|id| said(id.as_str())),
            day: entry.day,
            withheld: entry.withheld,
            situation: maybe(&entry.situation),
            withdrawn: entry.withdrawn,
            open: entry.open,
            recipient_name: maybe(&entry.recipient_name),
            recipient_role: maybe(&entry.recipient_role),
            recipient_has_no_post: entry.recipient_has_no_post,
            cells: Named(
                cells
                    .map(|(name, fact)| (said(name), fact.into()))
                    .collect(),
            ),
            meanings: Named(
                meanings
                    .map(|(meaning, name)| (said(meaning), said(name)))
                    .collect(),
            ),
            corrected: entry.corrected.iter().map(|name| said(name)).collect(),
            outcome: maybe(&entry.outcome),
            decided_by: entry.decided_by.as_ref().map(|post| said(post.as_str())),
            decided_on: entry.decided_on,
            result: maybe(&entry.result),
        }
    }

    /// Whether the field or column of that name was corrected.
    #[must_use]
    pub fn is_corrected(&self, name: &str) -> bool {
        self.corrected.iter().any(|one| one.as_str() == name)
    }
}

fn said(text: &str) -> Said<'_> {
    Said(Cow::Borrowed(text))
}

impl<'a> From<&'a Fact> for ShownFact<'a> {
    fn from(fact: &'a Fact) -> Self {
        match fact {
            Fact::Choice(text) => Self::Choice(text.into()),
            Fact::Text(text) => Self::Text(text.into()),
            Fact::YesNo(yes) => Self::YesNo(*yes),
            Fact::Money(pence) => Self::Money(*pence),
            Fact::Date(day) => Self::Date(*day),
            Fact::Number(number) => Self::Number(*number),
            Fact::Unread(text) => Self::Unread(text.into()),
        }
    }
}

impl<'de: 'a, 'a, V: Deserialize<'de>> Deserialize<'de> for Named<'a, V> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Names(PhantomData))
    }
}

struct Names<'a, V>(PhantomData<(&'a (), V)>);

impl<'de: 'a, 'a, V: Deserialize<'de>> Visitor<'de> for Names<'a, V> {
    type Value = Named<'a, V>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a map")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut named = Vec::with_capacity(map.size_hint().unwrap_or(12).min(64));
        while let Some(one) = map.next_entry()? {
            named.push(one);
        }
        Ok(Named(named))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    #[test]
    fn a_document_says_what_its_entry_says() {
        let document = r#"{"id":"G1","register":"gifts","public":true,"reference":"G1","day":"2026-01-02","year":2025,
            "withheld":false,"situation":"gift","withdrawn":true,"open":false,"recipient_name":"A \"B\"","recipient_role":"staff",
            "recipient_has_no_post":true,"cells":{"a":{"choice":"x"},"b":{"text":"\u00e9\n"},"c":{"yes-no":true},"d":{"money":5},
            "e":{"date":"2026-01-01"},"f":{"number":7},"g":{"unread":"?"}},"meanings":{"what":"b"},"corrected":["b"],
            "outcome":"accepted","decided_by":"chief","decided_on":"2026-01-03","result":null}"#;
        let entry: Entry = serde_json::from_str(document).unwrap();
        let shown: Shown<'_> = serde_json::from_str(document).unwrap();
        assert_eq!(shown, Shown::of(&entry));
        assert_eq!(shown.cells.get("b"), Some(&ShownFact::Text("é\n".into())));
        assert!(shown.is_corrected("b") && !shown.is_corrected("a"));
        assert_eq!(shown.meanings.get("value"), None);
    }
}
