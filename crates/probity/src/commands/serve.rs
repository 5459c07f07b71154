//! `probity serve`: serves the pages and the API of one database.

use std::net::SocketAddr;
use std::sync::Arc;

use probity_i18n::key;
use probity_service::{Clock, Service};
use probity_web::routes::router;
use probity_web::site::SiteSettings;
use probity_web::{App, Site};
use tokio::net::TcpListener;

use super::service;
use crate::cli::Serve;
use crate::machine::SystemClock;
use crate::outcome::{Failure, Outcome};
use crate::output::{sentence, tell};

/// Serves until the process is asked to stop.
pub async fn run(serve: Serve) -> Result<Outcome, Failure> {
    let service = service(&serve.database).await?;
    let listener = listen(serve.listen).await?;
    let address = listener.local_addr().map_err(Failure::unable)?;
    tell(key("cli-serve-listens").with("address", format!("http://{address}")));
    let in_front = ProxySettings {
        public_url: serve.public_url,
        behind_proxy: serve.behind_proxy,
    };
    serve_on(listener, service, in_front).await
}

/// The proxy and address between people and this program.
#[derive(Default)]
pub struct ProxySettings {
    /// The address that people use.
    pub public_url: Option<String>,
    /// Whether a proxy reports where requests come from.
    pub behind_proxy: bool,
}

/// Opens the address. If that fails, the error says why and what to do.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        let taken = key("cli-serve-taken").with("address", address.to_string());
        Failure::unable(sentence(taken.with("problem", error.to_string())))
    })
}

/// Serves every office of the database.
pub async fn serve_on(
    listener: TcpListener,
    service: Service,
    in_front: ProxySettings,
) -> Result<Outcome, Failure> {
    let offices = service
        .store()
        .offices()
        .await
        .map_err(|error| super::failed(error.into()))?;
    let settings = SiteSettings {
        public_url: in_front.public_url,
        behind_proxy: in_front.behind_proxy,
        ..SiteSettings::of(title(&service, &offices), SystemClock.now())
    };
    let site = Site::new(settings).map_err(Failure::unable)?;
    let app = App::new(service.clone(), Arc::clone(&site), offices);
    let router = router(&app).map_err(Failure::unable)?;
    tokio::spawn(sweep(service));
    axum::serve(
        listener,
        router.into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(stop())
    .await
    .map_err(Failure::unable)?;
    Ok(Outcome::Done)
}

/// The office's name if there is only one, otherwise the program's.
fn title(service: &Service, offices: &[String]) -> String {
    match offices {
        [only] => service
            .conduct()
            .office(only)
            .map_or_else(|| only.clone(), |office| office.name.english().to_owned()),
        _ => "Probity".to_owned(),
    }
}

/// Removes expired sessions and attempts every ten minutes.
async fn sweep(service: Service) {
    let mut every = tokio::time::interval(std::time::Duration::from_mins(10));
    loop {
        every.tick().await;
        if let Err(error) = service.accounts.sweep().await {
            tracing::warn!(%error, "sessions that ran out were not swept");
        }
    }
}

/// Waits for an interrupt or the system's request to stop.
async fn stop() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) =
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
    else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
