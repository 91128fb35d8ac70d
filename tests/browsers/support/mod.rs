//! What the journeys share: a server of their own, a browser with a profile folder, a page as people see it, and the API
//! as another device sees it.

mod api;
mod device;
mod display;
mod driver;
mod page;
mod server;
mod wait;

pub(crate) use api::Api;
pub(crate) use device::{Browser, Device};
pub(crate) use page::Page;
pub(crate) use server::Server;
pub(crate) use wait::until;
