//! Readers for form fields: text, a choice, a date in three boxes.
//!
//! Each returns the value, or adds an error to the form and returns `None`.

use jiff::civil::Date;
use probity_i18n::{Key, Message, key};

use crate::form::{Choice, Form};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Why a date cannot be read, and which box to correct.
struct DateProblem {
    part: &'static str,
    message: Key,
}

impl Form {
    /// Text that is required.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.text_or(name, key("form-missing"))
    }

    /// Text that is required, with the error if it is missing: "Enter who gave it".
    pub fn text_or(&mut self, name: &str, missing: impl Into<Message>) -> Option<String> {
        let typed = self.value(name).to_owned();
        if typed.is_empty() {
            self.error(name, missing);
            return None;
        }
        Some(typed)
    }

    /// One of these choices, which is required.
    pub fn choice(&mut self, name: &str, choices: &[Choice]) -> Option<String> {
        self.choice_or(name, choices, key("form-choose"))
    }

    /// One of these choices, with the error if it is missing.
    pub fn choice_or(
        &mut self,
        name: &str,
        choices: &[Choice],
        missing: impl Into<Message>,
    ) -> Option<String> {
        let chosen = self.value(name).to_owned();
        if choices.iter().any(|choice| choice.value == chosen) {
            return Some(chosen);
        }
        self.error(name, missing);
        None
    }

    /// A date typed into `<name>-day`, `<name>-month` (a number or a name) and `<name>-year`.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        let [day, month, year] =
            ["day", "month", "year"].map(|part| self.value(&format!("{name}-{part}")).to_owned());
        match read_date(&day, &month, &year) {
            Ok(date) => Some(date),
            Err(problem) => {
                self.error_at(name, &format!("{name}-{}", problem.part), problem.message);
                None
            }
        }
    }
}

fn read_date(day: &str, month: &str, year: &str) -> Result<Date, DateProblem> {
    let problem = |part, message| DateProblem { part, message };
    if [day, month, year].iter().all(|part| part.is_empty()) {
        return Err(problem("day", key("form-date-missing")));
    }
    let blank = [
        ("day", day, key("form-date-day")),
        ("month", month, key("form-date-month")),
        ("year", year, key("form-date-year")),
    ];
    if let Some((part, _, message)) = blank.into_iter().find(|(_, typed, _)| typed.is_empty()) {
        return Err(problem(part, message));
    }
    let unreal = |part| problem(part, key("form-date-real"));
    let month = read_month(month).ok_or_else(|| unreal("month"))?;
    let day: i8 = day.parse().map_err(|_| unreal("day"))?;
    if year.len() != 4 {
        return Err(problem("year", key("form-date-four")));
    }
    let year: i16 = year.parse().map_err(|_| unreal("year"))?;
    Date::new(year, month, day).map_err(|_| unreal("day"))
}

fn read_month(typed: &str) -> Option<i8> {
    if let Ok(number) = typed.parse::<i8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let typed = typed.to_lowercase();
    let at = MONTHS.iter().position(|month| typed.starts_with(month))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_date_says_which_box() {
        let wrong = [
            (["", "", ""], "#x-day", "form-date-missing"),
            (["1", "", "2026"], "#x-month", "form-date-month"),
            (["30", "2", "2026"], "#x-day", "form-date-real"),
            (["3", "Smarch", "2026"], "#x-month", "form-date-real"),
            (["3", "2", "26"], "#x-year", "form-date-four"),
        ];
        for ([day, month, year], href, message) in wrong {
            let mut form = Form::from_pairs([("x-day", day), ("x-month", month), ("x-year", year)]);
            assert_eq!(form.date("x"), None);
            assert_eq!(form.errors()[0].href, href);
            assert_eq!(form.errors()[0].message.key_or_text(), message);
            assert_eq!(form.value("x-year"), year, "what was typed stays");
        }
    }

    #[test]
    fn a_field_has_one_error_and_the_first_stays() {
        let mut form = Form::new();
        assert_eq!(form.text("name"), None);
        form.error("name", Message::written("another"));
        assert_eq!(form.errors().len(), 1);
        assert_eq!(form.errors()[0].message.key_or_text(), "form-missing");
    }

    #[test]
    fn a_page_can_ask_in_its_own_words() {
        let mut form = Form::new();
        assert_eq!(
            form.text_or("giver", Message::written("Enter who gave it")),
            None
        );
        assert_eq!(
            form.choice_or("kind", &[], Message::written("Choose its kind")),
            None
        );
        let messages = form
            .errors()
            .iter()
            .map(|error| error.message.key_or_text());
        assert_eq!(
            messages.collect::<Vec<_>>(),
            ["Enter who gave it", "Choose its kind"]
        );
    }

    #[test]
    fn only_an_offered_choice_is_accepted() {
        let choices = [Choice::new("yes", Message::written("Yes"))];
        let mut form = Form::from_pairs([("a", "yes"), ("b", "no")]);
        assert_eq!(form.choice("a", &choices).as_deref(), Some("yes"));
        assert_eq!(form.choice("b", &choices), None);
        assert_eq!(form.errors()[0].href, "#b");
    }
}
