//! The names that rules can use.

use std::collections::BTreeMap;

use cedar_policy::Schema;

use crate::model::{Situation, Words};

/// The names that rules can use, by kind.
pub(crate) struct Vocabulary<'a> {
    pub situations: &'a BTreeMap<String, Situation>,
    pub words: &'a Words,
    /// Names of limits in `snake_case`.
    pub limits: &'a [String],
    /// Cedar's schema for each situation whose rules are to be type-checked, by its id.
    pub schemas: &'a BTreeMap<String, Schema>,
}
