//! A browser with its own profile folder, which outlives the browser.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, DesiredCapabilities, PageLoadStrategy};

use super::driver::Driver;
use super::{Page, Server};

/// A browser of schools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Firefox ESR
    Firefox,
    /// WebKitGTK, the nearest to an iPad's Safari that runs here
    WebKit,
}

/// One of them on a computer of its own.
pub(crate) struct Device {
    browser: Browser,
    url: String,
    session: Option<WebDriver>,
    driver: Driver,
    folder: TempDir,
}

impl Device {
    /// Starts the browser on a new profile and opens a page of the server.
    pub(crate) async fn open(
        browser: Browser,
        server: &Server,
        path: &str,
    ) -> Result<(Self, Page)> {
        let folder = tempfile::tempdir()?;
        let driver = Driver::start(browser, folder.path()).await?;
        let url = server.url();
        let mut device = Self {
            browser,
            url,
            session: None,
            driver,
            folder,
        };
        let page = device.begin(path).await?;
        Ok((device, page))
    }

    /// Closes the browser and opens it again on the same profile.
    pub(crate) async fn restart(&mut self, path: &str) -> Result<Page> {
        self.close().await?;
        self.begin(path).await
    }

    /// Kills the browser and opens it again on the same profile.
    pub(crate) async fn kill_and_restart(&mut self, path: &str) -> Result<Page> {
        self.driver.kill()?;
        // Its session went with it; nobody is there to be told.
        self.session.take().context("no browser is open")?.leak()?;
        self.driver = Driver::start(self.browser, self.folder.path()).await?;
        self.begin(path).await
    }

    /// Closes the browser, after which nothing may have broken in its pages.
    pub(crate) async fn finish(mut self) -> Result<()> {
        self.close().await?;
        let complaints = self.driver.complaints()?;
        ensure!(
            complaints.is_empty(),
            "the pages said: {}",
            complaints.join("\n")
        );
        Ok(())
    }

    async fn close(&mut self) -> Result<()> {
        let session = self.session.take().context("no browser is open")?;
        session.quit().await?;
        Ok(())
    }

    async fn begin(&mut self, path: &str) -> Result<Page> {
        let wanted = match self.browser {
            Browser::Firefox => firefox(&self.profile()?)?,
            Browser::WebKit => webkit()?,
        };
        let session = WebDriver::builder(self.driver.url(), wanted)
            .await
            .context("the browser does not start")?;
        let handle = session.handle().clone();
        self.session = Some(session);
        handle.set_window_rect(0, 0, 1366, 850).await?;
        let page = Page::new(handle, self.url.clone());
        page.go(path).await?;
        // WebKit never again installs a worker in a browser that left the very page that was fetching it.
        page.is_kept().await?;
        Ok(page)
    }

    fn profile(&self) -> Result<PathBuf> {
        let profile = self.folder.path().join("profile");
        std::fs::create_dir_all(&profile)?;
        Ok(profile)
    }
}

impl Drop for Device {
    /// A test that failed waits for no browser.
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            // Whether the two were still there makes no difference.
            let _ = self.driver.kill();
            let _ = session.leak();
        }
    }
}

fn firefox(profile: &Path) -> Result<Capabilities> {
    let mut wanted = DesiredCapabilities::firefox();
    wanted.set_headless()?;
    wanted.add_arg("-profile")?;
    wanted.add_arg(&profile.to_string_lossy())?;
    let mut preferences = FirefoxPreferences::new();
    preferences.set("intl.accept_languages", "fr-FR, fr")?;
    // What the page says goes into the driver's log.
    preferences.set("devtools.console.stdout.content", true)?;
    wanted.set_preferences(preferences)?;
    Ok(wanted.into())
}

fn webkit() -> Result<Capabilities> {
    let mut wanted = Capabilities::new();
    // Without a name for the browser, the driver starts the one that came with it.
    let options = json!({
        "args": ["--automation", "--enable-write-console-messages-to-stdout=true"],
    });
    wanted.set("webkitgtk:browserOptions", options)?;
    wanted.set_page_load_strategy(PageLoadStrategy::Normal)?;
    Ok(wanted)
}
