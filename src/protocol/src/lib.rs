//! What browser and server say to each other, and the sync state machine of both ends, without I/O.
//!
//! A client keeps the last state the server gave it plus a queue of its own [`mutation::Envelope`]s (the
//! outbox) and shows the one with the other replayed over it. It pushes the queue in order, pulls what
//! changed, and drops a queued mutation only once a pull has brought its effect. The server alone
//! decides; a refusal by the rules is an answer like any other and never blocks the queue.

pub mod admission;
pub mod gap;
pub mod mutation;
pub mod overlay;
pub mod parcours;
pub mod privacy;
pub mod replica;
pub mod row;
pub mod session;
pub mod trail;
pub mod travel;
pub mod wire;
