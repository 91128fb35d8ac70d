//! The journeys. Each takes a browser and has a server and a profile of its own.

mod pages;
mod people;
mod pupil;
mod restart;
mod tabs;
mod teacher;

pub(crate) use pages::opens_every_page;
pub(crate) use pupil::{explores_and_writes_through_a_cut, leaves_while_writing};
pub(crate) use restart::{starts_again_without_a_server, survives_a_killed_browser};
pub(crate) use tabs::two_tabs_agree;
pub(crate) use teacher::books_through_a_cut;
