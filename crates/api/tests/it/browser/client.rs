//! A browser window, and what is asked of every page in it.

use super::DRIVER;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

const AXE: &str = include_str!("../../axe/axe.min.js");

/// Rules of WCAG 2.2, levels A and AA.
const RULES: &str = "const done = arguments[arguments.length - 1]; \
    axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}) \
    .then(found => done(found.violations.map(one => one.id + ': ' + one.help + ' ' + one.nodes.map(node => node.target.join(' ')).join(' | '))), \
    error => done(['axe: ' + error]));";

/// What a page holds that it must not: something wider than the window, a request to elsewhere, an error of a script.
const OWN: &str = "const found = []; \
    const root = document.documentElement; \
    if (root.scrollWidth > window.innerWidth + 1) found.push('wider than the window: ' + root.scrollWidth + ' > ' + window.innerWidth + ' ' + [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > window.innerWidth + 1 && !one.closest('[tabindex]')).slice(0, 3).map(one => one.outerHTML.slice(0, 80)).join(' | ')); \
    for (const one of performance.getEntriesByType('resource')) if (!one.name.startsWith(location.origin) && !one.name.startsWith('data:')) found.push('a request to ' + one.name); \
    for (const one of document.images) if (one.complete && one.currentSrc && !one.naturalWidth) found.push('a broken picture: ' + one.currentSrc); \
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
    for (let one = walker.nextNode(); one; one = walker.nextNode()) if (!one.parentElement.closest('code, .code') && /^(account|admin|api|bench|column|compare|council|criteria|drafts|explain|frame|import|inside|keys|log|method|plans|profile|publication|ranking|reviews|round|score|start|surveys|users|versions|why|work)(-[a-z0-9]+)+$/.test(one.data.trim())) found.push('a key without words: ' + one.data.trim()); \
    if (root.lang === 'en') for (const one of document.querySelectorAll('body *:not(svg *)')) { \
        const own = [...one.childNodes].filter(part => part.nodeType === 3).map(part => part.data).join(' '); \
        const words = own.match(/\\p{L}+/gu) || []; \
        const foreign = words.filter(word => /[À-Ýà-ýĂăĐđĨĩŨũƠơƯưẠ-ỹ]/.test(word)); \
        if (foreign.length * 5 > words.length * 4 && one.closest('[lang]').lang !== 'vi') found.push('Vietnamese that does not say so: ' + own.trim().slice(0, 80)); } \
    if (!document.title) found.push('no title'); \
    if (document.querySelectorAll('h1').length !== 1) found.push('not one h1: ' + document.querySelectorAll('h1').length); \
    if (!['vi', 'en'].includes(root.lang)) found.push('lang ' + root.lang); \
    return found;";

/// A window of its own, closed with [`Window::close`].
pub(super) struct Window {
    /// The window.
    pub(super) client: Client,
}

impl Window {
    /// Opens a window of this width.
    pub(super) async fn open(width: u32) -> Self {
        let driver = std::env::var(DRIVER).expect("run by `cargo xtask test --only browser`");
        let options = json!({
            "goog:chromeOptions": { "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--hide-scrollbars", "--force-prefers-reduced-motion",
            ] }
        });
        let Value::Object(options) = options else {
            unreachable!("an object is written above")
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(options)
            .connect(&driver)
            .await
            .expect("the driver gives a window");
        // A window of a browser is not narrower than 500; the device's width is set apart.
        let own = Self { client };
        own.set_width(width).await;
        own
    }

    /// A command of Chromium's own protocol.
    pub(super) async fn developer(&self, command: &str, words: Value) -> Value {
        self.client
            .issue_cmd(Developer {
                command: command.to_owned(),
                words,
            })
            .await
            .expect("Chromium knows the command")
    }

    /// What is wrong with the page that stands in the window.
    pub(super) async fn wrong(&self) -> Vec<String> {
        let own = self.client.execute(OWN, Vec::new()).await.expect("a page");
        // The page forbids scripts that are not its own; the driver may run them all the same.
        self.client
            .execute(AXE, Vec::new())
            .await
            .expect("axe loads");
        let axe = self.client.execute_async(RULES, Vec::new()).await;
        let axe = axe.expect("axe answers");
        [own, axe]
            .iter()
            .filter_map(Value::as_array)
            .flatten()
            .map(|one| one.as_str().unwrap_or("?").to_owned())
            .collect()
    }

    /// The status that the page came with.
    pub(super) async fn status(&self) -> u64 {
        let script = "return performance.getEntriesByType('navigation')[0].responseStatus;";
        self.script(script).await.as_u64().unwrap_or(0)
    }

    /// Closes the window.
    pub(super) async fn close(self) {
        self.client.close().await.expect("the window closes");
    }
}

#[derive(Debug)]
struct Developer {
    command: String,
    words: Value,
}

impl fantoccini::wd::WebDriverCompatibleCommand for Developer {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }
    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": self.command, "params": self.words });
        (http::Method::POST, Some(body.to_string()))
    }
}
