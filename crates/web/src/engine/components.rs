//! GOV.UK's components as template functions that need no import: `{{ govukButton({'text': t("go-on")}) }}`.

use minijinja::{Environment, Error, State, Value, context};

/// Adds a function for the component whose macro this template is. Does nothing for other templates.
///
/// # Errors
/// If a component's template cannot be imported.
pub(super) fn add(environment: &mut Environment<'static>, template: &str) -> Result<(), Error> {
    let Some(component) = component(template) else {
        return Ok(());
    };
    let function = format!("govuk{}", in_camel_case(component));
    let alone = format!("component:{component}");
    let source = format!("{{% from '{template}' import {function} %}}{{{{ {function}(params) }}}}");
    environment.add_template_owned(alone.clone(), source)?;
    environment.add_function(function, move |state: &State, params: Value| {
        let component = state.env().get_template(&alone)?;
        let html = component.render(context! { params })?;
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
