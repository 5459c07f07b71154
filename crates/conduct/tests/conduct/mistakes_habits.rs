//! Tests of the messages for what people write from habit: curly quotation marks, pounds, dates with the day first,
//! pence after a point, hyphens in rules, options without a table.

use crate::common::broken;

const RULES: &str = "harbour/code/2025-01-01/rules.cedar";
const INSTRUMENT: &str = "harbour/code/2025-01-01/instrument.toml";
const OFFICE: &str = "harbour/office.toml";
const LIMIT: &str = "resource.value <= context.limits.small_present";

#[test]
fn curly_quotation_marks() {
    broken(
        "words.toml",
        "\"Pilot\"",
        "“Pilot”",
        "words.toml:6:9: `“` is a curly quotation mark\n  = would be right: \"Pilot\"",
    );
    broken(
        RULES,
        "\"coin\"",
        "“coin”",
        "rules.cedar:5:25: `“` is a curly quotation mark\n  = would be right: \"coin\"",
    );
    broken(
        RULES,
        "\"coin\"",
        "\"coin”",
        "`”` is a curly quotation mark\n  = would be right: straight quotation marks, such as \"text\"",
    );
}

#[test]
fn sums_of_money() {
    let rule = |sum: &str, expected: &str| {
        let to = format!("resource.value <= {sum}");
        broken(RULES, LIMIT, &to, expected);
    };
    rule(
        "£25",
        "`£25` has a pound sign\n  = would be right: 2500, which is pence",
    );
    rule(
        "25.00",
        "`25.00` is not a whole number\n  = would be right: 2500, which is pence",
    );
    broken(
        OFFICE,
        "pence = 1000",
        "pence = 10.00",
        "\n  = would be right: 1000, which is pence",
    );
    broken(
        OFFICE,
        "pence = 1000",
        "pence = £10",
        "office.toml:22:9: `£10` has a pound sign\n  = would be right: 1000, which is pence",
    );
    broken(
        OFFICE,
        "pence = 1000",
        "pence = \"1000\"",
        "\n  = would be right: a whole number without quotes, such as 12",
    );
}

#[test]
fn dates_with_the_day_first() {
    let right = "\n  = would be right: 2020-10-09, which is 9 October 2020";
    for written in ["9/10/2020", "09-10-2020", "9.10.2020"] {
        broken(
            INSTRUMENT,
            "effective = 2025-01-01",
            &format!("effective = {written}"),
            &format!("`{written}` is not a date that a program can read{right}"),
        );
    }
    broken(
        INSTRUMENT,
        "effective = 2025-01-01",
        "effective = \"9/10/2020\"",
        right,
    );
    let day = "\n  = would be right: datetime(\"2020-10-09\"), which is 9 October 2020";
    broken(
        RULES,
        "<= resource.bid_closes",
        "<= 9/10/2020",
        &format!("`9/10/2020` is not a date that a program can read{day}"),
    );
    broken(
        RULES,
        "<= resource.bid_closes",
        "<= datetime(\"9/10/2020\")",
        &format!("`9/10/2020` is not a day{day}"),
    );
}

#[test]
fn names_with_hyphens_in_rules() {
    broken(
        RULES,
        LIMIT,
        "resource.value <= context.limits.small-present",
        "`context.limits.small-present` has a hyphen\n  = would be right: context.limits.small_present",
    );
    broken(
        RULES,
        "resource.from_bidder",
        "resource.from-bidder",
        "`resource.from-bidder` has a hyphen\n  = would be right: resource.from_bidder",
    );
}

#[test]
fn options_without_a_table() {
    broken(
        "situations/present.toml",
        "{ value = \"coin\", label = \"Money\" }",
        "\"coin\"",
        "situations/present.toml:28:3: the option `coin` has no label\n  = would be right: { value = \"coin\", label = \"…\" }",
    );
}
