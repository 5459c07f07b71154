//! A load generator: keep-alive HTTP/1.1 connections to a server on this machine, each sending one request after
//! another. It is written by hand, to use as little as possible of the two shared cores.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The result of one load run.
#[derive(Debug, Clone)]
pub struct Load {
    /// Connections used.
    pub connections: usize,
    /// Answers a second with a wanted status.
    pub per_second: f64,
    /// Median time from request to complete answer.
    pub p50: Duration,
    /// 99th percentile of that time.
    pub p99: Duration,
    /// Answers with any other status, and broken connections.
    pub refused: usize,
    /// Answers counted.
    pub done: usize,
    /// The `Location` of each answer that has one.
    pub places: Vec<String>,
}

/// The results of one connection, or of several.
#[derive(Debug, Default)]
struct Seen {
    times: Vec<Duration>,
    places: Vec<String>,
    refused: usize,
}

/// Makes the `n`-th request of connection `c`: the exact bytes to send.
pub type MakeRequest = dyn Fn(usize, usize) -> Vec<u8> + Send + Sync;

/// Statuses that count as success for a read: the page, or the note that the reader already has it.
pub const READ: &[u16] = &[200, 304];
/// Statuses that count as success for a submission: done, or done and shown at another address.
pub const SENT: &[u16] = &[201, 303];

/// Sends requests over `connections` for `time` and reports the result. Answers with a status outside `wanted`
/// count as refused.
pub async fn run(
    address: &str,
    connections: usize,
    time: Duration,
    wanted: &'static [u16],
    make: Arc<MakeRequest>,
) -> Load {
    let start = Instant::now();
    let workers: Vec<_> = (0..connections)
        .map(|c| {
            tokio::spawn(connection(
                address.to_owned(),
                c,
                start + time,
                wanted,
                Arc::clone(&make),
            ))
        })
        .collect();
    let mut all = Seen::default();
    for worker in workers {
        match worker.await {
            Ok(mut one) => {
                all.times.append(&mut one.times);
                all.places.append(&mut one.places);
                all.refused += one.refused;
            }
            Err(_) => all.refused += 1,
        }
    }
    let elapsed = start.elapsed().as_secs_f64();
    let Seen {
        mut times,
        places,
        refused,
    } = all;
    times.sort_unstable();
    let at = |share| at(&times, share);
    Load {
        connections,
        per_second: times.len() as f64 / elapsed,
        p50: at(0.5),
        p99: at(0.99),
        refused,
        done: times.len(),
        places,
    }
}

async fn connection(
    address: String,
    c: usize,
    until: Instant,
    wanted: &'static [u16],
    make: Arc<MakeRequest>,
) -> Seen {
    let mut seen = Seen::default();
    let Ok(mut stream) = TcpStream::connect(&address).await else {
        seen.refused += 1;
        return seen;
    };
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::with_capacity(64 * 1024);
    for n in 0.. {
        let sent = Instant::now();
        if sent >= until {
            break;
        }
        match exchange(&mut stream, &make(c, n), &mut buffer).await {
            Ok(status) if wanted.contains(&status) => {
                seen.times.push(sent.elapsed());
                // Pages have no `Location`, so their heads are not searched.
                if SENT.contains(&status) {
                    seen.places.extend(place(&buffer));
                }
            }
            Ok(_) => seen.refused += 1,
            Err(_) => {
                seen.refused += 1;
                break;
            }
        }
    }
    seen
}

/// The `Location` of an answer.
fn place(answer: &[u8]) -> Option<String> {
    let end = answer.windows(4).position(|w| w == b"\r\n\r\n")?;
    let head = str::from_utf8(answer.get(..end)?).ok()?;
    header(head, "location").map(str::to_owned)
}

/// Sends one request, reads its complete answer and returns the status. The body stays in `buffer` after the head.
pub async fn exchange(
    stream: &mut TcpStream,
    request: &[u8],
    buffer: &mut Vec<u8>,
) -> io::Result<u16> {
    stream.write_all(request).await?;
    buffer.clear();
    let head = loop {
        if stream.read_buf(buffer).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if let Some(end) = buffer.windows(4).position(|w| w == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let (status, length) = parse_head(&buffer[..head])?;
    while buffer.len() < head + length {
        if stream.read_buf(buffer).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(status)
}

fn parse_head(head: &[u8]) -> io::Result<(u16, usize)> {
    let text = str::from_utf8(head).map_err(|_| io::ErrorKind::InvalidData)?;
    let status = text
        .get(9..12)
        .and_then(|s| s.parse().ok())
        .ok_or(io::ErrorKind::InvalidData)?;
    let length = text
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, value)| value.trim().parse().ok())
        .unwrap_or(0);
    // A 304 answer has no body, whatever length its head states (RFC 9110, 15.4.5).
    Ok((status, if status == 304 { 0 } else { length }))
}

/// A GET request's bytes.
pub fn get(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n").into_bytes()
}

/// A POST request's bytes.
pub fn post(path: &str, media_type: &str, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Sends one request. Returns the status, head and body.
pub async fn send(address: &str, request: &[u8]) -> io::Result<(u16, String, Vec<u8>)> {
    let (mut stream, mut buffer) = (TcpStream::connect(address).await?, Vec::new());
    let status = exchange(&mut stream, request, &mut buffer).await?;
    let end = buffer
        .windows(4)
        .position(|w| w == b"\r\n\r\n")
        .map_or(buffer.len(), |at| at + 4);
    let body = buffer.split_off(end);
    Ok((status, String::from_utf8_lossy(&buffer).into_owned(), body))
}

/// A header's value.
pub fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines
        .into_iter()
        .find(|(one, _)| one.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}

/// The time at this share of the measured times, which must be sorted.
pub fn at(times: &[Duration], share: f64) -> Duration {
    let last = times.len().saturating_sub(1);
    times
        .get((last as f64 * share) as usize)
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read() {
        let head = "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\nContent-Length: 12\r\n\r\n";
        assert_eq!(parse_head(head.as_bytes()).unwrap(), (304, 0));
        assert_eq!(header(head, "etag"), Some("\"x\""));
        let answer = b"HTTP/1.1 303 See Other\r\nlocation: /here\r\n\r\nlocation: /there\r\n";
        assert_eq!(place(answer), Some("/here".to_owned()));
    }
}
