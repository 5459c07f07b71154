//! `probity demo`: creates the made-up office if it does not exist, prints how to sign in, and serves it only on
//! this machine.

use std::sync::Arc;

use probity_i18n::key;
use probity_service::{Clock, Dependencies, Service};
use probity_store::{Options, Store};

use super::{failed, serve};
use crate::cli::Demo;
use crate::machine::{SystemClock, SystemRng};
use crate::outcome::{Failure, Outcome};
use crate::output::{say, sentence, tell};
use crate::{sample, shipped};

/// Creates the office and serves it.
pub async fn run(arguments: Demo) -> Result<Outcome, Failure> {
    if !arguments.listen.ip().is_loopback() {
        return Err(Failure::bad(sentence(key("cli-demo-listens"))));
    }
    let codes = Arc::new(shipped::load(None)?);
    let store = Store::open_sqlite(&arguments.db, Options::default())
        .await
        .map_err(|error| failed(error.into()))?;
    let offices = store
        .offices()
        .await
        .map_err(|error| failed(error.into()))?;
    if !offices.iter().any(|office| office == sample::OFFICE) {
        sample::make(&store, &codes, Arc::new(SystemRng), SystemClock.now())
            .await
            .map_err(failed)?;
    }
    if arguments.only_make {
        return Ok(Outcome::Done);
    }
    let listener = serve::listen(arguments.listen).await?;
    let port = listener.local_addr().map_err(Failure::unable)?.port();
    let dependencies = Dependencies {
        store,
        codes,
        clock: Arc::new(SystemClock),
        rng: Arc::new(SystemRng),
    };
    let service = Service::new(dependencies).map_err(failed)?;
    introduce(&arguments, port);
    serve::serve_on(listener, service, serve::ProxySettings::default()).await
}

/// Prints one screen: the address, the people you can sign in as, and what to try first.
fn introduce(arguments: &Demo, port: u16) {
    // On plain http, browsers keep secure cookies only for `localhost`.
    let address = format!("http://localhost:{port}");
    tell(key("cli-demo-address").with("address", address.as_str()));
    say("");
    tell(key("cli-demo-sign-in").with("passphrase", sample::PASSPHRASE));
    for persona in sample::personas() {
        say(format!(
            "  {:<22} {:<36} {}",
            persona.who, persona.login, persona.name
        ));
    }
    let register = format!(
        "{address}/{}/registers/gifts-and-hospitality",
        sample::OFFICE
    );
    say("");
    let open = key("cli-demo-open").with("ask", format!("{address}/ask"));
    tell(open.with("register", register));
    let file = arguments.db.display().to_string();
    tell(key("cli-demo-records").with("file", file));
}
