//! Times, and how they are printed.

use crate::instance::Instance;
use std::io::Write as _;
use std::time::Duration;

/// Times of several runs, in milliseconds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn push(&mut self, time: Duration) {
        let time = time.as_secs_f64() * 1e3;
        let position = self.0.partition_point(|other| *other < time);
        self.0.insert(position, time);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The time below which so many of a hundred are.
    pub(crate) fn percentile(&self, share: usize) -> f64 {
        let position = (self.0.len() * share / 100).min(self.0.len().saturating_sub(1));
        self.0.get(position).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn median(&self) -> f64 {
        self.percentile(50)
    }

    pub(crate) fn middle(&self) -> String {
        format!("{:.1}", self.median())
    }
}

/// With three digits behind the point.
pub(crate) fn milliseconds(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64() * 1e3)
}

pub(crate) fn say(line: &str) {
    // Whoever closed standard output does not want it.
    let _closed = writeln!(std::io::stdout(), "{line}");
}

pub(crate) fn header() {
    say(&format!("  {:<44} {:>13} {:>10} {:>22}  {}", "", "read or build", "solve", "", "peak memory"));
}

pub(crate) fn row(name: &str, build: &str, solve: Option<&Times>, note: &str) {
    let (median, range) = solve
        .map_or_else(Default::default, |times| (times.middle(), format!("({:.1} to {:.1})", times.percentile(0), times.percentile(100))));
    say(format!("  {name:<44} {build:>13} {median:>10} {range:>22}  {note}").trim_end());
}

/// A figure beside its aim.
pub(crate) fn judged(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}

/// One line for each instance.
#[derive(Debug, Default)]
pub(crate) struct Summary(Vec<String>);

impl Summary {
    pub(crate) fn add(&mut self, instance: &Instance, fastest: Option<(&str, &Times)>, total: &Times, fair: &Times) {
        let (peer, ratio, lowest, verdict) = match fastest {
            Some((name, times)) => {
                let ratio = times.median() / total.median();
                let lowest = times.percentile(0) / total.percentile(0);
                (format!("{name} {:.1}", times.median()), format!("{ratio:.1}"), format!("{lowest:.1}"), judged(ratio >= instance.aim))
            }
            None => ("–".to_owned(), "–".to_owned(), "–".to_owned(), ""),
        };
        let tiers = fair.median() / total.median();
        self.0.push(format!(
            "  {:<44} {peer:>20} {:>9.1} {ratio:>7} {lowest:>8} {:>5} {verdict:<7} {:>9.1} {tiers:>6.1} {:>5} {}",
            instance.name,
            total.median(),
            format!("≥ {}", instance.aim),
            fair.median(),
            format!("≤ {}", instance.aim_tiers),
            judged(tiers <= instance.aim_tiers),
        ));
    }

    pub(crate) fn print(&self) {
        say(
            "\nTotal score, ms, beside the fastest other solver (lowest: quickest run beside quickest run); all tiers beside the total alone",
        );
        say(&format!(
            "  {:<44} {:>20} {:>9} {:>7} {:>8} {:>5} {:<7} {:>9} {:>6} {:>5}",
            "", "fastest other", "total", "times", "lowest", "aim", "", "all tiers", "times", "aim"
        ));
        for line in &self.0 {
            say(line.trim_end());
        }
    }
}
