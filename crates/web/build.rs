//! Says plainly what is missing before the embedding fails on it, and notices new templates.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    for folder in ["templates", "static", "../../third-party/stamp"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    for needed in ["assets/components.css", "templates/govuk_frontend_jinja"] {
        if !Path::new("../../third-party").join(needed).exists() {
            println!("cargo:rerun-if-changed=../../third-party/{needed}");
            println!(
                "cargo:error=third-party/{needed} is missing: run `make assets` in the repository's root, then build again"
            );
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
