//! The form macros: what was typed is shown again, and the error summary links to it.

use minijinja::value::Serde;
use minijinja::{Value, context};
use probity_i18n::{Message, PSEUDO, key};
use probity_web::Form;
use probity_web::form::Choice;

use crate::support::{self, html};

const SOURCE: &str = r#"
{% from "macros/forms.html" import error_summary, text_field, money_field, textarea_field, select_field, radios_field, checkboxes_field, date_field %}
<!DOCTYPE html><html lang="en"><head><title>{{ t("error-title", title="x") if form.errors else "" }}</title></head><body>
<main><h1>{{ t("service-name") }}</h1>{{ error_summary(form) }}<form method="post" action="/x">
{{ text_field(form, "name", t("form-day"), hint=t("form-year")) }}
{{ money_field(form, "worth", t("form-day")) }}
{{ textarea_field(form, "why", t("form-day")) }}
{{ select_field(form, "kind", t("form-day"), choices) }}
{{ radios_field(form, "one", t("form-day"), choices, inline=true) }}
{{ checkboxes_field(form, "some", t("form-day"), choices) }}
{{ date_field(form, "given", t("form-day")) }}
</form></main></body></html>"#;

fn rendered(form: &Form, language: &str) -> String {
    let site = support::site();
    let choices = [
        Choice::new("a", Message::written("First")).hinted(Message::written("Of two")),
        Choice::new("b", Message::written("Second")),
    ];
    let environment = site.engine.environment(language).unwrap();
    let context =
        context! { form => Value::from(Serde(form)), choices => Value::from(Serde(choices)) };
    environment
        .template_from_named_str("form.html", SOURCE)
        .unwrap()
        .render(context)
        .unwrap()
}

fn filled() -> Form {
    Form::from_pairs([
        ("name", "Ann \"A\" <b>"),
        ("worth", "lots"),
        ("why", "Because"),
        ("kind", "b"),
        ("one", "a"),
        ("some", "a"),
        ("some", "b"),
        ("given-day", "30"),
        ("given-month", "2"),
        ("given-year", "2026"),
    ])
}

#[test]
fn an_empty_form_and_a_form_with_errors_have_no_faults() {
    let mut form = Form::new();
    let page = rendered(&form, "en");
    assert_eq!(html::faults(&page), [""; 0], "{page}");
    for name in ["name", "worth", "why", "kind", "one", "some"] {
        assert_eq!(form.text(name), None);
    }
    assert_eq!(form.date("given"), None);
    for language in ["en", PSEUDO] {
        let page = rendered(&form, language);
        assert_eq!(html::faults(&page), [""; 0], "{page}");
        if language == PSEUDO {
            assert_eq!(html::uncatalogued(&page), [""; 0], "{page}");
        }
    }
}

#[test]
fn what_was_typed_stays_and_errors_lead_to_it() {
    let mut form = filled();
    form.error("worth", key("form-choose"));
    assert_eq!(form.date("given"), None);
    let page = html::read(&rendered(&form, "en"));
    let field = |id: &str| {
        page.tags
            .iter()
            .find(|tag| tag.get("id") == Some(id))
            .unwrap()
            .clone()
    };
    assert_eq!(
        field("name").get("value"),
        Some("Ann &quot;A&quot; &lt;b&gt;")
    );
    assert_eq!(field("worth").get("value"), Some("lots"));
    assert_eq!(field("given-month").get("value"), Some("2"));
    assert!(
        field("given-day")
            .get("class")
            .unwrap()
            .contains("govuk-input--error")
    );
    assert!(
        !field("given-year")
            .get("class")
            .unwrap()
            .contains("govuk-input--error")
    );
    let checked: Vec<&str> = page
        .tags
        .iter()
        .filter(|tag| tag.get("checked").is_some())
        .filter_map(|tag| tag.get("value"))
        .collect();
    assert_eq!(checked, ["a", "a", "b"]);
    let selected: Vec<_> = page
        .tags
        .iter()
        .filter(|tag| tag.get("selected").is_some())
        .filter_map(|tag| tag.get("value"))
        .collect();
    assert_eq!(selected, ["b"]);
    let links: Vec<&str> = page
        .tags
        .iter()
        .filter(|tag| tag.name == "a")
        .filter_map(|tag| tag.get("href"))
        .collect();
    assert_eq!(links, ["#worth", "#given-day"]);
}
