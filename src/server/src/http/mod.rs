//! The HTTP side: handlers by resource and verb, and what all answers have in common.

pub mod blobs;
pub mod body;
pub mod catalogue;
pub mod classes;
pub mod cookie;
mod description;
pub mod encoding;
pub mod enrolment;
pub mod gap;
pub mod harden;
pub mod identity;
pub mod invitations;
pub mod named;
pub mod parcours;
pub mod peer;
pub mod privacy;
pub mod pupils;
pub mod router;
pub mod schools;
pub mod session;
pub mod site;
pub mod sync;
pub mod system;
pub mod trace;
