//! The commands that serve pages.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use super::place::Database;
use super::value::{address, public_url};
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub database: Database,
    /// The address to listen on. If other machines can reach it, put a proxy with TLS in front.
    #[arg(long, default_value = "127.0.0.1:8080", value_parser = address)]
    pub listen: SocketAddr,
    /// The address that people use, such as `https://conduct.example.org`. Invitations contain it. If it begins with
    /// https, browsers use only https.
    #[arg(long, value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Set this if a proxy stands in front. Sign-in attempts are then counted by the address in X-Forwarded-For.
    #[arg(long)]
    pub behind_proxy: bool,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// The SQLite file to create. If it exists already, it is opened as it is.
    #[arg(long, default_value = "demo.db")]
    pub db: PathBuf,
    /// The address to listen on. It must be an address of this machine.
    #[arg(long, default_value = "127.0.0.1:8080", value_parser = address)]
    pub listen: SocketAddr,
    /// Create the office and stop, without serving pages.
    #[arg(long)]
    pub only_make: bool,
}
