//! The address that a sign-in attempt comes from. Attempts are counted by it, so that no one can try every name of an
//! office.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::site::Site;

/// The header to which each proxy adds the address of its client.
const FORWARDED: &str = "x-forwarded-for";

/// The address by which attempts are counted: an IPv4 address, or the half of an IPv6 address that a household or an
/// office shares. Empty if it is unknown, as in tests without a socket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map(|ConnectInfo(address)| address.ip());
        let site = parts.extensions.get::<Arc<Site>>();
        let behind_proxy = site.is_some_and(|site| site.settings.behind_proxy);
        let forwarded = behind_proxy
            .then(|| forwarded_address(&parts.headers))
            .flatten();
        Ok(Self(forwarded.or(peer).map(network).unwrap_or_default()))
    }
}

/// The address that our own proxy added: the last one, because the sender can write anything into the others.
fn forwarded_address(headers: &HeaderMap) -> Option<IpAddr> {
    let line = headers.get_all(FORWARDED).into_iter().next_back()?;
    let last = line.to_str().ok()?.rsplit(',').next()?.trim();
    let alone = last.parse().ok();
    alone.or_else(|| Some(last.parse::<SocketAddr>().ok()?.ip()))
}

fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_forwarded_address_counts() {
        let of = |lines: &[&str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append(FORWARDED, line.parse().unwrap());
            }
            forwarded_address(&headers).map(|address| address.to_string())
        };
        assert_eq!(of(&["198.51.100.1, 203.0.113.9"]).unwrap(), "203.0.113.9");
        assert_eq!(of(&["198.51.100.1", "203.0.113.9"]).unwrap(), "203.0.113.9");
        assert_eq!(of(&["203.0.113.9:4711"]).unwrap(), "203.0.113.9");
        assert_eq!(of(&["[2001:db8::7]:4711"]).unwrap(), "2001:db8::7");
        assert_eq!(of(&["203.0.113.9, unknown"]), None);
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn addresses_of_one_connection_count_together() {
        let of = |address: &str| network(address.parse().unwrap());
        assert_eq!(of("203.0.113.9"), "203.0.113.9");
        assert_eq!(of("::ffff:203.0.113.9"), "203.0.113.9");
        assert_eq!(of("2001:db8:1:2::7"), "2001:db8:1:2::/64");
        assert_eq!(of("2001:db8:1:2:ffff::1"), of("2001:db8:1:2::7"));
    }
}
