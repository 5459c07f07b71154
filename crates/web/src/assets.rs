//! Embedded stylesheets and pictures, served under names that change with their content.
//!
//! `/static/components.3f2a91bc44d0.css` may be cached for ever, because other content has another name. The plain name
//! works too (`/static/licences.txt`), and is revalidated each time.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_embed::RustEmbed;

const PREFIX: &str = "/static/";

#[derive(RustEmbed)]
#[folder = "static/"]
struct Own;

#[derive(RustEmbed)]
#[folder = "../../third-party/assets/"]
struct ThirdParty;

/// One embedded file.
pub(crate) struct Asset {
    pub(crate) data: Cow<'static, [u8]>,
    url: String,
    hash: String,
}

/// All embedded files by their plain names.
pub struct Assets(BTreeMap<String, Asset>);

impl Assets {
    /// Reads what is embedded.
    #[must_use]
    pub fn embedded() -> Self {
        let third_party = ThirdParty::iter().map(|name| (ThirdParty::get(&name), name));
        let own = Own::iter().map(|name| (Own::get(&name), name));
        let all = third_party.chain(own).filter_map(|(file, name)| {
            let file = file?;
            let hash = hex::encode(&file.metadata.sha256_hash()[..6]);
            let url = format!("{PREFIX}{}", hashed(&name, &hash));
            let data = file.data;
            Some((name.into_owned(), Asset { data, url, hash }))
        });
        Self(all.collect())
    }

    /// The address of a file under its content's name. `None` for an unknown file.
    #[must_use]
    pub fn url(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|asset| asset.url.as_str())
    }

    pub(crate) fn find(&self, asked: &str) -> Option<(&str, &Asset, bool)> {
        if let Some((name, asset)) = self.0.get_key_value(asked) {
            return Some((name, asset, false));
        }
        let (stem, extension) = asked.rsplit_once('.')?;
        let (plain, hash) = stem.rsplit_once('.')?;
        let (name, asset) = self.0.get_key_value(&format!("{plain}.{extension}"))?;
        // Another server may run a newer or older version: serve this one's file, but do not let it be cached.
        Some((name, asset, asset.hash == hash))
    }
}

fn hashed(name: &str, hash: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => name.to_owned(),
    }
}

pub(crate) fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With a missing brace, a browser silently ignores every rule after it.
    #[test]
    fn our_stylesheet_closes_every_brace() {
        let file = Own::get("probity.css").unwrap();
        let mut depth = 0_i32;
        for byte in file.data.iter() {
            depth += i32::from(*byte == b'{') - i32::from(*byte == b'}');
            // Rules are nested at most two deep.
            assert!((0..=2).contains(&depth));
        }
        assert_eq!(depth, 0);
    }
}
