//! A page as people see it: by headings, labels and the words on buttons.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use thirtyfour::prelude::*;
use thirtyfour::session::handle::SessionHandle;

use super::until;

/// Holding this while typing "a" selects all that a field holds.
const ALL: &str = "a";

/// The tab that a browser shows.
#[derive(Clone)]
pub(crate) struct Page {
    browser: Arc<SessionHandle>,
    url: String,
}

impl Page {
    pub(super) fn new(browser: Arc<SessionHandle>, url: String) -> Self {
        Self { browser, url }
    }

    /// Opens a path of the application, as an address that somebody types.
    pub(crate) async fn go(&self, path: &str) -> Result<()> {
        let address = format!("{}{path}", self.url);
        self.browser
            .goto(address)
            .await
            .with_context(|| format!("{path} does not open"))?;
        Ok(())
    }

    /// Loads the page again, as its reload button does. The drivers' own reload goes around the service worker in Firefox, as
    /// one with the shift key does.
    pub(crate) async fn reload(&self) -> Result<()> {
        let before = self.loaded_at().await?;
        self.browser
            .execute("location.reload()", Vec::new())
            .await?;
        until("the page, loaded again,", async || {
            // Between two pages there is none to ask.
            let now = self.loaded_at().await.unwrap_or(before);
            Ok((now > before).then_some(()))
        })
        .await
    }

    /// When the page began to load, in milliseconds since 1970.
    async fn loaded_at(&self) -> Result<f64> {
        let asked = "return performance.timeOrigin";
        Ok(self.browser.execute(asked, Vec::new()).await?.convert()?)
    }

    /// The path that the address bar shows.
    pub(crate) async fn path(&self) -> Result<String> {
        Ok(self.browser.current_url().await?.path().to_owned())
    }

    /// Waits until the path is as wanted.
    pub(crate) async fn arrives(
        &self,
        what: &str,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<String> {
        until(what, async || {
            let path = self.path().await?;
            Ok(wanted(&path).then_some(path))
        })
        .await
    }

    /// Waits for a heading of the first level that holds these words.
    pub(crate) async fn heading(&self, words: &str) -> Result<()> {
        self.shown(&format!("//h1[contains(normalize-space(.), \"{words}\")]"))
            .await?;
        Ok(())
    }

    /// Waits until these words stand somewhere in the page.
    pub(crate) async fn sees(&self, words: &str) -> Result<()> {
        let all = format!("//body//*[text()[contains(., \"{words}\")]]");
        self.shown(&all).await?;
        Ok(())
    }

    /// Presses the button or tab of these words.
    pub(crate) async fn press(&self, words: &str) -> Result<()> {
        let button = format!("//button[normalize-space(.) = \"{words}\"]");
        self.click(&button).await
    }

    /// Follows the first link of these words in the page's own part.
    pub(crate) async fn follow(&self, words: &str) -> Result<()> {
        let link = format!("//main//a[contains(normalize-space(.), \"{words}\")]");
        self.click(&link).await
    }

    /// Chooses the one of these words, in a group of which one is chosen.
    pub(crate) async fn choose(&self, words: &str) -> Result<()> {
        let label = format!("//label[normalize-space(.) = \"{words}\"]");
        self.click(&label).await
    }

    /// Replaces what the field of this label holds.
    pub(crate) async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.field(label).await?;
        field.click().await?;
        field.send_keys(Key::Control + ALL).await?;
        field.send_keys(text).await?;
        ensure!(
            field.value().await?.as_deref() == Some(text),
            "{label} does not take {text}"
        );
        Ok(())
    }

    /// Waits until the field of this label holds the text.
    pub(crate) async fn holds(&self, label: &str, text: &str) -> Result<()> {
        until(&format!("« {text} » in {label}"), async || {
            let value = self.field(label).await?.value().await?;
            Ok((value.as_deref() == Some(text)).then_some(()))
        })
        .await
    }

    /// Waits until what the field of this label holds begins with the text.
    pub(crate) async fn begins(&self, label: &str, text: &str) -> Result<()> {
        until(&format!("« {text}… » in {label}"), async || {
            let value = self.field(label).await?.value().await?;
            Ok(value
                .is_some_and(|value| value.starts_with(text))
                .then_some(()))
        })
        .await
    }

    /// The one indicator of the top bar.
    pub(crate) async fn badge(&self) -> Result<WebElement> {
        self.shown("//header//*[@role=\"status\"]").await
    }

    /// Waits until the indicator says these words.
    pub(crate) async fn badge_says(&self, words: &str) -> Result<()> {
        let mut last = String::new();
        let said = until("that", async || {
            // It is drawn anew when its words change.
            if let Ok(Some(text)) = self.badge().await?.prop("textContent").await {
                last = text;
            }
            Ok(last.contains(words).then_some(()))
        })
        .await;
        said.with_context(|| format!("the indicator says « {last} », not « {words} »"))
    }

    /// Waits until this device keeps the application.
    pub(crate) async fn is_kept(&self) -> Result<()> {
        let marked = By::XPath("/html[@data-offline=\"ready\"]");
        let kept = until("the copy for work without a server", async || {
            Ok(self.all(marked.clone()).await.pop())
        })
        .await;
        match kept {
            Ok(_) => Ok(()),
            Err(error) => Err(self.telling(error).await),
        }
    }

    /// Opens a second tab of the same browser and hands it the window.
    pub(crate) async fn another_tab(&self, path: &str) -> Result<WindowHandle> {
        let tab = self.browser.new_tab().await?;
        self.browser.switch_to_window(tab.clone()).await?;
        self.go(path).await?;
        Ok(tab)
    }

    /// The tab that is shown.
    pub(crate) async fn tab(&self) -> Result<WindowHandle> {
        Ok(self.browser.window().await?)
    }

    /// Shows this tab.
    pub(crate) async fn show(&self, tab: WindowHandle) -> Result<()> {
        self.browser.switch_to_window(tab).await?;
        Ok(())
    }

    /// A picture of the window, where `PARCOURS_PICTURES` names a folder for them.
    pub(crate) async fn picture(&self, name: &str) -> Result<()> {
        let Some(folder) = std::env::var_os("PARCOURS_PICTURES") else {
            return Ok(());
        };
        let file = Path::new(&folder).join(format!("{name}.png"));
        self.browser.screenshot(&file).await?;
        Ok(())
    }

    /// Waits until nothing of the page is still being drawn.
    pub(crate) async fn is_whole(&self) -> Result<()> {
        self.shown("//h1").await?;
        let whole = until("a whole page", async || {
            let drawn = By::Css(".skeleton, [aria-busy=\"true\"]");
            let left = self.browser.find_all(drawn).await;
            Ok(left.is_ok_and(|left| left.is_empty()).then_some(()))
        })
        .await;
        match whole {
            Ok(()) => Ok(()),
            Err(error) => Err(self.telling(error).await),
        }
    }

    /// The first of these that is drawn; the page's words are told where none comes.
    async fn shown(&self, path: &str) -> Result<WebElement> {
        let found = until(path, async || {
            for element in self.all(By::XPath(path)).await {
                if self.is_drawn(&element).await.unwrap_or(false) {
                    return Ok(Some(element));
                }
            }
            Ok(None)
        })
        .await;
        match found {
            Ok(element) => Ok(element),
            Err(error) => Err(self.telling(error).await),
        }
    }

    /// A failure with the page's address and words.
    async fn telling(&self, error: anyhow::Error) -> anyhow::Error {
        let body = match self.browser.find(By::Tag("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        };
        let at = self.path().await.unwrap_or_default();
        error.context(format!("{at} says:\n{body}"))
    }

    /// Those that are there now. What is drawn anew while the driver looks is an error for it: the next look finds it.
    async fn all(&self, by: By) -> Vec<WebElement> {
        self.browser.find_all(by).await.unwrap_or_default()
    }

    /// Asked of the page: WebKit's driver takes text of a limited number of lines for hidden.
    async fn is_drawn(&self, element: &WebElement) -> Result<bool> {
        let asked = "return arguments[0].checkVisibility({ visibilityProperty: true })";
        let answer = self
            .browser
            .execute(asked, vec![element.to_json()?])
            .await?;
        Ok(answer.convert()?)
    }

    /// Clicks on the first of these. A list that is drawn anew takes away what was to be clicked: it is looked for again.
    async fn click(&self, path: &str) -> Result<()> {
        until(&format!("a click on {path}"), async || {
            let found = self.shown(path).await?;
            // WebKit's driver does not bring into sight what stands below it.
            let clicked = match found.scroll_into_view().await {
                Ok(()) => found.click().await,
                Err(gone) => Err(gone),
            };
            Ok(clicked.is_ok().then_some(()))
        })
        .await
    }

    async fn field(&self, label: &str) -> Result<WebElement> {
        let named = format!("//*[@id = //label[contains(normalize-space(.), \"{label}\")]/@for]");
        let inside = format!("//label[contains(normalize-space(.), \"{label}\")]//input");
        self.shown(&format!("{named} | {inside}")).await
    }
}
