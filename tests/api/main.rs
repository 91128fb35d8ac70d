//! The API through the router, over a real database in a temporary folder: one module per resource.

#![allow(clippy::unwrap_used)]

mod bodies;
mod bookings;
mod browser;
mod catalogue;
mod classes;
mod demo;
mod enrolment;
mod headers;
mod import;
mod invitations;
mod move_booking;
mod openapi;
mod pull;
mod push;
mod scopes;
mod session;
mod shared;
mod slots;
mod waiting;
mod world;
