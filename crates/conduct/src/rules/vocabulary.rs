//! What rules may name.
use crate::model::Situation;
use cedar_policy::Schema;
use std::collections::BTreeMap;

/// What rules may name.
pub(crate) struct Vocabulary<'a> {
    pub situations: &'a BTreeMap<String, Situation>,
    /// Names of limits in snake_case.
    pub limits: &'a [String],
    /// What Cedar's names mean, by situation.
    pub schemas: &'a BTreeMap<String, Schema>,
}
