//! Checks a folder of codes and tells every mistake: `cargo run -p probity-conduct --example check -- codes`.
use std::env;
use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let folder = env::args().nth(1).unwrap_or_else(|| "codes".to_owned());
    let mut out = std::io::stdout().lock();
    match probity_conduct::Codes::load(&probity_conduct::Directory::new(folder)) {
        Ok(codes) => {
            writeln!(
                out,
                "{} offices, fingerprint {}",
                codes.offices().count(),
                codes.fingerprint()
            )?;
            Ok(ExitCode::SUCCESS)
        }
        Err(mistakes) => {
            let english = probity_i18n::Words::load()?.for_language("en");
            for mistake in &mistakes {
                writeln!(out, "{}", mistake.text(&english))?;
            }
            writeln!(out, "{} mistakes", mistakes.len())?;
            Ok(ExitCode::FAILURE)
        }
    }
}
