//! When the next round is due, and what people are told meanwhile.
//!
//! Pure: every event comes with the time in milliseconds and, where many devices could act at once, with
//! a number from 0 to 1 drawn by the caller.

use crate::trouble::Trouble;

/// Pause between a local write and the round that sends it, so that a burst goes out together.
const AFTER_WRITE: f64 = 2_000.0;
/// Pause while something waits that no other reason hastens.
const WHILE_WAITING: f64 = 60_000.0;
/// A room of thirty devices whose network comes back spreads over this.
const SPREAD: f64 = 10_000.0;
/// Devices that are opened at the start of a lesson spread over this. Short, for somebody looks at each.
const OPEN_SPREAD: f64 = 3_000.0;
/// Longest pause after failures.
const BACKOFF_MAX: f64 = 60_000.0;
/// The longest wait that a server or a proxy may ask for: nobody sits before a dead button for an hour.
const ASKED_MAX: f64 = 300_000.0;
/// Something pending, a network, and no progress for this long: people are told.
const STUCK: f64 = 300_000.0;

/// Code shown with a blocked queue, to be read out to whoever helps: `S-01`…
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockCode(pub u8);

impl BlockCode {
    /// The server cannot be reached although there is a network.
    pub const UNREACHABLE: Self = Self(1);
    /// Something else answers: the login page of a network.
    pub const PORTAL: Self = Self(2);
    /// The server fails.
    pub const SERVER: Self = Self(3);
    /// Answers cannot be understood.
    pub const PROTOCOL: Self = Self(4);
    /// Too many requests.
    pub const TOO_MANY: Self = Self(5);
    /// Too large to be sent.
    pub const TOO_LARGE: Self = Self(6);
    /// The server refuses the whole exchange.
    pub const REFUSED: Self = Self(7);
    /// The device's storage failed.
    pub const STORAGE: Self = Self(8);
    /// Rounds do not end.
    pub const SILENT: Self = Self(9);

    fn of(trouble: Option<Trouble>) -> Self {
        match trouble {
            Some(Trouble::Offline) => Self::UNREACHABLE,
            Some(Trouble::Portal) => Self::PORTAL,
            Some(Trouble::Server) => Self::SERVER,
            Some(Trouble::Protocol | Trouble::Damaged | Trouble::TooOld) => Self::PROTOCOL,
            Some(Trouble::TooMany(_)) => Self::TOO_MANY,
            Some(Trouble::TooLarge) => Self::TOO_LARGE,
            Some(
                Trouble::Refused(_) | Trouble::SignedOut | Trouble::NotYours | Trouble::Erased,
            ) => Self::REFUSED,
            Some(Trouble::Storage) => Self::STORAGE,
            None => Self::SILENT,
        }
    }
}

impl std::fmt::Display for BlockCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "S-{:02}", self.0)
    }
}

/// What people are told of the exchange with the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyncStatus {
    /// Nothing waits, and the last round went well.
    UpToDate,
    /// Nothing waits here, and the server has not been heard yet since the profile was opened or the network came
    /// back: what others did may be missing.
    Checking,
    /// So many changes are on this device and go out soon.
    Waiting(usize),
    /// They are going out now.
    Sending,
    /// No network, or no server.
    Offline {
        /// Changes on this device.
        waiting: usize,
    },
    /// The last round failed although there is a network; another is due soon by itself.
    Held {
        /// Changes on this device.
        waiting: usize,
        /// Why it failed: never [`Trouble::Offline`], [`Trouble::SignedOut`], [`Trouble::NotYours`],
        /// [`Trouble::Erased`] or [`Trouble::TooOld`].
        trouble: Trouble,
    },
    /// Something waits and nothing moves for five minutes although there is a network.
    Blocked {
        /// To be read out.
        code: BlockCode,
    },
    /// The session is over: sign in again, nothing is lost.
    SignedOut {
        /// Changes on this device.
        waiting: usize,
    },
    /// Another person has signed in on this browser: nothing is sent or taken until this one signs in again.
    NotYours {
        /// Changes on this device.
        waiting: usize,
    },
    /// The account was erased for good: nothing will ever be sent. What was not sent can be taken along, then all of it
    /// goes from this device too.
    Erased {
        /// Changes on this device.
        waiting: usize,
    },
    /// This version is too old: reload. What waits is kept.
    UpdateNeeded,
}

/// Something that bears on the next round.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// The profile was opened.
    Opened {
        /// Whether it has the server's state of an earlier time: without, its person waits for the first.
        known: bool,
        /// From 0 to 1, spreads a room.
        chance: f64,
    },
    /// The network is back, as the browser believes; a number from 0 to 1 spreads a room.
    Online(f64),
    /// The network is gone.
    Offline,
    /// The page is in front again.
    Front,
    /// The person asked, or has signed in.
    Asked,
    /// Something was written on this device.
    Wrote,
    /// The queue has this many unanswered lines.
    Pending(usize),
    /// A round begins.
    Began,
    /// A round ended well.
    Done,
    /// A round failed; a number from 0 to 1 spreads the next try.
    Failed(Trouble, f64),
}

/// The state from which the next round is reckoned.
#[derive(Debug, Clone)]
pub struct Pace {
    online: bool,
    running: bool,
    /// A round has ended, well or not, since the profile was opened or the network came back.
    heard: bool,
    pending: usize,
    wrote_meanwhile: bool,
    failures: u32,
    trouble: Option<Trouble>,
    next: Option<f64>,
    /// The server has asked for no more requests before.
    not_before: f64,
    still_since: Option<f64>,
}

impl Pace {
    /// Before anything happened.
    pub fn new(online: bool) -> Self {
        Self {
            online,
            running: false,
            heard: false,
            pending: 0,
            wrote_meanwhile: false,
            failures: 0,
            trouble: None,
            next: None,
            not_before: 0.0,
            still_since: None,
        }
    }

    /// Takes an event at time `now`.
    pub fn on(&mut self, event: Event, now: f64) {
        // Also where the device's clock was set back meanwhile.
        self.not_before = self.not_before.min(now + ASKED_MAX);
        match event {
            Event::Opened { known: false, .. } | Event::Asked => self.hasten(now),
            Event::Opened { chance, .. } => self.hasten(now + chance * OPEN_SPREAD),
            // A server in trouble is not asked more often because tabs are changed.
            Event::Front => {
                if self.failures == 0 {
                    self.hasten(now);
                }
            }
            Event::Online(chance) => {
                self.online = true;
                self.heard = false;
                self.failures = 0;
                // What fell due without a network is spread too: a room of thirty comes back at once.
                self.next = Some((now + chance * SPREAD).max(self.not_before));
            }
            Event::Offline => self.online = false,
            Event::Wrote => {
                self.wrote_meanwhile = self.running;
                if self.failures == 0 && !self.held() {
                    self.hasten(now + AFTER_WRITE);
                }
            }
            Event::Pending(pending) => {
                if pending < self.pending {
                    self.still_since = None;
                }
                self.pending = pending;
            }
            Event::Began => {
                self.running = true;
                self.wrote_meanwhile = false;
                self.next = None;
            }
            Event::Done => self.ended(now),
            Event::Failed(trouble, chance) => self.failed(trouble, chance, now),
        }
        self.watch(now);
    }

    /// When to look again: the next round, or the moment a silent queue has to show. `None` when only an
    /// event can change anything.
    pub fn wake(&self) -> Option<f64> {
        let stuck = self.still_since.map(|since| since + STUCK);
        match (self.round_at(), stuck) {
            (Some(round), Some(stuck)) => Some(round.min(stuck)),
            (round, stuck) => round.or(stuck),
        }
    }

    /// Whether a round is due now.
    pub fn is_due(&self, now: f64) -> bool {
        self.round_at().is_some_and(|at| at <= now)
    }

    /// What people are told.
    pub fn status(&self, now: f64) -> SyncStatus {
        let waiting = self.pending;
        match self.trouble {
            Some(Trouble::TooOld) => return SyncStatus::UpdateNeeded,
            Some(Trouble::SignedOut) => return SyncStatus::SignedOut { waiting },
            Some(Trouble::NotYours) => return SyncStatus::NotYours { waiting },
            Some(Trouble::Erased) => return SyncStatus::Erased { waiting },
            _ => {}
        }
        if self.online && self.still_since.is_some_and(|since| now >= since + STUCK) {
            let code = BlockCode::of(self.trouble);
            return SyncStatus::Blocked { code };
        }
        if !self.online || self.trouble == Some(Trouble::Offline) {
            return SyncStatus::Offline { waiting };
        }
        if let Some(trouble) = self.trouble {
            return SyncStatus::Held { waiting, trouble };
        }
        match (waiting, self.running) {
            (0, _) if !self.heard => SyncStatus::Checking,
            (0, _) => SyncStatus::UpToDate,
            (_, true) => SyncStatus::Sending,
            (waiting, false) => SyncStatus::Waiting(waiting),
        }
    }

    fn round_at(&self) -> Option<f64> {
        (self.online && !self.running).then_some(self.next)?
    }

    /// Only the person, a new session or a new version gets further.
    fn held(&self) -> bool {
        matches!(
            self.trouble,
            Some(Trouble::SignedOut | Trouble::NotYours | Trouble::Erased | Trouble::TooOld)
        )
    }

    fn hasten(&mut self, at: f64) {
        let at = at.max(self.not_before);
        self.next = Some(self.next.map_or(at, |next| next.min(at)));
    }

    fn ended(&mut self, now: f64) {
        self.running = false;
        self.heard = true;
        self.failures = 0;
        self.trouble = None;
        self.still_since = None;
        if self.wrote_meanwhile {
            self.hasten(now + AFTER_WRITE);
        } else if self.pending > 0 {
            self.hasten(now + WHILE_WAITING);
        }
    }

    fn failed(&mut self, trouble: Trouble, chance: f64, now: f64) {
        self.running = false;
        self.heard = true;
        self.trouble = Some(trouble);
        if self.held() {
            // The server itself is well: who comes back to the page may have signed in elsewhere.
            self.failures = 0;
            self.next = None;
            return;
        }
        self.failures = (self.failures + 1).min(16);
        let most = (1_000.0 * f64::from(1u32 << self.failures)).min(BACKOFF_MAX);
        let least = match trouble {
            Trouble::TooMany(seconds) => (f64::from(seconds) * 1_000.0).min(ASKED_MAX),
            _ => 500.0,
        };
        if let Trouble::TooMany(_) = trouble {
            self.not_before = now + least;
        }
        self.next = Some(now + least + chance * (most - 500.0));
    }

    /// Notes since when something waits, with a network, and does not move.
    fn watch(&mut self, now: f64) {
        if self.pending == 0 || !self.online {
            self.still_since = None;
        } else if self.still_since.is_none() {
            self.still_since = Some(now);
        }
    }
}

#[cfg(test)]
mod tests;
