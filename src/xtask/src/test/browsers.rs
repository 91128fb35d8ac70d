//! `browsers`: short journeys in Firefox and WebKit (`tests/browsers`), against the shipped server.

use anyhow::Result;

use super::{Outcome, count};
use crate::place::Place;
use crate::{run, say, serve, setup};

/// How many journeys go on at once: each is a server, a driver and a browser.
const AT_ONCE: &str = "2";

/// Finds or installs browsers and drivers, then lets each browser take its journeys.
pub(super) fn run(place: &Place) -> Result<Outcome> {
    let server = serve::shipped_server(place)?;
    let firefox = setup::firefox(place)?;
    setup::geckodriver(place)?;
    let webkit = setup::webkit_driver(place)?;
    let screen = setup::screen(place)?;
    say::step("browsers: pupils and teachers in Firefox and WebKit");
    let mut command = run::tool(place, "cargo");
    command
        .args(["test", "--locked", "--no-fail-fast"])
        .args(["--manifest-path", "tests/browsers/Cargo.toml"])
        .args(["--", "--test-threads", AT_ONCE]);
    command
        .env("CARGO_TARGET_DIR", place.build().join("browsers"))
        .env("PARCOURS_SERVER_BIN", server)
        .env("PARCOURS_FIREFOX", firefox)
        .env("PARCOURS_GECKODRIVER", "geckodriver")
        .env("PARCOURS_WEBKITDRIVER", webkit)
        .env("PARCOURS_XVFB", screen);
    let followed = run::follow(&mut command)?;
    Ok(count::read(&followed.lines, followed.success))
}
