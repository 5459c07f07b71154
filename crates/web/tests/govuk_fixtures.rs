//! GOV.UK's published fixtures: options and the expected HTML for each component, all rendered with our engine.

#![cfg(test)]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use probity_i18n::Words;
use probity_web::assets::Assets;
use probity_web::engine::{Engine, Missing};
use serde_json::Value as Json;

/// Character references that mean the same to every browser.
const SAME_CHARACTER: [(&str, &str); 2] = [("&#x2f;", "/"), ("&#x27;", "&#39;")];

/// `character-count` → `CharacterCount`
fn camel(component: &str) -> String {
    let words = component.split('-');
    words
        .map(|word| word[..1].to_uppercase() + &word[1..])
        .collect()
}

/// The HTML with white space folded, and without it beside tags, where the two engines differ.
fn folded(html: &str) -> String {
    let spaced = html.split_whitespace().collect::<Vec<_>>().join(" ");
    let spaced = spaced
        .replace("> ", ">")
        .replace(" <", "<")
        .replace(" >", ">");
    SAME_CHARACTER
        .iter()
        .fold(spaced, |html, (ours, theirs)| html.replace(ours, theirs))
}

fn render(environment: &Environment<'_>, component: &str, options: &Json) -> String {
    let name = camel(component);
    let source = format!(
        "{{% from 'govuk_frontend_jinja/components/{component}/macro.html' import govuk{name} %}}{{{{ govuk{name}(params) }}}}"
    );
    let params = Value::from(Serde(options));
    let template = environment
        .template_from_named_str("fixture.html", &source)
        .unwrap();
    template
        .render(context! { params })
        .unwrap_or_else(|problem| format!("{problem:#}"))
}

/// Renders a component with the function that templates call, which caches its result.
fn call(environment: &Environment<'_>, component: &str, options: &Json) -> String {
    let source = format!("{{{{ govuk{}(params) }}}}", camel(component));
    let params = Value::from(Serde(options));
    let html = environment.render_str(&source, context! { params });
    html.unwrap_or_else(|problem| format!("{problem:#}"))
}

#[test]
fn every_published_fixture_renders_as_published() {
    let words = Words::load().unwrap();
    let engine = Engine::new(&words, &Arc::new(Assets::embedded()), Missing::Fail).unwrap();
    let environment = engine.environment("en").unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../third-party/fixtures");
    let (mut ran, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(folder).unwrap() {
        let file: Json = serde_json::from_slice(&fs::read(entry.unwrap().path()).unwrap()).unwrap();
        let component = file["component"].as_str().unwrap();
        for fixture in file["fixtures"].as_array().unwrap() {
            ran += 1;
            let (ours, theirs) = (
                folded(&render(environment, component, &fixture["options"])),
                folded(fixture["html"].as_str().unwrap()),
            );
            for _ in 0..2 {
                let called = call(environment, component, &fixture["options"]);
                assert_eq!(folded(&called), ours, "{component}: {}", fixture["name"]);
            }
            if ours != theirs {
                wrong.push(format!(
                    "{component}: {}\n  ours   {ours}\n  theirs {theirs}",
                    fixture["name"]
                ));
            }
        }
    }
    println!("{ran} fixtures, {} differ", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(ran >= 650, "only {ran} fixtures ran");
}
