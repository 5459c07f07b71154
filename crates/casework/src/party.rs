//! One key for the different ways to write the name of an outside person or organisation.

/// Words at the end of a name that give the legal form of a company.
const FORMS: [&str; 13] = [
    "ltd",
    "limited",
    "plc",
    "llp",
    "lp",
    "inc",
    "incorporated",
    "co",
    "company",
    "cic",
    "cio",
    "gmbh",
    "llc",
];

/// The key of a name, or `None` if nothing is left of the name. Case, punctuation, spacing, a leading "the", "&"
/// for "and" and the company's legal form make no difference.
pub fn key(name: &str) -> Option<String> {
    let lower = name.replace('&', " and ").to_lowercase();
    let kept: String = lower
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '.'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let all = words.as_slice();
    let mut rest = match all {
        ["the", rest @ ..] if !rest.is_empty() => rest,
        _ => all,
    };
    while let [first @ .., last] = rest {
        if first.is_empty() || !FORMS.contains(last) {
            break;
        }
        rest = match first {
            [front @ .., "and"] if !front.is_empty() && *last == "co" => front,
            _ => first,
        };
    }
    if rest.is_empty() {
        None
    } else {
        Some(rest.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn one_donor_however_it_is_written() {
        let plain = key("Acme Widgets");
        for name in [
            "ACME WIDGETS LTD",
            "Acme Widgets Limited",
            " The Acme  Widgets, Ltd. ",
            "acme-widgets plc",
            "Acme Widgets & Co. Ltd",
        ] {
            assert_eq!(key(name), plain, "{name}");
        }
        assert_eq!(key("Smith & Sons"), key("Smith and Sons"));
        let plain = "oneills";
        assert_eq!(key("O'Neill’s"), key(plain));
    }

    #[test]
    fn different_donors_stay_different() {
        assert_ne!(key("Acme Widgets"), key("Acme Gadgets"));
        assert_eq!(key("The Company"), Some("company".to_owned()));
        assert_eq!(key(" -- "), None);
    }
}
