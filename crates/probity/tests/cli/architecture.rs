//! `docs/developers/architecture.md` lists the crates that there are, each with the crates that it uses.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Each crate with the crates of this workspace that it uses, from the manifests.
fn in_manifests() -> BTreeMap<String, Vec<String>> {
    let folders = fs::read_dir(root().join("crates")).unwrap();
    let uses = folders.map(|folder| {
        let folder = folder.unwrap().path();
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let manifest: toml::Table = manifest.parse().unwrap();
        let dependencies = manifest["dependencies"].as_table().unwrap();
        let own = dependencies.keys();
        let own = own.filter_map(|name| Some(name.strip_prefix("probity-")?.to_owned()));
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let mut own: Vec<String> = own.collect();
        own.sort();
        (name, own)
    });
    uses.collect()
}

/// The same as the page says it: "- `name`: what it is; uses `a`, `b`", or "uses none".
fn on_the_page() -> BTreeMap<String, Vec<String>> {
    let page = root().join("docs/developers/architecture.md");
    let page = fs::read_to_string(page).unwrap();
    let lines = page.lines().filter_map(|line| {
        let (name, rest) = line.strip_prefix("- `")?.split_once("`: ")?;
        let (_, uses) = rest.rsplit_once("; uses ")?;
        let uses = uses.split('`').skip(1).step_by(2).map(str::to_owned);
        Some((name.to_owned(), uses.collect()))
    });
    lines.collect()
}

#[test]
fn the_page_lists_every_crate_and_what_it_uses() {
    assert_eq!(on_the_page(), in_manifests());
}
