//! Tests of every value format that registers use, with the expected reading.

use super::*;

fn as_text((value, marks): Read) -> String {
    let value = match value {
        MoneyValue::Exact { pence } => format!("{pence}"),
        MoneyValue::Approximate { pence } => format!("~{pence}"),
        MoneyValue::Range { low, high } => format!("{low}..{high}"),
        MoneyValue::Under { pence } => format!("<{pence}"),
        MoneyValue::Over { pence } => format!(">{pence}"),
        MoneyValue::PerUnit {
            pence,
            unit,
            approximate,
        } => {
            format!("{}{pence} per {unit:?}", if approximate { "~" } else { "" })
        }
        MoneyValue::OtherCurrency {
            currency,
            hundredths,
        } => format!("{currency} {hundredths}"),
        other => format!("{other:?}"),
    };
    marks
        .iter()
        .fold(value, |text, mark| format!("{text} {}", mark.key()))
}

#[test]
fn cells() {
    for (cell, read) in [
        ("£185", "18500"),
        ("£1,800", "180000"),
        ("£176.30", "17630"),
        ("551.5", "55150 currency-not-stated"),
        ("£175-200", "17500..20000"),
        ("£20 to £30", "2000..3000"),
        ("< 150", "<15000 currency-not-stated"),
        ("> 150", ">15000 currency-not-stated"),
        ("less than £25", "<2500"),
        ("Above Limit", "AboveLimit"),
        ("US$1,000", "USD 100000"),
        ("€ 40", "EUR 4000"),
        (
            "approximately £375 +VAT each",
            "~37500 per Each vat-not-included",
        ),
        (
            "£375.00 per person (excluding VAT)",
            "37500 per Person vat-not-included",
        ),
        ("£1390 + VAT", "139000 vat-not-included"),
        ("£25 each", "2500 per Each"),
        ("Value unknown", "Unknown"),
        ("estimated value £240", "~24000"),
    ] {
        assert_eq!(as_text(read_money(cell, None)), read, "{cell}");
    }
}

#[test]
fn what_stays_text() {
    for cell in [
        "12,50 £",
        "1.234,56",
        "£200-100",
        "£25 (2 tickets)",
        "a book token",
        "",
        "No",
        "999999999999999999999",
        "£5 £6",
    ] {
        assert_eq!(
            read_money(cell, Some("GBP")).0,
            MoneyValue::Unreadable,
            "{cell}"
        );
    }
}

#[test]
fn a_stated_currency_is_used() {
    assert_eq!(as_text(read_money("960.00", Some("GBP"))), "96000");
    assert_eq!(as_text(read_money("< 150", Some("EUR"))), "EUR 15000");
}

#[test]
fn prose() {
    let found =
        |text| money_in_prose(text).map(|(value, words, marks)| (as_text((value, marks)), words));
    let (value, words) =
        found("I went to the regatta (approximately £300 +VAT each), met by Acme.")
            .unwrap_or_default();
    assert_eq!(value, "~30000 per Each vat-not-included value-from-prose");
    assert_eq!(words, "approximately £300 +VAT each");
    assert_eq!(
        found("A ticket with a value of US$1,000.")
            .unwrap_or_default()
            .0,
        "USD 100000 value-from-prose"
    );
    assert_eq!(
        found("Three tickets £96 from a club").unwrap_or_default().0,
        "9600 value-from-prose"
    );
    assert_eq!(
        found("Hotel £214, travel £172.79").unwrap_or_default().0,
        "Unreadable several-values-in-prose"
    );
    assert_eq!(
        found("Tickets x2 (approx. value £65 each)")
            .unwrap_or_default()
            .0,
        "~6500 per Each value-from-prose"
    );
    assert_eq!(
        found("Meal and drink (value unknown)")
            .unwrap_or_default()
            .0,
        "Unknown value-from-prose"
    );
    assert_eq!(found("Lunch for 12 on 3 May"), None);
}
