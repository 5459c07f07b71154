//! The commands that serve pages.

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;

use super::place::Database;

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub database: Database,
    /// The address to listen on. Put a proxy with TLS in front of anything but this machine.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address that people use, such as https://conduct.example.org: invitations name it, and with https browsers are told to use nothing else.
    #[arg(long, value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// A proxy stands in front: count attempts to sign in by the address that it adds to X-Forwarded-For.
    #[arg(long)]
    pub behind_proxy: bool,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// The SQLite file to make; an existing demo is opened as it is.
    #[arg(long, default_value = "demo.db")]
    pub db: PathBuf,
    /// The address to listen on; only this machine's own are allowed.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Make the office and stop, without serving.
    #[arg(long)]
    pub only_make: bool,
}

/// An address without anything behind the host: pages stand at its root.
fn public_url(written: &str) -> Result<String, String> {
    let bare = written.trim_end_matches('/');
    let host = bare
        .strip_prefix("https://")
        .or_else(|| bare.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => Ok(bare.to_owned()),
        _ => Err("it begins with https:// and has nothing after the host, such as https://conduct.example.org".to_owned()),
    }
}
