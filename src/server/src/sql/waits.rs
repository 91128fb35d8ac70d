//! How long transactions wait for their turn: the first thing that grows when a database has too much to do.

use std::future::Future;
use std::time::Instant;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;

use crate::metrics::seconds;

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Read,
    Write,
}

/// The label of a wait.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct For {
    access: &'static str,
}

/// The waits of one database; clones count together.
#[derive(Debug, Clone)]
pub struct Waits {
    /// From asking for a transaction to having it, in seconds.
    pub(crate) durations: Family<For, Histogram, fn() -> Histogram>,
    /// Transactions that ask for their turn to write.
    pub(crate) writers: Gauge,
}

impl Default for Waits {
    fn default() -> Self {
        Self {
            durations: Family::new_with_constructor(seconds),
            writers: Gauge::default(),
        }
    }
}

/// One that waits to write; dropped when it has its turn, or gives up.
struct Waiting<'a>(&'a Gauge);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Waits {
    /// Waits for a transaction and counts the wait.
    pub(super) async fn measure<T>(&self, access: Access, begin: impl Future<Output = T>) -> T {
        let start = Instant::now();
        let waiting = (access == Access::Write).then(|| {
            self.writers.inc();
            Waiting(&self.writers)
        });
        let begun = begin.await;
        drop(waiting);
        let access = match access {
            Access::Read => "read",
            Access::Write => "write",
        };
        let wait = start.elapsed().as_secs_f64();
        self.durations.get_or_create(&For { access }).observe(wait);
        begun
    }
}
