//! Printing: lines, rates and times in the same form everywhere.

use std::io::Write;
use std::time::Duration;

use crate::load::Load;
use crate::machine;

/// Prints a line. If the reader is gone (`| head`), that is not an error.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// Prints a section's heading with the other load on the machine, measured while the bench rests.
pub async fn heading(title: &str) {
    let busy = machine::busy(Duration::from_millis(500)).await;
    say(&format!("\n## {title}"));
    say(&format!(
        "other load: {:.0} % of all cores busy before it began, load average {:.1}",
        busy * 100.0,
        machine::load_average()
    ));
}

/// A time in a suitable unit.
pub fn time(time: Duration) -> String {
    match time.as_secs_f64() {
        seconds if seconds >= 1.0 => format!("{seconds:.2} s"),
        seconds if seconds >= 0.001 => format!("{:.2} ms", seconds * 1e3),
        seconds => format!("{:.1} µs", seconds * 1e6),
    }
}

/// A whole number with separators between thousands.
pub fn count(n: f64) -> String {
    let digits = format!("{:.0}", n.max(0.0));
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A ratio. Smaller ones have more digits.
pub fn ratio(ours: f64, best: f64) -> String {
    if best <= 0.0 {
        return "nothing to compare with".to_owned();
    }
    let ratio = ours / best;
    if ratio < 0.1 {
        format!("1/{:.0}", 1.0 / ratio.max(1e-9))
    } else {
        format!("{ratio:.2}")
    }
}

/// The result of a load run in one line.
pub fn load(what: &str, load: &Load) -> String {
    let refused = if load.refused == 0 {
        String::new()
    } else {
        format!(", {} REFUSED", load.refused)
    };
    format!(
        "{what:<34} {:>3} connections: {:>7}/s  p50 {:>9}  p99 {:>9}{refused}",
        load.connections,
        count(load.per_second),
        time(load.p50),
        time(load.p99)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_readable() {
        assert_eq!(count(1_234_567.4), "1,234,567");
        assert_eq!(count(999.0), "999");
        assert_eq!(time(Duration::from_micros(1500)), "1.50 ms");
        assert_eq!(ratio(1.0, 50.0), "1/50");
        assert_eq!(ratio(2.0, 4.0), "0.50");
    }
}
