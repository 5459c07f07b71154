//! The `codes/` that ship in the binary, and an office's own laid over them.

use std::path::PathBuf;

use probity_code::{Codes, Directory, Memory, Mistake, Overlay};
use rust_embed::RustEmbed;

use crate::outcome::Failure;

#[derive(RustEmbed)]
#[folder = "../../codes"]
struct Shipped;

/// The files that ship.
fn files() -> Memory {
    Shipped::iter()
        .filter_map(|path| {
            let file = Shipped::get(&path)?;
            Some((
                path.into_owned(),
                String::from_utf8_lossy(&file.data).into_owned(),
            ))
        })
        .collect()
}

/// What ships, with the files of `own` added or laid over it. All or nothing: one mistake and there are no codes.
pub fn load(own: Option<&PathBuf>) -> Result<Codes, Failure> {
    let shipped = files();
    let loaded = match own {
        None => Codes::load(&shipped),
        Some(folder) => Codes::load(&Overlay {
            under: &shipped,
            over: &Directory::new(folder),
        }),
    };
    loaded.map_err(|mistakes| refused(&mistakes))
}

fn refused(mistakes: &[Mistake]) -> Failure {
    let lines = mistakes.iter().map(ToString::to_string);
    let end = format!("{} in codes/: nothing was started.", count(mistakes.len()));
    Failure::bad_input(lines.chain([end]))
}

/// "1 mistake", "2 mistakes".
pub fn count(mistakes: usize) -> String {
    format!("{mistakes} mistake{}", if mistakes == 1 { "" } else { "s" })
}
