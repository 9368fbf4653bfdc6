//! What hands do in a window: open, click, type, choose, press keys.

use super::client::Window;
use fantoccini::{Locator, elements::Element};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The names of a folder's files.
fn names(folder: &Path) -> BTreeSet<String> {
    let all = std::fs::read_dir(folder).expect("a folder");
    all.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect()
}

impl Window {
    /// Opens an address.
    pub(super) async fn open_page(&self, url: &str) {
        let done = self.client.goto(url).await;
        done.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Where the window stands.
    pub(super) async fn at(&self) -> String {
        let url = self.client.current_url().await.expect("an address");
        url.to_string()
    }

    /// The first thing of a page that the selector names.
    pub(super) async fn find(&self, css: &str) -> Element {
        match self.client.find(Locator::Css(css)).await {
            Ok(found) => found,
            Err(error) => panic!(
                "{css} at {}: {error}\n{}",
                self.at().await,
                self.words().await
            ),
        }
    }

    /// Whether a page has it.
    pub(super) async fn has(&self, css: &str) -> bool {
        let found = self.client.find_all(Locator::Css(css)).await;
        found.is_ok_and(|found| !found.is_empty())
    }

    /// Clicks what leads to another page, and waits for it.
    pub(super) async fn press(&self, css: &str) {
        let found = self.find(css).await;
        self.leave_by(&found, css).await;
    }

    /// Clicks the first link or button with these words.
    pub(super) async fn press_words(&self, tag: &str, words: &str) {
        let path = format!("//{tag}[contains(normalize-space(.), '{words}')]");
        let found = self.client.find(Locator::XPath(&path)).await;
        match found {
            Ok(found) => self.leave_by(&found, words).await,
            Err(error) => panic!(
                "{words} at {}: {error}\n{}",
                self.at().await,
                self.words().await
            ),
        }
    }

    async fn leave_by(&self, element: &Element, what: &str) {
        self.mark().await;
        let clicked = element.click().await;
        clicked.unwrap_or_else(|error| panic!("a click on {what}: {error}"));
        self.wait_for_a_page(what).await;
    }

    /// A mark that the next page does not carry.
    async fn mark(&self) {
        let script = "document.documentElement.dataset.left = 'yes';";
        self.script(script).await;
    }

    async fn wait_for_a_page(&self, what: &str) {
        let script =
            "return document.readyState === 'complete' && !document.documentElement.dataset.left;";
        for _ in 0..2_400 {
            // Between two pages there is nothing to ask.
            let there = self.client.execute(script, Vec::new()).await;
            if there.is_ok_and(|there| there == Value::Bool(true)) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!(
            "{what} led nowhere; the window stands at {}",
            self.at().await
        );
    }

    /// Runs a script in the page.
    pub(super) async fn script(&self, script: &str) -> Value {
        let done = self.client.execute(script, Vec::new()).await;
        done.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Types into a field that is emptied first.
    pub(super) async fn type_in(&self, css: &str, words: &str) {
        let field = self.find(css).await;
        field.clear().await.expect("the field can be emptied");
        field.send_keys(words).await.expect("the field takes keys");
    }

    /// Sets a field for a day, whose keys depend on the browser's language.
    pub(super) async fn set_day(&self, css: &str, day: &str) {
        self.find(css).await;
        let given = vec![json!(css), json!(day)];
        let script = "document.querySelector(arguments[0]).value = arguments[1];";
        let done = self.client.execute(script, given).await;
        done.expect("the field takes a day");
    }

    /// Chooses from a list.
    pub(super) async fn choose(&self, css: &str, value: &str) {
        let list = self.find(css).await;
        let done = list.select_by_value(value).await;
        done.unwrap_or_else(|error| panic!("{value} in {css}: {error}"));
    }

    /// Gives files to a field, one path a file.
    pub(super) async fn give_files(&self, css: &str, files: &[PathBuf]) {
        let paths = files
            .iter()
            .map(|file| file.to_str().expect("a path of letters"));
        let paths = paths.collect::<Vec<_>>().join("\n");
        let done = self.find(css).await.send_keys(&paths).await;
        done.unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// Clicks a link to a file and returns its bytes once they have come.
    pub(super) async fn fetch_file(&self, css: &str, folder: &Path) -> Vec<u8> {
        let words = json!({ "behavior": "allow", "downloadPath": folder });
        self.developer("Browser.setDownloadBehavior", words).await;
        let before = names(folder);
        self.tick(css).await;
        for _ in 0..600 {
            let there = names(folder);
            let new = there.iter().find(|name| !before.contains(*name));
            // Until it is whole it has another name.
            if let Some(new) =
                new.filter(|name| !name.ends_with(".crdownload") && !name.starts_with('.'))
            {
                return std::fs::read(folder.join(new)).expect("the file that came");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{css} at {} brought no file", self.at().await)
    }

    /// Ticks everything that the selector names.
    pub(super) async fn tick_all(&self, css: &str) {
        let found = self.client.find_all(Locator::Css(css)).await;
        for one in found.expect("a page") {
            one.click().await.expect("a box that can be ticked");
        }
    }

    /// Ticks, or opens, without leaving the page.
    pub(super) async fn tick(&self, css: &str) {
        let found = self.find(css).await;
        let done = found.click().await;
        done.unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// Presses a key of the keyboard, not of an element.
    pub(super) async fn key(&self, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            _ => 0,
        };
        let text = if key == "Enter" { "\r" } else { "" };
        for kind in ["keyDown", "keyUp"] {
            let words = json!({
                "type": kind, "key": key, "code": key,
                "windowsVirtualKeyCode": code, "nativeVirtualKeyCode": code, "text": text,
            });
            self.developer("Input.dispatchKeyEvent", words).await;
        }
    }

    /// What a page says.
    pub(super) async fn words(&self) -> String {
        let said = self.script("return document.body.innerText;").await;
        said.as_str().unwrap_or_default().to_owned()
    }

    /// Panics where a page does not say so.
    pub(super) async fn says(&self, words: &str) {
        let all = self.words().await;
        assert!(
            all.contains(words),
            "`{words}` is not said at {}:\n{all}",
            self.at().await
        );
    }
}
