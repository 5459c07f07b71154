//! Values that are more than text. They are read here, so that what is wrong with one is said in the language chosen.

use std::{net::SocketAddr, str::FromStr};

use jiff::civil::Date;

use crate::voice::t;

pub fn day(written: &str) -> Result<Date, String> {
    written.parse().map_err(|_| t("value-day"))
}

pub fn number<N: FromStr>(written: &str) -> Result<N, String> {
    written.parse().map_err(|_| t("value-number"))
}

pub fn address(written: &str) -> Result<SocketAddr, String> {
    written.parse().map_err(|_| t("value-address"))
}

/// An address without anything behind the host: pages stand at its root.
pub fn public_url(written: &str) -> Result<String, String> {
    let bare = written.trim_end_matches('/');
    let host = bare
        .strip_prefix("https://")
        .or_else(|| bare.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => {
            Ok(bare.to_owned())
        }
        _ => Err(t("value-public-url")),
    }
}
