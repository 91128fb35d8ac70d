//! Short journeys in the browsers of schools that are not Chromium: Firefox, and WebKit as on iPads.
//!
//! A cut network is a server whose process was killed: the browser believes itself online and nothing answers.
//! `cargo xtask test browsers` says where the server, the drivers and the browsers are.

mod journeys;
mod support;

/// One test for each journey that a browser takes.
macro_rules! taken_by {
    ($module:ident, $browser:expr, $($journey:ident),+) => {
        mod $module {
            $(
                #[tokio::test]
                async fn $journey() -> anyhow::Result<()> {
                    crate::journeys::$journey($browser).await
                }
            )+
        }
    };
}

taken_by!(
    firefox,
    crate::support::Browser::Firefox,
    explores_and_writes_through_a_cut,
    starts_again_without_a_server,
    survives_a_killed_browser,
    books_through_a_cut,
    two_tabs_agree,
    leaves_while_writing,
    opens_every_page
);

// Its test window forgets everything when it closes: what outlives a browser is Firefox's to show.
taken_by!(
    webkit,
    crate::support::Browser::WebKit,
    explores_and_writes_through_a_cut,
    books_through_a_cut,
    two_tabs_agree,
    leaves_while_writing,
    opens_every_page
);
