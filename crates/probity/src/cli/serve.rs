//! The commands that serve pages.

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;

use super::{
    place::Database,
    value::{address, public_url},
};
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub database: Database,
    /// The address to listen on. Put a proxy with TLS in front of anything but this machine.
    #[arg(long, default_value = "127.0.0.1:8080", value_parser = address)]
    pub listen: SocketAddr,
    /// The address that people use, such as https://conduct.example.org. Invitations name it; with https, browsers use nothing else.
    #[arg(long, value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Set this if a proxy stands in front. Sign-in attempts are then counted by the address in X-Forwarded-For.
    #[arg(long)]
    pub behind_proxy: bool,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// The SQLite file to create. An existing demo is opened as it is.
    #[arg(long, default_value = "demo.db")]
    pub db: PathBuf,
    /// The address to listen on. It must be an address of this machine.
    #[arg(long, default_value = "127.0.0.1:8080", value_parser = address)]
    pub listen: SocketAddr,
    /// Create the office and stop.
    #[arg(long)]
    pub only_make: bool,
}
