//! A load generator: keep-alive HTTP/1.1 connections to a server on this machine, each sending one request after another.
//! Written by hand (as little as a load needs) so that the client takes as little as possible of the two shared cores.

use std::{
    io,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// What one load run found.
#[derive(Debug, Clone)]
pub struct Load {
    /// Connections used.
    pub connections: usize,
    /// Answers with a 2xx or 304 status, a second.
    pub per_second: f64,
    /// Median time from request to whole answer.
    pub p50: Duration,
    /// 99th percentile of the same.
    pub p99: Duration,
    /// Answers with any other status, and broken connections.
    pub refused: usize,
    /// Answers counted.
    pub done: usize,
}

/// Makes the `n`-th request of connection `c`: the exact bytes to send.
pub type MakeRequest = dyn Fn(usize, usize) -> Vec<u8> + Send + Sync;

/// Sends requests over `connections` for `time` and reports.
pub async fn run(address: &str, connections: usize, time: Duration, make: Arc<MakeRequest>) -> Load {
    let start = Instant::now();
    let workers: Vec<_> = (0..connections)
        .map(|c| tokio::spawn(connection(address.to_owned(), c, start + time, Arc::clone(&make))))
        .collect();
    let (mut times, mut refused) = (Vec::new(), 0);
    for worker in workers {
        match worker.await {
            Ok((mut theirs, bad)) => {
                times.append(&mut theirs);
                refused += bad;
            }
            Err(_) => refused += 1,
        }
    }
    let elapsed = start.elapsed().as_secs_f64();
    times.sort_unstable();
    let at = |share: f64| {
        let last = times.len().saturating_sub(1);
        times.get((last as f64 * share) as usize).copied().unwrap_or_default()
    };
    Load { connections, per_second: times.len() as f64 / elapsed, p50: at(0.5), p99: at(0.99), refused, done: times.len() }
}

async fn connection(address: String, c: usize, until: Instant, make: Arc<MakeRequest>) -> (Vec<Duration>, usize) {
    let (mut times, mut refused) = (Vec::new(), 0);
    let Ok(mut stream) = TcpStream::connect(&address).await else { return (times, 1) };
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::with_capacity(64 * 1024);
    for n in 0.. {
        let sent = Instant::now();
        if sent >= until {
            break;
        }
        match exchange(&mut stream, &make(c, n), &mut buffer).await {
            Ok(status) if (200..300).contains(&status) || status == 304 => times.push(sent.elapsed()),
            Ok(_) => refused += 1,
            Err(_) => return (times, refused + 1),
        }
    }
    (times, refused)
}

/// Sends one request and reads its whole answer; gives the status. The body is left in `buffer` after the head.
pub async fn exchange(stream: &mut TcpStream, request: &[u8], buffer: &mut Vec<u8>) -> io::Result<u16> {
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
    let status = text.get(9..12).and_then(|s| s.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
    let length = text
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, value)| value.trim().parse().ok())
        .unwrap_or(0);
    Ok((status, length))
}

/// A GET request's bytes.
pub fn get(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n").into_bytes()
}

/// A JSON POST request's bytes.
pub fn post(path: &str, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
    .into_bytes()
}
