//! The commands that serve pages.

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;

use super::{
    place::Database,
    value::{address, public_url},
};
use crate::voice::t;

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub database: Database,
    #[arg(long, default_value = "127.0.0.1:8080", value_parser = address, help = t("help-serve-listen"))]
    pub listen: SocketAddr,
    #[arg(long, value_name = "URL", value_parser = public_url, help = t("help-serve-public-url"))]
    pub public_url: Option<String>,
    #[arg(long, help = t("help-serve-behind-proxy"))]
    pub behind_proxy: bool,
}

#[derive(Debug, Args)]
pub struct Demo {
    #[arg(long, default_value = "demo.db", help = t("help-demo-db"))]
    pub db: PathBuf,
    #[arg(long, default_value = "127.0.0.1:8080", value_parser = address, help = t("help-demo-listen"))]
    pub listen: SocketAddr,
    #[arg(long, help = t("help-demo-only-make"))]
    pub only_make: bool,
}
