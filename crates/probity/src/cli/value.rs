//! Parsers for argument values, with errors that say what to write instead.

use std::net::SocketAddr;
use std::str::FromStr;

use jiff::civil::Date;

pub fn day(written: &str) -> Result<Date, String> {
    written
        .parse()
        .map_err(|_| "write a day as 2026-07-31".to_owned())
}

pub fn number<N: FromStr>(written: &str) -> Result<N, String> {
    written
        .parse()
        .map_err(|_| "write a whole number in figures".to_owned())
}

pub fn address(written: &str) -> Result<SocketAddr, String> {
    written.parse().map_err(|_| {
        "write an address of this machine with a port, such as 127.0.0.1:8080".to_owned()
    })
}

/// A public address without a path, because the pages are at its root.
pub fn public_url(written: &str) -> Result<String, String> {
    let bare = written.trim_end_matches('/');
    let host = bare
        .strip_prefix("https://")
        .or_else(|| bare.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => {
            Ok(bare.to_owned())
        }
        _ => Err(
            "begin with https:// and end with the host, such as https://conduct.example.org"
                .to_owned(),
        ),
    }
}
