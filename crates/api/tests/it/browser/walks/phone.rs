//! The same on a telephone: everything stands within the window, large enough for a finger.

use super::super::{
    client::Window,
    stage::{SHOWN, Stage},
};
use serde_json::{Value, json};

/// Targets smaller than 24 × 24 CSS pixels that are not words within a sentence (WCAG 2.2, 2.5.8).
const SMALL: &str = "return [...document.querySelectorAll('button, input, select, summary, .button, .tabs a, .pager a, .tools a')] \
    .filter(one => one.type !== 'hidden' && one.offsetParent) \
    .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 80)]) \
    .filter(([box]) => box.width < 24 || box.height < 24) \
    .map(([box, words]) => words + ' ' + Math.round(box.width) + ' x ' + Math.round(box.height));";

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn found_and_read_on_a_telephone() {
    let stage = Stage::new().await;
    let window = Window::open(360).await;
    let touch = json!({ "enabled": true });
    window
        .developer("Emulation.setTouchEmulationEnabled", touch)
        .await;
    window.open_page(&stage.url(SHOWN)).await;
    let small = window.script(SMALL).await;
    assert_eq!(small, json!([]));
    window.type_in("#q", "nong trang").await;
    window.press("form[role=search] button").await;
    window.press("tbody th a").await;
    window.says("Phường Nông Trang").await;
    assert_eq!(window.script(SMALL).await, json!([]));
    let within = window
        .script("return document.documentElement.scrollWidth <= window.innerWidth;")
        .await;
    assert_eq!(within, Value::Bool(true));
    // Every cell of a table that has become cards says what it is.
    let nameless = window
        .script("return [...document.querySelectorAll('table.cards-when-narrow tbody td')].filter(one => one.innerText.trim() && !one.dataset.label).map(one => one.innerText);")
        .await;
    assert_eq!(nameless, json!([]));
    window.close().await;
}
