//! The page trait: a typed context, its template, and samples that a test renders in every language.
//!
//! Every page is one module of its noun, `<noun>/<page>.rs`; the noun's main page is `page.rs`. It has, in this order:
//!
//! 1. the context, which the template gets: a struct with its [`Page`];
//! 2. the handlers: `get`, and `post` for a form;
//! 3. what only they need.
//!
//! If that is more than 400 lines, the context moves to `<page>/view.rs` (and samples that are long to
//! `<page>/samples.rs`), and `<page>.rs` re-exports it. Further parts of the one page are files in `<page>/`. What
//! several pages of a noun share is a file of the noun.

use serde::Serialize;

/// The context of one page. The template sees it as `page`, and the frame around it as `shell`.
pub trait Page: Serialize + Sized {
    /// The path below `templates/`, for example `home/accessibility.html`.
    const TEMPLATE: &'static str;

    /// Contexts that show the page in each of its states: empty, full, with form errors.
    fn samples() -> Vec<Self>;
}

/// A page in the registry, without its type.
pub struct Registered {
    /// The context type's name.
    pub name: &'static str,
    /// [`Page::TEMPLATE`].
    pub template: &'static str,
    /// [`Page::samples`] in the form that the template gets.
    pub samples: fn() -> Vec<serde_json::Value>,
}

/// A page's samples as JSON. A sample that cannot be written as JSON becomes null, which no template can render.
#[must_use]
pub fn samples_of<P: Page>() -> Vec<serde_json::Value> {
    P::samples()
        .iter()
        .map(|sample| serde_json::to_value(sample).unwrap_or_default())
        .collect()
}

/// Defines `registry()`: every page, for the test that renders them all.
#[macro_export]
macro_rules! pages {
    ($($page:ty),* $(,)?) => {
        /// Every page, with its template and samples.
        #[must_use]
        pub fn registry() -> Vec<$crate::page::Registered> {
            vec![$($crate::page::Registered {
                name: stringify!($page),
                template: <$page as $crate::page::Page>::TEMPLATE,
                samples: $crate::page::samples_of::<$page>,
            }),*]
        }
    };
}
