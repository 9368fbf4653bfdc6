//! Pages work where the browser runs no script.

use super::super::{
    client::Window,
    stage::{SHOWN, Stage},
};
use serde_json::json;

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn found_and_signed_in_without_script() {
    let stage = Stage::new().await;
    let window = Window::open(1280).await;
    let off = json!({ "value": true });
    window
        .developer("Emulation.setScriptExecutionDisabled", off)
        .await;
    window
        .open_page(&stage.url(&format!("{SHOWN}?q=viet+tri")))
        .await;
    let found = window.client.source().await.expect("a page");
    assert!(found.contains("Phường Việt Trì"));
    // The page brings no script of its own, so that none is missed.
    assert!(!found.contains("<script"), "a page has a script");
    stage.sign_in(&window, "dieu-phoi").await;
    let page = window.client.source().await.expect("a page");
    assert!(
        page.contains("cchc-xa-minh-hoa-2024"),
        "the round is offered to work in"
    );
    window.close().await;
}
