//! Templates: GOV.UK's components and our own pages, embedded, with one environment for each language.
//!
//! With these settings, GOV.UK's published fixtures give equal HTML (`tests/govuk_fixtures.rs`).

mod components;
mod functions;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use probity_i18n::{Language, Words};
use rust_embed::RustEmbed;
use serde::Serialize;

use crate::assets::Assets;
use crate::page::Page;
use crate::shell::Shell;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Own;

#[derive(RustEmbed)]
#[folder = "../../third-party/templates/"]
struct ThirdParty;

/// An error while making a page.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A template does not parse, or fails on its context.
    #[error("{0:#}")]
    Template(#[from] minijinja::Error),
    /// An embedded template is not UTF-8.
    #[error("template {0} is not UTF-8")]
    Encoding(String),
}

/// Renders pages in every language of the catalogue.
///
/// All languages have the same templates, so parsing the default language's at the start finds every parse error. The
/// environment of another language is made on first use, because each takes memory and most offices offer one language.
pub struct Engine {
    environments: BTreeMap<String, OnceLock<Environment<'static>>>,
    words: Words,
    assets: Arc<Assets>,
    missing: Missing,
}

/// The language that is always available.
const USUAL: &str = "en";

/// What to do if a template asks for a sentence that is not in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Show the key and log it: a page with one odd word is better than no page.
    ShowKey,
    /// Fail. Used in tests.
    Fail,
}

impl Engine {
    /// Reads every embedded template.
    ///
    /// # Errors
    /// For the first template that does not parse.
    pub fn new(words: &Words, assets: &Arc<Assets>, missing: Missing) -> Result<Self, EngineError> {
        let tags = words.languages().map(|language| language.tag().to_owned());
        let engine = Self {
            environments: tags.map(|tag| (tag, OnceLock::new())).collect(),
            words: words.clone(),
            assets: Arc::clone(assets),
            missing,
        };
        engine.environment(USUAL)?;
        Ok(engine)
    }

    /// The whole page as HTML, in the shell's language.
    ///
    /// # Errors
    /// If the template fails on this context.
    pub fn render<P: Page>(&self, shell: &Shell, page: &P) -> Result<String, EngineError> {
        self.render_template(P::TEMPLATE, shell, page)
    }

    /// Renders a template that is named at run time. The registry's test has samples without their type.
    ///
    /// # Errors
    /// For an unknown template, or one that fails on this context.
    pub fn render_template(
        &self,
        template: &str,
        shell: &Shell,
        page: &impl Serialize,
    ) -> Result<String, EngineError> {
        let context = context! {
            shell => Value::from(Serde(shell)),
            page => Value::from(Serde(page)),
        };
        let template = self.environment(&shell.language)?.get_template(template)?;
        Ok(template.render(context)?)
    }

    /// The environment of a language. English for a language that is not in the catalogue.
    ///
    /// # Errors
    /// If there are no languages at all.
    pub fn environment(&self, language: &str) -> Result<&Environment<'static>, EngineError> {
        let found = self.environments.get_key_value(language);
        let (tag, place) = found
            .or_else(|| self.environments.get_key_value(USUAL))
            .ok_or_else(|| EngineError::Encoding(language.to_owned()))?;
        if let Some(made) = place.get() {
            return Ok(made);
        }
        let made = environment(&self.words.for_language(tag), &self.assets, self.missing)?;
        Ok(place.get_or_init(|| made))
    }
}

fn environment(
    language: &Language,
    assets: &Arc<Assets>,
    missing: Missing,
) -> Result<Environment<'static>, EngineError> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()?;
    environment.set_syntax(syntax);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.set_unknown_method_callback(minijinja_contrib::pycompat::unknown_method_callback);
    functions::add(&mut environment, language, assets, missing);
    for (name, file) in embedded() {
        // In a release build the files are static text, which needs no copy.
        let text = match file.data {
            Cow::Borrowed(bytes) => str::from_utf8(bytes).map(Cow::Borrowed).ok(),
            Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).ok(),
        };
        let text = text.ok_or_else(|| EngineError::Encoding(name.clone()))?;
        environment.add_template_owned(name.clone(), text)?;
        components::add(&mut environment, &name)?;
    }
    Ok(environment)
}

fn embedded() -> impl Iterator<Item = (String, rust_embed::EmbeddedFile)> {
    let third_party = ThirdParty::iter().map(|name| (ThirdParty::get(&name), name));
    let own = Own::iter().map(|name| (Own::get(&name), name));
    let all = third_party.chain(own);
    all.filter_map(|(file, name)| Some((name.into_owned(), file?)))
}
