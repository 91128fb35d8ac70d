//! Durations that were measured, and what is said of them.

use std::time::Duration;

/// Durations of one kind, in milliseconds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Times(Vec<f64>);

impl Times {
    /// Adds one.
    pub(crate) fn add(&mut self, one: Duration) {
        self.0.push(one.as_secs_f64() * 1_000.0);
    }

    /// Adds those of another list.
    pub(crate) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// What so many percent of them stayed below; 0 of none.
    pub(crate) fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        sorted.get(last * percent / 100).copied().unwrap_or(0.0)
    }

    /// Median, 95th percentile and longest, as cells of a table.
    pub(crate) fn cells(&self) -> String {
        let [half, most, all] = [50, 95, 100].map(|percent| milliseconds(self.percentile(percent)));
        format!("{half} | {most} | {all}")
    }
}

/// With as many digits as can be trusted.
pub(crate) fn milliseconds(value: f64) -> String {
    if value < 10.0 {
        format!("{value:.1}")
    } else {
        whole(value)
    }
}

/// A number with its thousands apart.
pub(crate) fn whole(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_sorted_list() {
        let mut times = Times::default();
        for n in (1..=101_u64).rev() {
            times.add(Duration::from_millis(n));
        }
        assert_eq!(times.cells(), "51 | 96 | 101");
        assert_eq!(Times::default().cells(), "0.0 | 0.0 | 0.0");
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(whole(280_000.0), "280,000");
        assert_eq!(whole(999.4), "999");
    }
}
