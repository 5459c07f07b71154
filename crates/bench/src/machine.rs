//! The other load on the machine, and the resources of a process, read from /proc. Other load has cut durable
//! commits to a fifth, so a figure without the load of its time means little.

use std::fs;
use std::time::Duration;

/// Share of all cores that was busy during `time`, from 0 to 1, including this process.
pub async fn busy(time: Duration) -> f64 {
    let before = ticks();
    tokio::time::sleep(time).await;
    let after = ticks();
    let (idle, all) = (
        after.0.saturating_sub(before.0),
        after.1.saturating_sub(before.1),
    );
    if all == 0 {
        0.0
    } else {
        1.0 - idle as f64 / all as f64
    }
}

/// Idle and total ticks of all cores since the machine started.
fn ticks() -> (u64, u64) {
    let stat = fs::read_to_string("/proc/stat").unwrap_or_default();
    let line: Vec<u64> = stat
        .lines()
        .next()
        .unwrap_or("")
        .split_whitespace()
        .filter_map(|n| n.parse().ok())
        .collect();
    let idle = line.get(3).copied().unwrap_or(0) + line.get(4).copied().unwrap_or(0);
    (idle, line.iter().sum())
}

/// The one-minute load average.
pub fn load_average() -> f64 {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace()
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(0.0)
}

/// Proportional set size of a process, in MB.
pub fn pss_mb(pid: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let kb: f64 = rollup
        .lines()
        .find_map(|line| line.strip_prefix("Pss:"))
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|n| n.parse().ok())
        .unwrap_or(0.0);
    kb / 1024.0
}

/// Processor time of a process so far, in user and kernel mode. Zero if the process does not exist.
pub fn processor_time(pid: u32) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The second field is the program's name in brackets, which may have spaces.
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: u64 = rest
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|n| n.parse::<u64>().ok())
        .sum();
    Duration::from_millis(ticks * 1000 / TICKS)
}

/// Ticks a second in /proc. They are the same on every Linux (`USER_HZ`).
const TICKS: u64 = 100;

/// The number of cores.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
