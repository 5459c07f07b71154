//! Assumptions of a batch, made without looking them up: every expectation holds, no key was used before, and an
//! entry of a new case does not exist yet. The writing statement checks them and writes nothing if one is wrong.
//! This saves PostgreSQL an exchange.

use std::collections::{BTreeMap, BTreeSet};

use probity_casework::{RowKey, Table};

use super::lookup::{LookupResult, OfficeRow, by_table, keys, place_values};
use crate::append::Append;
use crate::sql::{Sql, Value};

/// The assumptions, as rows with which a statement checks them.
#[derive(Debug)]
pub(super) struct Assumed {
    /// Office, id and version by table. Without a version, the row must not exist.
    rows: BTreeMap<Table, Vec<Vec<Value>>>,
    /// Office and key of replies that must not exist.
    keys: Vec<Vec<Value>>,
}

/// The result of a lookup if all assumptions hold. `None` if they contradict each other, or if an entry is written
/// whose current tally has to be known.
pub(super) fn assume(appends: &[Append]) -> Option<(LookupResult, Assumed)> {
    let mut rows: BTreeMap<OfficeRow, Option<u64>> = BTreeMap::new();
    for append in appends {
        let expected = append.expects.iter().map(|one| (&one.key, one.version));
        let new: BTreeSet<&str> = expected
            .clone()
            .filter(|(_, version)| version.is_none())
            .map(|(key, _)| key.id.as_str())
            .collect();
        let written = append.rows.iter().map(|written| &written.row.key);
        let entries = written
            .chain(&append.deletes)
            .filter(|key| key.table.is_tallied());
        for (key, version) in expected.chain(entries.map(|key| (key, None))) {
            if key.table.is_tallied() && !new.contains(key.id.as_str()) {
                return None;
            }
            if !agrees(&mut rows, append, key, version) {
                return None;
            }
        }
    }
    let found = LookupResult {
        versions: rows
            .iter()
            .filter_map(|(place, version)| Some((place.clone(), (*version)?)))
            .collect(),
        ..LookupResult::default()
    };
    let expected = rows.iter().map(|(place, version)| {
        let mut values = place_values(place);
        values.push((*version).into());
        (&place.1, values)
    });
    let assumed = Assumed {
        rows: by_table(expected),
        keys: keys(appends),
    };
    Some((found, assumed))
}

/// Records what is expected of a row. False if another append expects something else.
fn agrees(
    rows: &mut BTreeMap<OfficeRow, Option<u64>>,
    append: &Append,
    key: &RowKey,
    version: Option<u64>,
) -> bool {
    let place = (append.office.clone(), key.clone());
    *rows.entry(place).or_insert(version) == version
}

impl Assumed {
    /// Adds the conditions, each after `AND`.
    pub(super) fn push(self, sql: &mut Sql) {
        for (table, rows) in self.rows {
            let table = table.as_str();
            sql.push(" AND NOT EXISTS (SELECT 1 FROM ")
                .unnest(rows)
                .push(&format!(
                    " AS want (office, id, version) LEFT JOIN {table} r \
                     ON r.office = want.office AND r.id = want.id \
                     WHERE r.version IS DISTINCT FROM want.version)"
                ));
        }
        if !self.keys.is_empty() {
            sql.push(" AND NOT EXISTS (SELECT 1 FROM ")
                .unnest(self.keys)
                .push(
                    " AS want (office, key) JOIN idempotency_key o ON o.office = want.office AND o.key = want.key)",
                );
        }
    }
}

#[cfg(test)]
mod tests {
    use probity_casework::{Columns, Row};

    use super::*;
    use crate::append::{Expect, Written};

    fn append(expects: &[(RowKey, Option<u64>)], rows: &[RowKey]) -> Append {
        let expect = |(key, version): &(RowKey, Option<u64>)| Expect {
            key: key.clone(),
            version: *version,
        };
        let written = |key: &RowKey| Written {
            event: 0,
            row: Row {
                key: key.clone(),
                columns: Columns::default(),
                doc: String::new(),
            },
        };
        Append {
            office: "o".to_owned(),
            expects: expects.iter().map(expect).collect(),
            rows: rows.iter().map(written).collect(),
            ..Append::default()
        }
    }

    #[test]
    fn what_is_expected_is_taken_to_be_so() {
        let settings = RowKey::new(Table::Settings, "office");
        let (case, entry) = (RowKey::case("M-1"), RowKey::entry("M-1"));
        let expects = [(settings.clone(), Some(7)), (case.clone(), None)];
        let (found, assumed) = assume(&[append(&expects, &[case, entry])]).unwrap();
        let versions = BTreeMap::from([(("o".to_owned(), settings), 7)]);
        assert_eq!(found.versions, versions);
        assert_eq!(assumed.rows.values().flatten().count(), 3);
    }

    #[test]
    fn an_entry_of_a_case_that_is_there_is_looked_up() {
        let (case, entry) = (RowKey::case("M-1"), RowKey::entry("M-1"));
        assert!(assume(&[append(&[(case, Some(3))], &[entry])]).is_none());
    }

    #[test]
    fn of_two_who_contradict_each_other_one_is_wrong() {
        let settings = RowKey::new(Table::Settings, "office");
        let old = append(&[(settings.clone(), Some(7))], &[]);
        let new = append(&[(settings, Some(8))], &[]);
        assert!(assume(&[old.clone(), old.clone()]).is_some());
        assert!(assume(&[old, new]).is_none());
    }
}
