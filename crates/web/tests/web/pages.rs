//! Every registered page, with each of its samples, in English and in the pseudo-language.

use std::collections::BTreeSet;
use std::path::Path;

use probity_i18n::{Message, PSEUDO, key};
use probity_web::pages::registry;
use probity_web::shell::{LanguageChoice, Shell};
use probity_web::{Masthead, NavigationItem, Registered};
use serde_json::Value as Json;

use crate::support::{self, html};

fn shell(language: &str) -> Shell {
    let choice = LanguageChoice {
        tag: "cy".to_owned(),
        name: "Cymraeg".to_owned(),
        href: String::new(),
    };
    Shell {
        language: language.to_owned(),
        languages: vec![choice.back_to("/accessibility")],
        masthead: Masthead {
            navigation: vec![NavigationItem::new(
                "/accessibility",
                Message::new(key("footer-accessibility")),
            )],
            person: Some("Ann O'Example".to_owned()),
            privacy: Some("/privacy".to_owned()),
            ..Masthead::of("Mersea's Commissioner & <Mayor>")
        }
        .at("/accessibility"),
    }
}

#[test]
fn every_page_renders_without_faults() {
    let site = support::site();
    for Registered {
        name,
        template,
        samples,
    } in registry()
    {
        let samples = samples();
        assert!(!samples.is_empty(), "{name} has no samples");
        for (at, sample) in samples.iter().enumerate() {
            for language in ["en", "cy", PSEUDO] {
                let place = format!("{name}, sample {at}, {language}");
                let page = site
                    .engine
                    .render_template(template, &shell(language), sample);
                let page = page.unwrap_or_else(|problem| panic!("{place}: {problem}"));
                let faults = html::faults(&page);
                assert!(faults.is_empty(), "{place}: {faults:#?}\n{page}");
                if language == PSEUDO {
                    let plain = html::uncatalogued(&page);
                    assert!(
                        plain.is_empty(),
                        "{place}: not from the catalogue, not marked `| data`: {plain:#?}"
                    );
                }
            }
        }
    }
}

/// A misspelt field renders as nothing, so this test looks for it: every `page.x` of a template has to be in a sample.
#[test]
fn templates_use_only_what_their_context_has() {
    let site = support::site();
    for Registered {
        name,
        template,
        samples,
    } in registry()
    {
        let known: BTreeSet<String> = samples()
            .iter()
            .filter_map(Json::as_object)
            .flat_map(|fields| fields.keys().cloned())
            .collect();
        let template = site
            .engine
            .environment("en")
            .unwrap()
            .get_template(template)
            .unwrap();
        for used in template.undeclared_variables(true) {
            if let Some(field) = used.strip_prefix("page.") {
                let field = field.split('.').next().unwrap();
                assert!(
                    known.contains(field),
                    "{name}: its template uses page.{field}"
                );
            }
        }
    }
}

#[test]
fn every_page_template_is_registered() {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let registered: BTreeSet<&str> = registry().iter().map(|page| page.template).collect();
    for folder in std::fs::read_dir(templates).unwrap() {
        let folder = folder.unwrap();
        let noun = folder.file_name().into_string().unwrap();
        if noun == "macros" || !folder.path().is_dir() {
            continue;
        }
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let file = file.unwrap().file_name().into_string().unwrap();
            let template = format!("{noun}/{file}");
            assert!(
                registered.contains(template.as_str()),
                "{template} is not in the registry"
            );
        }
    }
}

#[test]
fn the_checks_find_faults() {
    let good = "<!DOCTYPE html><html lang=\"en\"><head><title>⟦T⟧</title></head><body><main><h1>⟦H⟧</h1>{}</main></body></html>";
    let with = |inner: &str| good.replace("{}", inner);
    assert!(html::faults(&with("<p id=\"a\">x</p><a href=\"#a\">x</a>")).is_empty());
    for bad in [
        "<p style=\"color:red\">x</p>",
        "<button onclick=\"x()\">x</button>",
        "<script></script>",
        "<h1>x</h1>",
        "<p>x</div>",
        "<p id=\"a\">x</p><p id=\"a\">x</p>",
        "<a href=\"#nowhere\">x</a>",
        "<label for=\"nothing\">x</label>",
        "<div class=\"govuk-error-summary\">x</div>",
        "<p>Smith &amp;amp; Sons</p>",
    ] {
        assert!(!html::faults(&with(bad)).is_empty(), "{bad}");
    }
    assert!(html::uncatalogued(&with("<p>⟦á <a href=\"/\">b</a> c⟧ 12 →</p>")).is_empty());
    for plain in [
        "<p>Plain words</p>",
        "<p>⟦á⟧ and more</p>",
        "<a aria-label=\"Plain\" href=\"/\">⟦á⟧</a>",
    ] {
        assert_eq!(html::uncatalogued(&with(plain)).len(), 1, "{plain}");
    }
}
