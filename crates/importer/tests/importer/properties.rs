//! Property tests: for any bytes, nothing panics, every row is accounted for, every key is different and every
//! original is unchanged.

use std::collections::HashSet;

use probity_importer::{Mapping, ReadRegister, Table, look, propose, read};
use proptest::prelude::*;

/// Cells that registers hold, whole and broken.
fn cell() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "",
        " ",
        "Nil return",
        "None.",
        ".",
        "-",
        "N/A | -",
        "2031-04-01",
        "17/6/31",
        "16th April",
        "2031-18-01",
        "June, 2031",
        "Various",
        "£1,800",
        "£175-200",
        "< 150",
        "approximately £375 +VAT each",
        "US$1,000",
        "Item",
        "Received (by Mrs Q.)",
        "Held by department",
        "Whilst acting as Mayor",
        "Name",
        "As above",
        "Date",
        "Gift",
        "Officer",
        "Value: £5 Donor: Acme",
        "Registered 3 May 2031)",
        "[Registered 3 May 2031]",
        "\"",
        "a\nb",
        "ß£\u{130}",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => any::<String>()]
}

fn file() -> impl Strategy<Value = String> {
    let headings = prop::sample::select(vec![
        "Department,Officer,Date,Gift,Given or received,Donor,Value (£),Outcome\n",
        "councillor,section,text\n",
        "Ref No,Date,Name,Info,Accepted/Declined,\n",
        "Title\n\nMinister,Date,Name of External Organisation,Purpose of meeting\r\n",
        "",
    ]);
    let row = prop::collection::vec(cell(), 0..10).prop_map(|cells| {
        let quoted = cells.iter().map(|c| {
            if c.contains(['\n', ',']) {
                format!("\"{c}\"")
            } else {
                c.clone()
            }
        });
        quoted.collect::<Vec<_>>().join(",") + "\n"
    });
    (headings, prop::collection::vec(row, 0..12))
        .prop_map(|(head, rows)| head.to_owned() + &rows.concat())
}

fn proposed(table: &Table) -> Mapping {
    propose(&table.headings(), &table.records)
}

fn holds(table: &Table, register: &ReadRegister) -> Result<(), TestCaseError> {
    let s = &register.summary;
    prop_assert_eq!(s.read, s.taken + s.nil + s.refused);
    prop_assert_eq!(s.read, table.above.len() + table.records.len());
    let keys: Vec<_> = register
        .rows
        .iter()
        .map(|r| &r.row_key)
        .chain(register.nil.iter().map(|n| &n.row_key))
        .collect();
    prop_assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len());
    let taken = register
        .rows
        .iter()
        .flat_map(|r| &r.original)
        .map(|o| (o.line, &o.cells));
    let nil = register
        .nil
        .iter()
        .map(|n| (n.original.line, &n.original.cells));
    let refused = register.refused.iter().map(|r| (r.line, &r.original));
    let mut all: Vec<_> = taken.chain(nil).chain(refused).collect();
    let mut rows: Vec<_> = table
        .above
        .iter()
        .chain(&table.records)
        .map(|r| (r.line, &r.cells))
        .collect();
    all.sort();
    rows.sort();
    prop_assert_eq!(all, rows);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Nearly all of these are not text. Those that pass as text are read like any other file.
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(table) = look(&bytes) {
            holds(&table, &read(&table, &proposed(&table)))?;
        }
    }

    /// Bytes that text can have, in any encoding.
    #[test]
    fn any_bytes_of_text(bytes in prop::collection::vec(prop_oneof![1 => 9_u8..14, 9 => 32_u8..], 1..600)) {
        if let Ok(table) = look(&bytes) {
            holds(&table, &read(&table, &proposed(&table)))?;
        } else {
            let text = bytes.trim_ascii_start();
            prop_assert!(text.is_empty() || text.starts_with(b"<"), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn any_register(text in file()) {
        let Ok(table) = look(text.as_bytes()) else { return Ok(()) };
        let register = read(&table, &proposed(&table));
        holds(&table, &register)?;
        let kept = serde_json::to_string(&register).expect("serialises");
        prop_assert_eq!(serde_json::from_str::<ReadRegister>(&kept).expect("reads back"), register);
    }

    #[test]
    fn any_register_with_the_mapping_of_another(text in file(), other in file()) {
        let (Ok(table), Ok(other)) = (look(text.as_bytes()), look(other.as_bytes())) else { return Ok(()) };
        holds(&table, &read(&table, &proposed(&other)))?;
    }
}
