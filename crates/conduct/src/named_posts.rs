//! The posts that an office's instruments rely on. The administrator has to fill them.

use std::collections::BTreeSet;

use crate::codes::Codes;
use crate::load::Model;

impl Codes {
    /// Every `@authority` and `@to` in the rules of the office's instruments, as written (`a`, `a|b`, `a+b`). All
    /// versions count, switched on or not.
    pub fn named_posts(&self, office: &str) -> BTreeSet<String> {
        let Some(file) = self.office(office) else {
            return BTreeSet::new();
        };
        let folders: BTreeSet<String> = (file.adopts.iter())
            .map(|adopts| Model::folder(office, adopts))
            .collect();
        let versions = (self.model.instruments.iter().enumerate())
            .filter(|(_, version)| folders.contains(&version.folder));
        let rules = versions.flat_map(|(index, _)| self.engine.rules(index));
        let mut named = BTreeSet::new();
        for rule in rules {
            if !rule.authorities.is_empty() {
                named.insert(rule.authorities.join("|"));
            }
            named.extend(rule.owes().and_then(|rule_duty| rule_duty.to.clone()));
        }
        named
    }
}
