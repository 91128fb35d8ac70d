//! The API through the router, over a real database: a SQLite file, or a PostgreSQL: one module per resource.

#![allow(clippy::unwrap_used)]

mod access;
mod adults;
mod blobs;
mod bodies;
mod bookings;
mod browser;
mod catalogue;
mod classes;
mod connections;
mod copy;
mod database;
mod demo;
mod enrolment;
mod equipe;
mod factor;
mod family;
mod guessing;
mod headers;
mod identity;
mod import;
mod invitations;
mod limits;
mod metrics;
mod move_booking;
mod openapi;
mod past;
mod privacy;
mod provider;
mod pull;
mod push;
mod restored;
mod review;
mod rights;
mod scopes;
mod seance;
mod session;
mod shared;
mod slots;
mod together;
mod trail;
mod upgrade;
mod waiting;
mod world;
mod year;
