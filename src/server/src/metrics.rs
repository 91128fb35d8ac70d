//! What operators watch: counters of this process, in the text that Prometheus reads.
//!
//! Labels come from closed lists (routes, reasons, states), never from what people send: nobody can make the
//! list of series grow, and no text or identity of a person is in it.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use axum::http::StatusCode;
use domain::visit::RefusalReason;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use protocol::wire::{Outcome, PushResponse, PushStop};

use crate::sql::Waits;

/// The media type of [`Metrics::text`].
pub const KIND: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Upper ends, in seconds, of the classes that durations are counted in.
const SECONDS: [f64; 11] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0,
];

/// A histogram of durations.
pub(crate) fn seconds() -> Histogram {
    Histogram::new(SECONDS)
}

type Durations = Family<Route, Histogram, fn() -> Histogram>;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    method: &'static str,
    route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answer {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Line {
    outcome: &'static str,
    reason: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Stop {
    reason: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Booking {
    state: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct File {
    result: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct SignIn {
    result: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Version {
    version: String,
}

/// How a request for places ended at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Places were given.
    Accepted,
    /// A rank on the waiting list was given.
    Waiting,
    /// Neither.
    Refused,
}

/// How a try to sign in ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// A session was opened.
    Opened,
    /// Something of it was wrong.
    Failed,
}

/// What became of a file that came whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filed {
    /// It is a picture, and kept.
    Kept,
    /// It is none, or too large.
    Refused,
}

/// What only the moment of the question tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instant {
    /// Sessions that are not over; `None` when the database does not answer.
    pub sessions: Option<u64>,
    /// The version of the catalogue that is served.
    pub catalogue: String,
    /// Whether the imported catalogue does not read, so that another is served.
    pub damaged: bool,
}

/// The counters of a process.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Answer, Counter>,
    durations: Durations,
    in_flight: Gauge,
    lines: Family<Line, Counter>,
    stops: Family<Stop, Counter>,
    pulls: Counter,
    bookings: Family<Booking, Counter>,
    sign_ins: Family<SignIn, Counter>,
    files: Family<File, Counter>,
    sessions: Gauge,
    database: Gauge,
    damaged: Gauge,
    catalogue: Family<Version, Gauge<u64, AtomicU64>>,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new(&Waits::default())
    }
}

impl Metrics {
    /// Counters at zero, with the waits of that database among them.
    pub fn new(waits: &Waits) -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("parcours"),
            requests: Family::default(),
            durations: Family::new_with_constructor(seconds),
            in_flight: Gauge::default(),
            lines: Family::default(),
            stops: Family::default(),
            pulls: Counter::default(),
            bookings: Family::default(),
            sign_ins: Family::default(),
            files: Family::default(),
            sessions: Gauge::default(),
            database: Gauge::default(),
            damaged: Gauge::default(),
            catalogue: Family::default(),
        };
        metrics.register_requests();
        metrics.register_work();
        metrics.register_state(waits);
        metrics
    }

    fn register_requests(&mut self) {
        let (requests, durations, in_flight) = (
            self.requests.clone(),
            self.durations.clone(),
            self.in_flight.clone(),
        );
        let list = &mut self.registry;
        list.register("http_requests", "Requests answered", requests);
        list.register_with_unit(
            "http_request_duration",
            "From the request's head to the answer's",
            Unit::Seconds,
            durations,
        );
        list.register(
            "http_requests_in_flight",
            "Requests being answered",
            in_flight,
        );
    }

    fn register_work(&mut self) {
        let (lines, stops, pulls) = (self.lines.clone(), self.stops.clone(), self.pulls.clone());
        let (bookings, sign_ins) = (self.bookings.clone(), self.sign_ins.clone());
        let files = self.files.clone();
        let list = &mut self.registry;
        list.register(
            "push_lines",
            "Lines of pushes answered, repeated ones included",
            lines,
        );
        list.register(
            "push_stops",
            "Pushes that stopped before their last line",
            stops,
        );
        list.register("pull_pages", "Pages of pulls answered", pulls);
        list.register(
            "booking_requests",
            "Requests for places, by their first answer",
            bookings,
        );
        list.register("sign_ins", "Tries to sign in", sign_ins);
        list.register("files", "Files of carnets that came whole", files);
    }

    fn register_state(&mut self, waits: &Waits) {
        let (sessions, database) = (self.sessions.clone(), self.database.clone());
        let (damaged, catalogue) = (self.damaged.clone(), self.catalogue.clone());
        let build = Info::new(Version {
            version: env!("CARGO_PKG_VERSION").into(),
        });
        let list = &mut self.registry;
        list.register_with_unit(
            "database_wait",
            "From asking for a transaction to having it",
            Unit::Seconds,
            waits.durations.clone(),
        );
        list.register(
            "database_writers_waiting",
            "Transactions that wait for their turn to write",
            waits.writers.clone(),
        );
        list.register("database_up", "1 while the database answers", database);
        list.register("sessions_open", "Sessions that are not over", sessions);
        list.register(
            "catalogue_damaged",
            "1 while the imported catalogue does not read",
            damaged,
        );
        list.register(
            "catalogue_served",
            "The catalogue that is served",
            catalogue,
        );
        list.register("build", "The server's version", build);
    }

    /// A request has come.
    pub fn began(&self) {
        self.in_flight.inc();
    }

    /// A request that [`Self::began`] is over, answered or not.
    pub fn ended(&self) {
        self.in_flight.dec();
    }

    /// A request was answered after this long. `route` is the router's own name of it.
    pub fn answered(&self, method: &'static str, route: &str, status: StatusCode, after: Duration) {
        let route = route.to_owned();
        let status = status.as_u16();
        let key = Route {
            method,
            route: route.clone(),
        };
        self.durations
            .get_or_create(&key)
            .observe(after.as_secs_f64());
        let answer = Answer {
            method,
            route,
            status,
        };
        self.requests.get_or_create(&answer).inc();
    }

    /// A push was answered with this.
    pub fn pushed(&self, response: &PushResponse) {
        for result in &response.results {
            let (outcome, reason) = match &result.outcome {
                Outcome::Done => ("done", ""),
                Outcome::Refused(refusal) => ("refused", reason_name(refusal.reason)),
            };
            self.lines.get_or_create(&Line { outcome, reason }).inc();
        }
        if let Some(stop) = &response.stop {
            let reason = stop_name(stop);
            self.stops.get_or_create(&Stop { reason }).inc();
        }
    }

    /// A page of a pull was answered.
    pub fn pulled(&self) {
        self.pulls.inc();
    }

    /// A request for places was settled.
    pub fn asked(&self, state: Asked) {
        let state = match state {
            Asked::Accepted => "accepted",
            Asked::Waiting => "waiting",
            Asked::Refused => "refused",
        };
        self.bookings.get_or_create(&Booking { state }).inc();
    }

    /// Somebody tried to sign in.
    pub fn came(&self, result: Came) {
        let result = match result {
            Came::Opened => "opened",
            Came::Failed => "failed",
        };
        self.sign_ins.get_or_create(&SignIn { result }).inc();
    }

    /// A file came whole.
    pub fn filed(&self, result: Filed) {
        let result = match result {
            Filed::Kept => "kept",
            Filed::Refused => "refused",
        };
        self.files.get_or_create(&File { result }).inc();
    }

    /// All of it as text, with what holds at this instant.
    pub fn text(&self, instant: Instant) -> String {
        self.database.set(instant.sessions.is_some().into());
        if let Some(sessions) = instant.sessions {
            self.sessions.set(sessions.try_into().unwrap_or(i64::MAX));
        }
        self.damaged.set(instant.damaged.into());
        self.catalogue.clear();
        let version = instant.catalogue;
        self.catalogue.get_or_create(&Version { version }).set(1);
        let mut text = String::new();
        // Writing into a string fails only if a metric refuses to be written; what came before it is kept.
        if encode(&mut text, &self.registry).is_err() {
            tracing::error!("the metrics could not all be written");
        }
        text
    }
}

fn reason_name(reason: RefusalReason) -> &'static str {
    match reason {
        RefusalReason::Full => "full",
        RefusalReason::SlotCancelled => "slot_cancelled",
        RefusalReason::SlotChanged => "slot_changed",
        RefusalReason::PastDeadline => "past_deadline",
        RefusalReason::OverlapClass => "overlap_class",
        RefusalReason::AlreadyBooked => "already_booked",
        RefusalReason::Quota => "quota",
        RefusalReason::Forbidden => "forbidden",
        RefusalReason::Invalid => "invalid",
        RefusalReason::TooLarge => "too_large",
        RefusalReason::Forgotten => "forgotten",
        RefusalReason::NoFile => "no_file",
        RefusalReason::NoRoom => "no_room",
    }
}

fn stop_name(stop: &PushStop) -> &'static str {
    match stop {
        PushStop::Gap { .. } => "gap",
        PushStop::Reused { .. } => "reused",
        PushStop::SchemaTooOld => "schema_too_old",
        PushStop::SchemaTooNew => "schema_too_new",
        PushStop::Retry => "retry",
        PushStop::NoFile { .. } => "no_file",
    }
}
