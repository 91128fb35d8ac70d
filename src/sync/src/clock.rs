//! How far the device's clock is off, kept on the device from one start to the next.

use store::Device;

use crate::browser::{ahead, now_ms, set_ahead};

/// Setting of the device: by how many milliseconds its clock is ahead of the server's.
const AHEAD: &str = "clock-ahead";

/// Less than this, in milliseconds, is the time that an answer takes: not worth a write.
const SLACK: f64 = 10_000.0;

/// Takes up what the server told at an earlier start.
pub(crate) async fn recall(device: &Device) {
    // Without it the device's own clock is shown until the next pull.
    if let Ok(Some(kept)) = device.setting(AHEAD).await
        && let Some(kept) = reading(&kept)
    {
        set_ahead(kept);
    }
}

/// The server tells its time, in milliseconds since 1970.
pub(crate) async fn told(device: &Device, server: i64) {
    let found = now_ms() - server as f64;
    if moved(ahead(), found) {
        set_ahead(found);
        // Told again with the next pull.
        let _ = device
            .set_setting(AHEAD, Some(&(found as i64).to_string()))
            .await;
    }
}

fn reading(kept: &str) -> Option<f64> {
    kept.parse::<i64>().ok().map(|kept| kept as f64)
}

fn moved(known: f64, found: f64) -> bool {
    (known - found).abs() > SLACK
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_off_is_corrected_and_a_slow_answer_is_not_taken_for_it() {
        let year = 365.0 * 86_400_000.0;
        assert!(moved(0.0, year));
        assert!(moved(year, 0.0), "somebody set it right");
        assert!(!moved(year, year + 4_000.0));
        assert_eq!(reading("-31536000000"), Some(-year));
        assert_eq!(reading("a year"), None);
    }
}
