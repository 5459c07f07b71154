//! GOV.UK's components as functions: `{{ govukButton({'text': t("go-on")}) }}` in any template, without importing it.
//!
//! A component is a function of what it is given, and its template takes longer than everything else on a page. So what
//! was made once is kept, for those components that show the office's own words and never what somebody typed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::ValueKind;
use minijinja::{Environment, Error, State, Value, context};

/// Components whose HTML is kept.
const KEPT: [&str; 10] = [
    "back-link",
    "breadcrumbs",
    "button",
    "checkboxes",
    "input",
    "radios",
    "select",
    "service-navigation",
    "skip-link",
    "tag",
];
/// Never kept when given: a message may repeat what was typed, and a field's value is what was typed.
const TYPED: [&str; 2] = ["errorMessage", "value"];
/// The most that are kept; then all are forgotten.
const MOST: usize = 300;
/// What is longer than this is made each time: a list of every situation, say.
const LONGEST: usize = 4 * 1024;

/// HTML by component and what it was given.
#[derive(Default)]
struct Made(Mutex<HashMap<String, Arc<str>>>);

impl Made {
    fn get(&self, key: &str) -> Option<Arc<str>> {
        let made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        made.get(key).cloned()
    }

    fn keep(&self, key: String, html: &str) {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if made.len() >= MOST {
            made.clear();
        }
        made.insert(key, html.into());
    }
}

/// Adds a function for the component whose macro this template is; nothing for any other template.
///
/// # Errors
/// A component's template that cannot be imported.
pub(super) fn add(environment: &mut Environment<'static>, template: &str) -> Result<(), Error> {
    let Some(component) = component(template) else {
        return Ok(());
    };
    let function = format!("govuk{}", in_camel_case(component));
    let alone = format!("component:{component}");
    let source = format!("{{% from '{template}' import {function} %}}{{{{ {function}(params) }}}}");
    environment.add_template_owned(alone.clone(), source)?;
    let kept = KEPT.contains(&component);
    let made = Made::default();
    environment.add_function(function, move |state: &State, params: Value| {
        let key = if kept { key(&params) } else { None };
        if let Some(html) = key.as_deref().and_then(|key| made.get(key)) {
            return Ok(Value::from_safe_string(html.to_string()));
        }
        let html = state.env().get_template(&alone)?;
        let html = html.render(context! { params })?;
        if let Some(key) = key {
            made.keep(key, &html);
        }
        Ok::<_, Error>(Value::from_safe_string(html))
    });
    Ok(())
}

/// `govuk_frontend_jinja/components/back-link/macro.html` → `back-link`
fn component(template: &str) -> Option<&str> {
    let (_, rest) = template.split_once("/components/")?;
    rest.strip_suffix("/macro.html")
}

/// `back-link` → `BackLink`
fn in_camel_case(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    words.collect()
}

/// What a component was given, as one text; none if its HTML is not to be kept.
fn key(params: &Value) -> Option<String> {
    let typed = |name: &str| params.get_attr(name).is_ok_and(|value| value.is_true());
    if TYPED.iter().any(|name| typed(name)) {
        return None;
    }
    let mut key = String::with_capacity(256);
    write(&mut key, params);
    (key.len() <= LONGEST).then_some(key)
}

/// Writes a value so that no two different ones are written alike: HTML and text of the same letters are different.
fn write(key: &mut String, value: &Value) {
    match value.kind() {
        ValueKind::Map => {
            key.push('{');
            for name in value.try_iter().into_iter().flatten() {
                write(key, &name);
                write(key, &value.get_item(&name).unwrap_or_default());
            }
            key.push('}');
        }
        ValueKind::Seq | ValueKind::Iterable => {
            key.push('[');
            for item in value.try_iter().into_iter().flatten() {
                write(key, &item);
            }
            key.push(']');
        }
        kind => {
            let text = value.to_string();
            let mark = if value.is_safe() { '!' } else { ':' };
            key.push_str(&format!("{kind}{}{mark}{text}", text.len()));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    #[test]
    fn different_values_have_different_keys() {
        let values = [
            context! { text => "<b>" },
            context! { text => Value::from_safe_string("<b>".to_owned()) },
            context! { html => "<b>" },
            context! { text => "1" },
            context! { text => 1 },
            context! { text => vec!["a", "b"] },
            context! { text => vec!["ab"] },
            context! { text => vec![vec!["a"], vec!["b"]] },
            context! { text => Value::UNDEFINED },
        ];
        let keys: std::collections::BTreeSet<_> =
            values.iter().map(|one| key(one).unwrap()).collect();
        assert_eq!(keys.len(), values.len());
    }

    #[test]
    fn what_was_typed_is_not_kept() {
        assert_eq!(key(&context! { value => "Bell & Sons" }), None);
        assert_eq!(
            key(&context! { errorMessage => context! { text => "“x” is no date" } }),
            None
        );
        assert!(key(&context! { value => "" }).is_some());
    }
}
