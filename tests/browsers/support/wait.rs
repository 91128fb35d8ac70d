//! Waiting for what becomes true.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How long something may take to show. Two browsers share two cores, with whatever else is at work there.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is asked.
const PACE: Duration = Duration::from_millis(100);

/// Asks until the answer is something; `what` completes the sentence "… did not come".
///
/// # Errors
/// What asking says, or that nothing came in time.
pub(crate) async fn until<T, F>(what: &str, mut ask: F) -> Result<T>
where
    F: AsyncFnMut() -> Result<Option<T>>,
{
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Some(found) = ask().await? {
            return Ok(found);
        }
        tokio::time::sleep(PACE).await;
    }
    bail!("{what} did not come in {} s", PATIENCE.as_secs())
}
